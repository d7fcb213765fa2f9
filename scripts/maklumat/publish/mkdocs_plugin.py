"""Gives a tree of ready pages to mkdocs: thin on purpose, for everything known stands in the tree."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from maklumat.publish.frames import Frames, Slots
from maklumat.publish.html import COMPILED
from maklumat.publish.mkdocs_files import FramedPage, Ready, in_sitemap
from maklumat.publish.site_tree import HOME, Page, SiteTree
from maklumat.publish.theme import scrollable_code, without_switches

# Parts of the theme nothing here uses: source maps, its scripts (search, drawer, palette), its colours.
_UNUSED = (".map", ".map.gz")
_UNUSED_STARTS = ("assets/javascripts/", "assets/images/", "assets/stylesheets/palette.")
# Markdown beside a document is data to download, not a page: mkdocs must not see its suffix.
_RAW = ".berkas"


class SitePlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # mkdocs ships it untyped
    """Adds the pages of `load()` to a build; called once a build, so that serving follows the data.

    Ready pages are files to mkdocs, put together from frames: as its own pages each would cost a Markdown
    converter and a run of the theme. The home page and whatever has a hand-written source stay its pages.
    """

    framed = True

    def __init__(self, load: Callable[[], SiteTree]) -> None:
        super().__init__()
        self._load = load
        self._pages: dict[str, Page] = {}
        self._welcome = False
        self._framed: list[FramedPage] = []

    def on_config(self, config: MkDocsConfig) -> None:
        """Load the tree; the office's name and notice go into every page."""
        self._tree = tree = self._load()
        self._pages = {page.source: page for page in tree.pages}
        config.site_name = escape(tree.kantor.nama)
        config.extra["situs"] = tree

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add pages and files; leave out what the theme folder holds for print."""
        for file in [file for file in files if _unused(file, config)]:
            files.remove(file)
        self._welcome = files.get_file_from_path("index.md") is not None
        self._framed = []
        for source, page in self._pages.items():
            if files.get_file_from_path(source) is not None:
                continue
            if self.framed and page.path != HOME:
                self._framed.append(FramedPage(config, page, self._whole))
                files.append(self._framed[-1])
            else:
                files.append(File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        for path, data in self._tree.files.items():
            files.append(Ready(config, path + _RAW, path, data))

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation for the frames."""
        self._nav = nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Keep the theme's compiled templates for the next build of this process; make ready for frames."""
        env.bytecode_cache = COMPILED

        def render(page: Page, slots: Slots) -> str:
            shown = MkDocsPage(None, File.generated(config, page.source, content=""), config)
            shown.markdown, shown.content = "", slots.body
            shown.meta = {**_meta(slots.title, slots.description), **page.alternates}
            shown.toc = _contents(slots.title)
            shown.canonical_url = slots.address
            context = get_context(self._nav, files, config, shown)
            return self.on_post_page(env.get_template("main.html").render(context), shown, config)

        self._frames = Frames(self._tree.menu, render)

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The sitemap names framed pages too."""
        day = self._tree.day.isoformat()
        framed: list[Any] = [in_sitemap(page, day) for page in self._framed]
        context["pages"] = [*context["pages"], *framed]
        return context

    def _whole(self, page: FramedPage) -> bytes:
        return self._frames.page(page.own, page.address)

    def on_pre_page(self, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        """The site's own day stands in the sitemap, never the day of the build."""
        page.update_date = self._tree.day.isoformat()

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        """Title and description; escaped here, because the theme prints them as they are."""
        own = self._pages.get(page.file.src_uri)
        if own is None:
            return
        title = None if own.path == HOME else escape(own.title)
        page.meta = {**page.meta, **_meta(title, escape(own.description)), **own.alternates}

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """The ready body; the home page keeps its hand-written welcome above it."""
        own = self._pages.get(page.file.src_uri)
        if own is None:
            return scrollable_code(html)
        page.toc = _contents(escape(own.title))
        if own.path != HOME:
            return own.body
        welcome = html if self._welcome else f"<h1>{escape(own.title)}</h1>"
        return f'<div id="isi">{welcome}</div>\n{own.body}'

    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Without the theme's switches, which switch nothing here."""
        return without_switches(output)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """The same for the page that says that there is none."""
        return without_switches(output_content)


def _meta(title: str | None, description: str) -> dict[str, object]:
    named: dict[str, object] = {} if title is None else {"title": title}
    return {"description": description, "hide": ["navigation", "toc"], **named}


def _contents(title: str) -> TableOfContents:
    return TableOfContents([AnchorLink(title, "isi", 1)])


def _unused(file: File, config: MkDocsConfig) -> bool:
    if file.src_dir is None or file.src_dir == config.docs_dir:
        return False
    if file.src_dir == config.theme.custom_dir:
        return not file.src_uri.startswith("assets/")
    return file.src_uri.endswith(_UNUSED) or file.src_uri.startswith(_UNUSED_STARTS)
