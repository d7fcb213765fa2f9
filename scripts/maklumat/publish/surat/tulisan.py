"""Hand-written Markdown as neutral blocks: headings, paragraphs, lists and tables, everything else as text.

HTML in it is text like any other, and so is whatever looks like the markup of a template. Links stay as
they were written: on paper nobody can follow them, but everybody can read the address.
"""

from __future__ import annotations

from html.parser import HTMLParser

from markdown import Markdown

from maklumat.documents.errors import Refused
from maklumat.publish.blok import Blok, Butir, Paragraf, Senarai, Tabel

_AS_WRITTEN = (
    "html", "link", "image_link", "reference", "image_reference", "short_reference", "short_image_ref",
    "autolink", "automail",
)  # fmt: skip
_TOO_DEEP = "Markdown ini bersarang terlalu dalam. Sederhanakan susunannya."


def blocks(text: str) -> tuple[Blok, ...]:
    """The blocks of a text, a heading being the title of the list behind it; raises `Refused`."""
    markdown = Markdown(extensions=["tables", "sane_lists"], output_format="xhtml")
    markdown.preprocessors.deregister("html_block")
    for name in _AS_WRITTEN:
        markdown.inlinePatterns.deregister(name)
    reader = _Reader()
    try:
        reader.feed(markdown.convert(text))
    except RecursionError:
        raise Refused(_TOO_DEEP) from None
    reader.close()
    return tuple(reader.found)


class _Reader(HTMLParser):
    """Gathers the text of block elements; inline elements only lend theirs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Blok] = []
        self.text: list[str] = []
        self.items: list[Butir] = []
        self.rows: list[tuple[str, ...]] = []
        self.cells: list[str] = []
        self.lists = 0
        self.heading: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.text.append("\n")
        elif tag in ("ul", "ol"):
            self._item()
            self.lists += 1

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists -= 1
            if not self.lists:
                self._add(Senarai(tuple(self.items), tag == "ol", self._title()))
                self.items = []
        elif tag == "li":
            self._item()
        elif tag in ("td", "th"):
            self.cells.append(self._taken())
        elif tag == "tr":
            self.rows.append(tuple(self.cells))
            self.cells = []
        elif tag == "table":
            self._title_alone()
            self.found.append(Tabel(self.rows[0], tuple(self.rows[1:])))
            self.rows = []
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._head()
        elif tag in ("p", "pre") and not self.lists:
            self._paragraph()

    def close(self) -> None:
        super().close()
        self._title_alone()

    def _taken(self) -> str:
        text, self.text = "".join(self.text).strip(), []
        return text

    def _item(self) -> None:
        text = self._taken() if self.lists else ""
        if text:
            self.items.append(Butir(text))

    def _add(self, block: Blok) -> None:
        if not isinstance(block, Senarai) or block.butir:
            self.found.append(block)

    def _paragraph(self) -> None:
        self._title_alone()
        text = self._taken()
        if text:
            self.found.append(Paragraf(text))

    def _head(self) -> None:
        self._title_alone()
        self.heading = self._taken() or None

    def _title(self) -> str | None:
        title, self.heading = self.heading, None
        return title

    def _title_alone(self) -> None:
        if title := self._title():
            self.found.append(Senarai((), judul=title))
