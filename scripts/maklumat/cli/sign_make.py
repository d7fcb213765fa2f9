"""`maklumat tandatangan bubuhkan`: signs the official PDFs of a bundle with a certificate in a file."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from maklumat.cli.common import Project, cycle_option, now_option, project_option
from maklumat.cli.desk import open_desk
from maklumat.cli.sign_check import judged, needs_pyhanko, official_of, read_given, store
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Refused, Surroundings


@click.command(cls=IndonesianCommand, name="bubuhkan")
@cycle_option
@click.option(
    "--sertifikat",
    "certificate_file",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Sertifikat beserta kunci privat (PKCS#12, .p12 atau .pfx).",
)
@click.option("--orang", metavar="O", help="Pengenal penanda tangan; harus sama dengan saat disiapkan.")
@now_option
@project_option
def bubuhkan(
    *, siklus: str, certificate_file: Path, orang: str | None, now: datetime, project: Project
) -> None:
    """Menandatangani semua naskah resmi dan surat keputusan satu siklus dengan sertifikat elektronik.

    Kata sandi sertifikat hanya diminta di terminal. Hasilnya tersimpan di standards/siklus/S/resmi/tte/
    dan diambil saat langkah terakhir dicatat dengan --tingkat tte.
    """
    with needs_pyhanko():
        from maklumat.publish.signature_make import open_certificate, refuse_outside_validity, sign
    desk = open_desk(project, now)
    official = official_of(project, desk, siklus)
    if orang is not None and orang != official.orang:
        raise Refused(f"Naskah resmi disiapkan untuk ditandatangani “{official.orang}”, bukan “{orang}”.")
    certificate = open_certificate(read_given(certificate_file, "Sertifikat"), _passphrase())
    refuse_outside_validity(certificate, now)
    signed = {name: sign(data, certificate, now) for name, data in official.to_sign.items()}
    for name, data in signed.items():
        judged(name, official.to_sign[name], data, now)
    store(project, siklus, {}, signed)
    click.echo(f"Ditandatangani dengan sertifikat {certificate.nama}.")


def _passphrase() -> str:
    """The certificate's passphrase, asked at the terminal: nowhere else is it safe from being kept."""
    if not sys.stdin.isatty():
        raise Surroundings(
            "Kata sandi sertifikat hanya diminta di terminal. Jalankan perintah ini di terminal."
        )
    answer: str = click.prompt(
        "Kata sandi sertifikat", default="", show_default=False, hide_input=True, err=True
    )
    return answer
