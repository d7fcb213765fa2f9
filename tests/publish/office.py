"""A small office with a real book, kept in memory: every decision goes through the register's own door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from maklumat.documents.canonical import sha256
from maklumat.documents.folder import Folder, Key
from maklumat.documents.tree import MemoryTree, walk
from maklumat.publish.load import preview, release_of
from maklumat.publish.release import Release
from maklumat.register.basis import read_archived
from maklumat.register.book import read_book
from maklumat.register.choice import Desk
from maklumat.register.fold import fold
from maklumat.register.record import Penetapan
from maklumat.register.recording import Attachment, Decision, add
from maklumat.register.sshsig import sign
from maklumat.register.state import Basis, State

_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_PRIVATE = _KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
_PUBLIC = _KEY.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()

KANTOR = """\
skema: 1
nama: Kantor Uji Coba
alamat: Jalan Uji 1, Kota Uji
tempat: Kota Uji
jam_layanan:
  - hari: senin sampai jumat
    pukul: 08.00 sampai 16.00
pengaduan:
  penanggung_jawab: Petugas Aduan Kantor
  alamat: Jalan Uji 1
  kanal:
    - jenis: Loket
      alamat: Loket aduan
contoh: ya
"""
REGULASI = """\
skema: 1
regulasi:
  - singkat: UU 1/2000
    nama: Undang-Undang Nomor 1 Tahun 2000
    tentang: Layanan Uji
  - singkat: PP 2/2001
    nama: Peraturan Pemerintah Nomor 2 Tahun 2001
    tentang: Tarif Uji
    dicabut: 2024-12-18
    dicabut_oleh: PP 3/2024
"""
PEJABAT = f"""\
skema: 1
zona: WIB
orang:
{
    "".join(
        f'''  - id: {id}
    nama: Nama {id.capitalize()}
    akun:
      - forge: github.com
        id: 99{number}77
        nama: akun-{id}
'''
        for number, id in enumerate(("kepala", "kabag", "kasubbag", "pelaksana"))
    )
}
penugasan:
  - orang: kepala
    peran: kakanwil
    status: definitif
    jabatan: Kepala Kantor
    dasar: SK 1/2024
    mulai: 2024-01-01
  - orang: kabag
    peran: kabag
    status: plt
    jabatan: Kepala Bagian
    dasar: SP 2/2024
    mulai: 2024-01-01
  - orang: kasubbag
    peran: kasubbag
    status: definitif
    jabatan: Kepala Subbagian
    dasar: SK 3/2024
    mulai: 2024-01-01
  - orang: pelaksana
    peran: pelaksana
    status: definitif
    jabatan: Pelaksana
    dasar: SK 4/2024
    mulai: 2024-01-01
saksi:
  - id: saksi
    kunci: {_PUBLIC}
    mulai: 2024-01-01
"""
PERSONS = {"kakanwil": "kepala", "kabag": "kabag", "kasubbag": "kasubbag", "pelaksana": "pelaksana"}
STEPS = (
    ("disposisi", "kakanwil", "tidak", "tanpa", "selesai", ""),
    ("penyusunan", "pelaksana", "ya", "berjalan", "selesai", ""),
    ("koreksi", "kasubbag", "ya", "berjalan", "ya/tidak", "penyusunan"),
    ("bahan-pembahasan", "pelaksana", "ya", "berjalan", "selesai", ""),
    ("pembahasan", "kasubbag", "ya", "berjalan", "ya/tidak", "bahan-pembahasan"),
    ("telaah", "kabag", "ya", "final", "ya/tidak", "penyusunan"),
    ("penandatanganan", "kakanwil", "ya", "final", "ya/tidak", "telaah"),
)
PATHS = {
    "penetapan": [step[0] for step in STEPS],
    "pencabutan": ["telaah", "penandatanganan"],
    "warga": ["penyusunan", "koreksi", "telaah"],
    "dasar": ["penandatanganan"],
}


def _step(step: tuple[str, str, str, str, str, str]) -> str:
    id, role, required, text, decides, back = step
    lines = f"""  - id: {id}
    kegiatan: Kegiatan {id}
    peran: {role}
    kelengkapan: Kelengkapan {id}
    waktu: 2 jam
    keluaran: Keluaran {id}
    wajib: {required}
    naskah: {text}
    keputusan: {decides}
    tingkat: saksi
    lampiran:
      - jenis: naskah_resmi
      - jenis: daftar_hadir
        pribadi: ya
