"""The Atom feed: valid, permanent ids, decisions in sentences, the same bytes each time."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.publish.browser import office_year
from tests.publish.office import KANTOR, LAYANAN, Office, decree, drafts, layanan

from maklumat.publish.feed import FEED, NEWEST, atom
from maklumat.publish.identity import tag
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release

OVERRIDES = Path(__file__).parents[2] / "overrides"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
HOSTILE = "SK <b>1</b> & ]]> {{ 7*7 }} \"'"


def feed(release: Release) -> ET.Element:
    return ET.fromstring(atom(release))  # noqa: S314  # our own bytes


def texts(element: ET.Element, path: str) -> list[str]:
    return [item.text or "" for item in element.findall(path, ATOM)]


@pytest.fixture(scope="module")
def year() -> Release:
    return office_year()


def test_it_has_what_rfc_4287_demands(year: Release) -> None:
    """Sections 4.1.1 and 4.1.2: one id, title, updated each; an author; a self link."""
    root = feed(year)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    for element in (root, *root.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            found = texts(element, f"a:{name}")
            assert len(found) == 1 and found[0], name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", texts(element, "a:updated")[0])
        assert texts(element, "a:author/a:name")[0]
    assert [link.get("href") for link in root.findall("a:link[@rel='self']", ATOM)] == ["atom.xml"]
    ids = texts(root, "a:id") + texts(root, "a:entry/a:id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[0-9a-f]{16}:.+", id) for id in ids)


def test_decisions_stand_newest_first_in_sentences(year: Release) -> None:
    root = feed(year)
    assert texts(root, "a:entry/a:title") == [
        "Keputusan SK 4/2024",
        "Keputusan SK 3/2024",
        "Siklus 2024-002",
        "Keputusan SK 1/2024",
        "Siklus 2024-000",
    ]
    summaries = texts(root, "a:entry/a:summary")
    assert summaries[0] == "Standar pelayanan: Pendaftaran Uji dicabut sejak 1 Maret 2024."
    assert "diubah, berlaku sejak 1 Februari 2024; sebelumnya menurut SK 1/2024:" in summaries[1]
    assert "- Biaya untuk usaha mikro: Rp400.000 menjadi Rp450.000 per permohonan" in summaries[1]
    assert texts(root, "a:updated") == [texts(root, "a:entry/a:updated")[0]]


def test_its_links_lead_to_pages_from_where_it_stands(year: Release) -> None:
    site = build_tree(year, OVERRIDES)
    paths = {page.path for page in site.pages}
    assert site.files[FEED] == atom(year)
    for link in feed(year).findall("a:entry/a:link", ATOM):
        assert f"keputusan/{link.get('href')}" in paths


def test_names_last_through_a_move_of_the_office() -> None:
    surel = KANTOR.replace(
        "jam_layanan:", "surel: kantor@uji.example\nlaman: https://Uji.example:8080/x\njam_layanan:"
    )
    office = Office({"kantor": surel})
    before = tag(office.release(), "keputusan/2024-001/")
    assert before.startswith("tag:uji.example,2024-01-02:")
    office.enact("2024-001", [layanan()], decree("SK 1/2024", "2024-01-10"))
    assert tag(office.release(), "keputusan/2024-001/") == before


def test_an_office_without_a_domain_takes_one_nobody_can_own(year: Release) -> None:
    assert tag(year, "x").startswith("tag:maklumat.invalid,2024-01-02:")


def test_hostile_words_are_text_and_what_xml_cannot_hold_is_replaced() -> None:
    office = Office()
    office.enact("2024-001", [layanan(text=LAYANAN)], decree(HOSTILE, "2024-01-10"))
    assert texts(feed(office.release()), "a:entry/a:title")[0] == f"Keputusan {HOSTILE}"


def test_a_preview_has_an_empty_feed_and_the_same_release_the_same_bytes(year: Release) -> None:
    assert texts(feed(drafts(layanan())), "a:entry/a:id") == []
    assert atom(year) == atom(office_year())
    assert len(feed(year).findall("a:entry", ATOM)) <= NEWEST
