"""Words and shapes of text: what is caught, and what good sentences must not set off."""

from __future__ import annotations

import pytest

from maklumat.checks.rules import words


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "...",
        "…",
        "Isi di sini",
        "isi di sini, syarat",
        "TODO",
        "N/A",
        "belum diisi",
        "xxx",
        "akan diisi kemudian",
        "Jalan ......",
        "[nama petugas]",
        "<alamat>",
        "Belum ada",
        "Lorem ipsum dolor",
        "_____",
        "isi-di-sini",
    ],
)
def test_placeholders(text: str) -> None:
    assert words.is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "Formulir diisi pemohon",
        "Isi formulir di loket",
        "KTP",
        "Nama Petugas (contoh)",
        "Rp0,00 bagi UMK",
        "Pos-el: a@kantor.example",
        "SKM, 1 kali setahun",
        "Ruang tunggu - lantai 1",
        "Metode dan isi layanan",
        "PP 28/2019",
    ],
)
def test_real_texts_are_no_placeholders(text: str) -> None:
    assert not words.is_placeholder(text)


@pytest.mark.parametrize("text", ["Ada", "cukup.", "Sesuai", "-", "Terlampir", "tidak ada"])
def test_texts_that_say_nothing(text: str) -> None:
    assert words.says_nothing(text)


@pytest.mark.parametrize("text", ["KK", "KTP", "Ada ruang tunggu", "Kursi roda"])
def test_short_texts_that_say_something(text: str) -> None:
    assert not words.says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sesuai ketentuan yang berlaku",
        "sesuai dengan peraturan perundang-undangan",
        "Menyesuaikan",
        "Tergantung berkas",
        "Sesuai kebutuhan",
    ],
)
def test_vague_texts(text: str) -> None:
    assert words.is_vague(text)


@pytest.mark.parametrize(
    "text",
    ["Sesuai jangka waktu pelayanan", "Sesuai UU 25/2009 Pasal 21", "Selesai sesuai jangka waktu (contoh)"],
)
def test_texts_with_content_are_not_vague(text: str) -> None:
    assert not words.is_vague(text)


@pytest.mark.parametrize(
    "text",
    [
        "KTP, KK, dan NPWP",
        "Fotokopi KTP dan fotokopi KK",
        "Surat permohonan; surat kuasa",
        "1. KTP 2. NPWP",
        "Surat kuasa dan/atau surat tugas",
        "Identitas pelapor serta terlapor",
        "a) ijazah b) transkrip",
        "KTP\nNPWP",
    ],
)
def test_items_with_several_facts(text: str) -> None:
    assert words.several_facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gambar atau foto beserta uraiannya",
        "Surat keterangan sehat jasmani dan rohani",
        "Etiket atau logo merek",
        "Formulir yang diisi, ditandatangani, dan bermeterai",
        "Akta pendirian dan perubahannya",
        "Pas foto 4x6, 5 lembar",
        "Salinan putusan Pasal 3 ayat (1)",
        "Surat kuasa bermeterai kepada konsultan",
        "SK pengangkatan notaris",
    ],
)
def test_items_with_one_fact(text: str) -> None:
    assert words.several_facts(text) is None


@pytest.mark.parametrize("text", ["1. KTP", "1) KTP", "(2) KTP", "a. KTP", "- KTP", "• KTP", "12.KTP"])
def test_numbered_items(text: str) -> None:
    assert words.is_numbered(text)


@pytest.mark.parametrize(
    "text", ["2 rangkap fotokopi", "1.000 lembar", "S. Parman 1", "KTP", "3 (tiga) lembar", "e-KTP"]
)
def test_items_without_their_own_number(text: str) -> None:
    assert not words.is_numbered(text)
