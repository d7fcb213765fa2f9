"""What is this file? Answered without a server: by a page in the browser, by a table without JavaScript."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page
from tests.publish.browser import office_year, served, serving
from tests.publish.html_text import Reader
from tests.publish.office import LAYANAN, Office, decree, layanan

from maklumat.documents.canonical import short_form
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.site_tree import SiteTree

OVERRIDES = Path(__file__).parents[2] / "overrides"
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} & \"kutip\" 'x'"
DAY = "20 Desember 2024"
SIZES = (0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 4194303, 4194304, 4194305, 9_000_001)
"""Around the edges of a block and of what the page reads at a time, and several megabytes."""


def tree(release: Release) -> SiteTree:
    return build_tree(release, OVERRIDES)


@pytest.fixture(scope="module")
def year() -> Release:
    return office_year()


@pytest.fixture(scope="module")
def pages(year: Release) -> dict[str, Reader]:
    return {page.path: Reader(page.body) for page in tree(year).pages}


def test_every_text_ever_decided_has_a_page_at_its_digest(year: Release, pages: dict[str, Reader]) -> None:
    versions = [version for versions in year.state.versions.values() for version in versions]
    assert len(versions) > 8
    for version in versions:
        page = pages[f"v/{version.sidik}/"].text
        assert version.sidik in page and short_form(version.sidik) in page
        assert version.record.nama in page


def test_the_page_of_a_digest_says_whether_it_is_in_force_and_who_decided(
    year: Release, pages: dict[str, Reader]
) -> None:
    service = year.service("uji")
    assert service is not None
    now = pages[f"v/{service.sidik}/"]
    assert f"● BERLAKU per {DAY}. Berlaku sejak 1 Februari 2024." in now.text
    assert "SK 3/2024, Kota Uji, 1 Februari 2024" in now.text
    assert "Nama Kepala, Kepala Kantor" in now.text
    assert "../../keputusan/2024-003/" in now.links and "../../layanan/uji/revisi/2024-003/" in now.links
    old = next(page for path, page in pages.items() if path.startswith("v/") and "DIGANTI" in page.text)
    assert "○ DIGANTI per" in old.text and "lalu digantikan oleh SK 3/2024" in old.text
    # The very same bytes stood under another id too, and were withdrawn there: both are told.
    assert "✕ DICABUT per" in old.text and "lalu dicabut dengan SK 4/2024" in old.text


def test_the_table_names_texts_pdfs_files_and_drafts_without_any_script(
    year: Release, pages: dict[str, Reader]
) -> None:
    page = pages["verifikasi/"].text
    site = tree(year)
    for path, data in site.files.items():
        if path.startswith(("layanan/", "keputusan/", "rancangan/")) and not path.endswith((".txt", ".xml")):
            assert hashlib.sha256(data).hexdigest() in page, path
    assert "Naskah resmi (PDF). Standar pelayanan: Pendaftaran Uji" in page
    assert "Naskah pencabutan (PDF)" in page and "✕ PENCABUTAN" in page
    assert "◆ RANCANGAN Dibuka untuk dibahas" in page
    for command in ("sha256sum berkas.pdf", "shasum -a 256", "certutil -hashfile"):
        assert command in page
    assert hashlib.sha256(b"nama orang").hexdigest() not in page


def test_hostile_words_stay_words() -> None:
    office = Office()
    text = LAYANAN.replace("nama: Pendaftaran Uji", f"nama: '{HOSTILE.replace(chr(39), chr(39) * 2)}'")
    office.enact("2024-001", [layanan(text=text)], decree(HOSTILE, "2024-01-10"))
    release = office.release()
    bodies = {page.path: page.body for page in tree(release).pages}
    service = release.service("uji")
    assert service is not None
    for path in ("verifikasi/", f"v/{service.sidik}/", "layanan/uji/revisi/2024-001/"):
        assert "<script>alert" not in bodies[path], path
        assert HOSTILE in Reader(bodies[path]).text, path


def test_the_same_release_gives_the_same_pages(year: Release) -> None:
    assert tree(year).pages == tree(office_year()).pages


@pytest.fixture(scope="module")
def site(browser: Browser, year_site: Path) -> Iterator[str]:
    with serving(year_site) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def page(request: pytest.FixtureRequest, browser: Browser, site: str, year_site: Path) -> Iterator[Page]:
    """The page over HTTP by a name browsers do not trust, and from the disk; both without crypto.subtle."""
    tab = browser.new_page()
    tab.goto(f"{site}verifikasi/" if request.param == "http" else f"file://{year_site}/verifikasi/index.html")
    tab.evaluate("() => { Object.defineProperty(window, 'crypto', { value: undefined }); }")
    yield tab
    tab.close()


def choose(page: Page, *files: FilePayload | Path) -> str:
    payloads: list[FilePayload] = [
        {"name": file.name, "mimeType": "", "buffer": file.read_bytes()} if isinstance(file, Path) else file
        for file in files
    ]
    page.set_input_files("#pilih", payloads)
    page.wait_for_function(
        "count => document.querySelectorAll('#jawaban .m-pita').length >= count", arg=len(payloads)
    )
    return page.inner_text("#jawaban")


def test_the_browser_computes_what_hashlib_computes(page: Page) -> None:
    for size in SIZES:
        data = os.urandom(size)
        choose(page, {"name": f"berkas-{size}.bin", "mimeType": "", "buffer": data})
        page.wait_for_selector(f"#jawaban h2:text-is('berkas-{size}.bin')")
        assert page.inner_text("#jawaban .m-hash") == hashlib.sha256(data).hexdigest(), size


def test_a_known_pdf_is_told_in_words_and_a_changed_one_is_not(page: Page, year_site: Path) -> None:
    pdf = year_site / "keputusan/2024-003/layanan-uji.pdf"
    known = choose(page, pdf)
    assert "Dikenal: Naskah resmi (PDF). Standar pelayanan: Pendaftaran Uji" in known
    assert "BERLAKU" in known and "Berlaku sejak 1 Februari 2024." in known and "SK 3/2024" in known
    link = page.get_attribute("#jawaban a", "href")
    assert link is not None
    # Opened from a disk, the page spells out what a server would add.
    proof = link.removesuffix("index.html").rpartition("/v/")[2]
    assert (year_site / "v" / proof / "index.html").is_file()
    changed = choose(page, {"name": "ubah.pdf", "mimeType": "", "buffer": pdf.read_bytes() + b" "})
    page.wait_for_selector("#jawaban h2:text-is('ubah.pdf')")
    changed = page.inner_text("#jawaban")
    assert f"Tidak dikenal. Per {DAY}" in changed and "Dikenal:" not in changed


def test_the_files_of_a_text_together_are_known_by_its_digest(tmp_path: Path, browser: Browser) -> None:
    office = Office()
    files = {"formulir.pdf": b"%PDF-1", "a.png": b"gambar"}
    office.enact("2024-001", [layanan(files=files)], decree("SK 1/2024", "2024-01-10"))
    with served(office.release(), tmp_path) as address:
        tab = browser.new_page()
        tab.goto(f"{address}verifikasi/")
        text = tmp_path / "layanan/uji"
        told = choose(tab, text / "standar.yaml", text / "formulir.pdf", text / "a.png")
        assert "3 berkas itu sebagai satu naskah" in told
        assert "Dikenal: Standar pelayanan: Pendaftaran Uji" in told
        told = choose(tab, text / "standar.yaml", text / "a.png")
        tab.wait_for_selector("#jawaban h2:text('2 berkas itu')")
        assert "bukan naskah utuh yang dikenal" in tab.inner_text("#jawaban")
        tab.close()


def test_a_printed_digest_can_be_typed_in_either_form(page: Page, year: Release) -> None:
    service = year.service("uji")
    assert service is not None
    typed = short_form(service.sidik).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    for text in (short_form(service.sidik), typed, service.sidik, f" {service.sidik.upper()} "):
        page.fill("#ketik", text)
        page.click("#periksa button")
        assert "Dikenal: Standar pelayanan: Pendaftaran Uji" in page.inner_text("#jawaban"), text
    for text, answer in {
        "7F3K-9Q2M-4TXA": "Tidak dikenal.",
        "a" * 64: "Tidak dikenal.",
        "bukan sidik": "Bukan sidik.",
        "": "Bukan sidik.",
        "<img src=x onerror=alert(1)>": "Bukan sidik.",
    }.items():
        page.fill("#ketik", text)
        page.click("#periksa button")
        assert answer in page.inner_text("#jawaban"), text
    assert page.query_selector("#jawaban img") is None


def test_without_javascript_the_form_is_absent_and_the_table_answers(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site}verifikasi/")
    assert not tab.is_visible("#periksa")
    tab.click("details:has(#dikenal) > summary")
    assert re.search(r"[0-9a-f]{64}", tab.inner_text("#dikenal"))
    context.close()
