"""Forgeries by someone who holds a witness key: chained and signed well, and still refused by the rules.

The book at hand: 1 root, 2 penyusunan, 3 koreksi, 4 bahan-pembahasan, 5 pembahasan, 6 telaah,
7 persetujuan, 8 penandatanganan of cycle 2024-001.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.office import (
    begun,
    forged,
    procedure,
    record_path,
    records,
    refused,
    rewritten,
    settled,
)

from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused

Tree = dict[str, Any]
TELAAH, PERSETUJUAN, LAST = 6, 7, 8
OTHER = sha256(b"lain")


def acting(number: int, orang: str, peran: str, status: str = "definitif", **more: str) -> dict[str, bytes]:
    """The settled book, with one record in another person's name (their office truly stated)."""
    title = {"kabag": "Kepala Bagian", "kadiv": "Kepala Divisi", "kakanwil": "Kepala"}
    titles = {**title, "kasubbag": "Kepala Subbagian", "pelaksana": "Pelaksana"}
    acting = "" if status == "definitif" else f"{status.capitalize()}. "
    changes = {
        "orang": orang,
        "nama": f"Nama {orang}",
        "peran": peran,
        "jabatan": acting + titles[peran],
        "status_jabatan": status,
        "dasar_jabatan": f"SK uji {orang} {peran}",
    }
    return forged(settled().files, number, **changes, **more)


def without(*numbers: int) -> dict[str, bytes]:
    office = settled()
    kept = [tree for number, tree in enumerate(records(office.files), 1) if number not in numbers]
    return rewritten(office.files, kept)


# Steps and order -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dropped", "missing"),
    [(2, "penyusunan"), (3, "koreksi"), (4, "bahan-pembahasan"), (5, "pembahasan"), (6, "telaah")],
)
def test_a_missing_step_is_not_passed_over(dropped: int, missing: str) -> None:
    refused(without(dropped), dropped, f"langkah {missing} belum dicatat")


def test_the_last_approval_may_not_be_missing() -> None:
    refused(without(7), 7, "langkah persetujuan belum dicatat")


@pytest.mark.parametrize("number", range(2, 8))
def test_swapped_records_break_the_order(number: int) -> None:
    office = settled()
    trees = records(office.files)
    one, other = trees[number - 1], trees[number]
    # Even with their times made to fit.
    for name in ("waktu", "dicatat"):
        one[name], other[name] = other[name], one[name]
    trees[number - 1], trees[number] = other, one
    refused(rewritten(office.files, trees), number, f"langkah {one['langkah']} belum dicatat")


def test_a_step_is_not_recorded_twice_with_the_same_text() -> None:
    office = settled()
    trees = records(office.files)
    refused(rewritten(office.files, [*trees[:6], trees[5], *trees[6:]]), 7, "sudah lewat")


def test_nothing_follows_a_complete_cycle() -> None:
    office = settled()
    trees = records(office.files)
    refused(rewritten(office.files, [*trees, trees[-1]]), 9, "siklus 2024-001 sudah selesai")


def test_an_optional_step_cannot_be_recorded_afterwards() -> None:
    office = settled()
    trees = records(office.files)
    late = {**trees[1], "langkah": "rencana", "dokumen": [], "makna": "Kegiatan rencana"}
    late |= {field: trees[2][field] for field in ("orang", "nama", "peran", "jabatan", "dasar_jabatan")}
    refused(rewritten(office.files, [*trees[:2], late, *trees[2:]]), 3, "langkah rencana sudah lewat")


def test_a_step_of_another_path_is_unknown() -> None:
    office = begun()
    office.run("2024-002", "warga", "warga/legalisasi")
    trees = records(office.files)
    trees[3] |= {"langkah": "persetujuan", "makna": "Kegiatan persetujuan"}
    refused(rewritten(office.files, trees), 4, "langkah persetujuan tidak ada pada jalur warga")


