"""A project at which decisions are recorded by the command, and what its tree holds before and after."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.office import begun, format_options

from maklumat.cli.main import run
from maklumat.documents.tree import WorkTree
from maklumat.register.book import read_book
from maklumat.register.fold import fold

AT = "2024-01-03T02:00:00Z"
DRAFTED: dict[str, str | None] = {
    "siklus": "2024-001",
    "langkah": "penyusunan",
    "orang": "pelaksana",
    "keputusan": "selesai",
}
CORRECTED: dict[str, str | None] = {
    "siklus": "2024-001",
    "langkah": "koreksi",
    "orang": "kasubbag",
    "keputusan": "ya",
}


def command(project: Path, saat: str, options: Mapping[str, str | None]) -> list[str]:
    given = {"kunci-saksi": str(project / "kunci" / "saksi-ci"), "saat": saat, **options}
    return ["catat", "lokal", "--proyek", str(project), *format_options(given)]


def catat(project: Path, saat: str, *more: str, **options: str | None) -> int:
    return run([*command(project, saat, options), *more])


def snapshot(project: Path) -> dict[str, bytes | None]:
    """Every path of the tree with its bytes (folders without)."""
    found = sorted((project / "standards").rglob("*"))
    return {str(path.relative_to(project)): path.read_bytes() if path.is_file() else None for path in found}


def book_problems(project: Path) -> tuple[str, ...]:
    return fold(read_book(WorkTree(project / "standards")), begun().clock.replace(year=2030)).problems


def numbers(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "standards/pengesahan/buku").glob("*.json"))


def waiting(tmp_path: Path) -> Path:
    """A project whose root is recorded and whose first bundle waits for its first record."""
    office = begun()
    office.bundle("2024-001", "penetapan", "layanan/legalisasi")
    return office.write(tmp_path)
