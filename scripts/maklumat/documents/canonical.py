"""The one JSON form of everything archived, and digests anyone can recompute with `sha256sum`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHORT_BITS = 60


def canonical_json(value: Any) -> bytes:
    """The exact bytes of an archived tree or record: sorted keys, two spaces, one final line feed.

    A lone surrogate (`"\\ud800"` is legal JSON) gives bytes that are no UTF-8 and so equal no file that
    was read as text: what compares with them is refused instead of failing here.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2)
    return (text + "\n").encode("utf-8", "surrogatepass")


def sha256(data: bytes) -> str:
    """SHA-256 as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def listing(files: Mapping[str, bytes]) -> bytes:
    """What `LC_ALL=C sha256sum -- *` prints in a folder of these files."""
    return "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files)).encode()


def digest(files: Mapping[str, bytes]) -> str:
    """The sidik of a folder: SHA-256 of its listing."""
    return sha256(listing(files))


def short_form(sidik: str) -> str:
    """The first 60 bits of a sidik in Crockford base32, `7F3K-9Q2M-4TXA`; for eyes only."""
    bits = int(sidik[: _SHORT_BITS // 4], 16)
    letters = "".join(_CROCKFORD[bits >> shift & 31] for shift in range(_SHORT_BITS - 5, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
