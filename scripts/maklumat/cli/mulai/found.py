"""Founding an office: everything is made aside, proved, and put in place by one rename."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from maklumat import __version__
from maklumat.checks.finding import Bobot
from maklumat.checks.run import check_all
from maklumat.cli.common import Project
from maklumat.cli.desk import open_desk
from maklumat.cli.mulai.answers import Answers, person_id
from maklumat.cli.mulai.key import WitnessKey
from maklumat.cli.mulai.program import copy_program
from maklumat.cli.mulai.texts import shipped, texts
from maklumat.cli.witness import signer
from maklumat.documents.errors import Refused, Surroundings
from maklumat.documents.git import GitFailed, run
from maklumat.documents.models.pejabat import ZONA
from maklumat.register.choice import Choice
from maklumat.register.intake import ROOT_SUFFIX
from maklumat.register.prepare import decision
from maklumat.register.recording import add
from maklumat.register.store import write

_COMMIT = "Mulai: kantor, pejabat, prosedur, regulasi, dan akar buku pengesahan"


@dataclass(frozen=True)
class Founded:
    """What came about: SHA-256 of the root record, and whether git holds a first commit."""

    root: str
    committed: bool


def found(answers: Answers, key: WitnessKey, program: Path, office: Path, now: datetime) -> Founded:
    """Make the repository of an office at `office`, complete or not at all; raises `MaklumatError`."""
    with _placed(office) as aside:
        copy_program(program, aside)
        _write_texts(aside, answers, key, now)
        _refuse_findings(Project(aside), now.astimezone(ZONA[answers.jam.zona]))
        root = _root_record(Project(aside), person_id(answers.kepala.nama), key, now)
        committed = _repository(aside)
    return Founded(root, committed)


@contextmanager
def _placed(target: Path) -> Iterator[Path]:
    """A folder beside `target` that takes its place when all went well, and vanishes otherwise."""
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield aside
        aside.chmod(0o755)
        aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write_texts(office: Path, answers: Answers, key: WitnessKey, now: datetime) -> None:
    today = now.astimezone(ZONA[answers.jam.zona]).date()
    for name, data in texts(answers, key.public, today).items():
        file = office / "standards" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    words = shipped("README.md").decode().replace("{nama}", answers.nama)
    (office / "README.md").write_text(words, encoding="utf-8", newline="\n")


def _refuse_findings(project: Project, local: datetime) -> None:
    report = check_all(project.work_tree, local.date())
    errors = [f"{item.pesan} {item.perbaikan}" for item in report.temuan if item.bobot is Bobot.GALAT]
    if errors:
        raise Refused("\n".join(["Jawaban itu belum dapat dipakai; tidak ada yang dibuat.", *errors]))


def _root_record(project: Project, head: str, key: WitnessKey, now: datetime) -> str:
    """Record 1: the head affirms the four basis documents, witnessed by the new key."""
    desk = open_desk(project, now)
    choice = Choice(
        siklus=f"{desk.basis.local_date(now).year}{ROOT_SUFFIX}",
        langkah=desk.basis.sop.path("dasar")[-1].id,
        orang=head,
        keputusan="ya",
        waktu=now,
    )
    addition = add(desk, decision(desk, choice, now, f"maklumat {__version__}"), signer(key.path))
    write(project.standards, addition.files)
    return addition.record.sha256


def _repository(office: Path) -> bool:
    """A git repository with everything staged; committed only where git knows who commits."""
    run(office, "init", "--quiet", "--initial-branch=main")
    run(office, "add", "--all")
    try:
        for name in ("user.name", "user.email"):
            run(office, "config", "--get", name)
        run(office, "commit", "--quiet", "-m", _COMMIT)
    except GitFailed:
        return False
    return True


def refuse_target(office: Path, program: Path) -> None:
    """Refuse a place that is not free, before anything is asked; raises `Surroundings`."""
    if office.is_relative_to(program):
        raise Surroundings(f"{office} berada di dalam repositori program. Pilih folder di luarnya.")
    if office == Path.cwd():
        raise Surroundings(
            f"Folder {office} sedang dipakai terminal ini. Pindah ke folder di atasnya, lalu sebut namanya."
        )
    if not office.parent.is_dir():
        raise Surroundings(f"Folder {office.parent} tidak ada. Buat dahulu, lalu ulangi.")
    if office.exists() and (not office.is_dir() or any(office.iterdir())):
        raise Surroundings(
            f"{office} sudah berisi. Sebut folder baru atau folder kosong; tidak ada yang diubah."
        )
