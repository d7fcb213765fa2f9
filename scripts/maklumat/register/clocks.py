"""The doors of the clocks: one ground, three answers.

ground(tree, book, state, now)    what clocks are read from; raises `Refused` over a broken book
step_clocks(ground, only=())      SOP: office time of each step against its mutu baku
statutory_clocks(ground)          PP 96/2012: each limit with its last day and how it stands
reminders(ground, days)           what is overdue or falls due, by role
public_discussion(ground, cycle)  meetings, results and answered comments as the public may see them
"""

from __future__ import annotations

from maklumat.documents.models.pembahasan_publik import MasukanPublik, PembahasanPublik
from maklumat.documents.pembahasan import Pembahasan
from maklumat.register.clock_ground import Ground, ground
from maklumat.register.pembahasan import public_view
from maklumat.register.state import Cycle
from maklumat.register.tenggat import Pengingat, reminders
from maklumat.register.tenggat_hukum import TenggatHukum, statutory_clocks
from maklumat.register.waktu_langkah import WaktuLangkah, WaktuSiklus, step_clocks

__all__ = [
    "Ground",
    "MasukanPublik",
    "PembahasanPublik",
    "Pengingat",
    "TenggatHukum",
    "WaktuLangkah",
    "WaktuSiklus",
    "ground",
    "public_discussion",
    "reminders",
    "statutory_clocks",
    "step_clocks",
]


def public_discussion(about: Ground, cycle: Cycle) -> PembahasanPublik | None:
    """A bundle's discussion for the public, None where it keeps no data."""
    discussion = about.discussion(cycle)
    if discussion == Pembahasan():
        return None
    return public_view(cycle.id, discussion, about.window(cycle))
