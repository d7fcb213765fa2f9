"""From a request to the records it has earned: one after another, each proved before the next is weighed.

Nothing is written here: the files are handed back together, so that all of them are put in place at
once or none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from maklumat import __version__
from maklumat.documents.errors import Refused
from maklumat.documents.tree import MemoryTree
from maklumat.forges.bundle import Gathered
from maklumat.forges.events import File, Request, Shown
from maklumat.forges.judge import Verdict, judge
from maklumat.forges.signing import received
from maklumat.register.book import read_book
from maklumat.register.choice import Choice, Desk
from maklumat.register.prepare import decision
from maklumat.register.record import Record
from maklumat.register.recording import Addition, Decision, Signer, add


def _stand_ins(_desk: Desk, _decided: Decision) -> None:
    """Nothing is compared."""


@dataclass(frozen=True)
class Tools:
    """What recording needs from outside.

    A witness's signature, the bytes of a comment's attachment, and whoever raises `Refused` where the
    official texts a decision takes are not those set from the approved bytes. Rehearsals have stand-ins.
    """

    sign: Signer
    download: Callable[[File], bytes]
    compare: Callable[[Desk, Decision], None] = _stand_ins


@dataclass(frozen=True)
class Earned:
    """The records earned with the files they need, in the order they must be written.

    `desk` is the desk with them on it, `verdict` what was weighed for the record after them, and
    `refusal` why an earned record could not be made (a witness key that may not attest it, say).
    """

    desk: Desk
    verdict: Verdict
    records: tuple[Record, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    refusal: str | None = None


@dataclass(frozen=True)
class Evidence:
    """A request with its gathered bundle, and what the gate had shown of it."""

    request: Request
    gathered: Gathered
    shown: tuple[Shown, ...]


def earn(desk: Desk, evidence: Evidence, now: datetime, tools: Tools) -> Earned:
    """Every record the request has earned by `now`; raises `Surroundings` where a scan cannot be fetched."""
    earned = Earned(desk, _judged(desk, evidence, now))
    while earned.verdict.choice is not None and earned.refusal is None:
        earned = _one_more(desk, earned, evidence, now, tools)
    return earned


def _judged(desk: Desk, evidence: Evidence, now: datetime) -> Verdict:
    return judge(desk, evidence.request, evidence.gathered, evidence.shown, now)


def _one_more(start: Desk, earned: Earned, evidence: Evidence, now: datetime, tools: Tools) -> Earned:
    choice = earned.verdict.choice
    if choice is None:
        return earned
    try:
        choice = _with_scan(choice, earned.verdict, tools)
        decided = decision(earned.desk, choice, now, f"maklumat {__version__}")
        tools.compare(earned.desk, decided)
        addition = add(earned.desk, decided, tools.sign)
    except Refused as error:
        return replace(earned, refusal=str(error))
    files = {**earned.files, **addition.files}
    desk = _desk(start, files, addition)
    return Earned(desk, _judged(desk, evidence, now), (*earned.records, addition.record), files)


def _desk(start: Desk, files: Mapping[str, bytes], addition: Addition) -> Desk:
    """The desk with the files laid over its tree."""
    book = read_book(MemoryTree(files, start.tree))
    return Desk(book, addition.state, addition.state.basis or start.basis, start.head)


def _with_scan(choice: Choice, verdict: Verdict, tools: Tools) -> Choice:
    scan = verdict.signing.scan if verdict.signing else None
    if scan is None:
        return choice
    return replace(choice, files=(*choice.files, received(scan, tools.download(scan))))
