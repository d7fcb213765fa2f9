"""The time limits PP 96/2012 sets for a discussion, and how they are counted.

The first day is not counted: a limit "sejak" an event ends on the n-th day after it, which is how such
limits are commonly read (PP 96/2012 itself does not say). `hari kerja` skips weekends and days off,
`hari` skips nothing, and a last day that falls on a holiday is not moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from maklumat.documents.kalender import Kalenders, TanpaKalender
from maklumat.documents.pembahasan import Pembahasan

PUBLIKASI = 5
"""Hari kerja from the signed minutes to the published draft (Pasal 27 ayat (1))."""
MASUKAN = 7
"""Hari kerja for comments from publication (Pasal 27 ayat (2))."""
PERBAIKAN = 14
"""Hari to improve the draft from the last day for comments (Pasal 27 ayat (3))."""
MAKLUMAT = 7
"""Hari kerja from the decree on a standard to the published maklumat (Pasal 30)."""
EVALUASI = 1
"""Years between evaluations (Pasal 32)."""
PENINJAUAN = 3
"""Years between reviews (Pasal 33)."""
PENINJAUAN_PEKPPP = 1
"""Years between reviews that PEKPPP gives full marks for (PermenPANRB 29/2022)."""


@dataclass(frozen=True)
class Masa:
    """The time for comments: since when, and its last day (or why it is not known)."""

    sejak: date
    terakhir: date | TanpaKalender

    def over(self, day: date) -> bool | TanpaKalender:
        """Whether the last day has passed on `day`."""
        return self.terakhir if isinstance(self.terakhir, TanpaKalender) else day > self.terakhir

    def late(self, day: date) -> bool | None:
        """Whether a comment of `day` came after the last day; None where that is not known."""
        over = self.over(day)
        return None if isinstance(over, TanpaKalender) else over


def comment_window(discussion: Pembahasan, calendars: Kalenders, opening: date | None = None) -> Masa | None:
    """The time for comments on the discussed text, None while nothing has opened it.

    `opening` is the day of the standing bahan-pembahasan record. The text that counts is the discussed
    one: where it was open before, it counts as published when the minutes were signed, unless the office
    names a later day.
    """
    days = [day for day in (opening, discussion.minutes, discussion.published) if day is not None]
    return Masa(max(days), calendars.after(max(days), MASUKAN)) if days else None


def improve_by(last: date) -> date:
    """The last day to improve the draft: 14 hari, not hari kerja."""
    return last + timedelta(days=PERBAIKAN)


def years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28 February in a year without one."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
