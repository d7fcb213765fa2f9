"""Builds the website with mkdocs, in this process and without network."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException

from maklumat.documents.errors import Surroundings
from maklumat.publish.addresses import refuse_taken
from maklumat.publish.draft_pdf import draft_press
from maklumat.publish.mkdocs_plugin import SitePlugin
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.site_sheets import site_press
from maklumat.publish.site_tree import SiteTree
from maklumat.publish.written import read_written

CONFIG = "mkdocs.yml"


def build(project: Path, out: Path, release: Release) -> None:
    """Build the site of a release into `out`, which is emptied first; raises `Surroundings`.

    The same release gives the same bytes: the only day in the output is the one the release speaks of.
    """
    overrides = project / "overrides"
    config = configure(project, lambda: site_tree(release, overrides), site_dir=str(out.resolve()))
    try:
        mkdocs_build.build(config)
    except MkDocsException as error:
        raise Surroundings(f"Situs tidak dapat dibangun: {error}") from None


def site_tree(release: Release, overrides: Path) -> SiteTree:
    """The pages of a release, its sheets (only changed ones are set again), and what the office wrote.

    Raises `Surroundings` where something written by hand would take the place of a page.
    """
    content = overrides.parent / "content"
    sheets = {**draft_press(overrides).sheets(release), **site_press(overrides).sheets(release)}
    tree = build_tree(release, overrides, sheets, read_written(content))
    refuse_taken(content, tree)
    return tree


def configure(project: Path, load: Callable[[], SiteTree], **settings: Any) -> MkDocsConfig:
    """The project's mkdocs configuration, the tree of `load` in place of its hook; raises `Surroundings`."""
    # Material prints a banner about mkdocs 2 to the terminal of every user; this is its own switch.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        config = load_config(str(config_file(project)), hooks=[], **settings)
    except ConfigurationError as error:
        raise Surroundings(f"{CONFIG} tidak dapat dipakai: {error}") from None
    config.plugins["maklumat"] = SitePlugin(load)
    return config


def config_file(project: Path) -> Path:
    """The configuration every generator reads; raises `Surroundings` where there is none."""
    path = project / CONFIG
    if not path.is_file():
        raise Surroundings(f"{CONFIG} tidak ada di {project}. Situs dibangun menurut berkas itu.")
    return path
