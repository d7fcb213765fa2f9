"""When the steps still to do can be done: the mutu baku of each in office time, one after the other.

The discussion cannot be closed before the time for comments has run (PP 96/2012 Pasal 27), so what comes
after it waits for that. What no calendar or meeting tells has no date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from maklumat.checks import statutes
from maklumat.documents.kalender import DAY, TanpaKalender
from maklumat.documents.models import Langkah
from maklumat.documents.pembahasan import Pembahasan, readable_discussion
from maklumat.publish.surat.perkara import Matter
from maklumat.publish.words import long_date
from maklumat.register.cycle import DISCUSSION, OPENING
from maklumat.register.waktu_kerja import JamKantor

D = TypeVar("D", date, datetime)
WITHOUT_MEETING = "Tanggal rapat belum ada di rapat.yaml, jadi langkah sejak pembahasan belum bertanggal."


@dataclass(frozen=True)
class Target:
    """A step still to do; `hari` is the day its mutu baku is used up, None where that is not known."""

    langkah: Langkah
    hari: date | None


@dataclass(frozen=True)
class Schedule:
    """The targets in order, and why some of them have no date."""

    targets: tuple[Target, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Limit:
    """A limit of PP 96/2012 on this bundle; `terakhir` is None where it cannot be counted yet."""

    judul: str
    lama: str
    sejak: date | None
    terakhir: date | None
    dasar: str


def remaining(matter: Matter) -> tuple[Langkah, ...]:
    """The steps from the one due; all of them while the book knows nothing of the bundle."""
    cycle = matter.cycle
    if cycle is None:
        return matter.path
    ids = [step.id for step in matter.path]
    return matter.path[ids.index(cycle.due) :] if cycle.due else ()


def schedule(matter: Matter) -> Schedule:
    """Targets from now on, each step beginning where the one before ends."""
    walk = _Walk(matter)
    targets = tuple(Target(step, walk.after(step)) for step in remaining(matter))
    return Schedule(targets, tuple(dict.fromkeys(walk.notes)))


class _Walk:
    """Goes down the steps with the moment at which the next one can begin."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.hours = JamKantor.of(matter.basis.kantor, matter.calendars, matter.basis.zona)
        self.discussion = readable_discussion(matter.tree, matter.siklus)
        self.moment: datetime | None = matter.now
        self.opened = _opened(matter)
        self.notes: list[str] = []

    def after(self, step: Langkah) -> date | None:
        """The day the step is done; None where it has no mutu baku or no date can be told."""
        if step.id == DISCUSSION:
            self._wait()
        if self.moment is None or step.waktu is None:
            return None
        self.moment = self._known(self.hours.due(self.moment, step.waktu))
        day = self.matter.basis.local_date(self.moment) if self.moment else None
        if step.id == OPENING:
            self.opened = day
        return day

    def _wait(self) -> None:
        """To the day after the last one for comments on the text as discussed."""
        meeting = planned(self.discussion)
        if meeting is None or self.moment is None:
            if meeting is None:
                self.notes.append(WITHOUT_MEETING)
            self.moment = None
            return
        if self.opened and self.opened > meeting and self.discussion.minutes is None:
            self.notes.append(
                f"Rapat {long_date(meeting)} mendahului terbukanya rancangan ({long_date(self.opened)})."
            )
        since = max(filter(None, (meeting, self.discussion.published, self.opened)))
        last = self._known(self.matter.calendars.after(since, statutes.MASUKAN))
        self.moment = max(self.moment, self.matter.basis.midnight(last + DAY)) if last else None

    def _known(self, found: D | TanpaKalender | None) -> D | None:
        if isinstance(found, TanpaKalender):
            self.notes.append(
                f"Kalender libur {found.tahun} belum tersedia, jadi target sejak itu tidak dihitung."
            )
            return None
        return found


def planned(discussion: Pembahasan) -> date | None:
    """The day of the last meeting's minutes, or the day it is planned for."""
    meetings = discussion.rapat.rapat if discussion.rapat else ()
    return max((meeting.berita_acara or meeting.tanggal for meeting in meetings), default=None)


def limits(matter: Matter) -> Iterator[Limit]:
    """Pasal 27: publish, comments, improve; counted from the last meeting, planned or held."""
    if DISCUSSION not in {step.id for step in matter.path}:
        return
    discussion = readable_discussion(matter.tree, matter.siklus)
    minutes = planned(discussion)
    since = max(filter(None, (minutes, discussion.published)), default=None)
    publish = _counted(matter, minutes, statutes.PUBLIKASI)
    closing = _counted(matter, since, statutes.MASUKAN)
    improve = statutes.improve_by(closing) if closing else None
    article = "PP 96/2012 Pasal 27"
    yield Limit(
        "Rancangan yang sudah dibahas dipublikasikan",
        f"{statutes.PUBLIKASI} hari kerja",
        minutes,
        publish,
        f"{article} ayat (1)",
    )
    yield Limit(
        "Masa masukan berakhir", f"{statutes.MASUKAN} hari kerja", since, closing, f"{article} ayat (2)"
    )
    yield Limit(
        "Rancangan diperbaiki menurut masukan",
        f"{statutes.PERBAIKAN} hari",
        closing,
        improve,
        f"{article} ayat (3)",
    )


def _counted(matter: Matter, since: date | None, days: int) -> date | None:
    last = matter.calendars.after(since, days) if since else None
    return last if isinstance(last, date) else None


def _opened(matter: Matter) -> date | None:
    record = matter.cycle.standing.get(OPENING) if matter.cycle else None
    return matter.basis.local_date(record.waktu) if record else None
