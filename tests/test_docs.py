"""What the guides say of the command line is what the command line does.

The reference page is written by `python tests/test_docs.py`; the test holds it to the commands as they
are. Every `maklumat ...` a guide shows is parsed by the command it names.
"""

from __future__ import annotations

import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from maklumat.cli.examples import EXAMPLES
from maklumat.cli.main import maklumat

PROJECT = Path(__file__).parents[1]
PAGE = PROJECT / "content/panduan/perintah.md"
HEAD = (
    "---\n"
    "description: Semua perintah maklumat dan pilihannya.\n"
    "---\n"
    "# Perintah\n\n"
    "Jalankan di folder repositori kantor; bila `maklumat` tidak dikenal, tulis `.venv/bin/maklumat`. Setiap "
    "perintah menjelaskan dirinya dengan `--help`, dan `maklumat --versi` mencetak versinya.\n\n"
    "Status keluar: 0 selesai dan baik; 1 jawabannya tidak (ada galat, buku tidak utuh, keputusan ditolak); "
    "2 cara memanggil atau keadaan di sekitarnya yang keliru. Dengan `--format json`, keluaran baku hanya "
    "memuat JSON; pemberitahuan ditulis ke keluaran galat.\n"
)
# A command as a guide shows it: on a line of its own in a block, or between backticks in a sentence.
BLOCK = re.compile(r"^(?: {4,}|\t)(?:\$ )?((?:\.venv/bin/)?maklumat .+)$", re.MULTILINE)
INLINE = re.compile(r"`((?:\.venv/bin/)?maklumat [^`\n]+)`")
WORKFLOW = re.compile(r"\.venv/bin/maklumat [^|;&>\n]+")
PLACEHOLDER = re.compile(r"[A-Z][A-Z0-9/|_-]*")


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its full name, in the order of the help."""
    context = click.Context(group, info_name=name)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


def reference() -> str:
    """The reference page."""
    return HEAD + "".join(section(name, command) for name, command in commands(maklumat, "maklumat"))


def section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    words = (
        inspect.cleandoc(command.help or "").replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
    )
    options = [option for option in command.params if isinstance(option, click.Option)]
    return (
        f"\n## `{name}`\n\n{words}\n\n    {usage}\n\n"
        + "".join(f"- `{written(option, context)}`: {described(option)}\n" for option in options)
        + example(name)
    )


def example(name: str) -> str:
    lines = EXAMPLES[name.removeprefix("maklumat ")]
    return "\nContoh:\n\n" + "".join(f"    {line}\n" for line in lines)


def written(option: click.Option, context: click.Context) -> str:
    names = "/".join([*option.opts, *option.secondary_opts])
    return names if option.is_flag else f"{names} {option.make_metavar(context)}"


def described(option: click.Option) -> str:
    said = [option.help or ""]
    if option.required:
        said.append("Wajib.")
    if option.multiple and "ulang" not in said[0]:
        said.append("Boleh diulang.")
    if isinstance(option.show_default, bool) and option.show_default:
        said.append(f"Bawaannya `{option.default}`.")
    if option.envvar and str(option.envvar) not in said[0]:
        said.append(f"Dapat juga lewat variabel `{option.envvar}`.")
    return " ".join(said)


def examples() -> Iterator[tuple[str, str]]:
    """Every command the help shows as an example, with the command it belongs to."""
    for name, lines in EXAMPLES.items():
        for line in "\n".join(lines).replace("\\\n", " ").splitlines():
            yield name, line.partition(" >")[0]


def guides() -> list[Path]:
    shipped = PROJECT / "scripts/maklumat/cli/mulai/isi/README.md"
    return [*sorted(PROJECT.glob("*.md")), *sorted((PROJECT / "content").rglob("*.md")), shipped]


def shown() -> Iterator[tuple[str, str]]:
    """Every command a guide shows, with the guide it stands in."""
    for guide in guides():
        if guide != PAGE:
            text = guide.read_text(encoding="utf-8").replace("\\\n", " ")
            for line in dict.fromkeys([*BLOCK.findall(text), *INLINE.findall(text)]):
                yield str(guide.relative_to(PROJECT)), line.partition(" #")[0].strip()


def workflows() -> list[Path]:
    return [*sorted(PROJECT.glob(".github/workflows/*.yml")), PROJECT / ".gitlab-ci.yml"]


def automated() -> Iterator[tuple[str, str]]:
    """Every command a workflow runs."""
    for file in workflows():
        text = file.read_text(encoding="utf-8").replace("\\\n", " ")
        for line in dict.fromkeys(WORKFLOW.findall(text)):
            yield str(file.relative_to(PROJECT)), line.strip()


def test_the_reference_page_says_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "Write it anew: python tests/test_docs.py"


def test_every_option_is_explained() -> None:
    silent = [
        f"{name} {option.name}"
        for name, command in commands(maklumat, "maklumat")
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]
    assert silent == []


def test_every_command_ends_its_help_in_examples_of_itself() -> None:
    assert sorted(f"maklumat {name}" for name in EXAMPLES) == sorted(
        name for name, _ in commands(maklumat, "maklumat")
    )
    assert [line for name, line in examples() if not line.startswith(f"maklumat {name}")] == []
    assert [line for lines in EXAMPLES.values() for line in lines if len(line) > 78] == []


def test_guides_show_commands() -> None:
    assert len(list(shown())) >= 5


@pytest.mark.parametrize(("guide", "line"), [*shown(), *automated(), *examples()])
def test_a_command_shown_is_one_the_program_knows(guide: str, line: str) -> None:
    words = [word for word in shlex.split(line, comments=True)[1:] if word not in {"...", "…"}]
    command: click.Command = maklumat
    context = click.Context(maklumat, info_name="maklumat")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        name = words.pop(0)
        if PLACEHOLDER.fullmatch(name):
            return
        found = command.get_command(context, name)
        assert found is not None, f"{guide}: {line}"
        command, context = found, click.Context(found, info_name=name, parent=context)
    given, _, _ = command.make_parser(context).parse_args(words)
    for option in command.params:
        if isinstance(option.type, click.Choice) and isinstance(value := given.get(option.name or ""), str):
            assert PLACEHOLDER.fullmatch(value) or value in option.type.choices, f"{guide}: {line}"


@pytest.mark.parametrize("file", workflows(), ids=lambda file: file.name)
def test_workflows_run_nothing_that_can_change_under_them(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    pinned = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+")
    assert [uses for uses in re.findall(r"uses: (.+)", text) if not pinned.fullmatch(uses)] == []


def test_a_pull_request_gets_no_secret_and_may_only_read() -> None:
    text = (PROJECT / ".github/workflows/periksa.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    assert "secrets." not in text
    assert "pull_request_target" not in text


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
