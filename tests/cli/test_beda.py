"""`maklumat beda`: what changed, between revisions or since what is in force."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.office import Office, begun, new_office, record_path, service, settled

from maklumat.cli.main import run

AT = ("--saat", "2030-01-01T00:00:00Z")


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Uji", "-c", "user.email=uji@kantor.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def committed(office: Office, folder: Path) -> None:
    office.write(folder)
    git(folder, "add", "standards")
    git(folder, "commit", "-q", "-m", "naskah")


def by_key(output: str) -> dict[str, dict[str, Any]]:
    return {f"{entry['jenis']}/{entry['id']}": entry for entry in json.loads(output)["dokumen"]}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "-q")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_revisions_are_compared(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = new_office()
    committed(office, project)
    office.put("layanan/aduan", service("Layanan aduan", lama="5 hari kerja", tarif="Rp75.000 per lembar"))
    committed(office, project)
    office.put("layanan/aduan", service("Nama lain"))
    office.write(project)
    assert run(["beda", "HEAD~1", "HEAD"]) == 0
    output = capsys.readouterr()
    assert "  - Jangka waktu: 1 hari kerja menjadi 5 hari kerja\n" in output.out
    assert "  - Biaya: Rp50.000 menjadi Rp75.000 per lembar\n" in output.out
    assert "Nama lain" not in output.out
    assert "revisi HEAD~1" in output.err


def test_one_revision_is_compared_with_the_work_tree(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = new_office()
    committed(office, project)
    office.put("layanan/aduan", service("Nama lain"))
    office.write(project)
    for arguments in (["beda", "HEAD"], ["beda"]):  # without a book HEAD is what there was
        assert run(arguments) == 0
        assert "Nama layanan: “Layanan aduan” menjadi “Nama lain”" in capsys.readouterr().out


def test_without_revisions_the_texts_in_force_are_the_older_side(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = settled()
    office.put("layanan/legalisasi", service("Layanan legalisasi", tarif="Rp60.000 per lembar"))
    committed(office, project)
    assert run(["beda", "--format", "json", *AT]) == 0
    documents = by_key(capsys.readouterr().out)
    assert [change["kalimat"] for change in documents["layanan/legalisasi"]["perubahan"]] == [
        "Biaya: Rp50.000 menjadi Rp60.000 per lembar"
    ]
    assert documents["layanan/legalisasi"]["akibat"]
    assert documents["layanan/aduan"]["sidik_lama"] is None  # never decided
    assert "layanan/informasi" not in documents


def test_before_anything_is_in_force_everything_is_new(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun().write(project)
    assert run(["beda", "--format", "json", *AT]) == 0
    documents = by_key(capsys.readouterr().out)
    assert documents["layanan/legalisasi"]["sidik_lama"] is None
    assert "dasar/sop" not in documents


def test_markdown_is_for_comments(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = new_office()
    committed(office, project)
    office.put("layanan/aduan", service("Aduan @kabag <b>#1</b>"))
    office.write(project)
    assert run(["beda", "HEAD", "--format", "markdown"]) == 0
    output = capsys.readouterr().out
    assert output.startswith("### Aduan ")
    assert "@" not in output and "<" not in output and "**Akibatnya:**" in output


def test_a_text_that_cannot_be_read_is_a_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = new_office()
    committed(office, project)
    office.files["layanan/aduan/standar.yaml"] = b"nama: [\n"
    office.write(project)
    assert run(["beda"]) == 0
    output = capsys.readouterr()
    assert "tidak terbaca" in output.out and "standar.yaml:1:7" in output.out
    assert "Traceback" not in output.out + output.err


def test_nothing_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    committed(new_office(), project)
    assert run(["beda", "HEAD"]) == 0
    assert capsys.readouterr().out == "Tidak ada perubahan.\n"


def test_an_unknown_revision_is_a_wrong_call(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    committed(new_office(), project)
    assert run(["beda", "tidak-ada"]) == 2
    assert "“tidak-ada” tidak ditemukan" in capsys.readouterr().err


def test_without_git_and_book_there_is_nothing_to_compare_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new_office().write(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run(["beda", "--proyek", str(tmp_path)]) == 2
    assert "bukan repositori git" in capsys.readouterr().err


def test_a_broken_book_says_nothing_of_what_is_in_force(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = settled()
    committed(office, project)
    (project / "standards" / record_path(2)).unlink()
    assert run(["beda"]) == 1
    assert "maklumat beda HEAD" in capsys.readouterr().err
    assert run(["beda", "HEAD"]) == 0
