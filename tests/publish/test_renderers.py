"""Three generators, one site: what a citizen reads and follows, and machines take from it, is the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from tests.publish.browser import year
from tests.publish.office import BASIS, LAYANAN, decree, layanan
from tests.publish.proyek import content, project

from maklumat.cli.main import run
from maklumat.documents.errors import Surroundings
from maklumat.publish.engines import build_with_properdocs, build_with_zensical
from maklumat.publish.load import load_release
from maklumat.publish.release import Release
from maklumat.publish.site import build, site_tree
from maklumat.publish.sources import write_sources

AT = datetime(2024, 12, 20, 5, tzinfo=UTC)
ADDRESS = "https://kantor.example/sp/"
HOSTILE = 'Uji <b>tebal</b> & "kutip" {{ 7*7 }} *bintang* [tautan](x.md)'
STYLES = "assets/stylesheets/"
PARTS = {"article": "isi", "header": "kop", "footer": "kaki", "aside": "pemberitahuan"}


class Seen(HTMLParser):
    """A page as readers and machines take it, by the part of it that says so; spaces run together."""

    def __init__(self, html: str, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self._address = f"{ADDRESS}{path.removesuffix('index.html')}"
        self._open: list[str] = []
        self._words: dict[str, list[str]] = {}
        self._data = ""
        self.links: dict[str, list[str]] = {}
        self.languages: dict[str, list[str]] = {}
        self.head: set[tuple[str, str]] = set()
        self.linked_data: list[Any] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> dict[str, str]:
        """The words of each part."""
        return {part: " ".join(" ".join(words).split()) for part, words in self._words.items()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where it leads and in which language it speaks."""
        found = {name: value or "" for name, value in attrs}
        self._open.extend([tag] if tag in PARTS or tag in ("script", "style", "title") else [])
        for part in self._parts("html" if tag == "html" else ""):
            if tag == "a" and "href" in found:
                self.links.setdefault(part, []).append(urljoin(self._address, found["href"]))
            if "lang" in found:
                self.languages.setdefault(part, []).append(f"{tag} {found['lang']}")
        if tag == "meta" and found.get("name") != "viewport":
            self.head.add((found.get("name") or found.get("property", ""), found.get("content", "")))
        if tag == "link" and STYLES not in found.get("href", ""):
            self.head.add((found["rel"], urljoin(self._address, found["href"])))
        self._data = found.get("type", "") if tag == "script" else ""

    def handle_endtag(self, tag: str) -> None:
        """Leave the part."""
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Words of a part, or linked data."""
        if self._data == "application/ld+json" and self._open[-1:] == ["script"]:
            self.linked_data.append(json.loads(data))
        elif self._open[-1:] != ["script"]:
            for part in self._parts("title" if "title" in self._open else ""):
                self._words.setdefault(part, []).append(data)

    def _parts(self, other: str) -> list[str]:
        return [PARTS[tag] for tag in self._open if tag in PARTS] + ([other] if other else [])


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of an office with every kind of page, names full of markup, and Markdown to download."""
    basis = {"kantor": BASIS["kantor"].replace("Kantor Uji Coba", "Kantor <b>Uji</b> & Coba {{ 7*7 }}")}
    office = year(basis)
    name = next(line for line in LAYANAN.splitlines() if line.startswith("nama: "))
    quoted = "nama: '" + HOSTILE.replace("'", "''") + "'"
    note = {"catatan.md": b"# bukan halaman\n\n[tautan](../)\n"}
    odd = layanan(id="aneh", text=LAYANAN.replace(name, quoted), files=note)
    office.enact("2024-007", [odd], decree("SK 7/2024", "2024-06-01"))
    folder = project(tmp_path_factory.mktemp("tiga") / "kantor")
    office.write(folder / "standards")
    return folder


@pytest.fixture(scope="module")
def release(kantor: Path) -> Release:
    return load_release(kantor, AT)


