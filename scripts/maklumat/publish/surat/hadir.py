"""The attendance list to sign: rows without names, for the names stay on paper in the office."""

from __future__ import annotations

from typing import Any

from maklumat.documents.models import Rapat
from maklumat.documents.models.pembahasan import UNSUR
from maklumat.publish.surat.bagian import kinds, meeting_facts, paper, signatory, step_of
from maklumat.publish.surat.perkara import Matter, choose
from maklumat.publish.words import in_words
from maklumat.register.cycle import DISCUSSION

TITLE = "Daftar hadir rapat pembahasan"
ROWS = 30
"""Rows to sign in where nobody was counted yet."""
_LETTERS = "ABCDEF"


def attendance_data(
    matter: Matter, number: int | None = None, orang: str | None = None, rows: int | None = None
) -> dict[str, Any]:
    """The data `surat-daftar-hadir.typ` sets; raises `Refused` or `Surroundings`.

    Where the meeting's attendance is counted and `rows` is not given, the rows stand grouped by unsur,
    as many as came; else `rows` rows (30) with a column to write the letter of the unsur into.
    """
    _, meeting = choose(matter.discussion(), number)
    groups = _groups(meeting) if rows is None else []
    role = step_of(matter, DISCUSSION).peran
    return paper(
        matter,
        "daftar-hadir",
        TITLE,
        {
            "hal": f"Pembahasan rancangan {kinds(matter)}",
            "rapat": meeting_facts(matter, meeting),
            "kelompok": groups or [{"judul": None, "unsur": None, "baris": rows or ROWS}],
            "unsur": [[letter, name] for letter, name in zip(_LETTERS, UNSUR.values(), strict=True)],
            "tanda_tangan": signatory(matter, role, orang, meeting.tanggal, meeting.tanggal),
        },
    )


def _groups(meeting: Rapat) -> list[dict[str, Any]]:
    counts = meeting.hadir.counts() if meeting.hadir else {}
    return [
        {"judul": f"{letter}. {UNSUR[unsur]}: {in_words(count)} orang", "unsur": letter, "baris": count}
        for letter, (unsur, count) in zip(_LETTERS, counts.items(), strict=False)
        if count
    ]
