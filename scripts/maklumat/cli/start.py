"""`maklumat mulai`: a new office, from six answers to a repository that checks and builds."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from shlex import quote

import click

from maklumat.cli.common import notice, now_option
from maklumat.cli.mulai.answers import QUESTIONS, Answers, collect, person_id
from maklumat.cli.mulai.found import Founded, found, refuse_target
from maklumat.cli.mulai.key import WitnessKey, witness_key
from maklumat.cli.mulai.program import home
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Surroundings, os_words
from maklumat.documents.git import run
from maklumat.documents.models.pejabat import ZONA
from maklumat.publish.words import long_date


def _question_options() -> list[click.Parameter]:
    return [
        click.Option([f"--{question.option}"], metavar="TEKS", help=question.ask) for question in QUESTIONS
    ]


@click.command(cls=IndonesianCommand, name="mulai", params=_question_options())
@click.argument("office", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--kunci-saksi",
    "key_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Tempat kunci privat saksi dibuat, di luar repositori; kunci yang sudah ada dipakai apa adanya.",
)
@now_option
def command(office: Path, key_file: Path | None, now: datetime, **given: str | None) -> None:
    """Membuat repositori kantor baru di DIR: enam pertanyaan, kunci saksi, dan akar buku pengesahan.

    Setiap pertanyaan dapat dijawab lewat pilihan di bawah. Bila terputus, tidak ada yang tertinggal.
    """
    program, target = home(), office.resolve()
    refuse_target(target, program)
    run(target.parent, "version")
    answers = collect(given)
    with witness_key(key_file, target) as key:
        try:
            founded = found(answers, key, program, target, now)
        except OSError as error:
            raise Surroundings(f"{target} tidak dapat dibuat: {os_words(error)}.") from None
    day = now.astimezone(ZONA[answers.jam.zona]).date()
    click.echo(_words(answers, founded, key, office, day))
    if not founded.committed:
        notice(
            "\nCommit pertama belum dibuat, biasanya karena git belum mengenal Anda. "
            "Di dalam folder itu jalankan:\n"
            '  git config user.name "NAMA ANDA" && git config user.email ALAMAT-SUREL\n'
            '  git commit -m "Mulai"'
        )


def _words(answers: Answers, founded: Founded, key: WitnessKey, office: Path, day: date) -> str:
    head, operator = person_id(answers.kepala.nama), person_id(answers.operator)
    state = "baru dibuat" if key.made else "yang sudah ada"
    beside = "beserta kuncinya, " if key.made else ""
    return f"""\
Repositori {answers.nama} siap di {office}.

AKAR BUKU PENGESAHAN
  {founded.root}

Simpan akar ini di luar repositori sekarang juga. Cetak kalimat berikut pada
surat yang ditandatangani kepala kantor; simpan di arsip, dan kirim salinannya
kepada pihak di luar kantor, misalnya instansi induk:

  Buku pengesahan standar pelayanan {answers.nama}
  dibuka pada {long_date(day)}. SHA-256 catatan pertamanya:
  {founded.root}

Dengan angka itu siapa pun kelak dapat memastikan buku tidak diganti:
  maklumat verifikasi --akar SHA256

KUNCI SAKSI ({state}, dipegang {answers.operator})
  {key.path}

Pemegang kunci ini menyaksikan keputusan atas nama kantor. Beri kata sandi
dengan ssh-keygen -p -f, simpan satu cadangan di tempat terkunci, dan jangan
pernah menyimpannya di git atau mengirimnya lewat pesan.

LANGKAH BERIKUTNYA
  1. cd {office} && make site
     Jawaban Anda ada di standards/dasar/kantor/ dan standards/dasar/pejabat/.
     Bila ada yang keliru dan akarnya belum dibagikan, hapus folder kantor ini
     {beside}lalu ulangi `maklumat mulai`.
  2. Tambahkan pejabat lain di standards/dasar/pejabat/pejabat.yaml, lalu
     sahkan:
       export MAKLUMAT_KUNCI_SAKSI={quote(str(key.path))}
       maklumat baru siklus {day.year}-001 --jalur dasar --nama "Daftar pejabat" \\
         --dokumen dasar/pejabat
       maklumat catat lokal --siklus {day.year}-001 --langkah penandatanganan \\
         --orang {head} --keputusan ya --tingkat basah \\
         --konfirmasi {operator}
  3. Cocokkan standards/kalender/{day.year}.yaml dengan surat keputusan bersama
     tiga menteri.
  4. Susun layanan pertama: maklumat baru layanan ID
Bila `maklumat` tidak dikenal, tulis .venv/bin/maklumat (sesudah make site)."""
