"""Reading sheets back: their text, their claims, what a reader misses."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import page
import pytest
from pypdf import PdfReader
from pypdf.generic import PdfObject


def reader(pdf: bytes) -> PdfReader:
    """The sheet as pypdf reads it."""
    return PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """The text of every page."""
    return [sheet.extract_text() for sheet in reader(pdf).pages]


def squeeze(text: str) -> str:
    """Without white space: lines break anywhere."""
    return re.sub(r"\s+", "", text)


def missing(wanted: list[str], pdf: bytes) -> list[str]:
    """Which of the texts are not in the sheet; feet between two pages are taken out."""
    whole = re.sub(
        r"Sidik[0-9A-Z-]{14}·SHA-256[0-9a-f]{64}.*?Halaman\d+dari\d+", "", squeeze("".join(pages(pdf)))
    )
    return [text for text in wanted if squeeze(text) not in whole]


_LENGTH = "PDFA3A-STREAM-LENGTH-001"
_STREAM = re.compile(rb"/Length (\d+)[^\n]*>>\nstream\n")


def faults(pdf: bytes, folder: Path) -> list[str]:
    """What keeps the sheet from being PDF/UA-1 and PDF/A-3a, and sound to qpdf.

    The validator takes a carriage return that ends a stream's data for a part of the line's end and
    calls the length wrong; so lengths are measured here.
    """
    file = folder / "lembar.pdf"
    file.write_bytes(pdf)
    found = [
        f"{failure.rule_id}: {failure.message}"
        for profile in ("ua1", "3a")
        for failure in page.validate_pdf(str(file), profile=profile).failures
        if failure.rule_id != _LENGTH
    ]
    found += _wrong_lengths(pdf)
    return found or _unsound(file)


def _unsound(file: Path) -> list[str]:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    return [] if (done.returncode, done.stderr) == (0, "") else [done.stdout + done.stderr]


def _wrong_lengths(pdf: bytes) -> list[str]:
    ends = {match.end(): int(match[1]) for match in _STREAM.finditer(pdf)}
    assert len(ends) == pdf.count(b"\nendstream")
    return [
        f"stream at {start} is not {length} long"
        for start, length in ends.items()
        if not pdf.startswith(b"\nendstream", start + length)
    ]


def alternatives(pdf: bytes) -> list[str]:
    """Alternative texts in the order of the structure tree."""
    return [str(node["/Alt"]) for node in structure(pdf) if "/Alt" in node]


def structure(pdf: bytes) -> Iterator[Mapping[str, Any]]:
    """The nodes of the structure tree in reading order; `/S` is what one is."""
    todo: list[PdfObject | None] = [reader(pdf).root_object["/StructTreeRoot"]]
    while todo:
        node = todo.pop()
        node = node.get_object() if node is not None else None
        if isinstance(node, list):
            todo.extend(reversed(node))
        elif isinstance(node, dict):
            yield node
            todo.extend([node["/K"]] if "/K" in node else [])
