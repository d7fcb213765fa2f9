"""GitLab's notes, approvals and versions as events.

An approval carries no commit here, and GitLab Free keeps it after a push; so every approval is bound to the
one version that stood when it was given, and counts for none if a push came too close.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from maklumat.forges.commands import read_words
from maklumat.forges.events import Account, Event, File, Kind
from maklumat.forges.gitlab_payload import Approval, Commit, MergeRequest, Note, Reviewer, User, Version
from maklumat.forges.telling import GHOST, Turn, changed, each_once, handed_over

APPROVED = "approved this merge request"
UNAPPROVED = "unapproved this merge request"
REQUESTED_CHANGES = "requested changes"
CLOSE = timedelta(seconds=60)
_SUMMARY = timedelta(seconds=10)
_READY = re.compile(r"marked this merge request as \*\*ready\*\*|unmarked as a \*\*Work In Progress\*\*")
_DRAFT = re.compile(r"marked (this merge request as \*\*draft\*\*|as a \*\*Work In Progress\*\*)( from .+)?")
_PUSHED = re.compile(r"added [0-9]+ (new )?commits?\b")
_BOT = re.compile(r"(project|group)_[0-9]+_bot(_[0-9a-f]+|[0-9]*)")
_TOO_CLOSE = "Ada dorongan naskah dalam 60 detik di sekitar tombol ini; cabut, lalu tekan lagi."
_NO_VERSION = "GitLab tidak menyimpan naskah yang berlaku saat tombol ini ditekan; cabut, lalu tekan lagi."
_NO_TIME = "GitLab tidak mencatat kapan perubahan diminta; tulis /kembalikan LANGKAH ALASAN di komentar."


def unbound(versions: Sequence[datetime], moment: datetime) -> str | None:
    """Why the text an approval at `moment` was about cannot be known; None if it can.

    `versions` are the times of the pushes. The first one cannot be mistaken for an earlier text, any
    other within 60 seconds can: what was on the screen may have been the text before it.
    """
    ordered = sorted(versions)
    if not ordered or ordered[0] > moment:
        return _NO_VERSION
    return _TOO_CLOSE if any(abs(pushed - moment) <= CLOSE for pushed in ordered[1:]) else None


@dataclass(frozen=True)
class Teller:
    """Turns one request's payloads into events; `files` finds a comment's attachments."""

    forge: str
    url: str
    files: Callable[[str | None], tuple[File, ...]]

    def readiness(self, request: MergeRequest, notes: Iterable[Note]) -> Iterator[Event]:
        """When the request was handed over: opened ready, or marked ready."""
        turns = [
            Turn(
                _READY.fullmatch(note.body or "") is not None,
                note.created_at,
                self._account(note.author),
                self._at(note),
            )
            for note in notes
            if note.system and (_READY.fullmatch(note.body or "") or _DRAFT.fullmatch(note.body or ""))
        ]
        opened = Turn(True, request.created_at, self._account(request.author), self.url)
        return handed_over(opened, request.draft or request.work_in_progress, turns)

    def approvals(
        self, notes: Iterable[Note], approvals: Iterable[Approval], versions: Iterable[Version]
    ) -> Iterator[Event]:
        """Approvals given, by their system notes; taken back by another, or by no longer standing."""
        standing: dict[str, Event] = {}
        for note in notes:
            account = self._account(note.author)
            if not note.system or account is None or note.body not in {APPROVED, UNAPPROVED}:
                continue
            before = standing.pop(account.id, None)
            if before is not None and note.body == APPROVED:
                yield self._bound(before, versions)
            elif before is not None:
                taken_back = replace(
                    before, dismissed=True, dismissed_at=note.created_at, dismissed_by=account
                )
                yield self._bound(taken_back, versions)
            if note.body == APPROVED:
                standing[account.id] = Event(Kind.APPROVE, account, note.created_at, self._at(note))
        now = {str(approval.user.id): approval for approval in approvals if approval.user is not None}
        for number, event in standing.items():
            kept = now.pop(number, None)
            at = kept.approved_at if kept is not None and kept.approved_at is not None else event.at
            yield self._bound(replace(event, at=at, dismissed=kept is None), versions)
        for approval in now.values():
            if approval.approved_at is not None:
                reference = f"{self.url}#approval_{approval.user and approval.user.id}"
                event = Event(Kind.APPROVE, self._account(approval.user), approval.approved_at, reference)
                yield self._bound(event, versions)

    def returns(
        self, notes: Sequence[Note], reviewers: Iterable[Reviewer], versions: Iterable[Version]
    ) -> Iterator[Event]:
        """Changes requested by the button of a review, with the summary written in the same review."""
        told = set[int]()
        for note in notes:
            if note.system and note.author is not None and note.body == REQUESTED_CHANGES:
                told.add(note.author.id)
                account = self._account(note.author)
                summary = self._summary(notes, note)
                text = read_words(summary.body).text if summary else ""
                edited = summary is not None and changed(summary.created_at, summary.updated_at)
                event = Event(Kind.RETURN, account, note.created_at, self._at(note), text=text, edited=edited)
                yield self._bound(event, versions)
        for reviewer in reviewers:
            if (
                reviewer.state == "requested_changes"
                and reviewer.user is not None
                and reviewer.user.id not in told
            ):
                reference = f"{self.url}#reviewer_{reviewer.user.id}"
                account = self._account(reviewer.user)
                yield Event(Kind.RETURN, account, reviewer.created_at, reference, unbound=_NO_TIME)

    def comments(self, notes: Iterable[Note]) -> Iterator[Event]:
        """Commands given as a comment; remarks on a line and whatever else is said are talk."""
        for note in notes:
            words = read_words(note.body)
            if not note.system and note.type != "DiffNote" and words.command is not None:
                yield Event(
                    Kind.COMMAND,
                    self._account(note.author),
                    note.created_at,
                    self._at(note),
                    words.command,
                    words.text,
                    edited=changed(note.created_at, note.updated_at),
                    files=self.files(note.body),
                )

    def authors(
        self, writers: Iterable[User | None], notes: Iterable[Note], commits: Iterable[Commit]
    ) -> tuple[tuple[Account, ...], tuple[str, ...]]:
        """Accounts that wrote or pushed commits, and names in commits that are none of theirs."""
        pushers = [note.author for note in notes if note.system and _PUSHED.match(note.body or "")]
        users = [user for user in (*writers, *pushers) if user is not None]
        known = {name for user in users for name in (user.name, user.username)}
        names = dict.fromkeys(
            name for commit in commits for name in (commit.author_name, commit.committer_name)
        )
        accounts = (self._account(user) for user in users)
        return (
            each_once(account for account in accounts if account is not None),
            tuple(name for name in names if name and name not in known),
        )

    def _summary(self, notes: Iterable[Note], button: Note) -> Note | None:
        """The words of the same review: the person's own comment within seconds of the button."""
        same = (
            note
            for note in notes
            if not note.system
            and note.type != "DiffNote"
            and note.author is not None
            and button.author is not None
            and note.author.id == button.author.id
            and abs(note.created_at - button.created_at) <= _SUMMARY
            and read_words(note.body).command is None
        )
        return min(same, key=lambda note: abs(note.created_at - button.created_at), default=None)

    def _bound(self, event: Event, versions: Iterable[Version]) -> Event:
        return replace(event, unbound=unbound([version.created_at for version in versions], event.at))

    def _at(self, note: Note) -> str:
        return f"{self.url}#note_{note.id}"

    def _account(self, user: User | None) -> Account | None:
        if user is None or user.username == GHOST:
            return None
        return Account(
            self.forge, str(user.id), user.username, user.bot or _BOT.fullmatch(user.username) is not None
        )
