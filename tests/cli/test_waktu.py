"""`maklumat waktu`: the time of each step, and the limits of the law, for people and programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.pembahasan import SIKLUS, discussing

from maklumat.cli.main import run

AT = "2024-01-24T02:00:00Z"
STEP = [
    "langkah", "peran", "putaran", "keadaan", "keputusan", "mutu_baku", "mulai", "selesai", "kerja_menit",
    "kerja_hari", "menunggu_menit", "di_luar_jam_menit", "jatuh_tempo", "terlambat", "mencakup", "catatan",
]  # fmt: skip
LIMIT = [
    "jenis", "peran", "dokumen", "mulai", "lama", "tanggal", "tanpa_kalender", "dipenuhi", "keadaan", "dasar",
    "catatan",
]  # fmt: skip


def waktu(folder: Path, *more: str, saat: str = AT) -> int:
    return run(["waktu", "--proyek", str(folder), "--saat", saat, *more])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return discussing().write(tmp_path)


def test_json_has_the_same_keys_always(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert waktu(project, "--format", "json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [item["siklus"] for item in found["siklus"]] == ["2024-000", SIKLUS]
    bundle = found["siklus"][1]
    assert (bundle["jalur"], bundle["keadaan"]) == ("penetapan", "berjalan")
    assert all(list(step) == STEP for step in bundle["langkah"])
    assert all(list(limit) == LIMIT for limit in bundle["tenggat"])
    koreksi = next(step for step in bundle["langkah"] if step["langkah"] == "koreksi")
    assert (koreksi["kerja_menit"], koreksi["kerja_hari"], koreksi["terlambat"]) == (120, 0.25, None)
    assert (koreksi["mulai"], koreksi["selesai"]) == ("2024-01-15T02:00:00Z", "2024-01-15T04:00:00Z")
    assert [limit["jenis"] for limit in bundle["tenggat"]] == ["publikasi", "masukan", "perbaikan"]


def test_text_says_what_is_not_recorded(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert waktu(project, SIKLUS) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2024-001 (penetapan, berjalan)"
    assert "  rencana              tidak dicatat" in lines
    assert "  koreksi              kerja 2 jam 0 menit (0,25 hari); tanpa mutu baku" in lines
    assert any("menunggu masukan" in line and "masih berjalan" in line for line in lines)
    assert any("batas 2024-01-25, dipenuhi 2024-01-19, dipenuhi" in line for line in lines)


def test_an_unknown_bundle_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert waktu(project, "2024-099") == 2
    assert "Siklus “2024-099” tidak ada di buku pengesahan." in capsys.readouterr().err
