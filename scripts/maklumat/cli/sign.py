"""`maklumat tandatangan`: the official PDFs of a bundle, from setting to signature; `siapkan` sets them."""

from __future__ import annotations

from datetime import date, datetime

import click

from maklumat.cli.common import Project, Words, cycle_option, notice, now_option, project_option
from maklumat.cli.desk import open_desk
from maklumat.cli.sign_check import periksa
from maklumat.cli.sign_make import bubuhkan
from maklumat.cli.words import IndonesianCommand, IndonesianGroup
from maklumat.documents.errors import Refused
from maklumat.documents.values import BadValue, parse_date
from maklumat.publish.official import Press, PressError
from maklumat.publish.setting import due_for_signing, set_bundle, set_decree, signatory_of
from maklumat.register.record import Penetapan
from maklumat.register.resmi import DECREE_PATH, FILE, Official, describe, folder_of, signed_files
from maklumat.register.store import replace_folder


class Day(click.ParamType[date]):
    """A date, `2024-01-02`."""

    name = "TANGGAL"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return parse_date(value)
        except BadValue as error:
            self.fail(f"{error.message} {error.fix}", param, ctx)


@click.group(cls=IndonesianGroup, name="tandatangan")
def command() -> None:
    """Menyiapkan naskah resmi, menandatanganinya secara elektronik, dan memeriksa hasilnya."""


@command.command(cls=IndonesianCommand, name="siapkan")
@cycle_option
@click.option("--nomor-sk", required=True, type=Words(), metavar="N", help="Nomor keputusan.")
@click.option("--tanggal-sk", required=True, type=Day(), help="Tanggal keputusan.")
@click.option("--tempat", required=True, type=Words(), metavar="T", help="Tempat ditetapkan.")
@click.option("--berlaku-sejak", required=True, type=Day(), help="Hari pertama berlaku.")
@click.option("--orang", required=True, metavar="O", help="Pengenal penanda tangan.")
@now_option
@project_option
def siapkan(
    *,
    siklus: str,
    nomor_sk: str,
    tanggal_sk: date,
    tempat: str,
    berlaku_sejak: date,
    orang: str,
    now: datetime,
    project: Project,
) -> None:
    """Menetapkan nomor, tanggal, tempat, dan penanda tangan, lalu mencetak PDF resmi satu siklus.

    Hasilnya tersimpan di standards/siklus/S/resmi/ dan diambil saat langkah terakhir dicatat. Surat
    keputusannya, juga untuk ditandatangani, ada di folder keputusan/ di dalamnya.
    """
    if berlaku_sejak < tanggal_sk:
        raise Refused("--berlaku-sejak tidak boleh mendahului --tanggal-sk.")
    penetapan = Penetapan(
        nomor_sk=nomor_sk, tanggal_sk=tanggal_sk, tempat=tempat, berlaku_sejak=berlaku_sejak
    )
    press = Press(project.overrides)
    desk = open_desk(project, now)
    cycle = due_for_signing(desk, siklus)
    signatory = signatory_of(desk, cycle, orang, now)
    signed = (penetapan, signatory)
    try:
        pdfs = set_bundle(press, desk, cycle, signed, now)
        decree = set_decree(press, desk, cycle, signed, now)
    except PressError as error:
        raise Refused(error.message) from None
    official = Official(orang, penetapan, pdfs, decree, now)
    described = describe(siklus, official, cycle.bundle, desk.basis)
    folder = project.standards / folder_of(siklus)
    if signed_files(desk.tree, siklus):
        notice("Salinan bertanda tangan elektronik yang lama dibuang; tanda tangani lagi.")
    replace_folder(folder, {FILE: described.to_bytes(), **pdfs, DECREE_PATH: decree})
    for name in (*sorted(pdfs), DECREE_PATH):
        click.echo(f"standards/{folder_of(siklus)}/{name}")
    click.echo(f"Siap ditandatangani {signatory.nama}, {signatory.jabatan}.")


command.add_command(bubuhkan)
command.add_command(periksa)