"""
    return lines + (f"    kembali: {back}\n" if back else "")


SOP = (
    "skema: 1\nidentitas:\n  nomor: SOP.1\n  nama: Penyusunan Uji\n"
    "peran:\n  kakanwil: Ka Kanwil\n  kabag: Kabag Uji\n  kasubbag: Kasubbag Uji\n  pelaksana: Pelaksana\n"
    "langkah:\n"
    + "".join(_step(step) for step in STEPS)
    + "jalur:\n"
    + "".join(f"  {name}:\n" + "".join(f"    - {id}\n" for id in ids) for name, ids in PATHS.items())
)
BASIS = {"kantor": KANTOR, "pejabat": PEJABAT, "regulasi": REGULASI, "sop": SOP}

LAYANAN = """\
skema: 1
nama: Pendaftaran Uji
bidang: Bidang Uji
pemohon:
  umk: Usaha mikro
  umum: Pemohon lain
dasar_hukum:
  - UU 1/2000
persyaratan:
  administratif:
    - Formulir pendaftaran
    - syarat: Surat keterangan usaha mikro
      untuk: umk
prosedur:
  - pemohon: Menyerahkan berkas
  - petugas: Memeriksa berkas
    waktu: 15 menit
jangka_waktu:
  lama: 3 hari kerja
  sejak: Berkas diterima
biaya:
  - untuk: umk
    tarif: Rp400.000 per permohonan
    dasar: PP 2/2001
  - untuk: umum
    tarif: Rp700.000 per permohonan
    dasar: PP 2/2001
produk:
  - Tanda terima
pengaduan:
  penanggung_jawab: Penanggung Jawab Uji
  alamat: Jalan Uji 2
  kanal:
    - Kotak saran
  tanggapan: 14 hari
sarana_prasarana:
  - Loket uji
kompetensi_pelaksana:
  pengetahuan:
    - Peraturan uji
pengawasan_internal:
  - Supervisi uji
jumlah_pelaksana: 2 orang
jaminan_pelayanan:
  pernyataan: Selesai tepat waktu
  kompensasi: Hasil diantar
jaminan_keamanan:
  - Berkas dikunci
evaluasi_kinerja: SKM, 1 kali setahun
"""
MAKLUMAT = """\
skema: 1
judul: Maklumat Uji
layanan:
  - uji
pernyataan:
  kesanggupan: Kami sanggup.
  kewajiban_dan_perbaikan: Kami terus memperbaiki.
  sanksi_dan_kompensasi: Kami siap dikenai sanksi.
