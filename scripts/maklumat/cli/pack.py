"""`maklumat paket`: what an auditor takes along, in one ZIP."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from maklumat.cli.common import Project, now_option, project_option
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused, Surroundings
from maklumat.publish.audit_pack import audit_pack
from maklumat.publish.guard import refuse_before_head
from maklumat.publish.load import release_of
from maklumat.publish.site_sheets import site_press
from maklumat.publish.zipped import zipped
from maklumat.register.book import read_book
from maklumat.register.fold import fold
from maklumat.register.store import replace_file
from maklumat.register.verification import report, root_problems


@click.command(cls=IndonesianCommand, name="paket")
@click.option(
    "--keluar",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Berkas ZIP; bawaannya paket-NOMOR.zip, bernomor catatan terakhir.",
)
@click.option("--akar", envvar="MAKLUMAT_AKAR", metavar="SHA256", help="Akar buku yang diharapkan.")
@now_option
@project_option
def command(*, keluar: Path | None, akar: str | None, now: datetime, project: Project) -> None:
    """Membungkus buku pengesahan seutuhnya bagi pemeriksa, beserta cara memeriksanya tanpa program ini.

    Isinya buku pengesahan dengan naskah dan lampirannya, lembar register dan salinan keputusan setiap siklus,
    dan daftar lampiran pribadi yang harus ditunjukkan kantor. Buku yang tidak utuh tidak dibungkus.
    """
    if keluar and keluar.suffix.lower() != ".zip":
        raise Surroundings(f"Paket ditulis sebagai ZIP. Namai {keluar.name} dengan akhiran .zip.")
    book = read_book(project.work_tree)
    refuse_before_head(book, now)
    state = fold(book, now)
    problems = [*state.problems, *root_problems(state, akar.strip().lower() if akar else None)]
    if problems:
        raise Refused("\n".join(["Paket tidak dibuat: buku pengesahan tidak utuh.", *problems]))
    release = release_of(book, state, now)
    sheets = site_press(project.overrides).sheets(release)
    files = audit_pack(release, project.work_tree, sheets, report(state, problems, now))
    data = zipped(files)
    target = keluar or Path(f"paket-{len(state.records):06d}.zip")
    replace_file(target, data)
    click.echo(f"{target}: {len(files)} berkas, {len(state.records)} catatan.")
    click.echo(f"SHA-256 {sha256(data)}")
