"""Pages put together from frames are, byte for byte, what the theme itself would print."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from tests.publish.office import BASIS, Office, decree, layanan, maklumat
from tests.publish.proyek import content, project

from maklumat.publish.mkdocs_plugin import SitePlugin
from maklumat.publish.release import Release
from maklumat.publish.site import configure, site_tree

AT = datetime(2024, 6, 1, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def release() -> Release:
    office = Office({"kantor": BASIS["kantor"].replace("Kantor Uji Coba", "Kantor <b>Uji</b> & Coba")})
    # An id that ends like a menu item, and a name full of signs the theme must not read.
    texts = [layanan(id) for id in ("uji", "buat-keputusan")]
    office.enact("2024-001", [*texts, maklumat()], decree("SK 1/2024", "2024-01-10"))
    return office.release(AT)


@pytest.mark.parametrize("address", [None, "https://kantor.example/sp", "https://kantor.example/"])
def test_a_framed_page_is_what_the_theme_would_print(
    release: Release, tmp_path: Path, address: str | None
) -> None:
    folder = project(tmp_path / "kantor")
    tree = site_tree(release, folder / "overrides")
    built = {}
    for framed in (True, False):
        out = tmp_path / str(framed)
        config = configure(folder, lambda: tree, site_dir=str(out), site_url=address)
        plugin = config.plugins["maklumat"]
        assert isinstance(plugin, SitePlugin) and plugin.framed
        plugin.framed = framed
        build(config)
        built[framed] = content(out)
    assert len(built[True]) > len(tree.pages)
    assert built[True] == built[False]


def test_a_link_of_a_hand_written_page_finds_a_framed_one(release: Release, tmp_path: Path) -> None:
    folder = project(tmp_path / "kantor")
    page = folder / "content" / "tentang.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Uji](layanan/uji/index.md)\n", encoding="utf-8")
    tree = site_tree(release, folder / "overrides")
    build(configure(folder, lambda: tree, site_dir=str(tmp_path / "keluar"), strict=True))
    assert 'href="../layanan/uji/"' in (tmp_path / "keluar/tentang/index.html").read_text(encoding="utf-8")
