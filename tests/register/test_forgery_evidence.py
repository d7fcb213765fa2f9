"""Forged evidence, times, attachments, decrees and cancellations: chained and signed well, and still refused.

The book at hand: 1 root, 2 penyusunan, 3 koreksi, 4 bahan-pembahasan, 5 pembahasan, 6 telaah,
7 persetujuan, 8 penandatanganan of cycle 2024-001.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.office import (
    REPORTS,
    Office,
    begun,
    forged,
    problems,
    procedure,
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


# Evidence --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "changes", "reason"),
    [
        (2, {"tingkat": "basah"}, "tingkat bukti basah tidak diterima"),
        (6, {"tingkat": "tte"}, "tingkat bukti tte tidak diterima"),
        (6, {"tingkat": "basah"}, "belum dikonfirmasi orang kedua"),
        (
            6,
            {"tingkat": "basah", "bukti": {"rujukan": None, "konfirmasi": "kabag", "penyusun": []}},
            "harus dikonfirmasi orang lain",
        ),
        (
            6,
            {"tingkat": "basah", "bukti": {"rujukan": None, "konfirmasi": "siapa", "penyusun": []}},
            "tidak ada di daftar pejabat",
        ),
    ],
)
def test_the_level_of_evidence_is_one_the_step_accepts(number: int, changes: Tree, reason: str) -> None:
    refused(forged(settled().files, number, **changes), number, reason)


def test_a_witness_alone_is_not_enough_where_more_is_demanded() -> None:
    office = begun()
    sop = procedure()
    sop["langkah"][-1]["tingkat"] = ["basah", "tte"]
    office.put("dasar/sop", sop)
    office.run("2024-010", "dasar", "dasar/sop")
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="penandatanganan")
    office.prepare("2024-001")
    with pytest.raises(Refused, match="tingkat bukti saksi tidak diterima"):
        office.decide("2024-001", "penandatanganan", "kepala", "ya")
    with pytest.raises(Refused, match="lampiran pindaian belum ada"):
        office.decide("2024-001", "penandatanganan", "kepala", "ya", tingkat="basah", konfirmasi="operator")
    office.decide(
        "2024-001",
        "penandatanganan",
        "kepala",
        "ya",
        tingkat="basah",
        konfirmasi="operator",
        files={"pindaian": b"%PDF pindaian\n"},
    )
    assert office.state().problems == ()


def test_a_person_never_witnesses_the_own_decision() -> None:
    office = begun()
    office.witness = "saksi-operator"
    office.bundle("2024-001", "penetapan", "layanan/legalisasi")
    with pytest.raises(Refused, match="menyaksikan keputusannya sendiri"):
        office.decide("2024-001", "penyusunan", "operator", "selesai")
    office.decide("2024-001", "penyusunan", "pelaksana", "selesai")


# Time ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"dicatat": "2031-01-01T00:00:00Z"}, "belum tiba"),
        ({"dicatat": "9999-12-31T23:59:59Z"}, "belum tiba"),
        ({"waktu": "9999-12-31T23:59:59Z"}, "sesudah waktu pencatatan"),
        ({"waktu": "2024-01-02T10:05:01Z"}, "sesudah waktu pencatatan"),
        ({"waktu": "2024-01-02T08:59:59Z"}, "waktu lebih awal daripada keputusan sebelumnya"),
        ({"dicatat": "2024-01-02T08:59:59Z", "waktu": "2024-01-02T08:59:59Z"}, "dicatat lebih awal"),
    ],
)
def test_time_neither_runs_backwards_nor_ahead(changes: Tree, reason: str) -> None:
    # Record 8 was made at 10.00, nine hours after the root's 02.00 less one; record 7 an hour before.
    files = settled().files
    last = records(files)[7]
    assert (last["waktu"], last["dicatat"]) == ("2024-01-02T09:00:00Z", "2024-01-02T09:00:00Z")
    changes = {name: text.replace("T10", "T09").replace("T08", "T07") for name, text in changes.items()}
    refused(forged(files, 8, **changes), 8, reason)


def test_a_decision_may_be_up_to_five_minutes_after_its_recording() -> None:
    files = forged(settled().files, 8, waktu="2024-01-02T09:05:00Z")
    assert problems(files) == ()


# Attachments -----------------------------------------------------------------------------------


def attached(number: int) -> list[dict[str, str]]:
    found: list[dict[str, str]] = records(settled().files)[number - 1]["lampiran"]
    return found


def less(number: int, jenis: str) -> list[dict[str, str]]:
    return [item for item in attached(number) if item["jenis"] != jenis]


def swapped_hash(number: int, jenis: str, digest: str) -> list[dict[str, str]]:
    return [{**item, "sha256": digest} if item["jenis"] == jenis else item for item in attached(number)]


@pytest.mark.parametrize("jenis", REPORTS)
def test_a_discussion_without_its_reports_is_none(jenis: str) -> None:
    refused(forged(settled().files, 5, lampiran=less(5, jenis)), 5, f"lampiran {jenis} belum ada")


@pytest.mark.parametrize("number", [TELAAH, PERSETUJUAN, LAST])
@pytest.mark.parametrize("jenis", ["berita_acara", "laporan"])
def test_final_steps_repeat_report_and_minutes(number: int, jenis: str) -> None:
    files = settled().files
    refused(forged(files, number, lampiran=less(number, jenis)), number, f"lampiran {jenis} belum ada")
    other = {**files, f"pengesahan/lampiran/{OTHER}": b"lain"}
    lampiran = swapped_hash(number, jenis, OTHER)
    refused(forged(other, number, lampiran=lampiran), number, f"{jenis} bukan yang dicatat")


@pytest.mark.parametrize(
    ("number", "lampiran", "reason"),
    [
        (
            2,
            [{"jenis": "laporan", "nama": "x.pdf", "sha256": OTHER}],
            "tidak dikenal pada langkah penyusunan",
        ),
        (5, [attached(5)[0], *attached(5)], "tercatat dua kali"),
        (5, swapped_hash(5, "laporan", OTHER), "tidak ada"),
        (8, less(8, "naskah_resmi"), "lampiran naskah_resmi belum ada"),
        (8, attached(8)[:-1], "naskah resmi tidak satu untuk setiap naskah"),
        (8, [*attached(8)[:-1], {**attached(8)[-1], "nama": "layanan-aduan.pdf"}], "tidak satu untuk setiap"),
    ],
)
def test_attachments_are_known_whole_and_one_for_each_text(
    number: int, lampiran: list[dict[str, str]], reason: str
) -> None:
    refused(forged(settled().files, number, lampiran=lampiran), number, reason)


def test_a_private_attachment_must_not_be_stored() -> None:
    files = settled().files
    private = b"daftar_hadir 2024-001\n"
    refused({**files, f"pengesahan/lampiran/{sha256(private)}": private}, 5, "tersimpan di arsip")


# The decree ------------------------------------------------------------------------------------

DECREE = {
    "nomor_sk": "SK",
    "tanggal_sk": "2024-01-02",
    "tempat": "Kota Uji",
    "berlaku_sejak": "2024-01-02",
}


@pytest.mark.parametrize(
    ("number", "penetapan", "reason"),
    [
        (8, None, "penetapan ada di tempat yang salah, atau belum ada"),
        (7, DECREE, "penetapan ada di tempat yang salah"),
        (1, DECREE, "tanpa lampiran dan penetapan"),
        (8, {**DECREE, "berlaku_sejak": "2024-01-01"}, "berlaku_sejak mendahului tanggal_sk"),
    ],
)
def test_the_decree_stands_in_the_last_yes_alone(number: int, penetapan: Any, reason: str) -> None:
    refused(forged(settled().files, number, penetapan=penetapan), number, reason)


# Cancellation ----------------------------------------------------------------------------------


def cancelled(office: Office, change: Callable[[Tree], None] | None = None) -> dict[str, bytes]:
    office.decide("2024-001", "telaah", "kabag", "batal", alasan="Tidak jadi.")
    trees = records(office.files)
    if change:
        change(trees[-1])
    return rewritten(office.files, trees)


def waiting() -> Office:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="telaah")
    return office


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"alasan": None}, "pembatalan tanpa alasan"),
        ({"langkah": "persetujuan"}, "tidak menyebut langkah yang sedang ditunggu"),
        ({"dokumen": []}, "membawa lebih atau kurang"),
        ({"kembali_ke": "penyusunan"}, "membawa lebih atau kurang"),
        ({"penetapan": DECREE}, "membawa lebih atau kurang"),
        ({"makna": "Saya menetapkan naskah ini."}, "makna bukan pernyataan langkah telaah"),
        ({"tingkat": "basah"}, "belum dikonfirmasi"),
        ({"siklus": "2024-002"}, "siklus 2024-002 belum ada"),
    ],
)
def test_a_cancellation_says_what_and_why(changes: Tree, reason: str) -> None:
    refused(cancelled(waiting(), lambda tree: tree.update(changes)), 6, reason)


def test_a_cycle_is_cancelled_by_the_role_due_or_the_head_alone() -> None:
    with pytest.raises(Refused, match="Nama kasubbag tidak memegang peran kabag atau kakanwil"):
        waiting().decide("2024-001", "telaah", "kasubbag", "batal", alasan="Tidak jadi.")
    assert problems(cancelled(waiting())) == ()
    office = waiting()
    office.decide("2024-001", "telaah", "kepala", "batal", alasan="Tidak jadi.")
    trees = records(office.files)
    person = {name: trees[-2][name] for name in ("orang", "nama", "peran", "jabatan", "dasar_jabatan")}
    refused(rewritten(office.files, [*trees[:-1], trees[-1] | person]), 6, "tidak berwenang membatalkan")


def test_nothing_follows_a_cancelled_cycle_and_its_documents_are_free() -> None:
    office = waiting()
    cancelled(office)
    with pytest.raises(Refused, match="siklus 2024-001 sudah batal"):
        office.decide("2024-001", "telaah", "kabag", "ya")
    office.run("2024-002", "penetapan", "layanan/legalisasi")
    assert office.state().problems == ()
