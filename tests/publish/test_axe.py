"""No page, on phone or desk, light or dark, has anything axe-core objects to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.publish.browser import PAGES, preview, served, serving
from tests.publish.test_sections import ENTRY, FULL, office

from maklumat.publish.section_items import WRITTEN

AXE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RECORDED = ("waktu/", "kesiapan/")
PREVIEW_PAGES = ("", "layanan/uji/", "layanan/aneh/", "maklumat/kantor/")


@pytest.fixture(scope="module")
def site(browser: Browser, year_site: Path) -> Iterator[str]:
    with serving(year_site) as address:
        yield address


@pytest.fixture(scope="module")
def drafts(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(preview(), tmp_path_factory.mktemp("pratinjau")) as address:
        yield address


@pytest.fixture(scope="module")
def told(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of an office that says everything UU 25/2009 Pasal 23 ayat (4) asks for."""
    with served(office(FULL).release(), tmp_path_factory.mktemp("lengkap")) as address:
        yield address


def objections(page: Page, address: str) -> list[str]:
    """What axe-core has against a page, a line each."""
    page.goto(address)
    page.add_script_tag(path=str(AXE))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [
        f"{address}: {violation['id']}: {node['html'][:160]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_objects_to_nothing(browser: Browser, site: str, drafts: str, width: int, scheme: Any) -> None:
    addresses = [site + path for path in (*PAGES, *RECORDED)] + [drafts + path for path in PREVIEW_PAGES]
    context = browser.new_context(viewport={"width": width, "height": 780}, color_scheme=scheme)
    page = context.new_page()
    found = [line for address in addresses for line in objections(page, address)]
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_objects_to_no_section_of_an_office_that_says_everything(
    browser: Browser, told: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 780}, color_scheme=scheme)
    page = context.new_page()
    found = [line for path in ("", *WRITTEN) for line in objections(page, f"{told}{ENTRY}{path}")]
    context.close()
    assert not found, "\n".join(found)


def test_axe_objects_to_nothing_with_the_menu_open(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 780})
    page.goto(site)
    page.click("summary")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert found["violations"] == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_objects_to_nothing_once_all_is_unfolded_and_a_situation_chosen(
    browser: Browser, site: str, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}layanan/uji/#situasi-umk")
    page.evaluate("document.querySelectorAll('details.m-lipat').forEach(item => item.open = true)")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert page.get_by_text("Supervisi uji").is_visible()
    assert found["violations"] == []
    context.close()
