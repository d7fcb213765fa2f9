"""What a request carries: its cycle, the digests of its head, the reports of the discussion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key, load
from maklumat.documents.models import Langkah
from maklumat.documents.tree import Kind, Tree, kind_in, walk
from maklumat.forges.events import Request
from maklumat.register.choice import Desk, Given
from maklumat.register.intake import path_of, plan
from maklumat.register.record import SIKLUS
from maklumat.register.resmi import FILE, folder_of

REPORTS = ("berita_acara", "laporan")
REPORT_FILES = ("docx", "jpg", "md", "pdf", "png", "xlsx")
"""Kinds of files a report may be; anything else could run when a reader opens it."""
REPORT = "lampiran"
"""Stands for a kind of document where the gate shows what is attached to the discussion."""
HASHED = "daftar_hadir"
"""The attendance list stays in the office; the request carries `daftar-hadir.sha256` alone."""


@dataclass(frozen=True)
class Gathered:
    """The bundle of a request as its head stands.

    `official` is the hash of `penetapan.json`, once the official PDFs were set on the main branch.
    """

    siklus: str
    jalur: str
    path: tuple[Langkah, ...]
    texts: Mapping[Key, str]
    reports: tuple[Given, ...]
    official: str | None = None

    @property
    def to_show(self) -> dict[Key, str]:
        """What the gate has to show before decisions: texts, reports, and what fixes the official PDFs."""
        reports = {Key(REPORT, item.nama): _hash(item) for item in self.reports}
        official = {Key(REPORT, FILE): self.official} if self.official else {}
        return {**self.texts, **reports, **official}


def gather(desk: Desk, request: Request, base: Tree, now: datetime) -> Gathered:
    """The one cycle whose files the head adds or changes against `base`; raises `Refused`, `Unreadable`.

    Once a request is joined its head differs from nothing: then it is the cycle its acts are recorded in.
    """
    siklus = (_recorded_cycle(desk, request) if request.merged else None) or _cycle_of(desk.drafts, base)
    planned = plan(desk, siklus)
    if planned.jalur == "pencabutan":
        found = {key: desk.state.in_force(key, now) for key in planned.keys}
        texts = {key: version.sidik for key, version in found.items() if version}
    else:
        texts = {key: load(desk.drafts, key).sidik for key in planned.keys}
    path = path_of(desk, siklus, planned.jalur)
    reports = tuple(_reports(desk.drafts, siklus))
    return Gathered(siklus, planned.jalur, path, texts, reports, _official(desk.tree, siklus))


def _official(tree: Tree, siklus: str) -> str | None:
    folder = folder_of(siklus)
    return sha256(tree.read(f"{folder}/{FILE}")) if kind_in(tree, folder, FILE) else None


def _hash(item: Given) -> str:
    return item.sha256 if item.data is None and item.sha256 else sha256(item.data or b"")


def _recorded_cycle(desk: Desk, request: Request) -> str | None:
    acts = {event.reference for event in request.events}
    records = reversed(desk.state.records)
    return next((record.siklus for record in records if record.bukti and record.bukti.rujukan in acts), None)


def _cycle_of(head: Tree, base: Tree) -> str:
    changed = {path.split("/")[1] for path in _changed(head, base)}
    cycles = sorted(name for name in changed if re.fullmatch(SIKLUS, name))
    if len(cycles) == 1:
        return cycles[0]
    if not cycles:
        raise Refused(
            "Permintaan ini tidak membawa siklus. Tambahkan standards/siklus/TAHUN-NOMOR/siklus.yaml "
            "(`maklumat baru siklus`)."
        )
    raise Refused(f"Permintaan ini mengubah lebih dari satu siklus ({', '.join(cycles)}). Pisahkan.")


def _changed(head: Tree, base: Tree) -> Iterator[str]:
    for path, kind in walk(head, "siklus").items():
        if kind is not Kind.FILE or path.count("/") < 2 or "/resmi/" in path:
            continue
        folder, _, name = path.rpartition("/")
        known = {entry.name for entry in base.entries(folder)}
        if name not in known or base.read(path) != head.read(path):
            yield path


def _reports(head: Tree, siklus: str) -> Iterator[Given]:
    folder = f"siklus/{siklus}/pembahasan"
    for entry in head.entries(folder):
        stem = entry.name.partition(".")[0].replace("-", "_")
        if entry.kind is not Kind.FILE:
            continue
        if stem in REPORTS and entry.name.lower().rpartition(".")[2] in REPORT_FILES:
            yield Given(stem, entry.name, head.read(f"{folder}/{entry.name}"))
        elif stem == HASHED and entry.name.endswith(".sha256"):
            digest = head.read(f"{folder}/{entry.name}").decode("ascii", "replace").strip()[:64]
            if re.fullmatch(r"[0-9a-f]{64}", digest):
                yield Given(HASHED, "daftar-hadir", None, digest)
