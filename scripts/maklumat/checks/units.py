"""What there is to check in a tree: documents, bundles and calendars, and what lies where nothing belongs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.documents.errors import Problem, Unreadable
from maklumat.documents.folder import BASIS_MODELS, JENIS, Key, keys
from maklumat.documents.pembahasan import MODELS as DISCUSSION
from maklumat.documents.pembahasan import folder_of
from maklumat.documents.tree import Entry, Kind, Tree, kind_in

SALAH_TEMPAT = Kode("berkas-salah-tempat", Bobot.GALAT, "Bentuk naskah: folder datar")


@dataclass(frozen=True)
class Unit:
    """One thing to check: a document's folder (`key`), or a single YAML file; `path` is below standards/."""

    path: str
    key: Key | None = None

    def touches(self, wanted: Collection[str]) -> bool:
        """Whether it stands at, below or above one of the wanted paths."""
        return any(
            not path
            or path == self.path
            or self.path.startswith(f"{path}/")
            or path.startswith(f"{self.folder}/")
            for path in wanted
        )

    @property
    def folder(self) -> str:
        """The folder whose files belong to it; its own path where it is one file among others."""
        if self.key is None and self.path.endswith("/siklus.yaml"):
            return self.path.rpartition("/")[0]
        return self.path


def units(tree: Tree) -> Iterator[Unit]:
    """Everything that can be checked, the four basis documents even where they are missing."""
    found = dict.fromkeys((*(Key("dasar", id) for id in BASIS_MODELS), *keys(tree)))
    yield from (Unit(str(key), key) for key in found)
    for cycle in _folders(tree, "siklus"):
        yield Unit(f"siklus/{cycle.name}/siklus.yaml")
        folder = folder_of(cycle.name)
        yield from (
            Unit(f"{folder}/{entry.name}") for entry in tree.entries(folder) if entry.name in DISCUSSION
        )
    yield from (
        Unit(f"kalender/{entry.name}")
        for entry in tree.entries("kalender")
        if entry.kind is not Kind.FOLDER and entry.name.endswith(".yaml")
    )


def _folders(tree: Tree, folder: str) -> Iterator[Entry]:
    return (entry for entry in tree.entries(folder) if entry.kind is not Kind.FILE)


def read_single(tree: Tree, unit: Unit) -> bytes:
    """The bytes of a unit that is one file; raises `Unreadable` unless it is a plain file there."""
    folder, _, name = unit.path.rpartition("/")
    kind = kind_in(tree, folder, name)
    file = f"standards/{unit.path}"
    if kind is Kind.FILE:
        return tree.read(unit.path)
    if kind is None:
        raise Unreadable(
            [Problem("folder-tanpa-naskah", f"Berkas {name} tidak ada.", f"Buat {file}.", file=file,
                     basis="Bentuk naskah: folder datar")]
        )  # fmt: skip
    raise Unreadable(
        [Problem("folder-jenis", f"Di sini ada {kind.value}.", "Ganti dengan berkas biasa.", file=file,
                 basis="Bentuk naskah: folder datar")]
    )  # fmt: skip


def misplaced(tree: Tree, wanted: Collection[str]) -> Iterator[Finding]:
    """YAML files that lie beside the documents' folders, where nothing would ever read them."""
    for folder in ("", *JENIS, "siklus"):
        for entry in tree.entries(folder):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.kind is Kind.FILE and entry.name.endswith((".yaml", ".yml")) and within(path, wanted):
                yield _misplaced(path, "Berkas YAML di sini tidak dibaca sebagai naskah apa pun.")
    for cycle in _folders(tree, "siklus"):
        for entry in tree.entries(folder_of(cycle.name)):
            path = f"{folder_of(cycle.name)}/{entry.name}"
            unread = entry.name.endswith((".yaml", ".yml")) and entry.name not in DISCUSSION
            if unread and within(path, wanted):
                yield _misplaced(path, f"Folder pembahasan hanya membaca {', '.join(DISCUSSION)}.")
    for entry in tree.entries("kalender"):
        path = f"kalender/{entry.name}"
        if (entry.kind is Kind.FOLDER or not entry.name.endswith(".yaml")) and within(path, wanted):
            yield _misplaced(path, "Folder kalender hanya memuat berkas <tahun>.yaml.")


def within(path: str, wanted: Collection[str]) -> bool:
    """Whether a path stands at or below one of the wanted ones; the empty one stands for all."""
    return any(not want or path == want or path.startswith(f"{want}/") for want in wanted)


def _misplaced(path: str, message: str) -> Finding:
    fix = "Pindahkan ke foldernya, misalnya standards/layanan/<pengenal>/standar.yaml, atau hapus."
    return Finding(
        SALAH_TEMPAT.nama, SALAH_TEMPAT.bobot, f"standards/{path}", 0, 0, message, fix, SALAH_TEMPAT.dasar
    )
