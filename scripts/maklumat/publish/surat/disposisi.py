"""Disposition slips: one card for each handing on before there is a text, from role to role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from maklumat.documents.errors import Refused
from maklumat.documents.models import Langkah
from maklumat.publish.blok import Blok, Paragraf, Senarai
from maklumat.publish.standard_sheet import block_data
from maklumat.publish.surat.bagian import holder, holders, paper, person
from maklumat.publish.surat.perkara import Matter
from maklumat.publish.surat.tulisan import blocks
from maklumat.publish.words import long_date

TITLE = "Lembar disposisi"
INSTRUCTIONS = (
    "Tindak lanjuti",
    "Pelajari dan beri saran",
    "Siapkan bahan dan konsep",
    "Koordinasikan",
    "Bicarakan dengan saya",
    "Laporkan hasilnya",
    "Untuk diketahui",
)
_NAMED = 6  # more holders of a role than these are not listed one by one
_FIELD = re.compile(r"(Dari|Kepada|Tanggal|Perihal|Hal):\s+(.+)")


def slips_data(matter: Matter) -> dict[str, Any]:
    """The data `surat-disposisi.typ` sets; raises `Refused` where the path hands nothing on beforehand.

    What disposisi.md says stands on the first slip, whose copy it is; the others say what the procedure
    has the step do.
    """
    handed = [pair for pair in pairwise(matter.path) if pair[0].naskah == "tanpa"]
    if not handed:
        raise Refused(f"Jalur {matter.plan.jalur} tidak memuat langkah disposisi.")
    fields, said = _said(matter.note("disposisi.md"))
    return paper(
        matter,
        "disposisi",
        TITLE,
        {
            "hal": matter.plan.judul,
            "kartu": [
                _slip(matter, step, after, fields if first else {}, said if first else ())
                for first, (step, after) in zip(_first(), handed, strict=False)
            ],
            "instruksi": list(INSTRUCTIONS),
        },
    )


def _first() -> Iterator[bool]:
    yield True
    while True:
        yield False


def _slip(
    matter: Matter, step: Langkah, after: Langkah, fields: dict[str, str], said: tuple[Blok, ...]
) -> dict[str, Any]:
    record = matter.cycle.standing.get(step.id) if matter.cycle else None
    day = matter.basis.local_date(record.waktu) if record else None
    return {
        "langkah": step.id,
        "dari": holder(matter, step.peran, day or matter.today),
        "kepada": _to(matter, after.peran, day or matter.today),
        "tanggal": long_date(day) if day else fields.get("Tanggal"),
        "isi": [block_data(block) for block in said or (Paragraf(step.kegiatan + "."),)],
    }


def _to(matter: Matter, role: str, day: date) -> dict[str, Any]:
    """Who it goes to: the one holder, or a box to tick for each of a few."""
    found = holders(matter, role, day)
    if 1 < len(found) <= _NAMED:
        return {"peran": matter.role(role), "orang": [person(matter, entry) for entry in found]}
    return {"peran": matter.role(role), "orang": [holder(matter, role, day)]}


def _said(text: str | None) -> tuple[dict[str, str], tuple[Blok, ...]]:
    """The fields at the head of disposisi.md, which the slip has places for, and what it says."""
    fields: dict[str, str] = {}
    rest: list[Blok] = []
    for block in blocks(text or ""):
        if isinstance(block, Senarai) and not block.butir and (block.judul or "").startswith(TITLE):
            continue
        lines = block.teks.split("\n") if isinstance(block, Paragraf) else []
        found = [(match[1], match[2]) for line in lines if (match := _FIELD.fullmatch(line.strip()))]
        if lines and len(found) == len(lines):
            fields.update(found)
        else:
            rest.append(block)
    return fields, tuple(rest)
