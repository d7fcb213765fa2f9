"""The Atom feed of decisions (RFC 4287): what was enacted, withdrawn or explained anew, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from maklumat.publish.identity import tag
from maklumat.publish.known import text_name
from maklumat.publish.paths import Paths
from maklumat.publish.release import Release
from maklumat.publish.revisions import changes, decree, revisions
from maklumat.publish.site_tree import relative
from maklumat.publish.words import long_date
from maklumat.register.record import format_time
from maklumat.register.state import Cycle, Version

FEED = "keputusan/atom.xml"
NEWEST = 50
"""Entries in the feed; older decisions stand on the page of all decisions."""
_NAMESPACE = "http://www.w3.org/2005/Atom"
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters XML cannot hold, not even escaped."""


def atom(release: Release) -> bytes:
    """The feed as a file; its links are relative to where it stands, so that it works at any address."""
    decided = [cycle for cycle in release.cycles if cycle.complete]
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "id"})
    _add(feed, "id", tag(release, FEED))
    _add(feed, "title", f"Keputusan {release.basis.kantor.nama}")
    _add(feed, "updated", format_time(decided[0].records[-1].waktu if decided else release.at))
    _add(_add(feed, "author"), "name", release.basis.kantor.nama)
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": "atom.xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": "./"})
    for cycle in decided[:NEWEST]:
        _entry(feed, release, cycle)
    ET.indent(feed)
    text: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(feed: ET.Element, release: Release, cycle: Cycle) -> None:
    last, path = cycle.records[-1], Paths.decision(cycle.id)
    versions = [
        version
        for versions in release.state.versions.values()
        for version in versions
        if version.cycle == cycle.id
    ]
    name = f"Keputusan {cycle.penetapan.nomor_sk}" if cycle.penetapan else f"Siklus {cycle.id}"
    entry = _add(feed, "entry")
    _add(entry, "id", tag(release, path))
    _add(entry, "title", name)
    _add(entry, "updated", format_time(last.waktu))
    _add(_add(entry, "author"), "name", f"{last.nama}, {last.jabatan}")
    link = {"rel": "alternate", "type": "text/html", "href": relative(path, "keputusan/")}
    ET.SubElement(entry, "link", link)
    _add(entry, "summary", "\n".join(line for version in versions for line in _told(release, version)))


def _told(release: Release, version: Version) -> Iterator[str]:
    name, day = text_name(release, version), long_date(version.basis.local_date(version.effective))
    if version.withdrawal:
        yield f"{name} dicabut sejak {day}."
        return
    item = next(item for item in revisions(release, version.key) if item.version is version)
    text = release.archive.get((version.key, version.cycle))
    if item.earlier is None:
        yield f"{name} ditetapkan, berlaku sejak {day}."
    elif text is None:
        yield f"{name} diubah, berlaku sejak {day}."
    else:
        earlier = release.archive[version.key, item.earlier.cycle]
        yield f"{name} diubah, berlaku sejak {day}; sebelumnya menurut {decree(item.earlier)}:"
        yield from (f"- {sentence}" for sentence in changes(earlier, text))


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = None if text is None else _FORBIDDEN.sub("\ufffd", text)
    return element
