"""Dates: `YYYY-MM-DD`, years 1945 to 2999."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from maklumat.documents.values.base import BadValue, misshapen, need_text

_DATE = (
    r"(194[5-9]|19[5-9][0-9]|2[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"  # which days exist: date()
)
_COMPILED = re.compile(_DATE)
_FIX = "Tulis tahun-bulan-hari, misalnya `2024-01-02`."


BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
"""The months in order, as dates in words name them."""


def parse_date(text: Any) -> date:
    """Read `YYYY-MM-DD`; raises `BadValue`."""
    text = need_text(text, _FIX)
    if match := _COMPILED.fullmatch(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            raise BadValue(f"Tanggal {text} tidak ada pada kalender.", "Betulkan tanggalnya.") from None
    raise misshapen("Tanggal", text, _FIX)


Tanggal = Annotated[
    date,
    BeforeValidator(parse_date),
    WithJsonSchema({"type": "string", "pattern": f"^{_DATE}$", "examples": ["2024-01-02"]}),
]
