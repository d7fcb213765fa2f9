"""How each command is called: the lines its help ends in, at most 80 columns wide with their indent."""

from __future__ import annotations

from collections.abc import Mapping

_RECORD = "maklumat catat lokal --siklus 2024-003 --langkah"

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "periksa": (
        "maklumat periksa",
        "maklumat periksa standards/layanan/pendaftaran-merek",
        "maklumat periksa layanan/pendaftaran-merek",
    ),
    "baru": (
        'maklumat baru layanan pendaftaran-merek --nama "Pendaftaran Merek"',
        "maklumat baru maklumat 2024 --layanan pendaftaran-merek --layanan ciptaan",
        'maklumat baru siklus 2024-003 --nama "Standar pelayanan merek" \\',
        "  --dokumen layanan/pendaftaran-merek",
    ),
    "skema": ("maklumat skema --keluar .skema",),
    "beda": ("maklumat beda", "maklumat beda main", "maklumat beda HEAD~3 HEAD"),
    "sidik": ("maklumat sidik layanan/pendaftaran-merek",),
    "status": ("maklumat status", "maklumat status layanan/pendaftaran-merek"),
    "waktu": ("maklumat waktu", "maklumat waktu 2024-003"),
    "tenggat": ("maklumat tenggat", "maklumat tenggat --hari 90 --format ics > tenggat.ics"),
    "masukan contoh": ("maklumat masukan contoh masuk.csv",),
    "masukan github": ("maklumat masukan github --siklus 2024-003",),
    "masukan gitlab": ("maklumat masukan gitlab --siklus 2024-003",),
    "masukan impor": ("maklumat masukan impor masuk.csv --siklus 2024-003",),
    "surat berita-acara": ("maklumat surat berita-acara --siklus 2024-003 --rapat 2",),
    "surat daftar-hadir": ("maklumat surat daftar-hadir --siklus 2024-003 --baris 60",),
    "surat disposisi": ("maklumat surat disposisi --siklus 2024-003",),
    "surat laporan": (
        "maklumat surat laporan --siklus 2024-003 \\",
        "  --keluar standards/siklus/2024-003/pembahasan/laporan.pdf",
    ),
    "surat rencana": ("maklumat surat rencana --siklus 2024-003",),
    "surat undangan": ("maklumat surat undangan --siklus 2024-003 --orang kasubbag-a",),
    "catat github": ("maklumat catat github --pr 12",),
    "catat gitlab": ("maklumat catat gitlab --mr 12",),
    "catat lokal": (
        f"{_RECORD} koreksi \\",
        "  --orang kasubbag-a --keputusan ya",
        f"{_RECORD} koreksi \\",
        '  --orang kasubbag-a --keputusan tidak --alasan "Syarat 4 memuat dua hal."',
        f"{_RECORD} penandatanganan \\",
        "  --orang kepala-a --keputusan ya --tingkat basah --konfirmasi operator-a \\",
        "  --lampiran pindaian=pindaian.pdf",
    ),
    "gerbang github": ("maklumat gerbang github --pr 12", "maklumat gerbang github --pr 12 --kirim"),
    "gerbang gitlab": ("maklumat gerbang gitlab --mr 12", "maklumat gerbang gitlab --mr 12 --kirim"),
    "gerbang latihan": ("maklumat gerbang latihan content/panduan/latihan-contoh.yaml",),
    "verifikasi": (
        "maklumat verifikasi",
        "maklumat verifikasi --akar SHA256 --pernah rilis.json",
        "maklumat verifikasi --arsip FOLDER-ARSIP",
    ),
    "tandatangan bubuhkan": (
        "maklumat tandatangan bubuhkan --siklus 2024-003 \\",
        "  --sertifikat kepala.p12 --orang kepala-a",
    ),
    "tandatangan periksa": (
        "maklumat tandatangan periksa --siklus 2024-003",
        "maklumat tandatangan periksa --siklus 2024-003 unduhan/*.pdf",
    ),
    "tandatangan siapkan": (
        "maklumat tandatangan siapkan --siklus 2024-003 \\",
        '  --nomor-sk "W.99-1.OT.02.02 TAHUN 2024" --tanggal-sk 2024-03-04 \\',
        '  --tempat "Kota" --berlaku-sejak 2024-03-11 --orang kepala-a',
    ),
    "bangun": (
        "maklumat bangun",
        "maklumat bangun --tanpa-buku --keluar ../coba",
        'maklumat bangun --pada "2024-03-11 08.00"',
    ),
    "pratinjau": ("maklumat pratinjau", "maklumat pratinjau --keluar ../coba"),
    "paket": ("maklumat paket", "maklumat paket --akar SHA256 --keluar ../paket.zip"),
    "mulai": ("maklumat mulai ../kantor-saya",),
}
