"""Setting a sheet with Typst: PDF/A-3a and PDF/UA-1 in one file, same bytes for same input.

Fonts, colours and templates come from the project's `overrides/` alone, never from the machine.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from maklumat.documents.canonical import sha256
from maklumat.publish.sheet_store import NOTHING_KEPT, Ground, Store

_NO_GLYPH = re.compile(r'the text `"(.+)"` could not be displayed')
_STANDARDS: list[Any] = ["a-3a", "ua-1"]
_TYPST = version("typst")
_ID = re.compile(r'(?<=id=")[^"]{16,}(?=")|(?<=href="#)[^"]{16,}(?=")|(?<=url\(#)[^)]{16,}(?=\))')
_DECIMALS = re.compile(r"\d+\.\d{2,}")


class PressError(Exception):
    """A sheet could not be set; `message` says why, in Indonesian."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Setter:
    """Typst, its compiler kept for all sheets a thread sets; what `store` holds already is not set again."""

    def __init__(self, overrides: Path, store: Store = NOTHING_KEPT) -> None:
        self._font_files = Ground(overrides / "fonts")
        self._fonts_as_loaded = self._font_files.state()
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[overrides / "fonts"]
        )
        self._overrides = overrides
        self._templates = overrides / "cetak"
        self._store = store
        self._own = threading.local()
        self.ground = Ground(overrides)

    def set(self, template: str, data: Mapping[str, Any], at: datetime) -> bytes:
        """The PDF of a template filled with `data`, created at `at`; raises `PressError`."""
        return self._compile(
            template, data, format="pdf", pdf_standards=_STANDARDS, timestamp=int(at.timestamp())
        )

    def picture(self, template: str, data: Mapping[str, Any]) -> bytes:
        """The first page as SVG, small enough for a page that shows it; raises `PressError`."""
        return slim(self._compile(template, data, format="svg").decode()).encode()

    def _compile(self, template: str, data: Mapping[str, Any], **options: Any) -> bytes:
        source = self._templates / f"{template}.typ"
        if not source.is_file():
            raise PressError(f"Cetakan {source.name} tidak ada di {self._templates}.")
        inputs = {"naskah": json.dumps(data, ensure_ascii=False, sort_keys=True)}
        made_of = [_TYPST, self.ground.digest(), template, options, inputs]
        key = sha256(json.dumps(made_of, sort_keys=True).encode())
        if kept := self._store.get(key):
            return kept
        before = self.ground.state()
        try:
            found = self._compiler().compile(input=source, sys_inputs=inputs, **options)
        except typst.TypstError as error:
            raise PressError(_explain(error)) from None
        pages = found if isinstance(found, list) else [found]
        if not isinstance(pages[0], bytes):
            raise PressError(f"Cetakan {source.name} tidak menghasilkan {options['format'].upper()}.")
        # A template saved meanwhile may have been read half before, half after: such a sheet has no key.
        # Nor has one set in fonts that were replaced after this process loaded them.
        settled = self.ground.known == before == self.ground.state()
        if settled and self._font_files.state() == self._fonts_as_loaded:
            self._store.put(key, pages[0])
        return pages[0]

    def _compiler(self) -> typst.Compiler:
        """The compiler of this thread; none can work for two at once."""
        if not hasattr(self._own, "compiler"):
            self._own.compiler = typst.Compiler(root=self._overrides, font_paths=self._fonts)
        compiler: typst.Compiler = self._own.compiler
        return compiler


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


def slim(svg: str) -> str:
    """The same picture in a third of the bytes: short names, tenths of a point, nothing said by default.

    A tenth of a point is 0.04 mm.
    """
    names: dict[str, str] = {}
    svg = _ID.sub(lambda match: names.setdefault(match[0], f"i{len(names):x}"), svg)
    svg = svg.replace(' fill-rule="nonzero"', "")
    return _DECIMALS.sub(lambda match: f"{float(match[0]):.1f}".removesuffix(".0"), svg)
