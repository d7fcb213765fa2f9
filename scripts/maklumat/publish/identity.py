"""Names that stay true wherever the site stands: tag URIs (RFC 4151), fixed by the root of the book."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from maklumat.documents.folder import Key
from maklumat.documents.models import Kantor
from maklumat.publish.release import Release

_OFFICE = Key("dasar", "kantor")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_NOBODY = "maklumat.invalid"
"""Where the office's data named no domain when its book began; a domain nobody can own (RFC 2606)."""


def tag(release: Release, path: str) -> str:
    """The name of a page of this office for ever: `tag:kantor.example,2024-01-02:<root>:keputusan/2024-001`.

    It neither needs nor follows the site's address; two books never share a name.
    """
    first = release.state.records[0] if release.state.records else None
    begun = release.state.versions.get(_OFFICE, ())
    kantor = begun[0].basis.kantor if begun else release.basis.kantor
    day = release.basis.local_date(first.waktu if first else release.at)
    root = (release.state.root or "rancangan")[:16]
    return f"tag:{_domain(kantor)},{day.isoformat()}:{root}:{path}"


def _domain(kantor: Kantor) -> str:
    host = urlsplit(kantor.laman).hostname if kantor.laman else (kantor.surel or "").rpartition("@")[2]
    found = (host or "").lower()
    return found if _DOMAIN.fullmatch(found) else _NOBODY
