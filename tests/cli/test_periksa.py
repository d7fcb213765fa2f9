"""`maklumat periksa` as it is called."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.checks.kasus_kantor import OFFICE
from tests.office import settled

from maklumat.cli.main import run

SAAT = ["--saat", "2024-06-01T00:00:00Z"]
FILE = "standards/layanan/dtlst/standar.yaml"
REVOKED_LATER = """\
skema: 1
regulasi:
  - singkat: UU 1/2001
    nama: Undang-Undang Uji
  - singkat: PP 2/2002
    nama: Peraturan Uji
    dicabut: 2029-01-01
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(OFFICE, tmp_path / "standards")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoil(project: Path, old: str = "    dasar: PP 28/2019\n", new: str = "") -> None:
    path = project / FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_clean_office_passes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["periksa", *SAAT]) == 0
    assert capsys.readouterr().out == "9 naskah diperiksa: 0 galat, 0 peringatan, 0 saran.\n"


def test_a_galat_is_status_one_and_json_stands_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(project)
    assert run(["periksa", *SAAT, "--format", "json"]) == 1
    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert err == ""
    assert answer["ringkasan"] == {"dokumen": 9, "galat": 1, "peringatan": 0, "saran": 0}
    (finding,) = answer["temuan"]
    assert (finding["kode"], finding["berkas"], finding["baris"]) == ("biaya-tanpa-dasar", FILE, 28)


def test_warnings_alone_pass(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project, "  - rentan: Kursi roda (contoh)\n")
    assert run(["periksa", *SAAT]) == 0
    assert "1 peringatan" in capsys.readouterr().out


@pytest.mark.parametrize("path", [FILE, "standards/layanan", "./standards/layanan/dtlst/", "standards"])
def test_paths_name_files_and_folders(project: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    assert run(["periksa", *SAAT, path]) == 1
    assert "biaya-tanpa-dasar" in capsys.readouterr().out


def test_other_paths_leave_the_rest_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    assert run(["periksa", *SAAT, "standards/maklumat", "standards/siklus/2024-001"]) == 0
    assert capsys.readouterr().out.startswith("2 naskah diperiksa")


def test_paths_are_found_from_inside_the_project(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project / "standards" / "layanan")
    assert run(["periksa", *SAAT, "dtlst"]) == 0
    assert run(["periksa", *SAAT, FILE]) == 0
    assert capsys.readouterr().out.count("1 naskah diperiksa") == 2


def test_a_text_may_be_named_as_elsewhere(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["periksa", *SAAT, "standards/dasar/sop"])
    expected = capsys.readouterr().out
    run(["periksa", *SAAT, "dasar/sop"])
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize("path", ["standards/layanan/tidak-ada", "standards/tidak-ada.yaml"])
def test_a_missing_path_is_status_two(project: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["periksa", *SAAT, path]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"{path} tidak ada" in err


@pytest.mark.parametrize(
    "path",
    ["../rahasia.yaml", "/etc/passwd", "README.md", "standards/../x", "layanan/tidak-ada", "dasar/../x"],
)
def test_paths_outside_the_data_are_refused(
    project: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["periksa", *SAAT, path]) == 2
    assert "di luar standards/" in capsys.readouterr().err


@pytest.mark.parametrize(("style", "start"), [("github", "::error file="), ("gitlab", "[")])
def test_formats_for_forges(
    project: Path, style: str, start: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(project)
    assert run(["periksa", *SAAT, "--format", style]) == 1
    assert capsys.readouterr().out.startswith(start)


def test_a_clean_office_gives_forges_nothing_to_show(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["periksa", *SAAT, "--format", "github"]) == 0
    assert capsys.readouterr().out == ""


def test_the_day_at_the_office_decides(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # 17.30 UTC is the next day already at 00.30 in WIB.
    assert run(["periksa", "--saat", "2024-12-17T16:30:00Z"]) == 0
    assert run(["periksa", "--saat", "2024-12-17T17:30:00Z"]) == 1
    assert "regulasi-dicabut" in capsys.readouterr().out


def test_a_revision_is_checked_from_git_not_from_disk(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=Uji", "-c", "user.email=uji@kantor.example"]
        subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "awal")
    spoil(project)
    assert run(["periksa", *SAAT, "--rev", "HEAD"]) == 0
    assert run(["periksa", *SAAT]) == 1
    assert run(["periksa", *SAAT, "--rev", "tidak-ada"]) == 2
    assert "tidak ditemukan" in capsys.readouterr().err


def test_hostile_yaml_is_findings_never_a_traceback(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / FILE).write_bytes(b"[" * 60_000)
    (project / "standards" / "warga" / "dtlst" / "warga.yaml").write_bytes(b"\xff\xfe\x00")
    (project / "standards" / "siklus" / "2024-001" / "siklus.yaml").unlink()
    assert run(["periksa", *SAAT, "--format", "json"]) == 1
    found = {finding["kode"] for finding in json.loads(capsys.readouterr().out)["temuan"]}
    assert found == {"yaml-kurung", "yaml-utf8", "folder-tanpa-naskah"}


def test_a_link_out_of_the_office_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = project / "rahasia.yaml"
    secret.write_text("skema: 1\ntahun: 2025\nsumber: rahasia\n", encoding="utf-8")
    (project / "standards" / "kalender" / "2025.yaml").symlink_to(secret)
    assert run(["periksa", *SAAT]) == 1
    out = capsys.readouterr().out
    assert "tautan simbolik" in out
    assert "rahasia" not in out


def test_the_real_command_in_a_real_process(project: Path) -> None:
    spoil(project)
    done = subprocess.run(
        [sys.executable, "-m", "maklumat", "periksa", *SAAT], capture_output=True, check=False, cwd=project
    )
    assert done.returncode == 1
    assert "biaya-tanpa-dasar" in done.stdout.decode()
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_a_text_in_force_is_judged_by_the_day_of_its_decision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = settled().write(tmp_path)
    (root / "standards/dasar/regulasi/regulasi.yaml").write_text(REVOKED_LATER, encoding="utf-8")
    approved = root / "standards/layanan/legalisasi/standar.yaml"

    def findings(path: Path) -> tuple[int, list[tuple[str, str]]]:
        call = ["periksa", "--proyek", str(root), "--saat", "2029-06-01T00:00:00Z", "--format", "json"]
        status = run([*call, str(path.parent)])
        found = json.loads(capsys.readouterr().out)["temuan"]
        return status, [(finding["kode"], finding["bobot"]) for finding in found]

    assert findings(approved) == (0, [("regulasi-dicabut-kemudian", "peringatan")])
    assert findings(root / "standards/layanan/aduan/standar.yaml") == (1, [("regulasi-dicabut", "galat")])
    with approved.open("a", encoding="utf-8") as file:
        file.write("# diubah sesudah disahkan\n")
    assert findings(approved) == (1, [("regulasi-dicabut", "galat")])


def test_a_broken_book_decides_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = settled().write(tmp_path)
    (root / "standards/dasar/regulasi/regulasi.yaml").write_text(REVOKED_LATER, encoding="utf-8")
    (root / "standards/pengesahan/buku/000002.json").write_text("{}", encoding="utf-8")
    call = ["periksa", "--proyek", str(root), "--saat", "2029-06-01T00:00:00Z"]
    assert run([*call, "standards/layanan/legalisasi"]) == 1
    assert "[regulasi-dicabut]" in capsys.readouterr().out
