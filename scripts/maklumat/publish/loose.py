"""A site to be opened as files: unpacked from an archive, without a web server that knows folders."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path

_LINK = re.compile(r'(?P<start><a\b[^>]*?\bhref=")(?P<path>[^"#?:]*)(?P<rest>[#?][^"]*)?"')


def open_as_files(site: Path) -> None:
    """Lead every link to a folder of the site to the page in it; pages elsewhere stay as they are."""
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        page.write_text(_LINK.sub(partial(_led, page.parent, site), text), encoding="utf-8")


def _led(folder: Path, site: Path, link: re.Match[str]) -> str:
    path, rest = link["path"], link["rest"] or ""
    target = site / path.lstrip("/") if path.startswith("/") else folder / path
    if not path or not (target / "index.html").is_file():
        return link[0]
    index = os.path.relpath(target / "index.html", folder).replace(os.sep, "/")
    return f'{link["start"]}{index}{rest}"'
