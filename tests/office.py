"""A small office for tests: its own documents, its own witness keys, driven through the register's doors.

Everything lives in memory (`Office.files`, paths below `standards/`); `Office.write` lays it out as a
project on disk for tests of the command line. Nothing here depends on the repository's standards/.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

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


@dataclass(frozen=True)
class WitnessKey:
    """A witness key pair: the OpenSSH private key file, and the public line."""

    private: bytes
    public: str


@cache
def witness_key(name: str) -> WitnessKey:
    """The key of this name, made anew in every run of the tests."""
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()
    return WitnessKey(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()), public)


def _step(id: str, peran: str, naskah: str, keputusan: str, **more: Any) -> dict[str, Any]:
    step = {
        "id": id,
        "kegiatan": f"Kegiatan {id}",
        "peran": peran,
        "wajib": "ya",
        "naskah": naskah,
        "keputusan": keputusan,
        "tingkat": ["saksi", "basah"],
    }
    return {**step, **more}


def _report(*jenis: str) -> list[dict[str, Any]]:
    return [{"jenis": kind, "wajib": "ya", "jalur": ["penetapan"]} for kind in jenis]


SOP: dict[str, Any] = {
    "skema": "1",
    "rangkap": {"definitif": "larang", "plt": "catat", "plh": "catat"},
    "peran": {
        "kakanwil": "Kepala",
        "kadiv": "Kepala Divisi",
        "kabag": "Kepala Bagian",
        "kasubbag": "Kepala Subbagian",
        "pelaksana": "Pelaksana",
    },
    "langkah": [
        _step(
            "disposisi-kakanwil",
            "kakanwil",
            "tanpa",
            "selesai",
            wajib="tidak",
            lampiran=[{"jenis": "disposisi", "wajib": "tidak"}],
        ),
        _step("disposisi-kadiv", "kadiv", "tanpa", "selesai", wajib="tidak"),
        _step("disposisi-kabag", "kabag", "tanpa", "selesai", wajib="tidak"),
        _step("rencana", "kasubbag", "tanpa", "selesai", wajib="tidak"),
        _step("penyusunan", "pelaksana", "berjalan", "selesai", tingkat=["saksi"]),
        _step(
            "koreksi", "kasubbag", "berjalan", "ya/tidak", kembali=["penyusunan"], makna="Saya mengoreksi."
        ),
        _step("bahan-pembahasan", "pelaksana", "berjalan", "selesai"),
        _step(
            "pembahasan",
            "kasubbag",
            "berjalan",
            "ya/tidak",
            kembali=["bahan-pembahasan"],
            lampiran=[
                {"jenis": "berita_acara", "wajib": "ya"},
                {"jenis": "daftar_hadir", "wajib": "ya", "pribadi": "ya"},
                {"jenis": "laporan", "wajib": "ya"},
            ],
        ),
        _step(
            "telaah",
            "kabag",
            "final",
            "ya/tidak",
            kembali=["pembahasan", "penyusunan"],
            lampiran=_report("laporan", "berita_acara"),
        ),
        _step(
            "persetujuan",
            "kadiv",
            "final",
            "ya/tidak",
            kembali=["telaah", "bahan-pembahasan"],
            lampiran=_report("laporan", "berita_acara"),
        ),
        _step(
            "penandatanganan",
            "kakanwil",
            "final",
            "ya/tidak",
            kembali=["persetujuan"],
            tingkat=["basah", "saksi"],
            plh="tidak",
            lampiran=[
                *_report("laporan", "berita_acara"),
                {"jenis": "naskah_resmi", "wajib": "ya", "jalur": ["penetapan", "pencabutan"]},
                {"jenis": "pindaian", "wajib": "basah", "jalur": ["penetapan", "pencabutan"]},
            ],
            makna="Saya menetapkan naskah ini.",
        ),
    ],
    "jalur": {
        "pencabutan": ["telaah", "persetujuan", "penandatanganan"],
        "warga": ["penyusunan", "koreksi", "telaah"],
        "dasar": ["penandatanganan"],
    },
}


def _office_of(orang: str, peran: str, status: str = "definitif", **dates: str) -> dict[str, Any]:
    acting = "" if status == "definitif" else f"{status.capitalize()}. "
    return {
        "orang": orang,
        "peran": peran,
        "status": status,
        "jabatan": f"{acting}{SOP['peran'][peran]}",
        "dasar": f"SK uji {orang} {peran}",
        "mulai": dates.pop("mulai", "2024-01-02"),
        **dates,
    }


def _witness(id: str, **more: str) -> dict[str, Any]:
    return {"id": id, "kunci": witness_key(id).public, "mulai": "2024-01-02", **more}


PEOPLE = (
    "kepala",
    "kadiv",
    "kabag",
    "kasubbag",
    "pelaksana",
    "pelaksana-b",
    "operator",
    "mantan",
    "harian",
    "wakil",
    "ganda",
)


@cache
def _roster() -> dict[str, Any]:
    return {
        "skema": "1",
        "zona": "WIB",
        "orang": [{"id": id, "nama": f"Nama {id}"} for id in PEOPLE],
        "penugasan": [
            _office_of("kepala", "kakanwil"),
            _office_of("kadiv", "kadiv"),
            _office_of("kabag", "kabag"),
            _office_of("kasubbag", "kasubbag"),
            _office_of("pelaksana", "pelaksana"),
            _office_of("pelaksana-b", "pelaksana"),
            _office_of("operator", "pelaksana"),
            # Left office; acts for a month; acting from March on; two offices at once.
            _office_of("mantan", "kabag", selesai="2024-01-09"),
            _office_of("harian", "kakanwil", "plh", mulai="2024-02-01", selesai="2024-02-29"),
            _office_of("wakil", "kakanwil", "plt", mulai="2024-03-01"),
            _office_of("kabag", "kadiv", "plt", mulai="2024-03-01"),
            _office_of("ganda", "kasubbag"),
            _office_of("ganda", "kabag"),
        ],
        "saksi": [
            _witness("saksi-ci"),
            _witness("saksi-operator", orang="operator"),
            _witness("saksi-habis", selesai="2024-01-09"),
            _witness("saksi-dicabut", selesai="2024-12-31", dicabut="2024-01-09"),
        ],
    }


def roster() -> dict[str, Any]:
    """The roster, to change."""
    return copy.deepcopy(_roster())


def procedure() -> dict[str, Any]:
    """The procedure, to change."""
    return copy.deepcopy(SOP)


KANTOR: dict[str, Any] = {
    "skema": "1",
    "nama": "Kantor Uji",
    "alamat": "Jalan Uji 1, Kota Uji",
    "tempat": "Kota Uji",
    "jam_layanan": [{"hari": "senin sampai jumat", "pukul": "08.00 sampai 16.00"}],
    "pengaduan": {
        "penanggung_jawab": "Petugas Uji, Kepala Bagian",
        "alamat": "Jalan Uji 1, Kota Uji",
        "kanal": [{"jenis": "Loket", "alamat": "Loket 1"}],
    },
}
REGULASI: dict[str, Any] = {
    "skema": "1",
    "regulasi": [
        {"singkat": "UU 1/2001", "nama": "Undang-Undang Nomor 1 Tahun 2001", "tentang": "Uji"},
        {"singkat": "PP 2/2002", "nama": "Peraturan Pemerintah Nomor 2 Tahun 2002", "tentang": "Tarif Uji"},
    ],
}


def service(nama: str, lama: str = "1 hari kerja", tarif: str = "Rp50.000 per lembar") -> dict[str, Any]:
    """A complete standar pelayanan without findings; promise and fee are easy to change."""
    return {
        "skema": "1",
        "nama": nama,
        "bidang": "Bidang Uji",
        "dasar_hukum": ["UU 1/2001", "PP 2/2002"],
        "persyaratan": {"administratif": ["Formulir permohonan"]},
        "prosedur": [{"pemohon": "Menyerahkan berkas di loket"}, {"petugas": "Memeriksa berkas"}],
        "jangka_waktu": {
            "lama": lama,
            "sejak": "Berkas diterima di loket",
            "sampai": "Tanda terima dicetak",
        },
        "biaya": [{"tarif": tarif, "dasar": "PP 2/2002"}],
        "produk": ["Tanda terima"],
        "pengaduan": {
            "penanggung_jawab": "Petugas Uji, Kepala Bagian",
            "alamat": "Jalan Uji 1, Kota Uji",
            "kanal": ["Loket pengaduan", "SP4N-LAPOR!"],
            "tanggapan": "14 hari",
            "penyelesaian": "60 hari",
        },
        "sarana_prasarana": ["Loket", {"rentan": "Kursi roda"}],
        "kompetensi_pelaksana": {"pengetahuan": ["Peraturan uji"]},
        "pengawasan_internal": [{"oleh": "Kepala Bagian", "cara": "Supervisi berkas tiap pekan"}],
        "jumlah_pelaksana": "2 orang",
        "jaminan_pelayanan": {
            "pernyataan": "Selesai sesuai jangka waktu",
            "kompensasi": "Bila lewat waktu, hasil diantar ke alamat",
        },
        "jaminan_keamanan": ["Berkas hanya dibuka petugas loket"],
        "evaluasi_kinerja": "SKM, 1 kali setahun",
    }


def charter(*layanan: str) -> dict[str, Any]:
    """A complete maklumat pelayanan over these services."""
    return {
        "skema": "1",
        "judul": "Maklumat Pelayanan Kantor Uji",
        "layanan": list(layanan),
        "pernyataan": {
            "kesanggupan": "Kami sanggup menyelenggarakan pelayanan sesuai dengan standar pelayanan.",
            "kewajiban_dan_perbaikan": "Kami melayani sesuai kewajiban dengan perbaikan terus-menerus.",
            "sanksi_dan_kompensasi": "Kami bersedia menerima sanksi dan/atau memberikan kompensasi.",
        },
        "peran_penanda_tangan": "kakanwil",
    }


WARGA: dict[str, Any] = {"skema": "1", "judul": "Mengurus legalisasi", "ringkasan": "Bawa berkas ke loket."}

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
        for entry in _roster()["saksi"]:
            file = keys / entry["id"]
            file.write_bytes(witness_key(entry["id"]).private)
            file.chmod(0o600)
        return folder


def new_office() -> Office:
    """An office whose book has not begun: basis, three services, a maklumat, a citizen layer."""
    office = Office()
    for id, document in {"sop": SOP, "pejabat": _roster(), "kantor": KANTOR, "regulasi": REGULASI}.items():
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


def moment(text: str) -> datetime:
    """A moment as records write it."""
    return parse_time(text)


def format_options(options: Mapping[str, str | None]) -> list[str]:
    """Options of a command line; those that are None are left out."""
    return [word for name, value in options.items() if value is not None for word in (f"--{name}", value)]
