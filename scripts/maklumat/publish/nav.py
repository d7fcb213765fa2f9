"""The handful of links every page carries: a whole navigation on each page costs minutes at 3,000 pages."""

from __future__ import annotations

from maklumat.publish.release import Release
from maklumat.publish.site_tree import HOME, MenuItem


def menu(release: Release) -> tuple[MenuItem, ...]:
    """The links in the head of every page; public discussion only while there is something to discuss."""
    discussion = (MenuItem("Sedang dibahas", "rancangan/"),) if release.discussed else ()
    return (
        MenuItem("Beranda", HOME),
        MenuItem("Layanan", "layanan/"),
        MenuItem("Maklumat", "maklumat/"),
        *discussion,
        MenuItem("Keputusan", "keputusan/"),
        MenuItem("SOP", "sop/"),
        MenuItem("Tentang", "tentang/"),
    )
