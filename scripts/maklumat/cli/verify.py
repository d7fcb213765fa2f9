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
    private_attachments,
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
    spoiled = [*state.problems, *_expected(state, akar, pernah)]
    unshown = [] if arsip is None else archive_problems(state, _digests(arsip))
    if form == "json":
        print_json(report(state, [*spoiled, *unshown], now))
    else:
        _print_text(state, spoiled, unshown)
        if arsip is not None and not spoiled:
            total = len(private_attachments(state.records, state))
            click.echo(f"Lampiran pribadi: {total - len(unshown)} dari {total} ditunjukkan dan cocok.")
    return 1 if spoiled or unshown else 0


def _expected(state: State, akar: str | None, pernah: Path | None) -> list[str]:
    problems = root_problems(state, akar.strip().lower() if akar else None)
    if pernah is not None and not state.problems:
        problems += anchor_problems(state, read_anchor(pernah.read_bytes(), str(pernah)))
    return problems


def _digests(folder: Path) -> list[str]:
    return [sha256(path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]


def _print_text(state: State, spoiled: list[str], unshown: list[str]) -> None:
    for message in (*spoiled, *unshown):
        click.echo(f"galat: {message}")
    for message in state.notices:
        click.echo(f"catatan: {message}", err=True)
    if spoiled:
        click.echo(f"Buku TIDAK utuh: {len(spoiled)} galat. Tidak ada yang boleh terbit dari buku ini.")
        return
    head = state.head
    click.echo(f"Buku utuh: {len(state.records)} catatan, {len(state.cycles)} siklus.")
    click.echo(f"Akar   {state.root}")
    if head:
        click.echo(f"Kepala {head.sha256} (catatan {head.urutan:06d})")
