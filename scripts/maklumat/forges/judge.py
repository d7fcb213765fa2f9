"""From the events of a request to the next record it has earned, and why other events do not count.

The order is the procedure's, the binding is ours: an event counts for the digests the gate's comment
showed before it, only while the head still has them, and only after the decision before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from maklumat.documents.errors import MaklumatError
from maklumat.documents.models import Langkah
from maklumat.forges.bundle import Gathered
from maklumat.forges.case import Case, flaw, person_behind, says_no, unseen
from maklumat.forges.events import Command, Event, Kind, Request, Shown
from maklumat.forges.findings import in_the_way
from maklumat.forges.people import drafters
from maklumat.forges.signals import decision_of, return_of
from maklumat.forges.signing import TRIAL_SCAN, Signing, signing
from maklumat.register.choice import Choice, Desk
from maklumat.register.cycle import DISCUSSION, returns
from maklumat.register.prepare import decision
from maklumat.register.record import Bukti
from maklumat.register.recording import objection_to

TAKEN_BACK = "#ditarik"
"""Follows the reference of an act in the record that takes it back."""

_TAKEN_BACK_REASON = "Persetujuan ditarik kembali oleh pemberinya."


@dataclass(frozen=True)
class Seen:
    """An event that speaks for a step: who, what, and why it does not count (None if it does)."""

    event: Event
    orang: str | None
    langkah: str
    keputusan: str
    reason: str | None


@dataclass(frozen=True)
class Verdict:
    """The next record earned (None: not yet), and every event that was weighed for it.

    `signing` says which file is the scan of a signature in wet ink, where one is needed.
    """

    choice: Choice | None
    seen: tuple[Seen, ...]
    signing: Signing | None = None


def judge(
    desk: Desk, request: Request, gathered: Gathered, shown: tuple[Shown, ...], now: datetime
) -> Verdict:
    """The first event, in the order of time, that earns the next record of the request's cycle."""
    case = Case(desk, request, gathered, shown, now)
    if case.cycle is not None and not case.cycle.open:
        return Verdict(None, ())
    seen: list[Seen] = []
    for _, event, took_back in sorted(_acts(case), key=_order):
        verdict = _undo(case, event) if took_back else _weigh(case, event)
        if verdict is None:
            continue
        seen.extend(verdict.seen)
        if verdict.choice is not None:
            return Verdict(verdict.choice, tuple(seen), verdict.signing)
    return Verdict(None, tuple(seen))


def _acts(case: Case) -> Iterator[tuple[datetime, Event, bool]]:
    """Every act with its time; a dismissal of a recorded yes by its giver is an act of its own."""
    for event in case.request.events:
        if not case.is_recorded(event):
            yield event.at, event, False
        elif event.dismissed and event.account is not None and event.dismissed_by == event.account:
            yield event.dismissed_at or case.now, event, True


def _order(act: tuple[datetime, Event, bool]) -> tuple[datetime, str, str, bool]:
    at, event, took_back = act
    return at, event.reference, event.kind.value, took_back


def _weigh(case: Case, event: Event) -> Verdict | None:
    """What becomes of one event; None if it says nothing about any step."""
    orang, stranger = person_behind(case, event)
    if event.command is Command.BATAL:
        return _weigh_cancellation(case, event, orang, stranger)
    found = _step_for(case, event, orang)
    if found is None:
        return None
    step, keputusan, early = found
    takes_back = keputusan == "tidak" and case.own_yes(orang, step) is not None
    unread = None if takes_back else unseen(case, event, step)
    reason = stranger or flaw(case, event) or early or unread
    if reason or orang is None:
        return Verdict(None, (Seen(event, orang, step.id, keputusan, reason),))
    return _try(case, event, orang, step, keputusan)


def _try(case: Case, event: Event, orang: str, step: Langkah, keputusan: str) -> Verdict:
    """The record an event would make, put to the register's own rules."""
    choice = _choice(case, event, orang, step, keputusan)
    sign = Signing(choice)
    if step is case.gathered.path[-1] and keputusan == "ya":
        sign = signing(case.desk, case.request, step, choice, case.since)
    reason = sign.lacking
    if sign.choice is not None:
        files = (*sign.choice.files, *([TRIAL_SCAN] if sign.scan else []))
        reason = _objection(case, replace(sign.choice, files=files))
    if reason is None and keputusan != "tidak":
        reason = in_the_way(case.desk, case.gathered, step, event.at)
    allowed = returns(step, case.gathered.path)
    if keputusan == "tidak" and choice.kembali not in allowed:
        reason = f"langkah {step.id} hanya boleh mengembalikan ke {' atau '.join(allowed)}"
    elif keputusan == "tidak" and not choice.alasan:
        reason = "alasannya belum ditulis"
    counted = None if reason else sign.choice
    return Verdict(counted, (Seen(event, orang, step.id, keputusan, reason),), sign if counted else None)


