"""How an office's paper looks and how it numbers its decrees.

    ukuran     = n " mm", n from 10 to 30
    pola nomor = text with at least one of "<angka>" "<tahun>" "<bulan>" "<huruf>", up to 120 characters

No rule of law fixes either: both are the house style of the office (`tata naskah dinas`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from maklumat.documents.values.base import BadValue, TextValue, misshapen

_NARROWEST, _WIDEST = 10, 30  # mm: less no printer reaches, more leaves no room for a table of fees
_MM = re.compile("([1-9][0-9]{0,2}) mm")
_PLACE = re.compile("<(angka|tahun|bulan|huruf)>")
# Between two places stands fixed text that does not go on like the first: else nobody could tell where the
# one ends and the other begins, and a number could be tried for hours.
_ONE = "<(?:tahun|bulan|angka(?!>[0-9])|huruf(?!>[A-Z]))>"
_POLA = rf"(?=.{{1,120}}$)[^<>\n]*{_ONE}(?:[^<>\n]+{_ONE})*[^<>\n]*"
_COMPILED = re.compile(_POLA)
_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_POLA_FIX = (
    "Tulis bagian yang tetap apa adanya, lalu <angka>, <tahun>, <bulan> (angka Romawi), atau <huruf> di "
    "tempat yang berubah, dipisah teks tetap yang tidak diawali angka sesudah <angka> atau huruf kapital "
    "sesudah <huruf>; misalnya `W.99-<angka>.OT.02.02 TAHUN <tahun>`."
)


@dataclass(frozen=True)
class Milimeter(TextValue):
    """A margin in whole millimetres."""

    mm: int

    PATTERN: ClassVar[str] = "^([12][0-9]|30) mm$"
    HINT: ClassVar[str] = f"Jarak dari tepi kertas, {_NARROWEST} sampai {_WIDEST} mm."
    EXAMPLES: ClassVar[tuple[str, ...]] = ("25 mm",)

    @classmethod
    def parse(cls, text: str) -> Milimeter:
        match = _MM.fullmatch(text)
        if not match:
            raise misshapen("Ukuran", text, "Tulis milimeter bulat dengan satuannya, misalnya `25 mm`.")
        if not _NARROWEST <= int(match[1]) <= _WIDEST:
            raise BadValue(
                f"Margin {text} di luar {_NARROWEST} sampai {_WIDEST} mm.",
                "Pakai ukuran yang dapat dicetak dan menyisakan tempat bagi tabel.",
            )
        return cls(int(match[1]))

    def __str__(self) -> str:
        return f"{self.mm} mm"


@dataclass(frozen=True)
class PolaNomor(TextValue):
    """The pattern of an office's decree numbers; `<tahun>` and `<bulan>` are those of the decree's date."""

    pola: str

    PATTERN: ClassVar[str] = f"^{_POLA}$"
    HINT: ClassVar[str] = (
        "Bagian tetap apa adanya; <angka>, <tahun>, <bulan>, <huruf> di tempat yang berubah."
    )
    EXAMPLES: ClassVar[tuple[str, ...]] = ("W.99-<angka>.OT.02.02 TAHUN <tahun>",)

    @classmethod
    def parse(cls, text: str) -> PolaNomor:
        if not _COMPILED.fullmatch(text):
            raise misshapen("Pola nomor", text, _POLA_FIX)
        return cls(text)

    def __str__(self) -> str:
        return self.pola

    def fits(self, nomor: str, tanggal: date) -> bool:
        """Whether a decree of that date may bear the number."""
        kinds = _places(tanggal, "[0-9]+", "[A-Z]+")
        pieces = _PLACE.split(self.pola)  # fixed text and names of places take turns
        pattern = "".join(
            kinds[piece] if position % 2 else re.escape(piece) for position, piece in enumerate(pieces)
        )
        return re.fullmatch(pattern, nomor) is not None

    def example(self, tanggal: date) -> str:
        """A number of that shape for a decree of that date."""
        kinds = _places(tanggal, "12", "A")
        return _PLACE.sub(lambda match: kinds[match[1]], self.pola)


def _places(tanggal: date, angka: str, huruf: str) -> dict[str, str]:
    """What stands at each place in a number of that date."""
    return {
        "angka": angka,
        "huruf": huruf,
        "tahun": str(tanggal.year),
        "bulan": _MONTHS[tanggal.month - 1],
    }
