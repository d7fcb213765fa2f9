"""`maklumat verifikasi`: is everything that is here intact, and is it what an auditor expects."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from maklumat.cli.common import Project, now_option, print_json, project_option
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.canonical import sha256
from maklumat.register.book import read_book
from maklumat.register.fold import fold
from maklumat.register.state import State
from maklumat.register.verification import (
    anchor_problems,
    archive_problems,
    read_anchor,
    report,
    root_problems,
)

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(cls=IndonesianCommand, name="verifikasi")
@click.option(
    "--akar", envvar="MAKLUMAT_AKAR", metavar="SHA256", help="Akar buku yang diterima di luar repositori."
)
@click.option(
    "--pernah", type=FILE, metavar="FILE", help="rilis.json terdahulu yang kepalanya harus tetap ada."
)
@click.option("--arsip", type=FOLDER, metavar="DIR", help="Folder lampiran pribadi yang ditunjukkan kantor.")
@click.option(
    "--format", "form", type=click.Choice(["teks", "json"]), default="teks", help="Bentuk keluaran."
)
@now_option
@project_option
def command(
    *, akar: str | None, pernah: Path | None, arsip: Path | None, form: str, now: datetime, project: Project
) -> int:
    """Memeriksa keutuhan buku pengesahan; selesai dengan status 0 bila semua utuh."""
    state = fold(read_book(project.work_tree), now)
    problems = [*state.problems, *_expected(state, akar, pernah, arsip)]
    if form == "json":
        print_json(report(state, problems, now))
    else:
        _print_text(state, problems)
    return 1 if problems else 0


def _expected(state: State, akar: str | None, pernah: Path | None, arsip: Path | None) -> list[str]:
    problems = root_problems(state, akar.strip().lower() if akar else None)
    if pernah is not None and not state.problems:
        problems += anchor_problems(state, read_anchor(pernah.read_bytes(), str(pernah)))
    if arsip is not None:
        shown = [sha256(path.read_bytes()) for path in sorted(arsip.rglob("*")) if path.is_file()]
        problems += archive_problems(state, shown)
    return problems


def _print_text(state: State, problems: list[str]) -> None:
    for message in problems:
        click.echo(f"galat: {message}")
    for message in state.notices:
        click.echo(f"catatan: {message}", err=True)
    if problems:
        click.echo(f"Buku TIDAK utuh: {len(problems)} galat. Tidak ada yang boleh terbit dari buku ini.")
        return
    head = state.head
    click.echo(f"Buku utuh: {len(state.records)} catatan, {len(state.cycles)} siklus.")
    click.echo(f"Akar   {state.root}")
    if head:
        click.echo(f"Kepala {head.sha256} (catatan {head.urutan:06d})")
