"""Times of steps and limits of the law as rows of words and bars, for pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from maklumat.documents.values import Lama, Satuan
from maklumat.publish.html import step_name
from maklumat.publish.words import long_date
from maklumat.register.clocks import TenggatHukum, WaktuLangkah, WaktuSiklus

WIDTH = 200
"""Units of a bar's picture; its drawing area ends here."""
_FULL = 200
"""Percent the whole width stands for; a longer bar is cut off and the figure beside it tells."""
_MINUTE = timedelta(minutes=1)
_SECONDS: Mapping[Satuan, int] = {Satuan.MENIT: 60, Satuan.JAM: 3600}
_IN_DAYS = (Satuan.HARI, Satuan.HARI_KERJA)
LATE = "▲ terlambat"


@dataclass(frozen=True)
class Bar:
    """A bar `width` of `WIDTH` long with a mark at `limit`, and what it says in words."""

    label: str
    width: int
    limit: int | None = None


@dataclass(frozen=True)
class StepRow:
    """One turn of one step in words; `bar` is None where used time and limit cannot be compared."""

    name: str
    role: str
    used: str
    allowed: str
    standing: str
    note: str
    bar: Bar | None


@dataclass(frozen=True)
class LimitRow:
    """One limit of the law in words."""

    cycle: str
    title: str
    counted: str
    last: str
    standing: str
    article: str
    note: str


def step_row(step: WaktuLangkah) -> StepRow:
    """A step's time in words; what has no record has no time."""
    turn = f" (putaran {step.putaran})" if step.putaran > 1 else ""
    return StepRow(
        name=step_name(step.langkah) + turn,
        role=step.nama_peran,
        used=_used(step),
        allowed=str(step.mutu) if step.mutu else "tidak ditetapkan",
        standing=_standing(step),
        note="" if step.keadaan == "tidak dicatat" else step.catatan,
        bar=_bar(step),
    )


def _used(step: WaktuLangkah) -> str:
    if step.keadaan == "tidak dicatat":
        return "tidak dicatat"
    if step.kerja is None or step.hari is None:
        return "–" if step.keadaan == "belum" else "tidak diketahui"
    waiting = f"; menunggu masukan {clock(step.menunggu)}" if step.menunggu else ""
    return f"{clock(step.kerja)} ({days(step.hari)} hari kerja){waiting}"


def _standing(step: WaktuLangkah) -> str:
    if step.keadaan == "belum":
        return "○ belum"
    if step.keadaan == "tidak dicatat":
        return "– tidak dicatat"
    running = "◐ berjalan" if step.keadaan == "berjalan" else ""
    judged = {
        True: LATE,
        False: "" if running else "● dalam mutu baku",
        None: "" if running else "– tidak dinilai",
    }
    return ", ".join(filter(None, (running, judged[step.terlambat])))


def _bar(step: WaktuLangkah) -> Bar | None:
    share = _share(step.mutu, step) if step.mutu and step.terlambat is not None else None
    if share is None:
        return None
    percent = round(share * 100)
    return Bar(f"{percent}% dari mutu baku", min(percent, _FULL) * WIDTH // _FULL, 100 * WIDTH // _FULL)


def _share(limit: Lama, step: WaktuLangkah) -> Fraction | None:
    """Used time as a part of the longest allowed; None for weeks, months and years, counted by dates."""
    most = limit.paling_lama
    if step.hari is not None and most.satuan in _IN_DAYS:
        return step.hari / most.angka if most.angka else None
    seconds = most.angka * _SECONDS.get(most.satuan, 0)
    return (
        Fraction(step.kerja // timedelta(seconds=1), seconds) if step.kerja is not None and seconds else None
    )


def limit_row(item: TenggatHukum) -> LimitRow:
    """A limit in words, with the mark of its state."""
    return LimitRow(
        cycle=item.siklus,
        title=item.judul,
        counted=f"{item.lama} sejak {long_date(item.mulai)} ({item.sejak.lower()})",
        last=long_date(item.tanggal)
        if item.tanggal
        else f"tidak dihitung: kalender libur {item.tanpa_kalender} belum tersedia",
        standing=_state(item),
        article=item.dasar,
        note=item.catatan,
    )


def _state(item: TenggatHukum) -> str:
    met = f" {long_date(item.dipenuhi)}" if isinstance(item.dipenuhi, date) else ""
    if item.jenis == "masukan" and met:
        return "● sudah berakhir"
    return {
        "berjalan": "◐ berjalan",
        "lewat": "▲ lewat, belum tercatat dipenuhi",
        "dipenuhi": f"● dipenuhi{met}",
        "terlambat": f"▲ dipenuhi terlambat{met}",
        "tidak dihitung": "– tidak dihitung",
    }[item.keadaan]


def late_by_role(clock_of: WaktuSiklus) -> tuple[tuple[str, str], ...]:
    """Who was late at which steps: role, and its steps in words."""
    roles: dict[str, list[str]] = {}
    for step in clock_of.terlambat:
        roles.setdefault(step.nama_peran, []).append(step_name(step.langkah).lower())
    return tuple((role, ", ".join(dict.fromkeys(names))) for role, names in roles.items())


def clock(length: timedelta) -> str:
    """`3 jam 20 menit`."""
    hours, minutes = divmod(length // _MINUTE, 60)
    return f"{hours} jam {minutes} menit" if hours else f"{minutes} menit"


def days(part: Fraction) -> str:
    """`1,25`."""
    return f"{float(part):.2f}".replace(".", ",")
