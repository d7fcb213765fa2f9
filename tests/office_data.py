"""What the test office consists of: its witness keys, and its documents as plain data."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


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
def base_roster() -> dict[str, Any]:
    """The roster as it is; `roster()` gives one to change."""
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
    return copy.deepcopy(base_roster())


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
