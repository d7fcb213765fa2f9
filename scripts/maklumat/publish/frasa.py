"""The fixed words around a translated summary: English, and Indonesian for every other language.

Only what follows a grammar is put into other words: counts, lengths of time, dates. Free text is never
translated by the program (UU 24/2009 Pasal 30: Indonesian is the language of the service).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from maklumat.documents.values import Lama
from maklumat.documents.values.lama import Satuan, Takaran
from maklumat.publish.isi import SEMUA
from maklumat.publish.words import long_date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_UNITS = {
    Satuan.MENIT: "minute",
    Satuan.JAM: "hour",
    Satuan.HARI: "day",
    Satuan.HARI_KERJA: "working day",
    Satuan.MINGGU: "week",
    Satuan.BULAN: "month",
    Satuan.TAHUN: "year",
}


@dataclass(frozen=True)
class Frasa:
    """The words in one language; `facts` are the labels of the six facts by their Indonesian ones."""

    lang: str
    facts: Mapping[str, str]
    summary: str
    official: str
    in_force: str
    draft: str
    prevails: str
    companion: str
    untranslated: str
    everyone: str
    free: str
    to: str
    counted_from: str
    missing: str
    amounts: str
    since: str
    as_of: str
    apply: str
    full_text: str
    counter: str
    complain: str
    requirements: Callable[[int], str]
    length: Callable[[Lama], str]
    day: Callable[[date], str]


def frasa(bahasa: str) -> Frasa:
    """The words for a page in that language."""
    return INGGRIS if bahasa == INGGRIS.lang else INDONESIA


def english_length(lama: Lama) -> str:
    """`3 working days`, `3 to 6 months`, `7 months to 1 year`."""
    low, high = lama.paling_singkat, lama.paling_lama
    if low == high:
        return _measure(high)
    start = str(low.angka) if low.satuan is high.satuan else _measure(low)
    return f"{start} to {_measure(high)}"


def _measure(takaran: Takaran) -> str:
    return f"{takaran.angka} {_UNITS[takaran.satuan]}{'' if takaran.angka == 1 else 's'}"


def english_date(day: date) -> str:
    """`17 August 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


INGGRIS = Frasa(
    lang="en",
    facts={
        "Untuk": "For",
        "Bawa": "Bring",
        "Lama": "Time",
        "Biaya": "Fee",
        "Di mana": "Where",
        "Hasil": "You get",
    },
    summary="Summary of the service",
    official="Official name",
    in_force="IN FORCE",
    draft="DRAFT",
    prevails="The Indonesian text prevails.",
    companion="This page is only a guide to it.",
    untranslated="Words left in Indonesian are quoted from the text in force.",
    everyone="All applicants",
    free="Free of charge",
    to="to",
    counted_from="Counted from",
    missing="Not stated",
    amounts="In amounts the dot separates thousands: Rp1.000 is one thousand rupiah.",
    since="In force since",
    as_of="As of",
    apply="Apply online",
    full_text="Full text in Indonesian",
    counter="At the counter",
    complain="Complaints",
    requirements=lambda count: "requirement" if count == 1 else "requirements",
    length=english_length,
    day=english_date,
)
INDONESIA = Frasa(
    lang="id",
    facts={name: name for name in INGGRIS.facts},
    summary="Ringkasan layanan",
    official="Nama resmi",
    in_force="BERLAKU",
    draft="RANCANGAN",
    prevails="Naskah bahasa Indonesia yang berlaku.",
    companion="Halaman ini hanya membantu membacanya.",
    untranslated="",
    everyone=SEMUA,
    free="Gratis",
    to="sampai",
    counted_from="Dihitung sejak",
    missing="Tidak disebut",
    amounts="",
    since="Berlaku sejak",
    as_of="Keadaan per",
    apply="Ajukan daring",
    full_text="Naskah lengkap berbahasa Indonesia",
    counter="Ke loket",
    complain="Mengadu",
    requirements=lambda count: "persyaratan",
    length=str,
    day=long_date,
)
