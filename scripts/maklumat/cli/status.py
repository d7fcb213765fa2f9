"""`maklumat status`: where everything stands, whose turn it is, why it is or is not published."""

from __future__ import annotations

from datetime import datetime

import click

from maklumat.cli.common import Project, now_option, print_json, project_option, say
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Surroundings
from maklumat.documents.folder import JENIS, Key
from maklumat.register.book import read_book
from maklumat.register.fold import fold
from maklumat.register.status import Standing, standings


@click.command(cls=IndonesianCommand, name="status")
@click.argument("documents", nargs=-1, metavar="[JENIS/ID]...")
@click.option(
    "--format", "form", type=click.Choice(["teks", "json"]), default="teks", help="Bentuk keluaran."
)
@now_option
@project_option
def command(documents: tuple[str, ...], form: str, now: datetime, project: Project) -> None:
    """Menunjukkan posisi setiap naskah, giliran siapa, dan mengapa terbit atau tidak."""
    tree = project.work_tree
    state = fold(read_book(tree), now)
    rows = standings(tree, state, now, [parse_key(text) for text in documents])
    if form == "json":
        print_json([row.to_json() for row in rows])
        return
    for row in rows:
        say(_line(row))


def parse_key(text: str) -> Key:
    """`jenis/id` as a key; raises `Surroundings`."""
    jenis, slash, id = text.strip("/").partition("/")
    if not slash or jenis not in JENIS or "/" in id:
        raise Surroundings(
            f"“{text}” bukan naskah. Tulis jenis/id, misalnya layanan/dtlst ({', '.join(JENIS)})."
        )
    return Key(jenis, id)


def _line(row: Standing) -> str:
    mark = "TERBIT      " if row.terbit else "TIDAK TERBIT"
    due = f" · giliran {row.giliran} ({row.siklus}, {row.langkah})" if row.giliran else ""
    reasons = "".join(f"\n    {reason}" for reason in row.alasan)
    return f"{mark}  {row.key}{due}{reasons}"
