"""Maklumat pelayanan: the public pledge (UU 25/2009 Pasal 22, PP 96/2012 Pasal 30)."""

from __future__ import annotations

from pydantic import Field

from maklumat.documents.models.base import Bagian, Naskah, SatuAtauSenarai, Senarai
from maklumat.documents.values import Id, Teks


class Pernyataan(Bagian):
    """The three mandatory statements (PermenPANRB 15/2014)."""

    kesanggupan: Teks = Field(title="Janji dan kesanggupan melaksanakan pelayanan sesuai standar")
    kewajiban_dan_perbaikan: Teks = Field(title="Pelayanan sesuai kewajiban dan perbaikan terus-menerus")
    sanksi_dan_kompensasi: Teks = Field(title="Kesediaan menerima sanksi dan/atau memberikan kompensasi")


class MaklumatPelayanan(Naskah):
    """One maklumat over the services it names."""

    judul: Teks = Field(title="Judul")
    layanan: Senarai[Id] = Field(title="Pengenal layanan yang dijanjikan")
    pernyataan: Pernyataan = Field(title="Tiga pernyataan")
    peran_penanda_tangan: Id = Field(title="Peran penanda tangan", description="Peran pada sop.yaml.")
    tempat_pajang: SatuAtauSenarai[Teks] | None = Field(None, title="Tempat maklumat dipajang")
    sumber: SatuAtauSenarai[Teks] | None = Field(None, title="Sumber kata-kata contoh")
