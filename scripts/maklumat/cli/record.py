"""`maklumat catat`: decisions become records; `lokal` is one witnessed by an operator."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path
from typing import TypedDict, Unpack

import click

from maklumat import __version__
from maklumat.cli.common import (
    LocalMoment,
    Project,
    Words,
    cycle_option,
    in_zone,
    notice,
    now_option,
    project_option,
)
from maklumat.cli.desk import open_desk
from maklumat.cli.record_forge import github_record, gitlab_record
from maklumat.cli.sign_check import electronic_seal, refuse_altered_texts
from maklumat.cli.turn import mending, next_turn
from maklumat.cli.witness import signer
from maklumat.cli.words import IndonesianCommand, IndonesianGroup
from maklumat.documents.errors import Refused, Surroundings, os_words
from maklumat.register.choice import Choice, Desk, Given
from maklumat.register.fold import LEVELS
from maklumat.register.prepare import decision
from maklumat.register.record import Bukti
from maklumat.register.recording import Addition, add, same_as_last
from maklumat.register.store import locked, write


@click.group(cls=IndonesianGroup, name="catat")
def command() -> None:
    """Menambah keputusan ke buku pengesahan."""


class _Options(TypedDict):
    siklus: str
    langkah: str
    orang: str
    keputusan: str
    kembali: str | None
    alasan: str | None
    lampiran: tuple[str, ...]
    tingkat: str
    waktu: datetime | None
    konfirmasi: str | None
    kunci: Path | None


@command.command(cls=IndonesianCommand, name="lokal")
@cycle_option
@click.option("--langkah", required=True, metavar="L", help="Pengenal langkah pada SOP.")
@click.option("--orang", required=True, metavar="O", help="Pengenal orang yang memutus.")
@click.option(
    "--keputusan",
    required=True,
    type=click.Choice(["selesai", "ya", "tidak", "batal"]),
    help="selesai, atau ya/tidak pada langkah yang memutus; batal menutup siklus.",
)
@click.option("--kembali", metavar="L", help="Langkah tujuan bila tidak.")
@click.option(
    "--alasan",
    type=Words(),
    metavar="T",
    help="Alasan; wajib bila tidak, batal, atau ada naskah yang keluar.",
)
@click.option("--lampiran", multiple=True, metavar="JENIS=FILE", help="Lampiran; boleh diulang.")
@click.option(
    "--tingkat", type=click.Choice(LEVELS), default="saksi", show_default=True, help="Tingkat bukti."
)
@click.option(
    "--waktu", type=LocalMoment(), help='Waktu keputusan, misalnya "2024-01-02 10.04"; bawaannya sekarang.'
)
@click.option(
    "--konfirmasi", metavar="ORANG", help="Orang kedua yang memastikan pindaian tanda tangan basah."
)
@click.option(
    "--kunci-saksi",
    "kunci",
    envvar="MAKLUMAT_KUNCI_SAKSI",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Kunci privat saksi (ed25519); bawaannya MAKLUMAT_KUNCI_SAKSI.",
)
@now_option
@project_option
def lokal(now: datetime, project: Project, **options: Unpack[_Options]) -> None:
    """Mencatat keputusan yang disaksikan operator.

    Keputusan yang sama dengan catatan terakhir siklusnya tidak dicatat dua kali. Perintah ini tidak
    pernah membuat commit.
    """
    with locked(project.standards):
        addition = _record(project, options, now)
    if addition is None:
        notice(f"Keputusan ini sudah tercatat di siklus {options['siklus']}; tidak ada yang ditulis.")
        return
    record = addition.record
    said = f"{record.nama}, {record.langkah} {record.keputusan} ({record.siklus})"
    click.echo(f"Tercatat {record.urutan:06d}: {said}.\n{next_turn(record, addition.state)}")
    click.echo("Simpan dengan git: git add standards && git commit")


def _choice(now: datetime, zone: tzinfo, options: _Options) -> Choice:
    confirmed = options["konfirmasi"]
    return Choice(
        siklus=options["siklus"],
        langkah=options["langkah"],
        orang=options["orang"],
        keputusan=options["keputusan"],
        waktu=in_zone(options["waktu"] or now, zone),
        kembali=options["kembali"],
        alasan=options["alasan"],
        files=tuple(_given(text) for text in options["lampiran"]),
        tingkat=options["tingkat"],
        bukti=Bukti(rujukan=None, konfirmasi=confirmed, penyusun=()) if confirmed else None,
    )


def _given(text: str) -> Given:
    jenis, equals, name = text.partition("=")
    if not equals or not jenis or not name:
        raise Surroundings(
            f"Lampiran “{text}” tidak dikenal bentuknya. Tulis JENIS=FILE, misalnya laporan=laporan.pdf."
        )
    try:
        return Given(jenis, Path(name).name, Path(name).read_bytes())
    except OSError as error:
        raise Surroundings(f"Lampiran {name} tidak dapat dibaca: {os_words(error)}.") from None


def _record(project: Project, options: _Options, now: datetime) -> Addition | None:
    """Write the record; None if the cycle's last record already says the same."""
    desk = open_desk(project, now)
    choice = _choice(now, desk.basis.zona, options)
    try:
        return _added(project, desk, choice, now, options["kunci"])
    except Refused as error:
        raise Refused("\n".join([str(error), *mending(desk, choice)])) from None


def _added(project: Project, desk: Desk, choice: Choice, now: datetime, key: Path | None) -> Addition | None:
    seal = electronic_seal(now, desk.basis.zona) if choice.tingkat == "tte" else None
    decided = decision(desk, choice, now, f"maklumat {__version__}", seal)
    if same_as_last(decided, desk.state.cycles.get(choice.siklus)):
        return None
    refuse_altered_texts(project, desk, decided)
    addition = add(desk, decided, signer(key))
    write(project.standards, addition.files)
    for message in (*decided.notices, *addition.state.notices):
        notice(f"catatan: {message}")
    return addition


command.add_command(github_record)
command.add_command(gitlab_record)
