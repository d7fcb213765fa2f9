"""A standar pelayanan as neutral blocks: one reading of the document for web page, PDF and book.

Every value of the document stands in exactly one block, so whoever renders all blocks loses nothing.
Renderers decide only how a block looks. A list of one item reads best without bullet or number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maklumat.documents.models import KOMPONEN, DaftarRegulasi, Komponen, StandarPelayanan
from maklumat.publish.blok import Blok, Butir, Paragraf, Senarai, Tabel, one_by_one
from maklumat.publish.isi import KOMPONEN_ISI, Isi

__all__ = [
    "KELOMPOK",
    "Blok",
    "Butir",
    "Kelompok",
    "KomponenTambahan",
    "Paragraf",
    "Senarai",
    "Tabel",
    "Uraian",
    "kelompok",
    "tambahan",
    "uraian",
]

KELOMPOK = (
    "Komponen Standar Pelayanan yang terkait dengan proses penyampaian pelayanan (service delivery)",
    "Komponen Standar Pelayanan yang terkait dengan proses pengelolaan pelayanan di internal organisasi"
    " (manufacturing)",
)


@dataclass(frozen=True)
class Uraian:
    """One of the 14 components and its content; `blok` is empty where the document lacks it."""

    komponen: Komponen
    blok: tuple[Blok, ...]


@dataclass(frozen=True)
class Kelompok:
    """One of the two groups of PermenPANRB 15/2014 with its components in their order."""

    nama: str
    uraian: tuple[Uraian, ...]


@dataclass(frozen=True)
class KomponenTambahan:
    """A component beyond the 14 (UU 25/2009 Pasal 21: `sekurang-kurangnya`)."""

    judul: str
    blok: tuple[Blok, ...]


def uraian(standar: StandarPelayanan, regulasi: DaftarRegulasi, *, resmi: bool = False) -> tuple[Uraian, ...]:
    """The 14 components in the law's order a to n (UU 25/2009 Pasal 21).

    `resmi` writes figures also in words, as the official sheet does; web and book keep them short.
    """
    isi = Isi(standar, regulasi, resmi)
    return tuple(Uraian(komponen, KOMPONEN_ISI[komponen.kunci](isi)) for komponen in KOMPONEN)


def kelompok(semua: Iterable[Uraian]) -> tuple[Kelompok, ...]:
    """The components in the two groups of PermenPANRB 15/2014; numbering restarts in each."""
    ordered = sorted(semua, key=lambda item: item.komponen.urutan)
    return tuple(
        Kelompok(nama, tuple(item for item in ordered if item.komponen.kelompok == nomor))
        for nomor, nama in enumerate(KELOMPOK, start=1)
    )


def tambahan(standar: StandarPelayanan) -> tuple[KomponenTambahan, ...]:
    """The further components the office added, in the document's order."""
    return tuple(
        KomponenTambahan(
            entry.judul, (Paragraf(entry.isi[0]),) if len(entry.isi) == 1 else (one_by_one(entry.isi),)
        )
        for entry in standar.tambahan or ()
    )
