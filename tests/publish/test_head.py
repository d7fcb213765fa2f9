"""What a page says of itself to whoever shares or indexes it: titles, descriptions, the feed, the sitemap."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from tests.publish.browser import ROOT, office_year
from tests.publish.html_text import Reader
from tests.publish.office import LAYANAN, WARGA, Office, decree, layanan, warga

from maklumat.publish.release import Release
from maklumat.publish.site import configure, site_tree

ADDRESS = "https://kantor.example/sp/"
HOSTILE = "\"><script>alert(1)</script> {{ 7*7 }} & 'x'"


def built(folder: Path, release: Release, **settings: str) -> Path:
    config = configure(ROOT, lambda: site_tree(release, ROOT / "overrides"), site_dir=str(folder), **settings)
    build(config)
    return folder


def head(page: Path) -> dict[str, str | None]:
    """The page's Open Graph properties."""
    found = (attributes for tag, attributes in Reader(page.read_text()).attributes if tag == "meta")
    return {str(item["property"]): item.get("content") for item in found if "property" in item}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("situs"), office_year(), site_url=ADDRESS)


def test_a_shared_link_shows_title_and_sentence(site: Path) -> None:
    service = head(site / "layanan/uji/index.html")
    assert (service["og:title"], service["og:description"]) == ("Mendaftarkan uji", "Ringkasan bagi warga.")
    assert (service["og:locale"], service["og:site_name"]) == ("id_ID", "Kantor Uji Coba")
    assert service["og:url"] == f"{ADDRESS}layanan/uji/"
    assert head(site / "index.html")["og:title"] == "Kantor Uji Coba"


def test_every_page_leads_to_the_feed(site: Path) -> None:
    page = Reader((site / "layanan/uji/index.html").read_text())
    feeds = [item["href"] for tag, item in page.attributes if item.get("type") == "application/atom+xml"]
    assert feeds == ["../../keputusan/atom.xml"] and (site / "keputusan/atom.xml").is_file()


def test_the_sitemap_names_what_lasts(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text()
    for path in ("layanan/uji/revisi/2024-001/", "sistem-informasi/", "data/", "keputusan/2024-003/"):
        assert f"<loc>{ADDRESS}{path}</loc>" in sitemap, path


def test_hostile_titles_stay_within_their_attribute(tmp_path: Path) -> None:
    office = Office()
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    office.enact(
        "2024-001", [layanan(text=LAYANAN.replace("Pendaftaran Uji", quoted))], decree("SK 1", "2024-01-10")
    )
    office.enact("2024-002", [warga(WARGA.replace("Mendaftarkan uji", quoted))], None, jalur="warga")
    page = built(tmp_path, office.release()) / "layanan/uji/index.html"
    assert head(page)["og:title"] == HOSTILE
    assert "<script>alert" not in page.read_text()
    assert "og:url" not in head(page)
