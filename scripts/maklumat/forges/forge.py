"""What a forge can be asked, whichever it is."""

from __future__ import annotations

from typing import Protocol

from maklumat.forges.events import Account, File, Request
from maklumat.forges.issues import Issue

MARKER = "<!-- maklumat:gerbang -->"
"""Stands in the gate's comment, so that it is found again and updated in place."""

MAX_FILE = 50 * 1024 * 1024
"""Bytes an attachment may have: a scan of a signed decree is far smaller."""


class Forge(Protocol):
    """A forge's adapter; every method raises `Surroundings` with one sentence where the forge fails."""

    @property
    def name(self) -> str:
        """The forge's host, as the roster names it (`github.com`)."""

    @property
    def comment_limit(self) -> int:
        """Characters a comment may have."""

    def identity(self) -> Account:
        """The account the token belongs to."""

    def head_ref(self, number: int) -> str:
        """The ref of the request's head, to be fetched from the forge's repository."""

    def request(self, number: int) -> Request:
        """The request as it stands, its events in the order they happened."""

    def put_comment(self, number: int, body: str, comment_id: str | None) -> str:
        """Write the gate's comment, in place where `comment_id` still stands; return its id.

        Nothing is sent if the text is already there. Of two comments made by two runs at once the
        first stays and carries the text.
        """

    def issues(self) -> list[Issue]:
        """Every issue, open or closed."""

    def download(self, file: File) -> bytes:
        """The bytes of a comment's attachment, at most `MAX_FILE`."""
