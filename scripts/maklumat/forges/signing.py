"""The last step on a request: a witnessed click where the procedure takes one, else wet ink by scan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from maklumat.documents.models import Langkah
from maklumat.forges.events import Command, Event, File, Request
from maklumat.forges.people import person_of
from maklumat.register.choice import Choice, Desk
from maklumat.register.record import Bukti

SCAN = "pindaian"
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg")


@dataclass(frozen=True)
class Signing:
    """The choice with its level; `scan` is the file to fetch and attach; `lacking` what is still needed."""

    choice: Choice | None
    scan: File | None = None
    lacking: str | None = None


def signing(desk: Desk, request: Request, step: Langkah, choice: Choice) -> Signing:
    """How a yes at the last step is evidenced: by scan and a second person where a click is not enough."""
    if "saksi" in step.tingkat or step.attachment(SCAN) is None:
        return Signing(choice)
    scanned = next(
        (event for event in reversed(request.events) if _scan(event) and _known(desk, event)), None
    )
    if scanned is None:
        return Signing(
            None, lacking="pindaian naskah yang ditandatangani belum dilampirkan pada komentar permintaan ini"
        )
    confirmed = _confirmation(desk, request, scanned, choice.orang)
    if confirmed is None:
        return Signing(None, lacking="pindaian belum dipastikan orang kedua dengan komentar `/konfirmasi`")
    evidence = choice.bukti or Bukti(rujukan=None, konfirmasi=None, penyusun=())
    decided = replace(choice, tingkat="basah", bukti=evidence.model_copy(update={"konfirmasi": confirmed}))
    return Signing(decided, scan=_scan(scanned))


def _scan(event: Event) -> File | None:
    return next((file for file in event.files if file.name.lower().endswith(SUFFIXES)), None)


def _known(desk: Desk, event: Event) -> str | None:
    """The person of the roster behind an event that can be relied on."""
    account = event.account
    if account is None or account.bot or event.edited:
        return None
    return person_of(desk.basis.pejabat, account)


def _confirmation(desk: Desk, request: Request, scanned: Event, signer: str) -> str | None:
    for event in request.events:
        if event.command is Command.KONFIRMASI and event.at > scanned.at:
            person = _known(desk, event)
            if person not in (None, signer):
                return person
    return None
