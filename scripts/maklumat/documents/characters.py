"""Characters that may not stand in a document, because a reader cannot see what they do.

A bidi mark can reorder a fee, a zero-width space can make two equal words differ, U+2028 is a line
break to the YAML library and can hide a second `tarif`, a Cyrillic letter in a Latin word deceives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maklumat.documents.errors import shown

_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})
_INVISIBLE_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
_ASCII_SUSPECT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
# A word goes on through combining marks, which \w leaves out; else a mark would cut a mixed word in two.
_WORD = re.compile(r"[\w\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
UNSEEN = ("yaml-karakter", "yaml-bom")
"""Codes of the spots nobody can see, in any kind of text."""
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


@dataclass(frozen=True)
class Flaw:
    """A forbidden spot in a text: `offset` counts characters from 0."""

    code: str
    offset: int
    message: str
    fix: str


def flaws(text: str) -> Iterator[Flaw]:
    """Every forbidden spot of `text`, in reading order for each kind."""
    if text.isascii():
        yield from (_forbidden(match.start(), match.group()) for match in _ASCII_SUSPECT.finditer(text))
        return
    # Few distinct characters stand in a text: judging those is quicker than judging every place.
    characters = set(text)
    forbidden = "".join(character for character in characters if _is_forbidden(character))
    if forbidden:
        places = re.finditer(f"[{re.escape(forbidden)}]", text)
        yield from (_forbidden(match.start(), match.group()) for match in places)
    if not unicodedata.is_normalized("NFC", text):
        yield Flaw(
            "yaml-nfc",
            _first_difference(text, unicodedata.normalize("NFC", text)),
            "Ada huruf beraksen yang tersusun dari beberapa bagian (bukan bentuk NFC).",
            "Ketik ulang huruf itu, jangan menyalinnya dari dokumen lain.",
        )
    if len(_scripts(characters)) > 1:
        yield from _mixed_words(text)


def _is_forbidden(character: str) -> bool:
    if character == "\n":
        return False
    return unicodedata.category(character) in _FORBIDDEN_CATEGORIES or character in _INVISIBLE_LETTERS


def _forbidden(offset: int, character: str) -> Flaw:
    special = {
        "\t": ("yaml-tab", "Ada karakter tab.", "Ganti tab dengan spasi."),
        "\r": (
            "yaml-cr",
            "Akhir baris memakai CR (gaya Windows atau Mac lama).",
            "Simpan berkas dengan akhir baris LF (Unix).",
        ),
        "\ufeff": ("yaml-bom", "Ada tanda BOM (U+FEFF).", "Simpan berkas sebagai UTF-8 tanpa BOM."),
    }
    if character in special:
        code, message, fix = special[character]
        return Flaw(code, offset, message, fix)
    name = unicodedata.name(character, "tanpa nama")
    return Flaw(
        "yaml-karakter",
        offset,
        f"Ada karakter yang tidak terlihat atau tidak diizinkan: U+{ord(character):04X} ({name}).",
        "Hapus karakter itu lalu ketik ulang kata di sekitarnya.",
    )


def _first_difference(text: str, normal: str) -> int:
    pairs = enumerate(zip(text, normal, strict=False))
    return next((offset for offset, (a, b) in pairs if a != b), min(len(text), len(normal)))


def _scripts(characters: Iterable[str]) -> set[str]:
    names = [unicodedata.name(character, "") for character in characters]
    return {script for script in _SCRIPTS if any(name.startswith(script) for name in names)}


def _mixed_words(text: str) -> Iterator[Flaw]:
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii() and "LATIN" in (scripts := _scripts(word)) and len(scripts) > 1:
            yield Flaw(
                "yaml-aksara",
                match.start(),
                f"Kata “{shown(word)}” mencampur huruf Latin dengan huruf Kiril atau Yunani yang mirip.",
                "Ketik ulang kata itu seluruhnya dengan huruf Latin.",
            )
