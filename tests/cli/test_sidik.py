"""`maklumat sidik`: the digest anyone can recompute."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.checks.kasus_kantor import OFFICE

from maklumat.cli.main import run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(OFFICE, tmp_path / "standards")
    (tmp_path / "standards/layanan/dtlst/formulir.pdf").write_bytes(b"%PDF-1.4\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def by_hand(folder: Path) -> str:
    call = ["bash", "-c", "LC_ALL=C sha256sum -- *"]
    listing = subprocess.run(call, cwd=folder, check=True, capture_output=True).stdout
    return hashlib.sha256(listing).hexdigest()


def test_it_is_what_sha256sum_says(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sidik", "layanan/dtlst", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["sidik"] == by_hand(project / "standards/layanan/dtlst")
    assert (answer["jenis"], answer["id"]) == ("layanan", "dtlst")
    assert [len(part) for part in answer["pendek"].split("-")] == [4, 4, 4]


def test_text_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sidik", "dasar/sop"]) == 0
    sidik, short, key = capsys.readouterr().out.split()
    assert (len(sidik), len(short), key) == (64, 14, "dasar/sop")


def test_a_comment_in_a_basis_document_leaves_its_digest(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["sidik", "dasar/sop"])
    path = project / "standards/dasar/sop/sop.yaml"
    path.write_text("# catatan\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    run(["sidik", "dasar/sop"])
    first, second = capsys.readouterr().out.splitlines()
    assert first == second


@pytest.mark.parametrize(("key", "status"), [("layanan/tidak-ada", 1), ("dtlst", 2), ("pelayanan/x", 2)])
def test_what_is_no_document(
    project: Path, key: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sidik", key]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert key in err
