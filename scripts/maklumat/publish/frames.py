"""What the theme puts around a body, rendered once for all pages that stand alike.

Two pages as deep in the site, under the same menu item and as far from whatever the theme links to differ in
a few texts only. So the theme renders one of them with marks in their place; the others are put together from
its pieces.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from maklumat.publish.site_tree import MenuItem, Page

_MARK = re.compile("\ue000([a-z]+)[^\ue000]*\ue001")
_HEADING = "<h1"
_LINK = re.compile(r'(?:href|src)="([^"#?:]+)')


@dataclass(frozen=True)
class Slots:
    """The texts of a page as the theme takes them: HTML, but for the address, which may be missing."""

    title: str
    description: str
    body: str
    address: str | None


Render = Callable[[Page, Slots], str]
"""Lets the theme render a page with these texts in place of its own."""


class Frames:
    """Puts pages together; the theme renders one page of each shape."""

    def __init__(self, menu: Sequence[MenuItem], render: Render) -> None:
        self._menu = [item.path for item in menu if item.path]
        self._render = render
        self._known: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._linked: list[list[str]] | None = None

    def page(self, page: Page, address: str | None) -> bytes:
        """The whole page; `address` is its full one, None where the site has none."""
        if self._linked is None:
            self._linked = _far_links(page.path, self._pieces(page, address))
        shape = self._shape(page, address)
        if shape not in self._known:
            self._known[shape] = self._pieces(page, address)
        texts = {
            "judul": escape(page.title),
            "uraian": escape(page.description),
            "isi": page.body,
            "alamat": address or "",
        }
        pieces = list(self._known[shape])
        pieces[1::2] = [texts[name] for name in pieces[1::2]]
        return "".join(pieces).encode("utf-8", errors="xmlcharrefreplace")

    def _shape(self, page: Page, address: str | None) -> tuple[object, ...]:
        """Whatever of a page the theme may decide by."""
        steps = page.path.split("/")
        return (
            len(steps),
            steps[0],
            tuple(_shared(steps, far) for far in self._linked or () if far[0] == steps[0]),
            tuple(item in page.path for item in self._menu),
            bool(page.description),
            page.languages,
            _HEADING in page.body,
            address is None,
        )

    def _pieces(self, page: Page, address: str | None) -> tuple[str, ...]:
        # The theme puts a heading of its own above a body without one, so the mark must seem to have it.
        body = f"isi{_HEADING}" if _HEADING in page.body else "isi"
        slots = Slots(
            title=_mark("judul"),
            description=_mark("uraian") if page.description else "",
            body=_mark(body),
            address=None if address is None else _mark("alamat"),
        )
        return tuple(_MARK.split(self._render(page, slots)))


def _far_links(path: str, pieces: Sequence[str]) -> list[list[str]]:
    """Where the theme leads below the first level: a relative link there depends on more than the depth."""
    links = {link for piece in pieces[::2] for link in _LINK.findall(piece) if not link.startswith("/")}
    targets = sorted(posixpath.normpath(posixpath.join(path, link)) for link in links)
    return [target.split("/") for target in targets if "/" in target.strip("./")]


def _shared(steps: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(steps, other, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(steps), len(other)))


def _mark(name: str) -> str:
    # Characters of the private use area, which no document may contain.
    return f"\ue000{name}\ue001"
