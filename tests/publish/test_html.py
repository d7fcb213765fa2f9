"""Every built page is HTML a browser need not repair, and every reference within it leads somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import pytest
from tests.publish.browser import ROOT, office_year, preview
from tests.publish.ganjil import odd_office
from tests.publish.jahil import hostile
from tests.publish.markah import all_text, attributes, elements, parse_errors, whole
from tests.publish.office import Office

from maklumat.publish.release import Release
from maklumat.publish.site import build

OFFICES: dict[str, Callable[[], Release]] = {
    "a year": office_year,
    "drafts": preview,
    "odd data": odd_office,
    "markup": lambda: hostile().release,
    "nothing decided": lambda: Office().release(),
}
INTERACTIVE = {"a", "button", "input", "select", "textarea", "summary", "label", "iframe"}
NAMING = (
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "for",
    "list",
    "headers",
    "form",
)
"""Attributes whose value is a list of ids of the same page."""


@pytest.fixture(scope="module", params=OFFICES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("situs")
    build(ROOT, folder, OFFICES[request.param]())
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    """The trees of all pages by their address."""
    return {path.relative_to(site).as_posix(): whole(path.read_text()) for path in _html(site)}


def _html(site: Path) -> Iterator[Path]:
    return iter(sorted(site.rglob("*.html")))


def _ids(page: Element) -> list[str]:
    return [value for _, name, value in attributes(page) if name == "id"]


def test_a_browser_need_not_repair_anything(site: Path) -> None:
    found = {
        path.relative_to(site).as_posix(): errors
        for path in _html(site)
        if (errors := parse_errors(path.read_text()))
    }
    assert found == {}


def test_ids_are_there_once_and_whatever_names_an_id_finds_it(pages: dict[str, Element]) -> None:
    faults: list[str] = []
    for path, page in pages.items():
        ids = Counter(_ids(page))
        faults += [f"{path}: id {id!r} {count} times" for id, count in ids.items() if count > 1 or not id]
        faults += [
            f"{path}: <{tag} {name}={value!r}> leads nowhere"
            for tag, name, value in attributes(page)
            if name in NAMING and not (value and set(value.split()) <= set(ids))
        ]
        faults += [f"{path}: id {id!r} has a space" for id in ids if id.split() != [id]]
    assert faults == []


def test_every_link_within_the_site_ends_at_something(site: Path, pages: dict[str, Element]) -> None:
    """`404.html` is shown at any address, so its links are left out."""
    anchors = {path: {*_ids(page), ""} for path, page in pages.items()}
    faults = [
        f"{path}: <{tag} {name}={value!r}>"
        for path, page in pages.items()
        for tag, name, value in attributes(page)
        if path != "404.html" and name in ("href", "src") and not _ends(site, path, value, anchors)
    ]
    assert faults == []


def _ends(site: Path, path: str, value: str, anchors: dict[str, set[str]]) -> bool:
    """Whether a link of a page leads to a file, and to an id of it where it names one; or off the site."""
    link = urlsplit(value)
    if link.scheme or link.netloc:
        return True
    target = (site / path).parent / unquote(link.path) if link.path else site / path
    file = target / "index.html" if target.is_dir() else target
    ids = anchors.get(file.resolve().relative_to(site.resolve()).as_posix())
    return file.is_file() and (ids is None or unquote(link.fragment) in ids)


def test_headings_begin_once_and_leave_no_level_out(pages: dict[str, Element]) -> None:
    faults: list[str] = []
    for path, page in pages.items():
        levels = [int(item.tag[1]) for item in elements(page) if item.tag in {f"h{n}" for n in range(1, 7)}]
        if levels[:1] != [1] or levels.count(1) != 1:
            faults.append(f"{path}: {levels}")
        faults += [f"{path}: h{one}, then h{two}" for one, two in pairwise(levels) if two > one + 1]
        faults += [
            f"{path}: an empty <{item.tag}>"
            for item in elements(page)
            if item.tag in ("h1", "h2", "h3", "h4", "title", "button", "legend", "caption", "th", "summary")
            and not (all_text(item) or item.get("aria-label"))
        ]
    assert faults == []


def test_controls_have_a_name_pictures_a_text_and_none_stands_in_another(pages: dict[str, Element]) -> None:
    faults: list[str] = []
    for path, page in pages.items():
        labelled = {value for tag, name, value in attributes(page) if (tag, name) == ("label", "for")}
        within = {id(item) for label in elements(page) if label.tag == "label" for item in elements(label)}
        for item in elements(page):
            named = item.get("aria-label") or item.get("aria-labelledby") or item.get("title")
            if item.tag == "img" and item.get("alt") is None:
                faults.append(f"{path}: <img src={item.get('src')}> without alt")
            found = named or item.get("id") in labelled or id(item) in within
            if item.tag in ("input", "select", "textarea") and item.get("type") != "hidden" and not found:
                faults.append(f"{path}: <{item.tag} id={item.get('id')}> without a name")
            if item.tag == "a" and item.get("href") and not (named or all_text(item) or _pictured(item)):
                faults.append(f"{path}: <a href={item.get('href')}> without a word")
            faults += [f"{path}: <{inner.tag}> in <{item.tag}>" for inner in _nested(item)]
    assert faults == []


def _pictured(link: Element) -> bool:
    return any(item.get("alt") or item.get("aria-label") for item in elements(link))


def _nested(outer: Element) -> Iterator[Element]:
    """Controls within a control; a label may hold the one it names."""
    if outer.tag not in ("a", "button", "label"):
        return
    allowed = {"input", "select", "textarea", "button"} if outer.tag == "label" else set[str]()
    for inner in elements(outer):
        if inner is not outer and inner.tag in INTERACTIVE - allowed:
            yield inner


def test_a_page_says_its_language_its_title_and_its_one_main_part(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        kinds = Counter(item.tag for item in elements(page))
        assert (page.get("lang"), kinds["main"], kinds["title"]) == ("id", 1, 1), path
