"""Public holidays and collective leave of one year; the file decides what is a working day."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from maklumat.documents.models.base import Bagian, Naskah, SatuAtauSenarai, Senarai
from maklumat.documents.values import Shape, Tanggal, Teks


class HariLibur(Bagian):
    """One day off."""

    tanggal: Tanggal = Field(title="Tanggal")
    nama: Teks = Field(title="Nama")


class Kalender(Naskah):
    """The days off of `tahun`."""

    tahun: Annotated[str, Shape("[12][0-9]{3}", "Tahun", "Tulis empat angka, misalnya `2026`.")] = Field(
        title="Tahun"
    )
    sumber: SatuAtauSenarai[Teks] = Field(title="Sumber")
    libur: Senarai[HariLibur] | None = Field(None, title="Hari libur nasional")
    cuti_bersama: Senarai[HariLibur] | None = Field(None, title="Cuti bersama")

    @property
    def days_off(self) -> frozenset[date]:
        """Every listed day."""
        return frozenset(entry.tanggal for entry in (*(self.libur or ()), *(self.cuti_bersama or ())))
