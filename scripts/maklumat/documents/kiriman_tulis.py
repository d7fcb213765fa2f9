"""Adds comments to a cycle's `masukan.yaml` without touching a byte of what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maklumat.documents.models import DaftarMasukan, Masukan
from maklumat.documents.reading import Read, read
from maklumat.documents.yaml_write import scalar

_FIELDS = ("pengenal", "kanal", "tanggal", "naskah", "komponen", "unsur", "ringkasan")


def appended(old: bytes | None, comments: Sequence[Masukan], file: str) -> bytes:
    """The file with these comments at the end of its list; `old` is None where there is none yet.

    Raises `Unreadable` where the file as it stands, or as it would be (its size), is refused.
    """
    if not comments:
        return old or b""
    if old is None:
        return _checked(f"skema: 1\nmasukan:\n{_block(comments, 2)}".encode(), file)
    before = read(DaftarMasukan, old, file)
    lines = old.decode().splitlines(keepends=True)
    at = _end(before, lines)
    head = "".join(lines[:at])
    head += "" if head.endswith("\n") else "\n"
    new = head + _block(comments, before.place("masukan")[1] - 1) + "".join(lines[at:])
    return _checked(new.encode(), file)


def _checked(data: bytes, file: str) -> bytes:
    read(DaftarMasukan, data, file)
    return data


def _end(before: Read[DaftarMasukan], lines: Sequence[str]) -> int:
    """How many lines stand before the end of the list: what follows is the next key with its comments."""
    start = before.place("masukan")[0]
    later = [key.line for key, _ in before.root.entries if key.line > start]
    at = min(later) - 1 if later else len(lines)
    while later and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
        at -= 1
    return at


def _block(comments: Sequence[Masukan], indent: int) -> str:
    return "".join(line for comment in comments for line in _lines(comment, " " * indent))


def _lines(comment: Masukan, indent: str) -> Iterator[str]:
    mark = "- "
    for name in _FIELDS:
        value = getattr(comment, name)
        if value is not None:
            text = f"{value.jenis}/{value.id}" if name == "naskah" else str(value)
            yield f"{indent}{mark}{name}: {scalar(text)}\n"
            mark = "  "
