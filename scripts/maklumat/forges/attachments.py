"""Files attached to a comment: links the forge itself made, found in the comment's Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from maklumat.documents.errors import Surroundings, shown
from maklumat.forges.events import File

_LINK = re.compile(r"!?\[([^\]\n]{0,255})\]\((\S{1,2000}?)\)")
_IMAGE = re.compile(r"<img\b([^>\n]{0,2000})>")
_ATTRIBUTE = re.compile(r"\b(src|alt)=\"([^\"]{1,2000})\"")
# What a document's folder may hold of it later is judged there; here only: no path, no control characters.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\]+")


Recogniser = Callable[[SplitResult], str | None]
"""Gives the address to keep for a link the forge made for an uploaded file, None for any other link."""


def parsed(link: str) -> SplitResult | None:
    """The parts of a link, None for a broken one and for one that climbs out of its folder."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    return None if {".", ".."} & set(unquote(parts.path).split("/")) else parts


def recognised(link: str, recognise: Recogniser) -> str | None:
    """The address of an uploaded file behind `link`, if it is one."""
    parts = parsed(link)
    return None if parts is None else recognise(parts)


def not_attached(file: File, host: str) -> Surroundings:
    """A file that does not lie where the forge keeps attachments."""
    return Surroundings(f"Lampiran “{shown(file.name)}” tidak tersimpan di {host}; unggah di komentar itu.")


def attached(body: str | None, recognise: Recogniser) -> tuple[File, ...]:
    """The attachments of a comment, in order, each once."""
    found: dict[str, File] = {}
    for name, link in _links(body or ""):
        url = recognised(link, recognise)
        if url is not None:
            found.setdefault(url, File(_named(name, url), url))
    return tuple(found.values())


def _links(body: str) -> Iterator[tuple[str, str]]:
    yield from _LINK.findall(body)
    for image in _IMAGE.findall(body):
        attributes = dict(_ATTRIBUTE.findall(image))
        yield attributes.get("alt", ""), attributes.get("src", "")


def _named(name: str, url: str) -> str:
    return _UNSAFE.sub(" ", name).strip() or unquote(urlsplit(url).path.rpartition("/")[2])
