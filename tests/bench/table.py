"""The table the bench prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("What", "Ours", "Compared with", "Ratio", "Aim", "Met")


@dataclass(frozen=True)
class Row:
    """One line; `met` is None where nothing is aimed at."""

    what: str
    ours: str
    other: str = "–"
    ratio: str = "–"
    aim: str = "–"
    met: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as text."""
        met = {True: "yes", False: "NO", None: "–"}[self.met]
        return (self.what, self.ours, self.other, self.ratio, self.aim, met)


def render(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table whose columns align."""
    lines = [HEAD, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = ["-" * width for width in widths]
    return "\n".join(_line(cells, widths) for cells in (lines[0], rule, *lines[1:]))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def seconds(value: float) -> str:
    """`3.2 s`, `180 ms`."""
    return f"{value:.1f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def each(value: float, count: int) -> str:
    """`3.2 s, 3.2 ms each`."""
    return f"{seconds(value)}, {value / count * 1000:.1f} ms each"


def size(value: int) -> str:
    """`3.2 MB`, `180 KB`."""
    return f"{value / 1e6:.1f} MB" if value >= 1e6 else f"{value / 1e3:.0f} KB"
