"""The house: a room imports only from rooms before it, and pure rooms know no clock, network, environment."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "scripts" / "maklumat"
ROOMS = ("documents", "checks", "register", "forges", "publish", "cli")
PURE = ("documents", "checks", "register")
# Publishing shows what was decided, wherever the evidence came from.
NEVER = {("publish", "forges")}

FORBIDDEN_MODULES = frozenset(
    {
        "asyncio",
        "ftplib",
        "http",
        "locale",
        "random",
        "secrets",
        "smtplib",
        "socket",
        "ssl",
        "subprocess",
        "time",
        "urllib",
        "uuid",
    }
)
FORBIDDEN_NAMES = frozenset(
    {
        "date.today",
        "datetime.now",
        "datetime.today",
        "datetime.utcnow",
        "os.environ",
        "os.environb",
        "os.getenv",
        "os.popen",
        "os.system",
        "os.urandom",
    }
)
# Git's own room within the room: the one place that starts a process.
EXCEPTIONS = {"documents/git.py": {"subprocess", "os.environ"}}


def modules() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything a module imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno}: relative imports hide the room"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def used_names(path: Path) -> Iterator[tuple[int, str]]:
    """Line and `owner.attribute` of every attribute looked up on a plain name or on `datetime.<class>`."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Attribute):
            owner = node.value
            if isinstance(owner, ast.Name):
                yield node.lineno, f"{owner.id}.{node.attr}"
            elif isinstance(owner, ast.Attribute):
                yield node.lineno, f"{owner.attr}.{node.attr}"


def test_every_module_stands_in_a_known_room() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert folders <= set(ROOMS)
    assert {path.name for path in ROOT.glob("*.py")} == {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    room = name_of(path).partition("/")[0]
    wrong = []
    for line, imported in imports(path):
        package, _, rest = imported.partition(".")
        target = rest.partition(".")[0]
        if package != "maklumat" or target not in ROOMS:
            continue
        if ROOMS.index(target) > ROOMS.index(room) or (room, target) in NEVER:
            wrong.append(f"{name_of(path)}:{line} imports {imported}")
    assert wrong == []


@pytest.mark.parametrize(
    "path", [path for path in modules() if name_of(path).partition("/")[0] in PURE], ids=name_of
)
def test_pure_rooms_know_no_clock_network_or_environment(path: Path) -> None:
    allowed = EXCEPTIONS.get(name_of(path), set())
    wrong = [
        f"{name_of(path)}:{line} imports {imported}"
        for line, imported in imports(path)
        if imported.partition(".")[0] in FORBIDDEN_MODULES - allowed or imported in FORBIDDEN_NAMES - allowed
    ]
    wrong += [
        f"{name_of(path)}:{line} uses {used}"
        for line, used in used_names(path)
        if used in FORBIDDEN_NAMES - allowed
    ]
    assert wrong == []


def test_the_package_itself_imports_nothing() -> None:
    assert list(imports(ROOT / "__init__.py")) == []
