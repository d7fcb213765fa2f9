"""Days of the week and dates in words, as invitations and minutes write them; compared by hand."""

from __future__ import annotations

from datetime import date

import pytest

from maklumat.documents.values import RentangPukul
from maklumat.publish import words


@pytest.mark.parametrize(
    ("day", "plain", "spoken"),
    [
        (
            date(2024, 9, 11),
            "Rabu, 11 September 2024",
            "Rabu tanggal sebelas bulan September tahun dua ribu dua puluh empat",
        ),
        (
            date(2024, 1, 18),
            "Kamis, 18 Januari 2024",
            "Kamis tanggal delapan belas bulan Januari tahun dua ribu dua puluh empat",
        ),
        (
            date(1945, 8, 17),
            "Jumat, 17 Agustus 1945",
            "Jumat tanggal tujuh belas bulan Agustus tahun seribu sembilan ratus empat puluh lima",
        ),
        (
            date(2000, 1, 1),
            "Sabtu, 1 Januari 2000",
            "Sabtu tanggal satu bulan Januari tahun dua ribu",
        ),
        (
            date(2010, 10, 10),
            "Minggu, 10 Oktober 2010",
            "Minggu tanggal sepuluh bulan Oktober tahun dua ribu sepuluh",
        ),
        (
            date(2011, 5, 31),
            "Selasa, 31 Mei 2011",
            "Selasa tanggal tiga puluh satu bulan Mei tahun dua ribu sebelas",
        ),
        (
            date(2100, 3, 1),
            "Senin, 1 Maret 2100",
            "Senin tanggal satu bulan Maret tahun dua ribu seratus",
        ),
    ],
)
def test_a_day_is_written_and_spoken(day: date, plain: str, spoken: str) -> None:
    assert words.weekday_date(day) == plain
    assert words.date_in_words(day) == spoken


def test_hours_carry_the_name_of_the_zone() -> None:
    span = RentangPukul.parse("09.00 sampai 12.30")
    assert words.hours(span, "WITA") == "09.00 sampai dengan 12.30 WITA"
