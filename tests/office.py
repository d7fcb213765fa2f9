"""A small office for tests: its own documents, its own witness keys, driven through the register's doors.

Everything lives in memory (`Office.files`, paths below `standards/`); `Office.write` lays it out as a
project on disk for tests of the command line. Nothing here depends on the repository's standards/.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tests.office_data import (
    KANTOR,
    REGULASI,
    SOP,
    WARGA,
    WitnessKey,
    base_roster,
    charter,
    procedure,
    roster,
    service,
    witness_key,
)

from maklumat.documents.canonical import canonical_json, sha256
from maklumat.documents.folder import Key, load, main_file
from maklumat.documents.tree import MemoryTree
from maklumat.register.book import read_book
from maklumat.register.choice import Choice, Desk, Given
from maklumat.register.fold import fold
from maklumat.register.prepare import decision, first_basis
from maklumat.register.record import Bukti, Penetapan, Record, parse_time
from maklumat.register.recording import add
from maklumat.register.resmi import FILE, Official, describe, folder_of
from maklumat.register.sshsig import sign
from maklumat.register.state import State
from maklumat.register.texts import official_name

__all__ = [
    "KANTOR",
    "LATER",
    "REGULASI",
    "REPORTS",
    "SOP",
    "START",
    "TURNS",
    "WARGA",
    "Office",
    "WitnessKey",
    "begun",
    "charter",
    "forged",
    "format_options",
    "moment",
    "new_office",
    "problems",
    "procedure",
    "record_path",
    "records",
    "refused",
    "rewritten",
    "roster",
    "service",
    "settled",
    "witness_key",
    "yaml",
]

START = datetime(2024, 1, 2, 2, tzinfo=UTC)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
REPORTS = ("berita_acara", "daftar_hadir", "laporan")


def yaml(value: Any) -> bytes:
    """Strict block YAML of mappings, lists and text; every text quoted."""
    return ("\n".join(_lines(value, "")) + "\n").encode()


def _lines(value: Any, indent: str) -> Iterable[str]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _entry(f"{indent}{key}:", item, indent)
    else:
        for item in value:
            if isinstance(item, str):
                yield f"{indent}- {json.dumps(item, ensure_ascii=False)}"
            else:
                first, *rest = _lines(item, f"{indent}  ")
                yield f"{indent}- {first.strip()}"
                yield from rest


def _entry(head: str, item: Any, indent: str) -> Iterable[str]:
    if isinstance(item, str):
        yield f"{head} {json.dumps(item, ensure_ascii=False)}"
    else:
        yield head
        yield from _lines(item, f"{indent}  ")


TURNS: Mapping[str, Sequence[tuple[str, str, str]]] = {
    "penetapan": (
        ("penyusunan", "pelaksana", "selesai"),
        ("koreksi", "kasubbag", "ya"),
        ("bahan-pembahasan", "pelaksana", "selesai"),
        ("pembahasan", "kasubbag", "ya"),
        ("telaah", "kabag", "ya"),
        ("persetujuan", "kadiv", "ya"),
        ("penandatanganan", "kepala", "ya"),
    ),
    "pencabutan": (
        ("telaah", "kabag", "ya"),
        ("persetujuan", "kadiv", "ya"),
        ("penandatanganan", "kepala", "ya"),
    ),
    "warga": (
        ("penyusunan", "pelaksana", "selesai"),
        ("koreksi", "kasubbag", "ya"),
        ("telaah", "kabag", "ya"),
    ),
    "dasar": (("penandatanganan", "kepala", "ya"),),
}
"""Of each path the mandatory steps, with the person whose turn it is and the decision that goes on."""


@dataclass
class Office:
    """The office's files, the time of its last decision, and the doors of its register."""

    files: dict[str, bytes] = field(default_factory=dict)
    clock: datetime = START
    witness: str = "saksi-ci"

    @property
    def tree(self) -> MemoryTree:
        """The files as a tree."""
        return MemoryTree(self.files)

    def copy(self) -> Office:
        """The same office, to be led elsewhere."""
        return Office(dict(self.files), self.clock, self.witness)

    def put(self, key: str, document: Mapping[str, Any] | bytes) -> None:
        """Write a document's YAML, `layanan/legalisasi`."""
        data = document if isinstance(document, bytes) else yaml(document)
        self.files[f"{key}/{main_file(Key(*key.split('/')))}"] = data

    def bundle(self, siklus: str, jalur: str, *documents: str) -> None:
        """Write the cycle's siklus.yaml."""
        plan = {"skema": "1", "judul": f"Siklus {siklus}", "jalur": jalur, "dokumen": list(documents)}
        self.files[f"siklus/{siklus}/siklus.yaml"] = yaml(plan)

    def state(self, now: datetime = LATER) -> State:
        """What the book says."""
        return fold(read_book(self.tree), now)

    def desk(self) -> Desk:
        """The book, its state and the basis in force."""
        book = read_book(self.tree)
        state = fold(book, LATER)
        return Desk(book, state, state.basis or first_basis(book))

    def sidik(self, key: str) -> str:
        """The digest of a document as it stands."""
        return load(self.tree, Key(*key.split("/"))).sidik

    def decide(self, siklus: str, langkah: str, orang: str, keputusan: str, **options: Any) -> Record:
        """Record a decision as `catat lokal` does, an hour after the last unless `at` says when.

        Options: `at`, `waktu`, `files` ({kind: bytes}), `kembali`, `alasan`, `tingkat`, `konfirmasi`,
        `penyusun`. The discussion brings its reports unless `files` says otherwise. Raises `Refused`.
        """
        now = options.pop("at", None) or self.clock + timedelta(hours=1)
        now = parse_time(now)
        files = options.pop("files", None)
        if files is None and langkah == "pembahasan" and keputusan == "ya":
            files = {kind: f"{kind} {siklus}\n".encode() for kind in REPORTS}
        konfirmasi, penyusun = options.pop("konfirmasi", None), tuple(options.pop("penyusun", ()))
        bukti = Bukti(rujukan=None, konfirmasi=konfirmasi, penyusun=penyusun)
        choice = Choice(
            siklus=siklus,
            langkah=langkah,
            orang=orang,
            keputusan=keputusan,
            waktu=parse_time(options.pop("waktu", now)),
            files=tuple(Given(kind, f"{kind}.pdf", data) for kind, data in (files or {}).items()),
            bukti=bukti if konfirmasi or penyusun else None,
            **options,
        )
        desk = self.desk()
        addition = add(desk, decision(desk, choice, now, "uji"), self.sign)
        self.files.update(addition.files)
        self.clock = now
        return addition.record

    def sign(self, message: bytes) -> bytes:
        """A signature by the witness."""
        return sign(witness_key(self.witness).private, message)

    def prepare(self, siklus: str, orang: str = "kepala", sk: str = "", berlaku: str = "") -> Penetapan:
        """Fix the decree and stand-ins for the official PDFs, as `tandatangan siapkan` does."""
        desk = self.desk()
        cycle = desk.state.cycles[siklus]
        today = desk.basis.local_date(self.clock)
        penetapan = Penetapan(
            nomor_sk=f"SK uji {siklus}",
            tanggal_sk=date.fromisoformat(sk) if sk else today,
            tempat="Kota Uji",
            berlaku_sejak=date.fromisoformat(berlaku or sk) if berlaku or sk else today,
        )
        pdfs = {official_name(key): f"%PDF {key} {sidik}\n".encode() for key, sidik in cycle.bundle.items()}
        official = Official(orang, penetapan, pdfs)
        described = describe(siklus, official, cycle.bundle, desk.basis).to_bytes()
        for name, data in {FILE: described, **pdfs}.items():
            self.files[f"{folder_of(siklus)}/{name}"] = data
        return penetapan

    def run(self, siklus: str, jalur: str, *documents: str, until: str = "", berlaku: str = "") -> None:
        """Lead a bundle through its path, up to but not including the step `until`."""
        self.bundle(siklus, jalur, *documents)
        for langkah, orang, keputusan in TURNS[jalur]:
            if langkah == until:
                return
            if langkah == "penandatanganan" and jalur in ("penetapan", "pencabutan"):
                self.prepare(siklus, berlaku=berlaku)
            self.decide(siklus, langkah, orang, keputusan)

    def root(self) -> Record:
        """Record the root."""
        return self.decide("2024-000", "penandatanganan", "kepala", "ya", at=START)

    def write(self, folder: Path) -> Path:
        """Lay the office out as a project at `folder`, with the private keys in `kunci/`; returns it."""
        for name, data in self.files.items():
            path = folder / "standards" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        keys = folder / "kunci"
        keys.mkdir(exist_ok=True)
        for entry in base_roster()["saksi"]:
            file = keys / entry["id"]
            file.write_bytes(witness_key(entry["id"]).private)
            file.chmod(0o600)
        return folder


