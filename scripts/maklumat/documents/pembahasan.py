"""A bundle's `pembahasan/` folder: meetings, results and comments together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from maklumat.documents.errors import Problem, Unreadable
from maklumat.documents.models import DaftarMasukan, DaftarRapat, HasilPembahasan, Masukan, Naskah, Rapat
from maklumat.documents.reading import read
from maklumat.documents.tree import Kind, Tree, kind_in

N = TypeVar("N", bound=Naskah)
MODELS: Mapping[str, type[Naskah]] = {
    "rapat.yaml": DaftarRapat,
    "hasil.yaml": HasilPembahasan,
    "masukan.yaml": DaftarMasukan,
}


@dataclass(frozen=True)
class Pembahasan:
    """What a bundle's discussion data says; a part is None where its file is absent (or unreadable)."""

    rapat: DaftarRapat | None = None
    hasil: HasilPembahasan | None = None
    masukan: DaftarMasukan | None = None

    @property
    def held(self) -> tuple[Rapat, ...]:
        """The meetings with signed minutes."""
        return self.rapat.held if self.rapat else ()

    @property
    def comments(self) -> tuple[Masukan, ...]:
        """Every comment."""
        return self.masukan.masukan if self.masukan else ()

    @property
    def minutes(self) -> date | None:
        """The day the last minutes were signed."""
        return max((meeting.berita_acara for meeting in self.held if meeting.berita_acara), default=None)

    @property
    def published(self) -> date | None:
        """The day the office says it published the discussed text."""
        return self.hasil.publikasi.tanggal if self.hasil and self.hasil.publikasi else None


def folder_of(siklus: str) -> str:
    """Where a bundle's discussion data stands, below `standards/`."""
    return f"siklus/{siklus}/pembahasan"


def has_data(tree: Tree, siklus: str) -> bool:
    """Whether the bundle keeps its discussion as data (and not on paper alone)."""
    return kind_in(tree, folder_of(siklus), "rapat.yaml") is Kind.FILE


def read_discussion(tree: Tree, siklus: str) -> Pembahasan:
    """All of a bundle's discussion data; raises `Unreadable` with every refusal."""
    problems: list[Problem] = []
    parts: list[Naskah | None] = []
    for name, model in MODELS.items():
        try:
            parts.append(_read(tree, siklus, name, model))
        except Unreadable as error:
            problems.extend(error.problems)
    if problems:
        raise Unreadable(problems)
    return _assembled(parts)


def readable_discussion(tree: Tree, siklus: str) -> Pembahasan:
    """What can be read of it: for those who only look, where the check says what is wrong."""
    parts: list[Naskah | None] = []
    for name, model in MODELS.items():
        try:
            parts.append(_read(tree, siklus, name, model))
        except Unreadable:
            parts.append(None)
    return _assembled(parts)


def _read(tree: Tree, siklus: str, name: str, model: type[N]) -> N | None:
    path = f"{folder_of(siklus)}/{name}"
    if kind_in(tree, folder_of(siklus), name) is not Kind.FILE:
        return None
    return read(model, tree.read(path), f"standards/{path}").model


def _assembled(parts: list[Naskah | None]) -> Pembahasan:
    rapat, hasil, masukan = parts
    return Pembahasan(
        rapat if isinstance(rapat, DaftarRapat) else None,
        hasil if isinstance(hasil, HasilPembahasan) else None,
        masukan if isinstance(masukan, DaftarMasukan) else None,
    )
