"""Writes the tree of pages as a plain project folder that a generator without our plugin builds.

Everything such a generator needs lies in the folder: every page as front matter and HTML, the hand-written
pages, the theme's overrides, and a configuration on top of the office's own.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from maklumat.publish.site_tree import HOME, Page, SiteTree

CONFIG = "mkdocs.yml"
CONTENT = "content"
OVERRIDES = "overrides"
START, END = "<!--maklumat-isi-->", "<!--/maklumat-isi-->"
"""Around the body of a generated page: what stands between them is no Markdown."""
_THEME_FOLDERS = ("assets", "partials")
_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)


def write_sources(tree: SiteTree, project: Path, folder: Path) -> None:
    """Write the project `project` with the pages of `tree` into `folder`, which is made."""
    content = folder / CONTENT
    shutil.copytree(project / CONTENT, content)
    for page in tree.pages:
        _write(content / page.source, _source(page, project / CONTENT).encode())
    for name, data in tree.files.items():
        if not name.endswith(".md"):  # beside a document it is data to download; a generator makes it a page
            _write(content / name, data)
    for part in _THEME_FOLDERS:
        shutil.copytree(project / OVERRIDES / part, folder / OVERRIDES / part)
    for template in (project / OVERRIDES).glob("*.*ml"):
        shutil.copyfile(template, folder / OVERRIDES / template.name)
    settings = _settings(tree, project)
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in settings.items())
    _write(folder / CONFIG, text.encode())


def _source(page: Page, content: Path) -> str:
    """Front matter and body; escaped here, because the theme prints titles as they are."""
    head: dict[str, Any] = {"description": escape(page.description), "hide": ["navigation", "toc"]}
    head |= page.alternates
    above = ""
    if page.path == HOME:
        above = _welcome(page, content)
    else:
        head["title"] = escape(page.title)
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    return f"---\n{lines}---\n\n{above}{START}\n<div>\n{page.body}\n</div>\n{END}\n"


def _welcome(page: Page, content: Path) -> str:
    written = content / page.source
    if not written.is_file():
        return f"<h1>{escape(page.title)}</h1>\n\n"
    return _FRONT_MATTER.sub("", written.read_text(encoding="utf-8")) + "\n\n"


def _settings(tree: SiteTree, project: Path) -> Mapping[str, Any]:
    """What differs from the office's configuration: no hooks or plugins; the tree's own facts as data."""
    return {
        "INHERIT": str((project / CONFIG).resolve()),
        "site_name": escape(tree.kantor.nama),
        "docs_dir": CONTENT,
        "site_dir": "site",
        "hooks": [],
        "plugins": [],
        "theme": {"variant": "classic"},
        "extra": {"situs": facts(tree)},
    }


def facts(tree: SiteTree) -> dict[str, Any]:
    """What the theme's templates read of a tree, as plain data."""
    return {
        "kantor": tree.kantor.model_dump(mode="json"),
        "day": tree.day.isoformat(),
        "menu": [{"title": item.title, "path": item.path} for item in tree.menu],
        "notices": [{"mark": notice.mark, "text": notice.text} for notice in tree.notices],
        "logo": tree.logo,
    }


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
