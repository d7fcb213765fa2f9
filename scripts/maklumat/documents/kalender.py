"""Working days from the office's calendars: Monday to Friday, less the days off of the year's file.

A year without a readable calendar has no working days that could be counted: the answer is then a
`TanpaKalender`, never a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, timedelta

from maklumat.documents.errors import Unreadable
from maklumat.documents.models import Kalender
from maklumat.documents.reading import read
from maklumat.documents.tree import Kind, Tree

DAY = timedelta(days=1)
_WEEKEND = 5


@dataclass(frozen=True)
class TanpaKalender:
    """No answer, because the calendar of this year is missing."""

    tahun: int

    def __str__(self) -> str:
        return f"Kalender libur {self.tahun} belum tersedia; tenggat hari kerja tidak dihitung."


@dataclass(frozen=True)
class Kalenders:
    """The days off by year."""

    days_off: Mapping[int, frozenset[date]] = field(default_factory=dict)

    @classmethod
    def of(cls, calendars: Mapping[int, Kalender]) -> Kalenders:
        """The days off of these calendars by year."""
        return cls({year: calendar.days_off for year, calendar in calendars.items()})

    def is_off(self, day: date) -> bool | TanpaKalender:
        """Whether a day is a public holiday or collective leave, weekday or not."""
        days = self.days_off.get(day.year)
        return TanpaKalender(day.year) if days is None else day in days

    def is_working(self, day: date) -> bool | TanpaKalender:
        """Whether a day is a hari kerja: Monday to Friday and not off."""
        # A weekend is no working day in any calendar, so it needs none.
        if day.weekday() >= _WEEKEND:
            return False
        off = self.is_off(day)
        return off if isinstance(off, TanpaKalender) else not off

    def after(self, day: date, count: int) -> date | TanpaKalender:
        """The `count`-th hari kerja after `day`; the day itself is not counted."""
        left = count
        while left > 0:
            if day.year == MAXYEAR:
                return TanpaKalender(MAXYEAR)
            day += DAY
            working = self.is_working(day)
            if isinstance(working, TanpaKalender):
                return working
            left -= working
        return day

    def between(self, start: date, end: date) -> int | TanpaKalender:
        """How many hari kerja lie after `start` up to and including `end`; 0 if `end` is not later."""
        count = 0
        while start < end:
            start += DAY
            working = self.is_working(start)
            if isinstance(working, TanpaKalender):
                return working
            count += working
        return count


def read_calendars(tree: Tree) -> Kalenders:
    """The readable calendars of a tree; one that names another year than its file counts for none."""
    found: dict[int, Kalender] = {}
    for entry in tree.entries("kalender"):
        year, _, suffix = entry.name.partition(".")
        if entry.kind is not Kind.FILE or suffix != "yaml" or not (year.isascii() and year.isdigit()):
            continue
        path = f"kalender/{entry.name}"
        try:
            model = read(Kalender, tree.read(path), f"standards/{path}").model
        except Unreadable:
            continue
        if model.tahun == year:
            found[int(year)] = model
    return Kalenders.of(found)
