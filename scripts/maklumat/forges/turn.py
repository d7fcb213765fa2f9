"""Whose turn it is for the text a request carries now, and which standing decisions that text undid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from maklumat.documents.folder import Key
from maklumat.documents.models import Langkah
from maklumat.register.cycle import JOIN_UNTIL
from maklumat.register.record import Record
from maklumat.register.state import Cycle


def turn(cycle: Cycle | None, path: Sequence[Langkah], texts: Mapping[Key, str]) -> int:
    """The position of the step that can be decided next, `len(path)` for a closed cycle.

    It is the step the book waits for, or an earlier one where that step cannot carry the head's texts:
    a final decision stands for other texts, or a document joined after the correction.
    """
    if cycle is None:
        return 0
    due = next((index for index, step in enumerate(path) if step.id == cycle.due), len(path))
    if due == len(path):
        return due
    stale = (index for index, step in enumerate(path[:due]) if _is_stale(cycle, step, texts))
    late = (index for index, step in enumerate(path[:due]) if step.id == JOIN_UNTIL and _joins(cycle, texts))
    return min((due, *stale, *late))


def decidable(cycle: Cycle | None, path: Sequence[Langkah], texts: Mapping[Key, str]) -> tuple[Langkah, ...]:
    """The steps a decision may stand at now: the one whose turn it is, or one past optional steps."""
    found: list[Langkah] = []
    for step in path[turn(cycle, path, texts) :]:
        found.append(step)
        if step.wajib:
            break
    return tuple(found)


def undone(cycle: Cycle | None, path: Sequence[Langkah], texts: Mapping[Key, str]) -> tuple[Record, ...]:
    """Standing decisions that do not hold for the head's texts and have to be made again."""
    if cycle is None:
        return ()
    again = path[turn(cycle, path, texts) :]
    return tuple(cycle.standing[step.id] for step in again if step.id in cycle.standing and cycle.open)


def _is_stale(cycle: Cycle, step: Langkah, texts: Mapping[Key, str]) -> bool:
    record = cycle.standing.get(step.id)
    return step.naskah == "final" and record is not None and record.texts != dict(texts)


def _joins(cycle: Cycle, texts: Mapping[Key, str]) -> bool:
    return bool(cycle.bundle) and not texts.keys() <= cycle.bundle.keys()
