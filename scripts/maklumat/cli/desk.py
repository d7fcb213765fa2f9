"""The desk of a command: the book of a project, what it says now, and the basis in force."""

from __future__ import annotations

from datetime import datetime

from maklumat.cli.common import Project
from maklumat.documents.errors import Refused
from maklumat.register.book import read_book
from maklumat.register.choice import Desk
from maklumat.register.clocks import Ground, ground
from maklumat.register.fold import fold
from maklumat.register.prepare import first_basis


def open_desk(project: Project, now: datetime) -> Desk:
    """The desk of an intact book, or of one not yet begun; raises `Refused` over a broken one."""
    book = read_book(project.work_tree)
    state = fold(book, now)
    if (book.entries or book.problems) and state.problems:
        raise Refused("\n".join(["Buku pengesahan tidak utuh, jadi tidak diubah:", *state.problems]))
    return Desk(book, state, state.basis or first_basis(book))


def open_ground(project: Project, now: datetime) -> Ground:
    """What clocks are read from; raises `Refused` over a broken book or one not yet begun."""
    book = read_book(project.work_tree)
    return ground(project.work_tree, book, fold(book, now), now)
