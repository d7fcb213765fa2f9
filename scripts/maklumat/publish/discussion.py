"""What the site shows of a discussion: its deadline, its answers, and what its draft would change.

All of it comes from the register's public view, which has no field for a person. What a writer still
chooses freely (an id, a place) is not shown; a component or document is named only where it is a known one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from maklumat.checks.statutes import MASUKAN, Masa
from maklumat.documents.folder import Key
from maklumat.documents.kalender import TanpaKalender
from maklumat.documents.kiriman import SELURUHNYA
from maklumat.documents.models import KOMPONEN
from maklumat.documents.models.pembahasan import UNSUR
from maklumat.documents.models.pembahasan_publik import MasukanPublik, PembahasanPublik
from maklumat.publish.release import Draft, Release
from maklumat.publish.revisions import changes
from maklumat.publish.words import long_date
from maklumat.register.clocks import public_discussion
from maklumat.register.cycle import DISCUSSION
from maklumat.register.state import Cycle

ARTICLE = "PP 96/2012 Pasal 27 ayat (2)"
_COMPONENTS = {component.kunci: component.nama for component in KOMPONEN}
STATUS = {"diterima": "Diterima", "sebagian": "Diterima sebagian", "ditolak": "Tidak diterima"}
"""What an answer is called."""
CHANNELS = {"whatsapp": "WhatsApp", "forge": "repositori kantor", "media_sosial": "media sosial"}
"""Channels that are not called by their key."""


@dataclass(frozen=True)
class Deadline:
    """The last day for comments in plain sentences; `closed` is None where no calendar tells."""

    sentence: str
    closed: bool | None


@dataclass(frozen=True)
class Answer:
    """One answered comment in the words of the page; `late` only where it is known to be late."""

    about: str
    channel: str
    day: date
    summary: str
    answer: str
    status: str
    reason: str | None
    late: bool


@dataclass(frozen=True)
class Meeting:
    """A meeting with signed minutes: when, and how many people of each group came."""

    day: date
    attendance: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Discussion:
    """One bundle's discussion as a page tells it; `waiting` counts the comments without an answer."""

    meetings: tuple[Meeting, ...]
    points: tuple[tuple[str, str, str], ...]
    answers: tuple[Answer, ...]
    waiting: int


def deadline(release: Release, cycle: Cycle) -> Deadline:
    """When comments on a bundle close, as of the day the site speaks of."""
    record = cycle.standing.get(DISCUSSION)
    window = release.ground.window(cycle) if release.ground else None
    if window is not None and isinstance(window.terakhir, date) and release.day > window.terakhir:
        return Deadline(f"Masa masukan sudah ditutup pada {long_date(window.terakhir)} ({ARTICLE}).", True)
    if record is not None:
        day = long_date(release.basis.local_date(record.waktu))
        return Deadline(f"Masa masukan sudah ditutup: pembahasan selesai pada {day}.", True)
    if window is None:
        return Deadline("Tenggat masukan belum dapat disebut.", None)
    return _running(release, cycle, window)


def _running(release: Release, cycle: Cycle, window: Masa) -> Deadline:
    since = f"{MASUKAN} hari kerja sejak {long_date(window.sejak)}, {ARTICLE}"
    if isinstance(window.terakhir, TanpaKalender):
        year = window.terakhir.tahun
        return Deadline(
            f"Tanggal terakhirnya tidak dihitung karena kalender libur tahun {year} belum tersedia. "
            f"Masa masukan berlangsung {since}.",
            None,
        )
    words = f"Masukan diterima sampai {long_date(window.terakhir)} ({since})."
    if release.ground is not None and release.ground.discussion(cycle).minutes is None:
        words += " Sesudah berita acara rapat ditandatangani, batas ini dihitung lagi."
    return Deadline(words, False)


def changes_proposed(release: Release, draft: Draft) -> tuple[str, ...] | None:
    """What a draft changes against the text in force, a sentence each; None where none is in force."""
    key = draft.document.key
    version = release.state.in_force(key, release.at)
    earlier = release.archive.get((key, version.cycle)) if version else None
    return changes(earlier, draft.document) if earlier else None


def discussion(release: Release, cycle: Cycle, only: Key | None = None) -> Discussion | None:
    """A bundle's discussion for a page, of one document if `only` names it; None where nothing is kept."""
    view = public_discussion(release.ground, cycle) if release.ground else None
    if view is None:
        return None
    known = {only} if only else set(cycle.bundle)
    comments = [item for item in view.masukan if Key(item.jenis, item.id) in known]
    answered = [item for item in comments if item.jawaban is not None and item.status is not None]
    return Discussion(
        meetings=_meetings(view),
        points=() if only else _points(view),
        answers=tuple(_answer(release, item, named=only is None) for item in answered),
        waiting=len(comments) - len(answered),
    )


def _meetings(view: PembahasanPublik) -> tuple[Meeting, ...]:
    return tuple(
        Meeting(item.tanggal, tuple((UNSUR[unsur], count) for unsur, count in item.hadir.items() if count))
        for item in view.rapat
        if item.berita_acara is not None
    )


def _points(view: PembahasanPublik) -> tuple[tuple[str, str, str], ...]:
    return tuple((point.pokok, point.uraian or "", point.putusan) for point in view.hasil)


def about(title: str, komponen: str | None) -> str:
    """Which text and which component something is about; either may be unsaid."""
    parts = (title, _COMPONENTS.get(komponen or "", ""))
    return ", ".join(filter(None, parts)) or SELURUHNYA


def _answer(release: Release, item: MasukanPublik, *, named: bool) -> Answer:
    return Answer(
        about=about(release.title(Key(item.jenis, item.id)) if named else "", item.komponen),
        channel=CHANNELS.get(item.kanal, item.kanal),
        day=item.tanggal,
        summary=item.ringkasan,
        answer=item.jawaban or "",
        status=STATUS[item.status or "diterima"],
        reason=item.alasan,
        late=bool(item.terlambat),
    )
