"""`maklumat beda`: what changed between two texts, in plain sentences, and what follows."""

from __future__ import annotations

from datetime import datetime

import click

from maklumat.cli.common import Project, notice, now_option, project_option, say
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Refused
from maklumat.register.beda import compare, sides_in_force, tree_sides, without_withdrawn
from maklumat.register.beda_report import REPORTERS
from maklumat.register.book import Book, read_book
from maklumat.register.fold import fold
from maklumat.register.state import State


@click.command(cls=IndonesianCommand, name="beda")
@click.argument("old", metavar="[LAMA]", required=False)
@click.argument("new", metavar="[BARU]", required=False)
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="teks", help="Bentuk keluaran.")
@project_option
@now_option
def command(old: str | None, new: str | None, form: str, project: Project, now: datetime) -> None:
    """Menunjukkan perubahan naskah dalam kalimat biasa, beserta akibatnya.

    LAMA dan BARU adalah revisi git. Tanpa BARU yang dibandingkan ialah naskah di pohon kerja. Tanpa LAMA,
    pembandingnya naskah yang berlaku menurut buku pengesahan; selama buku belum dimulai, revisi HEAD.
    """
    after = tree_sides(project.tree(new))
    if old is None and (found := _in_force(project, now)):
        book, state = found
        before, name = sides_in_force(book, state, now), "naskah yang berlaku menurut buku pengesahan"
        after = without_withdrawn(after, state, now)
    else:
        revision = old or "HEAD"
        before, name = tree_sides(project.tree(revision)), f"revisi {revision}"
    notice(f"Perubahan dari {name} ke {f'revisi {new}' if new else 'naskah di pohon kerja'}.")
    (say if form == "teks" else click.echo)(REPORTERS[form](compare(before, after)))


def _in_force(project: Project, now: datetime) -> tuple[Book, State] | None:
    """The book and what it says, None while there is none; raises `Refused` for a broken one."""
    book = read_book(project.work_tree)
    if not book.entries and not book.problems:
        return None
    state = fold(book, now)
    if state.problems:
        raise Refused(
            "Buku pengesahan tidak utuh, jadi naskah yang berlaku tidak dapat dipastikan. Sebut revisi "
            "pembandingnya, misalnya `maklumat beda HEAD`.\n" + "\n".join(state.problems)
        )
    return book, state
