"""Search as a reader meets it: real questions, keyboard, filters, every surrounding it must not fail in."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Response
from tests.publish import browser as machine
from tests.publish.kantor_cari import QUESTIONS, questions, searched_office
from tests.publish.office import LAYANAN, Office, decree, layanan
from tests.publish.test_axe import AXE, RULES
from tests.publish.test_pages import HOSTILE

from maklumat.publish.release import Release
from maklumat.publish.search import index
from maklumat.publish.site import build

OTHERS = QUESTIONS.with_name("pertanyaan_lain.yaml")
COUNT, LINKS = ".m-temuan-jumlah", ".m-temuan-butir a"


def make(folder: Path, release: Release) -> Path:
    """A site with its index, below the folder `dinas/layanan` of a server."""
    site = folder / "dinas/layanan"
    build(machine.ROOT, site, release)
    index(site, release, machine.ROOT / "overrides")
    return site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("cari")
    make(base, searched_office())
    return base


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with machine.serving(folder) as address:
        yield f"{address}dinas/layanan/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 740})
    yield opened
    opened.close()


def ask(page: Page, words: str) -> list[str]:
    """Type and press Enter; the ids of the documents found, best first."""
    page.fill("#q", words)
    page.keyboard.press("Enter")
    page.wait_for_function(
        "([at, words]) => document.querySelector(at).textContent.includes(`“${words}”`)", arg=[COUNT, words]
    )
    return [link.rstrip("/").split("/")[-1] for link in hrefs(page)]


def hrefs(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(LINKS, "all => all.map(one => one.getAttribute('href'))")
    return found


@pytest.mark.parametrize(
    ("asked", "least", "floors"), [(QUESTIONS, 60, (0.9, 0.97)), (OTHERS, 30, (0.7, 0.87))]
)
def test_questions_of_citizens_find_their_service(
    page: Page, site: str, asked: Path, least: int, floors: tuple[float, float]
) -> None:
    first, within_five = floors
    page.goto(f"{site}cari/")
    rows = questions(asked)
    ranks = {row: ask(page, row.asked) for row in rows}
    at_one = sum(found[:1] == [row.answer] for row, found in ranks.items()) / len(rows)
    at_five = sum(row.answer in found[:5] for row, found in ranks.items()) / len(rows)
    missed = [row.asked for row, found in ranks.items() if row.answer not in found[:5]]
    assert len(rows) >= least
    assert at_one >= first, at_one
    assert at_five >= within_five, missed


@pytest.mark.parametrize("words", ["pengaduan", "mengadu", "aduan", "adu"])
def test_every_form_of_a_word_finds_the_same_services(page: Page, site: str, words: str) -> None:
    page.goto(f"{site}cari/")
    assert {"pengaduan", "pengaduan-notaris", "yankomas"} <= set(ask(page, words))


def test_nothing_loads_until_the_reader_searches_and_then_little(page: Page, site: str) -> None:
    answers: list[Response] = []

    def keep(answer: Response) -> None:
        answers.append(answer)

    page.on("response", keep)
    page.goto(f"{site}cari/", wait_until="networkidle")
    assert not [answer.url for answer in answers if "/pagefind/" in answer.url]
    answers.clear()
    ask(page, "merek")
    page.wait_for_load_state("networkidle")
    assert [answer.url for answer in answers if "/pagefind/" in answer.url]
    assert all(answer.ok and answer.url.startswith(site) for answer in answers)
    weight = sum(len(gzip.compress(answer.body(), 9)) for answer in answers)
    assert weight < 150_000


def test_from_home_by_keyboard_to_the_service_and_back(page: Page, site: str) -> None:
    page.goto(site)
    page.focus("#q")
    page.keyboard.type("merk")
    page.keyboard.press("Enter")
    page.wait_for_selector(LINKS)
    assert page.url == f"{site}cari/?q=merk"
    assert page.locator("[role=status][aria-live=polite]").inner_text().endswith("hasil untuk “merk”.")
    page.focus("#q")
    stops = 0
    while page.evaluate("document.activeElement.textContent") != "Mendaftarkan merek":
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 20
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}layanan/merek/")
    page.go_back()
    page.wait_for_selector(LINKS)
    assert page.input_value("#q") == "merk"


def test_a_result_says_what_people_ask_first_and_no_hidden_word(page: Page, site: str) -> None:
    page.goto(f"{site}cari/?q=brand")
    page.wait_for_selector(LINKS)
    text = page.locator(".m-temuan-butir").first.inner_text()
    assert "Pendaftaran Merek" in text and "3 sampai 6 bulan" in text and "Rp500.000" in text
    assert "brand" not in text and "zq" not in text


def test_filters_narrow_and_stay_in_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}cari/")
    assert "merek" in ask(page, "daftar")
    page.locator("summary", has_text="Saring hasil").press("Enter")
    page.select_option("#saring-biaya", label="Gratis")
    page.wait_for_url("**biaya=*")
    page.wait_for_function("at => !document.querySelector(at)", arg=f"{LINKS}[href$='/merek/']")
    free = set(ask(page, "bantuan hukum"))
    assert free == {"bantuan-hukum", "bantuan-hukum-tahanan"}
    page.reload()
    page.wait_for_selector(LINKS)
    assert page.locator("#saring-biaya option:checked").inner_text() == "Gratis"


def test_an_empty_result_helps(page: Page, site: str) -> None:
    page.goto(f"{site}cari/")
    assert ask(page, "xyzzyq") == []
    assert page.locator(COUNT).inner_text() == "Tidak ada hasil untuk “xyzzyq”."
    page.get_by_role("link", name="semua layanan dari A sampai Z").click()
    page.wait_for_url(f"{site}abjad/")
    ask_again = page.locator(".m-cari")
    assert ask_again.count() == 0


def test_without_javascript_the_form_leads_to_the_alphabet(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for start in (site, f"{site}cari/"):
        page.goto(start)
        page.fill("#q", "merek")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}abjad/?q=merek")
        assert page.get_by_role("link", name="Mendaftarkan merek").count() > 0
    context.close()


def test_from_a_folder_it_says_so_and_leads_to_the_alphabet(page: Page, folder: Path) -> None:
    place = folder / "dinas/layanan"
    page.goto((place / "cari/index.html").as_uri())
    assert "dibuka dari folder" in page.locator(COUNT).inner_text()
    assert page.get_by_role("link", name="semua layanan dari A sampai Z").is_visible()
    page.goto((place / "index.html").as_uri())
    assert str(page.get_attribute(".m-cari", "action")).endswith("/abjad/index.html")  # folders have no index


def test_without_an_index_it_says_so_and_leads_to_the_alphabet(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder / "dinas/layanan", tmp_path / "situs")
    shutil.rmtree(tmp_path / "situs/pagefind")
    with machine.serving(tmp_path / "situs") as address:
        page.goto(f"{address}cari/?q=merek")
        page.wait_for_function("at => document.querySelector(at).textContent", arg=COUNT)
        assert "Pencarian tidak tersedia" in page.locator(COUNT).inner_text()
        assert page.get_by_role("link", name="semua layanan dari A sampai Z").is_visible()


def test_many_results_come_by_tens_and_the_focus_follows(page: Page, tmp_path: Path) -> None:
    office = Office()
    texts = [
        layanan(id=f"uji{number}", text=LAYANAN.replace("Pendaftaran Uji", f"Pendaftaran {number}"))
        for number in range(23)
    ]
    office.enact("2024-001", texts, decree("SK 1/2024", "2024-01-10"))
    make(tmp_path, office.release())
    with machine.serving(tmp_path / "dinas/layanan") as address:
        page.goto(f"{address}cari/")
        assert len(ask(page, "pendaftaran")) == 10
        page.get_by_role("button", name="Tampilkan lebih banyak").press("Enter")
        page.wait_for_function(f"document.querySelectorAll('{LINKS}').length === 20")
        assert page.evaluate(f"document.activeElement === document.querySelectorAll('{LINKS}')[10]")


def test_hostile_text_stays_text(page: Page, tmp_path: Path) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    office = Office()
    text = LAYANAN.replace("Pendaftaran Uji", quoted).replace("Usaha mikro", quoted)
    office.enact("2024-001", [layanan(text=text)], decree("SK 1/2024", "2024-01-10"))
    make(tmp_path, office.release())
    shouts: list[str] = []

    def keep(dialog: Dialog) -> None:
        shouts.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", keep)
    with machine.serving(tmp_path / "dinas/layanan") as address:
        page.goto(f"{address}cari/")
        assert ask(page, "tebal") == ["uji"]
        assert HOSTILE.split()[0] in page.locator(LINKS).first.inner_text()
        page.fill("#q", HOSTILE)
        page.keyboard.press("Enter")
        page.wait_for_selector(LINKS)
    assert shouts == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("words", ["notaris", "xyzzyq"])
def test_axe_objects_to_nothing_with_results_open(
    browser: Browser, site: str, width: int, scheme: Any, words: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 780}, color_scheme=scheme)
    page.goto(f"{site}cari/")
    ask(page, words)
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    assert found["violations"] == []
    assert wide <= 0
