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
_LOCAL = ("file", "data")


def inject_link(output_content: str, pdf_path: str, page: object, logger: logging.Logger) -> str:
    """The pages are only made for the book: none of them needs a link to it."""
    return output_content


def pre_pdf_render(soup: BeautifulSoup, logger: logging.Logger) -> BeautifulSoup:
    """Language, styles, links that lead somewhere; nothing fetched from elsewhere."""
    weasyprint.DEFAULT_OPTIONS.update(SETTINGS)
    # with-pdf mutes it; a letter no font has would go unseen.
    logging.getLogger("weasyprint").setLevel(logging.WARNING)
    for root in soup.find_all("html"):
        root["lang"] = "id"
    _styles(soup)
    for element in soup.find_all("div", class_="m-gulir"):
        element.unwrap()
    _pictures(soup)
    _links(soup)
    return soup


def _styles(soup: BeautifulSoup) -> None:
    for style in soup.find_all("style"):
        _, mark, own = style.get_text().partition(OWN_STYLES)
        if mark:
            style.string = own
        else:
            style.decompose()
    for link in soup.find_all("link"):
        link.decompose()


def _pictures(soup: BeautifulSoup) -> None:
    """A picture from elsewhere is replaced by the words that stand for it."""
    for image in soup.find_all("img"):
        if urlsplit(_attribute(image, "src")).scheme not in _LOCAL:
            image.replace_with(_attribute(image, "alt"))


def _links(soup: BeautifulSoup) -> None:
    site = soup.find("meta", attrs={"name": "situs"})
    base = _attribute(site, "content") if isinstance(site, Tag) else ""
    for element in soup.find_all(id=True):
        element["id"] = _anchor(_attribute(element, "id"))
    targets = {_attribute(element, "id") for element in soup.find_all(id=True)}
    for link in soup.find_all("a"):
        href = _attribute(link, "href")
        if href.startswith("#"):
            _inner_link(link, _anchor(href[1:]), targets, base)
        elif not urlsplit(href).scheme:
            link.unwrap()


def _attribute(element: Tag, name: str) -> str:
    return str(element.get(name, ""))


def _anchor(name: str) -> str:
    """One name for a place however it was reached: with-pdf calls the home page `.`, `./` and `/`."""
    return unquote(name).lstrip("./")


def _inner_link(link: Tag, target: str, targets: set[str], base: str) -> None:
    """A place in the book; else on the site, if its address is known; else only the words."""
    path, _, anchor = target.partition(":")
    if target in targets:
        link["href"] = f"#{target}"
    elif base:
        file = "." in path.rstrip("/").rpartition("/")[2]
        address = path.rstrip("/") if file else path
        link["href"] = f"{base.rstrip('/')}/{address}{f'#{anchor}' if anchor else ''}"
        link["class"] = "situs"
    else:
        link.unwrap()
