"""Files as one ZIP that has the same bytes for the same files, on any machine and any day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can say; entries carry no time of their own."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files by path, in order of their names, readable by anyone who unpacks them."""
    room = io.BytesIO()
    # Stored, not deflated: compressed bytes differ between versions of zlib.
    with zipfile.ZipFile(room, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, files[name])
    return room.getvalue()
