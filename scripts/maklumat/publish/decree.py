"""The decree that enacts or withdraws a bundle: the skeleton offices use, filled from register and registry.

Only facts of the register, and regulations of the office's own registry whose full title it knows, are
named; what nobody entered is left out, never made up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from maklumat.documents.canonical import canonical_json, sha256, short_form
from maklumat.documents.folder import Key
from maklumat.documents.models import DaftarRegulasi
from maklumat.publish.lembar import Mark, Office, Signatory, frame, proof
from maklumat.publish.words import enumerated, full_name, in_words, long_date, official_title
from maklumat.register.record import Penetapan

TITLE = "Keputusan"
KIND = {"layanan": "Standar Pelayanan", "maklumat": "Maklumat Pelayanan"}
BASIS = ("UU 25/2009", "PP 96/2012", "PermenPANRB 15/2014")
"""Regulations every decree rests on (UU 25/2009 Pasal 20 and 22, PP 96/2012 Pasal 27 and 30)."""
COPY = (
    "SALINAN UNTUK ARSIP. Disusun dari data buku pengesahan; bukan lembar yang ditandatangani. "
    "Yang mengikat adalah naskah resmi dan catatan pada buku pengesahan."
)
_ORDINALS = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA")
_LISTED = 8  # more documents than these are named in the annex alone


@dataclass(frozen=True)
class Item:
    """One document of a decree; `replaces` is the decree its text before was enacted by."""

    key: Key
    nama: str
    sidik: str
    replaces: Penetapan | None = None


@dataclass(frozen=True)
class Decree:
    """What a decree says. `minutes` tells whether minutes of a public discussion are in the register.

    `attested` is set for a copy made from the register: who decided, when and by which proof, in words.
    """

    siklus: str
    withdraws: bool
    penetapan: Penetapan
    signatory: Signatory
    items: tuple[Item, ...]
    minutes: bool
    cited: tuple[str, ...] = ()
    attested: str | None = None


def decree_data(decree: Decree, office: Office, regulasi: DaftarRegulasi) -> dict[str, Any]:
    """The data `keputusan.typ` sets."""
    facts = _facts(decree)
    sidik = digest(decree)
    subject = _subject(decree, office)
    head = decree.signatory.jabatan.removeprefix("Plt. ").removeprefix("Plh. ")
    note = f"{TITLE} · siklus {decree.siklus} · sidik atas data keputusan yang terlampir di dalam berkas ini"
    number = decree.penetapan.nomor_sk
    day = long_date(decree.penetapan.tanggal_sk)
    return {
        **frame(office, TITLE, f"{number} tentang {subject}", Mark(sidik, note, proof(sidik))),
        "kepala": head,
        "nomor": number,
        "tentang": subject,
        "menimbang": list(_considering(decree, office, head, subject)),
        "mengingat": list(_mindful(decree, regulasi)),
        "diktum": [
            {"nama": name, **dictum} for name, dictum in zip(_ORDINALS, _dicta(decree, office), strict=False)
        ],
        "salinan": COPY if decree.attested else None,
        "penandatangan": {
            "tempat_tanggal": [f"Ditetapkan di {decree.penetapan.tempat}", f"pada tanggal {day}"],
            "jabatan": official_title(decree.signatory.jabatan, decree.signatory.status),
            "nama": decree.signatory.nama,
            "tingkat": decree.attested,
        },
        "lampiran": {
            "keputusan": f"{TITLE} {head}",
            "isian": [["Nomor", number], ["Tanggal", day], ["Tentang", subject]],
        },
        "naskah": [
            [KIND[item.key.jenis], item.nama, f"{short_form(item.sidik)}\n{item.sidik}"]
            for item in decree.items
        ],
        "berkas": [
            {
                "nama": "keputusan.json",
                "isi": facts.decode(),
                "jenis": "application/json",
                "uraian": f"Data keputusan {number}",
            }
        ],
    }


def digest(decree: Decree) -> str:
    """What the foot of a decree is proved by: the SHA-256 of the data embedded in it."""
    return sha256(_facts(decree))


def _facts(decree: Decree) -> bytes:
    """What was decided, as canonical JSON: the data embedded, and what the digest in the foot is taken of."""
    return canonical_json(
        {
            "siklus": decree.siklus,
            "jalur": "pencabutan" if decree.withdraws else "penetapan",
            "penetapan": decree.penetapan.model_dump(mode="json"),
            "dokumen": [
                {"jenis": item.key.jenis, "id": item.key.id, "nama": item.nama, "sidik": item.sidik}
                for item in decree.items
            ],
        }
    )


def _kinds(decree: Decree) -> str:
    present = {item.key.jenis for item in decree.items}
    return " dan ".join(name for kind, name in KIND.items() if kind in present)


def _subject(decree: Decree, office: Office) -> str:
    act = "Pencabutan" if decree.withdraws else "Penetapan"
    return f"{act} {_kinds(decree)} pada {office.kantor.nama}"


def _considering(decree: Decree, office: Office, head: str, subject: str) -> Iterator[str]:
    kinds = _kinds(decree)
    reasons = list(_reasons(decree, kinds, office))
    yield from (f"bahwa {reason};" for reason in reasons)
    letters = [f"huruf {letter}" for letter, _ in zip("abcd", reasons, strict=False)]
    meant = enumerated(letters)
    yield (
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {meant}, "
        f"perlu menetapkan {TITLE} {head} tentang {subject};"
    )


def _reasons(decree: Decree, kinds: str, office: Office) -> Iterator[str]:
    if decree.withdraws:
        yield (
            f"{kinds} sebagaimana tercantum dalam Lampiran Keputusan ini tidak lagi dipergunakan dalam "
            f"penyelenggaraan pelayanan pada {office.kantor.nama}"
        )
        return
    if any(item.key.jenis == "layanan" for item in decree.items):
        yield (
            "setiap penyelenggara pelayanan publik wajib menyusun dan menetapkan standar pelayanan sebagai "
            "pedoman penyelenggaraan pelayanan dan acuan penilaian kualitas pelayanan"
        )
    if any(item.key.jenis == "maklumat" for item in decree.items):
        yield (
            "setiap penyelenggara pelayanan publik wajib menyusun dan menetapkan maklumat pelayanan sebagai "
            "pernyataan kesanggupan melaksanakan pelayanan sesuai dengan standar pelayanan"
        )
    if decree.minutes:
        yield (
            f"rancangan {kinds} sebagaimana tercantum dalam Lampiran Keputusan ini telah dibahas bersama "
            "masyarakat dan hasilnya dituangkan dalam berita acara"
        )


def _mindful(decree: Decree, regulasi: DaftarRegulasi) -> Iterator[str]:
    """Full titles, in the order of the registry; no regulation whose title or force is not known."""
    wanted = {entry.singkat for text in (*BASIS, *decree.cited) if (entry := regulasi.find(text))}
    for entry in regulasi.regulasi:
        if entry.singkat in wanted and entry.tentang and not entry.revoked_on(decree.penetapan.tanggal_sk):
            yield f"{full_name(entry)};"


def _dicta(decree: Decree, office: Office) -> Iterator[dict[str, Any]]:
    kinds, count = _kinds(decree), len(decree.items)
    act = "Mencabut" if decree.withdraws else "Menetapkan"
    ending = " dan menyatakannya tidak berlaku" if decree.withdraws else ""
    yield _dictum(
        f"{act} {kinds} pada {office.kantor.nama} sebagaimana tercantum dalam Lampiran yang merupakan "
        f"bagian tidak terpisahkan dari Keputusan ini{ending}."
    )
    if count > _LISTED:
        counts = Counter(item.key.jenis for item in decree.items)
        told = enumerated([f"{in_words(counts[kind])} {name}" for kind, name in KIND.items() if counts[kind]])
        yield _dictum(f"Lampiran sebagaimana dimaksud dalam Diktum KESATU memuat {told}.")
    else:
        yield _dictum(
            f"{kinds} sebagaimana dimaksud dalam Diktum KESATU meliputi:",
            [_called(item) for item in decree.items],
        )
    if not decree.withdraws:
        yield _dictum(
            f"{kinds} sebagaimana dimaksud dalam Diktum KESATU wajib dilaksanakan oleh penyelenggara dan "
            "pelaksana, dan menjadi acuan penilaian kinerja pelayanan oleh pimpinan penyelenggara, aparat "
            "pengawasan, dan masyarakat."
        )
        if replaced := _replaced(decree.items):
            yield _dictum(
                "Pada saat Keputusan ini mulai berlaku, keputusan berikut dicabut dan dinyatakan tidak "
                "berlaku sepanjang mengenai naskah yang digantikan oleh naskah dalam Lampiran:",
                replaced,
            )
    yield _dictum(_effect(decree.penetapan))


def _called(item: Item) -> str:
    kind = KIND[item.key.jenis]
    return item.nama if item.nama.startswith(kind.split()[0]) else f"{kind} {item.nama}"


def _dictum(text: str, items: Sequence[str] = ()) -> dict[str, Any]:
    """A dictum; items end as those of a sentence do: `a; b; dan c.`"""
    last = len(items) - 1
    ends = {last: ".", last - 1: "; dan"}
    return {
        "teks": text,
        "butir": [f"{item}{ends.get(place, ';')}" for place, item in enumerate(items)],
    }


def _replaced(items: Sequence[Item]) -> list[str]:
    decrees = (item.replaces for item in items if item.replaces)
    return list(
        dict.fromkeys(f"{TITLE} Nomor {old.nomor_sk} tanggal {long_date(old.tanggal_sk)}" for old in decrees)
    )


def _effect(penetapan: Penetapan) -> str:
    since = (
        "pada tanggal ditetapkan"
        if penetapan.berlaku_sejak == penetapan.tanggal_sk
        else f"pada tanggal {long_date(penetapan.berlaku_sejak)}"
    )
    return (
        f"Keputusan ini mulai berlaku {since}, dengan ketentuan apabila di kemudian hari terdapat kekeliruan "
        "akan diadakan perbaikan sebagaimana mestinya."
    )
