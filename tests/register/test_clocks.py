"""Clocks over a whole book: each step's time, each limit's last day, what is due and for whom."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from tests.office import Office, begun, new_office, procedure, roster
from tests.pembahasan import BERKAS, FOLDER, SIKLUS, discussing, published, with_calendars

from maklumat.documents.errors import Refused
from maklumat.register.clocks import (
    Ground,
    TenggatHukum,
    WaktuLangkah,
    ground,
    reminders,
    statutory_clocks,
    step_clocks,
)
from maklumat.register.record import parse_time


def about(office: Office, now: str) -> Ground:
    desk = office.desk()
    return ground(office.tree, desk.book, office.state(parse_time(now)), parse_time(now))


def steps(office: Office, now: str) -> dict[str, WaktuLangkah]:
    (clock,) = step_clocks(about(office, now), [SIKLUS])
    return {step.langkah: step for step in clock.langkah}


def limits(office: Office, now: str) -> dict[str, TenggatHukum]:
    return {limit.jenis: limit for limit in statutory_clocks(about(office, now))}


def with_mutu(**waktu: str) -> Office:
    """A discussed bundle under a procedure with these limits."""
    office = with_calendars(new_office())
    sop = procedure()
    for step in sop["langkah"]:
        if step["id"].replace("-", "_") in waktu:
            step["waktu"] = waktu[step["id"].replace("-", "_")]
    office.put("dasar/sop", sop)
    office.root()
    like = discussing()
    office.files.update({path: data for path, data in like.files.items() if path.startswith("siklus/")})
    for langkah, orang, keputusan, at in (
        ("penyusunan", "pelaksana", "selesai", "2024-01-15T02:00:00Z"),
        ("koreksi", "kasubbag", "ya", "2024-01-15T04:00:00Z"),
        ("bahan-pembahasan", "pelaksana", "selesai", "2024-01-16T02:00:00Z"),
    ):
        office.decide(SIKLUS, langkah, orang, keputusan, at=at)
    return office


def settle(office: Office) -> None:
    """From the end of the comments to the decree of 5 February."""
    office.decide(SIKLUS, "pembahasan", "kasubbag", "ya", at="2024-01-31T02:00:00Z", files=BERKAS)
    office.decide(SIKLUS, "telaah", "kabag", "ya", at="2024-02-05T02:00:00Z")
    office.decide(SIKLUS, "persetujuan", "kadiv", "ya", at="2024-02-05T03:00:00Z")
    office.prepare(SIKLUS)
    office.decide(SIKLUS, "penandatanganan", "kepala", "ya", at="2024-02-05T04:00:00Z")


def test_steps_are_timed_from_the_record_before_them() -> None:
    found = steps(with_mutu(koreksi="1 jam", bahan_pembahasan="1 hari"), "2024-01-16T03:00:00Z")
    assert found["koreksi"].kerja == timedelta(hours=2)
    assert found["koreksi"].terlambat is True
    # 11.00 to 16.00 and 08.00 to 09.00 of an eight-hour day.
    assert found["bahan-pembahasan"].kerja == timedelta(hours=6)
    assert found["bahan-pembahasan"].hari == Fraction(6, 8)
    assert found["bahan-pembahasan"].di_luar_jam == timedelta(hours=16)
    assert found["bahan-pembahasan"].terlambat is False


def test_a_step_without_a_record_has_no_time_and_a_first_one_no_start() -> None:
    found = steps(discussing(), "2024-01-16T03:00:00Z")
    assert found["rencana"].keadaan == "tidak dicatat"
    assert found["rencana"].kerja is None
    assert found["penyusunan"].kerja is None
    assert "mulainya tidak diketahui" in found["penyusunan"].catatan
    assert found["telaah"].keadaan == "belum"


def test_time_that_covers_an_unrecorded_step_is_not_judged() -> None:
    office = with_calendars(begun())
    office.bundle(SIKLUS, "penetapan", "layanan/legalisasi")
    office.decide(SIKLUS, "disposisi-kakanwil", "kepala", "selesai", at="2024-01-15T02:00:00Z")
    office.decide(SIKLUS, "penyusunan", "pelaksana", "selesai", at="2024-01-17T02:00:00Z")
    found = steps(office, "2024-01-17T03:00:00Z")["penyusunan"]
    assert found.mencakup == ("disposisi-kadiv", "disposisi-kabag", "rencana")
    assert found.kerja == timedelta(hours=16)
    assert found.terlambat is None


def test_the_running_step_waits_for_comments_without_being_late() -> None:
    office = with_mutu(pembahasan="1 hari")
    del office.files[f"{FOLDER}/hasil.yaml"]
    running = steps(office, "2024-01-31T02:00:00Z")["pembahasan"]
    assert running.keadaan == "berjalan"
    # The window runs from the day after the minutes of the 18th to the 29th: seven days of eight hours.
    assert running.menunggu == timedelta(hours=7 * 8)
    # 16 January from 09.00, 17 and 18, then 30 and 31 to 09.00.
    assert running.kerja == timedelta(hours=7 + 8 + 8 + 8 + 1)
    assert running.jatuh_tempo == parse_time("2024-01-17T02:00:00Z")
    assert running.terlambat is True


def test_a_step_sent_back_is_timed_again() -> None:
    office = discussing()
    office.decide(SIKLUS, "pembahasan", "kasubbag", "tidak", alasan="Ulang.", at="2024-01-17T02:00:00Z")
    office.decide(SIKLUS, "bahan-pembahasan", "pelaksana", "selesai", at="2024-01-17T04:00:00Z")
    (clock,) = step_clocks(about(office, "2024-01-17T05:00:00Z"))[1:]
    turns = [(step.langkah, step.putaran, step.keadaan) for step in clock.langkah if step.putaran]
    assert turns == [
        ("penyusunan", 1, "tercatat"),
        ("koreksi", 1, "tercatat"),
        ("bahan-pembahasan", 1, "tercatat"),
        ("pembahasan", 1, "tercatat"),
        ("bahan-pembahasan", 2, "tercatat"),
        ("pembahasan", 2, "berjalan"),
    ]


def test_the_limits_of_a_whole_discussion() -> None:
    office = discussing()
    office.bundle(SIKLUS, "penetapan", "layanan/legalisasi")
    settle(office)
    found = limits(office, "2024-02-10T00:00:00Z")
    told = {
        jenis: (str(limit.mulai), str(limit.tanggal), str(limit.dipenuhi), limit.keadaan, limit.peran)
        for jenis, limit in found.items()
    }
    assert told == {
        "publikasi": ("2024-01-18", "2024-01-25", "2024-01-19", "dipenuhi", "pelaksana"),
        "masukan": ("2024-01-19", "2024-01-30", "2024-01-30", "dipenuhi", "kasubbag"),
        "perbaikan": ("2024-01-30", "2024-02-13", "2024-02-05", "dipenuhi", "pelaksana"),
        # 6, 7, 12, 13, 15, 16, 19: over Isra Mikraj, collective leave and the election.
        "maklumat": ("2024-02-05", "2024-02-19", "None", "berjalan", "kakanwil"),
        "evaluasi": ("2024-02-05", "2025-02-05", "None", "berjalan", "kakanwil"),
        "peninjauan": ("2024-02-05", "2027-02-05", "None", "berjalan", "kakanwil"),
        "peninjauan_pekppp": ("2024-02-05", "2025-02-05", "None", "berjalan", "kakanwil"),
    }
    assert all(
        limit.dasar.startswith(("PP 96/2012 Pasal", "PermenPANRB 29/2022")) for limit in found.values()
    )


def test_a_maklumat_that_promises_the_service_meets_its_limit() -> None:
    office = with_calendars(begun())
    office.run(SIKLUS, "penetapan", "layanan/legalisasi", "layanan/informasi", "maklumat/kantor-uji")
    limit = limits(office, "2024-03-01T00:00:00Z")["maklumat"]
    assert (limit.dipenuhi, limit.keadaan) == (date(2024, 1, 2), "dipenuhi")
    assert [str(key) for key in limit.dokumen] == ["layanan/informasi", "layanan/legalisasi"]


def test_limits_go_past_and_evaluations_come_back() -> None:
    office = discussing()
    settle(office)
    found = limits(office, "2027-02-06T00:00:00Z")
    assert found["maklumat"].keadaan == "lewat"
    assert found["peninjauan"].keadaan == "lewat"
    assert (found["evaluasi"].tanggal, found["evaluasi"].keadaan) == (date(2028, 2, 5), "berjalan")


def test_without_a_calendar_only_calendar_days_are_counted() -> None:
    office = discussing()
    settle(office)
    del office.files["kalender/2024.yaml"]
    found = limits(office, "2024-02-10T00:00:00Z")
    unknown = {jenis for jenis, limit in found.items() if limit.keadaan == "tidak dihitung"}
    assert unknown == {"publikasi", "masukan", "perbaikan", "maklumat"}
    assert all(found[jenis].tanggal is None and found[jenis].tanpa_kalender == 2024 for jenis in unknown)
    assert found["peninjauan"].tanggal == date(2027, 2, 5)
    assert all(step.kerja is None for step in steps(office, "2024-02-10T00:00:00Z").values())


def test_a_discussion_closed_early_is_said() -> None:
    office = discussing()
    held = {path: office.files.pop(path) for path in list(office.files) if path.startswith(FOLDER)}
    office.decide(SIKLUS, "pembahasan", "kasubbag", "ya", at="2024-01-18T08:00:00Z", files=BERKAS)
    assert "masukan" not in limits(office, "2024-01-19T00:00:00Z")
    office.files.update(held)
    limit = limits(office, "2024-01-19T00:00:00Z")["masukan"]
    assert limit.catatan == "Pembahasan dicatat selesai 2024-01-18, sebelum masa masukan berakhir."


def test_an_open_text_without_minutes_has_a_first_last_day() -> None:
    office = discussing()
    for path in [path for path in office.files if path.startswith(FOLDER)]:
        del office.files[path]
    found = limits(office, "2024-01-17T00:00:00Z")
    assert list(found) == ["masukan"]
    assert found["masukan"].tanggal == date(2024, 1, 25)
    assert "dihitung lagi" in found["masukan"].catatan


def test_reminders_are_what_is_overdue_or_near() -> None:
    office = with_mutu(pembahasan="1 hari")
    now = about(office, "2024-01-24T02:00:00Z")
    near = [(item.jenis, str(item.tanggal), item.keadaan, item.peran) for item in reminders(now, 7)]
    assert near == [
        ("langkah", "2024-01-17", "lewat", "kasubbag"),
        ("masukan", "2024-01-30", "akan datang", "kasubbag"),
    ]
    assert [item.jenis for item in reminders(now, 5)] == ["langkah"]
    assert [item.jenis for item in reminders(now, 20)] == ["langkah", "masukan", "perbaikan"]


def test_a_reminder_keeps_its_key_while_its_date_moves() -> None:
    office = discussing()
    first = {item.jenis: item for item in reminders(about(office, "2024-01-24T02:00:00Z"), 60)}
    published(office, "2024-01-22")
    second = {item.jenis: item for item in reminders(about(office, "2024-01-25T02:00:00Z"), 60)}
    assert first["masukan"].tanggal != second["masukan"].tanggal
    assert first["masukan"].kunci == second["masukan"].kunci


def test_what_cannot_be_counted_is_still_remembered() -> None:
    office = with_mutu(pembahasan="1 hari")
    del office.files["kalender/2024.yaml"]
    found = reminders(about(office, "2024-01-24T02:00:00Z"), 0)
    assert {(item.jenis, item.keadaan) for item in found} == {
        ("langkah", "tidak dihitung"),
        ("masukan", "tidak dihitung"),
        ("perbaikan", "tidak dihitung"),
    }
    assert all("Kalender libur 2024 belum tersedia" in item.keterangan for item in found)


@pytest.mark.parametrize("zone", ["WIB", "WIT"])
def test_days_are_the_office_s_own(zone: str) -> None:
    office = with_calendars(new_office())
    office.put("dasar/pejabat", {**roster(), "zona": zone})
    office.root()
    office.bundle(SIKLUS, "penetapan", "layanan/legalisasi")
    office.decide(SIKLUS, "penyusunan", "pelaksana", "selesai", at="2024-01-15T02:00:00Z")
    office.decide(SIKLUS, "koreksi", "kasubbag", "ya", at="2024-01-15T04:00:00Z")
    # 16.00 UTC: still the 15th at WIB (23.00), already the 16th at WIT (01.00).
    office.decide(SIKLUS, "bahan-pembahasan", "pelaksana", "selesai", at="2024-01-15T16:00:00Z")
    last = limits(office, "2024-01-17T00:00:00Z")["masukan"].tanggal
    assert last == {"WIB": date(2024, 1, 24), "WIT": date(2024, 1, 25)}[zone]


def test_the_zone_of_now_changes_nothing() -> None:
    office = discussing()
    desk = office.desk()
    utc = parse_time("2024-01-24T02:00:00Z")
    east = utc.astimezone(datetime.fromisoformat("2024-01-24T00:00+09:00").tzinfo)
    one, other = (ground(office.tree, desk.book, desk.state, now) for now in (utc, east))
    assert step_clocks(one) == step_clocks(other)
    assert statutory_clocks(one) == statutory_clocks(other)


def test_a_broken_book_has_no_clocks() -> None:
    office = discussing()
    office.files["pengesahan/buku/000002.json"] = b"{}"
    with pytest.raises(Refused, match="tidak utuh, jadi waktu tidak dihitung"):
        about(office, "2024-01-24T02:00:00Z")


def test_a_cancelled_bundle_keeps_its_times_and_loses_its_limits() -> None:
    office = discussing()
    office.decide(SIKLUS, "pembahasan", "kepala", "batal", alasan="Dihentikan.", at="2024-01-17T02:00:00Z")
    (clock,) = step_clocks(about(office, "2024-01-18T02:00:00Z"), [SIKLUS])
    assert clock.keadaan == "batal"
    assert {step.keadaan for step in clock.langkah} == {"tercatat", "tidak dicatat"}
    assert limits(office, "2024-01-18T02:00:00Z") == {}
    assert reminders(about(office, "2024-01-18T02:00:00Z"), 100) == ()
