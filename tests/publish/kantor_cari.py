"""The office the questions are asked of: its own copy of twelve example services, all of them in force."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from tests.publish.office import Office, decree, maklumat

from maklumat.documents.folder import Folder, Key
from maklumat.publish.release import Release

DATA = Path(__file__).parent / "data_cari"
QUESTIONS = Path(__file__).parent / "pertanyaan.yaml"


@dataclass(frozen=True)
class Question:
    """What a citizen types, and the id of the service whose page answers it."""

    asked: str
    answer: str


def questions(path: Path = QUESTIONS) -> tuple[Question, ...]:
    """The questions of a file."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(Question(row["tanya"], row["jawab"]) for row in rows)


def folders(jenis: str) -> list[Folder]:
    """The documents of a kind."""
    return [
        Folder(Key(jenis, path.name), {file.name: file.read_bytes() for file in path.iterdir()})
        for path in sorted((DATA / jenis).iterdir())
    ]


def searched_office() -> Release:
    """Twelve services in force, six of them with a citizen layer, and a charter."""
    office = Office()
    office.enact("2024-001", [*folders("layanan"), maklumat()], decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", folders("warga"), None, jalur="warga")
    return office.release()
