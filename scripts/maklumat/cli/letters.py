"""`maklumat surat`: the papers of a bundle as PDF, from the data of the work tree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from maklumat.cli.common import Project, cycle_option, notice, now_option, project_option
from maklumat.cli.words import IndonesianCommand, IndonesianGroup
from maklumat.documents.errors import Refused, Surroundings
from maklumat.register.store import replace_file

F = TypeVar("F", bound=Callable[..., Any])
_MOST_ROWS = 1000


@click.group(cls=IndonesianGroup, name="surat")
def command() -> None:
    """Mencetak surat dan lembar kerja satu siklus dari datanya.

    Yang belum ada pada data dibiarkan kosong untuk diisi dengan tangan. Lembar-lembar ini bukan naskah yang
    ditetapkan, dan tidak ada yang dicatat ke buku pengesahan.
    """


def _shared(function: F) -> F:
    """What every paper takes: its bundle and where it goes."""
    for add in (
        project_option,
        now_option,
        click.option(
            "--keluar",
            "out",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Berkas PDF yang ditulis; bawaannya NAMA-SIKLUS.pdf di folder ini.",
        ),
        cycle_option,
    ):
        function = add(function)
    return function


def _meeting(function: F) -> F:
    return click.option(
        "--rapat",
        "number",
        type=click.IntRange(1),
        metavar="N",
        help="Nomor urut rapat pada rapat.yaml; perlu bila rapatnya lebih dari satu.",
    )(function)


def _signatory(whose: str) -> Callable[[F], F]:
    return click.option(
        "--orang",
        "person",
        metavar="O",
        help=f"Pengenal penanda tangan; bawaannya pemegang peran {whose}.",
    )


@command.command(cls=IndonesianCommand, name="undangan")
@_meeting
@_signatory("langkah terakhir")
@_shared
def undangan(**options: Any) -> None:
    """Undangan rapat pembahasan.

    Nomor, sifat, dan tujuan surat dibiarkan kosong.
    """
    _print("undangan", **options)


@command.command(cls=IndonesianCommand, name="daftar-hadir")
@_meeting
@click.option(
    "--baris",
    "rows",
    type=click.IntRange(1, _MOST_ROWS),
    metavar="N",
    help="Banyaknya baris kosong; bawaannya menurut `hadir`, atau 30.",
)
@_signatory("langkah pembahasan")
@_shared
def daftar_hadir(**options: Any) -> None:
    """Daftar hadir untuk ditandatangani.

    Tidak ada nama yang sudah tercetak; barisnya kosong dan bernomor.
    """
    _print("daftar-hadir", **options)


@command.command(cls=IndonesianCommand, name="berita-acara")
@_meeting
@_shared
def berita_acara(**options: Any) -> None:
    """Berita acara penyusunan standar pelayanan.

    Isinya menurut PP 96/2012 Pasal 26 ayat (3): hasil pembahasan, dilampiri daftar hadir.
    Hasil pada hasil.yaml masuk berita acara rapat yang terakhir.
    """
    _print("berita-acara", **options)


@command.command(cls=IndonesianCommand, name="laporan")
@_signatory("langkah pembahasan")
@_shared
def laporan(**options: Any) -> None:
    """Laporan pembahasan tanpa data pribadi.

    Memuat rapat, peserta, hasil, masukan dan tanggapannya, serta perubahan naskah; dapat menjadi
    lampiran langkah pembahasan.
    """
    _print("laporan", **options)


@command.command(cls=IndonesianCommand, name="disposisi")
@_shared
def disposisi(**options: Any) -> None:
    """Lembar disposisi, satu kartu tiap langkah.

    Langkahnya ialah yang mendahului penyusunan naskah; isi kartu pertama diambil dari disposisi.md bila ada.
    """
    _print("disposisi", **options)


@command.command(cls=IndonesianCommand, name="rencana")
@_signatory("langkah rencana")
@_shared
def rencana(**options: Any) -> None:
    """Rencana kegiatan dengan target dan tenggat.

    Memuat langkah yang tersisa beserta mutu bakunya, tenggat menurut peraturan, dan isi rencana.md.
    """
    _print("rencana", **options)


def _print(
    form: str,
    *,
    siklus: str,
    out: Path | None,
    now: datetime,
    project: Project,
    number: int | None = None,
    person: str | None = None,
    rows: int | None = None,
) -> None:
    """Set one paper and put it in place whole."""
    # The press is slow to import, and `--help` does not need it.
    from maklumat.publish.surat import FORMS, LetterPress, PressError, Wish, open_matter

    meeting = f"-{number}" if number else ""
    target = out or Path(f"{form}-{siklus}{meeting}.pdf")
    if target.suffix.lower() != ".pdf":
        raise Surroundings(f"Lembar ini ditulis sebagai PDF. Namai {target.name} dengan akhiran .pdf.")
    press = LetterPress(project.overrides)
    chosen = next(name for name in FORMS if name == form)
    matter = open_matter(project.work_tree, siklus, now)
    try:
        pdf = press.set(chosen, matter, Wish(number, person, rows))
    except PressError as error:
        raise Refused(error.message) from None
    replace_file(target, pdf)
    if matter.notice:
        notice(f"catatan: {matter.notice}")
    click.echo(f"{target} ditulis.")
