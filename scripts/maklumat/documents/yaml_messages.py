"""What the YAML library's parser complains about, in a drafter's words."""

from __future__ import annotations

import re
from typing import NamedTuple


class Explanation(NamedTuple):
    """What is wrong and how to mend it; `at_start` points at the start of the broken construct."""

    message: str
    fix: str
    at_start: bool = False
    code: str = "yaml-bentuk"


_UNCLOSED = Explanation(
    "Tanda kutip dibuka di sini tetapi tidak ditutup.", "Tutup nilai itu dengan tanda kutip yang sama.", True
)
_UNALIGNED = Explanation(
    "Jorokan baris ini tidak sejajar dengan baris di atasnya.",
    "Sejajarkan kunci atau tanda `-` dengan saudaranya, memakai spasi.",
)
_SPECIAL = Explanation(
    "Nilai diawali karakter yang bermakna khusus dalam YAML.", "Apit seluruh nilai dengan tanda kutip.", True
)
_ESCAPE = Explanation(
    "Ada garis miring terbalik (\\) yang tidak dikenal di dalam kutip ganda.",
    "Pakai kutip tunggal '...' agar garis miring terbalik dibaca apa adanya.",
)
_DIRECTIVE = Explanation(
    "Direktif (baris yang diawali %) tidak dipakai.", "Hapus baris yang diawali %.", True, "yaml-direktif"
)
_BLOCK = Explanation(
    "Sesudah tanda | atau > ada yang tidak dikenal.",
    "Tulis | atau > saja, lalu mulai teks pada baris berikutnya, menjorok dua spasi.",
    True,
)

_NO_COLON = "could not find expected ':'"
# The library's words on the left, tried in order; a part of its sentence is enough.
_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        Explanation(
            "Ada titik dua (:) di tengah nilai, atau jorokan baris ini tidak sejajar.",
            "Apit nilai yang memuat titik dua dengan tanda kutip; sejajarkan baris dengan saudaranya; "
            "sesudah titik dua sebuah kunci, juga di baris sebelumnya, harus ada spasi.",
        ),
    ),
    (
        "mapping keys are not allowed",
        Explanation(
            "Bentuk `? kunci` tidak dipakai.",
            "Tulis `kunci: nilai` pada satu baris; jika ? bagian dari teks, apit dengan tanda kutip.",
            code="yaml-tanya",
        ),
    ),
    (
        _NO_COLON,
        Explanation(
            "Baris ini belum memuat titik dua sesudah kunci, atau bukan sambungan baris di atasnya.",
            "Tulis `kunci: nilai`; sambungan kalimat harus menjorok lebih dalam dari kuncinya.",
            True,
        ),
    ),
    (
        "did not find expected key",
        Explanation(
            "Baris ini tidak sejajar dengan baris di atasnya, atau ada teks sesudah kutip penutup.",
            "Sejajarkan kunci atau tanda `-` dengan saudaranya; tanda kutip harus mengapit seluruh nilai.",
        ),
    ),
    (
        "did not find expected '-'",
        Explanation(
            "Di dalam daftar ada baris yang tidak diawali tanda `-`, atau ada teks sesudah kutip penutup.",
            "Awali setiap butir dengan `- `, sejajar dengan butir lain; tanda kutip mengapit seluruh butir.",
        ),
    ),
    ("did not find expected <document start>", _UNALIGNED),
    ("found unexpected end of stream", _UNCLOSED),
    ("found unexpected document indicator", _UNCLOSED),
    (
        "block sequence entries are not allowed",
        Explanation(
            "Tanda `- ` ada di tempat yang tidak semestinya.",
            "Mulai daftar pada baris baru di bawah kuncinya, menjorok dua spasi.",
        ),
    ),
    ("found character that cannot start any token", _SPECIAL),
    ("did not find expected alphabetic or numeric character", _SPECIAL),
    ("did not find expected node content", _SPECIAL),
    ("found undefined tag handle", _SPECIAL),
    ("tag URI", _SPECIAL),
    ("did not find the expected '>'", _SPECIAL),
    ("found unknown escape character", _ESCAPE),
    ("hexdecimal number", _ESCAPE),
    ("invalid Unicode character escape code", _ESCAPE),
    ("directive", _DIRECTIVE),
    ("incompatible YAML document", _DIRECTIVE),
    ("indentation indicator equal to 0", _BLOCK),
    ("comment or line break", _BLOCK),
)
_UNKNOWN = Explanation(
    "Susunan YAML pada baris ini tidak dapat dibaca.",
    "Periksa jorokan, titik dua, dan tanda kutip pada baris ini dan baris sebelumnya.",
)


# Where the parser misses a colon, the line itself may show that only a space is missing.
_NO_SPACE = (
    (
        re.compile(r"\s*-[^\s-]"),
        Explanation("Sesudah tanda - belum ada spasi.", "Tulis `- `, lalu butirnya.", True),
    ),
    (
        re.compile(r"\s*(- )?[a-z][a-z0-9_]*:\S"),
        Explanation("Sesudah titik dua belum ada spasi.", "Tulis `kunci: nilai`.", True),
    ),
)


def explain(problem: str, line: str = "") -> Explanation:
    """The parser's English `problem` in Indonesian ("" when it gave none), `line` being where it began."""
    if _NO_COLON in problem:
        for shape, words in _NO_SPACE:
            if shape.match(line):
                return words
    return next((words for known, words in _EXPLANATIONS if known in problem), _UNKNOWN)
