"""The flow chart of a procedure on the site: where every symbol, word and arrow stands.

One row a step from top to bottom, one lane a role, as on the AP form (PermenPANRB 35/2012). A way on runs
between the rows, a way back leaves a decision sideways, runs through a gutter beside the lanes and comes in
above the step it returns to. So no arrow crosses a symbol or a word, whatever the procedure is.
Lengths are units of one CSS pixel where text is 12 of them; five lanes fit a phone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from maklumat.documents.models import Langkah, Sop
from maklumat.publish.flow import Return, Side, lanes, returns
from maklumat.publish.flow_columns import GAP, NO, SYMBOL, Across, across, headings
from maklumat.publish.flow_shapes import Arrow, Box, Chart, Kind, Symbol, Words
from maklumat.publish.flow_text import LINE, width, wrap
from maklumat.publish.html import step_name

_HEIGHT = 28.0
_END, _END_HEIGHT = 52.0, 22.0
_TURN, _ENTRY, _ABOVE = 7.0, 17.0, 28.0
"""From the top of a row: where a way on turns, where a way back joins it, where the symbol may begin."""
_BELOW, _BELOW_DECISION = 4.0, 18.0
_LABEL = 88.0
"""The least room a step's name is set in."""
_YES = "Ya"


@dataclass(frozen=True)
class _Row:
    """A step in its place: `label` is its name, `top` the upper edge of its row."""

    place: int
    top: float
    symbol: Symbol
    label: Words
    bottom: float

    @property
    def x(self) -> float:
        return self.symbol.box.middle[0]

    @property
    def y(self) -> float:
        return self.symbol.box.middle[1]


def chart(sop: Sop) -> Chart:
    """The chart of a procedure of any number of steps and roles."""
    roles = lanes(sop)
    back = returns(sop.langkah, roles)
    places = [roles.index(step.peran) for step in sop.langkah]
    columns = across(places, back, len(roles))
    above, ticks, top = headings([sop.peran[role] for role in roles], columns)
    start = Symbol("terminator", _centred(columns.centre(places[0]), top + GAP, _END, _END_HEIGHT), "Mulai")
    rows = _rows(sop.langkah, places, back, columns, start.box.bottom)
    bottom = rows[-1].bottom + GAP
    end = Symbol("terminator", _centred(rows[-1].x, bottom, _END, _END_HEIGHT), "Selesai")
    height = end.box.bottom + GAP
    strips = (Box(columns.left + n * columns.lane, 0, columns.lane, height) for n in range(0, len(roles), 2))
    return Chart(
        width=columns.whole,
        height=height,
        strips=tuple(strips),
        headings=above,
        ticks=ticks,
        symbols=(start, *(row.symbol for row in rows), end),
        names=tuple(row.label for row in rows),
        answers=tuple(_answers(rows, back)),
        arrows=(*_onward(start, rows, end), *_ways_back(rows, back, columns)),
    )


def _rows(
    steps: Sequence[Langkah], places: Sequence[int], back: Mapping[int, Return], columns: Across, top: float
) -> list[_Row]:
    rows: list[_Row] = []
    for index, step in enumerate(steps):
        label = f"{index + 1}", step_name(step.id)
        rows.append(_row(label, places[index], back.get(index), columns, rows[-1].bottom if rows else top))
    return rows


def _row(label: tuple[str, str], place: int, back: Return | None, columns: Across, top: float) -> _Row:
    """A symbol with the step's name beside it: on the side no arrow leaves, else under that arrow."""
    number, name = label
    centre = columns.centre(place)
    free = {
        "kiri": centre - SYMBOL / 2 - columns.left - 2 * GAP,
        "kanan": columns.right - centre - SYMBOL / 2 - 2 * GAP,
    }
    wider: Side = "kanan" if free["kanan"] >= free["kiri"] else "kiri"
    other: Side = "kiri" if back and back.side == "kanan" else "kanan"
    side = wider if back is None or free[other] < _LABEL else other
    under = back is not None and side == back.side
    lines = wrap(name, free[side])
    tall = LINE * len(lines)
    up = _HEIGHT / 2 if under else max(_HEIGHT, tall) / 2
    middle = top + _ABOVE + up
    kind: Kind = "proses" if back is None else "keputusan"
    symbol = Symbol(kind, _centred(centre, middle - _HEIGHT / 2, SYMBOL, _HEIGHT), number)
    x = symbol.box.right + GAP if side == "kanan" else symbol.box.x - GAP - free[side]
    box = Box(x, middle + 3 if under else middle - tall / 2, free[side], tall)
    words = Words(box, lines, "start" if side == "kanan" else "end")
    bottom = max(symbol.box.bottom + (_BELOW_DECISION if back else _BELOW), box.bottom + _BELOW)
    return _Row(place, top, symbol, words, bottom)


def _answers(rows: Sequence[_Row], back: Mapping[int, Return]) -> Iterator[Words]:
    for index, way in back.items():
        row = rows[index]
        long, box = width(NO), row.symbol.box
        right = way.side == "kanan"
        x = box.right + 2 if right else box.x - 2 - long
        yield Words(Box(x, row.y - LINE - 1, long, LINE), (NO,), "start" if right else "end")
        yield Words(Box(row.x + GAP, box.bottom, width(_YES), LINE), (_YES,), "start")


def _onward(start: Symbol, rows: Sequence[_Row], end: Symbol) -> Iterator[Arrow]:
    yield _down(start, rows[0].symbol)
    for row, after in pairwise(rows):
        turn, low = after.top + _TURN, row.symbol.box.bottom
        if row.place == after.place:
            yield _down(row.symbol, after.symbol)
        else:
            yield Arrow(((row.x, low), (row.x, turn), (after.x, turn), (after.x, after.symbol.box.y)))
    yield _down(rows[-1].symbol, end)


def _down(upper: Symbol, lower: Symbol) -> Arrow:
    x = upper.box.middle[0]
    return Arrow(((x, upper.box.bottom), (x, lower.box.y)))


def _ways_back(rows: Sequence[_Row], back: Mapping[int, Return], columns: Across) -> Iterator[Arrow]:
    for index, way in back.items():
        row, track = rows[index], columns.track(way)
        leaves = row.symbol.box.right if way.side == "kanan" else row.symbol.box.x
        for number, target in enumerate(way.targets):
            into = rows[target]
            entry = into.top + _ENTRY
            stem = ((leaves, row.y), (track, row.y)) if number == 0 else ()
            yield Arrow((*stem, (track, entry), (into.x, entry)), back=True)


def _centred(centre: float, top: float, wide: float, high: float) -> Box:
    return Box(centre - wide / 2, top, wide, high)
