"""What both forges' stories have in common: words on a button, edits, and when an act was taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from maklumat.forges.commands import Words
from maklumat.forges.events import Account, Command, Event, Kind

GHOST = "ghost"
"""The name both forges give to whoever deleted their account."""

_CONTRADICTION = "Tombol dan perintah dalam komentarnya bertentangan; ulangi dengan salah satunya."
_AGREES = {Kind.APPROVE: Command.SETUJU, Kind.RETURN: Command.KEMBALIKAN}
_OPPOSES = {
    Kind.APPROVE: frozenset({Command.KEMBALIKAN, Command.BATAL}),
    Kind.RETURN: frozenset(Command) - {Command.KEMBALIKAN},
}


@dataclass(frozen=True)
class Turn:
    """The request became ready for review (`ready`), or a draft again; `actor` did it."""

    ready: bool
    at: datetime
    actor: Account | None
    reference: str


def changed(created: datetime, updated: datetime) -> bool:
    """Whether words were changed after they were written (forges round these times to a second)."""
    return updated - created >= timedelta(seconds=1)


def pressed(event: Event, words: Words) -> Event:
    """A button pressed with a comment: what the comment adds to the button, or that it contradicts it.

    Approving with another command, such as `/pembahasan-selesai`, does what the command says.
    """
    if words.command is None or words.command is _AGREES[event.kind]:
        return replace(event, command=words.command, text=words.text)
    if words.command in _OPPOSES[event.kind]:
        return replace(event, text=words.text, unbound=_CONTRADICTION)
    return replace(event, kind=Kind.COMMAND, command=words.command, text=words.text)


def never_revived(events: Iterable[Event]) -> list[Event]:
    """Events in order, where whoever's last act was taken back has no approval left, not even an old one."""
    told: list[Event] = []
    for event in sorted(events, key=lambda event: event.at):
        if event.dismissed and event.account is not None:
            told = [_fallen(before, event) for before in told]
        told.append(event)
    return told


def _fallen(before: Event, taken_back: Event) -> Event:
    if before.account != taken_back.account or before.kind is not Kind.APPROVE or before.dismissed:
        return before
    return replace(
        before, dismissed=True, dismissed_at=taken_back.dismissed_at, dismissed_by=taken_back.dismissed_by
    )


def handed_over(opened: Turn, is_draft: bool, turns: Iterable[Turn]) -> Iterator[Event]:
    """Each time the request was handed over for review; what it was at first follows from what came next."""
    ordered = sorted(turns, key=lambda turn: turn.at)
    began_ready = not ordered[0].ready if ordered else not is_draft
    standing: Event | None = None
    for turn in [*([opened] if began_ready else []), *ordered]:
        if turn.ready:
            if standing is not None:
                yield standing
            standing = Event(Kind.READY, turn.actor, turn.at, turn.reference)
        elif standing is not None:
            yield replace(standing, dismissed=True, dismissed_at=turn.at, dismissed_by=turn.actor)
            standing = None
    if standing is not None:
        yield standing


def each_once(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Accounts in order of first sight, told apart by their number."""
    found: dict[str, Account] = {}
    for account in accounts:
        found.setdefault(account.id, account)
    return tuple(found.values())