@pytest.fixture(scope="module")
def mkdocs(kantor: Path, release: Release, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("mkdocs")
    build(kantor, out, release)
    return content(out)


@pytest.fixture(scope="module")
def zensical(kantor: Path, release: Release, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("zensical")
    build_with_zensical(kantor, out, release)
    return content(out)


def test_properdocs_builds_the_very_same_bytes(
    kantor: Path, release: Release, mkdocs: dict[str, bytes], tmp_path: Path
) -> None:
    build_with_properdocs(kantor, tmp_path / "out", release)
    assert content(tmp_path / "out") == mkdocs


def test_the_written_sources_need_no_hook_of_ours(
    kantor: Path, release: Release, mkdocs: dict[str, bytes], tmp_path: Path
) -> None:
    sources, out = tmp_path / "sumber", tmp_path / "out"
    write_sources(site_tree(release, kantor / "overrides"), kantor, sources)
    command = [sys.executable, "-m", "properdocs", "build", "-q", "-d", str(out)]
    assert subprocess.run(command, cwd=sources, check=False, capture_output=True).returncode == 0
    pages = sorted(path for path in mkdocs if path.endswith(".html"))
    for path in pages:
        one, other = Seen(mkdocs[path].decode(), path), Seen((out / path).read_text("utf-8"), path)
        assert one.text == other.text and one.links == other.links, path
        assert one.head == other.head and one.linked_data == other.linked_data, path


def test_zensical_builds_the_same_files_but_for_the_themes_stylesheet(
    mkdocs: dict[str, bytes], zensical: dict[str, bytes]
) -> None:
    differing = {
        path
        for path in set(mkdocs) ^ set(zensical)
        | {path for path in set(mkdocs) & set(zensical) if mkdocs[path] != zensical[path]}
        if not path.endswith(".html")
    }
    assert {path.rpartition("main.")[0] for path in differing} == {STYLES, f"{STYLES}classic/"}
    assert len(differing) == 2
    assert zensical["layanan/aneh/catatan.md"] == b"# bukan halaman\n\n[tautan](../)\n"


def test_every_page_of_zensical_says_the_same_and_leads_to_the_same(
    mkdocs: dict[str, bytes], zensical: dict[str, bytes]
) -> None:
    pages = sorted(path for path in mkdocs if path.endswith(".html"))
    assert len(pages) > 60
    for path in pages:
        one, other = (Seen(site[path].decode(), path) for site in (mkdocs, zensical))
        for part in ("isi", "kop", "kaki", "pemberitahuan", "title"):
            assert one.text[part] and one.text[part] == other.text[part], (path, part)
        assert one.links["kop"] and one.links["kaki"], path
        assert one.links == other.links, path
        assert one.languages == other.languages and one.languages["html"] == ["html id"], path
        assert one.head == other.head, path
        assert one.linked_data == other.linked_data, path
    service = Seen(zensical["layanan/uji/index.html"].decode(), "layanan/uji/index.html")
    assert service.linked_data and f"{ADDRESS}layanan/uji/standar.yaml" in service.links["isi"]
    assert any(entry.endswith(" en") for entry in service.languages["isi"])


def test_markup_in_names_is_text_with_zensical_too(zensical: dict[str, bytes]) -> None:
    page = Seen(zensical["layanan/aneh/index.html"].decode(), "layanan/aneh/index.html")
    assert HOSTILE in page.text["isi"] and HOSTILE in page.text["title"]
    assert "Kantor <b>Uji</b> & Coba {{ 7*7 }}" in page.text["kop"]
    for path, data in zensical.items():
        assert b"<b>tebal" not in data or not path.endswith(".html"), path


def test_zensical_leaves_nothing_a_page_does_not_use(zensical: dict[str, bytes]) -> None:
    for path, data in zensical.items():
        assert not path.endswith((".map", "search.json")) and "javascripts/" not in path, path
        if path.endswith(".html"):
            assert (
                b"md-toggle" not in data and b"maklumat-isi" not in data and b'name="generator"' not in data
            ), path


def test_a_site_with_an_address_has_the_same_sitemap_and_says_it_alike(
    kantor: Path, release: Release, tmp_path: Path
) -> None:
    config = kantor / "mkdocs.yml"
    before = config.read_text(encoding="utf-8")
    config.write_text(f"{before}\nsite_url: {ADDRESS}\n", encoding="utf-8")
    try:
        build(kantor, tmp_path / "m", release)
        build_with_zensical(kantor, tmp_path / "z", release)
    finally:
        config.write_text(before, encoding="utf-8")
    maps = [unescape((tmp_path / name / "sitemap.xml").read_text()) for name in "mz"]
    listed = [sorted(re.findall("<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", text)) for text in maps]
    assert listed[0] == listed[1] and (f"{ADDRESS}layanan/uji/", "2024-12-20") in listed[0]
    pages = [(tmp_path / name / "layanan/uji/index.html").read_text() for name in "mz"]
    one, other = (Seen(page, "layanan/uji/index.html") for page in pages)
    assert one.head == other.head and ("canonical", f"{ADDRESS}layanan/uji/") in one.head


def test_the_command_builds_a_whole_release_with_another_generator(
    kantor: Path, zensical: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "situs"
    command = ["bangun", "--tanpa-buku", "--proyek", str(kantor), "--keluar", str(out)]
    command += ["--pada", AT.strftime("%Y-%m-%dT%H:%M:%SZ")]
    monkeypatch.setenv("MAKLUMAT_MESIN", "zensical")
    assert run(command) == 0
    listed = json.loads((out / "rilis.json").read_text())["berkas"]
    assert "layanan/uji/index.html" in listed and any(path.startswith("pagefind/") for path in listed)
    made = content(out)
    assert {path: made[path] for path in zensical} == zensical  # and the same bytes each time


@pytest.mark.parametrize("engine", ["zensical", "properdocs"])
def test_a_generator_that_is_not_installed_is_named_with_the_way_to_get_it(
    kantor: Path, release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setitem(sys.modules, engine, None)
    start = {"zensical": build_with_zensical, "properdocs": build_with_properdocs}[engine]
    with pytest.raises(Surroundings, match=rf"{engine} belum terpasang.*penerus"):
        start(kantor, tmp_path / "out", release)


def test_what_a_generator_objects_to_is_said_in_one_sentence(
    kantor: Path, release: Release, tmp_path: Path
) -> None:
    template = kantor / "overrides/main.html"
    before = template.read_text(encoding="utf-8")
    template.write_text(before + "{% block", encoding="utf-8")
    try:
        with pytest.raises(Surroundings, match="tidak dapat membangun situs: ") as caught:
            build_with_zensical(kantor, tmp_path / "out", release)
    finally:
        template.write_text(before, encoding="utf-8")
    assert "\n" not in str(caught.value) and not (tmp_path / "out").exists()
