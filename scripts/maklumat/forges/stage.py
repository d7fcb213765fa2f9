"""The stage of a rehearsal: a copy of the office with a book of its own, and a forge in memory.

Nothing here reaches the real book, a network or a real key: the copy's roster knows only a key made
for this rehearsal, and accounts that exist nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key, load, main_file
from maklumat.documents.nodes import Tree as Plain
from maklumat.documents.strict_yaml import parse, plain
from maklumat.documents.tree import Entry, MemoryTree, Tree
from maklumat.forges.bundle import gather
from maklumat.forges.events import Account, File, Request
from maklumat.forges.recorder import Evidence
from maklumat.register.book import read_book
from maklumat.register.choice import Choice, Desk
from maklumat.register.fold import fold
from maklumat.register.prepare import decision, first_basis
from maklumat.register.record import Penetapan
from maklumat.register.recording import add
from maklumat.register.resmi import FILE, Official, describe, folder_of
from maklumat.register.sshsig import sign
from maklumat.register.state import Basis
from maklumat.register.texts import official_name

FORGE = "latihan"
SCAN = File("pindaian.pdf", "latihan:pindaian.pdf")
_HIDDEN = ("pengesahan", "siklus")
_ROSTER = Key("dasar", "pejabat")
_BEFORE = timedelta(hours=1)
_PDF = "%PDF-1.7 (latihan) {}\n"


class _Copy:
    """The office's standards without its book and its cycles."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def entries(self, folder: str) -> tuple[Entry, ...]:
        if folder.partition("/")[0] in _HIDDEN:
            return ()
        return tuple(entry for entry in self._tree.entries(folder) if folder or entry.name not in _HIDDEN)

    def read(self, path: str) -> bytes:
        return self._tree.read(path)


