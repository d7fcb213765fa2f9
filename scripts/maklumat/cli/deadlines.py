"""`maklumat tenggat`: what is overdue or falls due in the next days, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import click

from maklumat.cli.common import Project, now_option, print_json, project_option, say
from maklumat.cli.desk import open_ground
from maklumat.cli.words import IndonesianCommand
from maklumat.register.beda_report import escaped
from maklumat.register.clocks import Pengingat, reminders
from maklumat.register.tenggat_ics import calendar

_LONGEST = 36_500


@click.command(cls=IndonesianCommand, name="tenggat")
@click.option(
    "--hari",
    "days",
    type=click.IntRange(0, _LONGEST),
    default=14,
    show_default=True,
    metavar="N",
    help="Berapa hari ke depan.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["teks", "json", "ics", "markdown"]),
    default="teks",
    help="Bentuk keluaran; ics ialah kalender (iCalendar), markdown ringkasan bagi forge.",
)
@now_option
@project_option
def command(days: int, form: str, now: datetime, project: Project) -> None:
    """Menunjukkan yang lewat tenggat atau jatuh tempo dalam beberapa hari, menurut peran.

    Yang dihitung: langkah yang melampaui mutu baku, masa masukan, perbaikan rancangan, publikasi maklumat,
    evaluasi tahunan, dan peninjauan ulang. Tahun tanpa kalender libur tidak dihitung, dan itu disebut.
    """
    ground = open_ground(project, now)
    items = reminders(ground, days)
    if form == "json":
        print_json({"versi_skema": "1", "tanggal": str(ground.today), "tenggat": [_json(i) for i in items]})
    elif form == "ics":
        # Bytes: the line ends of the format must not become the terminal's.
        click.echo(calendar(items, ground.basis.kantor.nama, ground.state.root or "", now), nl=False)
    elif form == "markdown":
        click.echo("\n".join(_markdown(items, ground.today, days)))
    else:
        say("\n".join(_lines(items)) or f"Tidak ada tenggat sampai {days} hari ke depan.")


def _json(item: Pengingat) -> dict[str, object]:
    return {
        "kunci": item.kunci,
        "tanggal": str(item.tanggal) if item.tanggal else None,
        "keadaan": item.keadaan,
        "peran": item.peran,
        "nama_peran": item.nama_peran,
        "siklus": item.siklus,
        "jenis": item.jenis,
        "judul": item.judul,
        "dokumen": list(item.dokumen),
        "dasar": item.dasar,
        "keterangan": item.keterangan,
    }


def _lines(items: tuple[Pengingat, ...]) -> list[str]:
    """One block a role, in the order of its most urgent matter."""
    lines: list[str] = []
    for role in dict.fromkeys(item.nama_peran for item in items):
        lines.append(role)
        for item in items:
            if item.nama_peran == role:
                lines += [f"  {_when(item)}  {item.judul} ({item.siklus})", f"      {_why(item)}"]
    return lines


def _markdown(items: tuple[Pengingat, ...], today: date, days: int) -> Iterator[str]:
    """A heading a role with its list; a job's summary shows it as it is."""
    yield f"# Tenggat per {today}, {days} hari ke depan"
    yield ""
    if not items:
        yield "Tidak ada yang lewat tenggat atau jatuh tempo."
    for role in dict.fromkeys(item.nama_peran for item in items):
        yield f"## {escaped(role)}"
        yield ""
        for item in items:
            if item.nama_peran == role:
                yield f"- **{_when(item)}** {escaped(item.judul)} ({item.siklus})  "
                yield f"  {escaped(_why(item))}"
        yield ""


def _when(item: Pengingat) -> str:
    day = str(item.tanggal) if item.tanggal else "tanpa tanggal"
    return f"{day} LEWAT" if item.keadaan == "lewat" else day


def _why(item: Pengingat) -> str:
    documents = ", ".join(item.dokumen)
    return f"{item.keterangan} Dasar: {item.dasar}.{f' Naskah: {documents}.' if documents else ''}"
