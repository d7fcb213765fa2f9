"""One site, anywhere: in a folder of a server, on a disk without one, and for addresses that do not exist."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from playwright.sync_api import Browser, Page
from tests.publish.browser import PAGES, ROOT, Quiet, office_year, serving

from maklumat.publish.site import configure, site_tree

PLACES = tuple(path for path in PAGES if path != "404.html")
"""Every kind of page but the one a server shows for addresses it does not have."""
UNKNOWN = ("keliru", "keliru/", "layanan/tidak-ada/", "layanan/uji/revisi/2024-001/sana/sini")


class _Host(Quiet):
    """Answers as web hosts do: the page 404.html of the site for whatever the site does not have."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page within its folder, a plain line elsewhere."""
        inside = self.path.startswith("/sp/")
        body = Path(self.directory, "sp/404.html").read_bytes() if inside else b"<p>Situs lain</p>"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def folder(year_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web server's folder; the site is its subfolder `sp`."""
    folder = tmp_path_factory.mktemp("peladen")
    shutil.copytree(year_site, folder / "sp")
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with serving(folder, _Host) as address:
        yield f"{address}sp/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def targets(page: Page) -> list[str]:
    """Where the links of the page lead, without other hosts and without fragments."""
    found: list[str] = page.evaluate("[...document.links].map(link => link.href)")
    here = re.match(r"file://|https?://[^/]+/", page.url)
    assert here is not None
    return sorted({link.partition("#")[0] for link in found if link.startswith(here[0])})


def test_in_a_folder_of_a_server_every_page_has_its_files_and_leads_on(page: Page, site: str) -> None:
    lost: list[str] = []
    page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
    known: set[str] = set()
    for path in PLACES:
        page.goto(site + path)
        assert page.evaluate("getComputedStyle(document.querySelector('.m-kop')).display") != "inline"
        known.update(targets(page))
    assert len(known) > 60
    for link in sorted(known):
        assert link.startswith(site), link
        assert page.request.get(link).status == 200, link
    assert [url for url in lost if not url.endswith("favicon.ico")] == []


def test_on_a_disk_every_link_opens_a_page_and_a_reader_gets_from_one_to_the_next(
    page: Page, folder: Path
) -> None:
    start = (folder / "sp").as_uri()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(f"{request.url} {request.failure}"))
    for path in PLACES:
        page.goto(f"{start}/{path}index.html")
        for link in targets(page):
            assert (folder / "sp" / link.removeprefix(f"{start}/").partition("?")[0]).is_file(), (path, link)
    assert [line for line in failed if "ERR_ABORTED" not in line] == []  # left before its icon had come

    page.goto(f"{start}/index.html")
    page.get_by_role("navigation", name="Menu utama").get_by_role("link", name="Layanan").click()
    page.get_by_role("article").get_by_role("link", name="Mendaftarkan uji").first.click()
    page.wait_for_load_state()
    assert page.url == f"{start}/layanan/uji/index.html"
    assert page.evaluate("document.styleSheets.length") >= 3


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_address_of_any_depth_leads_back_into_the_site(page: Page, site: str, path: str) -> None:
    answer = page.goto(site + path)
    assert answer is not None and answer.status == 404
    assert page.get_by_role("heading", level=1).inner_text() == "Halaman tidak ditemukan"
    for link in targets(page):
        assert link.startswith(site) and page.request.get(link).status == 200, link
    page.wait_for_function(
        "[...document.styleSheets].some(sheet => sheet.href.includes('/sp/assets/maklumat.css'))"
    )
    page.get_by_role("link", name="Semua layanan").click()
    assert page.url == f"{site}layanan/"
    assert page.title().startswith("Semua layanan")


def test_without_scripts_an_unknown_address_says_how_to_get_back(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}layanan/tidak-ada/")
    assert "hapus bagian paling belakang" in page.inner_text("main")
    context.close()


def test_a_site_that_knows_its_address_needs_neither_script_nor_advice(
    browser: Browser, tmp_path: Path
) -> None:
    release = office_year()
    config = configure(
        ROOT,
        lambda: site_tree(release, ROOT / "overrides"),
        site_dir=str(tmp_path / "sp"),
        site_url="https://kantor.example/sp/",
    )
    mkdocs_build(config)
    assert "tersesat.js" not in (tmp_path / "sp/404.html").read_text(encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with serving(tmp_path, _Host) as address:
        page.goto(f"{address}sp/layanan/tidak/ada")
        page.get_by_role("link", name="Semua layanan").click()
        assert page.url == f"{address}sp/layanan/"
    context.close()
