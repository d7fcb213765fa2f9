"""What a long command is doing and how far it is: a line at a terminal, nothing in a pipe."""

from __future__ import annotations

import sys

import click


class Progress:
    """Counts the steps of a command on standard error, one line rewritten in place."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._done = 0
        self._shown = sys.stderr.isatty()

    def step(self, what: str) -> None:
        """Begin the next step."""
        self._done += 1
        self._show(f"[{self._done}/{self._steps}] {what}")

    def detail(self, what: str) -> None:
        """Say how far the current step is."""
        self._show(f"[{self._done}/{self._steps}] {what}")

    def end(self) -> None:
        """Clear the line."""
        self._show("")

    def _show(self, text: str) -> None:
        if self._shown:
            click.echo(f"\r\x1b[2K{text[:100]}", err=True, nl=False)
