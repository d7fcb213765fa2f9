"""Office hours.

hari    = nama | nama " sampai " nama       nama = "senin" .. "minggu", the first before the second
rentang = pukul " sampai " pukul            pukul = "00.00" .. "24.00", the first before the second
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from maklumat.documents.values.base import TextValue, misshapen

HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_NAME = "|".join(HARI)
_DAYS = re.compile(rf"({_NAME})(?: sampai ({_NAME}))?")
_CLOCK = r"(?:[01][0-9]|2[0-3])\.[0-5][0-9]|24\.00"
_SPAN = re.compile(rf"({_CLOCK}) sampai ({_CLOCK})")


@dataclass(frozen=True)
class HariLayanan(TextValue):
    """A run of weekdays, `pertama` and `terakhir` counted from Monday = 0, both included."""

    pertama: int
    terakhir: int

    PATTERN: ClassVar[str] = rf"^({_NAME})( sampai ({_NAME}))?$"
    HINT: ClassVar[str] = "Satu hari atau rentang hari, huruf kecil."
    EXAMPLES: ClassVar[tuple[str, ...]] = ("senin sampai kamis", "jumat")

    @classmethod
    def parse(cls, text: str) -> HariLayanan:
        match = _DAYS.fullmatch(text)
        if match:
            first, last = HARI.index(match[1]), HARI.index(match[2] or match[1])
            if first < last or not match[2]:
                return cls(first, last)
        raise misshapen("Hari", text, "Tulis misalnya `senin sampai kamis` atau `jumat`.")

    def __str__(self) -> str:
        if self.pertama == self.terakhir:
            return HARI[self.pertama]
        return f"{HARI[self.pertama]} sampai {HARI[self.terakhir]}"


@dataclass(frozen=True, order=True)
class Pukul:
    """A time of day in minutes since midnight, 0 to 1440."""

    menit: int

    def __str__(self) -> str:
        return f"{self.menit // 60:02d}.{self.menit % 60:02d}"


@dataclass(frozen=True)
class RentangPukul(TextValue):
    """From `mulai` to `selesai` on one day."""

    mulai: Pukul
    selesai: Pukul

    PATTERN: ClassVar[str] = rf"^({_CLOCK}) sampai ({_CLOCK})$"
    HINT: ClassVar[str] = "Jam dan menit dengan titik."
    EXAMPLES: ClassVar[tuple[str, ...]] = ("08.00 sampai 16.00",)

    @classmethod
    def parse(cls, text: str) -> RentangPukul:
        match = _SPAN.fullmatch(text)
        if match:
            start, end = _minutes(match[1]), _minutes(match[2])
            if start < end:
                return cls(start, end)
        raise misshapen("Jam", text, "Tulis misalnya `08.00 sampai 16.00`.")

    def __str__(self) -> str:
        return f"{self.mulai} sampai {self.selesai}"


def _minutes(clock: str) -> Pukul:
    return Pukul(int(clock[:2]) * 60 + int(clock[3:]))
