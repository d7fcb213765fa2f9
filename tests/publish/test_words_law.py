"""Numbers, times and money as legal texts write them: in figures and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maklumat.documents.values import Evaluasi, Jumlah, Lama, Tarif, TextValue
from maklumat.publish import words

_DIGITS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def _heard(text: str) -> int:
    """What a listener makes of the words: a reading of its own, word by word."""
    if text == "nol":
        return 0
    whole = group = last = 0
    for word in text.split():
        if word in _DIGITS:
            last = _DIGITS.index(word) + 1
            continue
        if word in ("sepuluh", "sebelas", "seratus"):
            group += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word]
        elif word == "seribu":
            whole += 1000
        elif word in ("belas", "puluh", "ratus"):
            group += {"belas": last + 10, "puluh": last * 10, "ratus": last * 100}[word]
        else:
            whole += (group + last) * _SCALES[word]
            group = 0
        last = 0
    return whole + group + last


@given(st.integers(0, 10**15 - 1))
def test_words_say_the_number_and_nothing_else(number: int) -> None:
    said = words.spelled(number)
    assert _heard(said) == number
    assert said == " ".join(said.split())
    assert not {"satu belas", "satu puluh", "satu ratus"} & {
        f"{one} {two}" for one, two in zip(said.split(), said.split()[1:], strict=False)
    }


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (25, "dua puluh lima"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (2024, "dua ribu dua puluh empat"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_001, "seratus satu ribu satu"),
        (1_001_000, "satu juta seribu"),
        (1_800_000, "satu juta delapan ratus ribu"),
        (1_000_000_000, "satu miliar"),
        (10**12, "satu triliun"),
    ],
)
def test_numbers_are_spelled_as_in_law(number: int, said: str) -> None:
    assert words.spelled(number) == said


@pytest.mark.parametrize("number", [-1, 10**15])
def test_numbers_out_of_reach_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        words.spelled(number)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3 hari kerja", "3 (tiga) hari kerja"),
        ("14 hari", "14 (empat belas) hari"),
        ("3 sampai 6 bulan", "3 (tiga) sampai dengan 6 (enam) bulan"),
        ("7 bulan sampai 1 tahun", "7 (tujuh) bulan sampai dengan 1 (satu) tahun"),
    ],
)
def test_lengths_keep_their_unit_and_gain_words(text: str, said: str) -> None:
    assert words.length_in_words(Lama.parse(text)) == said


def test_money_is_written_with_cents_and_words() -> None:
    assert words.rupiah_in_words(1_800_000) == "Rp1.800.000,00 (satu juta delapan ratus ribu rupiah)"
    assert words.rupiah_in_words(0) == "Rp0,00 (nol rupiah)"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Lama.parse("3 hari kerja"), "3 (tiga) hari kerja"),
        (
            Tarif.parse("Rp1.800.000 per permohonan"),
            "Rp1.800.000,00 (satu juta delapan ratus ribu rupiah) per permohonan",
        ),
        (Tarif.parse("gratis"), "gratis"),
        (Jumlah.parse("12 orang"), "12 (dua belas) orang"),
        (Evaluasi.parse("SKM, tatap muka, 1 kali setahun"), "SKM, tatap muka, 1 (satu) kali setahun"),
        (
            Evaluasi.parse("Supervisi, 2 kali dalam 3 tahun"),
            "Supervisi, 2 (dua) kali dalam 3 (tiga) tahun",
        ),
    ],
)
def test_an_official_sheet_says_every_figure_twice(value: TextValue, said: str) -> None:
    assert words.as_in_law(value) == said
