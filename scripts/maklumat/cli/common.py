"""Options every command shares, and how a command finds its project."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap
from typing import Any, TypeVar

import click

from maklumat.documents.characters import flaws
from maklumat.documents.errors import Surroundings
from maklumat.documents.tree import Tree, WorkTree

F = TypeVar("F", bound=Callable[..., Any])
# A day next to the first or last there is cannot be told in every time zone.
_YEARS = (1900, 9999)
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d)[.:](\d\d)")


@dataclass(frozen=True)
class Project:
    """A repository of an office."""

    root: Path

    @property
    def standards(self) -> Path:
        """The office's data."""
        return self.root / "standards"

    @property
    def overrides(self) -> Path:
        """The office's templates; raises `Surroundings` where those of print are missing."""
        folder = self.root / "overrides"
        if not (folder / "cetak").is_dir():
            raise Surroundings(f"Cetakan tidak ditemukan di {folder}/cetak. Salin dari repositori maklumat.")
        return folder

    @property
    def work_tree(self) -> WorkTree:
        """The office's data as it stands on disk."""
        return WorkTree(self.standards)

    def tree(self, revision: str | None) -> Tree:
        """The data at a git revision, or as it stands on disk."""
        if revision is None:
            return self.work_tree
        from maklumat.documents.git import GitTree

        return GitTree(self.root, revision)


class Moment(click.ParamType[datetime]):
    """A moment with its offset, `2024-01-02T03:04:05Z` or `2024-01-02T10:04:05+07:00`."""

    name = "WAKTU"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
            known = moment.tzinfo is not None and len(value) >= len("2024-01-02T03:04Z")
            if known and _YEARS[0] < moment.year < _YEARS[1]:
                return moment.astimezone(UTC).replace(microsecond=0)
        except ValueError:
            pass
        self.fail("tulis misalnya `2024-01-02T03:04:05Z` atau `2024-01-02T10:04:05+07:00`.", param, ctx)


class LocalMoment(Moment):
    """A moment with its offset, or `2024-01-02 10.04` by the clock of the office, kept without a zone."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        text = str(value).strip()
        try:
            local = datetime.fromisoformat(_CLOCK.sub(r"\1T\2:\3", text)) if _CLOCK.fullmatch(text) else None
        except ValueError:
            local = None
        if local is not None and _YEARS[0] < local.year < _YEARS[1]:
            return local
        if isinstance(value, datetime) or "T" in text:
            return super().convert(value, param, ctx)
        self.fail("tulis misalnya `2024-01-02 10.04` (jam kantor) atau `2024-01-02T03:04:05Z`.", param, ctx)


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """A moment of `LocalMoment` in UTC, read by the clock of `zone` where it names none."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def office_zone(project: Project) -> tzinfo:
    """The zone of the office as its roster says it on disk, western Indonesia where that cannot be read."""
    from maklumat.checks.context import read_office
    from maklumat.documents.models.pejabat import ZONA

    roster = read_office(project.work_tree).pejabat
    return ZONA[roster.zona if roster else "WIB"]


class Words(click.ParamType[str]):
    """Text that is kept: something to read, and nothing that strict YAML would refuse in a document."""

    name = "TEKS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip()
        if not text:
            self.fail("isinya kosong.", param, ctx)
        flaw = next(flaws(text), None)
        if flaw is not None:
            self.fail(f"{flaw.message} {flaw.fix}", param, ctx)
        return text


def find_project(folder: str | None) -> Project:
    """The project at `folder`, or the nearest one above the current folder; raises `Surroundings`."""
    if folder is not None:
        root = Path(folder)
        if not (root / "standards").is_dir():
            raise Surroundings(f"Folder {folder} tidak memuat standards/. Periksa --proyek.")
        return Project(root.resolve())
    here = Path.cwd()
    for root in (here, *here.parents):
        if (root / "standards").is_dir():
            return Project(root)
    raise Surroundings(
        "Tidak ada folder standards/ di sini atau di atasnya. "
        "Pindah ke repositori kantor, atau pakai --proyek."
    )


def project_option(function: F) -> F:
    """`--proyek DIR`; the command receives `project`."""
    return click.option(
        "--proyek",
        "project",
        metavar="DIR",
        callback=lambda ctx, param, value: find_project(value),
        help="Repositori kantor; bawaannya folder terdekat ke atas yang memuat standards/.",
    )(function)


def cycle_option(function: F) -> F:
    """`--siklus S`, which must be given; the command receives `siklus`."""
    return click.option("--siklus", required=True, metavar="S", help="Nomor siklus, misalnya 2024-003.")(
        function
    )


def now_option(function: F) -> F:
    """`--saat WAKTU`; the command receives `now`, an aware datetime in UTC without fractions."""
    return click.option(
        "--saat",
        "now",
        type=Moment(),
        default=lambda: datetime.now(UTC).replace(microsecond=0),
        help="Waktu yang dianggap sekarang (latihan, contoh, uji).",
    )(function)


def fitted(text: str, width: int) -> str:
    """The text with lines no wider than `width`, what is wrapped standing below its own indent."""
    return "\n".join(_fitted(line, width) for line in text.split("\n"))


def _fitted(line: str, width: int) -> str:
    indent = " " * (len(line) - len(line.lstrip(" ")) + 2)
    if len(line) <= width or len(indent) > width // 2:
        return line
    # A path, a digest or a command is not to be broken in two.
    return "\n".join(
        wrap(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    )


def say(text: str) -> None:
    """Print text for a person: fitted to the terminal where there is one, unchanged elsewhere."""
    click.echo(fitted(text, get_terminal_size().columns) if sys.stdout.isatty() else text)


def print_json(value: Any) -> None:
    """One JSON value on standard output, nothing else."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def notice(message: str) -> None:
    """A line for the person at the terminal, on standard error."""
    click.echo(message, err=True)
