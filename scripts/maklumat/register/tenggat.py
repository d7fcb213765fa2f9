"""Reminders: what is due in the next days, by role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from maklumat.documents.kalender import TanpaKalender
from maklumat.register.clock_ground import Ground
from maklumat.register.tenggat_hukum import TenggatHukum, statutory_clocks
from maklumat.register.waktu_langkah import WaktuLangkah, WaktuSiklus, step_clocks


@dataclass(frozen=True)
class Pengingat:
    """One thing to do. `tanggal` is None where a missing calendar keeps it from being known.

    `kunci` names the same thing for as long as it is due, whatever happens to its date.
    """

    kunci: str
    tanggal: date | None
    lewat: bool
    peran: str
    nama_peran: str
    siklus: str
    jenis: str
    judul: str
    dokumen: tuple[str, ...]
    dasar: str
    keterangan: str = ""

    @property
    def keadaan(self) -> Literal["lewat", "akan datang", "tidak dihitung"]:
        """How it stands."""
        if self.tanggal is None:
            return "tidak dihitung"
        return "lewat" if self.lewat else "akan datang"


def reminders(ground: Ground, days: int) -> tuple[Pengingat, ...]:
    """What is overdue or falls due within `days` from today, the most urgent first."""
    until = _shifted(ground.today, days)
    found = [*_limits(ground), *_steps(ground)]
    near = [item for item in found if item.tanggal is None or item.lewat or item.tanggal <= until]
    return tuple(sorted(near, key=_urgency))


def _urgency(item: Pengingat) -> tuple[date, str, str, str]:
    return item.tanggal or date.max, item.siklus, item.jenis, item.kunci


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def _limits(ground: Ground) -> Iterator[Pengingat]:
    for limit in statutory_clocks(ground):
        if limit.dipenuhi is None:
            yield Pengingat(
                kunci=f"{limit.siklus}.{limit.jenis}{_round(limit)}",
                tanggal=limit.tanggal,
                lewat=limit.keadaan == "lewat",
                peran=limit.peran,
                nama_peran=limit.nama_peran,
                siklus=limit.siklus,
                jenis=limit.jenis,
                judul=limit.judul,
                dokumen=tuple(map(str, limit.dokumen)),
                dasar=limit.dasar,
                keterangan=_explained(limit),
            )


def _round(limit: TenggatHukum) -> str:
    """Evaluations come back every year: each year's is a thing of its own."""
    return f"-{limit.tanggal.year}" if limit.jenis == "evaluasi" and limit.tanggal else ""


def _explained(limit: TenggatHukum) -> str:
    words = f"{limit.lama} sejak {limit.mulai} ({limit.sejak.lower()})."
    if limit.tanpa_kalender is not None:
        words = f"{words} {TanpaKalender(limit.tanpa_kalender)}"
    return f"{words} {limit.catatan}".strip()


def _steps(ground: Ground) -> Iterator[Pengingat]:
    for cycle in step_clocks(ground):
        for step in cycle.langkah:
            if step.keadaan == "berjalan" and step.mutu is not None and step.mulai is not None:
                yield _step(ground, cycle, step)


def _step(ground: Ground, cycle: WaktuSiklus, step: WaktuLangkah) -> Pengingat:
    due = ground.basis.local_date(step.jatuh_tempo) if step.jatuh_tempo else None
    waiting = f"Mutu baku {step.mutu}, menunggu sejak {ground.basis.local_date(step.mulai or ground.now)}."
    records = ground.state.cycles[cycle.siklus].records
    return Pengingat(
        kunci=f"{cycle.siklus}.{step.langkah}-{records[-1].urutan}",
        tanggal=due,
        lewat=bool(step.terlambat),
        peran=step.peran,
        nama_peran=step.nama_peran,
        siklus=cycle.siklus,
        jenis="langkah",
        judul=f"Langkah {step.langkah}",
        dokumen=tuple(map(str, sorted(ground.state.cycles[cycle.siklus].bundle))),
        dasar="SOP, mutu baku",
        keterangan=f"{waiting} {step.catatan}".strip(),
    )
