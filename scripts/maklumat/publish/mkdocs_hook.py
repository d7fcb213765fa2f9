"""The hook `mkdocs build` and `mkdocs serve` call; the command `maklumat` brings its own tree instead."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from maklumat.documents.errors import MaklumatError
from maklumat.publish.load import load_preview, load_release
from maklumat.publish.mkdocs_plugin import SitePlugin
from maklumat.publish.site import site_tree
from maklumat.publish.site_tree import SiteTree

_EPOCH = "SOURCE_DATE_EPOCH"
_PREVIEW = "pratinjau"


def _now() -> datetime:
    """Now, or the moment the environment fixes for reproducible builds."""
    if seconds := os.environ.get(_EPOCH):
        return datetime.fromtimestamp(int(seconds), UTC)
    return datetime.now(UTC).replace(microsecond=0)


class _Hook:
    """The plugin of the running build; mkdocs calls module functions, so it has to live here."""

    plugin: SitePlugin


def on_config(config: MkDocsConfig) -> None:
    """Read the register and hold its pages ready."""
    project = Path(config.docs_dir).parent
    load = load_preview if config.extra.get(_PREVIEW) else load_release

    def tree() -> SiteTree:
        try:
            return site_tree(load(project, _now()), project / "overrides")
        except MaklumatError as error:
            raise PluginError(str(error)) from None

    _Hook.plugin = SitePlugin(tree)
    _Hook.plugin.on_config(config)


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add pages and files."""
    _Hook.plugin.on_files(files, config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation."""
    _Hook.plugin.on_nav(nav, config, files)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep what was compiled."""
    _Hook.plugin.on_env(env, config, files)


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Name every page in the sitemap."""
    return _Hook.plugin.on_template_context(context, template_name, config)


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Fix the day of a page."""
    _Hook.plugin.on_pre_page(page, config, files)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Title and description of a generated page."""
    _Hook.plugin.on_page_markdown(markdown, page, config, files)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Body of a generated page."""
    return _Hook.plugin.on_page_content(html, page, config, files)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Finish a page."""
    return _Hook.plugin.on_post_page(output, page, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Finish a page that is a template."""
    return _Hook.plugin.on_post_template(output_content, template_name, config)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> None:
    """Build again when the office's data or a template changes."""
    project = Path(config.docs_dir).parent
    server.watch(str(project / "standards"))
    server.watch(str(project / "overrides"))
