"""What the flow chart of a procedure is drawn of: symbols of the AP form, words in boxes, arrows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from maklumat.publish.flow_text import LINE, SIZE

Kind = Literal["terminator", "proses", "keputusan"]
Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]
_HEAD, _HALF = 6.0, 3.2


@dataclass(frozen=True)
class Box:
    """A rectangle: its left upper corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Symbol:
    """A symbol of the AP form with the word or number in it."""

    kind: Kind
    box: Box
    text: str

    @property
    def outline(self) -> str:
        """Its edge as an SVG path."""
        box = self.box
        (x, y), round_ = box.middle, box.height / 2
        if self.kind == "keputusan":
            return _closed((box.x, y), (x, box.y), (box.right, y), (x, box.bottom))
        if self.kind == "proses":
            return _closed((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
        left, right = box.x + round_, box.right - round_
        arc = f"A{short(round_)} {short(round_)} 0 0 1 "
        there, again = _point((right, box.bottom)), _point((left, box.y))
        return f"M{again}H{short(right)}{arc}{there}H{short(left)}{arc}{again}z"


@dataclass(frozen=True)
class Words:
    """Lines of text within a box; `x` is where they are anchored, `y` the base line of the first."""

    box: Box
    lines: tuple[str, ...]
    anchor: Anchor

    @property
    def x(self) -> float:
        """Where each line is anchored."""
        return {"start": self.box.x, "middle": self.box.middle[0], "end": self.box.right}[self.anchor]

    @property
    def baselines(self) -> tuple[tuple[float, str], ...]:
        """Each line with its base line."""
        return tuple((self.box.y + SIZE + LINE * n, line) for n, line in enumerate(self.lines))


@dataclass(frozen=True)
class Arrow:
    """A line through points, with a head at its last; `back` for the way of a Tidak."""

    points: tuple[Point, ...]
    back: bool = False

    @property
    def line(self) -> str:
        """The line as an SVG path."""
        return "M" + "L".join(map(_point, self.points))

    @property
    def head(self) -> str:
        """The head as an SVG path; the last stretch runs along one axis."""
        (before_x, before_y), (x, y) = self.points[-2:]
        if before_x == x:
            base = y - math.copysign(_HEAD, y - before_y)
            return _closed((x, y), (x - _HALF, base), (x + _HALF, base))
        base = x - math.copysign(_HEAD, x - before_x)
        return _closed((x, y), (base, y - _HALF), (base, y + _HALF))


@dataclass(frozen=True)
class Chart:
    """The whole drawing: lanes as strips, `ticks` from a heading to a lane it does not stand on.

    `names` are those of the steps, `answers` the Ya and Tidak beside the ways out of a decision.
    """

    width: float
    height: float
    strips: tuple[Box, ...]
    headings: tuple[Words, ...]
    ticks: tuple[tuple[Point, Point], ...]
    symbols: tuple[Symbol, ...]
    names: tuple[Words, ...]
    answers: tuple[Words, ...]
    arrows: tuple[Arrow, ...]


def short(value: float) -> str:
    """A length in a path; at most one decimal, for nobody sees the second."""
    return f"{value:.1f}".removesuffix(".0")


def _point(point: Point) -> str:
    return f"{short(point[0])} {short(point[1])}"


def _closed(*corners: Point) -> str:
    return "M" + "L".join(map(_point, corners)) + "z"