def test_a_cycle_keeps_its_path() -> None:
    refused(forged(settled().files, 3, jalur="warga"), 3, "berada di jalur penetapan")


# Decisions -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "changes", "reason"),
    [
        (2, {"keputusan": "ya"}, "tidak mengenal keputusan ya"),
        (6, {"keputusan": "selesai"}, "tidak mengenal keputusan selesai"),
        (6, {"keputusan": "tidak", "kembali_ke": "pembahasan"}, "Tidak tanpa alasan"),
        (6, {"keputusan": "tidak", "kembali_ke": "pembahasan", "alasan": ""}, "Tidak tanpa alasan"),
        (6, {"keputusan": "tidak", "kembali_ke": "koreksi", "alasan": "kurang"}, "tidak boleh kembali ke"),
        (6, {"keputusan": "tidak", "alasan": "kurang"}, "tidak boleh kembali ke"),
        (6, {"kembali_ke": "pembahasan"}, "hanya Tidak yang mengembalikan"),
        (6, {"makna": "Saya sekadar lewat."}, "makna bukan pernyataan langkah telaah"),
        (8, {"makna": "Kegiatan penandatanganan"}, "makna bukan pernyataan"),
    ],
)
def test_a_decision_is_one_the_step_knows(number: int, changes: Tree, reason: str) -> None:
    refused(forged(settled().files, number, **changes), number, reason)


# Texts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [PERSETUJUAN, LAST])
def test_final_steps_carry_one_and_the_same_text(number: int) -> None:
    office = settled()
    other = office.copy()
    other.files["layanan/legalisasi/tambahan.md"] = b"Ketentuan yang tidak pernah ditelaah.\n"
    other.run("2024-009", "penetapan", "layanan/aduan", until="koreksi")  # archives nothing of legalisasi
    sidik = other.sidik("layanan/legalisasi")
    archived = {
        f"pengesahan/isi/{sidik}/{path.rpartition('/')[2]}": data
        for path, data in other.files.items()
        if path.startswith("layanan/legalisasi/")
    }
    dokumen = records(office.files)[number - 1]["dokumen"]
    dokumen[1]["sidik"] = sidik
    forgery = forged({**office.files, **archived}, number, dokumen=dokumen)
    refused(forgery, number, "naskah berbeda dari yang diputus pada langkah telaah")


def test_approve_then_push_is_refused_and_changes_nothing() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="persetujuan")
    before = dict(office.files)
    office.files["layanan/legalisasi/standar.yaml"] += b"sumber: Disisipkan setelah telaah\n"
    with pytest.raises(Refused, match="naskah berbeda dari yang diputus pada langkah telaah"):
        office.decide("2024-001", "persetujuan", "kadiv", "ya")
    assert [path for path in office.files if path not in before] == []


def test_a_text_changed_after_the_official_pdf_was_set_cannot_be_signed() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="penandatanganan")
    office.prepare("2024-001")
    office.files["layanan/legalisasi/standar.yaml"] += b"sumber: Disisipkan setelah dicetak\n"
    with pytest.raises(Refused, match="Naskah berubah sejak naskah resmi disiapkan"):
        office.decide("2024-001", "penandatanganan", "kepala", "ya")


def dokumen_of(number: int) -> list[dict[str, str]]:
    documents: list[dict[str, str]] = records(settled().files)[number - 1]["dokumen"]
    return documents


