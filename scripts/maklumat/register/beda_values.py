"""Values of a document in plain words: applicants, persons and roles by name, list items as one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maklumat.documents.diff_parts import ACTOR, DEED, leaf, parts
from maklumat.documents.models import DaftarPejabat, Sop, StandarPelayanan
from maklumat.documents.models.base import Bagian, Naskah
from maklumat.documents.models.kalender import HariLibur
from maklumat.documents.models.kantor import JamLayanan, KanalPengaduan
from maklumat.documents.models.layanan import (
    BarisBiaya,
    JangkaWaktu,
    LangkahPelayanan,
    Pengawasan,
    Produk,
    Sarana,
    Syarat,
    Tambahan,
)
from maklumat.documents.models.pejabat import Akun, Orang, Penugasan, Saksi
from maklumat.documents.models.regulasi import Regulasi
from maklumat.documents.models.siklus import Rujukan
from maklumat.documents.models.sop import LampiranLangkah, Langkah
from maklumat.documents.models.warga import Tautan, Terjemahan

Names = Mapping[str, Mapping[str, str]]
"""What ids are called, by the name of the field that holds them."""


@dataclass(frozen=True)
class Noun:
    """What a list item is called, its principal value, and the values that tell it from its like.

    `sebut` says whether a sentence names it by its principal value; fees and promises change theirs.
    """

    nama: str
    pokok: str
    ciri: tuple[str, ...] = ()
    sebut: bool = True


NOUNS: Mapping[type[Bagian], Noun] = {
    Akun: Noun("Akun", "id", ("forge",)),
    BarisBiaya: Noun("Biaya", "tarif", ("untuk", "uraian", "kanal", "bila"), sebut=False),
    HariLibur: Noun("Hari libur", "nama", ("tanggal",)),
    JamLayanan: Noun("Jam layanan", "hari"),
    JangkaWaktu: Noun("Jangka waktu", "lama", ("untuk",), sebut=False),
    KanalPengaduan: Noun("Kanal pengaduan", "jenis"),
    LampiranLangkah: Noun("Lampiran", "jenis"),
    Langkah: Noun("Langkah SOP", "id"),
    LangkahPelayanan: Noun("Langkah prosedur", DEED),
    Orang: Noun("Orang", "nama"),
    Pengawasan: Noun("Pengawasan internal", "cara"),
    Penugasan: Noun("Penugasan", "orang", ("jabatan", "mulai")),
    Produk: Noun("Produk pelayanan", "produk"),
    Regulasi: Noun("Regulasi", "singkat"),
    Rujukan: Noun("Dokumen", "id", ("jenis",)),
    Saksi: Noun("Saksi", "id"),
    Sarana: Noun("Sarana", "sarana"),
    Syarat: Noun("Syarat", "syarat"),
    Tambahan: Noun("Komponen tambahan", "judul"),
    Tautan: Noun("Tautan", "judul"),
    Terjemahan: Noun("Terjemahan", "bahasa"),
}
ABSENT: Mapping[str, str] = {"untuk": "semua pemohon", "jalur": "semua jalur", ACTOR: "tanpa pelaku"}
"""What leaving a value out means, where it means something."""
_TITLES: Mapping[str, str] = {
    ACTOR: "pelaku",
    DEED: "uraian",
    "untuk": "berlaku bagi",
    "sarana": "sarana",
    "rentan": "bagi kelompok rentan",
}
# Titles made for forms, or the law's full names, would drown a sentence.
_SHORT: Mapping[str, str] = {
    "Biaya/tarif": "Biaya",
    "Dicabut oleh (singkatan)": "Dicabut oleh",
    "Diubah oleh (singkatan)": "Diubah oleh",
    "Jalur yang memintanya; tanpa ini semua jalur": "Jalur yang memintanya",
    "Jangka waktu penyelesaian": "Jangka waktu",
    "Nama lengkap tanpa `tentang`": "Nama lengkap",
    "Penanganan pengaduan, saran, dan masukan": "Pengaduan",
    "Pengenal layanan yang dijanjikan": "Layanan yang dijanjikan",
    "Sarana, prasarana, dan/atau fasilitas": "Sarana",
    "Sistem, mekanisme, dan prosedur": "Langkah prosedur",
    "Tiga pernyataan": "Pernyataan",
}
_SELF_EXPLAINING = frozenset({"uraian", "jabatan", "forge"})
_ACTORS = {"instansi_lain": "instansi lain"}


def names_of(*documents: Naskah | None) -> Names:
    """The names in documents, those of later ones first."""
    applicants: dict[str, str] = {}
    people: dict[str, str] = {}
    roles: dict[str, str] = {}
    for document in documents:
        if isinstance(document, StandarPelayanan):
            applicants |= {id: in_sentence(name) for id, name in (document.pemohon or {}).items()}
        elif isinstance(document, DaftarPejabat):
            people |= {person.id: person.nama for person in document.orang}
        elif isinstance(document, Sop):
            roles |= document.peran
    return {"untuk": applicants, "orang": people, "peran": roles, ACTOR: _ACTORS}


def said(name: str, value: object, names: Names) -> str:
    """A value of the field `name` as one line."""
    if isinstance(value, Bagian):
        return described(value, names)
    if isinstance(value, tuple):
        separator = ", " if all(isinstance(item, str) and " " not in item for item in value) else "; "
        return separator.join(said(name, item, names) for item in value)
    known = names.get(name, {})
    text = leaf(value)
    return " ".join(known.get(text, text).split())


def described(item: Bagian, names: Names) -> str:
    """A whole list item, its principal value first."""
    noun = NOUNS.get(type(item))
    rest = "; ".join(_remarks(item, names, noun.pokok if noun else None))
    if noun is None:
        return rest
    value = _principal(item, noun, names)
    return f"{value} ({rest})" if rest else value


def kind_of(item: Bagian, names: Names) -> str:
    """What an item is and what tells it from its like: `Biaya untuk pemohon lain (kanal daring)`."""
    noun = NOUNS[type(item)]
    return noun.nama + _features(item, noun, names)


def called(item: Bagian, names: Names) -> str:
    """An item in a sentence about one of its values: `Syarat “Surat kuasa”`."""
    noun = NOUNS[type(item)]
    name = f" “{_principal(item, noun, names)}”" if noun.sebut else ""
    return noun.nama + name + _features(item, noun, names)


def short_title(title: str) -> str:
    """A field's title in a sentence."""
    return _SHORT.get(title, title)


