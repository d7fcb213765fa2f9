"""`gerbang latihan` at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.office import begun

from maklumat.cli.main import run

STORIES = Path(__file__).parents[1] / "forges/cerita"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_rehearsal_leaves_the_office_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = begun().write(tmp_path)
    before = files(office)
    assert run(["gerbang", "latihan", str(STORIES / "lengkap.yaml"), "--proyek", str(office)]) == 0
    assert "Tangga persetujuan:" in capsys.readouterr().out
    assert files(office) == before


def test_a_story_that_ends_otherwise_is_a_no(tmp_path: Path) -> None:
    office = begun().write(tmp_path / "kantor")
    story = tmp_path / "cerita.yaml"
    text = (STORIES / "batal.yaml").read_text()
    story.write_text(text.replace("akhir: batal", "akhir: belum"))
    assert run(["gerbang", "latihan", str(story), "--proyek", str(office)]) == 1


def test_a_bad_story_is_a_no_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = begun().write(tmp_path / "kantor")
    story = tmp_path / "cerita.yaml"
    story.write_text("skema: 1\njudul: [x]\n")
    assert run(["gerbang", "latihan", str(story), "--proyek", str(office)]) == 1
    assert f"{story}:2:" in capsys.readouterr().err


def test_a_missing_story_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = begun().write(tmp_path)
    assert run(["gerbang", "latihan", "tidak-ada.yaml", "--proyek", str(office)]) == 2
    assert "tidak-ada.yaml" in capsys.readouterr().err
