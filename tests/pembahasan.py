"""A bundle's discussion as data, for tests: meeting, results, comments, and the attendance list's hash."""

from __future__ import annotations

from typing import Any

from tests.kalender import CUTI_2024, LIBUR_2024, LIBUR_2025, kalender
from tests.office import Office, begun, yaml

from maklumat.documents.canonical import sha256

SIKLUS = "2024-001"
FOLDER = f"siklus/{SIKLUS}/pembahasan"
BERKAS = {kind: f"{kind} {SIKLUS}\n".encode() for kind in ("berita_acara", "daftar_hadir", "laporan")}


def meeting(**more: Any) -> dict[str, Any]:
    """A meeting held on Thursday 18 January 2024, with the attendance list of `BERKAS`."""
    return {
        "tanggal": "2024-01-18",
        "pukul": "09.00 sampai 12.00",
        "tempat": "Aula",
        "agenda": ["Pembahasan rancangan"],
        "undangan": "2024-01-11",
        "berita_acara": "2024-01-18",
        "hadir": {"pengguna_layanan": "4", "penyelenggara": "2"},
        "daftar_hadir": sha256(BERKAS["daftar_hadir"]),
        **more,
    }


def comment(pengenal: str = "m-001", **more: Any) -> dict[str, Any]:
    """An answered comment."""
    return {
        "pengenal": pengenal,
        "kanal": "surel",
        "tanggal": "2024-01-22",
        "naskah": "layanan/legalisasi",
        "komponen": "sarana_prasarana",
        "ringkasan": "Sediakan kursi roda.",
        "jawaban": "Kursi roda disediakan.",
        "status": "diterima",
        **more,
    }


def put(office: Office, name: str, items: list[dict[str, Any]], **more: Any) -> None:
    """Write `rapat`, `hasil` or `masukan` of the bundle."""
    office.files[f"{FOLDER}/{name}.yaml"] = yaml({"skema": "1", name: items, **more})


def published(office: Office, day: str) -> None:
    """Write results that name the day of publication."""
    point = {"pokok": "Sarana", "naskah": "layanan/legalisasi", "putusan": "disepakati"}
    put(office, "hasil", [point], publikasi={"tanggal": day, "kanal": ["Papan pengumuman"]})


def with_calendars(office: Office) -> Office:
    """The same office with calendars of 2024 and 2025."""
    office.files["kalender/2024.yaml"] = yaml(kalender(2024, *LIBUR_2024, *CUTI_2024))
    office.files["kalender/2025.yaml"] = yaml(kalender(2025, *LIBUR_2025))
    return office


def discussing(office: Office | None = None) -> Office:
    """An office whose bundle was opened for discussion on Tuesday 16 January 2024, discussed on the 18th.

    The office is one just begun, unless given. The discussed text is published on the 19th; its comments
    close on Tuesday 30 January.
    """
    office = with_calendars(office or begun())
    office.bundle(SIKLUS, "penetapan", "layanan/legalisasi")
    office.decide(SIKLUS, "penyusunan", "pelaksana", "selesai", at="2024-01-15T02:00:00Z")
    office.decide(SIKLUS, "koreksi", "kasubbag", "ya", at="2024-01-15T04:00:00Z")
    office.decide(SIKLUS, "bahan-pembahasan", "pelaksana", "selesai", at="2024-01-16T02:00:00Z")
    put(office, "rapat", [meeting()])
    published(office, "2024-01-19")
    put(office, "masukan", [comment()])
    return office
