"""The book as files: whatever is missing, added, renamed, linked or edited there is seen."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.office import (
    LATER,
    Office,
    begun,
    new_office,
    problems,
    record_path,
    records,
    rewritten,
    settled,
    witness_key,
)

from maklumat.documents.canonical import canonical_json, sha256
from maklumat.documents.folder import Key
from maklumat.documents.tree import MemoryTree, WorkTree
from maklumat.register.book import read_book
from maklumat.register.fold import fold
from maklumat.register.sshsig import sign

Files = dict[str, bytes]


def only_problem(files: Files) -> str:
    found = problems(files)
    assert len(found) == 1
    return found[0]


def content_path(files: Files, document: int = 1, name: str = "standar.yaml") -> str:
    """A file of the second record's archived documents."""
    return f"pengesahan/isi/{records(files)[1]['dokumen'][document]['sidik']}/{name}"


def test_an_office_without_a_book_has_nothing_in_force() -> None:
    state = new_office().state()
    assert state.problems == ("Buku pengesahan belum ada: pengesahan/buku/000001.json tidak ditemukan.",)
    assert state.versions == {}


# The archive -----------------------------------------------------------------------------------


def test_an_archived_file_edited() -> None:
    files = settled().files
    files[content_path(files)] = files[content_path(files)].replace(b"Rp50.000", b"Rp40.000")
    assert "sudah berubah" in only_problem(files)


def test_an_archived_file_more() -> None:
    files = settled().files
    files[content_path(files, name="lampiran.md")] = b"Diam-diam.\n"
    assert "sudah berubah" in only_problem(files)


def test_an_archived_file_of_a_name_no_document_has() -> None:
    files = settled().files
    files[content_path(files, name="..\x1b[2J")] = b"Diam-diam.\n"
    problem = only_problem(files)
    assert "bukan berkas naskah yang sah" in problem
    assert "\x1b" not in problem


def test_an_archived_file_renamed() -> None:
    files = settled().files
    files[content_path(files, name="standar-lain.yaml")] = files.pop(content_path(files))
    assert "sudah berubah" in only_problem(files)


def test_an_archived_document_missing() -> None:
    files = settled().files
    del files[content_path(files)]
    assert "tidak ada di arsip" in only_problem(files)


def test_a_folder_in_an_archived_document() -> None:
    files = settled().files
    files[content_path(files, name="sub/berkas.md")] = b"Diam-diam.\n"
    assert "bukan berkas naskah yang sah" in only_problem(files)


@pytest.mark.parametrize("change", [b"", None])
def test_a_public_attachment_altered_or_missing(change: bytes | None) -> None:
    files = settled().files
    laporan = next(item for item in records(files)[4]["lampiran"] if item["jenis"] == "laporan")
    path = f"pengesahan/lampiran/{laporan['sha256']}"
    if change is None:
        del files[path]
        assert "tidak ada" in only_problem(files)
    else:
        files[path] = change
        assert "sudah berubah" in only_problem(files)


def test_an_archived_document_of_another_name_is_only_noticed() -> None:
    files = settled().files
    files[f"pengesahan/isi/{'0' * 64}/standar.yaml"] = b"skema: 1\n"
    files[f"pengesahan/lampiran/{'0' * 64}"] = b"?"
    files["pengesahan/buku/.baru-x"] = b"{"
    files["pengesahan/buku/000099.sig"] = b"?"
    state = fold(read_book(MemoryTree(files)), LATER)
    assert state.problems == ()
    assert sorted(state.notices) == [
        "buku/.baru-x bukan bagian buku dan diabaikan.",
        "buku/000099.sig tanpa catatan (sisa pencatatan yang terputus).",
        f"isi/{'0' * 64} tidak disebut catatan mana pun.",
        f"lampiran/{'0' * 64} tidak disebut catatan mana pun.",
    ]


# Links, on a real disk ---------------------------------------------------------------------------


