"""`maklumat mulai`: an office from six answers, complete or not at all."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from maklumat.cli.main import run

AT = "2026-03-02T02:00:00Z"
ANSWERS = {
    "--nama": "Kantor Wilayah Uji",
    "--alamat": "Jalan Uji 1, Kota Uji",
    "--jam": "senin sampai rabu 08.00 sampai 16.00 istirahat 12.00 sampai 13.00; Jumat, 08:00-16:30 WITA",
    "--kepala": "Kepala Uji, S.H.; Kepala Kantor Wilayah; SK uji 1/2026",
    "--operator": "Operator Uji",
    "--pengaduan": "Petugas Uji, Kepala Bagian Tata Usaha",
}
ROOT = re.compile(r"AKAR BUKU PENGESAHAN\s+([0-9a-f]{64})")


@pytest.fixture(autouse=True)
def no_git_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user git does not know, with settings of their own."""
    config = tmp_path / "gitconfig"
    config.touch()
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "setelan"))
    return config


def mulai(office: Path, *more: str, answers: Mapping[str, str] = ANSWERS) -> int:
    options = [word for pair in answers.items() for word in pair]
    return run(["mulai", str(office), *options, "--saat", AT, *more])


def texts(office: Path) -> dict[str, bytes]:
    standards = office / "standards"
    return {
        path.relative_to(standards).as_posix(): path.read_bytes()
        for path in sorted(standards.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def office(tmp_path: Path) -> Path:
    target = tmp_path / "kantor"
    assert mulai(target) == 0
    return target


def test_the_office_checks_and_its_book_verifies_by_the_root_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "kantor"
    assert mulai(target) == 0
    printed = ROOT.search(capsys.readouterr().out)
    assert printed
    here = ["--proyek", str(target), "--saat", AT]
    assert run(["periksa", *here]) == 0
    assert run(["verifikasi", "--akar", printed[1], *here]) == 0
    assert run(["verifikasi", "--akar", "0" * 64, *here]) == 1


def test_the_answers_are_in_the_basis(office: Path) -> None:
    found = texts(office)
    kantor = found["dasar/kantor/kantor.yaml"].decode()
    assert "nama: Kantor Wilayah Uji" in kantor
    assert "tempat: Kota Uji" in kantor
    assert "istirahat: 12.00 sampai 13.00" in kantor
    roster = found["dasar/pejabat/pejabat.yaml"].decode()
    assert "zona: WITA" in roster
    assert "jabatan: Kepala Kantor Wilayah\n    dasar: SK uji 1/2026" in roster
    assert "- id: kepala-uji\n    nama: Kepala Uji, S.H." in roster


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Dr. Hj. Kepala Uji, S.H., M.H.", "kepala-uji"),
        ("M. Kepala Uji", "m-kepala-uji"),
        ("Kepala H. Uji", "kepala-h-uji"),
    ],
)
def test_titles_are_no_part_of_an_id(tmp_path: Path, name: str, id: str) -> None:
    answers = {**ANSWERS, "--kepala": f"{name}; Kepala Kantor Wilayah; SK uji 1/2026"}
    assert mulai(tmp_path / "kantor", answers=answers) == 0
    assert (
        f"- id: {id}\n    nama: {name}" in texts(tmp_path / "kantor")["dasar/pejabat/pejabat.yaml"].decode()
    )


def test_hours_may_hold_a_comma_before_the_break(tmp_path: Path) -> None:
    answers = {**ANSWERS, "--jam": "Senin - Jumat, 08.00 - 16.00, istirahat 12.00 - 13.00 WIB"}
    assert mulai(tmp_path / "kantor", answers=answers) == 0
    kantor = texts(tmp_path / "kantor")["dasar/kantor/kantor.yaml"].decode()
    assert "pukul: 08.00 sampai 16.00\n    istirahat: 12.00 sampai 13.00\n" in kantor


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("--operator", "Dr. Kepala Uji", "Operator sama dengan kepala kantor."),
        ("--pengaduan", "Petugas Uji, S.Kom.", "ada gelar, bukan jabatan"),
    ],
)
def test_a_title_makes_neither_another_person_nor_an_officer(
    tmp_path: Path, question: str, answer: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mulai(tmp_path / "kantor", answers={**ANSWERS, question: answer}) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "kantor").exists()


