"""Lapis warga: the same service in the citizen's words (UU 14/2008 Pasal 9 ayat (4))."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from maklumat.documents.models.base import Bagian, Naskah, Senarai
from maklumat.documents.values import Teks, Url


class Tautan(Bagian):
    """A link out."""

    judul: Teks = Field(title="Judul")
    url: Url = Field(title="Alamat")


class Terjemahan(Bagian):
    """A companion text in another language; the Indonesian text prevails (UU 24/2009 Pasal 30)."""

    bahasa: Literal["en"] = Field(title="Bahasa")
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