def linked(office: Office, folder: Path, path: str) -> tuple[str, ...]:
    """Problems of the office where `path` was moved away and linked to: same bytes, wrong kind."""
    project = office.write(folder)
    place = project / "standards" / path
    away = folder / "di-luar"
    place.rename(away)
    place.symlink_to(away)
    return fold(read_book(WorkTree(project / "standards")), LATER).problems


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("pengesahan", "bukan folder biasa"),
        ("pengesahan/buku", "bukan folder biasa"),
        ("pengesahan/isi", "bukan folder biasa"),
        ("pengesahan/lampiran", "bukan folder biasa"),
        ("pengesahan/buku/000003.json", "bukan berkas biasa"),
        ("pengesahan/buku/000003.sig", "bukan berkas biasa"),
        ("FILE", "bukan berkas naskah yang sah"),
        ("FOLDER", "tidak ada di arsip"),
        ("ATTACHMENT", "tidak ada"),
    ],
)
def test_a_link_is_no_part_of_the_book(tmp_path: Path, place: str, reason: str) -> None:
    office = settled()
    file = content_path(office.files)
    laporan = next(item for item in records(office.files)[4]["lampiran"] if item["jenis"] == "laporan")
    named = {
        "FILE": file,
        "FOLDER": file.rpartition("/")[0],
        "ATTACHMENT": f"pengesahan/lampiran/{laporan['sha256']}",
    }
    assert any(reason in problem for problem in linked(office, tmp_path, named.get(place, place)))


# Records -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(1, 8))
def test_a_record_dropped_from_the_middle_is_missed(number: int) -> None:
    files = settled().files
    del files[record_path(number)]
    assert f"Catatan {number:06d} tidak ada, padahal {number + 1:06d} ada." in problems(files)


@pytest.mark.parametrize("number", range(2, 8))
def test_a_gap_closed_by_renaming_is_seen(number: int) -> None:
    files = settled().files
    for later in range(number, 8):
        for suffix in ("json", "sig"):
            files[record_path(later, suffix)] = files[record_path(later + 1, suffix)]
    del files[record_path(8)]
    assert f"urutan {number + 1} tidak sama" in only_problem(files)


@pytest.mark.parametrize("number", range(1, 9))
def test_an_edited_record_no_longer_fits_its_signature(number: int) -> None:
    files = settled().files
    tree = records(files)[number - 1]
    files[record_path(number)] = canonical_json({**tree, "alat": "lain"})
    assert only_problem(files).endswith("tanda tangan saksi tidak cocok dengan catatan.")


@pytest.mark.parametrize("number", range(1, 8))
def test_an_edited_record_signed_anew_breaks_the_chain_behind_it(number: int) -> None:
    files = settled().files
    tree = records(files)[number - 1]
    data = canonical_json({**tree, "alat": "lain"})
    files[record_path(number)] = data
    files[record_path(number, "sig")] = sign(witness_key("saksi-ci").private, data)
    assert (
        only_problem(files)
        == f"Catatan {number + 1:06d}: rantai putus: catatan sebelumnya bukan yang disebut."
    )


def test_a_chain_spliced_from_two_books_is_seen() -> None:
    files, other = settled().files, begun()
    other.run("2024-001", "penetapan", "layanan/aduan", until="penandatanganan")
    merged = {**other.files, **files}
    for number in range(5, 8):
        for suffix in ("json", "sig"):
            merged[record_path(number, suffix)] = other.files[record_path(number, suffix)]
    assert only_problem(merged).startswith("Catatan 000005: rantai putus")


def _reordered(data: bytes) -> bytes:
    tree = json.loads(data)
    return (json.dumps(dict(reversed(tree.items())), ensure_ascii=False, indent=2) + "\n").encode()


