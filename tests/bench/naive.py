"""The naive stack: mkdocs-material with its search, every page in the nav, with-pdf as it comes.

Its pages say what ours say: each body, turned into Markdown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag
from tests.bench.measure import ROOT, Run, run

from maklumat.publish.release import Release
from maklumat.publish.site import site_tree
from maklumat.publish.site_tree import Page

SITE, BOOK = "mkdocs.yml", "buku.yml"
PDF = "pdf/document.pdf"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEAVES = ("p", "dt", "dd", "summary", "figcaption", "pre")


def write(folder: Path, release: Release) -> int:
    """Write the naive project of a release into `folder`; returns the number of pages."""
    pages = site_tree(release, ROOT / "overrides").pages
    for page in pages:
        path = folder / "docs" / page.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(_page(page)) + "\n", encoding="utf-8")
    site = {
        "site_name": release.basis.kantor.nama,
        "theme": {"name": "material"},
        "plugins": ["search"],
        "nav": [{page.title: page.source} for page in pages],
    }
    for name, config in ((SITE, site), (BOOK, {**site, "plugins": ["search", "with-pdf"]})):
        (folder / name).write_text(
            yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
    return len(pages)


def build(folder: Path, config: str) -> Run:
    """Build the naive project into its `site/`."""
    return run(sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config, cwd=folder)


def _page(page: Page) -> Iterator[str]:
    soup = BeautifulSoup(page.body, "html.parser")
    if soup.find("h1") is None:
        yield f"# {page.title}"
    yield from _blocks(soup)


def _blocks(element: Tag) -> Iterator[str]:
    for child in element.find_all(True, recursive=False):
        if child.name in _HEADINGS:
            yield f"{'#' * int(child.name[1])} {_words(child)}"
        elif child.name in ("ul", "ol"):
            mark = "-" if child.name == "ul" else "1."
            yield "\n".join(f"{mark} {_words(item)}" for item in child.find_all("li", recursive=False))
        elif child.name == "table":
            yield _table(child)
        elif (
            child.name in _LEAVES
            or child.find(("p", "div", "section", "ul", "ol", "table", "dl", *_HEADINGS)) is None
        ):
            yield _words(child)
        else:
            yield from _blocks(child)


def _table(table: Tag) -> str:
    rows = [
        [_words(cell).replace("|", "/") for cell in row.find_all(("th", "td"))]
        for row in table.find_all("tr")
    ]
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())
