"""What happened at the example office in 2024, in the order in which it was recorded.

Data only: `buat.py` plays it. Times are the office's own (WIB), in working hours on working days
of standards/kalender/2024.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

FIRST_STAGE = "2024-01-02"
"""The overlay of earlier texts the story starts from."""


@dataclass(frozen=True)
class Decide:
    """One decision: `maklumat catat lokal`. Attachments are (kind, file below the cycle's folder)."""

    saat: str
    siklus: str
    langkah: str
    orang: str
    keputusan: str
    lampiran: tuple[tuple[str, str], ...] = ()
    kembali: str | None = None
    alasan: str | None = None
    basah: bool = False
    """Wet ink, confirmed by the operator; otherwise the witness saw it."""
    hadir: bool = False
    """Comes with an attendance list, of which only the hash stays."""


@dataclass(frozen=True)
class Prepare:
    """The official PDFs of a bundle: `maklumat tandatangan siapkan`."""

    saat: str
    siklus: str
    nomor: str
    tanggal: str
    berlaku: str


@dataclass(frozen=True)
class Edit:
    """The work tree changes: an overlay of `tahap/`, or the text as it stands in standards/ today."""

    stage: str | None = None
    today: tuple[str, ...] = field(default=())


Event: TypeAlias = Decide | Prepare | Edit


def _discussion(saat: str, siklus: str, nomor: str = "") -> Decide:
    """The discussion with the community, with its minutes, report and attendance list."""
    berkas = tuple((jenis, f"pembahasan/{jenis}{nomor}.md") for jenis in ("berita_acara", "laporan"))
    return Decide(saat, siklus, "pembahasan", "kasubbag-a", "ya", berkas, hadir=True)


FIRST_BUNDLE: tuple[Event, ...] = (
    Decide("2024-01-02 09:00", "2024-000", "penandatanganan", "kepala-a", "ya"),
    # 2024-001: the first bundle with the maklumat; sent back once at telaah.
    Decide(
        "2024-01-03 09:00",
        "2024-001",
        "disposisi-kakanwil",
        "kepala-a",
        "selesai",
        (("disposisi", "disposisi.md"),),
        basah=True,
    ),
    Decide("2024-01-03 09:20", "2024-001", "disposisi-kadiv", "kadiv-a", "selesai"),
    Decide("2024-01-03 10:05", "2024-001", "disposisi-kabag", "kabag-a", "selesai"),
    Decide("2024-01-03 14:30", "2024-001", "rencana", "kasubbag-a", "selesai", (("rencana", "rencana.md"),)),
    Decide("2024-01-09 15:10", "2024-001", "penyusunan", "pelaksana-a", "selesai"),
    Decide("2024-01-10 11:00", "2024-001", "koreksi", "kasubbag-a", "ya"),
    Decide(
        "2024-01-11 14:00",
        "2024-001",
        "bahan-pembahasan",
        "pelaksana-a",
        "selesai",
        (("bahan", "bahan/bahan-pembahasan.md"),),
    ),
    _discussion("2024-01-18 15:30", "2024-001", "_1"),
    Decide(
        "2024-01-22 10:15",
        "2024-001",
        "telaah",
        "kabag-a",
        "tidak",
        kembali="pembahasan",
        alasan="Laporan belum menanggapi usul tentang dokumen yang dapat dibaca pembaca layar pada layanan "
        "Permohonan Informasi Publik. Bahas kembali bersama masyarakat.",
    ),
    Edit(today=("layanan/informasi-publik",)),
    _discussion("2024-01-25 15:30", "2024-001"),
    # Written input closed on 6 February; the draft improves within 14 days (PP 96/2012 Pasal 27).
    Edit(today=("layanan/bantuan-hukum",)),
    Decide("2024-02-19 10:00", "2024-001", "telaah", "kabag-a", "ya"),
    Decide("2024-02-19 14:00", "2024-001", "persetujuan", "kadiv-a", "ya"),
    Prepare("2024-02-20 09:00", "2024-001", "KWC-1.OT.02.02 Tahun 2024 (contoh)", "2024-02-20", "2024-02-26"),
    Decide("2024-02-20 10:00", "2024-001", "penandatanganan", "kepala-a", "ya"),
)

FIRST_HALF: tuple[Event, ...] = (
    # 2024-002: citizens' words for six services.
    Decide("2024-03-04 10:00", "2024-002", "penyusunan", "pelaksana-b", "selesai"),
    Decide("2024-03-05 09:30", "2024-002", "koreksi", "kasubbag-a", "ya"),
    Decide("2024-03-06 13:30", "2024-002", "telaah", "kabag-a", "ya"),
    # 2024-003: the second revision of one text.
    Edit(today=("layanan/merek",)),
    Decide("2024-04-16 10:30", "2024-003", "rencana", "kasubbag-a", "selesai", (("rencana", "rencana.md"),)),
    Decide("2024-04-17 14:00", "2024-003", "penyusunan", "pelaksana-a", "selesai"),
    Decide("2024-04-18 10:00", "2024-003", "koreksi", "kasubbag-a", "ya"),
    Decide("2024-04-19 09:00", "2024-003", "bahan-pembahasan", "pelaksana-a", "selesai"),
    _discussion("2024-04-24 15:00", "2024-003"),
    Decide("2024-05-16 10:00", "2024-003", "telaah", "kabag-a", "ya"),
    Decide("2024-05-16 14:20", "2024-003", "persetujuan", "kadiv-a", "ya"),
    Prepare("2024-05-17 09:00", "2024-003", "KWC-2.OT.02.02 Tahun 2024 (contoh)", "2024-05-17", "2024-05-20"),
    Decide("2024-05-17 10:00", "2024-003", "penandatanganan", "kepala-a", "ya"),
    # 2024-004: a new Kepala Bagian, who is also Plt. Kepala Divisi; a new witness key.
    Edit(stage="2024-06-28"),
    Decide("2024-06-28 14:00", "2024-004", "penandatanganan", "kepala-a", "ya"),
)

SECOND_HALF: tuple[Event, ...] = (
    # 2024-005: sent back at koreksi, and still there.
    Decide("2024-07-15 10:00", "2024-005", "penyusunan", "pelaksana-b", "selesai"),
    Decide(
        "2024-07-16 11:20",
        "2024-005",
        "koreksi",
        "kasubbag-a",
        "tidak",
        kembali="penyusunan",
        alasan="Jangka waktu penyelesaian belum diisi. Tanyakan kepada Ditjen Kekayaan Intelektual.",
    ),
    # 2024-006: better words for citizens.
    Edit(today=("warga/merek",)),
    Decide("2024-08-12 09:40", "2024-006", "penyusunan", "pelaksana-b", "selesai"),
    Decide("2024-08-13 10:00", "2024-006", "koreksi", "kasubbag-a", "ya"),
    Decide("2024-08-14 14:00", "2024-006", "telaah", "kabag-b", "ya"),
    # 2024-007: discussed, waiting at telaah.
    Decide("2024-09-02 11:00", "2024-007", "penyusunan", "pelaksana-a", "selesai"),
    Decide("2024-09-04 10:00", "2024-007", "koreksi", "kasubbag-a", "ya"),
    Decide(
        "2024-09-05 13:30",
        "2024-007",
        "bahan-pembahasan",
        "pelaksana-b",
        "selesai",
        (("bahan", "bahan/bahan-pembahasan.md"),),
    ),
    _discussion("2024-09-11 15:15", "2024-007"),
)

YEAR_END: tuple[Event, ...] = (
    # 2024-008 and 2024-009: one service is withdrawn, the maklumat no longer promises it.
    Edit(today=("maklumat/kantor-wilayah-contoh",)),
    Decide("2024-11-04 10:00", "2024-008", "penyusunan", "pelaksana-a", "selesai"),
    Decide("2024-11-05 10:00", "2024-008", "koreksi", "kasubbag-a", "ya"),
    Decide("2024-11-06 09:00", "2024-008", "bahan-pembahasan", "pelaksana-a", "selesai"),
    _discussion("2024-11-12 15:00", "2024-008"),
    Decide("2024-12-02 10:00", "2024-008", "telaah", "kabag-b", "ya"),
    Decide("2024-12-02 10:20", "2024-009", "telaah", "kabag-b", "ya"),
    Decide("2024-12-03 09:00", "2024-008", "persetujuan", "kabag-b", "ya"),
    Decide("2024-12-03 09:15", "2024-009", "persetujuan", "kabag-b", "ya"),
    Prepare("2024-12-04 08:30", "2024-008", "KWC-3.OT.02.02 Tahun 2024 (contoh)", "2024-12-04", "2024-12-09"),
    Prepare("2024-12-04 08:40", "2024-009", "KWC-4.OT.02.02 Tahun 2024 (contoh)", "2024-12-04", "2024-12-09"),
    Decide("2024-12-04 10:00", "2024-008", "penandatanganan", "kepala-a", "ya"),
    Decide("2024-12-04 10:10", "2024-009", "penandatanganan", "kepala-a", "ya"),
    # 2024-010: the Plt. ends; PP 28/2019 ends on 18 December.
    Edit(today=("dasar/pejabat", "dasar/regulasi")),
    Decide("2024-12-13 14:00", "2024-010", "penandatanganan", "kepala-a", "ya"),
    # What the work tree says beyond the last approval (layanan/yankomas) stays undecided.
)

STORY: tuple[Event, ...] = (*FIRST_BUNDLE, *FIRST_HALF, *SECOND_HALF, *YEAR_END)
