"""Complaints: a named officer with an address, channels, limits (UU 25/2009 Pasal 36, 44 and 50)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maklumat.checks.context import Document, Path, Source
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules import words
from maklumat.documents.models import Kantor, StandarPelayanan
from maklumat.documents.values import Lama

TANPA_NAMA = Kode("pengaduan-tanpa-nama", Bobot.GALAT, "UU 25/2009 Pasal 36 ayat (4)")
BUKAN_ALAMAT = Kode("pengaduan-bukan-alamat", Bobot.GALAT, "UU 25/2009 Pasal 36 ayat (4)")
SATU_KANAL = Kode("pengaduan-satu-kanal", Bobot.SARAN, "UU 25/2009 Pasal 36")
TANPA_LAPOR = Kode("pengaduan-tanpa-lapor", Bobot.SARAN, "Perpres 76/2013")
TANPA_TANGGAPAN = Kode("pengaduan-tanpa-tanggapan", Bobot.SARAN, "UU 25/2009 Pasal 44 ayat (3)")
TANGGAPAN_LAMA = Kode("pengaduan-tanggapan-lama", Bobot.PERINGATAN, "UU 25/2009 Pasal 44 ayat (3)")
PENYELESAIAN_LAMA = Kode("pengaduan-penyelesaian-lama", Bobot.PERINGATAN, "UU 25/2009 Pasal 50 ayat (1)")

_OFFICE_ONLY = re.compile(
    r"(?i)^(?:kepala|kasub\w*|kabag|kadiv|kabid|ka\.?|plt|plh|pejabat|petugas|admin\w*|sub ?bag\w*|"
    r"sub ?bid\w*|bagian|bidang|divisi|seksi|tim|unit|loket|kantor|ppid|humas|operator|"
    r"customer service)\b[^,(;:]*$"
)
_REACHED_OTHERWISE = re.compile(
    r"(?i)^(?:\S+@\S+|https?://\S+|www\.\S+|[+0-9() .-]{6,}|(?:telp?|wa|hp|email|surel)\b.*)$"
)
# Days at least: a working day is never shorter than a day, a month never shorter than 28.
_AT_LEAST_DAYS = {"menit": 1 / 1440, "hari": 1, "hari kerja": 1, "bulan": 28}


def _officer(source: Source, path: Path, name: str, address: str) -> Iterator[Finding]:
    if _OFFICE_ONLY.match(name):
        yield source.finding(
            TANPA_NAMA,
            (*path, "penanggung_jawab"),
            f"{words.quoted(name)} menyebut jabatan, bukan nama orang yang bertanggung jawab.",
            "Tulis nama lalu jabatannya, dipisah koma.",
        )
    if _REACHED_OTHERWISE.match(address):
        yield source.finding(
            BUKAN_ALAMAT,
            (*path, "alamat"),
            f"{words.quoted(address)} bukan alamat tempat penanggung jawab dapat didatangi atau disurati.",
            "Tulis jalan, nomor, dan kotanya; telepon dan surel ditulis pada `kanal`.",
        )


def _without_lapor(source: Source, channels: str) -> Iterator[Finding]:
    if not re.search(r"(?i)\blapor\b", channels):
        yield source.finding(
            TANPA_LAPOR,
            ("pengaduan", "kanal"),
            "SP4N-LAPOR! belum tercantum sebagai kanal pengaduan.",
            "Tambahkan SP4N-LAPOR! (lapor.go.id) bila kantor sudah terhubung.",
        )


def service(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """Officer and channels of a service."""
    complaints = document.model.pengaduan
    if complaints is None:
        return
    source = document.source
    yield from _officer(source, ("pengaduan",), complaints.penanggung_jawab, complaints.alamat)
    yield from _without_lapor(source, " | ".join(complaints.kanal))
    if len(complaints.kanal) == 1:
        yield source.finding(
            SATU_KANAL,
            ("pengaduan", "kanal"),
            "Hanya ada satu kanal pengaduan.",
            "Sediakan sedikitnya satu kanal tatap muka dan satu kanal jarak jauh.",
        )


def limits(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """Answer within 14 days, decision within 60; the law counts calendar days."""
    complaints = document.model.pengaduan
    if complaints is None:
        return
    if complaints.tanggapan is None:
        yield document.source.finding(
            TANPA_TANGGAPAN,
            ("pengaduan",),
            "Belum disebut kapan pengaduan ditanggapi.",
            "Tambahkan `tanggapan:`, paling lama 14 hari.",
        )
    elif _longer(complaints.tanggapan, 14):
        yield document.source.finding(
            TANGGAPAN_LAMA,
            ("pengaduan", "tanggapan"),
            f"Tanggapan {complaints.tanggapan} melebihi 14 hari.",
            "Tulis paling lama 14 hari sejak pengaduan diterima.",
        )
    if complaints.penyelesaian is not None and _longer(complaints.penyelesaian, 60):
        yield document.source.finding(
            PENYELESAIAN_LAMA,
            ("pengaduan", "penyelesaian"),
            f"Penyelesaian {complaints.penyelesaian} melebihi 60 hari.",
            "Tulis paling lama 60 hari sejak berkas pengaduan lengkap.",
        )


def _longer(length: Lama, days: int) -> bool:
    family, size = length.paling_lama.measure()
    return size * _AT_LEAST_DAYS[family] > days


def office(document: Document[Kantor]) -> Iterator[Finding]:
    """Officer and channels of the office as a whole."""
    complaints = document.model.pengaduan
    yield from _officer(document.source, ("pengaduan",), complaints.penanggung_jawab, complaints.alamat)
    yield from _without_lapor(document.source, " | ".join(f"{c.jenis} {c.alamat}" for c in complaints.kanal))


RULES = (service, limits)
