"""How and how often performance is evaluated (UU 25/2009 Pasal 21 huruf n and Pasal 38).

    evaluasi = cara ", " n " kali " ("sehari" | "seminggu" | "sebulan" | "setahun")
             | cara ", " n " kali dalam " n " tahun"

n has no leading zero, up to 999 times and 99 years. `cara` is one line that neither starts nor ends
with a space; the split is at the last comma, so it may hold commas itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from maklumat.documents.values.base import TextValue, misshapen

_PER_YEAR = {"sehari": 365, "seminggu": 52, "sebulan": 12, "setahun": 1}
_CARA = r"\S(?:.*\S)?"
_OFTEN = "([1-9][0-9]{0,2}) kali (?:(sehari|seminggu|sebulan|setahun)|dalam ([1-9][0-9]?) tahun)"
_EVALUASI = re.compile(rf"({_CARA}), {_OFTEN}")


@dataclass(frozen=True)
class Evaluasi(TextValue):
    """`cara`, `kali` times each `kurun` (a word), or in `tahun` years when `kurun` is empty."""

    cara: str
    kali: int
    kurun: str
    tahun: int

    PATTERN: ClassVar[str] = rf"^{_CARA}, {_OFTEN}$"
    HINT: ClassVar[str] = "Cara evaluasi, koma, lalu seberapa sering."
    EXAMPLES: ClassVar[tuple[str, ...]] = ("SKM, 1 kali setahun", "Supervisi, 2 kali dalam 3 tahun")

    @classmethod
    def parse(cls, text: str) -> Evaluasi:
        if match := _EVALUASI.fullmatch(text):
            return cls(match[1], int(match[2]), match[3] or "", int(match[4] or 1))
        raise misshapen(
            "Evaluasi", text, "Tulis cara, koma, lalu kekerapannya; misalnya `SKM, 1 kali setahun`."
        )

    def __str__(self) -> str:
        often = (
            f"{self.kali} kali {self.kurun}" if self.kurun else f"{self.kali} kali dalam {self.tahun} tahun"
        )
        return f"{self.cara}, {often}"

    @property
    def yearly(self) -> bool:
        """Whether it happens at least once a year (UU 25/2009 Pasal 38, penjelasan)."""
        return self.kali * _PER_YEAR.get(self.kurun, 1) >= self.tahun
