"""Verification beyond the fold: an expected root, an earlier release, the office's private archive."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maklumat.documents.errors import Refused
from maklumat.register.record import Record
from maklumat.register.state import State


@dataclass(frozen=True)
class Anchor:
    """What an earlier `rilis.json` says of the book: its head, and the documents it published."""

    number: int
    sha256: str
    documents: frozenset[tuple[str, str]]


def read_anchor(data: bytes, name: str) -> Anchor:
    """Read an earlier `rilis.json`; raises `Refused`."""
    try:
        tree: Any = json.loads(data.decode("utf-8"))
        head = tree["kepala"]
        documents = frozenset((str(item["jenis"]), str(item["id"])) for item in tree["dokumen"])
        return Anchor(int(head["urutan"]), str(head["sha256"]), documents)
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise Refused(
            f"{name} bukan rilis.json yang dapat dibaca. Berikan berkas dari rilis sebelumnya."
        ) from None


def root_problems(state: State, expected: str | None) -> list[str]:
    """A root other than the one an auditor was given out of band."""
    if expected is None or state.root == expected:
        return []
    found = state.root or "tidak ada"
    return [f"Akar buku ({found}) bukan akar yang diharapkan ({expected})."]


def anchor_problems(state: State, anchor: Anchor | None) -> list[str]:
    """A book rolled back behind, or branched off before, what an earlier release showed."""
    if anchor is None:
        return []
    if not 1 <= anchor.number <= len(state.records):
        return [
            f"Buku mundur: rilis sebelumnya berkepala {anchor.number:06d}, "
            f"sekarang hanya ada {len(state.records)} catatan."
        ]
    if state.records[anchor.number - 1].sha256 != anchor.sha256:
        return [f"Buku bercabang: catatan {anchor.number:06d} bukan yang ada pada rilis sebelumnya."]
    return []


def private_attachments(records: Iterable[Record], state: State) -> dict[str, str]:
    """Hash to description of every attachment the procedure keeps out of the archive."""
    found: dict[str, str] = {}
    for record in records:
        cycle = state.cycles[record.siklus]
        step = cycle.sop.step(record.langkah)
        for item in record.lampiran:
            rule = step.attachment(item.jenis) if step else None
            if rule and rule.pribadi:
                found[item.sha256] = f"{item.jenis} ({record.siklus}, catatan {record.urutan:06d})"
    return found


def archive_problems(state: State, shown: Iterable[str]) -> list[str]:
    """Private attachments the office does not show: `shown` are the SHA-256 of the files it shows."""
    have = set(shown)
    return [
        f"Lampiran pribadi {label} dengan SHA-256 {digest} tidak ada di folder yang ditunjukkan."
        for digest, label in private_attachments(state.records, state).items()
        if digest not in have
    ]


def report(state: State, problems: Sequence[str], now: datetime) -> dict[str, Any]:
    """What verification found, as JSON: root, head, what is wrong, what is in force."""
    head = state.head
    return {
        "versi_skema": "1",
        "akar": state.root,
        "kepala": {"urutan": head.urutan if head else 0, "sha256": head.sha256 if head else None},
        "galat": list(problems),
        "dokumen": document_rows(state, now),
    }


def document_rows(state: State, now: datetime) -> list[dict[str, str | None]]:
    """`{jenis, id, sidik_terbit}` of every document the book knows."""
    rows = []
    for key in sorted(state.versions):
        version = state.published(key, now)
        rows.append({"jenis": key.jenis, "id": key.id, "sidik_terbit": version.sidik if version else None})
    return rows
