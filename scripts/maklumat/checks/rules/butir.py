"""One item, one fact: requirements, steps, products and facilities that hold several."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Document, Leaf
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules import words
from maklumat.checks.rules.komponen import ARTICLES
from maklumat.documents.models import StandarPelayanan
from maklumat.documents.models.layanan import PELAKU

BANYAK_HAL = Kode("butir-banyak-hal", Bobot.PERINGATAN, "UU 25/2009 Pasal 21")
BANYAK_KEGIATAN = Kode("langkah-banyak-kegiatan", Bobot.SARAN, "UU 25/2009 Pasal 21 huruf c")

_LISTS = frozenset({"persyaratan", "produk", "sarana_prasarana", "jaminan_keamanan", "kompetensi_pelaksana"})
# Sentences rather than things: two verbs in one of them are still one promise.
_PROSE = frozenset({"jaminan_keamanan", "kompetensi_pelaksana"})
_SENTENCES = frozenset({"syarat", "produk", "sarana", "rentan"})
# Where the list itself is the sentence's key.
_PLAIN = frozenset({"administratif", "teknis", "sarana_prasarana", "jaminan_keamanan", "pendidikan",
                    "pengetahuan", "keahlian", "keterampilan", "pengalaman"})  # fmt: skip


def several_facts(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """An item that holds several facts, so that nobody can tick it off."""
    for leaf in document.source.leaves:
        if leaf.top not in _LISTS or leaf.key not in _SENTENCES | _PLAIN:
            continue
        judge = words.pasted_list if leaf.top in _PROSE else words.several_facts
        if why := judge(leaf.value):
            yield document.source.at_leaf(
                BANYAK_HAL,
                leaf,
                f"Butir ini tampaknya memuat lebih dari satu hal ({why}).",
                "Pecah menjadi beberapa butir, satu hal satu butir.",
                ARTICLES[leaf.top],
            )


def several_acts(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A step that chains several acts."""
    for leaf in document.source.leaves:
        if _is_step(leaf) and (word := words.several_acts(leaf.value)):
            yield document.source.at_leaf(
                BANYAK_KEGIATAN,
                leaf,
                f"Langkah ini merangkai beberapa kegiatan (“{word}”).",
                "Pecah menjadi beberapa langkah, masing-masing dengan pelakunya.",
            )


def _is_step(leaf: Leaf) -> bool:
    return leaf.top == "prosedur" and leaf.key in {"prosedur", "kegiatan", *PELAKU}


RULES = (several_facts, several_acts)
