"""A document as a flat folder: its closed set of files, what may stand in it, and its sidik."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from maklumat.documents.canonical import canonical_json, digest
from maklumat.documents.errors import Problem, Unreadable, limited, shown
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
from maklumat.documents.tree import Entry, Kind, Tree, kind_in
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
_PATH_SHOWN = 200


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
    """Every document folder of a tree, sorted, whatever stands in it.

    Raises `Unreadable` if the folder of a kind is itself no folder: its documents would silently vanish.
    """
    for entry in tree.entries(""):
        if entry.name in JENIS and entry.kind is not Kind.FOLDER:
            raise Unreadable([_not_a_folder(entry.kind, f"standards/{entry.name}")])
    for jenis in JENIS:
        for entry in tree.entries(jenis):
            if entry.kind is not Kind.FILE:
                yield Key(jenis, entry.name)


def load(tree: Tree, key: Key) -> Folder:
    """The files of a document; raises `Unreadable` with the structural refusals of the folder."""
    base = f"standards/{shown(str(key), _PATH_SHOWN)}"
    entries = tree.entries(str(key)) if _named(key) else ()
    # What has entries is a folder: listing all its neighbours for each of them would take squared time.
    problems = [] if entries else list(_key_problems(tree, key, base))
    if problems:
        raise Unreadable(problems)
    problems.extend(problem for entry in entries for problem in _entry_problems(entry, base))
    main = main_file(key)
    if not any(entry.name == main for entry in entries):
        problems.append(
            _problem("folder-tanpa-naskah", f"Berkas {main} tidak ada.", f"Buat {base}/{main}.", base)
        )
    if problems:
        raise Unreadable(limited(problems))
    files = {entry.name: tree.read(f"{key}/{entry.name}") for entry in entries}
    pointers = [
        _problem(
            "folder-lfs",
            "Berkas ini penunjuk Git LFS, bukan isi aslinya.",
            "Simpan berkas aslinya langsung di git.",
            f"{base}/{name}",
        )
        for name, data in files.items()
        if data.startswith(_LFS)
    ]
    if pointers:
        raise Unreadable(limited(pointers))
    return Folder(key, files)


def read_document(folder: Folder) -> Read[Naskah]:
    """The model of a loaded document; raises `Unreadable`."""
    main = main_file(folder.key)
    return read(model_of(folder.key), folder.files[main], f"standards/{folder.key}/{main}")


def _problem(code: str, message: str, fix: str, file: str) -> Problem:
    return Problem(code, message, fix, file=file, basis=_BASIS)


def _named(key: Key) -> bool:
    """Whether a document may bear this kind and name at all."""
    if key.jenis == "dasar":
        return key.id in BASIS_MODELS
    return key.jenis in JENIS and NAME.match(key.id) is not None


def _key_problems(tree: Tree, key: Key, base: str) -> Iterator[Problem]:
    """Why no document can stand at this key at all."""
    if key.jenis not in JENIS:
        yield _problem(
            "folder-jenis-naskah",
            f"Jenis naskah “{shown(key.jenis)}” tidak dikenal.",
            f"Jenis naskah hanya {', '.join(JENIS)}.",
            base,
        )
    elif not NAME.match(key.id):
        yield _problem(
            "folder-nama",
            f"Nama folder “{shown(key.id)}” tidak dapat dipakai.",
            "Pakai huruf kecil, angka, titik, - atau _, diawali huruf atau angka (paling panjang 80).",
            base,
        )
    elif key.jenis == "dasar" and key.id not in BASIS_MODELS:
        yield _problem(
            "folder-dasar",
            f"Naskah dasar “{key.id}” tidak dikenal.",
            f"Naskah dasar hanya {', '.join(BASIS_MODELS)}.",
            base,
        )
    else:
        kind = kind_in(tree, key.jenis, key.id)
        if kind is None:
            yield _problem("folder-tidak-ada", f"Naskah {key} tidak ada.", "Periksa ejaan pengenalnya.", base)
        elif kind is not Kind.FOLDER:
            yield _not_a_folder(kind, base)


def _not_a_folder(kind: Kind, file: str) -> Problem:
    return _problem(
        "folder-jenis",
        f"Ini {kind.value}, bukan folder.",
        "Simpan berkas-berkasnya langsung dalam folder biasa.",
        file,
    )


def _entry_problems(entry: Entry, base: str) -> Iterator[Problem]:
    file = f"{base}/{shown(entry.name, _PATH_SHOWN)}"
    if entry.kind is not Kind.FILE:
        yield _problem(
            "folder-jenis",
            f"Di dalam naskah ada {entry.kind.value}.",
            "Naskah hanya memuat berkas biasa, tanpa subfolder.",
            file,
        )
    elif not NAME.match(entry.name) or entry.name.rpartition(".")[2] not in SUFFIXES:
        yield _problem(
            "folder-berkas",
            f"Berkas “{shown(entry.name)}” tidak dapat menjadi bagian naskah.",
            f"Namai dengan huruf kecil tanpa spasi dan akhiran {', '.join(SUFFIXES)}, atau hapus.",
            file,
        )
