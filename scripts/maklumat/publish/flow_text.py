"""How wide a text may get and where it breaks, without a font at hand: an upper bound, never a measure.

Which font a reader's device has is not known, so every letter counts as wide as in the widest of the
common ones. A unit is one twelfth of the size of the text.
"""

from __future__ import annotations

SIZE = 12.0
LINE = 15.0
_NARROW = frozenset("ijl.,:;'|! ")
_WIDE = frozenset("mwMW@%&")
_SHARES = {"narrow": 0.42, "wide": 1.0, "usual": 0.66, "capital": 0.8}
_FULL = 0x2E80
"""From here on scripts whose letters fill a square."""


def width(text: str) -> float:
    """At most how wide a line is."""
    return SIZE * sum(_share(letter) for letter in text)


def _share(letter: str) -> float:
    if ord(letter) >= _FULL:
        return 1.0
    if letter in _NARROW:
        return _SHARES["narrow"]
    if letter in _WIDE:
        return _SHARES["wide"]
    return _SHARES["capital" if letter.isupper() else "usual"]


def wrap(text: str, room: float) -> tuple[str, ...]:
    """The lines of a text, each at most `room` wide; a word that does not fit is broken anywhere."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, room)
        lines += full
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, room: float) -> list[str]:
    pieces, piece = [], ""
    for letter in word:
        if piece and width(piece + letter) > room:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
