"""The book as files: records with their signatures, archived contents, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from maklumat.documents.canonical import digest, sha256
from maklumat.documents.errors import MaklumatError, shown
from maklumat.documents.folder import SUFFIXES
from maklumat.documents.tree import Kind, Tree
from maklumat.documents.values.scalars import NAME

FOLDER = "pengesahan"
_FOLDERS: Mapping[str, tuple[str, ...]] = {"": (FOLDER,), FOLDER: ("buku", "isi", "lampiran")}
_NAME_SHOWN = 80
_RECORD = re.compile(r"([0-9]{6})\.(json|sig)\Z")


class Broken(Exception):
    """Something the rules do not allow; the message is the reason in plain Indonesian."""


@dataclass(frozen=True)
class Entry:
    """One record file and its signature, as bytes; `signature` is None where the file is missing."""

    number: int
    data: bytes
    signature: bytes | None


@dataclass
class Book:
    """Reads `pengesahan/` of a tree; contents and attachments are read and hashed once."""

    tree: Tree
    entries: tuple[Entry, ...]
    problems: tuple[str, ...]
    notices: tuple[str, ...]
    _contents: dict[str, Mapping[str, bytes]] = field(default_factory=dict)
    _attachments: dict[str, bool] = field(default_factory=dict)
    _intact: set[str] = field(default_factory=set)

    def content(self, sidik: str) -> Mapping[str, bytes]:
        """The archived files with this digest; raises `Broken` if they are missing or altered."""
        if sidik not in self._contents:
            self._contents[sidik] = _content(self.tree, sidik)
        return self._contents[sidik]

    def preload(self, sidik: str, files: Mapping[str, bytes]) -> None:
        """Take contents that are about to be archived as if they were (for a book not yet begun)."""
        self._contents[sidik] = files

    def attachment(self, digest: str) -> bytes:
        """The bytes of an attachment; raises `Broken` if missing or altered."""
        try:
            data = self.tree.read(f"{FOLDER}/lampiran/{digest}")
        except MaklumatError:
            raise Broken(f"lampiran {digest[:12]}… tidak ada") from None
        if sha256(data) != digest:
            raise Broken(f"lampiran {digest[:12]}… sudah berubah")
        return data

    def require_attachment(self, digest: str) -> None:
        """Read and hash an attachment unless this was done before; raises `Broken` as `attachment` does."""
        if digest not in self._intact:
            self.attachment(digest)
            self._intact.add(digest)

    def has_attachment(self, digest: str) -> bool:
        """Whether an attachment's bytes are in the archive."""
        if not self._attachments:
            found = self.tree.entries(f"{FOLDER}/lampiran")
            self._attachments = {entry.name: entry.kind is Kind.FILE for entry in found}
        return digest in self._attachments


def read_book(tree: Tree) -> Book:
    """The book of a tree; never raises for bad content: what is wrong stands in `problems`."""
    found: dict[str, dict[int, str]] = {"json": {}, "sig": {}}
    problems = [*_not_folders(tree, ""), *_not_folders(tree, FOLDER)]
    notices: list[str] = []
    for entry in tree.entries(f"{FOLDER}/buku"):
        match = _RECORD.match(entry.name)
        if entry.kind is not Kind.FILE:
            problems.append(f"buku/{shown(entry.name)} bukan berkas biasa ({entry.kind.value}).")
        elif match is None:
            notices.append(f"buku/{shown(entry.name)} bukan bagian buku dan diabaikan.")
        else:
            found[match[2]][int(match[1])] = entry.name
    records, signatures = found["json"], found["sig"]
    for number in sorted(records):
        if number != 1 and number - 1 not in records:
            problems.append(f"Catatan {number - 1:06d} tidak ada, padahal {number:06d} ada.")
    notices.extend(
        f"buku/{signatures[number]} tanpa catatan (sisa pencatatan yang terputus)."
        for number in sorted(signatures.keys() - records.keys())
    )
    entries = tuple(
        Entry(
            number,
            tree.read(f"{FOLDER}/buku/{records[number]}"),
            tree.read(f"{FOLDER}/buku/{signatures[number]}") if number in signatures else None,
        )
        for number in sorted(records)
    )
    return Book(tree, entries, tuple(problems), tuple(notices))


def _not_folders(tree: Tree, parent: str) -> Iterator[str]:
    """The register's folders that are links or files: what stands behind a link is no part of the tree."""
    for entry in tree.entries(parent):
        if entry.name in _FOLDERS[parent] and entry.kind is not Kind.FOLDER:
            path = f"{parent}/{entry.name}" if parent else entry.name
            yield f"standards/{path} bukan folder biasa ({entry.kind.value})."


def _content(tree: Tree, sidik: str) -> Mapping[str, bytes]:
    entries = tree.entries(f"{FOLDER}/isi/{sidik}")
    if not entries:
        raise Broken(f"isi naskah {sidik[:12]}… tidak ada di arsip")
    for entry in entries:
        if entry.kind is not Kind.FILE or not _belongs(entry.name):
            raise Broken(f"isi/{sidik[:12]}…/{shown(entry.name)} bukan berkas naskah yang sah")
    files = {entry.name: tree.read(f"{FOLDER}/isi/{sidik}/{entry.name}") for entry in entries}
    if digest(files) != sidik:
        raise Broken(f"isi naskah {sidik[:12]}… sudah berubah")
    return files


def _belongs(name: str) -> bool:
    """Whether an archived file may be part of a document (a basis document's tree stands as JSON)."""
    return bool(NAME.match(name)) and name.rpartition(".")[2] in (*SUFFIXES, "json")


def orphans(book: Book, used_contents: set[str], used_attachments: set[str]) -> list[str]:
    """Notices for archived files no record names (left by an interrupted recording)."""
    found = [
        f"isi/{shown(entry.name, _NAME_SHOWN)} tidak disebut catatan mana pun."
        for entry in book.tree.entries(f"{FOLDER}/isi")
        if entry.name not in used_contents
    ]
    found.extend(
        f"lampiran/{shown(entry.name, _NAME_SHOWN)} tidak disebut catatan mana pun."
        for entry in book.tree.entries(f"{FOLDER}/lampiran")
        if entry.name not in used_attachments
    )
    return found
