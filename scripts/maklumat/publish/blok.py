"""Neutral blocks: content without a look, for web page, PDF and book alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Butir:
    """A list item: its sentence, and smaller remarks below it such as `Bila: ...`."""

    teks: str
    keterangan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Senarai:
    """A list, perhaps under a small heading; `bernomor` where the order or the count matters."""

    butir: tuple[Butir, ...]
    bernomor: bool = False
    judul: str | None = None


@dataclass(frozen=True)
class Paragraf:
    """One sentence or more."""

    teks: str


@dataclass(frozen=True)
class Tabel:
    """A table with one header row; every row has as many cells as the header."""

    kepala: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]


Blok = Senarai | Paragraf | Tabel


def numbered(butir: Iterable[Butir], judul: str | None = None) -> Senarai:
    """A list with numbers, but for one item alone."""
    items = tuple(butir)
    return Senarai(items, len(items) > 1, judul)


def one_by_one(sentences: Iterable[str], judul: str | None = None) -> Senarai:
    """Plain sentences as a numbered list."""
    return numbered((Butir(text) for text in sentences), judul)
