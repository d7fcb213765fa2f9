"""The citizen layer: of a service that exists, short sentences, safe links (UU 14/2008 Pasal 9 ayat (4))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maklumat.checks.context import Document, Source
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.documents.folder import Key
from maklumat.documents.models import LapisWarga

TANPA_LAYANAN = Kode("warga-tanpa-layanan", Bobot.GALAT, "Bentuk naskah: warga/x menjelaskan layanan/x")
KALIMAT_PANJANG = Kode("warga-kalimat-panjang", Bobot.SARAN, "UU 14/2008 Pasal 9 ayat (4)")
BUKAN_HTTPS = Kode("tautan-bukan-https", Bobot.PERINGATAN, "Keamanan pembaca")

MAX_WORDS = 25
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def belongs(document: Document[LapisWarga]) -> Iterator[Finding]:
    """A citizen layer without its service."""
    source = document.source
    if Key("layanan", source.name) not in source.office.keys:
        yield source.whole(
            TANPA_LAYANAN,
            f"Tidak ada layanan `{source.name}` yang dijelaskan lapis warga ini.",
            f"Samakan nama foldernya dengan layanan, atau buat standards/layanan/{source.name}/.",
        )


def short(document: Document[LapisWarga]) -> Iterator[Finding]:
    """A sentence too long for a small screen and a hurried reader."""
    for sentence in _SENTENCE_END.split(document.model.ringkasan):
        count = len(sentence.split())
        if count > MAX_WORDS:
            yield document.source.finding(
                KALIMAT_PANJANG,
                ("ringkasan",),
                f"Ada kalimat {count} kata: “{' '.join(sentence.split()[:6])} ...”.",
                f"Pecah menjadi kalimat paling panjang {MAX_WORDS} kata, dengan kata sehari-hari.",
            )


def secure(source: Source) -> Iterator[Finding]:
    """A link without encryption."""
    for leaf in source.leaves:
        if leaf.value.startswith("http://"):
            yield source.at_leaf(
                BUKAN_HTTPS,
                leaf,
                f"Tautan {leaf.value} tidak memakai https.",
                "Ganti dengan alamat https bila laman itu menyediakannya.",
            )


RULES = (belongs, short)
