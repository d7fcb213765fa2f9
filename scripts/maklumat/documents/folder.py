"""A document as a flat folder: its closed set of files, what may stand in it, and its sidik."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from maklumat.documents.canonical import canonical_json, digest
from maklumat.documents.errors import Problem, Unreadable
from maklumat.documents.models import (
    DaftarPejabat,
    DaftarRegulasi,
    Kantor,
    LapisWarga,
    MaklumatPelayanan,
    Naskah,
    Sop,
    StandarPelayanan,
)
from maklumat.documents.reading import Read, read
from maklumat.documents.strict_yaml import parse, plain
from maklumat.documents.tree import Entry, Kind, Tree
from maklumat.documents.values.scalars import NAME

JENIS = ("dasar", "layanan", "maklumat", "warga")
SUFFIXES = ("yaml", "md", "pdf", "png", "jpg", "docx", "xlsx")
BASIS_MODELS: Mapping[str, type[Naskah]] = {
    "kantor": Kantor,
    "pejabat": DaftarPejabat,
    "regulasi": DaftarRegulasi,
    "sop": Sop,
}
_MODELS: Mapping[str, type[Naskah]] = {
    "layanan": StandarPelayanan,
    "maklumat": MaklumatPelayanan,
    "warga": LapisWarga,
}
_MAIN_FILES = {"layanan": "standar.yaml", "maklumat": "maklumat.yaml", "warga": "warga.yaml"}
_LFS = b"version https://git-lfs.github.com/spec/"
_BASIS = "Bentuk naskah: folder datar"


class Key(NamedTuple):
    """A document everywhere: kind and id (layanan/x and warga/x share the id on purpose)."""

    jenis: str
    id: str

    def __str__(self) -> str:
        return f"{self.jenis}/{self.id}"


@dataclass(frozen=True)
class Folder:
    """The exact bytes of a document's files by name."""

    key: Key
    files: Mapping[str, bytes]

    def archived(self) -> dict[str, bytes]:
        """The files as the register archives them: a basis document's YAML stands as JSON."""
        if self.key.jenis != "dasar":
            return dict(self.files)
        main = main_file(self.key)
        others = {name: data for name, data in self.files.items() if name != main}
        return {**others, f"{self.key.id}.json": canonical_json(plain(parse(self.files[main])))}

    @property
    def sidik(self) -> str:
        """The document's digest; a basis document must be readable YAML (`Unreadable` if not)."""
        return digest(self.archived())


def main_file(key: Key) -> str:
    """The name of a document's YAML file."""
    return _MAIN_FILES.get(key.jenis, f"{key.id}.yaml")


def model_of(key: Key) -> type[Naskah]:
    """The model a document is read into; raises `KeyError` for a basis document that does not exist."""
    return BASIS_MODELS[key.id] if key.jenis == "dasar" else _MODELS[key.jenis]


def keys(tree: Tree) -> Iterator[Key]:
    """Every document folder of a tree, sorted, whatever stands in it."""
    for jenis in JENIS:
        for entry in tree.entries(jenis):
            if entry.kind is not Kind.FILE:
                yield Key(jenis, entry.name)


def load(tree: Tree, key: Key) -> Folder:
    """The files of a document; raises `Unreadable` with every structural refusal of the folder."""
    base = f"standards/{key}"
    entries = tree.entries(str(key))
    problems = list(_name_problems(key, base))
    if not entries:
        problems.append(
            _problem("folder-tidak-ada", f"Naskah {key} tidak ada.", "Periksa ejaan pengenalnya.", base)
        )
    problems.extend(problem for entry in entries for problem in _entry_problems(entry, base))
    main = main_file(key)
    if entries and not any(entry.name == main for entry in entries):
        problems.append(
            _problem("folder-tanpa-naskah", f"Berkas {main} tidak ada.", f"Buat {base}/{main}.", base)
        )
    if problems:
        raise Unreadable(problems)
    files = {entry.name: tree.read(f"{key}/{entry.name}") for entry in entries}
    pointers = [name for name, data in files.items() if data.startswith(_LFS)]
    if pointers:
        raise Unreadable(
            _problem("folder-lfs", "Berkas ini penunjuk Git LFS, bukan isi aslinya.",
                     "Simpan berkas aslinya langsung di git.", f"{base}/{name}")
            for name in pointers
        )  # fmt: skip
    return Folder(key, files)


def read_document(folder: Folder) -> Read[Naskah]:
    """The model of a loaded document; raises `Unreadable`."""
    main = main_file(folder.key)
    return read(model_of(folder.key), folder.files[main], f"standards/{folder.key}/{main}")


def _problem(code: str, message: str, fix: str, file: str) -> Problem:
    return Problem(code, message, fix, file=file, basis=_BASIS)


def _name_problems(key: Key, base: str) -> Iterator[Problem]:
    if not NAME.match(key.id):
        yield _problem("folder-nama", f"Nama folder “{key.id}” tidak dapat dipakai.",
                       "Pakai huruf kecil, angka, titik, - atau _ (paling panjang 80 karakter).", base)  # fmt: skip
    elif key.jenis == "dasar" and key.id not in BASIS_MODELS:
        yield _problem("folder-dasar", f"Naskah dasar “{key.id}” tidak dikenal.",
                       f"Naskah dasar hanya {', '.join(BASIS_MODELS)}.", base)  # fmt: skip


def _entry_problems(entry: Entry, base: str) -> Iterator[Problem]:
    file = f"{base}/{entry.name}"
    if entry.kind is not Kind.FILE:
        yield _problem("folder-jenis", f"Di dalam naskah ada {entry.kind.value}.",
                       "Naskah hanya memuat berkas biasa, tanpa subfolder.", file)  # fmt: skip
    elif not NAME.match(entry.name) or entry.name.rpartition(".")[2] not in SUFFIXES:
        yield _problem("folder-berkas", f"Berkas “{entry.name}” tidak dapat menjadi bagian naskah.",
                       f"Namai dengan huruf kecil tanpa spasi dan akhiran {', '.join(SUFFIXES)}, atau hapus.",
                       file)  # fmt: skip