def test_what_is_printed_fits_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mulai(tmp_path / "kantor") == 0
    lines = capsys.readouterr().out.replace(str(tmp_path), "").splitlines()
    assert [line for line in lines if len(line) > 80] == []


def test_the_office_carries_no_example(office: Path) -> None:
    found = texts(office)
    assert not any(name.startswith(("layanan/", "maklumat/", "warga/", "siklus/")) for name in found)
    assert [name for name, data in found.items() if re.search(rb"contoh(?!nya)", data, re.IGNORECASE)] == []
    assert not (office / "scripts/contoh").exists()


def test_the_signature_of_the_decree_is_never_a_witness_record(office: Path) -> None:
    last = texts(office)["dasar/sop/sop.yaml"].decode().partition("- id: penandatanganan\n")[2]
    levels = last.partition("tingkat:\n")[2].partition("    plh:")[0].split()
    assert levels == ["-", "basah", "-", "tte"]


def test_the_calendar_is_that_of_the_year(office: Path) -> None:
    calendar = texts(office)["kalender/2026.yaml"].decode()
    assert "tanggal: 2026-08-17\n    nama: Hari Kemerdekaan" in calendar
    assert "Belum dicocokkan dengan surat keputusan bersama" in calendar


def test_the_office_carries_the_program(office: Path) -> None:
    for name in (
        "Makefile",
        "mkdocs.yml",
        "pyproject.toml",
        "requirements.lock",
        ".gitlab-ci.yml",
        ".github/ISSUE_TEMPLATE/masukan.yml",
        ".github/workflows/tenggat.yml",
        ".gitlab/issue_templates/Masukan.md",
        "LICENSE",
    ):
        assert (office / name).is_file(), name
    assert os.access(office / ".ci/run", os.X_OK)
    command = [sys.executable, "-m", "maklumat", "periksa", "--saat", AT]
    own = {**os.environ, "PYTHONPATH": str(office / "scripts")}
    done = subprocess.run(command, cwd=office, env=own, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_key_is_outside_private_and_never_overwritten(tmp_path: Path, office: Path) -> None:
    key = tmp_path / "setelan/maklumat/kantor.kunci"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    secret = key.read_bytes()
    assert not any(secret in path.read_bytes() for path in office.rglob("*") if path.is_file())
    (tmp_path / "lain").mkdir()
    assert mulai(tmp_path / "lain" / "kantor") == 2
    assert key.read_bytes() == secret
    assert not (tmp_path / "lain" / "kantor").exists()


def test_the_same_answers_moment_and_key_give_the_same_office(tmp_path: Path) -> None:
    key = tmp_path / "kunci"
    made = []
    for name in ("satu", "dua"):
        assert mulai(tmp_path / name, "--kunci-saksi", str(key)) == 0
        made.append(texts(tmp_path / name))
    assert made[0] == made[1]


def test_git_holds_a_first_commit_where_it_knows_who_commits(tmp_path: Path, no_git_user: Path) -> None:
    no_git_user.write_text(
        "[user]\n  name = Pengelola Uji\n  email = uji@example.invalid\n", encoding="utf-8"
    )
    assert mulai(tmp_path / "kantor") == 0
    log = git(tmp_path / "kantor", "log", "--format=%an")
    assert log == "Pengelola Uji\n"
    assert git(tmp_path / "kantor", "status", "--porcelain") == ""


def test_git_waits_for_its_user_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = tmp_path / "kantor"
    assert mulai(office) == 0
    assert "git config user.name" in capsys.readouterr().err
    staged = git(office, "diff", "--cached", "--name-only").split("\n")
    assert "standards/pengesahan/buku/000001.json" in staged
    assert not [name for name in staged if "__pycache__" in name or name.endswith(".kunci")]


def git(office: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=office, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("option", "answer", "words"),
    [
        ("--nama", "", "belum diisi"),
        ("--nama", "Kantor\u202e Uji", "--nama"),
        ("--alamat", "Jalan Uji 1", "Kotanya belum ada"),
        ("--jam", "senin sampai jumat 08.00 sampai 16.00", "Zona waktunya"),
        ("--jam", "tiap hari WIB", "bukan jam layanan"),
        ("--jam", "senin 16.00 sampai 08.00 WIB", "--jam"),
        ("--kepala", "Kepala Uji; Kepala Kantor", "surat keputusan"),
        ("--operator", "KEPALA UJI", "orang lain"),
        ("--pengaduan", "Kepala Bagian Tata Usaha", "jabatannya"),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused_and_nothing_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, answer: str, words: str
) -> None:
    before = set(tmp_path.iterdir())
    assert mulai(tmp_path / "kantor", answers={**ANSWERS, option: answer}) == 2
    assert words in capsys.readouterr().err
    assert set(tmp_path.iterdir()) == before


def test_a_finding_of_the_checks_refuses_and_leaves_nothing(tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    key = tmp_path / "kunci" / "saksi"
    answers = {**ANSWERS, "--jam": "senin 08.00 sampai 16.00 istirahat 16.00 sampai 17.00 WIB"}
    assert mulai(tmp_path / "kantor", "--kunci-saksi", str(key), answers=answers) == 1
    assert set(tmp_path.iterdir()) - before <= {key.parent}
    assert not key.exists()


def test_a_folder_that_is_not_empty_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "kantor"
    target.mkdir()
    (target / "surat.txt").write_text("penting", encoding="utf-8")
    assert mulai(target) == 2
    assert "sudah berisi" in capsys.readouterr().err
    assert [path.name for path in target.iterdir()] == ["surat.txt"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "kantor").mkdir()
    assert mulai(tmp_path / "kantor") == 0


def test_a_place_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mulai(tmp_path / "tidak" / "ada") == 2
    assert "tidak ada. Buat dahulu" in capsys.readouterr().err
    assert mulai(tmp_path / "kantor", "--kunci-saksi", str(tmp_path / "kantor" / "kunci")) == 2
    assert "tidak boleh berada di dalam repositori" in capsys.readouterr().err
    assert mulai(tmp_path / "kantor", "--kunci-saksi", "/dev/null/kunci") == 2
    assert "Kunci saksi tidak dapat ditulis" in capsys.readouterr().err
    assert not (tmp_path / "kantor").exists()


def asked(office: Path, typed: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "maklumat", "mulai", str(office), "--saat", AT]
    return subprocess.run(command, input=typed, capture_output=True, text=True, check=False)


def test_six_questions_are_asked_again_until_the_answer_fits(tmp_path: Path) -> None:
    typed = list(ANSWERS.values())
    typed.insert(4, "Kepala Uji")
    typed.insert(1, "")
    done = asked(tmp_path / "kantor", "\n".join(typed) + "\n")
    assert done.returncode == 0, done.stderr
    assert all(f"{number}/6" in done.stderr for number in range(1, 7))
    assert "Jawaban belum diisi." in done.stderr
    assert "Operator sama dengan kepala kantor." in done.stderr
    assert (tmp_path / "kantor/standards/pengesahan/buku/000001.sig").is_file()


def test_ending_the_terminal_leaves_nothing(tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    done = asked(tmp_path / "kantor", "Kantor Uji\nJalan Uji 1, Kota Uji\n")
    assert done.returncode == 2
    assert "Dibatalkan" in done.stderr
    assert set(tmp_path.iterdir()) == before


def test_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: no file of the program fits any more."""
    before = set(tmp_path.iterdir())
    key = tmp_path / "kunci"
    options = [word for pair in ANSWERS.items() for word in pair]
    command = [sys.executable, "-m", "maklumat", "mulai", str(tmp_path / "kantor"), *options]
    limited = ["bash", "-c", 'ulimit -f 20; exec "$@"', "bash", *command, "--kunci-saksi", str(key)]
    done = subprocess.run(limited, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("berkas terlalu besar bagi media ini.")
    assert set(tmp_path.iterdir()) == before
