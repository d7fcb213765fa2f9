"""The publish rule's guard: what keeps a release from taking the last one's place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from maklumat.documents.errors import Surroundings
from maklumat.documents.folder import Key
from maklumat.documents.values import BadValue
from maklumat.publish.manifest import RELEASE
from maklumat.register.book import Book
from maklumat.register.record import format_time, parse_record
from maklumat.register.state import State
from maklumat.register.verification import Anchor, anchor_problems, read_anchor


def refuse_before_head(book: Book, at: datetime) -> None:
    """A site cannot speak of a moment before its book's last record; raises `Surroundings`."""
    if not book.entries:
        return
    try:
        head = parse_record(book.entries[-1].data)
    except BadValue:
        return  # the fold says what is wrong with it
    if at < head.dicatat:
        raise Surroundings(
            f"Waktu yang diminta, {format_time(at)}, mendahului catatan terakhir buku, "
            f"{format_time(head.dicatat)}. Pakai waktu sesudahnya."
        )


def earlier_releases(out: Path, given: Path | None) -> list[Anchor]:
    """What the last site in `out`, and a release given, said; raises `Refused` if one cannot be read."""
    found = [path for path in (out / RELEASE, given) if path is not None and path.is_file()]
    return [read_anchor(path.read_bytes(), str(path)) for path in found]


def release_problems(state: State, anchors: list[Anchor], at: datetime) -> list[str]:
    """A book rolled back, or a document that would vanish without a withdrawal."""
    problems: list[str] = []
    for anchor in anchors:
        problems.extend(anchor_problems(state, anchor))
        problems.extend(_vanished(state, anchor, at))
    return list(dict.fromkeys(problems))


def _vanished(state: State, anchor: Anchor, at: datetime) -> list[str]:
    found = []
    for jenis, id in sorted(anchor.documents):
        key = Key(jenis, id)
        withdrawn = state.current(Key("layanan", id) if jenis == "warga" else key, at)
        if state.published(key, at) is None and not (withdrawn and withdrawn.withdrawal):
            found.append(f"{key} terbit pada rilis sebelumnya, tetapi kini akan hilang tanpa pencabutan.")
    return found
