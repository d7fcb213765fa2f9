"""QR codes as drawings: the way from a printed sheet to its page on the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import segno


@lru_cache(maxsize=256)
def qr_svg(text: str) -> str:
    """The QR code of `text` as an SVG drawing without quiet zone: one path, so that no hairlines show."""
    rows = segno.make(text, micro=False, error="m").matrix
    path = "".join(part for y, row in enumerate(rows) for part in _dark_runs(y, row))
    side = len(rows)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def _dark_runs(y: int, row: bytearray) -> Iterator[str]:
    x = 0
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            yield f"M{x} {y}h{width}v1h-{width}z"
        x += width
