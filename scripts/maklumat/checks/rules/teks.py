"""Rules over every text of every document: placeholders, numbering, doubled items."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Leaf, Path, Source
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules import words
from maklumat.checks.rules.komponen import ARTICLES
from maklumat.documents.models.layanan import PELAKU
from maklumat.documents.nodes import Mapping, Node, Scalar, Sequence

BELUM_DIISI = Kode("isi-belum-diisi", Bobot.GALAT, "Bentuk naskah: setiap nilai berisi")
NOMOR_GANDA = Kode("penomoran-ganda", Bobot.PERINGATAN, "Kelaziman naskah: butir dinomori otomatis")
BUTIR_GANDA = Kode("butir-ganda", Bobot.PERINGATAN, "Kelaziman naskah: satu butir, satu kali")

# Base64 and addresses may look like placeholders.
_NO_PROSE = frozenset({"kunci", "url", "tautan", "laman", "daring", "sippn_url"})

_SENTENCES = frozenset({"syarat", "produk", "sarana", "rentan", "cara", "kegiatan", *PELAKU})


def placeholder(source: Source) -> Iterator[Finding]:
    """Text that only holds a place."""
    articles = ARTICLES if source.file.startswith("standards/layanan/") else {}
    for leaf in source.leaves:
        if leaf.key not in _NO_PROSE and words.is_placeholder(leaf.value):
            yield source.at_leaf(
                BELUM_DIISI,
                leaf,
                f"`{leaf.key}` belum diisi: {words.quoted(leaf.value)}.",
                "Ganti dengan isi yang sebenarnya; yang belum diketahui ditanyakan dahulu.",
                articles.get(leaf.top, BELUM_DIISI.dasar),
            )


def numbered(source: Source) -> Iterator[Finding]:
    """An item that carries its own number, which the page would number again."""
    for leaf in source.leaves:
        if _is_item(leaf) and words.is_numbered(leaf.value):
            yield source.at_leaf(
                NOMOR_GANDA,
                leaf,
                f"Butir {words.quoted(leaf.value)} memuat nomornya sendiri.",
                "Hapus nomor atau tanda di depannya; halaman dan PDF menomori sendiri.",
            )


def doubled(source: Source) -> Iterator[Finding]:
    """The same item twice in one list."""
    for path, items in _lists(source.root, ()):
        seen: dict[object, int] = {}
        for position, item in enumerate(items.items):
            identity = _identity(item)
            if identity in seen:
                yield source.finding(
                    BUTIR_GANDA,
                    (*path, position),
                    f"Butir ini sama dengan butir ke-{seen[identity] + 1} dalam daftar yang sama.",
                    "Hapus salah satu.",
                )
            seen.setdefault(identity, position)


def _is_item(leaf: Leaf) -> bool:
    return isinstance(leaf.path[-1], int) or (leaf.key in _SENTENCES and isinstance(leaf.path[-2:][0], int))


def _lists(node: Node, path: Path) -> Iterator[tuple[Path, Sequence]]:
    if isinstance(node, Sequence):
        yield path, node
        for position, item in enumerate(node.items):
            yield from _lists(item, (*path, position))
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _lists(value, (*path, key.value))


def _identity(node: Node) -> object:
    """What makes two items equal; a sentence equals itself whatever its case or spacing."""
    if isinstance(node, Scalar):
        return words.normal(node.value)
    if isinstance(node, Sequence):
        return tuple(_identity(item) for item in node.items)
    return frozenset((key.value, _identity(value)) for key, value in node.entries)


RULES = (placeholder, numbered, doubled)
