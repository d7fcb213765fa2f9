"""Reminders as an iCalendar feed (RFC 5545): whole-day events, the same bytes for the same moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from maklumat.register.tenggat import Pengingat

_WIDTH = 75
"""Octets in a line before its CRLF (RFC 5545 section 3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(items: Iterable[Pengingat], office: str, root: str, now: datetime) -> bytes:
    """The feed of the reminders that have a date.

    `root` (the register's root record) keeps the UIDs of two offices apart.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//maklumat//tenggat//ID",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(f'Tenggat {office}')}",
        *(line for item in items for line in _event(item, root, now)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(item: Pengingat, root: str, now: datetime) -> Iterator[str]:
    if item.tanggal is None:
        return
    about = [item.keterangan, f"Dasar: {item.dasar}.", f"Naskah: {', '.join(item.dokumen)}."]
    yield "BEGIN:VEVENT"
    yield f"UID:{item.kunci}.{root[:16]}@maklumat"
    yield f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{item.tanggal:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{item.tanggal + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{item.nama_peran}: {item.judul} ({item.siklus})')}"
    yield f"DESCRIPTION:{_text(chr(10).join(about))}"
    yield f"CATEGORIES:{_text(item.nama_peran)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    return value.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """A content line, folded between characters so that no line is longer than 75 octets."""
    parts, part = [], b""
    for character in line:
        data = character.encode()
        if len(part) + len(data) > _WIDTH:
            parts.append(part)
            part = b" "
        part += data
    return b"\r\n".join([*parts, part]) + b"\r\n"
