"""`maklumat baru`: a commented draft of a service, a charter or a bundle."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import get_args

import click

from maklumat.checks import drafts
from maklumat.checks.context import read_office
from maklumat.checks.rules.siklus import NAME as CYCLE_NAME
from maklumat.cli.common import Project, now_option, project_option
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Surroundings
from maklumat.documents.folder import Key, main_file, model_of
from maklumat.documents.models import Siklus
from maklumat.documents.models.siklus import Jalur
from maklumat.documents.reading import read
from maklumat.documents.values.scalars import NAME

_OPTION_OF = {"--bidang": "layanan", "--layanan": "maklumat", "--jalur": "siklus", "--dokumen": "siklus"}


@click.command(cls=IndonesianCommand, name="baru")
@click.argument(
    "jenis", metavar="layanan|maklumat|siklus", type=click.Choice(["layanan", "maklumat", "siklus"])
)
@click.argument("id", metavar="ID")
@click.option("--nama", "title", metavar="TEKS", help="Nama layanan, atau judul maklumat atau siklus.")
@click.option("--bidang", "field", metavar="TEKS", help="Bidang layanan.")
@click.option(
    "--layanan",
    "services",
    metavar="ID",
    multiple=True,
    help="Layanan yang dijanjikan maklumat; dapat diulang.",
)
@click.option(
    "--jalur",
    "path",
    type=click.Choice(get_args(Jalur)),
    help="Jalur siklus; bawaannya penetapan.",
)
@click.option(
    "--dokumen",
    "documents",
    metavar="JENIS/ID",
    multiple=True,
    help="Naskah yang dibawa siklus; dapat diulang.",
)
@project_option
@now_option
def command(
    *,
    jenis: str,
    id: str,
    title: str | None,
    field: str | None,
    services: tuple[str, ...],
    path: str | None,
    documents: tuple[str, ...],
    project: Project,
    **_now: object,
) -> None:
    """Membuat rancangan baru dengan penjelasan di setiap bagiannya.

    ID menjadi nama folder: huruf kecil, angka, dan tanda hubung; siklus bernama misalnya 2024-003. Yang
    sudah ada tidak pernah ditimpa.
    """
    _check_id(jenis, id)
    _check_options(jenis, {"--bidang": field, "--layanan": services, "--jalur": path, "--dokumen": documents})
    if jenis == "layanan":
        text = drafts.layanan(id, title, field)
    elif jenis == "maklumat":
        text = drafts.maklumat(id, title, services, _signatory(project))
    else:
        text = drafts.siklus(id, title, path or "penetapan", documents)
    key = Key(jenis, id)
    name = "siklus.yaml" if jenis == "siklus" else main_file(key)
    # What the options brought in must read back before anything is written.
    read(Siklus if jenis == "siklus" else model_of(key), text.encode(), f"standards/{key}/{name}")
    _place(project, key, name, text)
    click.echo(f"standards/{key}/{name} dibuat.\n\n{_next(jenis, id, filled=bool(title and documents))}")


def _check_id(jenis: str, id: str) -> None:
    if jenis == "siklus" and not CYCLE_NAME.match(id):
        raise Surroundings(
            f"Siklus “{id}” tidak dapat dipakai. Tulis tahun dan tiga angka, misalnya 2024-003."
        )
    if not NAME.match(id):
        raise Surroundings(
            f"Pengenal “{id}” tidak dapat dipakai. Pakai huruf kecil, angka, titik, - atau _, tanpa spasi; "
            "misalnya pendaftaran-merek."
        )


def _check_options(jenis: str, given: dict[str, object]) -> None:
    """Refuse an option that would be silently without effect."""
    for option, value in given.items():
        if value and _OPTION_OF[option] != jenis:
            raise Surroundings(f"Pilihan {option} hanya untuk `baru {_OPTION_OF[option]}`.")


def _signatory(project: Project) -> str | None:
    """The role of the last step of the procedure, if the procedure can be read."""
    sop = read_office(project.work_tree).sop
    return sop.path("penetapan")[-1].peran if sop else None


def _place(project: Project, key: Key, name: str, text: str) -> None:
    """Put the folder in place at once; raises `Surroundings` if there is one already."""
    folder = project.standards / key.jenis
    folder.mkdir(exist_ok=True)
    target = folder / key.id
    if os.path.lexists(target):
        raise Surroundings(f"standards/{key} sudah ada; tidak ada yang diubah. Pilih pengenal lain.")
    aside = Path(tempfile.mkdtemp(prefix=".baru-", dir=folder))
    try:
        (aside / name).write_text(text, encoding="utf-8", newline="\n")
        aside.chmod(0o755)
        aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _next(jenis: str, id: str, *, filled: bool) -> str:
    steps = {
        "layanan": [
            "Buka berkas itu dan ganti setiap “isi di sini”.",
            "Jangka waktu, biaya, dan jumlah pelaksana masih berupa komentar:\n"
            "     hapus tanda # bila angkanya sudah pasti.",
        ],
        "maklumat": ["Buka berkas itu; sesuaikan layanan, pernyataan, dan tempat pajangnya."],
        "siklus": [] if filled else ["Buka berkas itu; isi judulnya dan sebut naskah yang dibawa."],
    }[jenis]
    steps.append(f"Periksa: maklumat periksa standards/{jenis}/{id}")
    if jenis == "siklus":
        steps.append(
            "Serahkan sebagai permintaan di forge, atau biarkan pengelola mencatatnya\n"
            "     dengan `maklumat catat lokal`."
        )
    else:
        steps.append("Lihat hasilnya: maklumat pratinjau")
    numbered = "\n".join(f"  {number}. {step}" for number, step in enumerate(steps, 1))
    return f"Langkah berikutnya:\n{numbered}"