def new_office() -> Office:
    """An office whose book has not begun: basis, three services, a maklumat, a citizen layer."""
    office = Office()
    for id, document in {
        "sop": SOP,
        "pejabat": base_roster(),
        "kantor": KANTOR,
        "regulasi": REGULASI,
    }.items():
        office.put(f"dasar/{id}", document)
    for id in ("legalisasi", "informasi", "aduan"):
        office.put(f"layanan/{id}", service(f"Layanan {id}"))
    office.put("maklumat/kantor-uji", charter("legalisasi", "informasi"))
    office.put("warga/legalisasi", WARGA)
    return office


@cache
def _begun() -> Office:
    office = new_office()
    office.root()
    return office


def begun() -> Office:
    """An office with its root recorded."""
    return _begun().copy()


@cache
def _settled() -> Office:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", "layanan/informasi", "maklumat/kantor-uji")
    return office


def settled() -> Office:
    """An office whose first bundle (two services and the maklumat) is in force; records 1 to 8."""
    return _settled().copy()


Edit = Callable[[dict[str, Any]], None]


def record_path(number: int, suffix: str = "json") -> str:
    """Where a record (or its signature, `sig`) stands below `standards/`."""
    return f"pengesahan/buku/{number:06d}.{suffix}"


def records(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """The records of a book as plain trees."""
    paths = sorted(path for path in files if path.startswith("pengesahan/buku/") and path.endswith(".json"))
    return [json.loads(files[path]) for path in paths]


def rewritten(
    files: Mapping[str, bytes], trees: Sequence[Mapping[str, Any]], witness: str = "saksi-ci"
) -> dict[str, bytes]:
    """The book as someone holding a witness key can forge it: these records, chained and signed anew."""
    made = {path: data for path, data in files.items() if not path.startswith("pengesahan/buku/")}
    previous = None
    for number, tree in enumerate(trees, 1):
        data = canonical_json({**tree, "urutan": number, "sebelumnya": previous})
        made[record_path(number)] = data
        made[record_path(number, "sig")] = sign(witness_key(witness).private, data)
        previous = sha256(data)
    return made


def forged(files: Mapping[str, bytes], number: int, **changes: Any) -> dict[str, bytes]:
    """`rewritten` with fields of one record changed."""
    trees = records(files)
    trees[number - 1].update(changes)
    return rewritten(files, trees)


def problems(files: Mapping[str, bytes], now: datetime = LATER) -> tuple[str, ...]:
    """What is wrong with a book; empty where it is intact."""
    return fold(read_book(MemoryTree(files)), now).problems


def refused(files: dict[str, bytes], number: int, reason: str) -> None:
    """The book breaks at exactly this record, for exactly this reason."""
    found = problems(files)
    assert len(found) == 1
    assert found[0].startswith(f"Catatan {number:06d}: ")
    assert reason in found[0]


def moment(text: str) -> datetime:
    """A moment as records write it."""
    return parse_time(text)


def format_options(options: Mapping[str, str | None]) -> list[str]:
    """Options of a command line; those that are None are left out."""
    return [word for name, value in options.items() if value is not None for word in (f"--{name}", value)]
