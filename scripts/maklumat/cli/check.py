"""`maklumat periksa`: what is wrong with the drafts."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from maklumat.checks.context import Decided, read_office
from maklumat.checks.reporters import REPORTERS, teks
from maklumat.checks.run import check_all
from maklumat.cli.common import Project, now_option, project_option, say
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Surroundings
from maklumat.documents.folder import JENIS
from maklumat.documents.models.pejabat import ZONA
from maklumat.documents.tree import Tree, kind_in
from maklumat.register.book import read_book
from maklumat.register.fold import fold
from maklumat.register.status import work_digest


@click.command(
    cls=IndonesianCommand,
    name="periksa",
    short_help="Memeriksa naskah dan menunjukkan yang perlu dibenahi.",
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--format",
    "style",
    type=click.Choice(list(REPORTERS)),
    default="teks",
    help="Bentuk keluaran; bawaannya teks.",
)
@click.option("--rev", "revision", metavar="REV", help="Periksa naskah pada revisi git ini.")
@project_option
@now_option
def command(paths: tuple[str, ...], style: str, revision: str | None, project: Project, now: datetime) -> int:
    """Memeriksa naskah: bentuknya, kelengkapannya, dan kesesuaiannya dengan peraturan.

    PATH adalah berkas atau folder di dalam standards/, atau naskah seperti layanan/merek; tanpa PATH semua
    naskah diperiksa. Status keluar 1 bila ada galat; peringatan dan saran tidak menghalangi.
    """
    tree = project.tree(revision)
    only = [_inside(project, tree, path) for path in paths]
    roster = read_office(tree).pejabat
    today = now.astimezone(ZONA[roster.zona if roster else "WIB"]).date()
    report = check_all(tree, today, only or None, _decided(tree, now))
    coloured = style == "teks" and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    output = teks.render(report, colour=True) if coloured else REPORTERS[style](report)
    if output:
        (say if style == "teks" else click.echo)(output)
    return 0 if report.passed else 1


def _decided(tree: Tree, now: datetime) -> Decided:
    """What an intact book knows of the texts as they stand; nothing, while there is none."""
    state = fold(read_book(tree), now)
    if state.problems:
        return Decided()
    dates = {}
    for key, versions in state.versions.items():
        sidik = work_digest(tree, key)
        for version in versions:
            if version.sidik == sidik and not version.withdrawal:
                dates[key] = version.basis.local_date(version.record.waktu)
    return Decided(dates, frozenset(id for id, cycle in state.cycles.items() if not cycle.open))


def _inside(project: Project, tree: Tree, path: str) -> str:
    """`path` relative to standards/, "" for all of it; raises `Surroundings` unless it is there."""
    inside = []
    for start in (Path.cwd(), project.root):
        full = Path(os.path.normpath(start / path))
        if full.is_relative_to(project.standards):
            inside.append(full.relative_to(project.standards).as_posix().removeprefix("."))
    found = next((below for below in inside if _exists(tree, below)), None)
    text = path.strip("/")
    if found is None and text.count("/") == 1 and text.partition("/")[0] in JENIS and _exists(tree, text):
        return text  # as other commands name it
    if not inside:
        raise Surroundings(f"{path} berada di luar standards/. Sebut berkas atau folder di dalam standards/.")
    if found is None:
        raise Surroundings(f"{path} tidak ada. Periksa ejaan berkas atau folder itu.")
    return found


def _exists(tree: Tree, path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return not path or kind_in(tree, folder, name) is not None
