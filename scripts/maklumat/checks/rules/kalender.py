"""Calendars: the year of the file, each day once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maklumat.checks.context import Document
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.documents.models import Kalender

TAHUN = Kode("kalender-tahun", Bobot.GALAT, "Bentuk naskah: kalender/<tahun>.yaml")
DI_LUAR = Kode(
    "kalender-di-luar-tahun", Bobot.GALAT, "Bentuk naskah: hari libur berada pada tahun kalendernya"
)
GANDA = Kode("kalender-ganda", Bobot.PERINGATAN, "Bentuk naskah: satu tanggal, satu kali")


def year(document: Document[Kalender]) -> Iterator[Finding]:
    """A file named after another year."""
    if document.model.tahun != document.source.name:
        yield document.source.finding(
            TAHUN,
            ("tahun",),
            f"Berkas {document.source.name}.yaml memuat tahun {document.model.tahun}.",
            "Samakan `tahun` dengan nama berkasnya.",
        )


def days(document: Document[Kalender]) -> Iterator[Finding]:
    """A day of another year, or twice."""
    seen: set[date] = set()
    for key in ("libur", "cuti_bersama"):
        for position, entry in enumerate(getattr(document.model, key) or ()):
            path = (key, position, "tanggal")
            if str(entry.tanggal.year) != document.model.tahun:
                yield document.source.finding(
                    DI_LUAR,
                    path,
                    f"{entry.tanggal} bukan tahun {document.model.tahun}.",
                    "Perbaiki tanggalnya, atau pindahkan ke kalender tahun itu.",
                )
            if entry.tanggal in seen:
                yield document.source.finding(
                    GANDA, path, f"{entry.tanggal} tertulis dua kali.", "Hapus salah satu."
                )
            seen.add(entry.tanggal)


RULES = (year, days)
