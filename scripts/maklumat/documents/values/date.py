"""Dates: `YYYY-MM-DD`, years 1945 to 2999."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from maklumat.documents.values.base import BadValue

_DATE = re.compile(r"(19[4-9][0-9]|2[0-9]{3})-([0-9]{2})-([0-9]{2})")


def parse_date(text: Any) -> date:
    """Read `YYYY-MM-DD`; raises `BadValue`."""
    if isinstance(text, str) and (match := _DATE.fullmatch(text)):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
    raise BadValue(f"“{text}” bukan tanggal.", "Tulis tahun-bulan-hari, misalnya `2024-01-02`.")


Tanggal = Annotated[
    date,
    BeforeValidator(parse_date),
    WithJsonSchema(
        {"type": "string", "pattern": "^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$", "examples": ["2024-01-02"]}
    ),
]