class Stage:
    """The office of a rehearsal on `start` (a moment in the office's zone)."""

    def __init__(self, standards: Tree, start: datetime) -> None:
        key = Ed25519PrivateKey.generate()
        self._private = key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
        public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
        self._base: Tree = _Copy(standards)
        roster = _roster(load(self._base, _ROSTER).files[main_file(_ROSTER)], public, start)
        self._base = MemoryTree({f"{_ROSTER}/{main_file(_ROSTER)}": _yaml(roster)}, self._base)
        self._book: dict[str, bytes] = {}
        self._head: dict[str, bytes] = {}
        self.basis: Basis = self.desk(start).basis
        self._begin(start - _BEFORE)

    def sign(self, message: bytes) -> bytes:
        """A signature by the rehearsal's own witness."""
        return sign(self._private, message)

    def download(self, file: File) -> bytes:
        """The stand-in for a signed and scanned text."""
        return _PDF.format(file.name).encode()

    def account(self, orang: str) -> Account:
        """The account a person has on the stage; raises `Refused` for a stranger to the roster."""
        person = self.basis.pejabat.person(orang)
        if person is None or not person.akun:
            raise Refused(f"Orang “{orang}” tidak ada pada daftar pejabat.")
        return Account(FORGE, person.akun[0].id, orang)

    def desk(self, now: datetime) -> Desk:
        """The desk with the request's head on it."""
        tree = MemoryTree(self._book, self._base)
        book = read_book(tree)
        state = fold(book, now)
        head = MemoryTree(self._head, self._base)
        return Desk(book, state, state.basis or first_basis(book), head)

    def evidence(self, desk: Desk, request: Request, now: datetime) -> Evidence:
        """The request's bundle as its head stands; nothing is shown yet."""
        return Evidence(request, gather(desk, request, self._base, now), ())

    def put_in_book(self, files: Mapping[str, bytes]) -> None:
        """Files of records earned."""
        self._book.update(files)

    def push(self, files: Mapping[str, bytes]) -> None:
        """Files as the request changes them."""
        self._head.update(files)

    def edit(self, key: Key, old: str, new: str) -> None:
        """Replace a passage of a document in the head; raises `Refused` if it is not there exactly once."""
        path = f"{key}/{main_file(key)}"
        text = MemoryTree(self._head, self._base).read(path).decode()
        if text.count(old) != 1:
            raise Refused(
                f"Teks “{old}” ada {text.count(old)} kali pada standards/{path}; harus tepat sekali."
            )
        self._head[path] = text.replace(old, new).encode()

    def open_cycle(self, siklus: str, judul: str, jalur: str, dokumen: tuple[Key, ...]) -> None:
        """Add the cycle's plan to the head."""
        named: list[Plain] = [str(key) for key in dokumen]
        planned: Plain = {"skema": "1", "judul": judul, "jalur": jalur, "dokumen": named}
        self._head[f"siklus/{siklus}/siklus.yaml"] = _yaml(planned)

    def upload_reports(self, siklus: str) -> None:
        """Stand-ins for report, minutes and the attendance list's hash."""
        folder = f"siklus/{siklus}/pembahasan"
        self._head[f"{folder}/berita-acara.md"] = b"Berita acara (contoh)\n"
        self._head[f"{folder}/laporan.md"] = b"Laporan (contoh)\n"
        self._head[f"{folder}/daftar-hadir.sha256"] = f"{sha256(b'daftar hadir (contoh)')}\n".encode()

    def prepare(self, siklus: str, orang: str, now: datetime) -> None:
        """Stand-ins for the official texts, as `tandatangan siapkan` sets them."""
        desk = self.desk(now)
        cycle = desk.state.cycles.get(siklus)
        if cycle is None:
            raise Refused("Naskah resmi belum dapat disiapkan: siklusnya belum ada di buku latihan.")
        today = desk.basis.local_date(now)
        penetapan = Penetapan(
            nomor_sk=f"Latihan {siklus}",
            tanggal_sk=today,
            tempat=desk.basis.kantor.tempat,
            berlaku_sejak=today,
        )
        pdfs = {
            official_name(key): _PDF.format(f"{key} {sidik}").encode() for key, sidik in cycle.bundle.items()
        }
        described = describe(siklus, Official(orang, penetapan, pdfs), cycle.bundle, desk.basis)
        files = {FILE: described.to_bytes(), **pdfs}
        self._book.update({f"{folder_of(siklus)}/{name}": data for name, data in files.items()})

    def _begin(self, at: datetime) -> None:
        """The root of the rehearsal's book, decided by whoever holds the office's last step that day."""
        desk = self.desk(at)
        step = self.basis.sop.path("dasar")[-1]
        day = self.basis.local_date(at)
        roster = self.basis.pejabat
        holders = [person.id for person in roster.orang if roster.assignments(person.id, day, step.peran)]
        if not holders:
            raise Refused(f"Pada {day} tidak ada pejabat berperan {step.peran}; pilih tanggal lain.")
        choice = Choice(f"{day.year}-000", step.id, holders[0], "ya", at)
        self._book.update(add(desk, decision(desk, choice, at, "latihan"), self.sign).files)


def _roster(data: bytes, witness: str, start: datetime) -> Plain:
    """The roster with an account on the stage for everyone, and the rehearsal's witness alone."""
    roster = plain(parse(data))
    people = roster.get("orang") if isinstance(roster, dict) else None
    if not isinstance(roster, dict) or not isinstance(people, list):
        raise Refused("Daftar pejabat tidak memuat `orang`.")
    with_accounts: list[Plain] = [
        {**person, "akun": [{"forge": FORGE, "id": str(number), "nama": person["id"]}]}
        for number, person in enumerate(people, 1)
        if isinstance(person, dict)
    ]
    key: Plain = {"id": "saksi-latihan", "kunci": witness, "mulai": (start - _BEFORE).date().isoformat()}
    return {**roster, "orang": with_accounts, "saksi": [key]}


def _yaml(value: Plain) -> bytes:
    return ("\n".join(_lines(value, "")) + "\n").encode()


def _lines(value: Plain, indent: str) -> Iterator[str]:
    """Block YAML with every text quoted, as strict YAML reads it back."""
    if isinstance(value, str):
        yield f"{indent}{json.dumps(value, ensure_ascii=False)}"
    elif isinstance(value, list):
        for item in value:
            first, *rest = _lines(item, f"{indent}  ")
            yield from (f"{indent}- {first.strip()}", *rest)
    else:
        for key, item in value.items():
            if isinstance(item, str):
                yield f"{indent}{key}: {json.dumps(item, ensure_ascii=False)}"
            else:
                yield from (f"{indent}{key}:", *_lines(item, f"{indent}  "))
