"""Commands in comments: what officials and drafters may write instead of a button."""

from __future__ import annotations

from dataclasses import dataclass

from maklumat.forges.events import Command

_BY_WORD = {command.value: command for command in Command}
_WITH_WORDS = frozenset({Command.KEMBALIKAN, Command.BATAL})


@dataclass(frozen=True)
class Words:
    """A comment as read: its command, if its first line is exactly one, and the text besides."""

    command: Command | None
    text: str


def read_words(body: str | None) -> Words:
    """Read a comment.

    A command stands at the very start of the first line, alone, or, for the two that take words
    (`/kembalikan`, `/batal`), followed by a space and those words. A quoted, fenced, indented or
    embedded command is text: nobody approves by quoting somebody else.
    """
    lines = (body or "").replace("\r\n", "\n").split("\n")
    word, _, rest = lines[0].rstrip(" \t").partition(" ")
    command = _BY_WORD.get(word)
    if command is None or (rest and command not in _WITH_WORDS):
        return Words(None, "\n".join(lines).strip())
    return Words(command, "\n".join([rest, *lines[1:]]).strip())
