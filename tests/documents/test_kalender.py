"""Working days: counted by hand first, then held to what every count must obey."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kalender import CUTI_2024, LIBUR_2024, ONE_YEAR, TWO_YEARS, kalender
from tests.office import yaml

from maklumat.documents.kalender import Kalenders, TanpaKalender, read_calendars
from maklumat.documents.tree import MemoryTree

DAYS = st.dates(date(2024, 1, 1), date(2025, 12, 31))
FEW = st.integers(0, 40)


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ("2024-01-18", 5, "2024-01-25"),  # Thursday: 19, 22, 23, 24, 25
        ("2024-01-19", 1, "2024-01-22"),  # over a weekend
        ("2024-01-20", 1, "2024-01-22"),  # from a Saturday
        ("2024-02-06", 7, "2024-02-20"),  # Isra Mikraj, collective leave of Imlek, election day
        ("2024-04-04", 7, "2024-04-23"),  # two holidays and four days of collective leave of Idul Fitri
        ("2024-05-08", 5, "2024-05-17"),  # Kenaikan and its collective leave
        ("2024-12-20", 5, "2024-12-31"),  # Natal and its collective leave, up to the last day of the year
        ("2024-12-20", 6, "2025-01-02"),  # over New Year
        ("2024-02-28", 1, "2024-02-29"),  # leap day
        ("2024-01-18", 0, "2024-01-18"),
    ],
)
def test_counted_by_hand(start: str, count: int, last: str) -> None:
    begin, end = date.fromisoformat(start), date.fromisoformat(last)
    assert TWO_YEARS.after(begin, count) == end
    assert TWO_YEARS.between(begin, end) == count


def test_a_year_without_calendar_has_no_answer_and_says_so() -> None:
    assert ONE_YEAR.after(date(2024, 12, 20), 6) == TanpaKalender(2025)
    assert ONE_YEAR.between(date(2024, 12, 20), date(2025, 1, 2)) == TanpaKalender(2025)
    assert str(TanpaKalender(2025)) == (
        "Kalender libur 2025 belum tersedia; tenggat hari kerja tidak dihitung."
    )


def test_a_count_that_ends_before_the_missing_year_needs_no_calendar_of_it() -> None:
    assert ONE_YEAR.after(date(2024, 12, 20), 5) == date(2024, 12, 31)


def test_a_year_of_nothing_but_days_off_ends_in_the_next_year() -> None:
    every = frozenset(date(2024, 1, 1) + timedelta(days=number) for number in range(366))
    assert Kalenders({2024: every}).after(date(2024, 1, 1), 1) == TanpaKalender(2025)
    assert Kalenders({9999: frozenset()}).after(date(9999, 12, 30), 5) == TanpaKalender(9999)


@given(DAYS, FEW, FEW)
def test_counts_add_up_and_grow(start: date, first: int, second: int) -> None:
    middle = TWO_YEARS.after(start, first)
    if isinstance(middle, TanpaKalender):
        assert TWO_YEARS.after(start, first + second) == middle
        return
    end = TWO_YEARS.after(start, first + second)
    assert TWO_YEARS.after(middle, second) == end
    assert isinstance(end, TanpaKalender) or end >= middle


@given(DAYS, DAYS, DAYS)
def test_between_adds_up(one: date, two: date, three: date) -> None:
    first, second, third = sorted((one, two, three))
    early, late = TWO_YEARS.between(first, second), TWO_YEARS.between(second, third)
    assert isinstance(early, int)
    assert isinstance(late, int)
    assert early + late == TWO_YEARS.between(first, third)


def test_calendars_are_read_from_files_named_after_their_year() -> None:
    tree = MemoryTree(
        {
            "kalender/2024.yaml": yaml(kalender(2024, *LIBUR_2024, *CUTI_2024)),
            "kalender/2025.yaml": yaml(kalender(2026)),
            "kalender/2026.yaml": b"tahun: [",
            "kalender/catatan.md": b"bukan kalender",
        }
    )
    assert read_calendars(tree) == ONE_YEAR
