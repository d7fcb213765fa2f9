"""`maklumat tenggat`: text, JSON, and a feed that calendars accept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.office import Office, new_office
from tests.pembahasan import FOLDER, discussing, with_calendars

from maklumat.cli.main import run

AT = "2024-01-24T02:00:00Z"
KEYS = [
    "kunci", "tanggal", "keadaan", "peran", "nama_peran", "siklus", "jenis", "judul", "dokumen", "dasar",
    "keterangan",
]  # fmt: skip


def tenggat(office: Office, folder: Path, *more: str, saat: str = AT) -> int:
    return run(["tenggat", "--proyek", str(office.write(folder)), "--saat", saat, *more])


def test_text_groups_by_role_and_names_the_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tenggat(discussing(), tmp_path, "--hari", "30") == 0
    assert capsys.readouterr().out == (
        "Kepala Subbagian\n"
        "  2024-01-30  Masa masukan berakhir (2024-001)\n"
        "      7 hari kerja sejak 2024-01-19 (rancangan dipublikasikan). "
        "Dasar: PP 96/2012 Pasal 27 ayat (2). Naskah: layanan/legalisasi.\n"
        "Pelaksana\n"
        "  2024-02-13  Rancangan diperbaiki menurut masukan (2024-001)\n"
        "      14 hari sejak 2024-01-30 (masa masukan berakhir). Dasar: PP 96/2012 Pasal 27 ayat (3). "
        "Naskah: layanan/legalisasi.\n"
    )


def test_nothing_due_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tenggat(discussing(), tmp_path, "--hari", "0") == 0
    assert capsys.readouterr().out == "Tidak ada tenggat sampai 0 hari ke depan.\n"


def test_json_has_the_same_keys_always(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = discussing()
    del office.files["kalender/2024.yaml"]
    assert tenggat(office, tmp_path, "--format", "json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (found["versi_skema"], found["tanggal"]) == ("1", "2024-01-24")
    assert [(item["jenis"], item["tanggal"], item["keadaan"]) for item in found["tenggat"]] == [
        ("masukan", None, "tidak dihitung"),
        ("perbaikan", None, "tidak dihitung"),
    ]
    assert all(list(item) == KEYS for item in found["tenggat"])


def feed(office: Office, folder: Path, capfdbinary: pytest.CaptureFixture[bytes], saat: str = AT) -> bytes:
    assert tenggat(office, folder, "--hari", "60", "--format", "ics", saat=saat) == 0
    return capfdbinary.readouterr().out


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_the_feed_is_well_formed(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    office = discussing()
    long = "Kantor “Wilayah”, Uji; dengan nama yang sangat panjang — " + "é" * 60
    kantor = office.files["dasar/kantor/kantor.yaml"].decode().replace("Kantor Uji", long)
    fresh = new_office()
    fresh.files["dasar/kantor/kantor.yaml"] = kantor.encode()
    fresh.root()
    fresh.files.update({path: data for path, data in office.files.items() if path.startswith(FOLDER)})
    data = feed(_same_bundle(fresh), tmp_path, capfdbinary)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    lines = unfolded(data)
    escaped = long.replace(",", "\\,").replace(";", "\\;")
    assert f"X-WR-CALNAME:Tenggat {escaped}" in lines
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert lines.count("DTSTAMP:20240124T020000Z") == 2
    assert "DTSTART;VALUE=DATE:20240130" in lines
    assert "DTEND;VALUE=DATE:20240131" in lines
    assert "SUMMARY:Kepala Subbagian: Masa masukan berakhir (2024-001)" in lines


def _same_bundle(office: Office) -> Office:
    with_calendars(office).bundle("2024-001", "penetapan", "layanan/legalisasi")
    office.decide("2024-001", "penyusunan", "pelaksana", "selesai", at="2024-01-15T02:00:00Z")
    office.decide("2024-001", "koreksi", "kasubbag", "ya", at="2024-01-15T04:00:00Z")
    office.decide("2024-001", "bahan-pembahasan", "pelaksana", "selesai", at="2024-01-16T02:00:00Z")
    return office


def test_uids_stay_and_only_the_stamp_follows_the_moment(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    office = discussing()
    first, again = (feed(office, tmp_path / name, capfdbinary) for name in ("satu", "dua"))
    later = feed(office, tmp_path / "tiga", capfdbinary, "2024-01-25T02:00:00Z")
    assert first == again
    assert later == first.replace(b"20240124T020000Z", b"20240125T020000Z")
    uids = [line for line in unfolded(first) if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == 2


def test_a_broken_book_and_a_bad_number_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = discussing()
    assert tenggat(office, tmp_path, "--hari", "-1") == 2
    assert "di luar rentang yang diperbolehkan" in capsys.readouterr().err
    office.files["pengesahan/buku/000002.json"] = b"{}"
    assert tenggat(office, tmp_path) == 1
    assert "tidak utuh, jadi waktu tidak dihitung" in capsys.readouterr().err


def test_markdown_lists_by_role_for_a_job_s_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tenggat(discussing(), tmp_path / "a", "--hari", "30", "--format", "markdown") == 0
    lines = capsys.readouterr().out.split("\n")
    assert lines[:4] == ["# Tenggat per 2024-01-24, 30 hari ke depan", "", "## Kepala Subbagian", ""]
    assert lines[4] == "- **2024-01-30** Masa masukan berakhir (2024-001)  "
    assert lines.index("## Pelaksana") > 4
    late = "2024-03-24T02:00:00Z"
    assert tenggat(discussing(), tmp_path / "b", "--format", "markdown", saat=late) == 0
    assert "**2024-02-13 LEWAT**" in capsys.readouterr().out
    assert tenggat(discussing(), tmp_path / "c", "--hari", "0", "--format", "markdown") == 0
    assert "Tidak ada yang lewat tenggat atau jatuh tempo." in capsys.readouterr().out
