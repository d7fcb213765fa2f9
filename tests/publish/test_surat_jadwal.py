"""Targets of a plan against hand-worked days: office hours 08.00 to 16.00, days off of 2024."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.office import Office, begun, procedure
from tests.pembahasan import SIKLUS, discussing, meeting, with_calendars
from tests.publish.surat import matter, meetings, planned

from maklumat.publish.surat.jadwal import WITHOUT_MEETING, limits, schedule

TIMES = {
    "disposisi-kadiv": "15 menit",
    "rencana": "3 jam",
    "penyusunan": "3 hari",
    "koreksi": "3 jam",
    "bahan-pembahasan": "1 hari",
    "pembahasan": "1 hari",
    "telaah": "30 menit",
    "persetujuan": "30 menit",
    "penandatanganan": "30 menit",
}
TUESDAY = datetime(2024, 1, 2, 1, tzinfo=UTC)  # 08.00 WIB
WEDNESDAY = datetime(2024, 1, 24, 2, tzinfo=UTC)


def timed(office: Office) -> Office:
    """The same office, its procedure with the mutu baku of `TIMES`."""
    sop = procedure()
    for step in sop["langkah"]:
        if step["id"] in TIMES:
            step["waktu"] = TIMES[step["id"]]
    office.put("dasar/sop", sop)
    return office


def targets(office: Office, at: datetime) -> dict[str, str | None]:
    found = schedule(matter(office, at))
    return {item.langkah.id: str(item.hari) if item.hari else None for item in found.targets}


def test_steps_follow_one_another_and_the_discussion_waits_for_comments() -> None:
    # Tuesday 2 January 08.00: 15 minutes and 3 hours, then 3 days to Friday 5 11.15, 3 hours to 14.15,
    # 1 day to Monday 8 14.15. The meeting is on Thursday 18; 7 hari kerja after it end on Monday 29.
    # The discussion takes Tuesday 30; three half hours on Wednesday 31 (or the end of the 30th).
    found = targets(timed(planned()), TUESDAY)
    assert found == {
        "disposisi-kakanwil": None,
        "disposisi-kadiv": "2024-01-02",
        "disposisi-kabag": None,
        "rencana": "2024-01-02",
        "penyusunan": "2024-01-05",
        "koreksi": "2024-01-05",
        "bahan-pembahasan": "2024-01-08",
        "pembahasan": "2024-01-30",
        "telaah": "2024-01-31",
        "persetujuan": "2024-01-31",
        "penandatanganan": "2024-01-31",
    }


def test_a_window_over_days_off_is_longer() -> None:
    # Monday 5 February, then 7 hari kerja without 8, 9 (leave) and 14: 6, 7, 12, 13, 15, 16, 19.
    office = timed(planned(tanggal="2024-02-05"))
    assert targets(office, TUESDAY)["pembahasan"] == "2024-02-20"


def test_without_a_meeting_nothing_after_it_has_a_day() -> None:
    office = timed(planned())
    del office.files[f"siklus/{SIKLUS}/pembahasan/rapat.yaml"]
    found = targets(office, TUESDAY)
    assert found["bahan-pembahasan"] == "2024-01-08"
    assert {found[id] for id in ("pembahasan", "telaah", "persetujuan", "penandatanganan")} == {None}
    assert schedule(matter(office, TUESDAY)).notes == (WITHOUT_MEETING,)


def test_without_a_calendar_no_day_is_told_and_it_says_why() -> None:
    office = timed(planned())
    del office.files["kalender/2024.yaml"]
    found = schedule(matter(office, TUESDAY))
    assert {item.hari for item in found.targets} == {None}
    assert found.notes == ("Kalender libur 2024 belum tersedia, jadi target sejak itu tidak dihitung.",)


def test_only_what_is_left_is_planned_from_now_on() -> None:
    office = discussing(timed(with_calendars(begun_with_times())))
    found = targets(office, WEDNESDAY)
    # Published on Friday 19: comments close on Tuesday 30.
    assert found == {
        "pembahasan": "2024-01-31",
        "telaah": "2024-02-01",
        "persetujuan": "2024-02-01",
        "penandatanganan": "2024-02-01",
    }


def begun_with_times() -> Office:
    office = begun()
    fresh = Office({path: data for path, data in office.files.items() if not path.startswith("pengesahan/")})
    timed(fresh).root()
    return fresh


def test_a_meeting_before_the_text_is_open_is_pointed_out() -> None:
    office = timed(planned(tanggal="2024-01-04"))
    found = schedule(matter(office, TUESDAY))
    assert found.notes == ("Rapat 4 Januari 2024 mendahului terbukanya rancangan (8 Januari 2024).",)
    # 7 hari kerja since the text is open, Monday 8: Wednesday 17.
    assert targets(office, TUESDAY)["pembahasan"] == "2024-01-18"


@pytest.mark.parametrize(
    ("item", "days"),
    [
        # Planned for Thursday 18 January: 5 hari kerja to 25, 7 to 29, 14 hari to 12 February.
        ({"tanggal": "2024-01-18"}, ("2024-01-25", "2024-01-29", "2024-02-12")),
        # Minutes signed on Monday 22: 29 January, 31 January, 14 February (a holiday moves nothing).
        (meeting(berita_acara="2024-01-22"), ("2024-01-29", "2024-01-31", "2024-02-14")),
        # Over collective leave: Friday 5 April; 8, 9, 10, 11, 12 and 15 are off.
        ({"tanggal": "2024-04-05"}, ("2024-04-22", "2024-04-24", "2024-05-08")),
    ],
)
def test_the_limits_of_the_law_are_counted_from_the_last_meeting(
    item: dict[str, Any], days: tuple[str, ...]
) -> None:
    plan = {"tempat": "Aula", "agenda": ["Membahas"], **item}
    found = list(limits(matter(meetings(planned(), plan), TUESDAY)))
    assert tuple(str(limit.terakhir) for limit in found) == days
    assert [limit.lama for limit in found] == ["5 hari kerja", "7 hari kerja", "14 hari"]


def test_limits_stay_open_without_a_meeting_or_a_calendar() -> None:
    office = planned()
    del office.files["kalender/2024.yaml"]
    assert {limit.terakhir for limit in limits(matter(office, TUESDAY))} == {None}
    del office.files[f"siklus/{SIKLUS}/pembahasan/rapat.yaml"]
    assert {limit.sejak for limit in limits(matter(office, TUESDAY))} == {None}


def test_a_path_without_discussion_has_no_such_limits() -> None:
    office = timed(planned())
    office.bundle(SIKLUS, "warga", "warga/legalisasi")
    assert list(limits(matter(office, TUESDAY))) == []
    assert targets(office, TUESDAY) == {
        "penyusunan": str(date(2024, 1, 4)),
        "koreksi": str(date(2024, 1, 5)),
        "telaah": str(date(2024, 1, 5)),
    }
