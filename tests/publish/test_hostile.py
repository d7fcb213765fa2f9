"""Markup in any field of any document stays text: on pages, in data, in feeds, in print, in a browser."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest
from playwright.sync_api import Dialog, Page, Request
from tests.publish.browser import ROOT, chromium, serving
from tests.publish.jahil import JAHIL, MARK, hostile
from tests.publish.markah import attributes, elements, own_text, whole
from tests.publish.read_pdf import pages as sheets_of
from tests.publish.read_pdf import squeeze

from maklumat.publish.opendata_tables import FORMULA
from maklumat.publish.pages import build_tree
from maklumat.publish.site import build
from maklumat.publish.site_sheets import SitePress

UNSEEN = {
    "Daftar": "accounts and keys of persons are for machines",
    "Kantor tempat": "stands in print only",
    "Kantor sumber": "where example data comes from stands on no page",
    "Siklus judul": "the title of a bundle is its drafters' own",
    "DaftarRapat": "a meeting shows on the page of its draft only while it is open",
    "HasilPembahasan": "likewise",
    "DaftarRegulasi": "only what became of a cited regulation is said",
}
"""Which fields need not stand on any page, and why."""


def _whole(text: str) -> Iterator[tuple[str, bool]]:
    """Every mark in a text, and whether all of the markup follows it, letter by letter but for spaces."""
    said, wanted = squeeze(text), squeeze(JAHIL)
    for match in MARK.finditer(said):
        yield match[0], said.startswith(wanted, match.end())


def _broken(text: str) -> list[str]:
    return [mark for mark, complete in _whole(text) if not complete]


def _said(page: Element) -> Iterator[tuple[str, str]]:
    """The text of every element by its tag; a drawing's in one piece, for it breaks lines anywhere."""
    drawn = {id(part) for item in elements(page) if str(item.tag).endswith("svg") for part in item.iter()}
    for element in elements(page):
        if str(element.tag).endswith("svg"):
            yield "svg", squeeze("".join(element.itertext()))
        elif id(element) not in drawn and element.tag not in ("script", "style"):
            yield str(element.tag), own_text(element)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    base = tmp_path_factory.mktemp("jahil")
    for name, release in (("situs", hostile().release), ("pratinjau", hostile().drafts)):
        build(ROOT, base / name, release)
    return {name: base / name for name in ("situs", "pratinjau")}


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    release = hostile().release
    return build_tree(release, ROOT / "overrides", SitePress(ROOT / "overrides").sheets(release)).files


def test_the_office_puts_markup_into_every_kind_of_document() -> None:
    kinds = Counter(place.split()[0] for place in hostile().places.values())
    assert set(kinds) >= {
        "Kantor", "Daftar", "DaftarRegulasi", "Sop", "StandarPelayanan", "MaklumatPelayanan", "LapisWarga",
        "DaftarRapat", "HasilPembahasan", "DaftarMasukan", "Siklus", "penetapan", "catatan",
    }  # fmt: skip
    assert kinds["StandarPelayanan"] > 45 and hostile().drafts.unreadable == ()


@pytest.mark.parametrize("name", ["situs", "pratinjau"])
def test_every_page_shows_markup_letter_by_letter_and_obeys_none(sites: dict[str, Path], name: str) -> None:
    faults: list[str] = []
    for path in sorted(sites[name].rglob("*.html")):
        page = whole(path.read_text(encoding="utf-8"))
        shown = str(path.relative_to(sites[name]))
        faults += [f"{shown} <{tag}>: {mark}" for tag, text in _said(page) for mark in _broken(text)]
        for tag, key, value in attributes(page):
            faults += [f"{shown} {tag}@{key}: {mark}" for mark in _broken(value)]
            if key.startswith("on") or value.strip().lower().startswith(("javascript:", "data:text")):
                faults.append(f"{shown} {tag}@{key}={value[:60]}")
    assert faults == []


