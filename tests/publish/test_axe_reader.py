"""What axe-core cannot see: the way by keyboard, large text, narrow windows, paper, weight, third parties."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response
from tests.publish.browser import PAGES, serving

SERVICE, OTHER = "layanan/uji/", "layanan/lama/"
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {tag: at.tagName, text: (at.getAttribute('aria-label') || at.textContent).trim(),
          ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
          covered: box.height < innerHeight / 2 && at.closest('header') === null
            && box.top < document.querySelector('header').getBoundingClientRect().bottom - 1
            && getComputedStyle(document.querySelector('header')).position === 'sticky'
            && scrollY > document.querySelector('header').offsetHeight};
}"""
REACHABLE = """() => [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
  .filter(item => item.checkVisibility() && getComputedStyle(item).display !== 'none')
  .filter(item => item.type !== 'radio' || item.checked).length"""


@pytest.fixture(scope="module")
def site(browser: Browser, year_site: Path) -> Iterator[str]:
    with serving(year_site) as address:
        yield address


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


def tab(page: Page) -> dict[str, object]:
    page.keyboard.press("Tab")
    focused: dict[str, object] = page.evaluate(FOCUSED)
    return focused


def test_the_first_tab_skips_to_the_heading(desk: Page, site: str) -> None:
    desk.goto(site + SERVICE)
    assert tab(desk)["text"] == "Lewati ke isi"
    desk.keyboard.press("Enter")
    assert desk.url.endswith("#isi")


@pytest.mark.parametrize("path", ["", SERVICE, "keputusan/2024-001/", "sop/", "panduan/temuan/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_everything_is_reached_by_tab_shows_its_ring_and_is_not_covered(
    browser: Browser, site: str, path: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(site + path)
    expected = page.evaluate(REACHABLE)
    stops = []
    while (stop := tab(page))["tag"] != "BODY":
        stops.append(stop)
        assert len(stops) <= expected, "the focus is trapped"
    page.close()
    assert len(stops) == expected > 10
    assert [stop["text"] for stop in stops if not stop["ring"]] == []
    assert [stop["text"] for stop in stops if stop["covered"]] == []


def test_the_menu_of_a_phone_opens_by_keyboard_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site + SERVICE)
    link = page.get_by_role("navigation", name="Menu", exact=True).get_by_role("link", name="Keputusan")
    assert not link.is_visible()
    page.locator(".m-menu summary").focus()
    page.keyboard.press("Enter")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/keputusan/")
    context.close()


def test_without_javascript_the_device_decides_between_light_and_dark(browser: Browser, site: str) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, java_script_enabled=False)
        page = context.new_page()
        page.goto(site)
        assert not page.locator(".m-tampilan").is_visible()
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert len(grounds) == 2


def test_the_reader_chooses_light_or_dark_by_keyboard_and_the_next_page_remembers(
    desk: Page, site: str
) -> None:
    desk.emulate_media(color_scheme="light")
    desk.goto(site)
    button = desk.get_by_role("button", name="Tampilan gelap")
    light = desk.evaluate("getComputedStyle(document.body).backgroundColor")
    button.focus()
    desk.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    desk.goto(site + SERVICE)
    assert desk.evaluate("getComputedStyle(document.body).backgroundColor") != light
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert desk.evaluate("getComputedStyle(document.body).backgroundColor") == light


def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    for path in PAGES:
        page.goto(site + path)
        assert page.evaluate(WIDER) <= 0, path
    page.close()


@pytest.mark.parametrize("width", [640, 1280])
def test_text_twice_as_large_still_fits(browser: Browser, site: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in PAGES:
        page.goto(site + path)
        size = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        page.add_style_tag(content=f"html {{ font-size: {2 * size}px !important }}")
        assert page.evaluate(WIDER) <= 0, path
    page.close()


def test_the_six_facts_stand_on_the_first_screen_of_a_phone(phone: Page, site: str) -> None:
    phone.set_viewport_size({"width": 360, "height": 640})
    phone.goto(site + SERVICE)
    terms = phone.locator(".m-ringkas dt")
    assert terms.all_inner_texts() == ["Untuk", "Bawa", "Lama", "Biaya", "Di mana", "Hasil"]
    box = terms.last.bounding_box()
    assert box is not None and box["y"] + box["height"] <= 640


def test_paper_has_the_facts_and_boxes_to_tick_and_no_menu_even_in_the_dark(desk: Page, site: str) -> None:
    desk.emulate_media(media="print", color_scheme="dark")
    desk.goto(site + SERVICE)
    assert desk.locator(".m-ringkas").is_visible() and desk.locator(".m-pemberitahuan").is_visible()
    assert desk.locator(".m-periksa input").first.is_visible()
    assert not desk.locator("header.m-kop").is_visible() and not desk.locator(".m-tindakan").is_visible()
    ink = "getComputedStyle(document.querySelector('.m-ringkas')).backgroundColor"
    assert desk.evaluate(ink) == "rgb(255, 255, 255)"


def test_a_visit_is_light_and_asks_no_third_party(phone: Page, site: str) -> None:
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    phone.on("response", keep)
    phone.goto(site + SERVICE, wait_until="networkidle")
    first = _weight(answers)
    assert {urlsplit(answer.url).netloc for answer in answers} == {urlsplit(site).netloc}
    assert all(answer.ok for answer in answers)
    seen = {answer.url for answer in answers}
    answers.clear()
    phone.goto(site + OTHER, wait_until="networkidle")
    assert first <= 70_000
    assert _weight([answer for answer in answers if answer.url not in seen]) <= 12_000


def _weight(answers: list[Response]) -> int:
    """Bytes over the wire of a server that compresses, as every host of static pages does."""
    return sum(len(gzip.compress(answer.body(), 9)) for answer in answers)
