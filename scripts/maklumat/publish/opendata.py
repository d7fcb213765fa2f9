"""Everything published for machines, as files beside the pages."""

from __future__ import annotations

from maklumat.publish.feed import FEED, atom
from maklumat.publish.release import Release


def open_data(release: Release) -> dict[str, bytes]:
    """The files by their address."""
    return {FEED: atom(release)}
