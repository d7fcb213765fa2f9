"""What an office may say of itself beyond its address: structure, budget, who delivers, how it was judged.

UU 25/2009 Pasal 23 ayat (4) and its penjelasan ask for it in public. All of it is optional: what is absent
is named on the site as absent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from maklumat.documents.errors import shown
from maklumat.documents.models.base import Bagian, Butir, Senarai, refuse, repeated
from maklumat.documents.values import BadValue, Jumlah, Shape, Teks, Url

Tahun = Annotated[str, Shape("20[0-9]{2}", "Tahun", "Tulis empat angka, misalnya `2026`.")]
Rupiah = Annotated[
    str,
    Shape(
        r"Rp[1-9][0-9]{0,2}(\.[0-9]{3}){0,5}",
        "Jumlah rupiah",
        "Tulis Rp dengan titik ribuan, misalnya `Rp1.250.000.000`.",
    ),
]
NilaiSkm = Annotated[
    str,
    Shape(
        "((2[5-9]|[3-9][0-9])(,[0-9]{1,2})?|100(,0{1,2})?)",
        "Nilai SKM",
        "Tulis 25 sampai 100 dengan koma, misalnya `88,31`.",
    ),
]
MUTU = (
    (88.31, "A", "Sangat Baik"),
    (76.61, "B", "Baik"),
    (65.0, "C", "Kurang Baik"),
    (25.0, "D", "Tidak Baik"),
)
"""Lowest value, letter and words of each grade of service (PermenPANRB 14/2017)."""


class Unit(Butir):
    """A unit of the office; `atasan` names the unit above it, one that stands earlier in the list."""

    KALIMAT: ClassVar[str] = "unit"
    unit: Teks = Field(title="Unit atau jabatan")
    atasan: Teks | None = Field(
        None, title="Unit di atasnya", description="Tepat seperti ditulis di atasnya."
    )


class Anggaran(Bagian):
    """A budget of one year."""

    tahun: Tahun = Field(title="Tahun anggaran")
    jumlah: Rupiah = Field(title="Jumlah")
    uraian: Teks | None = Field(None, title="Uraian", description="Misalnya pagu, atau nama kegiatan.")
    sumber: Teks | None = Field(None, title="Sumber", description="Misalnya nomor DIPA.")
    url: Url | None = Field(None, title="Tautan dokumen")


class Profil(Bagian):
    """Structure and budget of the office (UU 25/2009 Pasal 23 ayat (4) huruf a, penjelasan)."""

    struktur: Senarai[Unit] | None = Field(None, title="Struktur organisasi")
    anggaran: Senarai[Anggaran] | None = Field(None, title="Anggaran penyelenggaraan")

    @model_validator(mode="after")
    def _consistent(self) -> Profil:
        refuse(_misplaced(self.struktur or ()))
        return self


class PelaksanaBidang(Bagian):
    """Who delivers the services of one field (UU 25/2009 Pasal 23 ayat (4) huruf b, penjelasan)."""

    bidang: Teks = Field(title="Bidang", description="Tepat seperti `bidang` pada standar pelayanan.")
    penanggung_jawab: Teks = Field(title="Pelaksana yang bertanggung jawab", description="Nama dan jabatan.")
    alamat_pengaduan: Teks | None = Field(None, title="Alamat pengaduan")
    telepon: Teks | None = Field(None, title="Telepon")
    surel: Teks | None = Field(None, title="Surel")
    anggaran: Senarai[Anggaran] | None = Field(None, title="Anggaran pelaksanaan")


class HasilSkm(Bagian):
    """The result of one survei kepuasan masyarakat (PermenPANRB 14/2017)."""

    tahun: Tahun = Field(title="Tahun")
    periode: Teks | None = Field(None, title="Periode", description="Misalnya semester I.")
    nilai: NilaiSkm = Field(title="Nilai SKM", description="Skala 25 sampai 100.")
    responden: Jumlah | None = Field(None, title="Responden")
    tindak_lanjut: Teks | None = Field(None, title="Tindak lanjut")
    url: Url | None = Field(None, title="Tautan laporan")

    @property
    def mutu(self) -> tuple[str, str]:
        """Letter and words of the grade, which follow from the value."""
        value = float(self.nilai.replace(",", "."))
        return next((letter, words) for lowest, letter, words in MUTU if value >= lowest)


def _misplaced(units: tuple[Unit, ...]) -> Iterator[BadValue]:
    yield from repeated("Unit", "struktur", [unit.unit for unit in units], "unit")
    above: set[str] = set()
    for position, unit in enumerate(units):
        if unit.atasan is not None and unit.atasan not in above:
            yield BadValue(
                f"Unit “{shown(unit.atasan)}” belum ditulis di atas “{shown(unit.unit)}”.",
                "Tulis unit atasannya lebih dahulu, dengan nama yang sama.",
                ("struktur", position, "atasan"),
            )
        above.add(unit.unit)
