"""The papers of a bundle, set by Typst: working papers from the work tree's data, none of them enacted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from maklumat.publish.surat.berita_acara import minutes_data
from maklumat.publish.surat.disposisi import slips_data
from maklumat.publish.surat.hadir import attendance_data
from maklumat.publish.surat.laporan import report_data
from maklumat.publish.surat.perkara import Matter, open_matter
from maklumat.publish.surat.rencana import plan_data
from maklumat.publish.surat.undangan import invitation_data
from maklumat.publish.typst_pdf import PressError, Setter

__all__ = ["FORMS", "Form", "LetterPress", "Matter", "PressError", "Wish", "open_matter"]

Form = Literal["undangan", "daftar-hadir", "berita-acara", "laporan", "disposisi", "rencana"]
FORMS: tuple[Form, ...] = get_args(Form)


@dataclass(frozen=True)
class Wish:
    """What may be chosen: the meeting (counted from 1), who signs, how many rows to sign in."""

    rapat: int | None = None
    orang: str | None = None
    baris: int | None = None


_DATA: dict[Form, Callable[[Matter, Wish], dict[str, Any]]] = {
    "undangan": lambda matter, wish: invitation_data(matter, wish.rapat, wish.orang),
    "daftar-hadir": lambda matter, wish: attendance_data(matter, wish.rapat, wish.orang, wish.baris),
    "berita-acara": lambda matter, wish: minutes_data(matter, wish.rapat),
    "laporan": lambda matter, wish: report_data(matter, wish.orang),
    "disposisi": lambda matter, _: slips_data(matter),
    "rencana": lambda matter, wish: plan_data(matter, wish.orang),
}


class LetterPress:
    """Sets the papers of bundles from the templates and fonts in `overrides`."""

    def __init__(self, overrides: Path) -> None:
        self._setter = Setter(overrides)

    def set(self, form: Form, matter: Matter, wish: Wish = Wish()) -> bytes:
        """The PDF of a paper; the same all day for the same data.

        Raises `Refused` or `Surroundings` where the data or the choice do not allow it, `PressError`
        where it cannot be set.
        """
        return self._setter.set(f"surat-{form}", _DATA[form](matter, wish), matter.office.pada)
