"""Lanes and gutters of the flow chart from left to right, and the roles written above the lanes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maklumat.publish.flow import Return, Side
from maklumat.publish.flow_shapes import Box, Point, Words
from maklumat.publish.flow_text import LINE, width, wrap

SYMBOL = 36.0
"""How wide a symbol is; a lane leaves room on both sides of it."""
GAP = 5.0
NO = "Tidak"
_PHONE = 326.0
_LANE = 48.0
_TRACK, _FIRST, _EDGE = 8.0, 8.0, 6.0


@dataclass(frozen=True)
class Across:
    """Where lanes and gutters stand from left to right."""

    count: int
    lane: float
    first: Mapping[Side, float]
    gutter: Mapping[Side, float]

    @property
    def left(self) -> float:
        """Where the lanes begin."""
        return self.gutter["kiri"]

    @property
    def right(self) -> float:
        """Where they end."""
        return self.left + self.count * self.lane

    @property
    def whole(self) -> float:
        """The width of the drawing."""
        return self.right + self.gutter["kanan"]

    def centre(self, place: int) -> float:
        """The middle of a lane."""
        return self.left + (place + 0.5) * self.lane

    def track(self, back: Return) -> float:
        """Where a way back runs up."""
        distance = self.first[back.side] + _TRACK * back.track
        return self.left - distance if back.side == "kiri" else self.right + distance


def across(places: Sequence[int], back: Mapping[int, Return], count: int) -> Across:
    """The columns of a chart whose steps stand in the lanes `places`; gutters only as wide as needed."""
    first: dict[Side, float] = {"kiri": _FIRST, "kanan": _FIRST}
    gutter: dict[Side, float] = {"kiri": _EDGE, "kanan": _EDGE}
    for index, way in back.items():
        outermost = places[index] == (0 if way.side == "kiri" else count - 1)
        if outermost:  # the word Tidak ends before the first track
            first[way.side] = max(first[way.side], width(NO) + GAP - (_LANE - SYMBOL) / 2)
    for way in back.values():
        gutter[way.side] = max(gutter[way.side], first[way.side] + _TRACK * way.track + _EDGE)
    lane = max(_LANE, (_PHONE - sum(gutter.values())) / count)
    return Across(count, lane, first, gutter)


def headings(
    names: Sequence[str], columns: Across
) -> tuple[tuple[Words, ...], tuple[tuple[Point, Point], ...], float]:
    """The roles above their lanes in one tier or two, ticks from the upper one, and where all end."""
    longest = max(width(word) for name in names for word in name.split())
    tiers = 1 if longest <= columns.lane - GAP else 2
    texts = [wrap(name, _heading_room(place, columns, tiers).width) for place, name in enumerate(names)]
    heights = [max((LINE * len(text) for text in texts[tier::tiers]), default=0) for tier in range(tiers)]
    words, ticks = [], []
    for place, text in enumerate(texts):
        tier = place % tiers
        room = _heading_room(place, columns, tiers)
        end = GAP + sum(heights[: tier + 1]) + GAP * tier
        box = Box(room.x, end - LINE * len(text), room.width, LINE * len(text))
        words.append(Words(box, text, "middle"))
        if tier + 1 < tiers:
            centre = columns.centre(place)
            ticks.append(((centre, end + 3), (centre, GAP * tiers + sum(heights))))
    return tuple(words), tuple(ticks), GAP * tiers + sum(heights)


def _heading_room(place: int, columns: Across, tiers: int) -> Box:
    """As wide on both sides of the lane's centre, and within the drawing."""
    centre = columns.centre(place)
    half = min(columns.lane * tiers / 2, centre, columns.whole - centre) - GAP / 2
    return Box(centre - half, 0, 2 * half, 0)