SPOILT_RECORDS: dict[str, Callable[[bytes], bytes]] = {
    "a line more": lambda data: data + b"\n",
    "no final line feed": lambda data: data[:-1],
    "BOM": lambda data: b"\xef\xbb\xbf" + data,
    "CR": lambda data: data.replace(b"\n", b"\r\n"),
    "other spaces": lambda data: data.replace(b"  ", b" "),
    "an escape": lambda data: data.replace(b'"alat": "uji"', b'"alat": "\\u0075ji"'),
    "a duplicate key": lambda data: data.replace(
        b'  "alat": "uji",\n', b'  "alat": "uji",\n  "alat": "uji",\n'
    ),
    "another order": _reordered,
    "one line": lambda data: json.dumps(json.loads(data)).encode(),
    "a lone surrogate": lambda data: data.replace(b'"uji"', b'"\\ud800"'),
    "no UTF-8": lambda data: data.replace(b'"uji"', b'"\xff"'),
    "deep": lambda data: data.replace(b'"uji"', b"[" * 900 + b"]" * 900),
    "too deep": lambda data: b"[" * 100_000,
    "a list": lambda data: b"[]\n",
    "nothing": lambda data: b"",
}


@pytest.mark.parametrize("spoil", SPOILT_RECORDS.values(), ids=SPOILT_RECORDS)
def test_a_record_has_one_sequence_of_bytes(spoil: Callable[[bytes], bytes]) -> None:
    files = settled().files
    data = spoil(files[record_path(8)])
    files[record_path(8)] = data
    files[record_path(8, "sig")] = sign(witness_key("saksi-ci").private, data)
    assert only_problem(files).removeprefix("Catatan 000008: ") in (
        "susunan bitanya bukan bentuk baku.",
        "isinya bukan JSON.",
    )


@pytest.mark.parametrize(
    "change",
    [
        {"skema": "maklumat/pengesahan/2"},
        {"keterangan": "kunci yang tidak dikenal"},
        {"urutan": "8"},
        {"urutan": 8.0},
        {"urutan": True},
        {"waktu": "2024-01-02T09:00:00+00:00"},
        {"waktu": "2024-01-02 09:00:00Z"},
        {"waktu": "2024-1-2T09:00:00Z"},
        {"waktu": "2024-02-30T09:00:00Z"},
        {"siklus": "2024-1"},
        {"siklus": "2024-001\n"},
        {"keputusan": "setuju"},
        {"jalur": "cepat"},
        {"tingkat": "lisan"},
        {"status_jabatan": "pjs"},
        {"sumber_waktu": "kira-kira"},
        {"orang": ""},
        {"dokumen": [{"jenis": "layanan", "id": "x", "sidik": "A" * 64}]},
        {"dokumen": [{"jenis": "layanan", "id": "../x", "sidik": "a" * 64}]},
        {"dokumen": {}},
        {"lampiran": [{"jenis": "laporan", "nama": "../x", "sha256": "a" * 64}]},
        {"penetapan": {}},
        {"bukti": {"rujukan": None, "konfirmasi": None}},
        {"alasan": 1},
    ],
)
def test_a_record_has_exactly_its_fields(change: dict[str, Any]) -> None:
    files = settled().files
    data = canonical_json({**records(files)[7], **change})
    files[record_path(8)] = data
    files[record_path(8, "sig")] = sign(witness_key("saksi-ci").private, data)
    assert "tidak sesuai" in only_problem(files)


@pytest.mark.parametrize("name", sorted(records(settled().files)[0]))
def test_no_field_of_a_record_may_be_missing(name: str) -> None:
    files = settled().files
    tree = {key: value for key, value in records(files)[7].items() if key != name}
    files[record_path(8)] = canonical_json(tree)
    assert f"bentuk “{name}” tidak sesuai" in only_problem(files)


def test_what_a_stranger_wrote_does_not_steer_the_terminal() -> None:
    files = settled().files
    files[record_path(8)] = canonical_json({**records(files)[7], "\x1b[2J": "x"})
    assert "\x1b" not in only_problem(files)


# Signatures --------------------------------------------------------------------------------------


def test_a_record_without_signature() -> None:
    files = settled().files
    del files[record_path(8, "sig")]
    assert "tanda tangan saksi tidak ada" in only_problem(files)


