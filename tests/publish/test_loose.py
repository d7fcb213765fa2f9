"""A preview to hand around: written once, and every link of it opens as a file."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from tests.office import begun
from tests.publish.html_text import Reader

from maklumat.cli.main import run
from maklumat.publish.loose import open_as_files

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = begun().write(tmp_path_factory.mktemp("kantor"))
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, project / name)
    hook = ROOT / "scripts/maklumat/publish/mkdocs_hook.py"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(text.replace("scripts/maklumat/publish/mkdocs_hook.py", str(hook)))
    out = project / "keluar"
    assert (
        run(["pratinjau", "--keluar", str(out), "--proyek", str(project), "--saat", "2024-01-05T02:00:00Z"])
        == 0
    )
    return out


def test_every_link_of_a_page_leads_to_a_file_not_to_a_folder(preview: Path) -> None:
    pages = sorted(preview.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        if page.name == "404.html":
            continue
        for link in Reader(page.read_text(encoding="utf-8")).links:
            target = re.split("[#?]", link)[0]
            if target and not re.match(r"[a-z]+:", target):
                assert Path(os.path.normpath(page.parent / target)).is_file(), f"{page}: {link}"


def test_the_draft_is_in_it_and_marked(preview: Path) -> None:
    page = Reader((preview / "layanan/legalisasi/index.html").read_text(encoding="utf-8"))
    assert "Layanan legalisasi" in page.text and "RANCANGAN" in page.text.upper()


def test_what_stands_behind_a_link_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<p>x</p>")
    links = '<a class="b" href="a/#isi">1</a><a href="a/?q=1">2</a><a href="#isi">3</a><a href="https://x.example/a/">4</a>'
    (tmp_path / "index.html").write_text(links)
    open_as_files(tmp_path)
    assert (tmp_path / "index.html").read_text() == links.replace('"a/', '"a/index.html')


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "standards").mkdir()
    (tmp_path / "surat.txt").write_text("penting")
    assert run(["pratinjau", "--keluar", str(tmp_path), "--proyek", str(tmp_path)]) == 2
    assert "bukan situs" in capsys.readouterr().err
    assert (tmp_path / "surat.txt").read_text() == "penting"