def _undo(case: Case, event: Event) -> Verdict | None:
    """The Tidak by which a person takes back the review behind a standing final yes.

    A yes that a push undid already needs no undoing (GitLab has it revoked before it is given again),
    and one that was given again stands.
    """
    path = case.gathered.path
    if _given_again(case, event):
        return None
    for step in path:
        record = case.cycle.standing.get(step.id) if case.cycle else None
        stands = record is not None and record.bukti is not None and record.bukti.rujukan == event.reference
        if record is None or not stands or step.naskah != "final" or record.keputusan != "ya":
            continue
        if record.texts != dict(case.gathered.texts):
            continue
        choice = Choice(
            siklus=record.siklus,
            langkah=step.id,
            orang=record.orang,
            keputusan="tidak",
            waktu=max(event.dismissed_at or case.now, case.since or record.waktu),
            kembali=returns(step, path)[0],
            alasan=_TAKEN_BACK_REASON,
            sumber_waktu="forge",
            bukti=_evidence(case, f"{event.reference}{TAKEN_BACK}"),
        )
        reason = _objection(case, choice)
        seen = Seen(event, record.orang, step.id, "tidak", reason)
        return Verdict(None if reason else choice, (seen,))
    return None


def _given_again(case: Case, event: Event) -> bool:
    since = event.dismissed_at or case.now
    return any(
        other.account == event.account
        and other.kind is Kind.APPROVE
        and not other.dismissed
        and other.at >= since
        for other in case.request.events
    )


def _step_for(case: Case, event: Event, orang: str | None) -> tuple[Langkah, str, str | None] | None:
    """The step an event speaks for, its decision, and why the step cannot be decided now.

    The step whose turn it is comes first; then a no that takes back the person's own standing yes.
    """
    path = case.gathered.path
    spoken = {step.id: said for step in path if (said := decision_of(event, step, path))}
    steps = [step for step in path if step.id in spoken]
    if not steps:
        return None
    held = [step for step in steps if orang is None or step.peran in _roles(case, event, orang)]
    for step in case.decidable:
        if step in held:
            return step, spoken[step.id], None
    for step in reversed(held):
        if says_no(event) and case.own_yes(orang, step):
            return step, spoken[step.id], None
    first = case.decidable[0] if case.decidable else path[-1]
    step = _nearest(held or steps, path, first)
    if not held:
        return step, spoken[step.id], f"tidak memegang peran {step.peran} pada tanggal itu"
    if path.index(step) < path.index(first):
        return step, spoken[step.id], f"langkah {step.id} sudah lewat; yang ditunggu {first.id}"
    return step, spoken[step.id], f"belum giliran langkah {step.id}; yang ditunggu {first.id}"


def _nearest(steps: list[Langkah], path: tuple[Langkah, ...], first: Langkah) -> Langkah:
    """The first of the steps still to come, else the last one passed."""
    ahead = [step for step in steps if path.index(step) >= path.index(first)]
    return ahead[0] if ahead else steps[-1]


def _roles(case: Case, event: Event, orang: str) -> set[str]:
    basis = case.desk.basis
    return {entry.peran for entry in basis.pejabat.assignments(orang, basis.local_date(event.at))}


def _choice(case: Case, event: Event, orang: str, step: Langkah, keputusan: str) -> Choice:
    kembali, alasan = return_of(event, step, case.gathered.path) if keputusan == "tidak" else (None, None)
    if keputusan == "tidak" and case.own_yes(orang, step):
        alasan = alasan or _TAKEN_BACK_REASON
    return Choice(
        siklus=case.gathered.siklus,
        langkah=step.id,
        orang=orang,
        keputusan=keputusan,
        waktu=event.at,
        kembali=kembali,
        alasan=alasan,
        files=case.gathered.reports if step.id == DISCUSSION and keputusan == "ya" else (),
        sumber_waktu="forge",
        bukti=_evidence(case, event.reference),
    )


def _evidence(case: Case, reference: str) -> Bukti:
    authors = drafters(case.desk.basis.pejabat, case.request.authors)
    return Bukti(rujukan=reference, konfirmasi=None, penyusun=authors)


def _objection(case: Case, choice: Choice) -> str | None:
    """What the register's own rules have against the record."""
    try:
        return objection_to(case.desk, decision(case.desk, choice, case.now, "maklumat"))
    except MaklumatError as error:
        return str(error)


def _weigh_cancellation(case: Case, event: Event, orang: str | None, stranger: str | None) -> Verdict | None:
    cycle = case.cycle
    if cycle is None or cycle.due is None:
        return None
    alasan = event.text.strip()
    reason = stranger or flaw(case, event) or (None if alasan else "alasannya belum ditulis")
    if reason or orang is None:
        return Verdict(None, (Seen(event, orang, cycle.due, "batal", reason),))
    choice = Choice(
        siklus=cycle.id,
        langkah=cycle.due,
        orang=orang,
        keputusan="batal",
        waktu=event.at,
        alasan=alasan,
        sumber_waktu="forge",
        bukti=Bukti(rujukan=event.reference, konfirmasi=None, penyusun=()),
    )
    reason = _objection(case, choice)
    return Verdict(None if reason else choice, (Seen(event, orang, cycle.due, "batal", reason),))
