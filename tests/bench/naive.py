"""The naive stack: mkdocs-material with its search, every page in the nav, with-pdf as it comes.

Its pages say what ours say: each body, turned into Markdown.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag
from tests.bench.measure import ROOT, Run, run

from maklumat.publish.book_plan import parts
from maklumat.publish.release import Release
from maklumat.publish.site import site_tree
from maklumat.publish.site_tree import Page

PDF = "pdf/document.pdf"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEAVES = ("p", "dt", "dd", "summary", "figcaption", "pre")


def write_site(folder: Path, release: Release) -> int:
    """Write the naive website of a release; returns the number of pages."""
    return _write(folder, _pages(release), ["search"])


def write_book(folder: Path, release: Release) -> int:
    """Write the naive book: the home page and the chapters of ours; returns the number of pages."""
    pages = _pages(release)
    chapters = [chapter.page for part in parts(release, pages) for chapter in part.chapters]
    return _write(folder, [pages[0], *chapters], ["search", "with-pdf"])


def _pages(release: Release) -> Sequence[Page]:
    return site_tree(release, ROOT / "overrides").pages


def _write(folder: Path, pages: Sequence[Page], plugins: list[str]) -> int:
    for page in pages:
        path = folder / "docs" / page.source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(_page(page)) + "\n", encoding="utf-8")
    config = {
        "site_name": "Naive",
        "theme": {"name": "material"},
        "plugins": plugins,
        "nav": [{page.title: page.source} for page in pages],
    }
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return len(pages)


def build(folder: Path) -> Run:
    """Build the naive project into its `site/`."""
    return run(sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=folder)


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
