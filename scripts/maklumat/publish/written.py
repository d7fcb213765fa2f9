"""What an office writes by hand for a section UU 25/2009 Pasal 23 ayat (4) demands.

It stands in `content/sistem-informasi/<bagian>/index.md`; its front matter names under `memuat` which of the
demanded items the text holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markdown import Markdown
from markdown.extensions.toc import slugify
from mkdocs.utils.meta import get_data

from maklumat.documents.errors import Surroundings
from maklumat.publish.section_items import WRITTEN

FOLDER = "sistem-informasi"


@dataclass(frozen=True)
class Written:
    """A text as HTML, its highest heading of level 3, and the ids of the items it holds."""

    html: str = ""
    covers: frozenset[str] = field(default_factory=frozenset)


def read_written(content: Path) -> Mapping[str, Written]:
    """The hand-written sections below a folder of content, by id; raises `Surroundings` for unknown items."""
    found = {}
    for section in WRITTEN:
        path = content / FOLDER / section / "index.md"
        if path.is_file():
            found[section] = _read(path, section)
    return found


def _read(path: Path, section: str) -> Written:
    text, head = get_data(path.read_text(encoding="utf-8"))
    told = head.get("memuat") or ()
    names = [str(name) for name in told] if isinstance(told, list | tuple) else [str(told)]
    for name in names:
        if name not in WRITTEN[section]:
            raise Surroundings(
                f"{path}: `memuat` menyebut “{name}”, yang tidak diminta di bagian ini. "
                f"Pakai: {', '.join(WRITTEN[section])}."
            )
    return Written(_html(text), frozenset(names))


def _html(text: str) -> str:
    """Ids get a prefix, so that no heading of an office takes one of the page's own."""
    toc = {"baselevel": 3, "slugify": lambda value, mark: f"tulisan-{slugify(value, mark)}"}
    settings = {"toc": toc}
    extensions = ["attr_list", "tables", "fenced_code", "toc"]
    html: str = Markdown(extensions=extensions, extension_configs=settings).convert(text)
    return html
