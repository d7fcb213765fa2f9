"""Lengths of time as an office writes them.

    lama    = takaran | angka " sampai " angka " " satuan | takaran " sampai " takaran
    takaran = angka " " satuan
    angka   = 1 .. 9999, no leading zero
    satuan  = "menit" | "jam" | "hari" | "hari kerja" | "minggu" | "bulan" | "tahun"

`hari` and `hari kerja` are different legal terms (PP 96/2012 Pasal 27 uses both) and are never
converted into each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from maklumat.documents.values.base import BadValue, TextValue, misshapen


class Satuan(Enum):
    """Units of time; the value is how it is written."""

    MENIT = "menit"
    JAM = "jam"
    HARI = "hari"
    HARI_KERJA = "hari kerja"
    MINGGU = "minggu"
    BULAN = "bulan"
    TAHUN = "tahun"


# Units that convert into each other without a calendar: name of the family, size in its smallest unit.
_FAMILY = {
    Satuan.MENIT: ("menit", 1),
    Satuan.JAM: ("menit", 60),
    Satuan.HARI: ("hari", 1),
    Satuan.MINGGU: ("hari", 7),
    Satuan.HARI_KERJA: ("hari kerja", 1),
    Satuan.BULAN: ("bulan", 1),
    Satuan.TAHUN: ("bulan", 12),
}

_UNIT = "menit|jam|hari kerja|hari|minggu|bulan|tahun"
_NUMBER = "[1-9][0-9]{0,3}"
_SINGLE = re.compile(rf"({_NUMBER}) ({_UNIT})")
_SHORT_RANGE = re.compile(rf"({_NUMBER}) sampai ({_NUMBER}) ({_UNIT})")
_LONG_RANGE = re.compile(rf"({_NUMBER}) ({_UNIT}) sampai ({_NUMBER}) ({_UNIT})")


@dataclass(frozen=True)
class Takaran:
    """A number of units."""

    angka: int
    satuan: Satuan

    def __str__(self) -> str:
        return f"{self.angka} {self.satuan.value}"

    def measure(self) -> tuple[str, int]:
        """(family, size): two measures compare only within one family."""
        family, size = _FAMILY[self.satuan]
        return family, self.angka * size


@dataclass(frozen=True)
class Lama(TextValue):
    """A length of time, or a range of two; `paling_singkat == paling_lama` when it is no range."""

    paling_singkat: Takaran
    paling_lama: Takaran

    PATTERN: ClassVar[str] = (
        rf"^{_NUMBER} ({_UNIT})$|^{_NUMBER} sampai {_NUMBER} ({_UNIT})$"
        rf"|^{_NUMBER} ({_UNIT}) sampai {_NUMBER} ({_UNIT})$"
    )
    HINT: ClassVar[str] = (
        "Angka dan satuan: menit, jam, hari, hari kerja, minggu, bulan, atau tahun. "
        "“hari” dan “hari kerja” berbeda arti menurut hukum."
    )
    EXAMPLES: ClassVar[tuple[str, ...]] = ("3 hari kerja", "3 sampai 6 bulan", "7 bulan sampai 1 tahun")

    @classmethod
    def parse(cls, text: str) -> Lama:
        if match := _SINGLE.fullmatch(text):
            one = Takaran(int(match[1]), Satuan(match[2]))
            return cls(one, one)
        if match := _SHORT_RANGE.fullmatch(text):
            low, high = Takaran(int(match[1]), Satuan(match[3])), Takaran(int(match[2]), Satuan(match[3]))
        elif match := _LONG_RANGE.fullmatch(text):
            low, high = Takaran(int(match[1]), Satuan(match[2])), Takaran(int(match[3]), Satuan(match[4]))
        else:
            raise misshapen(
                "Lama",
                text,
                "Tulis angka lalu satuan: menit, jam, hari, hari kerja, minggu, bulan, atau tahun; "
                "misalnya `3 hari kerja` atau `3 sampai 6 bulan`.",
            )
        (low_family, low_size), (high_family, high_size) = low.measure(), high.measure()
        if low_family == high_family and low_size >= high_size:
            raise BadValue(f"Rentang “{text}” terbalik atau sama.", "Tulis yang paling singkat lebih dulu.")
        return cls(low, high)

    def __str__(self) -> str:
        if self.paling_singkat == self.paling_lama:
            return str(self.paling_lama)
        if self.paling_singkat.satuan == self.paling_lama.satuan:
            return f"{self.paling_singkat.angka} sampai {self.paling_lama}"
        return f"{self.paling_singkat} sampai {self.paling_lama}"
