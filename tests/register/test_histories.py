"""Random histories: anyone tries anything, and the fold agrees with the rules told a second time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.office import (
    LATER,
    REPORTS,
    Office,
    begun,
    moment,
    problems,
    record_path,
    roster,
    service,
    witness_key,
)
from tests.register.oracle import HOLDERS, PATHS, STEPS, Oracle, Tree, flaws_of_completion, texts

from maklumat.documents.canonical import canonical_json, sha256
from maklumat.documents.folder import Key, load
from maklumat.documents.tree import MemoryTree
from maklumat.register.book import Broken, Entry, read_book
from maklumat.register.fold import Walk, fold
from maklumat.register.record import format_time
from maklumat.register.sshsig import sign

CYCLES = {"2024-001": "penetapan", "2024-002": "penetapan", "2024-003": "warga", "2024-004": "pencabutan"}
DOCUMENTS = {
    "penetapan": ("layanan/informasi", "layanan/legalisasi"),
    "pencabutan": ("layanan/informasi", "layanan/legalisasi"),
    "warga": ("warga/legalisasi",),
}
PEOPLE = sorted({person for person, _ in HOLDERS})
OPENING = moment("2024-03-04T02:00:00Z")
VARIANTS = 3


@dataclass(frozen=True)
class Move:
    """What somebody tries next. `wild` says how much of it is not what the procedure asks for."""

    siklus: str
    wild: int
    step: int
    person: int
    keputusan: str
    kembali: int
    alasan: bool
    variant: int
    alone: bool
    author: int
    spoilt: int
    minutes: int


@st.composite
def _moves(draw: st.DrawFn) -> Move:
    small = st.integers(0, 10)
    return Move(
        siklus=draw(st.sampled_from(("2024-001", "2024-001", "2024-001", *CYCLES))),
        wild=draw(st.integers(0, 9)),
        step=draw(small),
        person=draw(small),
        keputusan=draw(
            st.sampled_from(("terus", "terus", "terus", "terus", "tidak", "batal", "ya", "selesai"))
        ),
        kembali=draw(st.integers(0, 2)),
        alasan=draw(st.booleans()),
        variant=draw(st.sampled_from((0, 0, 0, 0, 1, 2))),
        alone=draw(st.sampled_from((False, True, True))),
        author=draw(st.integers(0, 99)),
        spoilt=draw(st.integers(0, 14)),
        minutes=draw(st.sampled_from((30, 30, 60, 600, 0, -45))),
    )


@cache
def _archive() -> tuple[Office, Mapping[tuple[str, int], str]]:
    """An office whose archive holds every text and report a history may name, and their digests."""
    office = begun()
    digests: dict[tuple[str, int], str] = {}
    for variant in range(VARIANTS):
        for id in ("informasi", "legalisasi"):
            office.put(f"layanan/{id}", service(f"Layanan {id}", lama=f"{variant + 1} hari kerja"))
        office.files["warga/legalisasi/tambahan.md"] = f"Versi {variant}.\n".encode()
        for key in ("layanan/informasi", "layanan/legalisasi", "warga/legalisasi"):
            folder = load(office.tree, Key(*key.split("/")))
            digests[key, variant] = folder.sidik
            office.files.update(
                {f"pengesahan/isi/{folder.sidik}/{name}": data for name, data in folder.files.items()}
            )
    for data in (*(f"{kind}\n".encode() for kind in ("berita_acara", "laporan")), b"lain\n", b"%PDF\n"):
        office.files[f"pengesahan/lampiran/{sha256(data)}"] = data
    return office, digests


def _titles() -> dict[tuple[str, str], Tree]:
    return {(entry["orang"], entry["peran"]): entry for entry in roster()["penugasan"]}


class Scribe:
    """Writes what is tried as records well formed, chained and signed, whatever the rules say of them."""

    def __init__(self) -> None:
        office, self.digests = _archive()
        self.files = dict(office.files)
        self.walk = Walk(read_book(MemoryTree(self.files)), LATER)
        self.walk.take(self.walk.book.entries[0])
        stored = (path.rpartition("/")[2] for path in self.files if "/lampiran/" in path)
        self.oracle = Oracle(stored=frozenset(stored))
        self.clock = OPENING
        self.trees: list[Tree] = []
        self.refused = 0

    def attempt(self, move: Move) -> None:
        """Try a move: the fold and the oracle must agree on it."""
        tree = self._record(move)
        data = canonical_json(tree)
        entry = Entry(tree["urutan"], data, sign(witness_key("saksi-ci").private, data))
        refusals = list(self.oracle.refusals(tree))
        before = self.walk.state()
        try:
            self.walk.take(entry)
        except Broken as error:
            assert refusals, f"only the fold refuses {tree}: {error}"
            assert self.walk.state() == before
            self.refused += 1
            return
        assert not refusals, f"only the oracle refuses {tree}: {refusals}"
        self.oracle.accept(tree)
        self.trees.append(tree)
        self.clock = moment(tree["dicatat"])
        assert entry.signature is not None
        self.files[record_path(entry.number)] = data
        self.files[record_path(entry.number, "sig")] = entry.signature

    def _record(self, move: Move) -> dict[str, Any]:
        jalur = CYCLES[move.siklus]
        path = PATHS[jalur]
        bundle = self.oracle.bundles.get(move.siklus)
        due = bundle.due if bundle and bundle.due else path[0]
        if bundle is None and jalur == "penetapan":
            due = "penyusunan"
        langkah = path[move.step % len(path)] if move.wild == 9 else due
        step = STEPS[langkah]
        keputusan = move.keputusan
        if keputusan == "terus" or (move.wild < 7 and keputusan in ("ya", "selesai", "batal")):
            keputusan = "ya" if step["keputusan"] == "ya/tidak" else "selesai"
        orang, peran = self._person(move, step["peran"])
        returns = [goal for goal in step.get("kembali", ()) if goal in path] or path[:1]
        waktu = self.clock + timedelta(minutes=move.minutes)
        dokumen = self._documents(move, jalur, keputusan, step)
        entry = _titles()[orang, peran] if (orang, peran) in HOLDERS else _titles()["kepala", "kakanwil"]
        last = langkah == path[-1] and keputusan == "ya"
        return {
            "skema": "maklumat/pengesahan/1",
            "urutan": len(self.trees) + 2,
            "sebelumnya": self.walk.previous,
            "siklus": move.siklus,
            "jalur": jalur,
            "langkah": langkah,
            "keputusan": keputusan,
            "kembali_ke": (*returns, "rencana")[move.kembali % (len(returns) + (move.wild == 8))]
            if keputusan == "tidak"
            else None,
            "alasan": "Alasan." if move.alasan or move.wild < 6 else None,
            "dokumen": dokumen,
            "lampiran": self._attachments(move, langkah, keputusan, jalur, dokumen),
            "penetapan": self._decree(waktu.date().isoformat(), move, last and jalur != "warga"),
            "peran": peran,
            "orang": orang,
            "nama": f"Nama {orang}",
            "jabatan": entry["jabatan"],
            "status_jabatan": entry["status"],
            "dasar_jabatan": entry["dasar"],
            "makna": step.get("makna", step["kegiatan"]),
            "waktu": format_time(waktu),
            "sumber_waktu": "operator",
            "dicatat": format_time(max(waktu, self.clock)),
            "tingkat": "saksi",
            "bukti": {"rujukan": None, "konfirmasi": None, "penyusun": [PEOPLE[move.author]]}
            if move.author < len(PEOPLE)
            else None,
            "alat": "uji",
        }

    def _person(self, move: Move, peran: str) -> tuple[str, str]:
        if move.wild >= 8:
            holders = list(HOLDERS)
            return holders[move.person % len(holders)]
        fit = [holder for holder in HOLDERS if holder[1] == peran]
        return fit[move.person % len(fit) if move.person > 6 else 0]

    def _documents(self, move: Move, jalur: str, keputusan: str, step: Tree) -> list[dict[str, str]]:
        bundle = self.oracle.bundles.get(move.siklus)
        if keputusan == "batal":
            carried = bundle.carried if bundle else {}
        elif step["naskah"] == "tanpa":
            carried = {}
        elif bundle and bundle.carried and move.variant == 0:
            carried = bundle.carried
        else:
            chosen = self._chosen(move, jalur)
            carried = {key: self._text(key, jalur, move.variant) for key in chosen}
        return [
            {"jenis": key.split("/")[0], "id": key.split("/")[1], "sidik": sidik}
            for key, sidik in sorted(carried.items())
        ]

    def _chosen(self, move: Move, jalur: str) -> Sequence[str]:
        """Mostly what can be carried: one service a cycle, and of a withdrawal what is in force."""
        keys = DOCUMENTS[jalur]
        if jalur == "pencabutan" and move.wild < 8:
            keys = tuple(key for key in keys if self.oracle.in_force(key, self.clock)) or keys
        elif move.siklus != "2024-001":
            keys = keys[-1:]
        return keys[:1] if move.alone else keys

    def _text(self, key: str, jalur: str, variant: int) -> str:
        force = self.oracle.in_force(key, self.clock) if jalur == "pencabutan" and variant < 2 else None
        return force or self.digests[key, variant]

    def _attachments(
        self, move: Move, langkah: str, keputusan: str, jalur: str, dokumen: Sequence[Tree]
    ) -> list[dict[str, str]]:
        if keputusan != "ya":
            return []
        kinds: tuple[str, ...] = REPORTS if langkah == "pembahasan" else ()
        if STEPS[langkah]["naskah"] == "final" and jalur == "penetapan":
            kinds = ("berita_acara", "laporan")
        found = [(kind, f"{kind}.pdf", sha256(f"{kind}\n".encode())) for kind in kinds]
        if langkah == "penandatanganan":
            names = [f"{item['jenis']}-{item['id']}.pdf" for item in dokumen]
            found += [("naskah_resmi", name, sha256(b"%PDF\n")) for name in names]
        if move.spoilt == 0:
            found = found[1:]
        elif move.spoilt == 1:
            found = [(kind, name, sha256(b"lain\n")) for kind, name, _ in found]
        return [{"jenis": kind, "nama": name, "sha256": digest} for kind, name, digest in found]

    def _decree(self, today: str, move: Move, due: bool) -> Tree | None:
        if due == (move.spoilt == 2):
            return None
        later = (moment(f"{today}T00:00:00Z") + timedelta(days=move.kembali)).date().isoformat()
        return {"nomor_sk": "SK", "tanggal_sk": today, "tempat": "Kota Uji", "berlaku_sejak": later}


def _walked(moves: Sequence[Move]) -> Scribe:
    scribe = Scribe()
    for move in moves:
        scribe.attempt(move)
    return scribe


def _check_in_force(scribe: Scribe) -> None:
    """Whatever is in force went the whole way, by the words of the rules; nothing else is."""
    state = scribe.walk.state()
    for key in (Key(*name.split("/")) for names in DOCUMENTS.values() for name in names):
        for at in (scribe.clock, scribe.clock + timedelta(days=1), LATER):
            version = state.in_force(key, at)
            assert (version.sidik if version else None) == scribe.oracle.in_force(str(key), at)
            if version is not None:
                records = [tree for tree in scribe.trees if tree["siklus"] == version.cycle]
                assert list(flaws_of_completion(records)) == []
                assert texts(records[-1])[str(key)] == version.sidik


_QUICK = settings(derandomize=True, suppress_health_check=list(HealthCheck), database=None)


@settings(_QUICK, max_examples=200)
@given(st.lists(_moves(), min_size=15, max_size=45))
def test_no_order_but_the_procedures_publishes(moves: list[Move]) -> None:
    scribe = _walked(moves)
    _check_in_force(scribe)


_SENSIBLE = Move("2024-001", 0, 0, 0, "terus", 0, True, 0, False, 99, 14, 30)
"""The move the procedure asks for; seven of them set both services in force."""


@settings(_QUICK, max_examples=100)
@given(st.lists(_moves(), min_size=10, max_size=30))
def test_what_is_in_force_is_revised_and_withdrawn_in_no_other_order(moves: list[Move]) -> None:
    opened = [_SENSIBLE] * 7
    later = [replace(move, siklus="2024-004") if move.siklus == "2024-001" else move for move in moves]
    scribe = _walked([*opened, *later])
    assert len(scribe.trees) >= len(opened)
    _check_in_force(scribe)


@settings(_QUICK, max_examples=60)
@given(st.lists(_moves(), min_size=10, max_size=25), st.randoms(use_true_random=False))
def test_no_accepted_record_can_be_removed_swapped_or_edited(moves: list[Move], chance: Random) -> None:
    scribe = _walked([_SENSIBLE] * 3 + moves)
    files, last = scribe.files, len(scribe.trees) + 1
    whole = fold(read_book(MemoryTree(files)), LATER)
    assert whole.problems == ()
    assert replace(whole, notices=()) == scribe.walk.state()

    number = chance.randint(1, last - 1)
    gone = {path: data for path, data in files.items() if path != record_path(number)}
    assert problems(gone) != ()

    swapped = dict(files)
    for suffix in ("json", "sig"):
        one, other = record_path(number, suffix), record_path(number + 1, suffix)
        swapped[one], swapped[other] = files[other], files[one]
    assert problems(swapped) != ()

    edited, path = dict(files), record_path(chance.randint(1, last), chance.choice(("json", "sig")))
    position = chance.randrange(len(files[path]))
    data = bytearray(files[path])
    data[position] ^= 1 << chance.randrange(8)
    edited[path] = bytes(data)
    assert problems(edited) != ()
