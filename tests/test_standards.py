"""Whatever office's data stands in `standards/`: its book verifies, its approved texts hold no error.

Drafts may still have findings; those are the drafter's to mend and stop nobody's tests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.publish.html_text import Reader

from maklumat.cli.main import run
from maklumat.documents.models import StandarPelayanan
from maklumat.publish.blok import Paragraf, Tabel
from maklumat.publish.load import load_release
from maklumat.publish.release import Document
from maklumat.publish.uraian import uraian

PROJECT = Path(__file__).parents[1]


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    status = run([*arguments, "--format", "json", "--proyek", str(PROJECT)])
    return status, json.loads(capsys.readouterr().out)


def test_the_book_verifies(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = _json(capsys, "verifikasi")
    assert found["galat"] == []
    assert status == 0


def test_texts_in_force_hold_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    _, standing = _json(capsys, "status")
    in_force = {
        f"standards/{row['jenis']}/{row['id']}/"
        for row in standing
        if row["terbit"] and row["sidik"] == row["sidik_terbit"]
    }
    status, report = _json(capsys, "periksa")
    errors = [item for item in report["temuan"] if item["bobot"] == "galat"]
    assert status == bool(errors)
    assert [item for item in errors if item["berkas"].rpartition("/")[0] + "/" in in_force] == []


def test_every_value_in_force_stands_on_its_page_and_in_its_pdf(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run(["bangun", "--tanpa-buku", "--keluar", str(site), "--proyek", str(PROJECT)]) == 0
    now = datetime.now(UTC)
    for document in load_release(PROJECT, now).services:
        if document.withdrawn or document.version is None:
            continue
        page = bare(
            Reader((site / "layanan" / document.key.id / "index.html").read_text(encoding="utf-8")).text
        )
        official = site / "keputusan" / document.version.cycle / f"layanan-{document.key.id}.pdf"
        sheet = bare(" ".join(part.extract_text() for part in PdfReader(official).pages))
        for value, said in zip(_values(document), _values(document, resmi=True), strict=True):
            assert bare(value) in page, (document.key, value)
            # An archived sheet stays as it was set: those of before figures were spelled out have none.
            assert bare(said) in sheet or bare(value) in sheet, (document.key, said)


def _values(document: Document[StandarPelayanan], *, resmi: bool = False) -> Iterator[str]:
    """Every text of the 14 components as the renderers share it; of a table each cell."""
    for part in uraian(document.model, document.basis.regulasi, resmi=resmi):
        for block in part.blok:
            if isinstance(block, Paragraf):
                yield block.teks
            elif isinstance(block, Tabel):
                yield from (cell for row in block.baris for cell in row)
            else:
                yield from (text for item in block.butir for text in (item.teks, *item.keterangan))


def bare(text: str) -> str:
    """Letters, digits and marks alone: line ends and hyphens of print do not count."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "").casefold()