def test_every_field_a_page_can_show_is_shown(sites: dict[str, Path]) -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8") for site in sites.values() for path in site.rglob("*.html")
    )
    seen = set(MARK.findall(text))
    unseen = [place for mark, place in hostile().places.items() if mark not in seen]
    assert [place for place in unseen if not place.startswith(tuple(UNSEEN))] == []


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key != "@id":  # a name made from a citation
                yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def test_data_carries_markup_whole(files: Mapping[str, bytes]) -> None:
    counted: Counter[str] = Counter()
    for path, data in files.items():
        kind = path.rpartition(".")[2]
        if kind in ("json", "jsonld"):
            texts = list(_strings(json.loads(data)))
        elif kind == "csv":
            texts = [cell for row in csv.reader(io.StringIO(data.decode(), newline="")) for cell in row]
        elif kind == "xml":
            texts = list(ET.fromstring(data).itertext())  # noqa: S314 -- our own bytes
        elif kind == "ics":
            texts = [re.sub(r"\\(.)", r"\1", data.decode().replace("\r\n ", ""))]
        elif kind == "txt":
            texts = [data.decode()]
        else:
            continue
        counted[kind] += sum(1 for text in texts for _ in _whole(text))
        assert [mark for text in texts for mark in _broken(text)] == [], path
    assert min(counted[kind] for kind in ("json", "jsonld", "csv", "xml", "ics", "txt")) > 0, counted


def test_no_cell_of_a_table_is_a_formula(files: Mapping[str, bytes]) -> None:
    tables = {path: data.decode() for path, data in files.items() if path.endswith(".csv")}
    assert len(tables) >= 3
    for path, text in tables.items():
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not [cell for cell in row if cell.startswith(FORMULA)], path


def test_print_shows_markup_letter_by_letter(files: Mapping[str, bytes]) -> None:
    """A row is cut by the end of a page in every column; so nearly every mark stands whole somewhere."""
    sheets = {path: data for path, data in files.items() if path.endswith(".pdf") and len(data) > 100}
    assert {path.rpartition("/")[2] for path in sheets} >= {
        "SOP.pdf", "SELEBARAN.pdf", "PUBLIKASI.pdf", "LEMBAR-REGISTER.pdf", "SALINAN-KEPUTUSAN.pdf",
    }  # fmt: skip
    wanted, shown, stands = squeeze(JAHIL), set[str](), set[str]()
    for data in sheets.values():
        text = squeeze("".join(sheets_of(data)))
        for match in MARK.finditer(text):
            shown.add(match[0])
            if text.startswith(wanted, match.end()):
                stands.add(match[0])
    assert len(shown) > 100 and len(shown - stands) <= len(shown) // 20, shown - stands


def _watched(page: Page, address: str) -> tuple[list[str], list[str]]:
    """Dialogs opened and foreign addresses asked for while every given page is read."""
    dialogs: list[str] = []
    foreign: list[str] = []
    host = urlsplit(address).netloc

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    def note(request: Request) -> None:
        if urlsplit(request.url).netloc not in (host, ""):
            foreign.append(request.url)

    page.on("dialog", refuse)
    page.on("request", note)
    return dialogs, foreign


@pytest.mark.parametrize("name", ["situs", "pratinjau"])
def test_a_browser_runs_nothing_of_it_and_asks_nobody_else(sites: dict[str, Path], name: str) -> None:
    folder = sites[name]
    with chromium() as browser, serving(folder) as address:
        page = browser.new_page(viewport={"width": 320, "height": 740})
        dialogs, foreign = _watched(page, address)
        written_by_hand = folder / "panduan"
        for path in sorted(folder.rglob("*.html")):
            if path.is_relative_to(written_by_hand):
                continue
            page.goto(address + path.relative_to(folder).as_posix())
            assert page.evaluate("window.jahil") is None, path
            assert page.evaluate("document.querySelectorAll('img[src=x]').length") == 0, path
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, f"{path} scrolls sideways"
        page.close()
    assert (dialogs, foreign) == ([], [])
