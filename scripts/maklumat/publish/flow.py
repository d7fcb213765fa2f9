"""How a procedure flows: its lanes, its ways on and its ways back.

The sheet on paper and the chart on the site are laid out from this alone. What differs is where a row ends:
Typst measures the texts of a sheet and breaks pages, the site draws one column of known height.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from maklumat.documents.models import Langkah, Sop

Side = Literal["kiri", "kanan"]


@dataclass(frozen=True)
class Return:
    """Where a Tidak goes: step indices, the gutter it runs through and its track there, 0 nearest."""

    targets: tuple[int, ...]
    side: Side
    track: int


def lanes(sop: Sop) -> list[str]:
    """Roles from left to right as they first act; the archived tree keeps no order of its own."""
    return list(dict.fromkeys([*(step.peran for step in sop.langkah), *sorted(sop.peran)]))


def returns(steps: Sequence[Langkah], roles: Sequence[str]) -> dict[int, Return]:
    """The way back of every deciding step; ways that share rows of one gutter get tracks of their own.

    A step that names no way back returns to the first.
    """
    places = {step.id: index for index, step in enumerate(steps)}
    found: dict[int, Return] = {}
    for index, step in enumerate(steps):
        if not step.memutus:
            continue
        targets = tuple(sorted({places[id] for id in step.kembali or (steps[0].id,)}))
        side = _nearer_side([roles.index(steps[place].peran) for place in (index, *targets)], len(roles))
        found[index] = Return(targets, side, _free_track(found, side, targets[0], index))
    return found


def onward(count: int, index: int, back: Return | None) -> str:
    """Where step `index` of `count` leads, in words: `Ya: lanjut ke langkah 4. Tidak: kembali ...`."""
    on = "prosedur selesai" if index == count - 1 else f"lanjut ke langkah {index + 2}"
    if back is None:
        return on
    targets = " atau ".join(str(target + 1) for target in back.targets)
    return f"Ya: {on}. Tidak: kembali ke langkah {targets}"


def _nearer_side(places: list[int], count: int) -> Side:
    to_left = sum(places)
    return "kiri" if to_left < len(places) * (count - 1) - to_left else "kanan"


def _free_track(found: Mapping[int, Return], side: Side, top: int, bottom: int) -> int:
    taken = {
        other.track
        for index, other in found.items()
        if other.side == side and other.targets[0] <= bottom and index >= top
    }
    return next(track for track in range(len(taken) + 1) if track not in taken)