def test_a_signature_of_another_record() -> None:
    files = settled().files
    files[record_path(8, "sig")] = files[record_path(7, "sig")]
    assert "tidak cocok dengan catatan" in only_problem(files)


def test_a_signature_by_a_key_nobody_registered() -> None:
    files = settled().files
    files[record_path(8, "sig")] = sign(witness_key("orang-luar").private, files[record_path(8)])
    assert "kunci saksi tidak terdaftar" in only_problem(files)


@pytest.mark.parametrize("witness", ["saksi-habis", "saksi-dicabut"])
def test_a_key_holds_on_its_days_alone(witness: str) -> None:
    office = begun()
    office.bundle("2024-001", "penetapan", "layanan/legalisasi")
    trees = records(office.files)
    office.witness = witness
    office.decide("2024-001", "penyusunan", "pelaksana", "selesai", at="2024-01-09T16:59:59Z")
    assert office.state().problems == ()
    # A second later it is the 10th at the office; the day of recording counts, not that of the decision.
    last = {**records(office.files)[1], "dicatat": "2024-01-09T17:00:00Z"}
    data = canonical_json(last)
    office.files[record_path(2)] = data
    office.files[record_path(2, "sig")] = sign(witness_key(witness).private, data)
    assert f"kunci saksi “{witness}” tidak berlaku pada 2024-01-10" in only_problem(office.files)
    assert len(trees) == 1


SPOILT_ARMOURS: dict[str, Callable[[bytes], bytes]] = {
    "a word behind": lambda armour: armour + b"ya\n",
    "a line behind": lambda armour: armour + b"\n",
    "no final line feed": lambda armour: armour[:-1],
    "a word before": lambda armour: b"ya\n" + armour,
    "twice": lambda armour: armour + armour,
    "CR": lambda armour: armour.replace(b"\n", b"\r\n"),
    "a line inside": lambda armour: armour.replace(b"SIGNATURE-----\n", b"SIGNATURE-----\n\n", 1),
    "a space before": lambda armour: b" " + armour,
    "half": lambda armour: armour[: len(armour) // 2],
    "nothing": lambda armour: b"",
    "no text": lambda armour: b"\xff",
}


@pytest.mark.parametrize("spoil", SPOILT_ARMOURS.values(), ids=SPOILT_ARMOURS)
def test_a_signature_file_is_one_armour_and_nothing_else(spoil: Callable[[bytes], bytes]) -> None:
    files = settled().files
    files[record_path(8, "sig")] = spoil(files[record_path(8, "sig")])
    assert "berkas tanda tangan" in only_problem(files)


def test_no_bit_of_a_signature_may_flip() -> None:
    files = settled().files
    lines = files[record_path(8, "sig")].decode().split("\n")
    body = base64.b64decode("".join(lines[1:-2]))
    for position in range(0, len(body), 7):
        spoilt = bytearray(body)
        spoilt[position] ^= 0x10
        text = base64.b64encode(bytes(spoilt)).decode()
        wrapped = [text[start : start + 70] for start in range(0, len(text), 70)]
        files[record_path(8, "sig")] = "\n".join([lines[0], *wrapped, lines[-2], ""]).encode()
        assert only_problem(files).startswith("Catatan 000008: ")


# What follows from a break -------------------------------------------------------------------------


def test_a_broken_book_publishes_nothing() -> None:
    office = settled()
    key = Key("layanan", "legalisasi")
    assert office.state().published(key, LATER) is not None
    del office.files[record_path(8, "sig")]
    state = office.state()
    assert all(state.published(other, LATER) is None for other in (key, Key("dasar", "sop")))


def test_a_book_forged_as_a_whole_verifies_but_has_another_root() -> None:
    files = settled().files
    forged = rewritten(files, [{**tree, "alat": "lain"} for tree in records(files)])
    assert problems(forged) == ()
    assert sha256(forged[record_path(1)]) != sha256(files[record_path(1)])
