"""Addresses of what was decided: nothing written by hand may stand there, or in the place of a page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from maklumat.documents.errors import Surroundings, shown
from maklumat.publish.site_tree import SiteTree

DECIDED = frozenset({"layanan", "maklumat", "keputusan", "rancangan", "v"})
"""Folders of the site that hold decided texts, decisions, texts under discussion, and proofs."""
_INDEX = ("index", "readme")


def refuse_taken(content: Path, tree: SiteTree) -> None:
    """Raise `Surroundings` for a file of `content` that would look like, or replace, what the book tells.

    A page of the tree that has its hand-written source under its own name keeps its generated body.
    """
    sources = {page.source for page in tree.pages}
    taken = {f"{page.path}index.html" for page in tree.pages} | set(tree.files)
    for name in sorted(_files(content)):
        decided = name.partition("/")[0].partition(".")[0].casefold() in DECIDED
        if decided or (name not in sources and _address(name) in taken):
            raise Surroundings(
                f"content/{shown(name, len(name))} akan terbit di alamat milik halaman yang disusun dari "
                "buku pengesahan. Beri nama lain atau pindahkan ke folder lain."
            )


def _files(content: Path) -> Iterator[str]:
    for base, _, names in os.walk(content, followlinks=True):
        yield from (Path(base, name).relative_to(content).as_posix() for name in names)


def _address(name: str) -> str:
    """Where a generator puts a hand-written file."""
    stem, dot, suffix = name.rpartition(".")
    if not dot or suffix.lower() not in ("md", "markdown", "mdown", "mkdn", "mkd"):
        return name
    folder, slash, last = stem.rpartition("/")
    return f"{folder}{slash}index.html" if last.lower() in _INDEX else f"{stem}/index.html"
