"""`maklumat verifikasi`: intact or not, from inside and beside what an auditor holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.office import Office, forged, new_office, record_path, records, rewritten, settled

from maklumat.cli.main import run

AT = "2024-06-01T00:00:00Z"


def verifikasi(project: Path, *more: str, saat: str = AT) -> int:
    return run(["verifikasi", "--proyek", str(project), "--saat", saat, *more])


def reported(
    project: Path, capsys: pytest.CaptureFixture[str], *more: str, saat: str = AT
) -> tuple[int, dict[str, Any]]:
    status = verifikasi(project, "--format", "json", *more, saat=saat)
    return status, json.loads(capsys.readouterr().out)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return settled().write(tmp_path)


def test_an_intact_book(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verifikasi(project) == 0
    output = capsys.readouterr()
    assert output.out.startswith("Buku utuh: 8 catatan, 2 siklus.\nAkar   ")
    assert output.err == ""


def test_the_shape_of_the_report(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = settled()
    state = office.state()
    assert state.head is not None
    status, report = reported(project, capsys)
    assert status == 0
    assert report == {
        "versi_skema": "1",
        "akar": state.root,
        "kepala": {"urutan": 8, "sha256": state.head.sha256},
        "galat": [],
        "dokumen": [
            *(
                {"jenis": "dasar", "id": id, "sidik_terbit": office.sidik(f"dasar/{id}")}
                for id in ("kantor", "pejabat", "regulasi", "sop")
            ),
            {"jenis": "layanan", "id": "informasi", "sidik_terbit": office.sidik("layanan/informasi")},
            {"jenis": "layanan", "id": "legalisasi", "sidik_terbit": office.sidik("layanan/legalisasi")},
            {"jenis": "maklumat", "id": "kantor-uji", "sidik_terbit": office.sidik("maklumat/kantor-uji")},
        ],
    }


def test_open_cycles_are_fine(tmp_path: Path) -> None:
    office = settled()
    office.run("2024-002", "penetapan", "layanan/aduan", until="telaah")
    assert verifikasi(office.write(tmp_path)) == 0


def test_no_book_is_no_intact_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, report = reported(new_office().write(tmp_path), capsys)
    assert status == 1
    assert (report["akar"], report["kepala"]) == (None, {"urutan": 0, "sha256": None})
    assert "Buku pengesahan belum ada" in report["galat"][0]


def broken(kind: str) -> dict[str, bytes]:
    files = settled().files
    if kind == "a record edited":
        files[record_path(3)] += b"\n"
    elif kind == "a record missing":
        del files[record_path(3)]
    elif kind == "a signature missing":
        del files[record_path(3, "sig")]
    elif kind == "no JSON":
        files[record_path(3)] = b"\x00\xff"
    elif kind == "an archived text edited":
        sidik = records(files)[1]["dokumen"][0]["sidik"]
        files[f"pengesahan/isi/{sidik}/standar.yaml"] += b"sumber: Disisipkan\n"
    elif kind == "a step missing":
        trees = records(files)
        files = rewritten(files, [*trees[:4], *trees[5:]])
    elif kind == "another decider":
        files = forged(files, 6, orang="kasubbag", nama="Nama kasubbag")
    else:
        files = forged(files, 8, dicatat="9999-12-31T23:59:59Z")
    return files


@pytest.mark.parametrize(
    "kind",
    [
        "a record edited",
        "a record missing",
        "a signature missing",
        "no JSON",
        "an archived text edited",
        "a step missing",
        "another decider",
        "the far future",
    ],
)
def test_a_broken_book_says_no_and_publishes_nothing(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Office(broken(kind)).write(tmp_path)
    status, report = reported(project, capsys)
    assert status == 1
    assert len(report["galat"]) == 1
    assert all(row["sidik_terbit"] is None for row in report["dokumen"])
    assert verifikasi(project) == 1
    output = capsys.readouterr()
    assert "Buku TIDAK utuh: 1 galat." in output.out
    assert "Traceback" not in output.err


def test_a_link_in_the_book(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = project / "standards" / record_path(3)
    record.rename(project / "003.json")
    record.symlink_to(project / "003.json")
    assert verifikasi(project) == 1
    assert "000003.json bukan berkas biasa (tautan simbolik)" in capsys.readouterr().out


def test_leftovers_are_a_notice(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "standards/pengesahan/buku/000009.sig").write_bytes(b"?")
    assert verifikasi(project) == 0
    output = capsys.readouterr()
    assert "catatan: buku/000009.sig tanpa catatan" in output.err
    assert "000009" not in output.out


def test_before_its_last_record_the_book_is_from_the_future(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verifikasi(project, saat="2024-01-02T08:54:59Z") == 1
    assert "belum tiba" in capsys.readouterr().out
    assert verifikasi(project, saat="2024-01-02T08:55:00Z") == 0


# Anchors -------------------------------------------------------------------------------------------------


def test_the_root_an_auditor_holds(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = settled().state().root
    assert root is not None
    assert verifikasi(project, "--akar", root) == 0
    assert verifikasi(project, "--akar", f" {root.upper()}\n") == 0
    capsys.readouterr()
    assert verifikasi(project, "--akar", "0" * 64) == 1
    assert "bukan akar yang diharapkan" in capsys.readouterr().out
    monkeypatch.setenv("MAKLUMAT_AKAR", "0" * 64)
    assert verifikasi(project) == 1


def release(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    _, report = reported(project, capsys)
    file = project / "rilis.json"
    file.write_text(json.dumps({"kepala": report["kepala"], "dokumen": report["dokumen"]}), encoding="utf-8")
    return file


def test_a_rolled_back_book_is_seen_with_an_earlier_release_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = release(project, capsys)
    assert verifikasi(project, "--pernah", str(file)) == 0
    for suffix in ("json", "sig"):
        (project / "standards" / record_path(8, suffix)).unlink()
    assert verifikasi(project) == 0
    capsys.readouterr()
    assert verifikasi(project, "--pernah", str(file)) == 1
    assert "Buku mundur: rilis sebelumnya berkepala 000008" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "status", "reason"),
    [(b"{}", 1, "bukan rilis.json yang dapat dibaca"), (None, 2, "berkas atau folder itu tidak ada")],
)
def test_an_unusable_release(
    project: Path, content: bytes | None, status: int, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "rilis.json"
    if content is not None:
        file.write_bytes(content)
    assert verifikasi(project, "--pernah", str(file)) == status
    assert reason in capsys.readouterr().err


def test_the_office_shows_its_private_attachments(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = tmp_path / "lemari" / "2024"
    shown.mkdir(parents=True)
    assert verifikasi(project, "--arsip", str(shown.parent)) == 1
    told = capsys.readouterr().out
    assert "Lampiran pribadi daftar_hadir (2024-001, catatan 000005)" in told
    assert "\nBuku utuh: " in told  # what is not shown does not spoil the book
    assert "Lampiran pribadi: 0 dari 1 ditunjukkan dan cocok." in told
    (shown / "hadir.pdf").write_bytes(b"daftar_hadir 2024-001\n")
    assert verifikasi(project, "--arsip", str(shown.parent)) == 0
    assert "Lampiran pribadi: 1 dari 1 ditunjukkan dan cocok." in capsys.readouterr().out


def test_without_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verifikasi(tmp_path) == 2
    assert "tidak memuat standards/" in capsys.readouterr().err
