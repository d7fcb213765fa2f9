"""What looks like a person's data in free text: numbers, contacts, addresses, names behind a title.

Patterns, so never complete: they warn the writer and mask the public view; they are no licence to write
persons into a summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

SAMARAN = "[disamarkan]"


class Trace(NamedTuple):
    """A stretch of text that looks like personal data, and what it looks like."""

    what: str
    start: int
    end: int


# Digits in the groups these numbers are written in; any group of any length would catch a pair of dates.
_IDENTITY = (
    r"(?<!\d)(?:\d{15,18}|\d{4}(?:[ .-]\d{4}){3}|\d{6}[ .-]\d{6}[ .-]\d{4}"
    r"|\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}|\d{8} \d{6} \d \d{3})(?!\d)"
)
_PHONE = (
    r"(?<![\d.])(?:\+62|62|0)[ -]?8\d{1,2}(?:[ .-]?\d{3,5}){2}(?!\d)"
    r"|(?<![\d.])\(?0[2-9]\d{1,2}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)"
)
_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
_ADDRESS = (
    r"\b(?:Jl\.?|Jln\.?|Jalan|Gg\.?|Gang|Perum(?:ahan)?|Komp(?:leks|lek)?\.?) [^,;\n]{2,60}?"
    r"(?:\b(?:No\.?|Nomor|Blok) ?[A-Z]?\d+\w?|(?<=[a-z]) \d+\w?)\b"
    r"|\bRT\.? ?\d+(?: ?/ ?|,? )RW\.? ?\d+\b"
)
# Words that follow such a title but name an office or a place.
_NO_NAME = (
    "Kepala|Ketua|Kota|Gubernur|Bupati|Wali|Menteri|Direktur|Camat|Lurah|Kabag|Kasubbag|Kadiv|Kakanwil|"
    "Pertiwi|Rumah|Notaris|Petugas|Sekretaris"
)
_NAME = (
    r"\b(?:Bapak|Ibu|Pak|Bu|Sdr\.?|Sdri\.?|Saudara|Saudari|Tuan|Nyonya|[Bb]ernama|[Aa]tas nama|[Aa]\.n\.) "
    rf"(?!(?:{_NO_NAME})\b)[A-Z][\w']+(?: (?:bin |binti )?[A-Z][\w'.]+)*"
)
_KINDS = (
    ("nomor identitas (NIK, NIP, atau NPWP)", re.compile(_IDENTITY)),
    ("alamat surel", re.compile(_MAIL)),
    ("nomor telepon", re.compile(_PHONE)),
    ("alamat rumah", re.compile(_ADDRESS)),
    ("nama orang", re.compile(_NAME)),
)


def traces(text: str) -> Iterator[Trace]:
    """Every stretch that looks like personal data, in order of the text, none overlapping another."""
    found = sorted(Trace(what, *match.span()) for what, pattern in _KINDS for match in pattern.finditer(text))
    end = 0
    for trace in sorted(found, key=lambda item: (item.start, -item.end)):
        if trace.start >= end:
            yield trace
            end = trace.end


def masked(text: str) -> str:
    """The text with every such stretch replaced by `SAMARAN`."""
    parts, position = [], 0
    for trace in traces(text):
        parts += [text[position : trace.start], SAMARAN]
        position = trace.end
    return "".join([*parts, text[position:]])
