"""Statutory clocks: the limits PP 96/2012 Pasal 27 to 33 sets, and how each of them stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Literal, NamedTuple

from maklumat.checks import statutes
from maklumat.documents.folder import Key
from maklumat.documents.kalender import TanpaKalender
from maklumat.documents.models import MaklumatPelayanan
from maklumat.documents.reading import read
from maklumat.register.clock_ground import Ground, known
from maklumat.register.cycle import DISCUSSION, OPENING
from maklumat.register.pembahasan import opened_on
from maklumat.register.state import Cycle, Version

Jenis = Literal[
    "publikasi", "masukan", "perbaikan", "maklumat", "evaluasi", "peninjauan", "peninjauan_pekppp"
]
Keadaan = Literal["berjalan", "lewat", "dipenuhi", "terlambat", "tidak dihitung"]


class _Rule(NamedTuple):
    judul: str
    lama: str
    sejak: str
    dasar: str


_DECREED = "Standar pelayanan ditetapkan"
_RULES: Mapping[Jenis, _Rule] = {
    "publikasi": _Rule(
        "Rancangan yang sudah dibahas dipublikasikan",
        f"{statutes.PUBLIKASI} hari kerja",
        "Berita acara ditandatangani",
        "PP 96/2012 Pasal 27 ayat (1)",
    ),
    "masukan": _Rule(
        "Masa masukan berakhir",
        f"{statutes.MASUKAN} hari kerja",
        "Rancangan dipublikasikan",
        "PP 96/2012 Pasal 27 ayat (2)",
    ),
    "perbaikan": _Rule(
        "Rancangan diperbaiki menurut masukan",
        f"{statutes.PERBAIKAN} hari",
        "Masa masukan berakhir",
        "PP 96/2012 Pasal 27 ayat (3)",
    ),
    "maklumat": _Rule(
        "Maklumat pelayanan dipublikasikan",
        f"{statutes.MAKLUMAT} hari kerja",
        _DECREED,
        "PP 96/2012 Pasal 30",
    ),
    "evaluasi": _Rule(
        "Evaluasi pelaksanaan standar pelayanan",
        f"Setiap {statutes.EVALUASI} tahun",
        _DECREED,
        "PP 96/2012 Pasal 32",
    ),
    "peninjauan": _Rule(
        "Peninjauan ulang standar pelayanan",
        f"Setiap {statutes.PENINJAUAN} tahun",
        _DECREED,
        "PP 96/2012 Pasal 33",
    ),
    "peninjauan_pekppp": _Rule(
        "Peninjauan ulang tahunan (sasaran PEKPPP)",
        f"Setiap {statutes.PENINJAUAN_PEKPPP} tahun",
        _DECREED,
        "PermenPANRB 29/2022, sasaran penilaian",
    ),
}


@dataclass(frozen=True)
class TenggatHukum:
    """One limit: counted from the day after `mulai`, its last day `tanggal`, met on `dipenuhi`.

    `tanggal` is None where the calendar of `tanpa_kalender` is missing. `peran` is the role that has to
    act. For the time for comments `dipenuhi` is the last day itself, once it has passed.
    """

    jenis: Jenis
    judul: str
    siklus: str
    dokumen: tuple[Key, ...]
    peran: str
    nama_peran: str
    mulai: date
    sejak: str
    lama: str
    tanggal: date | None
    tanpa_kalender: int | None
    dipenuhi: date | None
    keadaan: Keadaan
    dasar: str
    catatan: str = ""


def statutory_clocks(ground: Ground) -> tuple[TenggatHukum, ...]:
    """Every limit the data can speak of, by cycle and then in the order of the law."""
    found: list[TenggatHukum] = []
    promises = tuple(_promises(ground))
    for id in sorted(ground.state.cycles):
        cycle = ground.state.cycles[id]
        if not cycle.cancelled:
            found += [*_discussion(ground, cycle), *_charter(ground, cycle, promises)]
        found += _upkeep(ground, cycle)
    return tuple(found)


@dataclass(frozen=True)
class _Duty:
    """What every limit of one bundle shares."""

    ground: Ground
    cycle: Cycle
    dokumen: tuple[Key, ...]

    def limit(
        self,
        jenis: Jenis,
        *,
        step: str,
        mulai: date,
        last: date | TanpaKalender,
        met: date | None = None,
        catatan: str = "",
    ) -> TenggatHukum:
        """A limit of the bundle, its role being that of a step of the path."""
        rule = _RULES[jenis]
        found = self.cycle.sop.step(step)
        peran = found.peran if found else ""
        return TenggatHukum(
            jenis=jenis,
            judul=rule.judul,
            siklus=self.cycle.id,
            dokumen=self.dokumen,
            peran=peran,
            nama_peran=self.cycle.sop.peran.get(peran, peran),
            mulai=mulai,
            sejak=rule.sejak,
            lama=rule.lama,
            tanggal=known(last),
            tanpa_kalender=last.tahun if isinstance(last, TanpaKalender) else None,
            dipenuhi=met,
            keadaan=_standing(last, met, self.ground.today),
            dasar=rule.dasar,
            catatan=catatan,
        )


def _standing(last: date | TanpaKalender, met: date | None, today: date) -> Keadaan:
    if isinstance(last, TanpaKalender):
        return "tidak dihitung"
    if met is not None:
        return "dipenuhi" if met <= last else "terlambat"
    return "lewat" if today > last else "berjalan"


def _discussion(ground: Ground, cycle: Cycle) -> Iterator[TenggatHukum]:
    """Pasal 27: publish, comments, improve."""
    window = ground.window(cycle)
    if window is None:
        return
    discussion, duty = ground.discussion(cycle), _Duty(ground, cycle, tuple(sorted(cycle.bundle)))
    minutes = discussion.minutes
    if minutes is not None:
        opened = opened_on(cycle, ground.basis_of(cycle))
        yield duty.limit(
            "publikasi",
            step=OPENING,
            mulai=minutes,
            last=ground.calendars.after(minutes, statutes.PUBLIKASI),
            met=discussion.published or (max(opened, minutes) if opened is not None else None),
        )
    last = window.terakhir
    yield duty.limit(
        "masukan",
        step=DISCUSSION,
        mulai=window.sejak,
        last=last,
        met=last if isinstance(last, date) and ground.today > last else None,
        catatan=_closed_early(ground, cycle, last),
    )
    if minutes is not None:
        yield duty.limit(
            "perbaikan",
            step=OPENING,
            mulai=last if isinstance(last, date) else window.sejak,
            last=statutes.improve_by(last) if isinstance(last, date) else last,
            met=_improved(ground, cycle),
        )


def _closed_early(ground: Ground, cycle: Cycle, last: date | TanpaKalender) -> str:
    record = cycle.standing.get(DISCUSSION)
    day = ground.basis_of(cycle).local_date(record.waktu) if record else None
    if day is not None and not isinstance(last, TanpaKalender) and day <= last:
        return f"Pembahasan dicatat selesai {day}, sebelum masa masukan berakhir."
    if ground.discussion(cycle).minutes is None:
        return "Berita acara belum ditandatangani; batas ini dihitung lagi sesudahnya."
    return ""


def _improved(ground: Ground, cycle: Cycle) -> date | None:
    """The day the improved text was handed on: the first standing decision on the final text."""
    final = next((step.id for step in cycle.path if step.naskah == "final"), None)
    record = cycle.standing.get(final) if final else None
    return ground.basis_of(cycle).local_date(record.waktu) if record else None


@dataclass(frozen=True)
class _Promise:
    """A maklumat that took effect: the services it promises, on the days from `since` to before `until`."""

    services: frozenset[str]
    since: date
    until: date | None


def _charter(ground: Ground, cycle: Cycle, promises: Iterable[_Promise]) -> Iterator[TenggatHukum]:
    """Pasal 30: a published maklumat that promises every service just decreed."""
    decree = cycle.penetapan
    services = tuple(sorted(key for key in cycle.bundle if key.jenis == "layanan"))
    if decree is None or not services or cycle.jalur != "penetapan":
        return
    days = [_promised(promises, key.id, decree.tanggal_sk) for key in services]
    met = None if None in days else max(day for day in days if day is not None)
    yield _Duty(ground, cycle, services).limit(
        "maklumat",
        step=cycle.path[-1].id,
        mulai=decree.tanggal_sk,
        last=ground.calendars.after(decree.tanggal_sk, statutes.MAKLUMAT),
        met=met,
    )


def _promised(promises: Iterable[_Promise], service: str, since: date) -> date | None:
    """The first day from `since` on which a maklumat in force promised a service."""
    for promise in promises:
        if service in promise.services and (promise.until is None or promise.until > since):
            return max(since, promise.since)
    return None


def _promises(ground: Ground) -> Iterator[_Promise]:
    """What every maklumat has promised so far, by document and then in time."""
    for key, versions in sorted(ground.state.versions.items()):
        for version, later in zip_longest(versions, versions[1:]) if key.jenis == "maklumat" else ():
            if version.withdrawal or version.effective > ground.now:
                continue
            local = version.basis.local_date
            until = local(later.effective) if later is not None else None
            yield _Promise(frozenset(_services(ground, version)), local(version.effective), until)


def _services(ground: Ground, version: Version) -> tuple[str, ...]:
    data = ground.book.content(version.sidik)["maklumat.yaml"]
    return read(MaklumatPelayanan, data, f"standards/{version.key}/maklumat.yaml").model.layanan


def _upkeep(ground: Ground, cycle: Cycle) -> Iterator[TenggatHukum]:
    """Pasal 32 and 33: yearly evaluation and review, for the services a decree keeps in force."""
    decree = cycle.penetapan
    services = tuple(sorted(key for key in cycle.bundle if _in_force(ground, key, cycle)))
    if decree is None or not services:
        return
    duty, last, day = _Duty(ground, cycle, services), cycle.path[-1].id, decree.tanggal_sk
    years = statutes.EVALUASI
    while (evaluation := statutes.years_after(day, years)) < ground.today:
        years += statutes.EVALUASI
    note = "Pelaksanaan evaluasi tidak tercatat di sini; yang ditunjukkan ulang tahunnya yang terdekat."
    review = statutes.years_after(day, statutes.PENINJAUAN)
    yearly = statutes.years_after(day, statutes.PENINJAUAN_PEKPPP)
    yield duty.limit("evaluasi", step=last, mulai=day, last=evaluation, catatan=note)
    yield duty.limit("peninjauan", step=last, mulai=day, last=review)
    yield duty.limit("peninjauan_pekppp", step=last, mulai=day, last=yearly)


def _in_force(ground: Ground, key: Key, cycle: Cycle) -> bool:
    version = ground.state.in_force(key, ground.now) if key.jenis == "layanan" else None
    return version is not None and version.cycle == cycle.id
