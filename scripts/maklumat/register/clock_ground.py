"""What every clock is read from: the book's state, the calendars, the discussions, and now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from maklumat.checks.statutes import Masa, comment_window
from maklumat.documents.errors import Refused
from maklumat.documents.kalender import Kalenders, TanpaKalender, read_calendars
from maklumat.documents.pembahasan import Pembahasan, readable_discussion
from maklumat.documents.tree import Tree
from maklumat.register.book import Book
from maklumat.register.cycle import DISCUSSION
from maklumat.register.pembahasan import opened_on
from maklumat.register.state import Basis, Cycle, State
from maklumat.register.waktu_kerja import JamKantor


@dataclass(frozen=True)
class Ground:
    """An intact book's state with the data clocks need beside it."""

    book: Book
    state: State
    basis: Basis
    calendars: Kalenders
    discussions: Mapping[str, Pembahasan]
    now: datetime

    @property
    def today(self) -> date:
        """The office's date."""
        return self.basis.local_date(self.now)

    def discussion(self, cycle: Cycle) -> Pembahasan:
        """A bundle's discussion data, empty where it keeps none."""
        return self.discussions.get(cycle.id, Pembahasan())

    def basis_of(self, cycle: Cycle) -> Basis:
        """The basis a bundle is judged by: that of its end, or the one in force."""
        return cycle.basis_at_end or self.basis

    def hours(self, cycle: Cycle) -> JamKantor:
        """The office hours that count for a bundle."""
        basis = self.basis_of(cycle)
        return JamKantor.of(basis.kantor, self.calendars, basis.zona)

    def window(self, cycle: Cycle) -> Masa | None:
        """The time for comments on a bundle's text.

        None on paths without discussion, while nothing is open, and where the office kept no data of a
        discussion that is over: the records alone do not say when its text was published.
        """
        discussion = self.discussion(cycle)
        if cycle.cancelled or DISCUSSION not in {step.id for step in cycle.path}:
            return None
        if discussion.minutes is None and cycle.due != DISCUSSION:
            return None
        return comment_window(discussion, self.calendars, opened_on(cycle, self.basis_of(cycle)))


def ground(tree: Tree, book: Book, state: State, now: datetime) -> Ground:
    """What clocks need, from a book and the tree beside it; raises `Refused` over a broken book."""
    if state.problems or state.basis is None:
        raise Refused("\n".join(["Buku pengesahan tidak utuh, jadi waktu tidak dihitung:", *state.problems]))
    discussions = {id: readable_discussion(tree, id) for id in state.cycles}
    return Ground(book, state, state.basis, read_calendars(tree), discussions, now)


def known(day: date | TanpaKalender) -> date | None:
    """A counted day, None where a calendar is missing."""
    return None if isinstance(day, TanpaKalender) else day
