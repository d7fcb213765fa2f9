"""The page of times: office time against the mutu baku, its course over the cycles, and the law's limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from maklumat.publish.clock_rows import (
    WIDTH,
    Bar,
    LimitRow,
    StepRow,
    days,
    late_by_role,
    limit_row,
    step_row,
)
from maklumat.publish.release import Release
from maklumat.publish.site_tree import MakePage, Page
from maklumat.register.clocks import WaktuSiklus, reminders, statutory_clocks, step_clocks
from maklumat.register.tenggat_ics import calendar

CLOCKS = "waktu/"
FEED = "data/tenggat.ics"
SHOWN = 50
"""Cycles told step by step; the trend tells all of them."""
_AHEAD = 366
"""Days the feed looks ahead: a yearly limit is always in it."""
_OPEN = ("berjalan", "lewat", "tidak dihitung")


@dataclass(frozen=True)
class CycleTimes:
    """One cycle: its steps, who was late, and the limits of the law that concern it."""

    id: str
    standing: str
    steps: tuple[StepRow, ...]
    late: tuple[tuple[str, str], ...]
    limits: tuple[LimitRow, ...]


@dataclass(frozen=True)
class TrendRow:
    """All recorded office time of one cycle; `late` of `judged` turns took longer than allowed."""

    id: str
    total: str
    late: int
    judged: int
    unrecorded: int
    bar: Bar


def clock_pages(release: Release, page: MakePage) -> Iterator[Page]:
    """The page of times; none in a preview, which has no records."""
    ground = release.ground
    if ground is None:
        return
    clocks = tuple(clock for clock in step_clocks(ground) if clock.jalur != "dasar")
    limits = statutory_clocks(ground)
    rows = [limit_row(item) for item in limits]
    yield page(
        "waktu.html",
        CLOCKS,
        "Waktu kerja dan tenggat",
        f"Waktu kerja {release.basis.kantor.nama} terhadap mutu baku SOP, dan tenggat menurut peraturan.",
        siklus=[_times(clock, rows) for clock in _latest(release, clocks)],
        tren=_trend(clocks),
        tenggat=[row for item, row in zip(limits, rows, strict=True) if item.keadaan in _OPEN],
        umpan=FEED,
        lebar=WIDTH,
    )


def clock_files(release: Release) -> Mapping[str, bytes]:
    """The calendar of what falls due; none in a preview."""
    ground = release.ground
    if ground is None:
        return {}
    items = reminders(ground, _AHEAD)
    return {FEED: calendar(items, ground.basis.kantor.nama, ground.state.root or "", ground.now)}


def _latest(release: Release, clocks: tuple[WaktuSiklus, ...]) -> list[WaktuSiklus]:
    by_id = {clock.siklus: clock for clock in clocks}
    return [by_id[cycle.id] for cycle in release.cycles if cycle.id in by_id][:SHOWN]


def _times(clock: WaktuSiklus, limits: list[LimitRow]) -> CycleTimes:
    return CycleTimes(
        id=clock.siklus,
        standing=clock.keadaan,
        steps=tuple(step_row(step) for step in clock.langkah),
        late=late_by_role(clock),
        limits=tuple(row for row in limits if row.cycle == clock.siklus),
    )


def _trend(clocks: tuple[WaktuSiklus, ...]) -> list[TrendRow]:
    """Cycles with any known time, in order of their ids, drawn against the longest."""
    totals = {clock.siklus: _total(clock) for clock in clocks}
    longest = max((total for total in totals.values() if total is not None), default=Fraction(0))
    return [
        _trend_row(clock, total, longest) for clock in clocks if (total := totals[clock.siklus]) is not None
    ]


def _total(clock: WaktuSiklus) -> Fraction | None:
    known = [step.hari for step in clock.langkah if step.hari is not None]
    return sum(known, Fraction(0)) if known else None


def _trend_row(clock: WaktuSiklus, total: Fraction, longest: Fraction) -> TrendRow:
    judged = [step for step in clock.langkah if step.terlambat is not None]
    width = round(total / longest * WIDTH) if longest else 0
    label = f"{days(total)} hari kerja"
    return TrendRow(
        id=clock.siklus,
        total=label,
        late=len(clock.terlambat),
        judged=len(judged),
        unrecorded=sum(step.keadaan == "tidak dicatat" for step in clock.langkah),
        bar=Bar(label, width),
    )
