"""`maklumat baru`: drafts that pass structure from the first moment."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.checks.kasus_kantor import OFFICE

from maklumat.checks.run import check_all
from maklumat.cli.main import run
from maklumat.documents.tree import WorkTree

TODAY = date(2024, 6, 1)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(OFFICE, tmp_path / "standards")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(project: Path, path: str) -> set[str]:
    found = check_all(WorkTree(project / "standards"), TODAY, [path]).temuan
    assert not any(finding.struktural for finding in found)
    return {finding.kode for finding in found}


def test_a_new_service_only_waits_to_be_filled_in(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baru", "layanan", "merek", "--nama", "Pendaftaran Merek", "--bidang", "KI"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("standards/layanan/merek/standar.yaml dibuat.")
    assert "maklumat periksa standards/layanan/merek" in out
    assert codes(project, "layanan/merek") == {"isi-belum-diisi", "komponen-tidak-ada"}


def test_comments_explain_all_14_components(project: Path) -> None:
    run(["baru", "layanan", "merek"])
    lines = (project / "standards/layanan/merek/standar.yaml").read_text(encoding="utf-8").splitlines()
    letters = {line[2] for line in lines if line.startswith("# ") and line[3:5] == ". "}
    assert letters == set("abcdefghijklmn")


def test_a_draft_filled_in_is_clean(project: Path) -> None:
    run(["baru", "layanan", "merek"])
    target = project / "standards/layanan/merek/standar.yaml"
    target.write_bytes((OFFICE / "layanan/dtlst/standar.yaml").read_bytes())
    assert codes(project, "layanan/merek") == set()


def test_only_what_is_still_open_is_asked_for(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baru", "siklus", "2024-801", "--dokumen", "layanan/merek"]) == 0
    assert "isi judulnya" in capsys.readouterr().out
    assert run(["baru", "siklus", "2024-802", "--nama", "Merek", "--dokumen", "layanan/merek"]) == 0
    told = capsys.readouterr().out
    assert "Buka berkas itu" not in told
    assert "catat lokal" in told


@pytest.mark.parametrize(
    "name", ["Pendaftaran: merek #1", "'dikutip", "- butir", "yes", "a & b", "100%", "“nama”"]
)
def test_any_name_survives_yaml(project: Path, name: str) -> None:
    assert run(["baru", "layanan", "merek", "--nama", name, "--bidang", "KI"]) == 0
    found = check_all(WorkTree(project / "standards"), TODAY, ["layanan/merek"]).temuan
    assert not any(finding.struktural or "`nama`" in finding.pesan for finding in found)


def test_nothing_is_ever_overwritten(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / "standards/layanan/dtlst/standar.yaml").read_bytes()
    assert run(["baru", "layanan", "dtlst"]) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert (project / "standards/layanan/dtlst/standar.yaml").read_bytes() == before
    assert [entry.name for entry in (project / "standards/layanan").iterdir()] == ["dtlst"]


@pytest.mark.parametrize("name", ["Merek Baru", "../keluar", "", ".tersembunyi", "x" * 81])
def test_names_that_cannot_be_folders_are_refused(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["baru", "layanan", "--", name]) == 2
    assert "tidak dapat dipakai" in capsys.readouterr().err
    assert [entry.name for entry in (project / "standards/layanan").iterdir()] == ["dtlst"]


def test_a_new_charter_proposes_the_three_statements(project: Path) -> None:
    assert run(["baru", "maklumat", "baru", "--layanan", "dtlst"]) == 0
    text = (project / "standards/maklumat/baru/maklumat.yaml").read_text(encoding="utf-8")
    assert "peran_penanda_tangan: kakanwil" in text
    assert codes(project, "maklumat/baru") == {"isi-belum-diisi"}


def test_a_new_charter_without_services_waits_for_them(project: Path) -> None:
    assert run(["baru", "maklumat", "baru"]) == 0
    assert codes(project, "maklumat/baru") == {"isi-belum-diisi"}


def test_a_new_bundle_with_all_it_needs_is_clean(project: Path) -> None:
    call = ["baru", "siklus", "2024-002", "--nama", "Kedua", "--dokumen", "layanan/dtlst"]
    assert run(call) == 0
    assert codes(project, "siklus/2024-002") == set()


@pytest.mark.parametrize("path", ["penetapan", "pencabutan", "warga", "dasar"])
def test_a_new_bundle_on_every_path_passes_structure(project: Path, path: str) -> None:
    assert run(["baru", "siklus", "2024-002", "--jalur", path]) == 0
    assert "isi-belum-diisi" in codes(project, "siklus/2024-002")


def test_a_bundle_is_named_as_the_book_names_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baru", "siklus", "kedua"]) == 2
    assert "2024-003" in capsys.readouterr().err


def test_a_reference_that_is_none_leaves_nothing_behind(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["baru", "siklus", "2024-002", "--dokumen", "dtlst"]) == 1
    assert "jenis/id" in capsys.readouterr().err
    assert [entry.name for entry in (project / "standards/siklus").iterdir()] == ["2024-001"]


def test_an_office_without_folders_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "standards").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(["baru", "layanan", "merek"]) == 0
    assert run(["baru", "maklumat", "kantor"]) == 0
    assert codes(tmp_path, "maklumat/kantor") == {"isi-belum-diisi"}


def test_a_file_in_the_way_is_one_sentence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "standards/maklumat").rename(project / "standards/maklumat-lama")
    (project / "standards/maklumat").write_text("bukan folder", encoding="utf-8")
    assert run(["baru", "maklumat", "kantor"]) == 1
    err = capsys.readouterr().err
    assert "bukan folder" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("kind", "option", "value"),
    [
        ("layanan", "--jalur", "warga"),
        ("maklumat", "--bidang", "KI"),
        ("layanan", "--dokumen", "layanan/dtlst"),
    ],
)
def test_options_of_another_kind_are_refused(
    project: Path, kind: str, option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["baru", kind, "merek", option, value]) == 2
    assert f"Pilihan {option} hanya untuk" in capsys.readouterr().err
    assert not (project / "standards" / kind / "merek").exists()
