"""Discussion data: what it may say, and that no person fits into it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.office import yaml

from maklumat.documents.errors import Unreadable
from maklumat.documents.models.pembahasan import PRIBADI
from maklumat.documents.pembahasan import has_data, read_discussion, readable_discussion
from maklumat.documents.pribadi import SAMARAN, masked, traces
from maklumat.documents.tree import MemoryTree

FOLDER = "siklus/2024-001/pembahasan"
COMMENT: dict[str, Any] = {
    "pengenal": "m-001",
    "kanal": "surel",
    "tanggal": "2024-01-22",
    "naskah": "layanan/legalisasi",
    "ringkasan": "Sediakan kursi roda.",
}


def tree(*comments: dict[str, Any]) -> MemoryTree:
    return MemoryTree({f"{FOLDER}/masukan.yaml": yaml({"skema": "1", "masukan": list(comments)})})


def refusal(*comments: dict[str, Any]) -> str:
    with pytest.raises(Unreadable) as caught:
        read_discussion(tree(*comments), "2024-001")
    return str(caught.value)


@pytest.mark.parametrize("key", PRIBADI)
def test_a_person_is_refused_with_the_reason_and_the_place(key: str) -> None:
    message = refusal({**COMMENT, key: "Fulan"})
    assert message.startswith(f"standards/{FOLDER}/masukan.yaml:8:")
    assert "Data pribadi pengirim tidak disimpan di sini (UU 27/2022)" in message
    assert "arsip kantor" in message


def test_an_answer_has_a_status_and_a_refusal_its_reason() -> None:
    assert "berpasangan" in refusal({**COMMENT, "jawaban": "Disediakan."})
    assert "berpasangan" in refusal({**COMMENT, "status": "diterima"})
    for status in ("sebagian", "ditolak"):
        assert "alasan" in refusal({**COMMENT, "jawaban": "Belum.", "status": status})
    answered = {**COMMENT, "jawaban": "Belum.", "status": "ditolak", "alasan": "Belum ada anggaran."}
    assert read_discussion(tree(answered), "2024-001").comments[0].answered


def test_the_same_comment_twice_is_refused() -> None:
    assert "tertulis dua kali" in refusal(COMMENT, COMMENT)


@pytest.mark.parametrize("count", ["-1", "01", "dua", "10000", "1.5"])
def test_attendance_is_a_number(count: str) -> None:
    meeting = {"tanggal": "2024-01-18", "tempat": "Aula", "agenda": ["Uji"], "hadir": {"media_massa": count}}
    files = {f"{FOLDER}/rapat.yaml": yaml({"skema": "1", "rapat": [meeting]})}
    with pytest.raises(Unreadable, match="Banyaknya orang"):
        read_discussion(MemoryTree(files), "2024-001")


def test_a_group_outside_the_six_is_refused() -> None:
    meeting = {"tanggal": "2024-01-18", "tempat": "Aula", "agenda": ["Uji"], "hadir": {"warga": "3"}}
    files = {f"{FOLDER}/rapat.yaml": yaml({"skema": "1", "rapat": [meeting]})}
    with pytest.raises(Unreadable, match="`warga` tidak dikenal"):
        read_discussion(MemoryTree(files), "2024-001")


def test_only_government_is_no_public() -> None:
    attended = {"instansi_terkait": "4", "penyelenggara": "3", "pengguna_layanan": "0"}
    meeting = {
        "tanggal": "2024-01-18",
        "tempat": "Aula",
        "agenda": ["Uji"],
        "berita_acara": "2024-01-18",
        "hadir": attended,
    }
    files = {f"{FOLDER}/rapat.yaml": yaml({"skema": "1", "rapat": [meeting]})}
    held = read_discussion(MemoryTree(files), "2024-001").held
    assert held[0].hadir is not None
    assert held[0].hadir.public == ()


def test_those_who_only_look_get_what_can_be_read() -> None:
    files = {f"{FOLDER}/rapat.yaml": b"rapat: [", f"{FOLDER}/masukan.yaml": tree(COMMENT).read(
        f"{FOLDER}/masukan.yaml"
    )}  # fmt: skip
    found = readable_discussion(MemoryTree(files), "2024-001")
    assert found.rapat is None
    assert len(found.comments) == 1
    assert has_data(MemoryTree(files), "2024-001")
    assert not has_data(tree(COMMENT), "2024-001")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("NIK 3171234567890001 terlampir", "nomor identitas (NIK, NIP, atau NPWP)"),
        ("NIK 3171 2345 6789 0001 terlampir", "nomor identitas (NIK, NIP, atau NPWP)"),
        ("NIP 19601215 198802 1 001", "nomor identitas (NIK, NIP, atau NPWP)"),
        ("NPWP 01.234.567.8-901.000", "nomor identitas (NIK, NIP, atau NPWP)"),
        ("hubungi 0812-3456-7890 saja", "nomor telepon"),
        ("hubungi +62 812 3456 7890 saja", "nomor telepon"),
        ("telepon (021) 555-0123", "nomor telepon"),
        ("surat ke fulan.bin@contoh.example ya", "alamat surel"),
        ("tinggal di Jalan Mawar Melati No. 12", "alamat rumah"),
        ("tinggal di Jl. Kenanga 7", "alamat rumah"),
        ("warga RT 03/RW 05 mengusulkan", "alamat rumah"),
        ("Bapak Fulan mengusulkan loket", "nama orang"),
        ("diajukan oleh Ibu Siti Contoh tadi", "nama orang"),
        ("atas nama Fulan bin Fulan", "nama orang"),
    ],
)
def test_traces_of_a_person_are_found_and_masked(text: str, what: str) -> None:
    found = list(traces(text))
    assert [trace.what for trace in found] == [what]
    assert SAMARAN in masked(text)
    assert text[found[0].start : found[0].end] not in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tarif Rp1.800.000 per permohonan",
        "Berlaku 2024-01-18 2024-01-25",
        "PP 96/2012 Pasal 27 ayat (2)",
        "KWC-1.OT.02.02 Tahun 2024",
        "Jalan landai ke ruang konsultasi",
        "Ibu Kota Provinsi",
        "Bapak Kepala Kantor menerima usul",
        "SMS 1708",
        "Loket 2 buka 08.00 sampai 16.00",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert masked(text) == text


def test_a_long_hostile_text_is_read_at_once() -> None:
    for piece in ("a", "0", "1 ", "a@", "Ibu A", "Jalan a ", "0812 "):
        text = piece * 20_000
        assert len(masked(text)) <= len(text) * len(SAMARAN)
