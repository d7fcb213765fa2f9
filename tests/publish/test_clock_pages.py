"""The page of times and its calendar: what was recorded, what was late and who, what no calendar can tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.kalender import kalender
from tests.office import yaml
from tests.publish.html_text import Reader
from tests.publish.office import Office, decree, drafts, layanan

from maklumat.documents.tree import MemoryTree
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.site_tree import SiteTree

OVERRIDES = Path(__file__).parents[2] / "overrides"
AT = datetime(2024, 1, 5, 5, tzinfo=UTC)


def site(release: Release) -> SiteTree:
    return build_tree(release, OVERRIDES)


def times(tree: SiteTree) -> Reader:
    return Reader(next(page.body for page in tree.pages if page.path == "waktu/"))


def worked(*, calendars: bool = True) -> Office:
    """One bundle through every step from Tuesday 2 January: an hour a step, but four for the correction."""
    office, texts = Office(), [layanan()]
    if calendars:
        office.tree = MemoryTree({"kalender/2024.yaml": yaml(kalender(2024))}, office.tree)
    office.decide("2024-001", "penetapan", "penyusunan", texts)
    office.now += timedelta(hours=3)
    office.decide("2024-001", "penetapan", "koreksi", texts)
    office.decide("2024-001", "penetapan", "bahan-pembahasan", texts)
    return office


def test_a_late_step_is_named_by_its_role_beside_the_ones_in_time() -> None:
    page = times(site(worked().release(AT)))
    assert "Melampaui mutu baku: Kasubbag Uji (koreksi)." in page.text
    assert "4 jam 0 menit (0,50 hari kerja)" in page.text and "▲ terlambat" in page.text
    assert "200% dari mutu baku" in page.text
    assert " 50% dari mutu baku" in page.text and "● dalam mutu baku" in page.text
    assert "1 dari 3 yang dinilai" in page.text


def test_a_step_without_a_record_has_no_time_and_says_so() -> None:
    page = times(site(worked().release(AT)))
    first = page.text.split("Perbandingan")[1].split("Penyusunan")[0]
    assert "Disposisi" in first and first.count("tidak dicatat") == 2 and "menit" not in first


def test_bars_are_drawn_to_scale_and_no_reader_needs_them() -> None:
    body = next(page.body for page in site(worked().release(AT)).pages if page.path == "waktu/")
    bars = [found for tag, found in Reader(body).attributes if tag == "svg"]
    assert len(bars) >= 3 and all(found["aria-hidden"] == "true" for found in bars)
    assert '<rect x="0" y="4" width="50"' in body and '<rect x="0" y="4" width="200"' in body
    assert "<script" not in body and "style=" not in body


def test_without_a_calendar_neither_times_nor_days_are_made_up() -> None:
    text = times(site(worked(calendars=False).release(AT))).text
    assert "Kalender libur 2024 belum tersedia." in text and "dari mutu baku" not in text
    assert "tidak dihitung: kalender libur 2024 belum tersedia" in text


def test_limits_of_the_law_stand_with_day_state_and_article_and_in_the_calendar() -> None:
    office = Office()
    office.tree = MemoryTree({"kalender/2024.yaml": yaml(kalender(2024))}, office.tree)
    office.enact("2024-001", [layanan()], decree("SK 1/2024", "2024-01-10"))
    tree = site(office.release(datetime(2024, 1, 25, 5, tzinfo=UTC)))
    text = times(tree).text
    assert "19 Januari 2024" in text and "▲ lewat, belum tercatat dipenuhi" in text
    assert "PP 96/2012 Pasal 30" in text and "10 Januari 2027" in text and "PP 96/2012 Pasal 33" in text
    feed = tree.files["data/tenggat.ics"].decode()
    assert "DTSTART;VALUE=DATE:20240119" in feed and "DTSTAMP:20240125T050000Z" in feed
    assert feed.startswith("BEGIN:VCALENDAR\r\n") and "../data/tenggat.ics" in times(tree).links


def test_the_same_book_gives_the_same_page_and_calendar() -> None:
    one, other = site(worked().release(AT)), site(worked().release(AT))
    assert one.files["data/tenggat.ics"] == other.files["data/tenggat.ics"]
    assert times(one).text == times(other).text


def test_a_preview_has_no_records_and_so_no_page_of_times() -> None:
    tree = site(drafts(layanan()))
    assert not [page for page in tree.pages if page.path == "waktu/"]
    assert "data/tenggat.ics" not in tree.files
    sop = next(page.body for page in tree.pages if page.path == "sop/")
    assert "../waktu/" not in Reader(sop).links
