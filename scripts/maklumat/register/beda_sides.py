"""The two sides of a comparison: documents of a tree, or the texts in force by the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Unreadable
from maklumat.documents.folder import Folder, Key, keys, load, main_file, read_document
from maklumat.documents.models import Naskah
from maklumat.documents.tree import Tree
from maklumat.register.basis import read_archived
from maklumat.register.book import Book, Broken
from maklumat.register.state import State, Version

_BASIS = {
    "kantor": "Data kantor",
    "pejabat": "Daftar pejabat",
    "regulasi": "Daftar regulasi",
    "sop": "Standar operasional prosedur",
}


@dataclass(frozen=True)
class Side:
    """One text of a document: `berkas` are the SHA-256 of its other files by name.

    Where it cannot be read `model` is None and `masalah` says why in one sentence.
    """

    key: Key
    sidik: str | None
    model: Naskah | None
    berkas: Mapping[str, str] = field(default_factory=dict)
    masalah: str = ""

    @property
    def nama(self) -> str:
        """Name or title of the document; its id where it cannot be read."""
        if self.key.jenis == "dasar":
            return _BASIS.get(self.key.id, self.key.id)
        for field_name in ("nama", "judul"):
            if name := getattr(self.model, field_name, None):
                return " ".join(str(name).split())
        return self.key.id


Sides = Mapping[Key, Side]


def tree_sides(tree: Tree) -> dict[Key, Side]:
    """Every document of a tree; raises `Unreadable` only where the folder of a kind is none."""
    return {key: _drafted(tree, key) for key in keys(tree)}


def sides_in_force(book: Book, state: State, at: datetime) -> dict[Key, Side]:
    """Every document in force at a moment, from its archived bytes; an intact book is assumed."""
    versions = {key: state.in_force(key, at) for key in state.versions}
    return {key: archived_side(book, key, version.sidik) for key, version in versions.items() if version}


def without_withdrawn(sides: Sides, state: State, at: datetime) -> dict[Key, Side]:
    """The sides but for texts that were withdrawn and merely still lie there: nobody proposes them anew."""
    return {key: side for key, side in sides.items() if not _withdrawn(side, state.current(key, at))}


def _withdrawn(side: Side, version: Version | None) -> bool:
    return version is not None and version.withdrawal and version.sidik == side.sidik


def archived_side(book: Book, key: Key, sidik: str) -> Side:
    """One archived text by its digest."""
    try:
        files = book.content(sidik)
        if key.jenis == "dasar":
            model, main = read_archived(files, key.id), f"{key.id}.json"
        else:
            model, main = read_document(Folder(key, files)).model, main_file(key)
    except Broken as error:
        return Side(key, sidik, None, masalah=f"{error}.")
    except Unreadable as error:
        return Side(key, sidik, None, masalah=str(error.problems[0]))
    return Side(key, sidik, model, _others(files, main))


def _drafted(tree: Tree, key: Key) -> Side:
    sidik = None
    try:
        folder = load(tree, key)
        sidik = folder.sidik
        model = read_document(folder).model
    except Unreadable as error:
        return Side(key, sidik, None, masalah=str(error.problems[0]))
    return Side(key, sidik, model, _others(folder.files, main_file(key)))


def _others(files: Mapping[str, bytes], main: str) -> dict[str, str]:
    return {name: sha256(data) for name, data in files.items() if name != main}
