"""A cycle while the fold walks the book: the pointer, what stands, who acted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from maklumat.documents.folder import Key
from maklumat.documents.models import Langkah, Sop
from maklumat.register.record import Record
from maklumat.register.state import Basis, Cycle

JOIN_UNTIL = "koreksi"
DISCUSSION = "pembahasan"
OPENING = "bahan-pembahasan"
CARRIED = ("berita_acara", "laporan")
"""Attachments of the discussion whose hashes every final step repeats."""


@dataclass(frozen=True)
class Act:
    """A person acted in a role with a status."""

    orang: str
    peran: str
    status: str


@dataclass
class OpenCycle:
    """Mutable only inside the fold; `freeze` gives the value everyone else sees."""

    id: str
    jalur: str
    sop: Sop
    records: list[Record] = field(default_factory=list)
    standing: dict[str, Record] = field(default_factory=dict)
    due: int | None = 0
    bundle: dict[Key, str] = field(default_factory=dict)
    had_text: bool = False
    drafters: set[str] = field(default_factory=set)
    acts: set[Act] = field(default_factory=set)
    cancelled: bool = False
    basis_at_end: Basis | None = None

    def __post_init__(self) -> None:
        self.path: tuple[Langkah, ...] = self.sop.path(self.jalur)
        self.index = {step.id: position for position, step in enumerate(self.path)}

    @property
    def open(self) -> bool:
        """Whether it still takes records."""
        return self.due is not None

    @property
    def due_step(self) -> Langkah | None:
        """The step due."""
        return None if self.due is None else self.path[self.due]

    @property
    def first_time(self) -> datetime:
        """The `waktu` of its first record."""
        return self.records[0].waktu

    @property
    def last_join(self) -> int:
        """The last step at which documents may join; -1 where only the first record may bring them."""
        return self.index.get(JOIN_UNTIL, -1)

    def final_before(self, position: int) -> Record | None:
        """A standing final decision before a step, whose digests the step must repeat."""
        return next(
            (
                self.standing[step.id]
                for step in self.path[:position]
                if step.naskah == "final" and step.id in self.standing
            ),
            None,
        )

    def void_from(self, position: int) -> None:
        """Void every standing decision at or after a step."""
        for step in self.path[position:]:
            self.standing.pop(step.id, None)

    def apply(self, record: Record) -> None:
        """Move the pointer by a record that the rules allow."""
        self.records.append(record)
        position = self.index[record.langkah]
        step = self.path[position]
        self.void_from(position)
        if record.keputusan == "tidak":
            self.due = self.index[record.kembali_ke or self.path[0].id]
            self.void_from(self.due)
        else:
            self.standing[step.id] = record
            self.due = position + 1 if position + 1 < len(self.path) else None
        if step.naskah != "tanpa":
            self.bundle = record.texts
            self.had_text = True
        self.acts.add(Act(record.orang, record.peran, record.status_jabatan))
        self.drafters |= drafters_of(record, step)

    def cancel(self, record: Record) -> None:
        """Close without effect; its documents are free again."""
        self.records.append(record)
        self.due = None
        self.cancelled = True
        self.standing.clear()

    def freeze(self) -> Cycle:
        """The cycle as a value."""
        return Cycle(
            self.id,
            self.jalur,
            self.sop,
            tuple(self.records),
            dict(self.standing),
            None if self.due is None else self.path[self.due].id,
            dict(self.bundle),
            self.cancelled,
            self.basis_at_end,
        )


def returns(step: Langkah, path: Sequence[Langkah]) -> tuple[str, ...]:
    """Where a Tidak at this step may go: the SOP's steps on this path, else the path's first step."""
    ids = {other.id for other in path}
    return tuple(target for target in step.kembali or () if target in ids) or (path[0].id,)


def drafters_of(record: Record, step: Langkah) -> set[str]:
    """Who wrote what a record hands in: the person of a drafting step, and the authors it names."""
    authors = set(record.bukti.penyusun) if record.bukti else set()
    if step.naskah == "berjalan" and record.keputusan == "selesai":
        authors.add(record.orang)
    return authors
