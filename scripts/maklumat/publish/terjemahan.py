"""Companion pages in other languages: the translated title and summary, and the six facts of the text.

The Indonesian text prevails (UU 24/2009 Pasal 30 and 38; Perpres 63/2019), and each page says so. What the
office did not translate stands in Indonesian and is marked as such. A service without a translation has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maklumat.documents.models import LapisWarga, StandarPelayanan
from maklumat.documents.models.warga import Terjemahan
from maklumat.publish.frasa import Frasa, frasa
from maklumat.publish.paths import Paths
from maklumat.publish.release import Document, Release
from maklumat.publish.site_tree import MakePage, Page, relative
from maklumat.publish.summary import fee_span, requirement_counts

INDONESIAN = "id"
NAMES = {
    "ar": "العربية",
    "en": "English",
    "ja": "日本語",
    "jv": "Basa Jawa",
    "ko": "한국어",
    "nl": "Nederlands",
    "su": "Basa Sunda",
    "zh": "中文",
}
"""Languages by their own names; a page in any other is linked by its title."""


@dataclass(frozen=True)
class Piece:
    """Some words and the language they are in."""

    text: str
    lang: str


@dataclass(frozen=True)
class Row:
    """One of the six facts; `anchor` is where the Indonesian page says more."""

    label: str
    value: tuple[Piece, ...]
    anchor: str | None = None


@dataclass(frozen=True)
class Link:
    """The way to a page in another language."""

    lang: str
    name: str
    path: str


def translated(layer: LapisWarga | None) -> tuple[Terjemahan, ...]:
    """The translations of a citizen layer."""
    return (layer.terjemahan or ()) if layer else ()


def address(service: str, bahasa: str) -> str:
    """The page in a language, by the address of the Indonesian one."""
    return f"{service}{bahasa}/"


def links(service: str, layer: LapisWarga | None) -> tuple[Link, ...]:
    """The pages of a service in other languages."""
    return tuple(
        Link(text.bahasa, NAMES.get(text.bahasa, text.judul), address(service, text.bahasa))
        for text in translated(layer)
    )


def languages(page: Page, service: str, layer: LapisWarga | None) -> Page:
    """The page, knowing itself and its companions as one page in several languages."""
    others = ((link.lang, link.path) for link in links(service, layer))
    known = ((INDONESIAN, service), *others)
    hrefs = tuple((lang, relative(path, page.path)) for lang, path in known)
    return replace(page, languages=hrefs if len(hrefs) > 1 else ())


def translation_pages(release: Release, page: MakePage) -> Iterator[Page]:
    """A page for every translation of a service in force."""
    for document in release.services:
        layer = release.layers.get(document.key.id)
        if layer is None or document.withdrawn:
            continue
        for text in translated(layer.model):
            yield _page(release, document, layer.model, text, page)


def _page(
    release: Release,
    document: Document[StandarPelayanan],
    layer: LapisWarga,
    text: Terjemahan,
    page: MakePage,
) -> Page:
    service, words = Paths.document(document.key), frasa(text.bahasa)
    own = page(
        "terjemahan.html",
        address(service, text.bahasa),
        text.judul,
        text.ringkasan,
        teks=text,
        kata=words,
        naskah=document,
        layanan=service,
        warga=layer,
        baris=tuple(rows(document.model, layer, release.basis.kantor.alamat, words)),
        lain=[link for link in links(service, layer) if link.lang != text.bahasa],
    )
    return languages(own, service, layer)


def rows(standar: StandarPelayanan, layer: LapisWarga, place: str, words: Frasa) -> Iterator[Row]:
    """The six facts in the words of a language, free text as the office wrote it."""
    names = words.facts
    applicants = (standar.pemohon or {}).values()
    yield Row(names["Untuk"], _free("; ".join(applicants)) or _own(words.everyone, words))
    yield Row(names["Bawa"], _own(_count(standar, words) or words.missing, words), "persyaratan")
    yield Row(names["Lama"], tuple(_times(standar, words)) or _own(words.missing, words), "prosedur")
    yield Row(names["Biaya"], tuple(_fee(standar, words)) or _own(words.missing, words), "biaya")
    yield Row(names["Di mana"], _free(layer.tempat or place), "loket")
    products = "; ".join(item.produk for item in standar.produk or ())
    yield Row(names["Hasil"], _free(products) or _own(words.missing, words))


def _count(standar: StandarPelayanan, words: Frasa) -> str:
    if standar.persyaratan is None:
        return ""
    fewest, most = requirement_counts(standar)
    count = str(most) if fewest == most else f"{fewest} {words.to} {most}"
    return f"{count} {words.requirements(most)}"


def _times(standar: StandarPelayanan, words: Frasa) -> Iterator[Piece]:
    names = standar.pemohon or {}
    for number, time in enumerate(standar.jangka_waktu or ()):
        yield from _own(f"{'; ' if number else ''}{words.length(time.lama)}", words)
        if time.untuk:
            yield from _free(f" ({', '.join(names.get(id, id) for id in time.untuk)})")


def _fee(standar: StandarPelayanan, words: Frasa) -> Iterator[Piece]:
    """`Rp500.000 to Rp2.000.000` in the page's language, ` per kelas` in Indonesian."""
    span = fee_span(standar)
    if span is None:
        return
    low, high = span.low or words.free, span.high or words.free
    yield from _own(low if low == high else f"{low} {words.to} {high}", words)
    yield from _free(f" per {span.unit}" if span.unit else "")


def _own(text: str, words: Frasa) -> tuple[Piece, ...]:
    return (Piece(text, words.lang),)


def _free(text: str) -> tuple[Piece, ...]:
    return (Piece(text, INDONESIAN),) if text else ()
