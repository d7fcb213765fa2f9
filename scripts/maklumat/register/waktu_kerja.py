"""Office time: how much of the time between two moments the office was at work.

"Hari" in the SOP is the office's working day, whatever its length: half of a short Friday is half a day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from fractions import Fraction

from maklumat.checks.statutes import years_after
from maklumat.documents.kalender import DAY, Kalenders, TanpaKalender
from maklumat.documents.models import Kantor
from maklumat.documents.models.kantor import JamLayanan
from maklumat.documents.values import Lama, Satuan, Takaran

Span = tuple[int, int]
"""From and to, in minutes since midnight."""
_WEEK = 7
_DECEMBER = 12
_ZERO = timedelta(0)


@dataclass(frozen=True)
class Terpakai:
    """Office time used: as hours, and as parts of the working days it fell on."""

    jam: timedelta = _ZERO
    hari: Fraction = Fraction(0)

    def __add__(self, other: Terpakai) -> Terpakai:
        return Terpakai(self.jam + other.jam, self.hari + other.hari)


@dataclass(frozen=True)
class Jeda:
    """Whole days on which the office has to wait, both ends included; they are not charged to a step."""

    dari: date
    sampai: date

    def __contains__(self, day: date) -> bool:
        return self.dari <= day <= self.sampai


@dataclass(frozen=True)
class Pemakaian:
    """Office time between two moments: at work, and waiting because the law says so."""

    kerja: Terpakai = Terpakai()
    menunggu: Terpakai = Terpakai()

    def __add__(self, other: Pemakaian) -> Pemakaian:
        return Pemakaian(self.kerja + other.kerja, self.menunggu + other.menunggu)


@dataclass(frozen=True)
class JamKantor:
    """Office hours by weekday (Monday 0), the days off, and the zone both are meant in."""

    hours: Mapping[int, tuple[Span, ...]]
    calendars: Kalenders
    zona: tzinfo

    @classmethod
    def of(cls, kantor: Kantor, calendars: Kalenders, zona: tzinfo) -> JamKantor:
        """The hours of kantor.yaml, breaks taken out, overlapping lines counted once."""
        return cls({day: _weekday(kantor.jam_layanan, day) for day in range(_WEEK)}, calendars, zona)

    def spans(self, day: date) -> tuple[Span, ...] | TanpaKalender:
        """The hours of a day; none on a day off, and unknown where its calendar is missing."""
        hours = self.hours[day.weekday()]
        off = self.calendars.is_off(day) if hours else True
        if isinstance(off, TanpaKalender):
            return off
        return () if off else hours

    def used(self, start: datetime, end: datetime, pause: Jeda | None = None) -> Pemakaian | TanpaKalender:
        """Office time from `start` to `end`; nothing if `end` is not later."""
        total = Pemakaian()
        for day in _days(start.astimezone(self.zona).date(), end.astimezone(self.zona).date()):
            spans = self.spans(day)
            if isinstance(spans, TanpaKalender):
                return spans
            part = self._part(day, spans, start, end)
            waiting = pause is not None and day in pause
            total += Pemakaian(menunggu=part) if waiting else Pemakaian(kerja=part)
        return total

    def due(self, start: datetime, lama: Lama, pause: Jeda | None = None) -> datetime | TanpaKalender | None:
        """The moment a length of office time that began at `start` is used up.

        Weeks, months and years are the calendar's and end with the day. None where the office keeps no
        hours at all.
        """
        limit, first = lama.paling_lama, start.astimezone(self.zona).date()
        if limit.satuan in _BY_CALENDAR:
            return self._moment(_by_calendar(first, limit) + DAY, 0)
        if not any(self.hours.values()):
            return None
        left, day = _amount(limit), first
        while True:
            spans = self.spans(day)
            if isinstance(spans, TanpaKalender):
                return spans
            if spans and not (pause is not None and day in pause):
                rate = Fraction(1, _length(spans)) if limit.satuan in _BY_DAY else Fraction(60)
                for begin, until in self._after(day, spans, start):
                    room = Fraction((until - begin) // timedelta(microseconds=1), 60_000_000) * rate
                    if left <= room:
                        return begin + timedelta(microseconds=int(left / rate * 60_000_000))
                    left -= room
            day += DAY

    def late(self, used: Terpakai, start: datetime, end: datetime, lama: Lama) -> bool:
        """Whether the time used is more than the longest allowed."""
        limit = lama.paling_lama
        if limit.satuan in _BY_CALENDAR:
            first, last = (moment.astimezone(self.zona).date() for moment in (start, end))
            return last > _by_calendar(first, limit)
        if limit.satuan in _BY_DAY:
            return used.hari > limit.angka
        return used.jam > timedelta(seconds=int(_amount(limit)))

    def _part(self, day: date, spans: tuple[Span, ...], start: datetime, end: datetime) -> Terpakai:
        worked = _ZERO
        for begin, until in self._after(day, spans, start):
            worked += max(_ZERO, min(until, end) - begin)
        if not worked:
            return Terpakai()
        return Terpakai(worked, Fraction(worked // timedelta(microseconds=1), _length(spans) * 60_000_000))

    def _after(
        self, day: date, spans: tuple[Span, ...], start: datetime
    ) -> Iterator[tuple[datetime, datetime]]:
        """What is left of a day's hours after a moment."""
        for first, last in spans:
            begin, until = max(self._moment(day, first), start), self._moment(day, last)
            if begin < until:
                yield begin, until

    def _moment(self, day: date, minute: int) -> datetime:
        return datetime.combine(day, time(), self.zona) + timedelta(minutes=minute)


_BY_CALENDAR = (Satuan.MINGGU, Satuan.BULAN, Satuan.TAHUN)
_BY_DAY = (Satuan.HARI, Satuan.HARI_KERJA)


def _amount(limit: Takaran) -> Fraction:
    """A limit in its own measure: days, or seconds of office time."""
    if limit.satuan in _BY_DAY:
        return Fraction(limit.angka)
    return Fraction(limit.angka * (3600 if limit.satuan is Satuan.JAM else 60))


def _by_calendar(day: date, limit: Takaran) -> date:
    if limit.satuan is Satuan.MINGGU:
        return day + limit.angka * _WEEK * DAY
    if limit.satuan is Satuan.TAHUN:
        return years_after(day, limit.angka)
    years, month = divmod(day.month - 1 + limit.angka, _DECEMBER)
    first = date(day.year + years, month + 1, 1)
    last = (first + 31 * DAY).replace(day=1) - DAY
    return first.replace(day=min(day.day, last.day))


def _days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def _length(spans: tuple[Span, ...]) -> int:
    return sum(last - first for first, last in spans)


def _weekday(entries: tuple[JamLayanan, ...], day: int) -> tuple[Span, ...]:
    """The hours of a weekday as disjoint spans in order."""
    mine = [entry for entry in entries if entry.hari.pertama <= day <= entry.hari.terakhir]
    open_at = {minute for entry in mine for minute in _minutes(entry)}
    edges = sorted(minute for minute in open_at if minute - 1 not in open_at)
    ends = sorted(minute + 1 for minute in open_at if minute + 1 not in open_at)
    return tuple(zip(edges, ends, strict=True))


def _minutes(entry: JamLayanan) -> Iterator[int]:
    pause = entry.istirahat
    for minute in range(entry.pukul.mulai.menit, entry.pukul.selesai.menit):
        if pause is None or not pause.mulai.menit <= minute < pause.selesai.menit:
            yield minute
