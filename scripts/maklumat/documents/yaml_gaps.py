"""What the events do not show: comments behind values, `? key`, list items swallowed by a sentence.

They are found in the raw text, in the gaps between scalars and inside plain multi-line ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from maklumat.documents.errors import Problem
from maklumat.documents.yaml_events import problem

_BLOCK_HEADER = re.compile(r"[|>][-+1-9]{0,2} *$")


@dataclass
class GapJudge:
    """Walks the raw text beside the events; feed it every scalar in order, then `finish`."""

    text: str
    # Where the last scalar ended: offset, line and column, all from 0.
    _at: tuple[int, int, int] = field(default=(0, 0, 0))

    def scalar(self, event: yaml.ScalarEvent) -> Iterator[Problem]:
        """Problems between the last scalar and this one, and in its own raw text."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return
        yield from self._gap(start.index)
        if event.style in ("|", ">"):
            yield from self._header(start.index, start.line, start.column)
        elif not event.style and start.line != end.line:
            yield from self._swallowed(start.index, end.index, start.line)
        self._at = (end.index, end.line, end.column)

    def finish(self) -> Iterator[Problem]:
        """Problems behind the last scalar."""
        yield from self._gap(len(self.text))

    def _gap(self, until: int) -> Iterator[Problem]:
        start, line, column = self._at
        gap = self.text[start:until]
        if "#" not in gap and "?" not in gap:
            return
        before = self.text[start - column : start]
        for offset, piece in enumerate(gap.split("\n")):
            code, hash_sign, _ = piece.partition("#")
            if hash_sign and (before + code).strip(" "):
                yield _comment(line + offset, column + len(code))
            if "?" in code:
                yield problem(
                    "yaml-tanya",
                    line + offset + 1,
                    column + code.index("?") + 1,
                    "Bentuk `? kunci` tidak dipakai.",
                    "Tulis `kunci: nilai` pada satu baris.",
                )
            before, column = "", 0

    def _header(self, start: int, line: int, column: int) -> Iterator[Problem]:
        # The library reads `| # note` and drops the note.
        stop = self.text.find("\n", start)
        header = self.text[start : stop if stop >= 0 else len(self.text)]
        if not _BLOCK_HEADER.match(header):
            yield _comment(line, column + header.find("#"))

    def _swallowed(self, start: int, end: int, line: int) -> Iterator[Problem]:
        # `- KTP` and below it, indented too far, `- KK`: YAML reads one sentence, "KTP - KK".
        for offset, piece in enumerate(self.text[start:end].split("\n")):
            item = piece.lstrip(" ")
            if offset and item.startswith("- "):
                yield problem(
                    "yaml-menyatu",
                    line + offset + 1,
                    len(piece) - len(item) + 1,
                    "Butir ini terbaca sebagai sambungan kalimat di atasnya.",
                    "Sejajarkan tanda `-` dengan butir lain; jika memang sambungan kalimat, apit seluruh "
                    "kalimat dengan tanda kutip.",
                )


def _comment(line: int, column: int) -> Problem:
    return problem(
        "yaml-komentar",
        line + 1,
        column + 1,
        "Ada tanda # di belakang isi baris; teks sesudahnya akan hilang.",
        "Jika # bagian dari nilai, apit seluruh nilai dengan tanda kutip; "
        "jika komentar, pindahkan ke baris tersendiri.",
    )