def word_for(name: str) -> str | None:
    """The word for a field where its title does not fit a sentence."""
    return _TITLES.get(name)


def in_sentence(title: str) -> str:
    """A title within a sentence: small first letter, unless it is an abbreviation or a proper name."""
    first, *rest = title.split(" ")
    proper = bool(rest) and rest[0][:1].isupper() and rest[0][1:].islower()
    return title[:1].lower() + title[1:] if first[1:].islower() and not proper else title


def _principal(item: Bagian, noun: Noun, names: Names) -> str:
    return said(noun.pokok, parts(type(item), item)[noun.pokok], names)


def _features(item: Bagian, noun: Noun, names: Names) -> str:
    known = {name: value for name in noun.ciri if (value := parts(type(item), item)[name]) is not None}
    for_whom = f" untuk {said('untuk', known.pop('untuk'), names)}" if "untuk" in known else ""
    others = [
        said(name, value, names)
        if name in _SELF_EXPLAINING
        else f"{_title(item, name)} {said(name, value, names)}"
        for name, value in known.items()
    ]
    return f"{for_whom} ({', '.join(others)})" if others else for_whom


def _remarks(item: Bagian, names: Names, told: str | None) -> Iterator[str]:
    usual = parts(type(item), None)
    for name, value in parts(type(item), item).items():
        if name != told and value != usual[name] and value is not None:
            yield f"{_title(item, name)}: {said(name, value, names)}"


def _title(item: Bagian, name: str) -> str:
    known = type(item).model_fields.get(name)
    return word_for(name) or in_sentence(short_title((known.title if known else None) or name))
