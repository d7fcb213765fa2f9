"""The last step on a request: a witnessed click where the procedure takes one, else wet ink by scan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from maklumat.documents.models import Langkah
from maklumat.forges.events import Command, Event, File, Request
from maklumat.forges.people import person_of
from maklumat.register.choice import Choice, Desk, Given
from maklumat.register.record import Bukti

SCAN = "pindaian"
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")
TRIAL_SCAN = Given(SCAN, "pindaian.pdf", b"?")
"""Stands in for a scan while the rules are asked: it is fetched only to be recorded."""


@dataclass(frozen=True)
class Signing:
    """The choice with its level; `scan` is the file to fetch and attach; `lacking` what is still needed."""

    choice: Choice | None
    scan: File | None = None
    lacking: str | None = None


def needs_scan(step: Langkah) -> bool:
    """Whether a click is not enough at a step that takes wet ink."""
    return "basah" in step.tingkat and "saksi" not in step.tingkat and step.attachment(SCAN) is not None


def signing(desk: Desk, request: Request, step: Langkah, choice: Choice, since: datetime | None) -> Signing:
    """How a yes at the last step is evidenced: by scan and a second person where a click is not enough.

    Only a scan sent after `since`, when the last step came due, can show the official texts signed.
    """
    if not needs_scan(step):
        return Signing(choice)
    sent = [event for event in request.events if _known(desk, event) and _scan(event)]
    fresh = [event for event in sent if since is None or event.at > since]
    if not fresh:
        return Signing(
            None, lacking="pindaian naskah yang ditandatangani belum dilampirkan pada komentar permintaan ini"
        )
    scanned = max(fresh, key=lambda event: (event.at, event.reference))
    confirmed = _confirmation(desk, request, scanned, choice.orang)
    if confirmed is None:
        return Signing(None, lacking="pindaian belum dipastikan orang kedua dengan komentar `/konfirmasi`")
    evidence = choice.bukti or Bukti(rujukan=None, konfirmasi=None, penyusun=())
    decided = replace(choice, tingkat="basah", bukti=evidence.model_copy(update={"konfirmasi": confirmed}))
    return Signing(decided, scan=_scan(scanned))


def received(file: File, data: bytes) -> Given:
    """The scan as an attachment; named by its kind, whatever the forge calls it."""
    return Given(SCAN, f"{SCAN}.{file.name.lower().rpartition('.')[2]}", data)


def _scan(event: Event) -> File | None:
    return next((file for file in event.files if file.name.lower().endswith(SUFFIXES)), None)


def _known(desk: Desk, event: Event) -> str | None:
    """The person of the roster behind an event that can be relied on."""
    account = event.account
    if account is None or account.bot or event.edited or event.dismissed:
        return None
    return person_of(desk.basis.pejabat, account)


def _confirmation(desk: Desk, request: Request, scanned: Event, signer: str) -> str | None:
    """The first other person who confirmed this scan."""
    confirmations = (
        (event.at, event.reference, person)
        for event in request.events
        if event.command is Command.KONFIRMASI and event.at > scanned.at
        if (person := _known(desk, event)) not in (None, signer)
    )
    _, _, confirmed = min(confirmations, default=(None, "", None))
    return confirmed
