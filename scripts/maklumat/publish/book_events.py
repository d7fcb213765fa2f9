"""with-pdf's event hook (`pdf_event_hook`): the last touch to the book before it is set."""

from __future__ import annotations

import logging
from urllib.parse import unquote, urlsplit

import weasyprint
from bs4 import BeautifulSoup, Tag

# Tagged, so that a screen reader can follow it; an identifier made from the content alone.
SETTINGS = {"pdf_variant": "pdf/ua-1", "pdf_tags": True, "pdf_identifier": True}
# Everything before this mark in with-pdf's styles is its own: dotted lines, colours, a page for each section.
OWN_STYLES = "/*! maklumat */"
# Signs beside a state's word that the book's typeface lacks, and the nearest it has.
_SIGNS = str.maketrans({"✕": "×", "◔": "○", "◐": "○", "↩": "←"})
_LOCAL = ("file", "data")


def inject_link(output_content: str, pdf_path: str, page: object, logger: logging.Logger) -> str:
    """The pages are only made for the book: none of them needs a link to it."""
    return output_content


def pre_pdf_render(soup: BeautifulSoup, logger: logging.Logger) -> BeautifulSoup:
    """Language, styles, print without web furniture, links that lead somewhere."""
    weasyprint.DEFAULT_OPTIONS.update(SETTINGS)
    root = soup.find("html")
    root["lang"] = "id"
    _styles(soup)
    body = soup.find("body")
    for element in body.find_all("div", class_="m-gulir"):
        element.unwrap()
    for element in body.find_all("span", attrs={"aria-hidden": "true"}):
        element.string = element.get_text().translate(_SIGNS)
    _pictures(body)
    _links(soup, body)
    return soup


def _styles(soup: BeautifulSoup) -> None:
    for style in soup.head.find_all("style"):
        _, mark, own = style.get_text().partition(OWN_STYLES)
        if mark:
            style.string = own
        else:
            style.decompose()
    for link in soup.head.find_all("link"):
        link.decompose()


def _pictures(body: Tag) -> None:
    """Nothing is fetched: a picture from elsewhere is replaced by the words that stand for it."""
    for image in body.find_all("img"):
        if urlsplit(image.get("src", "")).scheme not in _LOCAL:
            image.replace_with(image.get("alt", ""))


def _links(soup: BeautifulSoup, body: Tag) -> None:
    site = soup.head.find("meta", attrs={"name": "situs"})
    base = site.extract()["content"] if site else ""
    targets = {_anchor(element["id"]) for element in body.find_all(id=True)}
    for element in body.find_all(id=True):
        element["id"] = _anchor(element["id"])
    for link in body.find_all("a"):
        href = link.get("href", "")
        if href.startswith("#"):
            _inner_link(link, _anchor(href[1:]), targets, base)
        elif not urlsplit(href).scheme:
            link.unwrap()


def _anchor(name: str) -> str:
    """One name for a place however it was reached: with-pdf calls the home page `.`, `./` and `/`."""
    return unquote(name).lstrip("./")


def _inner_link(link: Tag, target: str, targets: set[str], base: str) -> None:
    if target in targets:
        link["href"] = f"#{target}"
        return
    path, _, anchor = target.partition(":")
    if not base:
        link.unwrap()
        return
    if "." in path.rstrip("/").rpartition("/")[2]:
        path = path.rstrip("/")
    link["href"] = f"{base.rstrip('/')}/{path}{f'#{anchor}' if anchor else ''}"
    link["class"] = "situs"
