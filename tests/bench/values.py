"""How many of the enacted values a PDF holds."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from maklumat.publish.blok import Blok, Paragraf, Tabel
from maklumat.publish.release import Release
from maklumat.publish.uraian import tambahan, uraian

_EDGE = 4  # lines at the head or foot of a page that may be running ones
_DIGITS = re.compile(r"\d+")
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})


def enacted(release: Release) -> Counter[str]:
    """Every text of every component of the services in force, and how often it stands there."""
    found: Counter[str] = Counter()
    for document in release.services:
        if not document.withdrawn:
            parts = [part.blok for part in uraian(document.model, document.basis.regulasi)]
            parts += [part.blok for part in tambahan(document.model)]
            found.update(_plain(text) for blocks in parts for block in blocks for text in _texts(block))
    return found


def _texts(block: Blok) -> Iterator[str]:
    if isinstance(block, Paragraf):
        yield block.teks
    elif isinstance(block, Tabel):
        yield from (cell for row in block.baris for cell in row if cell)
    else:
        yield from (text for item in block.butir for text in (item.teks, *item.keterangan))


@dataclass(frozen=True)
class Held:
    """How many of the wanted texts a PDF holds, each counted as often as it is wanted; and its pages."""

    values: int
    pages: int


def held(pdf: Path, wanted: Counter[str]) -> Held:
    """Read a PDF back."""
    pages = [page.extract_text().splitlines() for page in PdfReader(pdf).pages]
    text = _plain("\n".join(line for page in _unframed(pages) for line in page))
    return Held(sum(min(count, text.count(value)) for value, count in wanted.items()), len(pages))


def _unframed(pages: Sequence[Sequence[str]]) -> Iterator[Sequence[str]]:
    """The pages without running heads and feet, which part what runs over a page's end."""
    edges = Counter(
        line for page in pages for line in {_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:])}
    )
    running = {line for line, count in edges.items() if count > len(pages) / 4}
    for page in pages:
        inner = range(_EDGE, len(page) - _EDGE)
        yield [line for at, line in enumerate(page) if at in inner or _shape(line) not in running]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line.strip())


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
