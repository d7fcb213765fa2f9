"""Reads a finished book back: nothing that belongs in it may have been lost on the way to paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from maklumat.publish.book_plan import Chapter

# The text operators as WeasyPrint writes them: where a line stands, in which font, which glyphs. pypdf's own
# reading takes as long as setting the book; written otherwise, nothing is found here and the gate stays shut.
_OPERATOR = re.compile(r"(\S+) Tm|/(\S+) \S+ Tf|<([0-9a-f]+)>")
_GLYPH = re.compile(r"^<([0-9a-f]{4})> <([0-9a-f]+)>$", re.MULTILINE)
# Between the running head and foot, in CSS pixels from the top of an A4 sheet.
_TEXT_AREA = range(85, 1045)
_DASHES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})


def missing(
    pdf: bytes, chapters: Sequence[Chapter], front: Sequence[str], written: Sequence[str]
) -> list[str]:
    """What the book lacks, in plain words; nothing if it is whole.

    Every chapter must begin somewhere, and its title and words stand between there and the next chapter.
    `front` are words of the cover, `written` the addresses of the pages written by hand.
    """
    try:
        reader = PdfReader(BytesIO(pdf))
        pages = list(_pages(reader))
        starts = _starts(reader)
    except (PyPdfError, KeyError) as error:
        return [f"berkas PDF-nya tidak dapat dibaca ulang ({error})"]
    lost = [f"di sampul: {word}" for word in front if not _holds(pages[:1], word)]
    lost += [f"halaman {path}" for path in written if f"{path}:" not in starts]
    begun = [(chapter, starts.get(f"{chapter.page.path}:")) for chapter in chapters]
    lost += [f"bab {chapter.page.title}" for chapter, start in begun if start is None]
    whole = [(chapter, start) for chapter, start in begun if start is not None]
    ends = [*(start for _, start in whole), len(pages)][1:]
    for (chapter, start), end in zip(whole, ends, strict=True):
        between = pages[start : end + 1]
        words = (chapter.page.title, *chapter.words) if chapter.level > 1 else chapter.words
        lost += [f"dalam bab {chapter.page.title}: {word}" for word in words if not _holds(between, word)]
    return lost


def _starts(reader: PdfReader) -> dict[str, int]:
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages)}
    return {name: numbers[target.raw_get("/Page")] for name, target in reader.named_destinations.items()}


def _pages(reader: PdfReader) -> Iterator[str]:
    """The text of each page without its running head and foot, all space taken out."""
    known: dict[int, dict[str, str]] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        fonts = {
            name[1:]: _letters(known, reference.get_object())
            for name, reference in resources["/Font"].items()
        }
        contents = page.get_contents()
        stream = contents.get_data().decode("latin-1") if contents is not None else ""
        yield _plain("".join(_text(stream, fonts)))


def _letters(known: dict[int, dict[str, str]], font: Any) -> dict[str, str]:
    """Glyphs of a font as letters, read once for the book."""
    number = font.indirect_reference.idnum
    if number not in known:
        table = font["/ToUnicode"].get_data().decode("ascii")
        known[number] = {
            glyph: bytes.fromhex(text).decode("utf-16-be") for glyph, text in _GLYPH.findall(table)
        }
    return known[number]


def _text(stream: str, fonts: dict[str, dict[str, str]]) -> Iterator[str]:
    letters: dict[str, str] = {}
    inside = False
    for height, font, glyphs in _OPERATOR.findall(stream):
        if height:
            inside = int(float(height)) in _TEXT_AREA
        elif font:
            letters = fonts.get(font, {})
        elif inside:
            yield from (letters.get(glyphs[at : at + 4], "") for at in range(0, len(glyphs), 4))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())


def _holds(pages: Sequence[str], word: str) -> bool:
    wanted = _plain(word)
    if any(wanted in page for page in pages):
        return True
    return any(_parted(wanted, before, after) for before, after in pairwise(pages))


def _parted(wanted: str, before: str, after: str) -> bool:
    """Whether a page break falls into the words: what is set beside the text comes first on a new page."""
    return any(before.endswith(wanted[:cut]) and wanted[cut:] in after for cut in range(1, len(wanted)))
