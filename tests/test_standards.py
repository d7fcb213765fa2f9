"""Whatever office's data stands in `standards/`: its book verifies, its approved texts hold no error.

Drafts may still have findings; those are the drafter's to mend and stop nobody's tests.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from maklumat.cli.main import run

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
