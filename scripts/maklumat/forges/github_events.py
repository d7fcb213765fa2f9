"""GitHub's reviews, comments and timeline as events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from maklumat.forges.commands import read_words
from maklumat.forges.events import Account, Event, File, Kind
from maklumat.forges.github_payload import Commit, IssueComment, Node, Pull, Review, TimelineRow, User
from maklumat.forges.telling import GHOST, Turn, changed, each_once, handed_over, pressed

_APPROVED, _RETURNED, _COMMENTED, _DISMISSED = "APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED"
_KINDS = {_APPROVED: Kind.APPROVE, _RETURNED: Kind.RETURN}
_TURNS = {"ready_for_review": True, "convert_to_draft": False, "converted_to_draft": False}


def to_watch(reviews: Iterable[Review]) -> list[str]:
    """Reviews whose words count: only GraphQL tells whether they were edited."""
    return [
        review.node_id
        for review in reviews
        if (review.body and review.state in _KINDS) or read_words(review.body).command is not None
    ]


@dataclass(frozen=True)
class Teller:
    """Turns one request's payloads into events; `files` finds a comment's attachments."""

    forge: str
    files: Callable[[str | None], tuple[File, ...]]
    nodes: Mapping[str, Node]

    def readiness(self, pull: Pull, timeline: Iterable[TimelineRow]) -> Iterator[Event]:
        """When the request was handed over: opened ready, or marked ready."""
        turns = [
            Turn(
                _TURNS[row.event], row.created_at, self._account(row.actor), f"{pull.html_url}#event-{row.id}"
            )
            for row in timeline
            if row.event in _TURNS and row.created_at is not None
        ]
        opened = Turn(True, pull.created_at, self._account(pull.user), pull.html_url)
        return handed_over(opened, pull.draft, turns)

    def reviews(self, reviews: Iterable[Review], timeline: Iterable[TimelineRow]) -> Iterator[Event]:
        """Approvals, returns and commands given as a review; a dismissed one stays what it was, dismissed."""
        dismissals = {
            row.dismissed_review.review_id: row
            for row in timeline
            if row.event == "review_dismissed" and row.dismissed_review is not None
        }
        for review in reviews:
            row = dismissals.get(review.id)
            before = row.dismissed_review.state.upper() if row and row.dismissed_review else _APPROVED
            event = self._review(review, before if review.state == _DISMISSED else review.state)
            if event is None:
                continue
            if review.state == _DISMISSED:
                event = replace(
                    event,
                    dismissed=True,
                    dismissed_at=row.created_at if row else None,
                    dismissed_by=self._account(row.actor) if row else None,
                )
            yield event

    def comments(self, comments: Iterable[IssueComment]) -> Iterator[Event]:
        """Commands given as a comment; whatever else is said is talk."""
        for comment in comments:
            words = read_words(comment.body)
            if words.command is not None:
                yield Event(
                    Kind.COMMAND,
                    self._account(comment.user),
                    comment.created_at,
                    comment.html_url,
                    words.command,
                    words.text,
                    edited=changed(comment.created_at, comment.updated_at),
                    files=self.files(comment.body),
                )

    def authors(self, pull: Pull, commits: Iterable[Commit]) -> tuple[tuple[Account, ...], tuple[str, ...]]:
        """Accounts that opened the request or wrote in it, and names of those without an account."""
        accounts, names = [self._account(pull.user)], list[str]()
        for commit in commits:
            for user, signature in (
                (commit.author, commit.commit.author),
                (commit.committer, commit.commit.committer),
            ):
                account = self._account(user)
                accounts.append(account)
                if account is None:
                    names.append((signature and signature.name) or "?")
        return each_once(account for account in accounts if account is not None), tuple(dict.fromkeys(names))

    def _review(self, review: Review, state: str) -> Event | None:
        words = read_words(review.body)
        if review.submitted_at is None or state not in {_APPROVED, _RETURNED, _COMMENTED}:
            return None
        if state == _COMMENTED and words.command is None:
            return None
        node = self.nodes.get(review.node_id)
        event = Event(
            _KINDS.get(state, Kind.COMMAND),
            self._account(review.user),
            review.submitted_at,
            review.html_url,
            words.command,
            words.text,
            edited=bool(node and node.edited_at and changed(review.submitted_at, node.edited_at)),
            files=self.files(review.body),
        )
        return pressed(event, words) if state in _KINDS else event

    def _account(self, user: User | None) -> Account | None:
        if user is None or user.login == GHOST:
            return None
        return Account(
            self.forge, str(user.id), user.login, user.type == "Bot" or user.login.endswith("[bot]")
        )
