"""Fees in rupiah as an office writes them.

    tarif = "gratis" | "Rp" rupiah " per " uraian
    rupiah = digits grouped by dots in threes, above zero, below one thousand billion (12 digits)
    uraian = one line of 1 to 80 characters that neither starts nor ends with a space

An unknown fee is an error, never zero; who pays nothing is written `gratis`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from maklumat.documents.errors import shown
from maklumat.documents.values.base import TextValue, misshapen

_AMOUNT = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){0,3}"
_PER = r"\S|\S.{0,78}\S"
_TARIF = re.compile(rf"Rp({_AMOUNT}) per ({_PER})")
_LOOSE = re.compile(r"(?i)^rp\.?\s*([0-9][0-9.,]*)")


@dataclass(frozen=True)
class Tarif(TextValue):
    """A fee: `rupiah` per `per`; `rupiah` is None when it is free (then `per` is empty)."""

    rupiah: int | None
    per: str

    PATTERN: ClassVar[str] = rf"^gratis$|^Rp{_AMOUNT} per ({_PER})$"
    HINT: ClassVar[str] = "Rp dengan titik ribuan, lalu `per` apa; atau `gratis` bagi yang tidak membayar."
    EXAMPLES: ClassVar[tuple[str, ...]] = ("Rp400.000 per permohonan", "gratis")

    @classmethod
    def parse(cls, text: str) -> Tarif:
        if text == "gratis":
            return cls(None, "")
        if match := _TARIF.fullmatch(text):
            return cls(int(match[1].replace(".", "")), match[2])
        raise misshapen("Tarif", text, _fix(text))

    def __str__(self) -> str:
        return "gratis" if self.rupiah is None else f"{rupiah(self.rupiah)} per {self.per}"


def rupiah(amount: int) -> str:
    """`1800000` as `Rp1.800.000`."""
    return "Rp" + f"{amount:,}".replace(",", ".")


def _fix(text: str) -> str:
    match = _LOOSE.match(text)
    digits = re.sub(r"[.,]00$|\D", "", match[1]) if match else ""
    if digits and not digits.strip("0"):
        return "Tarif nol ditulis `gratis`; tarif yang belum diketahui tidak boleh ditulis nol."
    if digits and len(digits) <= len("999999999999"):
        _, _, per = text.partition(" per ")
        return f"Tulis misalnya `{rupiah(int(digits))} per {shown(per.strip()) or 'permohonan'}`."
    return (
        "Tulis `Rp` dengan titik ribuan lalu `per` apa, misalnya `Rp400.000 per permohonan`, atau `gratis`."
    )
