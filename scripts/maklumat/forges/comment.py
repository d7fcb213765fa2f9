"""The gate's one comment: what it has shown, kept in a hidden block, and its size."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from maklumat.documents.errors import Refused
from maklumat.documents.folder import JENIS, Key
from maklumat.documents.values import BadValue
from maklumat.documents.values.scalars import NAME
from maklumat.forges.bundle import REPORT
from maklumat.forges.events import Comment, Shown
from maklumat.forges.forge import MARKER
from maklumat.register.record import format_time, parse_time

MAX_SHOWN = 40
"""Changes of text remembered; an act is weighed by the last one before it, so older ones hardly matter."""

_OPEN = "<!-- maklumat:tampil "
_CLOSE = " -->"
_SIDIK = re.compile(r"[0-9a-f]{64}\Z")
_REST = "\n\nRingkasan ini dipotong karena terlalu panjang; {where}\n"


def remember(shown: Sequence[Shown], now: Shown) -> tuple[Shown, ...]:
    """The history with what is shown from now on, unless it is what was shown before."""
    if shown and dict(shown[-1].texts) == dict(now.texts):
        return tuple(shown)
    return (*shown, now)[-MAX_SHOWN:]


def compose(shown: Sequence[Shown], text: str, limit: int, where: str) -> str:
    """The comment, at most `limit` characters; `where` says in a sentence where to read what is cut.

    Raises `Refused` if the bundle's digests alone leave no room for a text.
    """
    kept = list(shown)
    while len(head := _head(kept)) > limit // 2 and len(kept) > 1:
        kept.pop(0)
    if len(head) > limit // 2:
        raise Refused("Siklus ini membawa terlalu banyak naskah untuk satu permintaan. Pecah siklusnya.")
    return head + _fitted(text, limit - len(head), where)


def shown_in(comment: Comment | None) -> tuple[Shown, ...]:
    """What the gate's comment has shown; nothing where there is none or somebody else edited it."""
    return () if comment is None or comment.foreign else read_shown(comment.body)


def read_shown(body: str) -> tuple[Shown, ...]:
    """The history in a comment; anything but the exact form the gate writes means nothing was shown."""
    lines = body.split("\n")
    well_placed = lines[0] == MARKER and len(lines) > 1 and body.count(_OPEN) == 1
    if not well_placed or not (lines[1].startswith(_OPEN) and lines[1].endswith(_CLOSE)):
        return ()
    try:
        shown = _parsed(json.loads(lines[1][len(_OPEN) : -len(_CLOSE)], object_pairs_hook=_unique))
    except (ValueError, RecursionError):
        return ()
    return shown if _head(shown).split("\n")[1] == lines[1] else ()


def _head(shown: Sequence[Shown]) -> str:
    value = [{"sejak": format_time(entry.at), "dokumen": _digests(entry.texts)} for entry in shown]
    text = json.dumps(value, separators=(",", ":"))
    # No text of a file stands here; yet whatever an id may hold, it cannot end the comment.
    for sign in "<>":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"{MARKER}\n{_OPEN}{text.replace('--', '-' + chr(92) + 'u002d')}{_CLOSE}\n"


def _digests(texts: Mapping[Key, str]) -> dict[str, str]:
    return {str(key): sidik for key, sidik in sorted(texts.items())}


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("duplicate key")
    return found


def _parsed(value: object) -> tuple[Shown, ...]:
    """The history as values; raises `ValueError`."""
    if not isinstance(value, list) or len(value) > MAX_SHOWN:
        raise ValueError("no list")
    shown = tuple(_entry(item) for item in value)
    if any(later.at < earlier.at for earlier, later in pairwise(shown)):
        raise ValueError("out of order")
    return shown


def _entry(item: object) -> Shown:
    if not isinstance(item, dict) or item.keys() != {"sejak", "dokumen"}:
        raise ValueError("no entry")
    if not isinstance(item["sejak"], str) or not isinstance(item["dokumen"], dict):
        raise ValueError("no entry")
    try:
        at = parse_time(item["sejak"])
    except BadValue:
        raise ValueError("no time") from None
    return Shown(at, dict(_pair(*pair) for pair in item["dokumen"].items()))


def _pair(key: str, sidik: object) -> tuple[Key, str]:
    jenis, _, id = key.partition("/")
    if (
        jenis not in (*JENIS, REPORT)
        or not NAME.match(id)
        or not isinstance(sidik, str)
        or not _SIDIK.match(sidik)
    ):
        raise ValueError("no document")
    return Key(jenis, id), sidik


def _fitted(text: str, room: int, where: str) -> str:
    if len(text) <= room:
        return text
    rest = _REST.format(where=where)
    # Whole lines only: half a line could leave a sign of Markdown open.
    return text[: room - len(rest)].rpartition("\n")[0] + rest
