"""`maklumat masukan`: comments on paper or on a forge become part of a cycle's masukan.yaml."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Unpack

import click

from maklumat.cli.common import Project, cycle_option, notice, now_option, project_option
from maklumat.cli.forge_run import Address, address_options, github, gitlab
from maklumat.cli.words import IndonesianCommand, IndonesianGroup
from maklumat.documents.errors import Surroundings, Unreadable, limited, os_words
from maklumat.documents.kalender import TanpaKalender
from maklumat.documents.kiriman_csv import MAX_BYTES, empty_sheet, read_csv
from maklumat.documents.models import Masukan
from maklumat.forges.forge import Forge
from maklumat.forges.issues import sort
from maklumat.publish.words import long_date
from maklumat.register.book import read_book
from maklumat.register.fold import fold
from maklumat.register.masukan import Penerimaan, Tujuan, destination, office_zone, receive
from maklumat.register.store import locked, replace_file


@click.group(cls=IndonesianGroup, name="masukan")
def command() -> None:
    """Memasukkan masukan masyarakat ke data pembahasan."""


@command.command(cls=IndonesianCommand, name="impor")
@click.argument("sheet", metavar="BERKAS.csv", type=click.Path(path_type=Path))
@cycle_option
@now_option
@project_option
def from_paper(sheet: Path, siklus: str, now: datetime, project: Project) -> None:
    """Memasukkan formulir kertas yang disalin ke CSV.

    Semua baris diperiksa dahulu; bila ada yang keliru, tidak ada yang ditulis. Nomor yang sudah ada tidak
    dimasukkan lagi, jadi berkas yang sama boleh diimpor berulang kali.
    """
    comments = read_csv(_bytes(sheet), str(sheet))
    with locked(project.standards):
        target, today = _target(project, siklus, now)
        found = receive(target, comments, today)
        if found.ditolak:
            raise Unreadable(limited(found.ditolak))
        _write(project, found)
    _tell(found)


@command.command(cls=IndonesianCommand, name="contoh")
@click.argument("sheet", metavar="BERKAS.csv", type=click.Path(path_type=Path))
def sheet_template(sheet: Path) -> None:
    """Menulis CSV kosong berjudul kolom, siap diisi dengan lembar kerja."""
    try:
        with sheet.open("xb") as file:
            file.write(empty_sheet())
    except OSError as error:
        raise Surroundings(f"{sheet} tidak dapat dibuat: {os_words(error)}.") from None
    click.echo(f"{sheet} dibuat. Isi satu masukan satu baris, simpan sebagai CSV UTF-8, lalu impor.")


@command.command(cls=IndonesianCommand, name="github")
@cycle_option
@address_options
def from_github(siklus: str, now: datetime, project: Project, **place: Unpack[Address]) -> int:
    """Memasukkan masukan yang ditulis dengan formulir isu di GitHub.

    Status keluar 1 bila ada isu yang tidak dapat dimasukkan; yang lain tetap dimasukkan. Token dibaca dari
    GITHUB_TOKEN.
    """
    return _from_forge(github(place), siklus, now, project)


@command.command(cls=IndonesianCommand, name="gitlab")
@cycle_option
@address_options
def from_gitlab(siklus: str, now: datetime, project: Project, **place: Unpack[Address]) -> int:
    """Memasukkan masukan yang ditulis dengan formulir isu di GitLab.

    Status keluar 1 bila ada isu yang tidak dapat dimasukkan; yang lain tetap dimasukkan. Token dibaca dari
    GITLAB_TOKEN.
    """
    return _from_forge(gitlab(place), siklus, now, project)


def _from_forge(forge: Forge, siklus: str, now: datetime, project: Project) -> int:
    _target(project, siklus, now)
    issues = forge.issues()
    with locked(project.standards):
        target, today = _target(project, siklus, now)
        known = frozenset(comment.pengenal for comment in target.comments)
        told = sort(issues, siklus, known, office_zone(project.work_tree))
        found = receive(target, told.comments, today)
        _write(project, found)
    _tell(found)
    if told.others:
        click.echo(f"Masukan bagi siklus lain: {told.others}.")
    for line in (*told.unclear, *map(str, found.ditolak)):
        notice(f"Belum dimasukkan: {line}")
    return 1 if told.unclear or found.ditolak else 0


def _bytes(sheet: Path) -> bytes:
    """The file, or as much of it as shows that it is too big."""
    try:
        with sheet.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Surroundings(f"{sheet} tidak dapat dibaca: {os_words(error)}.") from None


def _target(project: Project, siklus: str, now: datetime) -> tuple[Tujuan, date]:
    """The cycle and the office's date."""
    tree = project.work_tree
    target = destination(tree, fold(read_book(tree), now), siklus)
    return target, now.astimezone(office_zone(tree)).date()


def _write(project: Project, found: Penerimaan) -> None:
    if found.baru:
        replace_file(project.standards / found.target.path, found.data)


def _tell(found: Penerimaan) -> None:
    for comment in found.baru:
        click.echo(f"  {_line(found, comment)}")
    late = sum(map(found.late, found.baru))
    click.echo(
        f"Masukan baru: {len(found.baru)}, di antaranya terlambat: {late}. Sudah ada: {len(found.dikenal)}."
    )
    if found.baru:
        click.echo(
            f"Tersimpan di standards/{found.target.path}. Baca kembali ringkasannya: penyaring data pribadi "
            "hanya mengenali pola. Lalu isi `jawaban` dan `status`."
        )
    window = found.target.window
    if found.baru and (window is None or isinstance(window.terakhir, TanpaKalender)):
        notice("Batas akhir masukan belum diketahui, jadi keterlambatan tidak dinilai.")


def _line(found: Penerimaan, comment: Masukan) -> str:
    about = f"{comment.naskah.jenis}/{comment.naskah.id}"
    words = f"{comment.pengenal}: {long_date(comment.tanggal)}, {about}"
    return f"{words}, {comment.komponen or 'seluruh naskah'}{' (terlambat)' if found.late(comment) else ''}"
