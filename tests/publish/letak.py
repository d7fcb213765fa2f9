"""Where every word of a sheet stands, measured by poppler: what is cut off, what lies over what."""

from __future__ import annotations

import shutil
import subprocess
import xml.etree.ElementTree as Tree
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest

_NAMESPACE = "{http://www.w3.org/1999/xhtml}"
_MM = 72 / 25.4
# A word's box is as high as its font may reach: letters fill the middle of it.
_ABOVE, _BELOW = 0.3, 0.25


@dataclass(frozen=True)
class Word:
    """A word and its box in millimetres from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Sheet:
    """One page with its words, in millimetres."""

    width: float
    height: float
    words: tuple[Word, ...]


def sheets(pdf: bytes, folder: Path) -> list[Sheet]:
    """The pages as poppler sees them; skips the test where poppler is missing."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler-utils is not installed")
    file = folder / "letak.pdf"
    file.write_bytes(pdf)
    found = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    tree = Tree.fromstring(found.stdout)  # noqa: S314  # our own sheet, as poppler tells it
    return [_sheet(page) for page in tree.iter(f"{_NAMESPACE}page")]


def _sheet(page: Tree.Element) -> Sheet:
    return Sheet(
        _mm(page, "width"),
        _mm(page, "height"),
        tuple(
            Word(word.text or "", *(_mm(word, side) for side in ("xMin", "yMin", "xMax", "yMax")))
            for word in page.iter(f"{_NAMESPACE}word")
        ),
    )


def _mm(node: Tree.Element, name: str) -> float:
    return float(node.attrib[name]) / _MM


def misplaced(page: Sheet, left: float, right: float, edge: float = 4.0) -> list[str]:
    """Words outside the text's width (mm from the left and right edge) or nearer than `edge` to any edge."""
    return [
        f"{word.text} at {word.left:.1f}-{word.right:.1f}, {word.top:.1f}-{word.bottom:.1f}"
        for word in page.words
        if word.left < left - 0.3
        or word.right > page.width - right + 0.3
        or word.top < edge
        or word.bottom > page.height - edge
    ]


def overlaps(page: Sheet) -> list[str]:
    """Pairs of words whose letters lie over each other."""
    return [f"{one.text} over {other.text} at {one.left:.1f}, {one.top:.1f}" for one, other in _pairs(page)]


def _pairs(page: Sheet) -> Iterator[tuple[Word, Word]]:
    for one, other in combinations(page.words, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        if across > 0.2 and min(_low(one), _low(other)) > max(_high(one), _high(other)):
            yield one, other


def _high(word: Word) -> float:
    return word.top + _ABOVE * (word.bottom - word.top)


def _low(word: Word) -> float:
    return word.bottom - _BELOW * (word.bottom - word.top)
