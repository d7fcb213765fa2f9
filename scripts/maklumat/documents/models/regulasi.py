"""Dasar regulasi: the registry of regulations an office cites, and what became of them."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from maklumat.documents.models.base import Bagian, Naskah, SatuAtauSenarai, Senarai, refuse, repeated
from maklumat.documents.values import Tanggal, Teks, Url


class Regulasi(Bagian):
    """One regulation; `singkat` is how documents cite it."""

    singkat: Teks = Field(title="Singkatan", description="Misalnya PP 28/2019.")
    nama: Teks = Field(title="Nama lengkap tanpa `tentang`")
    tentang: Teks | None = Field(None, title="Tentang")
    berlaku_sejak: Tanggal | None = Field(None, title="Berlaku sejak")
    dicabut: Tanggal | None = Field(None, title="Hari pertama tidak berlaku")
    dicabut_oleh: Teks | None = Field(None, title="Dicabut oleh (singkatan)")
    diubah_oleh: SatuAtauSenarai[Teks] | None = Field(None, title="Diubah oleh (singkatan)")
    tautan: Url | None = Field(None, title="Tautan")
    catatan: Teks | None = Field(None, title="Catatan")
    sumber: Teks | None = Field(None, title="Sumber keterangan")

    def revoked_on(self, day: date) -> bool:
        """Whether it is no longer in force on `day`."""
        return self.dicabut is not None and self.dicabut <= day


class DaftarRegulasi(Naskah):
    """The registry."""

    regulasi: Senarai[Regulasi] = Field(title="Regulasi")

    @model_validator(mode="after")
    def _unambiguous(self) -> DaftarRegulasi:
        refuse(repeated("Singkatan", "regulasi", [entry.singkat for entry in self.regulasi], "singkat"))
        return self

    def find(self, citation: str) -> Regulasi | None:
        """The regulation a citation names: its exact `singkat`, alone or followed by ` Pasal ...`."""
        return next(
            (
                entry
                for entry in self.regulasi
                if citation == entry.singkat or citation.startswith(f"{entry.singkat} Pasal ")
            ),
            None,
        )
