"""What only an anchor outside the book can show, and what the office shows an auditor."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.office import LATER, Office, begun, problems, record_path, records, rewritten, settled

from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key
from maklumat.register.verification import (
    anchor_problems,
    archive_problems,
    document_rows,
    read_anchor,
    root_problems,
)


def release(office: Office, **changes: Any) -> bytes:
    """An earlier rilis.json, as far as it speaks of the book."""
    state = office.state()
    assert state.head is not None
    head = {"urutan": state.head.urutan, "sha256": state.head.sha256}
    return json.dumps({"kepala": head, "dokumen": document_rows(state, LATER), **changes}).encode()


def rolled_back(files: dict[str, bytes], keep: int) -> Office:
    """The book without its last records."""
    last = len(records(files))
    gone = {record_path(number, suffix) for number in range(keep + 1, last + 1) for suffix in ("json", "sig")}
    return Office({path: data for path, data in files.items() if path not in gone})


@pytest.mark.parametrize("keep", range(1, 8))
def test_a_rolled_back_book_looks_intact_from_inside_and_not_beside_an_earlier_release(keep: int) -> None:
    office = settled()
    anchor = read_anchor(release(office), "rilis.json")
    back = rolled_back(office.files, keep)
    # From inside this cannot be seen: the shorter book is a true book.
    assert back.state().problems == ()
    assert back.state().in_force(Key("layanan", "legalisasi"), LATER) is None
    assert anchor_problems(back.state(), anchor) == [
        f"Buku mundur: rilis sebelumnya berkepala 000008, sekarang hanya ada {keep} catatan."
    ]


def test_an_earlier_release_stands_in_a_grown_book() -> None:
    office = begun()
    anchor = read_anchor(release(office), "rilis.json")
    assert anchor_problems(settled().state(), anchor) == []
    assert anchor_problems(office.state(), None) == []


def test_a_branch_off_before_the_release_is_seen() -> None:
    office = settled()
    anchor = read_anchor(release(office), "rilis.json")
    branch = rolled_back(office.files, 6)
    branch.clock = LATER.replace(year=2025)
    branch.decide("2024-001", "telaah", "kabag", "tidak", kembali="pembahasan", alasan="Ulangi.")
    branch.decide("2024-001", "pembahasan", "kasubbag", "ya")
    assert branch.state().problems == ()
    assert anchor_problems(branch.state(), anchor) == [
        "Buku bercabang: catatan 000008 bukan yang ada pada rilis sebelumnya."
    ]


def test_a_re_rooted_book_is_seen_by_its_root_alone() -> None:
    office = settled()
    root = office.state().root
    forged = Office(rewritten(office.files, [{**tree, "alat": "lain"} for tree in records(office.files)]))
    assert problems(forged.files) == ()
    assert root_problems(office.state(), root) == []
    assert root_problems(forged.state(), None) == []
    found = root_problems(forged.state(), root)
    assert found == [f"Akar buku ({forged.state().root}) bukan akar yang diharapkan ({root})."]


def test_a_book_that_is_gone_has_no_root() -> None:
    office = Office()
    assert root_problems(office.state(), "0" * 64) == [
        f"Akar buku (tidak ada) bukan akar yang diharapkan ({'0' * 64})."
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"kepala": {"urutan": Infinity, "sha256": "x"}, "dokumen": []}',
        b'{"kepala": {"urutan": 1}, "dokumen": []}',
        b'{"kepala": {"urutan": 1, "sha256": "x"}, "dokumen": [1]}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_an_anchor_is_a_readable_release(data: bytes) -> None:
    with pytest.raises(Refused, match=r"rilis\.json yang dapat dibaca"):
        read_anchor(data, "rilis.json")


def test_the_office_shows_the_private_attachments_the_book_names() -> None:
    state = settled().state()
    shown = sha256(b"daftar_hadir 2024-001\n")
    assert archive_problems(state, [shown, sha256(b"lain")]) == []
    assert archive_problems(state, []) == [
        f"Lampiran pribadi daftar_hadir (2024-001, catatan 000005) dengan SHA-256 {shown} "
        "tidak ada di folder yang ditunjukkan."
    ]


def test_every_document_the_book_knows_has_a_row() -> None:
    office = settled()
    office.run("2024-002", "pencabutan", "layanan/informasi")
    rows = {
        f"{row['jenis']}/{row['id']}": row["sidik_terbit"] for row in document_rows(office.state(), LATER)
    }
    assert list(rows) == sorted(rows)
    assert rows["layanan/informasi"] is None
    assert rows["layanan/legalisasi"] == office.sidik("layanan/legalisasi")
    assert rows["dasar/sop"] == office.sidik("dasar/sop")
