"""`maklumat bangun`: the site and its PDFs, from approved texts alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from maklumat.cli.common import LocalMoment, Project, in_zone, notice, office_zone, project_option
from maklumat.cli.progress import Progress
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Refused
from maklumat.publish.book import BookUnavailable, build_book
from maklumat.publish.engines import build_with_properdocs, build_with_zensical
from maklumat.publish.guard import earlier_releases, refuse_before_head, release_problems
from maklumat.publish.load import release_of
from maklumat.publish.manifest import write_manifest
from maklumat.publish.release import Release
from maklumat.publish.search import SearchUnavailable, index
from maklumat.publish.site import build
from maklumat.publish.swap import replacing
from maklumat.publish.words import long_date
from maklumat.register.book import read_book
from maklumat.register.fold import fold
from maklumat.register.status import standings
from maklumat.register.verification import root_problems

BOOK = "buku.pdf"
ENGINES = {"mkdocs": build, "properdocs": build_with_properdocs, "zensical": build_with_zensical}
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(cls=IndonesianCommand, name="bangun")
@click.option(
    "--keluar", type=click.Path(path_type=Path), default="site", show_default=True, help="Folder situs."
)
@click.option(
    "--pada",
    type=LocalMoment(),
    default=lambda: datetime.now(UTC).replace(microsecond=0),
    help='Waktu yang dibicarakan situs, misalnya "2024-01-02 10.04"; bawaannya sekarang.',
)
@click.option("--akar", envvar="MAKLUMAT_AKAR", metavar="SHA256", help="Akar buku yang diharapkan.")
@click.option(
    "--pernah", type=_FILE, metavar="FILE", help="rilis.json terdahulu yang tidak boleh dimundurkan."
)
@click.option(
    "--buku/--tanpa-buku",
    "wanted",
    default=None,
    help="Gagal bila buku PDF tidak dapat dibuat, atau lewati; bawaannya dibuat bila bisa.",
)
@click.option(
    "--mesin",
    type=click.Choice(tuple(ENGINES)),
    default="mkdocs",
    envvar="MAKLUMAT_MESIN",
    show_default=True,
    help="Pembangkit halaman; isinya sama pada ketiganya.",
)
@project_option
def command(
    *,
    keluar: Path,
    pada: datetime,
    akar: str | None,
    pernah: Path | None,
    wanted: bool | None,
    mesin: str,
    project: Project,
) -> None:
    """Membangun situs dan PDF dari naskah yang disahkan, dan hanya itu.

    Situs yang lama tetap ada bila buku pengesahan tidak utuh atau pembangunan terputus.
    """
    out, pada = keluar.absolute(), in_zone(pada, office_zone(project))
    progress = Progress(5 if wanted is False else 6)
    try:
        release = _release(project, out, pada, (akar, pernah), progress)
        with replacing(out) as room:
            progress.step("Menyusun halaman …")
            ENGINES[mesin](project.root, room, release)
            progress.step("Menyusun indeks pencarian …")
            _search(project, release, room)
            if wanted is not False:
                progress.step("Menyusun buku PDF …")
                _book(project, release, room, wanted, progress)
            progress.step("Menghitung sidik berkas …")
            write_manifest(room, release.state, pada)
    finally:
        progress.end()
    _report(project, release, keluar)


def _release(
    project: Project, out: Path, pada: datetime, expected: tuple[str | None, Path | None], progress: Progress
) -> Release:
    akar, pernah = expected
    progress.step("Memeriksa buku pengesahan …")
    book = read_book(project.work_tree)
    refuse_before_head(book, pada)
    state = fold(book, pada)
    problems = [*state.problems, *root_problems(state, akar.strip().lower() if akar else None)]
    if not problems:
        problems = release_problems(state, earlier_releases(out, pernah), pada)
    if problems:
        raise Refused("\n".join(["Tidak ada yang diterbitkan; situs yang lama tetap ada.", *problems]))
    progress.step("Membaca naskah yang berlaku …")
    return release_of(book, state, pada)


def _search(project: Project, release: Release, room: Path) -> None:
    try:
        index(room, release, project.root / "overrides")
    except SearchUnavailable as error:
        notice(f"Indeks pencarian dilewati: {error}")


def _book(project: Project, release: Release, room: Path, wanted: bool | None, progress: Progress) -> None:
    try:
        (room / BOOK).write_bytes(build_book(project.root, release, progress.detail))
    except BookUnavailable as error:
        if wanted:
            raise
        notice(f"Buku PDF dilewati: {error}")


def _report(project: Project, release: Release, out: Path) -> None:
    rows = standings(project.work_tree, release.state, release.at)
    published = sum(row.terbit for row in rows)
    click.echo(f"Situs dibangun di {out}: {published} naskah terbit, keadaan per {long_date(release.day)}.")
    for row in rows:
        click.echo(f"  {row.key}: {' '.join(row.alasan)}")
