"""Lapis warga: the same service in the citizen's words (UU 14/2008 Pasal 9 ayat (4))."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from maklumat.documents.models.base import Bagian, Naskah, Senarai, refuse, repeated
from maklumat.documents.values import Shape, Teks, Url

Bahasa = Annotated[
    str,
    Shape(
        "(?!id$)[a-z]{2,3}",
        "Kode bahasa",
        "Pakai kode ISO 639 selain `id`, misalnya `en` atau `jv`; naskahnya sendiri berbahasa Indonesia.",
        "Kode ISO 639, misalnya `en` (Inggris) atau `jv` (Jawa).",
    ),
]


class Tautan(Bagian):
    """A link out."""

    judul: Teks = Field(title="Judul")
    url: Url = Field(title="Alamat")


class Terjemahan(Bagian):
    """A companion text in another language; the Indonesian text prevails (UU 24/2009 Pasal 30)."""

    bahasa: Bahasa = Field(title="Bahasa")
    judul: Teks = Field(title="Judul")
    ringkasan: Teks = Field(title="Ringkasan")


class LapisWarga(Naskah):
    """The citizen layer of the standar pelayanan with the same id."""

    judul: Teks = Field(
        title="Judul", description="Kata kerja dan kata sehari-hari, misalnya Mendaftarkan merek."
    )
    ringkasan: Teks = Field(title="Ringkasan")
    tempat: Teks | None = Field(None, title="Di mana", description="Misalnya Loket 2 dan daring.")
    daring: Url | None = Field(None, title="Alamat pengajuan daring")
    kata_cari: Senarai[Teks] | None = Field(None, title="Kata cari")
    tautan: Senarai[Tautan] | None = Field(None, title="Tautan")
    terjemahan: Senarai[Terjemahan] | None = Field(None, title="Terjemahan")
    sippn_url: Url | None = Field(None, title="Alamat pada SIPPN")

    @model_validator(mode="after")
    def _one_a_language(self) -> LapisWarga:
        codes = [text.bahasa for text in self.terjemahan or ()]
        refuse(repeated("Bahasa", "terjemahan", codes, "bahasa"))
        return self