@pytest.mark.parametrize(
    ("number", "dokumen", "reason"),
    [
        (2, [], "tidak ada naskah yang dibawa"),
        (2, dokumen_of(2)[::-1], "tidak berurutan atau berulang"),
        (2, [dokumen_of(2)[0], *dokumen_of(2)], "tidak berurutan atau berulang"),
        (2, [{**dokumen_of(2)[0], "sidik": OTHER}], "tidak ada di arsip"),
        (2, [{**dokumen_of(1)[0]}], "tidak membawa naskah dasar"),
        (3, dokumen_of(3)[1:], "keluar dari siklus tanpa alasan"),
        # A record replayed for another document of its kind carries bytes of another kind of folder.
        (2, [{"jenis": "layanan", "id": "x", "sidik": dokumen_of(2)[2]["sidik"]}], "tidak memuat standar"),
        (
            4,
            [*dokumen_of(4), {"jenis": "maklumat", "id": "x", "sidik": dokumen_of(4)[2]["sidik"]}],
            "terlambat",
        ),
    ],
)
def test_a_bundle_is_complete_in_order_and_of_its_kinds(
    number: int, dokumen: list[dict[str, str]], reason: str
) -> None:
    refused(forged(settled().files, number, dokumen=dokumen), number, reason)


def test_a_step_without_text_carries_none() -> None:
    office = begun()
    office.bundle("2024-001", "penetapan", "layanan/legalisasi")
    office.decide("2024-001", "rencana", "kasubbag", "selesai")
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="koreksi")
    dokumen = records(office.files)[2]["dokumen"]
    refused(forged(office.files, 2, dokumen=dokumen), 2, "langkah rencana tidak membawa naskah")


def test_a_record_replayed_in_another_cycle_is_refused() -> None:
    office = settled()
    office.run("2024-002", "penetapan", "layanan/aduan", until="persetujuan")
    trees = records(office.files)
    replayed = {**trees[6], "siklus": "2024-002"} | {
        field: trees[-1][field] for field in ("waktu", "dicatat", "lampiran")
    }
    refused(rewritten(office.files, [*trees, replayed]), 14, "naskah berbeda dari yang diputus")


def test_a_record_replayed_as_it_is_breaks_the_chain() -> None:
    office = settled()
    for suffix in ("json", "sig"):
        office.files[record_path(9, suffix)] = office.files[record_path(7, suffix)]
    refused(office.files, 9, "urutan 7 tidak sama")


def test_one_document_stands_in_one_open_cycle() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="koreksi")
    with pytest.raises(Refused, match="layanan/legalisasi sedang berada di siklus 2024-001"):
        office.run("2024-002", "penetapan", "layanan/legalisasi", until="koreksi")


def test_a_cycle_starts_after_the_last_one_of_its_documents_ended() -> None:
    office = settled()
    office.bundle("2024-002", "penetapan", "layanan/legalisasi")
    with pytest.raises(Refused, match="siklus dimulai sebelum siklus terakhir layanan/legalisasi selesai"):
        office.decide("2024-002", "penyusunan", "pelaksana", "selesai", waktu="2024-01-02T02:30:00Z")


# Persons ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "number", "reason"),
    [
        (acting(6, "pelaksana-b", "pelaksana"), 6, "langkah telaah milik peran kabag"),
        (acting(6, "pelaksana-b", "kabag"), 6, "tidak memegang peran kabag"),
        (acting(7, "kabag", "kadiv", "plt"), 7, "tidak memegang peran kadiv pada 2024-01-02"),
        (acting(8, "wakil", "kakanwil", "plt"), 8, "tidak memegang peran kakanwil pada 2024-01-02"),
        (acting(6, "siapa", "kabag"), 6, "tidak ada di daftar pejabat"),
        (forged(settled().files, 6, nama="Nama Lain"), 6, "tidak sama dengan daftar pejabat"),
        (forged(settled().files, 6, jabatan="Kepala Besar"), 6, "jabatan Nama kabag tidak sama"),
        (forged(settled().files, 6, status_jabatan="plt"), 6, "jabatan Nama kabag tidak sama"),
        (forged(settled().files, 6, dasar_jabatan="SK lain"), 6, "jabatan Nama kabag tidak sama"),
    ],
    ids=[
        "another role",
        "a role not held",
        "acting before appointment",
        "acting head before appointment",
        "a stranger",
        "another name",
        "another title",
        "another status",
        "another basis of office",
    ],
)
def test_only_the_holder_of_the_role_decides(files: dict[str, bytes], number: int, reason: str) -> None:
    refused(files, number, reason)


