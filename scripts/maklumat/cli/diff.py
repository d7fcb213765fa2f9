"""`maklumat beda`: what changed between two texts, in plain sentences, and what follows."""

from __future__ import annotations

from datetime import datetime

import click

from maklumat.cli.common import Project, notice, now_option, project_option
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Refused
from maklumat.register.beda import Sides, compare, sides_in_force, tree_sides
from maklumat.register.beda_report import REPORTERS
from maklumat.register.book import read_book
from maklumat.register.fold import fold


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
    before, name = _before(project, old, now)
    after = tree_sides(project.tree(new))
    notice(f"Perubahan dari {name} ke {f'revisi {new}' if new else 'naskah di pohon kerja'}.")
    click.echo(REPORTERS[form](compare(before, after)))


def _before(project: Project, revision: str | None, now: datetime) -> tuple[Sides, str]:
    """The older side and what it is called; raises `Refused` where the book is asked but broken."""
    if revision is None:
        book = read_book(project.work_tree)
        state = fold(book, now)
        if state.problems:
            raise Refused(
                "Buku pengesahan tidak utuh, jadi naskah yang berlaku tidak dapat dipastikan. Sebut revisi "
                "pembandingnya, misalnya `maklumat beda HEAD`.\n" + "\n".join(state.problems)
            )
        if state.records:
            return sides_in_force(book, state, now), "naskah yang berlaku menurut buku pengesahan"
    return tree_sides(project.tree(revision or "HEAD")), f"revisi {revision or 'HEAD'}"
