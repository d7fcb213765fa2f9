"""The site as plain values: pages with ready HTML bodies, and files; no generator is named here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from maklumat.documents.models import Kantor

HOME = ""


@dataclass(frozen=True)
class Page:
    """One page: `path` is empty for the home page, else ends with a slash; `body` is an HTML fragment.

    `title` and `description` are plain text. The home page's body follows the hand-written welcome.
    `languages` are the links from here to this page in every language it has: (code, link).
    """

    path: str
    title: str
    description: str
    body: str
    languages: tuple[tuple[str, str], ...] = ()

    @property
    def source(self) -> str:
        """Where the page stands in a generator's source folder."""
        return f"{self.path}index.md"

    @property
    def alternates(self) -> dict[str, list[dict[str, str]]]:
        """`languages` as front matter; nothing for a page in one language."""
        found = [{"lang": lang, "href": href} for lang, href in self.languages]
        return {"hreflang": found} if found else {}


MakePage = Callable[..., Page]
"""Renders a template: (template, path, title, description, **context)."""


@dataclass(frozen=True)
class MenuItem:
    """One of the few links every page carries."""

    title: str
    path: str


@dataclass(frozen=True)
class Notice:
    """What every page says at its head: a word that catches the eye, and one sentence."""

    mark: str
    text: str


@dataclass(frozen=True)
class SiteTree:
    """All pages and files; `notices` stand on every page, `day` is the office's date they speak of."""

    kantor: Kantor
    day: date
    pages: tuple[Page, ...]
    menu: tuple[MenuItem, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    logo: str | None = None


def relative(target: str, start: str) -> str:
    """The link from the page at `start` to a path of the site, so that the site works from any folder."""
    path, hash_mark, anchor = target.partition("#")
    if hash_mark and path == start:
        return f"#{anchor}"
    here, there = _steps(start), _steps(path)
    shared = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        shared += 1
    link = "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."
    if path.endswith("/") or not path:
        link += "/"
    return f"{link}{hash_mark}{anchor}"


def _steps(path: str) -> list[str]:
    stripped = path.rstrip("/")
    return stripped.split("/") if stripped else []
