"""A cycle as a ladder of decisions: one rung a step, with who decided, when and by which proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from maklumat.documents.models import Langkah
from maklumat.publish.release import is_private
from maklumat.register.record import Lampiran, Record
from maklumat.register.state import Cycle

Standing = Literal["ya", "selesai", "menunggu", "belum", "tidak-dicatat", "berhenti"]


@dataclass(frozen=True)
class Rung:
    """One step: `record` is the decision that stands, `returned` those that sent the bundle back."""

    number: int
    step: Langkah
    role: str
    standing: Standing
    record: Record | None
    returned: tuple[Record, ...]
    also: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One record of a cycle with what a reader must know beside it."""

    record: Record
    counts: bool
    confirmed_by: str | None
    drafters: tuple[str, ...]
    attachments: tuple[tuple[Lampiran, bool], ...]


def ladder(cycle: Cycle) -> tuple[Rung, ...]:
    """The rungs of a cycle's path, first step first."""
    due = next((index for index, step in enumerate(cycle.path) if step.id == cycle.due), None)
    return tuple(_rung(cycle, index, step, due) for index, step in enumerate(cycle.path))


def _rung(cycle: Cycle, index: int, step: Langkah, due: int | None) -> Rung:
    record = cycle.standing.get(step.id)
    return Rung(
        number=cycle.sop.langkah.index(step) + 1,
        step=step,
        role=cycle.sop.peran[step.peran],
        standing=_standing(cycle, index, record, due),
        record=record,
        returned=tuple(
            item for item in cycle.records if item.langkah == step.id and item.keputusan == "tidak"
        ),
        also=_other_roles(cycle, record) if record else (),
    )


def _standing(cycle: Cycle, index: int, record: Record | None, due: int | None) -> Standing:
    if record is not None:
        return "ya" if record.keputusan == "ya" else "selesai"
    if cycle.cancelled:
        return "berhenti"
    if due is None or index < due:
        return "tidak-dicatat"
    return "menunggu" if index == due else "belum"


def _other_roles(cycle: Cycle, record: Record) -> tuple[str, ...]:
    """Further roles the same person holds in this cycle: said in public wherever it is allowed."""
    roles = {
        other.peran
        for other in cycle.standing.values()
        if other.orang == record.orang and other.peran != record.peran
    }
    return tuple(cycle.sop.peran[role] for role in sorted(roles))


def entries(cycle: Cycle, names: dict[str, str]) -> tuple[Entry, ...]:
    """Every record of a cycle in the order of the book; `names` are persons by id."""
    return tuple(_entry(cycle, record, names) for record in cycle.records)


def _entry(cycle: Cycle, record: Record, names: dict[str, str]) -> Entry:
    bukti = record.bukti
    return Entry(
        record=record,
        counts=cycle.counts(record),
        confirmed_by=names.get(bukti.konfirmasi, bukti.konfirmasi) if bukti and bukti.konfirmasi else None,
        drafters=tuple(names.get(id, id) for id in bukti.penyusun) if bukti else (),
        attachments=tuple((item, is_private(cycle, record, item)) for item in record.lampiran),
    )
