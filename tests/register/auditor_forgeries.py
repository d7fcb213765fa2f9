"""Forgeries by someone who holds a witness key: chain and signatures stay valid, the rules do not.

Each is one small change of the told book (`auditor_story`). `HARMLESS` ones change nothing a rule
speaks of; every other one must break the book.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.office import record_path, rewritten, witness_key
from tests.register.auditor_story import told

from maklumat.documents.canonical import canonical_json, digest, sha256
from maklumat.register.sshsig import sign

Tree = dict[str, Any]


class Forger:
    """The records of a book as trees, and its archive, to be changed at will."""

    def __init__(self) -> None:
        self.files = told().files
        paths = sorted(p for p in self.files if p.startswith("pengesahan/buku/") and p.endswith(".json"))
        self.records: list[Tree] = [json.loads(self.files[path]) for path in paths]

    def at(self, siklus: str, langkah: str, turn: int = 0) -> Tree:
        """The record of a cycle's step, its first or a later turn (-1: the last)."""
        return [r for r in self.records if (r["siklus"], r["langkah"]) == (siklus, langkah)][turn]

    def last(self, siklus: str) -> Tree:
        """The last record of a cycle."""
        return [r for r in self.records if r["siklus"] == siklus][-1]

    def insert(self, after: Tree, /, **changes: Any) -> Tree:
        """A copy of a record, changed, right behind it."""
        return self.append(after, self.records.index(after) + 1, **changes)

    def append(self, like: Tree, place: int | None = None, /, **changes: Any) -> Tree:
        """A changed copy of a record at the end of the book, or at `place`."""
        place = len(self.records) if place is None else place
        before = self.records[place - 1]
        moments = {"waktu": before["waktu"], "dicatat": before["dicatat"]}
        copy: Tree = json.loads(json.dumps({**like, **moments, **changes}))
        self.records.insert(place, copy)
        return copy

    def archive(self, files: dict[str, bytes]) -> str:
        """Archive a content; returns its digest."""
        sidik = digest(files)
        self.files.update({f"pengesahan/isi/{sidik}/{name}": data for name, data in files.items()})
        return sidik

    def text(self, note: str) -> str:
        """The digest of another archived standard."""
        return self.archive({"standar.yaml": f"nama: {note}\n".encode()})

    def basis(self, record: Tree, id: str, edit: Callable[[Tree], object]) -> None:
        """Let a dasar record bring an edited basis document."""
        document = next(entry for entry in record["dokumen"] if entry["id"] == id)
        name = f"{id}.json"
        tree = json.loads(self.files[f"pengesahan/isi/{document['sidik']}/{name}"])
        edit(tree)
        document["sidik"] = self.archive({name: canonical_json(tree)})

    def attach(self, record: Tree, jenis: str, data: bytes) -> None:
        """One more attachment, in the archive."""
        self.files[f"pengesahan/lampiran/{sha256(data)}"] = data
        record["lampiran"].append({"jenis": jenis, "nama": f"{jenis}-x.pdf", "sha256": sha256(data)})

    def detach(self, record: Tree, jenis: str) -> None:
        """Without the attachments of a kind."""
        record["lampiran"] = [entry for entry in record["lampiran"] if entry["jenis"] != jenis]

    def book(self, witness: str = "saksi-ci") -> dict[str, bytes]:
        """The forged book, chained and signed anew."""
        return rewritten(self.files, self.records, witness)


@dataclass(frozen=True)
class Person:
    """Fields by which a record says who acted."""

    orang: str
    peran: str
    status: str = "definitif"
    jabatan: str = ""

    def fields(self) -> Tree:
        titles = {"kakanwil": "Kepala", "kadiv": "Kepala Divisi", "kabag": "Kepala Bagian"}
        titles |= {"kasubbag": "Kepala Subbagian", "pelaksana": "Pelaksana"}
        acting = "" if self.status == "definitif" else f"{self.status.capitalize()}. "
        return {
            "orang": self.orang,
            "nama": f"Nama {self.orang}",
            "peran": self.peran,
            "status_jabatan": self.status,
            "jabatan": self.jabatan or f"{acting}{titles[self.peran]}",
            "dasar_jabatan": f"SK uji {self.orang} {self.peran}",
        }


Edit = Callable[[Forger], object]


def change(siklus: str, langkah: str, turn: int = 0, /, **fields: Any) -> Edit:
    """Other values in one record."""
    return lambda forger: forger.at(siklus, langkah, turn).update(fields)


def drop(siklus: str, langkah: str, turn: int = 0) -> Edit:
    """One record less."""
    return lambda forger: forger.records.remove(forger.at(siklus, langkah, turn))


def swap(siklus: str, langkah: str) -> Edit:
    """A record before the one it followed, the times staying where they were."""

    def edit(forger: Forger) -> None:
        there = forger.records.index(forger.at(siklus, langkah))
        one, two = forger.records[there - 1], forger.records[there]
        for key in ("waktu", "dicatat"):
            one[key], two[key] = two[key], one[key]
        forger.records[there - 1 : there + 1] = [two, one]

    return edit


def roster(siklus: str, edit: Callable[[Tree], object]) -> Edit:
    """Another roster in a dasar record."""
    return lambda forger: forger.basis(forger.last(siklus), "pejabat", edit)


def sop(siklus: str, edit: Callable[[Tree], object]) -> Edit:
    """Another procedure in a dasar record."""
    return lambda forger: forger.basis(forger.last(siklus), "sop", edit)


def only(number: int) -> Edit:
    """The book ends after this record."""

    def edit(forger: Forger) -> None:
        del forger.records[number:]

    return edit


def both(*edits: Edit) -> Edit:
    """Several changes at once."""
    return lambda forger: [edit(forger) for edit in edits]


def without_file(part: str, siklus: str, langkah: str) -> Edit:
    """A content or an attachment missing from the archive."""

    def edit(forger: Forger) -> None:
        record = forger.at(siklus, langkah)
        name = record["dokumen"][0]["sidik"] if part == "isi" else record["lampiran"][0]["sha256"]
        for path in [path for path in forger.files if path.startswith(f"pengesahan/{part}/{name}")]:
            del forger.files[path]

    return edit


Raw = Callable[[dict[str, bytes]], object]


def bytes_of(number: int, edit: Callable[[bytes], bytes], suffix: str = "json", resign: bool = True) -> Raw:
    """Other bytes in a file of the book (its last record may be signed anew)."""

    def change_bytes(files: dict[str, bytes]) -> None:
        path = record_path(number, suffix)
        files[path] = edit(files[path])
        if suffix == "json" and resign:
            files[record_path(number, "sig")] = sign(witness_key("saksi-ci").private, files[path])

    return change_bytes
