"""SOP clocks: for each step of a bundle the office time used against the mutu baku.

The register knows when a step was decided, never when somebody took it up: a step's time runs from the
record before it. A step without a record has no time at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Literal

from maklumat.documents.kalender import DAY, TanpaKalender
from maklumat.documents.models import Langkah
from maklumat.documents.values import Lama
from maklumat.register.clock_ground import Ground
from maklumat.register.record import Record
from maklumat.register.state import Cycle
from maklumat.register.waktu_kerja import JamKantor, Jeda

Keadaan = Literal["tercatat", "berjalan", "tidak dicatat", "belum"]
_NO_START = "Tidak ada catatan sebelumnya, jadi mulainya tidak diketahui."
_COVERS = "Waktu ini mencakup langkah yang tidak dicatat, jadi tidak dinilai terhadap mutu baku."


@dataclass(frozen=True)
class WaktuLangkah:
    """One turn of one step.

    `kerja` is office time charged to the step and `hari` the same in parts of working days; `menunggu`
    office time in the statutory time for comments; `di_luar_jam` the rest of the time that passed. All
    are None where they are not known, and `catatan` says why. `jatuh_tempo` is when the mutu baku of a
    running step is used up. `terlambat` is None where lateness cannot be judged.
    """

    langkah: str
    peran: str
    nama_peran: str
    mutu: Lama | None
    keadaan: Keadaan
    putaran: int = 0
    keputusan: str | None = None
    mulai: datetime | None = None
    selesai: datetime | None = None
    kerja: timedelta | None = None
    hari: Fraction | None = None
    menunggu: timedelta | None = None
    di_luar_jam: timedelta | None = None
    terlambat: bool | None = None
    jatuh_tempo: datetime | None = None
    mencakup: tuple[str, ...] = ()
    catatan: str = ""


@dataclass(frozen=True)
class WaktuSiklus:
    """All steps of a bundle, in the order they happened; what is still to come stands last."""

    siklus: str
    jalur: str
    keadaan: Literal["berjalan", "selesai", "batal"]
    langkah: tuple[WaktuLangkah, ...]

    @property
    def terlambat(self) -> tuple[WaktuLangkah, ...]:
        """The turns that took longer than the mutu baku."""
        return tuple(step for step in self.langkah if step.terlambat)


def step_clocks(ground: Ground, only: Collection[str] = ()) -> tuple[WaktuSiklus, ...]:
    """The clocks of every bundle, or of those named, in order of their ids."""
    cycles = ground.state.cycles
    return tuple(_cycle_clock(ground, cycles[id]) for id in sorted(cycles) if not only or id in only)


def _cycle_clock(ground: Ground, cycle: Cycle) -> WaktuSiklus:
    keadaan: Literal["berjalan", "selesai", "batal"] = "berjalan" if cycle.open else "selesai"
    rows = _Rows(ground, cycle)
    return WaktuSiklus(cycle.id, cycle.jalur, "batal" if cycle.cancelled else keadaan, tuple(rows.all()))


class _Rows:
    """Walks the records of a bundle as its pointer did."""

    def __init__(self, ground: Ground, cycle: Cycle) -> None:
        self.ground = ground
        self.cycle = cycle
        self.hours: JamKantor = ground.hours(cycle)
        self.pause = _pause(ground, cycle)
        self.index = {step.id: position for position, step in enumerate(cycle.path)}
        self.recorded = {record.langkah for record in cycle.records if record.keputusan != "batal"}
        self.turns: dict[str, int] = {}
        self.listed: set[str] = set()

    def all(self) -> Iterator[WaktuLangkah]:
        due, before = 0, None
        for record in self.cycle.records:
            if record.keputusan == "batal":
                break
            position = self.index[record.langkah]
            skipped = self.cycle.path[due:position]
            yield from self._unrecorded(skipped)
            yield self._turn(record, before, tuple(step.id for step in skipped))
            due, before = position + 1, record
            if record.keputusan == "tidak":
                due = self.index[record.kembali_ke or self.cycle.path[0].id]
        if self.cycle.step is not None and before is not None:
            yield self._running(self.cycle.step, before)
            for step in self.cycle.path[self.index[self.cycle.step.id] + 1 :]:
                yield self._row(step, "belum")

    def _unrecorded(self, steps: tuple[Langkah, ...]) -> Iterator[WaktuLangkah]:
        for step in steps:
            if step.id not in self.recorded | self.listed:
                self.listed.add(step.id)
                yield replace(self._row(step, "tidak dicatat"), catatan="Tidak dicatat.")

    def _turn(self, record: Record, before: Record | None, covers: tuple[str, ...]) -> WaktuLangkah:
        step = self.cycle.path[self.index[record.langkah]]
        self.turns[step.id] = self.turns.get(step.id, 0) + 1
        row = replace(
            self._row(step, "tercatat"), keputusan=record.keputusan, selesai=record.waktu, mencakup=covers
        )
        return self._timed(row, before, record.waktu, covers)

    def _running(self, step: Langkah, before: Record) -> WaktuLangkah:
        self.turns[step.id] = self.turns.get(step.id, 0) + 1
        row = self._row(step, "berjalan")
        if step.waktu is not None:
            due = self.hours.due(before.waktu, step.waktu, self.pause)
            if isinstance(due, datetime):
                row = replace(row, jatuh_tempo=due)
        return self._timed(row, before, max(self.ground.now, before.waktu), ())

    def _timed(
        self, row: WaktuLangkah, before: Record | None, end: datetime, covers: tuple[str, ...]
    ) -> WaktuLangkah:
        if before is None:
            return replace(row, catatan=_NO_START)
        start = before.waktu
        used = self.hours.used(start, end, self.pause)
        if isinstance(used, TanpaKalender):
            return replace(row, mulai=start, catatan=f"Kalender libur {used.tahun} belum tersedia.")
        return replace(
            row,
            mulai=start,
            kerja=used.kerja.jam,
            hari=used.kerja.hari,
            menunggu=used.menunggu.jam,
            di_luar_jam=end - start - used.kerja.jam - used.menunggu.jam,
            terlambat=self.hours.late(used.kerja, start, end, row.mutu) if row.mutu and not covers else None,
            catatan=_COVERS if covers else "",
        )

    def _row(self, step: Langkah, keadaan: Keadaan) -> WaktuLangkah:
        return WaktuLangkah(
            langkah=step.id,
            peran=step.peran,
            nama_peran=self.cycle.sop.peran.get(step.peran, step.peran),
            mutu=step.waktu,
            keadaan=keadaan,
            putaran=self.turns.get(step.id, 0),
        )


def _pause(ground: Ground, cycle: Cycle) -> Jeda | None:
    """The days for comments, on which nobody at the office can go on."""
    window = ground.window(cycle)
    if window is None or isinstance(window.terakhir, TanpaKalender):
        return None
    return Jeda(window.sejak + DAY, window.terakhir)
