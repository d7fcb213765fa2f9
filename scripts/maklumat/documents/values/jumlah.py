"""Counts of people: `<n> orang`, n from 1 to 9999 (UU 25/2009 Pasal 21 huruf k)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from maklumat.documents.values.base import BadValue, TextValue

_JUMLAH = re.compile(r"([1-9][0-9]{0,3}) orang")


@dataclass(frozen=True)
class Jumlah(TextValue):
    """A number of people, at least one."""

    orang: int

    PATTERN: ClassVar[str] = r"^[1-9][0-9]{0,3} orang$"
    HINT: ClassVar[str] = "Angka lalu kata `orang`."
    EXAMPLES: ClassVar[tuple[str, ...]] = ("2 orang",)

    @classmethod
    def parse(cls, text: str) -> Jumlah:
        match = _JUMLAH.fullmatch(text)
        if not match:
            raise BadValue(f"Jumlah “{text}” tidak dikenal bentuknya.", "Tulis misalnya `2 orang`.")
        return cls(int(match[1]))

    def __str__(self) -> str:
        return f"{self.orang} orang"
