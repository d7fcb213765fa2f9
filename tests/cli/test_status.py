"""`maklumat status`: where everything stands, whose turn it is, and why it is or is not published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.office import Office, begun, new_office, record_path, service, settled

from maklumat.cli.main import run

AT = "2024-06-01T00:00:00Z"
KEYS = ["jenis", "id", "sidik", "sidik_terbit", "siklus", "langkah", "giliran", "terbit", "alasan"]


def status(project: Path, *more: str, saat: str = AT) -> int:
    return run(["status", "--proyek", str(project), "--saat", saat, *more])


def rows(
    office: Office, folder: Path, capsys: pytest.CaptureFixture[str], *more: str, saat: str = AT
) -> dict[str, dict[str, Any]]:
    assert status(office.write(folder), "--format", "json", *more, saat=saat) == 0
    found = json.loads(capsys.readouterr().out)
    assert all(list(row) == KEYS for row in found)
    return {f"{row['jenis']}/{row['id']}": row for row in found}


def test_every_document_of_tree_and_book_has_a_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = settled()
    found = rows(office, tmp_path, capsys)
    assert list(found) == [
        "dasar/kantor",
        "dasar/pejabat",
        "dasar/regulasi",
        "dasar/sop",
        "layanan/aduan",
        "layanan/informasi",
        "layanan/legalisasi",
        "maklumat/kantor-uji",
        "warga/legalisasi",
    ]
    sidik = office.sidik("layanan/legalisasi")
    assert found["layanan/legalisasi"] == {
        "jenis": "layanan",
        "id": "legalisasi",
        "sidik": sidik,
        "sidik_terbit": sidik,
        "siklus": None,
        "langkah": None,
        "giliran": None,
        "terbit": True,
        "alasan": ["Terbit: ditetapkan pada siklus 2024-001 (SK uji 2024-001, 2024-01-02)."],
    }
    assert found["layanan/aduan"]["terbit"] is False
    assert found["layanan/aduan"]["alasan"] == ["Belum terbit: belum ada keputusan yang menetapkannya."]


def test_an_open_cycle_says_whose_turn_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = settled()
    office.run("2024-002", "penetapan", "layanan/aduan", until="koreksi")
    office.decide("2024-002", "koreksi", "kasubbag", "tidak", alasan="Jangka waktu belum jelas.")
    row = rows(office, tmp_path, capsys, "layanan/aduan")["layanan/aduan"]
    assert (row["siklus"], row["langkah"], row["giliran"]) == ("2024-002", "penyusunan", "pelaksana")
    assert row["alasan"] == [
        "Belum terbit: belum ada keputusan yang menetapkannya.",
        "Siklus 2024-002 menunggu langkah penyusunan oleh Pelaksana.",
        "Dikembalikan dari koreksi ke penyusunan oleh Nama kasubbag: Jangka waktu belum jelas.",
    ]


def test_a_text_changed_since_approval_stays_published_as_approved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = settled()
    approved = office.sidik("layanan/legalisasi")
    office.put("layanan/legalisasi", service("Layanan legalisasi", tarif="Rp1 per lembar"))
    row = rows(office, tmp_path, capsys)["layanan/legalisasi"]
    assert (row["sidik"], row["sidik_terbit"], row["terbit"]) == (
        office.sidik("layanan/legalisasi"),
        approved,
        True,
    )
    assert "berubah sejak disahkan" in row["alasan"][1]


@pytest.mark.parametrize("name", ["tambahan.exe", "standar.yaml"])
def test_an_unreadable_text_has_no_digest(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office = settled()
    project = office.write(tmp_path)
    place = project / "standards/layanan/legalisasi" / name
    place.unlink(missing_ok=True)
    place.symlink_to("/dev/null")
    assert status(project, "layanan/legalisasi", "--format", "json") == 0
    row = json.loads(capsys.readouterr().out)[0]
    assert (row["sidik"], row["terbit"]) == (None, True)
    assert "tidak ada atau tidak terbaca" in row["alasan"][1]


def test_a_withdrawn_text_says_by_what(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = settled()
    office.run("2024-002", "warga", "warga/legalisasi")
    office.run("2024-003", "pencabutan", "layanan/legalisasi", berlaku="2024-03-01")
    before = rows(office, tmp_path, capsys, saat="2024-02-29T16:59:59Z")
    assert before["layanan/legalisasi"]["terbit"] is True
    assert before["warga/legalisasi"]["terbit"] is True
    assert before["layanan/legalisasi"]["alasan"][-1] == (
        "Siklus 2024-003 selesai, baru mencabut sejak 2024-03-01."
    )
    after = rows(office, tmp_path, capsys, saat="2024-02-29T17:00:00Z")
    assert after["layanan/legalisasi"]["alasan"] == [
        "Tidak terbit: dicabut dengan siklus 2024-003 (SK uji 2024-003, 2024-01-02)."
    ]
    assert after["warga/legalisasi"]["alasan"] == [
        "Tidak terbit: standar pelayanan legalisasi tidak berlaku."
    ]
    assert not after["layanan/legalisasi"]["terbit"] and not after["warga/legalisasi"]["terbit"]


def test_effect_in_the_future_is_not_yet_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", berlaku="2024-07-01")
    row = rows(office, tmp_path, capsys)["layanan/legalisasi"]
    assert (row["terbit"], row["sidik_terbit"]) == (False, None)
    assert row["alasan"][-1] == "Siklus 2024-001 selesai, baru berlaku sejak 2024-07-01."


@pytest.mark.parametrize("kind", ["broken", "gone"])
def test_over_a_broken_book_nothing_is_published_and_status_still_answers(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office = settled() if kind == "broken" else new_office()
    office.files.pop(record_path(5, "sig"), None)
    found = rows(office, tmp_path, capsys)
    assert found["layanan/legalisasi"]["sidik"] == office.sidik("layanan/legalisasi")
    for row in found.values():
        assert (row["terbit"], row["sidik_terbit"], row["siklus"], row["giliran"]) == (
            False,
            None,
            None,
            None,
        )
        assert row["alasan"][0] == "Buku pengesahan tidak utuh, jadi tidak ada yang terbit."


def test_the_text_form_speaks_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = settled()
    office.run("2024-002", "penetapan", "layanan/aduan", until="telaah")
    assert status(office.write(tmp_path), "layanan/aduan", "maklumat/kantor-uji") == 0
    assert capsys.readouterr().out == (
        "TIDAK TERBIT  layanan/aduan · giliran kabag (2024-002, telaah)\n"
        "    Belum terbit: belum ada keputusan yang menetapkannya.\n"
        "    Siklus 2024-002 menunggu langkah telaah oleh Kepala Bagian.\n"
        "TERBIT        maklumat/kantor-uji\n"
        "    Terbit: ditetapkan pada siklus 2024-001 (SK uji 2024-001, 2024-01-02).\n"
    )


@pytest.mark.parametrize("text", ["legalisasi", "surat/x", "layanan/a/b", "/"])
def test_what_is_no_document_is_refused(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(settled().write(tmp_path), text) == 2
    assert "bukan naskah. Tulis jenis/id" in capsys.readouterr().err


def test_an_unknown_document_has_a_row_that_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = rows(settled(), tmp_path, capsys, "layanan/tidak-ada")["layanan/tidak-ada"]
    assert (row["sidik"], row["terbit"]) == (None, False)
