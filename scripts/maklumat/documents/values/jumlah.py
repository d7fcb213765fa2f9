"""Counts of people: `<n> orang`, n from 1 to 9999 (UU 25/2009 Pasal 21 huruf k)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from maklumat.documents.values.base import TextValue, misshapen

_JUMLAH = "([1-9][0-9]{0,3}) orang"
_COMPILED = re.compile(_JUMLAH)


@dataclass(frozen=True)
class Jumlah(TextValue):
    """A number of people, at least one."""

    orang: int

    PATTERN: ClassVar[str] = f"^{_JUMLAH}$"
    HINT: ClassVar[str] = "Angka lalu kata `orang`."
    EXAMPLES: ClassVar[tuple[str, ...]] = ("2 orang",)

    @classmethod
    def parse(cls, text: str) -> Jumlah:
        match = _COMPILED.fullmatch(text)
        if not match:
            raise misshapen("Jumlah", text, "Tulis misalnya `2 orang`.")
        return cls(int(match[1]))

    def __str__(self) -> str:
        return f"{self.orang} orang"
