"""A small drawing of the steps of a service: who acts in which order, as numbers on lanes joined by a line.

It says nothing the list beside it does not say. Who acts is told by lane and shape: a filled circle is the
applicant's own step, a box anybody else's, a broken outline a step taken only in some cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from maklumat.documents.models.layanan import PELAKU, LangkahPelayanan
from maklumat.publish.flow_shapes import short

LANES = {
    "pemohon": "Pemohon",
    "petugas": "Petugas",
    "pejabat": "Pejabat",
    "instansi_lain": "Instansi lain",
    None: "Tidak disebut",
}
_WIDTH = 328
"""The text's width on a phone of 360 pixels: there one unit is one pixel."""
_LEFT, _RIGHT = 104, 316
_MOST = 9
"""Steps in a row; more go on in a band below."""
_PITCH = 36
_LANE, _RADIUS, _GAP = 28, 10, 8


@dataclass(frozen=True)
class Label:
    """The name of a lane, at its baseline."""

    text: str
    y: str


@dataclass(frozen=True)
class Node:
    """One step; `own` is the applicant's, `sometimes` one taken only in some cases."""

    number: int
    x: str
    y: str
    own: bool
    sometimes: bool


@dataclass(frozen=True)
class Flow:
    """The drawing: lanes' names, one line a row of lanes as an SVG path, and the steps on it."""

    height: int
    labels: tuple[Label, ...]
    lines: tuple[str, ...]
    nodes: tuple[Node, ...]
    width: int = _WIDTH
    radius: int = _RADIUS


def flow(steps: Sequence[LangkahPelayanan]) -> Flow | None:
    """The drawing; None for fewer than two steps, or where no step says who acts."""
    if len(steps) < 2 or not any(step.pelaku for step in steps):
        return None
    size = -(-len(steps) // -(-len(steps) // _MOST))
    bands: list[Flow] = []
    top = 0
    for start in range(0, len(steps), size):
        bands.append(_band(steps[start : start + size], start, top, size))
        top = bands[-1].height + _GAP
    return Flow(
        bands[-1].height,
        tuple(label for band in bands for label in band.labels),
        tuple(line for band in bands for line in band.lines),
        tuple(node for band in bands for node in band.nodes),
    )


def _band(steps: Sequence[LangkahPelayanan], start: int, top: int, size: int) -> Flow:
    """The steps of one row of lanes below `top`; its height is where it ends."""
    acting = {step.pelaku for step in steps}
    lanes = {actor: top + _LANE * (row + 0.5) for row, actor in enumerate(_in_order(acting))}
    pitch = min(_PITCH, (_RIGHT - _LEFT) / (size - 1))
    places = [(_LEFT + place * pitch, lanes[step.pelaku]) for place, step in enumerate(steps)]
    return Flow(
        top + _LANE * len(lanes),
        tuple(Label(LANES[actor], short(y + 4)) for actor, y in lanes.items()),
        ("".join(_line(places)),),
        tuple(
            Node(start + number, short(x), short(y), step.pelaku == "pemohon", step.bila is not None)
            for number, (step, (x, y)) in enumerate(zip(steps, places, strict=True), start=1)
        ),
    )


def _in_order(acting: set[str | None]) -> Iterator[str | None]:
    return (actor for actor in (*PELAKU, None) if actor in acting)


def _line(places: Sequence[tuple[float, float]]) -> Iterator[str]:
    yield "M{} {}".format(*map(short, places[0]))
    for (x, y), (next_x, next_y) in pairwise(places):
        if y != next_y:
            yield f"H{short((x + next_x) / 2)}V{short(next_y)}"
        yield f"H{short(next_x)}"
