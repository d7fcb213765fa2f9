"""Office time: worked by hand first, then held to what every length of time must obey."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kalender import ONE_YEAR, TWO_YEARS
from tests.office import KANTOR

from maklumat.documents.kalender import TanpaKalender
from maklumat.documents.models import Kantor
from maklumat.documents.models.pejabat import ZONA
from maklumat.documents.values import Lama
from maklumat.register.waktu_kerja import JamKantor, Jeda, Pemakaian, Terpakai

WIB = ZONA["WIB"]
# Friday is half a day: 3.5 hours against 7.
HOURS = [
    {"hari": "senin sampai kamis", "pukul": "08.00 sampai 16.00", "istirahat": "12.00 sampai 13.00"},
    {"hari": "jumat", "pukul": "08.00 sampai 11.30"},
]


def office(zone: str = "WIB", hours: list[dict[str, str]] | None = None) -> JamKantor:
    kantor = Kantor.model_validate({**KANTOR, "jam_layanan": hours or HOURS})
    return JamKantor.of(kantor, TWO_YEARS, ZONA[zone])


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def used(start: str, end: str, pause: Jeda | None = None) -> Pemakaian:
    found = office().used(at(start), at(end), pause)
    assert isinstance(found, Pemakaian)
    return found


@pytest.mark.parametrize(
    ("start", "end", "hours", "days"),
    [
        ("2024-01-04 09:00", "2024-01-04 11:30", "2:30", Fraction(5, 14)),
        ("2024-01-04 11:30", "2024-01-04 13:30", "1:00", Fraction(1, 7)),  # over the break
        ("2024-01-04 06:00", "2024-01-04 20:00", "7:00", Fraction(1)),
        ("2024-01-05 08:00", "2024-01-05 09:45", "1:45", Fraction(1, 2)),  # half of a half-day Friday
        ("2024-01-04 15:00", "2024-01-05 09:00", "2:00", Fraction(3, 7)),
        ("2024-01-05 11:00", "2024-01-08 09:00", "1:30", Fraction(1, 7) + Fraction(1, 7)),  # a weekend
        ("2024-02-07 15:00", "2024-02-12 09:00", "2:00", Fraction(2, 7)),  # holiday and collective leave
        ("2024-12-31 15:00", "2025-01-02 09:00", "2:00", Fraction(2, 7)),  # the end of the year
        ("2024-04-05 11:30", "2024-04-16 08:00", "0:00", Fraction(0)),  # Idul Fitri and its leave
        ("2024-01-06 08:00", "2024-01-07 20:00", "0:00", Fraction(0)),
    ],
)
def test_worked_by_hand(start: str, end: str, hours: str, days: Fraction) -> None:
    hour, minute = map(int, hours.split(":"))
    assert used(start, end).kerja == Terpakai(timedelta(hours=hour, minutes=minute), days)


@pytest.mark.parametrize(
    ("start", "lama", "due"),
    [
        ("2024-01-04 09:00", "15 menit", "2024-01-04 09:15"),
        ("2024-01-04 11:30", "1 jam", "2024-01-04 13:30"),
        ("2024-02-07 15:30", "3 jam", "2024-02-12 10:30"),
        ("2024-01-04 12:30", "1 hari", "2024-01-05 10:00"),  # 3/7 on Thursday, 4/7 of the half-day Friday
        ("2024-01-04 16:00", "1 hari kerja", "2024-01-05 11:30"),
        ("2024-01-08 08:00", "3 hari", "2024-01-10 16:00"),
        ("2024-01-08 08:00", "1 sampai 2 hari", "2024-01-09 16:00"),
        ("2024-01-08 08:00", "1 minggu", "2024-01-16 00:00"),
        ("2024-01-31 08:00", "1 bulan", "2024-03-01 00:00"),  # to the last day of February
        ("2024-02-29 08:00", "1 tahun", "2025-03-01 00:00"),
    ],
)
def test_the_moment_a_limit_is_used_up(start: str, lama: str, due: str) -> None:
    assert office().due(at(start), Lama.parse(lama)) == at(due)


def test_time_for_comments_is_waiting_and_not_charged() -> None:
    pause = Jeda(date(2024, 1, 9), date(2024, 1, 10))
    spent = used("2024-01-08 15:00", "2024-01-11 09:00", pause)
    assert spent.kerja == Terpakai(timedelta(hours=2), Fraction(2, 7))
    assert spent.menunggu == Terpakai(timedelta(hours=14), Fraction(2))
    assert office().due(at("2024-01-08 15:00"), Lama.parse("2 jam"), pause) == at("2024-01-11 09:00")


def test_late_is_more_than_the_longest_allowed() -> None:
    hours, start = office(), at("2024-01-08 08:00")
    for lama, last in (("3 jam", "2024-01-08 11:00"), ("1 hari", "2024-01-08 16:00")):
        limit = Lama.parse(lama)
        exact = hours.used(start, at(last))
        more = hours.used(start, at(last) + timedelta(hours=17))
        assert isinstance(exact, Pemakaian)
        assert isinstance(more, Pemakaian)
        assert not hours.late(exact.kerja, start, at(last), limit)
        assert hours.late(more.kerja, start, at(last) + timedelta(hours=17), limit)


def test_late_by_the_calendar_where_the_unit_is_the_calendar_s() -> None:
    hours, start, limit = office(), at("2024-01-08 08:00"), Lama.parse("1 minggu")
    assert not hours.late(Terpakai(), start, at("2024-01-15 23:00"), limit)
    assert hours.late(Terpakai(), start, at("2024-01-16 01:00"), limit)


def test_overlapping_lines_count_once() -> None:
    twice = office(hours=[*HOURS, {"hari": "kamis", "pukul": "10.00 sampai 14.00"}])
    found = twice.used(at("2024-01-04 08:00"), at("2024-01-04 16:00"))
    assert found == Pemakaian(Terpakai(timedelta(hours=8), Fraction(1)))


def test_an_office_that_is_always_on_a_break_is_never_due() -> None:
    closed = office(hours=[{**HOURS[0], "istirahat": "08.00 sampai 16.00"}])
    assert closed.due(at("2024-01-04 08:00"), Lama.parse("1 jam")) is None
    assert closed.used(at("2024-01-04 08:00"), at("2024-01-05 08:00")) == Pemakaian()


def test_a_missing_calendar_is_said() -> None:
    hours = JamKantor.of(Kantor.model_validate({**KANTOR, "jam_layanan": HOURS}), ONE_YEAR, WIB)
    assert hours.used(at("2024-12-31 08:00"), at("2025-01-02 09:00")) == TanpaKalender(2025)
    assert hours.due(at("2024-12-31 15:00"), Lama.parse("3 jam")) == TanpaKalender(2025)


MOMENTS = st.integers(0, 365 * 86_400).map(
    lambda seconds: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(MOMENTS, MOMENTS, MOMENTS)
def test_office_time_adds_up_and_grows(one: datetime, two: datetime, three: datetime) -> None:
    first, second, third = sorted((one, two, three))
    hours = office()
    parts = [hours.used(first, second), hours.used(second, third)]
    whole = hours.used(first, third)
    assert isinstance(parts[0], Pemakaian)
    assert isinstance(parts[1], Pemakaian)
    assert isinstance(whole, Pemakaian)
    assert parts[0] + parts[1] == whole
    assert whole.kerja.jam >= parts[0].kerja.jam >= timedelta(0)
    assert whole.kerja.jam <= third - first


@given(MOMENTS, MOMENTS, OFFSETS, OFFSETS)
def test_the_zone_a_moment_is_written_in_changes_nothing(
    one: datetime, two: datetime, first: timezone, second: timezone
) -> None:
    hours, limit = office(), Lama.parse("5 jam")
    assert hours.used(one, two) == hours.used(one.astimezone(first), two.astimezone(second))
    assert hours.due(one, limit) == hours.due(one.astimezone(first), limit)


@given(MOMENTS, st.integers(1, 3000))
def test_the_due_moment_uses_up_exactly_the_limit(start: datetime, minutes: int) -> None:
    hours = office()
    due = hours.due(start, Lama.parse(f"{minutes} menit"))
    assert isinstance(due, datetime)
    spent = hours.used(start, due)
    assert isinstance(spent, Pemakaian)
    assert spent.kerja.jam == timedelta(minutes=minutes)


def test_each_zone_has_its_own_morning() -> None:
    # 08.00 at WIT is 06.00 at WIB: the office in the east has been at work for two hours at WIB's opening.
    start, end = at("2024-01-04 06:00"), at("2024-01-04 08:00")
    found = {zone: office(zone).used(start, end) for zone in ZONA}
    assert found == {
        "WIB": Pemakaian(),
        "WITA": Pemakaian(Terpakai(timedelta(hours=1), Fraction(1, 7))),
        "WIT": Pemakaian(Terpakai(timedelta(hours=2), Fraction(2, 7))),
    }
