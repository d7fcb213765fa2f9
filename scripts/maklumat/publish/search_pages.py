"""Pages that find a service: search, A to Z, one page a filter, and a sheet of all fees and times."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from maklumat.documents.folder import Key
from maklumat.documents.models import StandarPelayanan
from maklumat.publish.blok import Tabel
from maklumat.publish.facets import Choice, Facet, facets, token
from maklumat.publish.isi import KOMPONEN_ISI, Isi
from maklumat.publish.listing import by_field
from maklumat.publish.release import Document, Release
from maklumat.publish.search import SERVICE, entries
from maklumat.publish.site_tree import MakePage, Page
from maklumat.publish.summary import EMPTY, fee_summary

MakeCard = Callable[..., Any]
"""What a card shows of a service."""

SEARCH, ALPHABET, FEES = "cari/", "abjad/", "tarif/"


@dataclass(frozen=True)
class Term:
    """A line of the A to Z: a name or an everyday word, the service it leads to, and what that is called."""

    text: str
    key: Key
    leads_to: str | None
    withdrawn: bool


@dataclass(frozen=True)
class Letter:
    """The terms under one letter; `#` holds what begins with none."""

    name: str
    terms: tuple[Term, ...]


def search_pages(release: Release, card: MakeCard, page: MakePage) -> Iterator[Page]:
    """All of them; `card` tells of a service what cards show."""
    office, known = release.basis.kantor.nama, facets(release)
    yield page(
        "cari.html",
        SEARCH,
        "Cari layanan",
        f"Mencari layanan {office} dengan kata sehari-hari.",
        saring=known,
        kata_saring=token,
        kata_layanan=SERVICE,
        jumlah=sum(1 for _ in entries(release)),
    )
    yield page(
        "abjad.html",
        ALPHABET,
        "Layanan dari A sampai Z",
        f"Semua layanan {office} menurut abjad, juga dengan kata sehari-hari.",
        abjad=alphabet(release),
    )
    yield page(
        "tarif.html",
        FEES,
        "Semua biaya dan waktu",
        f"Biaya dan waktu setiap layanan {office} dalam satu lembar yang dapat dicetak.",
        bidang=by_field(release),
        kartu=card,
        tarif=fee_lines,
    )
    for facet in known:
        for choice in facet.choices:
            yield page(
                "saring.html",
                filter_path(facet, choice),
                f"Layanan: {choice.label}",
                f"Layanan {office} dengan {facet.label.lower()}: {choice.label}.",
                saring=known,
                jenis=facet,
                pilihan=choice,
                kartu=card,
            )


def filter_path(facet: Facet, choice: Choice) -> str:
    """The page of one value."""
    return f"saring/{facet.name}/{choice.slug}/"


def alphabet(release: Release) -> tuple[Letter, ...]:
    """Names of all services, withdrawn ones marked, and everyday words for those in force."""
    letters: dict[str, list[Term]] = {}
    for term in sorted(set(_terms(release)), key=lambda term: (_plain(term.text), term.text, term.key)):
        first = _plain(term.text)[:1].upper()
        letters.setdefault(first if first.isalpha() and first.isascii() else "#", []).append(term)
    return tuple(Letter(name, tuple(letters[name])) for name in sorted(letters))


def fee_lines(service: Document[StandarPelayanan]) -> tuple[str, ...]:
    """Every fee of a service as a line: who and what for, how much, on which basis."""
    lines: list[str] = []
    for block in KOMPONEN_ISI["biaya"](Isi(service.model, service.basis.regulasi)):
        if isinstance(block, Tabel):
            lines += [_fee_line(dict(zip(block.kepala, row, strict=True))) for row in block.baris]
        else:
            lines.append(fee_summary(service.model))
    return tuple(lines) or (EMPTY,)


def _fee_line(row: dict[str, str]) -> str:
    said = {name: text for name, text in row.items() if text != "–"}
    who = ", ".join(said[name] for name in ("Untuk", "Uraian", "Kanal") if name in said)
    amount = said["Tarif"] + (f" ({said['Dasar']})" if "Dasar" in said else "")
    return f"{who}: {amount}" if who else amount


def _terms(release: Release) -> Iterator[Term]:
    for service in release.services:
        layer = None if service.withdrawn else release.layers.get(service.key.id)
        title = layer.model.judul if layer else service.model.nama
        yield Term(title, service.key, None, service.withdrawn)
        if layer is not None:
            others = {_plain(text): text for text in (*(layer.model.kata_cari or ()), service.model.nama)}
            for plain, text in others.items():
                if plain != _plain(title):
                    yield Term(text, service.key, title, False)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).casefold().strip()
