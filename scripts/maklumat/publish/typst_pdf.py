"""Setting a sheet with Typst: PDF/A-3a and PDF/UA-1 in one file, same bytes for same input.

Fonts, colours and templates come from the project's `overrides/` alone, never from the machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

_NO_GLYPH = re.compile(r'the text `"(.+)"` could not be displayed')
_STANDARDS: list[Any] = ["a-3a", "ua-1"]


class PressError(Exception):
    """A sheet could not be set; `message` says why, in Indonesian."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Setter:
    """One Typst compiler, kept for all sheets of a run."""

    def __init__(self, overrides: Path) -> None:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[overrides / "fonts"]
        )
        self._templates = overrides / "cetak"
        self._compiler = typst.Compiler(root=overrides, font_paths=fonts)

    def set(self, template: str, data: Mapping[str, Any], at: datetime) -> bytes:
        """The PDF of a template filled with `data`, created at `at`; raises `PressError`."""
        source = self._templates / f"{template}.typ"
        if not source.is_file():
            raise PressError(f"Cetakan {source.name} tidak ada di {self._templates}.")
        try:
            pdf = self._compiler.compile(
                input=source,
                format="pdf",
                sys_inputs={"naskah": json.dumps(data, ensure_ascii=False, sort_keys=True)},
                pdf_standards=_STANDARDS,
                timestamp=int(at.timestamp()),
            )
        except typst.TypstError as error:
            raise PressError(_explain(error)) from None
        if not isinstance(pdf, bytes):
            raise PressError(f"Cetakan {source.name} tidak menghasilkan PDF.")
        return pdf


def _explain(error: typst.TypstError) -> str:
    glyph = _NO_GLYPH.search(error.message)
    if glyph:
        return (
            f"PDF tidak dapat dicetak: aksara “{glyph[1]}” tidak ada dalam huruf cetak. "
            "Tulis dengan huruf Latin (UU 24/2009 Pasal 27)."
        )
    if "image" in error.message:
        return (
            "PDF tidak dapat dicetak: gambar logo atau kop surat rusak. "
            "Ganti berkas gambar di samping kantor.yaml."
        )
    return f"PDF tidak dapat dicetak: {error.message}"
