"""`maklumat waktu`: office time of each step against the mutu baku, and the limits of the law."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

import click

from maklumat.cli.common import Project, now_option, print_json, project_option, say
from maklumat.cli.desk import open_ground
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Surroundings, shown
from maklumat.register.clocks import (
    TenggatHukum,
    WaktuLangkah,
    WaktuSiklus,
    statutory_clocks,
    step_clocks,
)
from maklumat.register.record import format_time

_MINUTE = timedelta(minutes=1)


@click.command(cls=IndonesianCommand, name="waktu")
@click.argument("cycles", nargs=-1, metavar="[SIKLUS]...")
@click.option(
    "--format", "form", type=click.Choice(["teks", "json"]), default="teks", help="Bentuk keluaran."
)
@now_option
@project_option
def command(cycles: tuple[str, ...], form: str, now: datetime, project: Project) -> None:
    """Menunjukkan waktu kerja setiap langkah terhadap mutu baku SOP, dan tenggat menurut peraturan.

    Waktu kerja dihitung dari jam layanan kantor tanpa istirahat dan hari libur; “hari” dalam SOP ialah
    hari kerja kantor. Langkah yang tidak dicatat tidak mempunyai waktu.
    """
    ground = open_ground(project, now)
    for name in cycles:
        if name not in ground.state.cycles:
            raise Surroundings(f"Siklus “{shown(name)}” tidak ada di buku pengesahan.")
    clocks = step_clocks(ground, cycles)
    limits = [item for item in statutory_clocks(ground) if not cycles or item.siklus in cycles]
    if form == "json":
        print_json({"versi_skema": "1", "siklus": [_json(item, limits) for item in clocks]})
        return
    for item in clocks:
        say("\n".join(_lines(item, limits)))


def _json(clock: WaktuSiklus, limits: list[TenggatHukum]) -> dict[str, object]:
    return {
        "siklus": clock.siklus,
        "jalur": clock.jalur,
        "keadaan": clock.keadaan,
        "langkah": [_step(step) for step in clock.langkah],
        "tenggat": [_limit(item) for item in limits if item.siklus == clock.siklus],
    }


def _step(step: WaktuLangkah) -> dict[str, object]:
    return {
        "langkah": step.langkah,
        "peran": step.peran,
        "putaran": step.putaran,
        "keadaan": step.keadaan,
        "keputusan": step.keputusan,
        "mutu_baku": str(step.mutu) if step.mutu else None,
        "mulai": format_time(step.mulai) if step.mulai else None,
        "selesai": format_time(step.selesai) if step.selesai else None,
        "kerja_menit": _minutes(step.kerja),
        "kerja_hari": _days(step.hari),
        "menunggu_menit": _minutes(step.menunggu),
        "di_luar_jam_menit": _minutes(step.di_luar_jam),
        "jatuh_tempo": format_time(step.jatuh_tempo) if step.jatuh_tempo else None,
        "terlambat": step.terlambat,
        "mencakup": list(step.mencakup),
        "catatan": step.catatan,
    }


def _limit(item: TenggatHukum) -> dict[str, object]:
    return {
        "jenis": item.jenis,
        "peran": item.peran,
        "dokumen": [str(key) for key in item.dokumen],
        "mulai": str(item.mulai),
        "lama": item.lama,
        "tanggal": str(item.tanggal) if item.tanggal else None,
        "tanpa_kalender": str(item.tanpa_kalender) if item.tanpa_kalender else None,
        "dipenuhi": str(item.dipenuhi) if item.dipenuhi else None,
        "keadaan": item.keadaan,
        "dasar": item.dasar,
        "catatan": item.catatan,
    }


def _minutes(length: timedelta | None) -> int | None:
    return None if length is None else length // _MINUTE


def _days(part: Fraction | None) -> float | None:
    return None if part is None else round(float(part), 2)


def _lines(clock: WaktuSiklus, limits: list[TenggatHukum]) -> list[str]:
    lines = [f"{clock.siklus} ({clock.jalur}, {clock.keadaan})"]
    lines += [f"  {step.langkah:<20} {_told(step)}" for step in clock.langkah if step.keadaan != "belum"]
    for item in limits:
        if item.siklus == clock.siklus:
            lines.append(f"  {item.judul}: {_stands(item)} ({item.dasar}). {item.catatan}".rstrip())
    late = dict.fromkeys(step.nama_peran for step in clock.terlambat)
    if late:
        lines.append(f"  Melampaui mutu baku: {', '.join(late)}.")
    return lines


def _told(step: WaktuLangkah) -> str:
    if step.keadaan == "tidak dicatat":
        return "tidak dicatat"
    if step.kerja is None or step.hari is None:
        return step.catatan
    limit = f"mutu baku {step.mutu}" if step.mutu else "tanpa mutu baku"
    parts = [f"kerja {_clock(step.kerja)} ({_comma(step.hari)} hari)", limit]
    if step.menunggu:
        parts.append(f"menunggu masukan {_clock(step.menunggu)}")
    if step.terlambat:
        parts.append(f"TERLAMBAT ({step.nama_peran})")
    if step.keadaan == "berjalan":
        parts.append("masih berjalan")
    return "; ".join([*parts, *([step.catatan] if step.catatan else [])])


def _stands(item: TenggatHukum) -> str:
    if item.tanggal is None:
        return f"tidak dihitung, kalender libur {item.tanpa_kalender} belum tersedia"
    if item.jenis == "masukan":
        return f"{item.tanggal}"
    met = f", dipenuhi {item.dipenuhi}" if item.dipenuhi else ""
    return f"batas {item.tanggal}{met}, {item.keadaan}"


def _clock(length: timedelta) -> str:
    hours, minutes = divmod(length // _MINUTE, 60)
    return f"{hours} jam {minutes} menit" if hours else f"{minutes} menit"


def _comma(part: Fraction) -> str:
    return f"{float(part):.2f}".replace(".", ",")
