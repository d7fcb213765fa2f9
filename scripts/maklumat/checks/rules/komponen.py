"""The 14 components: each present, each with real content (UU 25/2009 Pasal 21)."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Leaf, Source
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules import words
from maklumat.documents.models import KOMPONEN, Komponen

TIDAK_ADA = Kode("komponen-tidak-ada", Bobot.GALAT, "UU 25/2009 Pasal 21; PP 96/2012 Pasal 25")
TANPA_ARTI = Kode("isi-tanpa-arti", Bobot.GALAT, "UU 25/2009 Pasal 21")
TIDAK_PASTI = Kode("isi-tidak-pasti", Bobot.GALAT, "UU 25/2009 Pasal 21")
KABUR = Kode("frasa-kabur", Bobot.SARAN, "UU 25/2009 Pasal 1 angka 7 (standar pelayanan harus terukur)")

_BY_KEY = {component.kunci: component for component in KOMPONEN}
ARTICLES = {component.kunci: f"UU 25/2009 Pasal 21 huruf {component.huruf}" for component in KOMPONEN}
# Short answers that are whole answers: a channel, a form, ids and values with their own grammar.
_SHORT_KEYS = frozenset(
    {"kanal", "bentuk", "rangkap", "untuk", "formulir", "dasar", "tarif", "waktu", "lama", "tanggapan",
     "penyelesaian", "masa_berlaku", "biaya", "jumlah_pelaksana", "dasar_hukum"}
)  # fmt: skip
_FIGURE_KEYS = frozenset(
    {"lama", "waktu", "tarif", "tanggapan", "penyelesaian", "biaya", "jumlah_pelaksana", "jangka_waktu",
     "masa_berlaku"}
)  # fmt: skip


def missing(source: Source) -> Iterator[Finding]:
    """A component that is not there at all."""
    for component in KOMPONEN:
        if source.root.get(component.kunci) is None:
            yield source.whole(
                TIDAK_ADA,
                f"Komponen “{component.nama}” belum diisi.",
                f"Tambahkan `{component.kunci}:` beserta isinya; keempat belas komponen wajib ada.",
                f"{ARTICLES[component.kunci]}; PP 96/2012 Pasal 25",
            )


def _component_leaves(source: Source) -> Iterator[tuple[Leaf, Komponen]]:
    for leaf in source.leaves:
        if leaf.top in _BY_KEY and not words.is_placeholder(leaf.value):
            yield leaf, _BY_KEY[leaf.top]


def meaningless(source: Source) -> Iterator[Finding]:
    """`ada`, `cukup`, `sesuai`: a word that fills the field and tells nothing."""
    for leaf, component in _component_leaves(source):
        if leaf.key not in _SHORT_KEYS and words.says_nothing(leaf.value):
            yield source.at_leaf(
                TANPA_ARTI,
                leaf,
                f"{words.quoted(leaf.value)} pada “{component.nama}” belum menjelaskan apa pun.",
                "Tulis apa adanya dengan satu kalimat: apa, berapa, oleh siapa.",
                ARTICLES[component.kunci],
            )


def vague(source: Source) -> Iterator[Finding]:
    """`sesuai peraturan yang berlaku` where a figure or a fact is due."""
    for leaf, component in _component_leaves(source):
        figure = leaf.key in _FIGURE_KEYS
        # What comes before the last comma of an evaluation is its method; how often has a grammar.
        text = leaf.value.rpartition(", ")[0] or leaf.value if leaf.key == "evaluasi_kinerja" else leaf.value
        if words.is_vague_figure(text) if figure else words.is_vague(text):
            yield source.at_leaf(
                TIDAK_PASTI,
                leaf,
                f"{words.quoted(leaf.value)} pada “{component.nama}” tidak memberi kepastian bagi pemohon.",
                "Tulis angkanya, dengan peraturannya di tempat dasar."
                if figure
                else "Sebut langsung isinya, atau nama peraturan beserta pasalnya.",
                ARTICLES[component.kunci],
            )
        elif not figure and (phrase := words.vague_phrase(leaf.value)):
            yield source.at_leaf(
                KABUR,
                leaf,
                f"{words.quoted(phrase)} tidak menyebut peraturan yang mana.",
                "Sebut nama peraturannya, atau hapus frasa itu.",
            )


RULES = (missing, meaningless, vague)