peran_penanda_tangan: kakanwil
"""
WARGA = """\
skema: 1
judul: Mendaftarkan uji
ringkasan: Ringkasan bagi warga.
daring: https://daring.example/?a=1&b=2
"""


def layanan(
    id: str = "uji", text: str = LAYANAN, files: Mapping[str, bytes] = MappingProxyType({})
) -> Folder:
    """A standar pelayanan."""
    return Folder(Key("layanan", id), {"standar.yaml": text.encode(), **files})


def maklumat(text: str = MAKLUMAT) -> Folder:
    """A maklumat."""
    return Folder(Key("maklumat", "kantor"), {"maklumat.yaml": text.encode()})


def warga(text: str = WARGA) -> Folder:
    """The citizen layer of `uji`."""
    return Folder(Key("warga", "uji"), {"warga.yaml": text.encode()})


def decree(number: str, day: str) -> Penetapan:
    """A decree of `day` that takes effect at once."""
    return Penetapan.model_validate(
        {"nomor_sk": number, "tanggal_sk": day, "tempat": "Kota Uji", "berlaku_sejak": day}
    )


def enclosed(name: str, data: bytes) -> Attachment:
    """An official PDF as an attachment."""
    return Attachment("naskah_resmi", name, sha256(data), data)


class Office:
    """A book that grows by decisions, one hour apart."""

    def __init__(self, basis: Mapping[str, str] | None = None) -> None:
        self.tree = MemoryTree({})
        self.now = datetime(2024, 1, 2, 2, tzinfo=UTC)
        self.state = State()
        folders = [
            Folder(Key("dasar", id), {f"{id}.yaml": text.encode()})
            for id, text in {**BASIS, **(basis or {})}.items()
        ]
        models = {folder.key.id: read_archived(folder.archived(), folder.key.id) for folder in folders}
        self._root = Basis(sidik={}, **models)  # type: ignore[arg-type]
        self.decide("2024-000", "dasar", "penandatanganan", folders, "ya")

    def decide(
        self,
        siklus: str,
        jalur: str,
        langkah: str,
        folders: list[Folder],
        keputusan: str | None = None,
        *,
        penetapan: Penetapan | None = None,
        attachments: tuple[Attachment, ...] = (),
        alasan: str | None = None,
        kembali_ke: str | None = None,
    ) -> None:
        """One more record of the person whose step it is."""
        step = next(item for item in STEPS if item[0] == langkah)
        decides = step[4] == "ya/tidak"
        self.now += timedelta(hours=1)
        decision = Decision(
            siklus=siklus,
            jalur=jalur,
            langkah=langkah,
            orang=PERSONS[step[1]],
            keputusan=keputusan or ("ya" if decides else "selesai"),
            waktu=self.now,
            dicatat=self.now,
            texts={folder.key: folder.sidik for folder in folders},
            folders=tuple(folders),
            attachments=attachments,
            penetapan=penetapan,
            alasan=alasan,
            kembali_ke=kembali_ke,
            alat="uji",
        )
        desk = Desk(read_book(self.tree), self.state, self.state.basis or self._root)
        addition = add(desk, decision, self._sign)
        self.tree = MemoryTree(addition.files, self.tree)
        self.state = addition.state

    def enact(
        self, siklus: str, folders: list[Folder], penetapan: Penetapan | None, jalur: str = "penetapan"
    ) -> None:
        """Take a bundle through every mandatory step, an official PDF a document with the last."""
        self.start(siklus, folders, jalur=jalur)
        pdfs = tuple(
            enclosed(f"{folder.key.jenis}-{folder.key.id}.pdf", b"%PDF-" + siklus.encode())
            for folder in folders
            if penetapan  # what enacts and what withdraws
        )
        if penetapan:
            self.now = max(self.now, datetime.combine(penetapan.tanggal_sk, self.now.timetz()))
        last = PATHS[jalur][-1]
        self.decide(siklus, jalur, last, folders, "ya", penetapan=penetapan, attachments=pdfs)

    def start(
        self, siklus: str, folders: list[Folder], *, before: str | None = None, jalur: str = "penetapan"
    ) -> None:
        """Take a bundle up to the step `before`, by default the last, leaving out the optional."""
        path = [id for id in PATHS[jalur] if id != "disposisi"]
        for id in path[: path.index(before) if before else -1]:
            private = (Attachment("daftar_hadir", "hadir.pdf", sha256(b"nama orang"), None),)
            self.decide(siklus, jalur, id, folders, attachments=private if id == "pembahasan" else ())

    def release(self, at: datetime | None = None) -> Release:
        """What is public at a moment, an hour after the last decision unless said otherwise."""
        moment = at or self.now + timedelta(hours=1)
        book = read_book(self.tree)
        return release_of(book, fold(book, moment), moment)

    def write(self, standards: Path) -> None:
        """The book as files below `standards`."""
        for path in walk(self.tree, "pengesahan"):
            (standards / path).parent.mkdir(parents=True, exist_ok=True)
            (standards / path).write_bytes(self.tree.read(path))

    @staticmethod
    def _sign(data: bytes) -> bytes:
        return sign(_PRIVATE, data)


def drafts(*folders: Folder) -> Release:
    """A preview of these drafts over the office's basis."""
    files = {f"dasar/{id}/{id}.yaml": text.encode() for id, text in BASIS.items()}
    for folder in folders:
        files.update({f"{folder.key}/{name}": data for name, data in folder.files.items()})
    return preview(MemoryTree(files), datetime(2024, 5, 1, tzinfo=UTC))
