"""The site mkdocs builds: same bytes everywhere, no third party, only what belongs to it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.publish.html_text import Reader
from tests.publish.office import BASIS, Office, decree, enclosed, layanan, maklumat
from tests.publish.proyek import content, project

from maklumat.documents.errors import Refused, Surroundings
from maklumat.publish.load import load_release
from maklumat.publish.site import build

AT = datetime(2024, 6, 1, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def office() -> Office:
    office = Office({"kantor": BASIS["kantor"].replace("Kantor Uji Coba", "Kantor <b>Uji</b> & Coba")})
    note = layanan(files={"catatan.md": b"# bukan halaman\n", "formulir.pdf": b"%PDF-formulir"})
    office.enact("2024-001", [note, maklumat()], decree("SK 1/2024", "2024-01-10"))
    return office


@pytest.fixture(scope="module")
def site(office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    base = tmp_path_factory.mktemp("situs")
    build(project(base / "kantor"), base / "keluar", office.release(AT))
    return content(base / "keluar")


def pages(site: dict[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in site.items() if path.endswith(".html")}


def test_every_page_names_office_and_example_in_indonesian(site: dict[str, bytes]) -> None:
    for path, html in pages(site).items():
        assert '<html lang="id"' in html, path
        assert "Kantor &lt;b&gt;Uji&lt;/b&gt; &amp; Coba" in html and "<b>Uji</b>" not in html, path
        assert "Kantor dan isinya hanya contoh" in html, path
        assert html.count("<h1") == 1, path


def test_no_page_asks_a_third_party_for_anything(site: dict[str, bytes]) -> None:
    for path, html in pages(site).items():
        loaded = re.findall(r'<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"', html)
        assert loaded, path
        outside = [link for link in loaded if re.match(r"(?:https?:)?//", link)]
        assert outside == [], path
        assert "mkdocs-material" not in html and 'name="generator"' not in html, path
    styles = [data.decode() for path, data in site.items() if path.startswith("assets/maklumat")]
    assert styles and not any("//" in style.replace("/*", "").replace("*/", "") for style in styles)


def test_no_script_stands_in_a_page_so_that_a_host_may_forbid_it(site: dict[str, bytes]) -> None:
    for path, html in pages(site).items():
        inline = re.findall(r"<script(?![^>]*(?: src=| type=\"application/ld\+json\"))[^>]*>", html)
        assert inline == [], path
        assert not re.search(r"<[a-z]+[^>]* on[a-z]+=", html), path


def test_generated_pages_have_a_skip_link_to_their_heading(site: dict[str, bytes]) -> None:
    html = pages(site)["layanan/uji/index.html"]
    assert 'href="#isi" class="md-skip"' in html and 'id="isi"' in html


def test_only_the_sites_own_files_are_in_it(site: dict[str, bytes]) -> None:
    assert not any(path.endswith((".typ", ".scss", ".map", ".ttf")) for path in site)
    assert not any("lunr" in path or path.startswith(("halaman/", "cetak/", "buku/")) for path in site)
    assert "sitemap.xml" not in site
    assert site["layanan/uji/formulir.pdf"] == b"%PDF-formulir"
    assert site["layanan/uji/catatan.md"] == b"# bukan halaman\n"
    assert "layanan/uji/catatan/index.html" not in site


def test_every_relative_link_of_the_finished_site_leads_to_a_file(site: dict[str, bytes]) -> None:
    for path, html in pages(site).items():
        if path == "404.html":
            continue
        for link in Reader(html).links:
            target = link.partition("#")[0]
            if not target or re.match(r"[a-z]+:", target):
                continue
            found = os.path.normpath(os.path.join(os.path.dirname(path), target))
            assert found in site or f"{found}/index.html".removeprefix("./") in site, f"{path}: {link}"


def test_the_same_release_gives_the_same_bytes_in_any_folder_zone_and_language(
    office: Office, site: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    build(project(tmp_path / "lain tempat"), tmp_path / "out", office.release(AT))
    assert content(tmp_path / "out") == site


def test_a_site_address_brings_a_sitemap_of_the_day_it_speaks_of(office: Office, tmp_path: Path) -> None:
    folder = project(tmp_path / "kantor")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text() + "\nsite_url: https://kantor.example/sp/\n")
    build(folder, tmp_path / "out", office.release(AT))
    sitemap = (tmp_path / "out/sitemap.xml").read_text()
    assert "<loc>https://kantor.example/sp/layanan/uji/</loc><lastmod>2024-06-01</lastmod>" in sitemap
    assert re.findall(r"<lastmod>(?!2024-06-01)", sitemap) == []


def test_a_project_without_configuration_is_refused_in_one_sentence(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Surroundings, match=r"mkdocs.yml tidak ada"):
        build(tmp_path, tmp_path / "out", office.release(AT))


def test_mkdocs_itself_builds_the_site_of_a_project_and_says_what_is_wrong_with_its_book(
    office: Office, tmp_path: Path
) -> None:
    folder = project(tmp_path / "kantor")
    office.write(folder / "standards")
    run = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "out")]
    seconds = str(int(AT.timestamp()))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": seconds}
    done = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    build(folder, tmp_path / "sendiri", office.release(AT))
    assert content(tmp_path / "out") == content(tmp_path / "sendiri")

    (folder / "standards/pengesahan/buku/000002.sig").unlink()
    broken = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert broken.returncode != 0
    assert "Catatan 000002" in broken.stderr and "Traceback" not in broken.stderr


def test_an_altered_attachment_is_not_published(tmp_path: Path) -> None:
    office = Office()
    scan = enclosed("layanan-uji.pdf", b"%PDF-asli")
    office.start("2024-001", [layanan()])
    office.decide(
        "2024-001",
        "penetapan",
        "penandatanganan",
        [layanan()],
        penetapan=decree("SK 1", "2024-01-02"),
        attachments=(scan,),
    )
    office.write(tmp_path / "standards")
    (path,) = (tmp_path / "standards/pengesahan/lampiran").iterdir()
    path.write_bytes(b"%PDF-palsu")
    with pytest.raises(Refused, match="sudah berubah"):
        load_release(tmp_path, AT)


@pytest.mark.parametrize(
    "name",
    [
        "layanan/uji.md",
        "layanan/uji/index.md",
        "layanan/palsu/README.md",
        "Layanan/palsu.html",
        "layanan.md",
        "maklumat/uji/lampiran.pdf",
        "keputusan/2024-001/index.html",
        "rancangan/layanan-palsu.md",
        "v/0.md",
        "tarif.md",
        "data/layanan.csv",
    ],
)
def test_nothing_written_by_hand_stands_where_the_book_speaks(
    office: Office, tmp_path: Path, name: str
) -> None:
    folder = project(tmp_path / "kantor")
    written = folder / "content" / name
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text("# Tarif Rp1\n")
    out = tmp_path / "keluar"
    out.mkdir()
    (out / "lama.html").write_text("lama")
    with pytest.raises(Surroundings, match=re.escape(f"content/{name} akan terbit di alamat milik halaman")):
        build(folder, out, office.release(AT))
    assert content(out) == {"lama.html": b"lama"}


def test_other_pages_may_be_written_by_hand(office: Office, tmp_path: Path) -> None:
    folder = project(tmp_path / "kantor")
    (folder / "content" / "berita").mkdir()
    (folder / "content" / "berita" / "layanan.md").write_text("# Berita layanan\n")
    build(folder, tmp_path / "keluar", office.release(AT))
    assert b"Berita layanan" in content(tmp_path / "keluar")["berita/layanan/index.html"]
