"""`catat lokal` at the discussion: refused in plain words, or told that nothing was looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.office import Office, begun
from tests.pembahasan import BERKAS, FOLDER, SIKLUS, comment, discussing, put

from maklumat.cli.main import run


def catat(office: Office, folder: Path, saat: str) -> int:
    office.write(folder)
    attached = []
    for kind, data in BERKAS.items():
        file = folder / f"{kind}.pdf"
        file.write_bytes(data)
        attached += ["--lampiran", f"{kind}={file}"]
    return run(
        [
            "catat", "lokal", "--proyek", str(folder), "--siklus", SIKLUS, "--langkah", "pembahasan",
            "--orang", "kasubbag", "--keputusan", "ya", "--saat", saat,
            "--kunci-saksi", str(folder / "kunci" / "saksi-ci"), *attached,
        ]
    )  # fmt: skip


def test_before_the_last_day_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catat(discussing(), tmp_path, "2024-01-30T02:00:00Z") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "Pembahasan belum dapat dinyatakan selesai (standards/siklus/2024-001/pembahasan/):\n"
        "Masa masukan (7 hari kerja sejak 2024-01-19) berlangsung sampai 2024-01-30 (PP 96/2012 Pasal 27 "
        "ayat (2)). Putuskan sesudah hari itu.\n"
    )
    assert not (tmp_path / "standards/pengesahan/buku/000005.json").exists()


def test_after_it_the_decision_is_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catat(discussing(), tmp_path, "2024-01-31T02:00:00Z") == 0
    told = capsys.readouterr()
    assert told.out.startswith("Tercatat 000005:")
    assert told.err == ""


def test_papers_alone_are_recorded_with_a_notice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = begun()
    office.run(SIKLUS, "penetapan", "layanan/legalisasi", until="pembahasan")
    assert catat(office, tmp_path, "2024-01-31T02:00:00Z") == 0
    assert "catatan: Siklus 2024-001 belum memuat pembahasan/rapat.yaml" in capsys.readouterr().err


def test_what_is_recorded_already_is_not_judged_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = discussing()
    assert catat(office, tmp_path, "2024-01-31T02:00:00Z") == 0
    comments = tmp_path / f"standards/{FOLDER}/masukan.yaml"
    unanswered = {key: value for key, value in comment().items() if key not in ("jawaban", "status")}
    put(office, "masukan", [unanswered])
    capsys.readouterr()
    assert catat(office, tmp_path, "2024-01-31T03:00:00Z") == 0
    assert b"jawaban" not in comments.read_bytes()
    assert "sudah tercatat" in capsys.readouterr().err
