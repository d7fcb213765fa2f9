"""Gives the pages of a release to mkdocs as chapters of one book, and tells with-pdf what it must know."""

from __future__ import annotations

import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from mimetypes import guess_type
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from maklumat.publish import book_body, book_events
from maklumat.publish.book_plan import Chapter, Part, parts
from maklumat.publish.mkdocs_plugin import SitePlugin
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.site_tree import SiteTree
from maklumat.publish.words import long_date


@dataclass(frozen=True)
class Front:
    """What cover and metadata say; `folder` is where the styles stand, `moment` in UTC."""

    title: str
    author: str
    parent: str | None
    description: str
    day: str
    moment: str
    folder: str
    logo: str | None


class BookPlugin(SitePlugin):  # type: ignore[no-untyped-call]
    """The site's plugin with the book's order, headings and front; `overrides` holds templates and styles."""

    framed = False  # with-pdf sees only pages of mkdocs

    def __init__(self, load: Callable[[], Release], overrides: Path) -> None:
        super().__init__(self._book_tree)
        self._load_release = load
        self._overrides = overrides

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the book, once the configuration was read."""
        return parts(self.release, self._tree.pages)

    @cached_property
    def _chapters(self) -> dict[str, Chapter]:
        return {chapter.page.source: chapter for part in self.parts for chapter in part.chapters}

    def _book_tree(self) -> SiteTree:
        self.release = self._load_release()
        return build_tree(self.release, self._overrides)

    @event_priority(100)  # with-pdf reads its options when its own turn comes
    def on_config(self, config: MkDocsConfig) -> None:
        """Load the release, fill the navigation, and set what with-pdf cannot find by itself."""
        super().on_config(config)
        self.front = front = self._front()
        self.written = [_address(source) for source in _sources(config.nav)]
        # The files beside the pages belong to the site, not to the book.
        self._tree = replace(self._tree, files={})
        config.extra["buku"] = front
        config.nav = [*(config.nav or [])[:1], *map(_entry, self.parts), *(config.nav or [])[1:]]
        pdf = config.plugins["with-pdf"].config
        pdf["author"] = front.author
        # The contents name charters and decisions, not the sections every one of them has.
        pdf["excludes_children"] = [
            f"{item.page.path}:isi" for item in self._chapters.values() if item.level == 2
        ]
        # with-pdf looks from the folder the command runs in, wherever that is.
        pdf["custom_template_path"] = str(self._overrides / "buku")
        # with-pdf imports its hook by this name; so it need not lie loose on the module path.
        sys.modules["pdf_event_hook"] = book_events

    def _front(self) -> Front:
        kantor, day = self._tree.kantor, long_date(self.release.day)
        return Front(
            title=f"Standar Pelayanan dan Maklumat Pelayanan {kantor.nama}",
            author=kantor.nama,
            parent=kantor.induk,
            description=f"Semua standar pelayanan dan maklumat pelayanan {kantor.nama} per {day}.",
            day=day,
            moment=f"{self.release.at:%Y-%m-%dT%H:%M:%SZ}",
            folder=f"{(self._overrides / 'buku').absolute().as_uri()}/",
            logo=self._logo(),
        )

    def _logo(self) -> str | None:
        path = self._tree.logo
        if path is None:
            return None
        kind = guess_type(path)[0] or "application/octet-stream"
        return f"data:{kind};base64,{b64encode(self._tree.files[path]).decode()}"

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the chapters; pages that are not in the navigation would be rendered for nothing."""
        super().on_files(files, config)
        wanted = {*self._chapters, *_sources(config.nav)}
        for file in [file for file in files.documentation_pages() if file.src_uri not in wanted]:
            files.remove(file)

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """The ready body with the headings of its place in the book."""
        body = super().on_page_content(html, page, config, files)
        entry = self._chapters.get(page.file.src_uri)
        if body is None:
            return book_body.paper(html)
        if entry is None:
            return book_body.home(body)
        if entry.level > 1:
            return book_body.chapter(entry, body)
        title = next(part.title for part in self.parts if part.chapter is entry)
        return book_body.opener(title, entry.page.path, body)


def _entry(part: Part) -> dict[str, object]:
    inner: list[object] = [{part.title: part.chapter.page.source}]
    for name, group in part.groups:
        entries = [{chapter.page.title: chapter.page.source} for chapter in group]
        inner += [{name: entries}] if name else entries
    return {part.title: inner if len(inner) > 1 else part.chapter.page.source}


def _address(source: str) -> str:
    """Where mkdocs puts a source: `tentang.md` at `tentang/`."""
    return (
        source.removesuffix("index.md") if source.endswith("index.md") else f"{source.removesuffix('.md')}/"
    )


def _sources(nav: object) -> Iterator[str]:
    """Every source a navigation names."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for entry in nav.values():
            yield from _sources(entry)
    elif isinstance(nav, list):
        for entry in nav:
            yield from _sources(entry)