def test_a_former_official_no_longer_signs() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="telaah")
    with pytest.raises(Refused, match="tidak memegang peran kabag pada 2024-01-10"):
        # 17.30 UTC of the 9th is already the 10th at the office.
        office.decide("2024-001", "telaah", "mantan", "ya", at="2024-01-09T17:30:00Z")
    office.decide("2024-001", "telaah", "mantan", "ya", at="2024-01-09T16:30:00Z")
    assert office.state().problems == ()


def test_an_acting_official_acts_where_the_procedure_allows_it() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="penandatanganan")
    office.prepare("2024-001", orang="harian")
    with pytest.raises(Refused, match=r"Plh\. tidak boleh bertindak pada langkah penandatanganan"):
        office.decide("2024-001", "penandatanganan", "harian", "ya", at="2024-02-05T02:00:00Z")
    office.prepare("2024-001", orang="wakil")
    record = office.decide("2024-001", "penandatanganan", "wakil", "ya", at="2024-03-05T02:00:00Z")
    assert record.status_jabatan == "plt"
    assert office.state().problems == ()


def test_a_drafter_never_decides() -> None:
    office = begun()
    office.bundle("2024-001", "penetapan", "layanan/legalisasi")
    office.decide("2024-001", "penyusunan", "pelaksana", "selesai", penyusun=["kasubbag"])
    with pytest.raises(Refused, match="Nama kasubbag ikut menyusun naskah ini"):
        office.decide("2024-001", "koreksi", "kasubbag", "ya")
    office.decide("2024-001", "koreksi", "ganda", "ya")


def test_a_decider_does_not_become_a_drafter_of_what_he_decided() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="bahan-pembahasan")
    with pytest.raises(Refused, match="“kasubbag” sudah memutus dalam siklus ini"):
        office.decide("2024-001", "bahan-pembahasan", "pelaksana", "selesai", penyusun=["kasubbag"])


def test_a_decider_whose_decision_falls_may_draft_and_then_no_longer_decides() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="bahan-pembahasan")
    office.files["layanan/legalisasi/standar.yaml"] += b"sumber: Diperbaiki Kasubbag\n"
    office.decide("2024-001", "penyusunan", "pelaksana", "selesai", penyusun=["kasubbag"])
    with pytest.raises(Refused, match="ikut menyusun"):
        office.decide("2024-001", "koreksi", "kasubbag", "ya")
    office.decide("2024-001", "koreksi", "ganda", "ya")


def test_one_person_acts_in_one_definite_role_a_cycle() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="koreksi")
    office.decide("2024-001", "koreksi", "ganda", "ya")
    office.decide("2024-001", "bahan-pembahasan", "pelaksana", "selesai")
    office.decide("2024-001", "pembahasan", "kasubbag", "ya")
    with pytest.raises(Refused, match="Nama ganda sudah bertindak dalam peran lain"):
        office.decide("2024-001", "telaah", "ganda", "ya")


def test_an_acting_second_role_is_allowed_where_the_procedure_records_it() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="persetujuan")
    record = office.decide("2024-001", "persetujuan", "kabag", "ya", at="2024-03-04T02:00:00Z")
    assert (record.peran, record.status_jabatan) == ("kadiv", "plt")
    assert office.state().problems == ()


def test_an_acting_second_role_is_refused_where_the_procedure_forbids_it() -> None:
    office = begun()
    sop = procedure()
    sop["rangkap"]["plt"] = "larang"
    office.put("dasar/sop", sop)
    office.run("2024-010", "dasar", "dasar/sop")
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="persetujuan")
    with pytest.raises(Refused, match="Nama kabag sudah bertindak dalam peran lain"):
        office.decide("2024-001", "persetujuan", "kabag", "ya", at="2024-03-04T02:00:00Z")
