"""From the events of a request to the next record it has earned, and why other events do not count.

The order is the procedure's, the binding is ours: an event counts for the digests the gate's comment
showed before it, only while the head still has them, and only after the decision before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from maklumat.documents.errors import MaklumatError
from maklumat.documents.folder import Key
from maklumat.documents.models import Langkah
from maklumat.forges.bundle import Gathered
from maklumat.forges.events import Command, Event, Request, Shown
from maklumat.forges.people import drafters, person_of
from maklumat.forges.signals import decision_of, return_of
from maklumat.forges.signing import SCAN, Signing, signing
from maklumat.register.choice import Choice, Desk, Given
from maklumat.register.cycle import DISCUSSION, returns
from maklumat.register.prepare import decision
from maklumat.register.record import Bukti, format_time
from maklumat.register.recording import objection_to
from maklumat.register.state import Cycle

_TRIAL_SCAN = Given(SCAN, "pindaian.pdf", b"")  # stands in for a scan that is fetched only to be recorded
_TAKEN_BACK = "Persetujuan ditarik kembali oleh pemberinya."


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

    `signing` says what a signature in wet ink still needs, or which file is its scan.
    """

    choice: Choice | None
    seen: tuple[Seen, ...]
    signing: Signing | None = None


@dataclass(frozen=True)
class _Case:
    desk: Desk
    request: Request
    gathered: Gathered
    shown: tuple[Shown, ...]
    now: datetime

    @property
    def cycle(self) -> Cycle | None:
        return self.desk.state.cycles.get(self.gathered.siklus)

    @property
    def since(self) -> datetime | None:
        cycle = self.cycle
        return cycle.records[-1].waktu if cycle and cycle.records else None


def judge(
    desk: Desk, request: Request, gathered: Gathered, shown: tuple[Shown, ...], now: datetime
) -> Verdict:
    """The first event, in the order of time, that earns the next record of the request's cycle."""
    case = _Case(desk, request, gathered, shown, now)
    cycle = case.cycle
    if cycle is not None and not cycle.open:
        return Verdict(None, ())
    recorded = {record.bukti.rujukan for record in cycle.records if record.bukti} if cycle else set()
    seen: list[Seen] = []
    if withdrawn := _taken_back(case):
        return withdrawn
    for event in sorted(request.events, key=lambda event: event.at):
        if event.reference in recorded:
            continue
        verdict = _weigh(case, event)
        if verdict is None:
            continue
        seen.extend(verdict.seen)
        if verdict.choice is not None or verdict.signing is not None:
            return Verdict(verdict.choice, tuple(seen), verdict.signing)
    return Verdict(None, tuple(seen))


def _weigh(case: _Case, event: Event) -> Verdict | None:
    """What becomes of one event; None if it says nothing about any step."""
    orang, stranger = _person(case, event)
    if event.command is Command.BATAL:
        return _weigh_cancellation(case, event, orang, stranger)
    step, keputusan, early = _step_for(case, event, orang)
    if step is None or keputusan is None:
        return None
    reason = stranger or _flaw(case, event) or early or _unseen(case, event, step)
    if reason or orang is None:
        return Verdict(None, (Seen(event, orang, step.id, keputusan, reason),))
    choice, lacking = _choice(case, event, orang, step, keputusan)
    sign = None
    if choice and step is case.gathered.path[-1] and keputusan == "ya":
        sign = signing(case.desk, case.request, step, choice)
        choice = sign.choice
    tried = replace(choice, files=(*choice.files, _TRIAL_SCAN)) if choice and sign and sign.scan else choice
    reason = lacking or (sign.lacking if sign else None) or (_objection(case, tried) if tried else None)
    counted = None if reason else choice
    return Verdict(counted, (Seen(event, orang, step.id, keputusan, reason),), sign if counted else None)


def _taken_back(case: _Case) -> Verdict | None:
    """A standing final yes whose giver dismissed the review behind it: undone by that person's Tidak."""
    acts = {event.reference: event for event in case.request.events if event.dismissed}
    for step in case.gathered.path:
        record = case.cycle.standing.get(step.id) if case.cycle else None
        event = acts.get(record.bukti.rujukan or "") if record and record.bukti else None
        if record is None or event is None or step.naskah != "final":
            continue
        if event.account is None or event.dismissed_by != event.account:
            continue
        choice = Choice(
            siklus=record.siklus,
            langkah=step.id,
            orang=record.orang,
            keputusan="tidak",
            waktu=case.now,
            kembali=returns(step, case.gathered.path)[0],
            alasan=_TAKEN_BACK,
            sumber_waktu="forge",
            bukti=Bukti(rujukan=f"{event.reference}#ditarik", konfirmasi=None, penyusun=()),
        )
        return Verdict(choice, (Seen(event, record.orang, step.id, "tidak", None),))
    return None


def _person(case: _Case, event: Event) -> tuple[str | None, str | None]:
    """The person behind an account by its numeric id, or why there is none."""
    account = event.account
    if account is None:
        return None, "akunnya sudah tidak ada di forge"
    if account.bot:
        return None, "akun bot tidak memutus"
    person = person_of(case.desk.basis.pejabat, account)
    if person is not None:
        return person, None
    return None, f"akun {account.name} (nomor {account.id}) tidak terdaftar pada daftar pejabat"


def _flaw(case: _Case, event: Event) -> str | None:
    if event.edited:
        return "komentarnya disunting sesudah ditulis; tulis komentar baru"
    if event.dismissed:
        return "tinjauannya sudah ditarik"
    if event.unbound:
        return event.unbound
    if case.since is not None and event.at <= case.since:
        return f"diberikan sebelum langkah sebelumnya tercatat ({format_time(case.since)}); ulangi"
    return None


def _step_for(case: _Case, event: Event, orang: str | None) -> tuple[Langkah | None, str | None, str | None]:
    """The step an event speaks for, its decision, and why the step cannot be decided now."""
    path = case.gathered.path
    roles = _roles(case, event, orang)
    spoken = [(step, keputusan) for step in path if (keputusan := decision_of(event, step, path))]
    held = [(step, keputusan) for step, keputusan in spoken if orang is None or step.peran in roles]
    ready = [step.id for step in _decidable(case)]
    for step, keputusan in held:
        if step.id in ready:
            return step, keputusan, None
    if not held:
        return None, None, None
    step, keputusan = held[-1]
    due = ready[0] if ready else "tidak ada"
    return step, keputusan, f"belum giliran langkah {step.id}; yang ditunggu {due}"


def _roles(case: _Case, event: Event, orang: str | None) -> set[str]:
    if orang is None:
        return set()
    basis = case.desk.basis
    return {entry.peran for entry in basis.pejabat.assignments(orang, basis.local_date(event.at))}


def _decidable(case: _Case) -> Iterator[Langkah]:
    """The steps a record may stand at now: due, past optional ones, or earlier where the text changed."""
    cycle, path = case.cycle, case.gathered.path
    due = next((index for index, step in enumerate(path) if cycle and step.id == cycle.due), 0)
    for step in path[due:]:
        yield step
        if step.wajib:
            break
    if cycle and cycle.bundle and case.gathered.texts != cycle.bundle:
        yield from (step for step in reversed(path[:due]) if step.naskah != "tanpa")


def _unseen(case: _Case, event: Event, step: Langkah) -> str | None:
    """The gate's comment showed exactly the head's digests before the event."""
    if step.naskah == "tanpa":
        return None
    before = [entry for entry in case.shown if entry.at <= event.at]
    if before and before[-1].texts == case.gathered.texts:
        return None
    return (
        "naskah yang sekarang belum ditampilkan gerbang sebelum keputusan ini; baca ringkasannya lalu ulangi"
    )


def _choice(
    case: _Case, event: Event, orang: str, step: Langkah, keputusan: str
) -> tuple[Choice | None, str | None]:
    kembali, alasan = return_of(event, step, case.gathered.path) if keputusan == "tidak" else (None, None)
    if keputusan == "tidak" and not alasan:
        return None, "alasannya belum ditulis"
    authors = drafters(case.desk.basis.pejabat, case.request.authors)
    choice = Choice(
        siklus=case.gathered.siklus,
        langkah=step.id,
        orang=orang,
        keputusan=keputusan,
        waktu=event.at,
        kembali=kembali,
        alasan=alasan,
        files=case.gathered.reports if step.id == DISCUSSION and keputusan == "ya" else (),
        sumber_waktu="forge",
        bukti=Bukti(
            rujukan=event.reference,
            konfirmasi=None,
            penyusun=authors,
        ),
    )
    return choice, None


def _objection(case: _Case, choice: Choice) -> str | None:
    """What the register's own rules have against the record."""
    try:
        return objection_to(case.desk, decision(case.desk, choice, case.now, "maklumat"))
    except MaklumatError as error:
        return str(error)


def _weigh_cancellation(case: _Case, event: Event, orang: str | None, stranger: str | None) -> Verdict | None:
    cycle = case.cycle
    if cycle is None or cycle.due is None:
        return None
    reason = stranger or _flaw(case, event) or (None if event.text.strip() else "alasannya belum ditulis")
    if reason or orang is None:
        return Verdict(None, (Seen(event, orang, cycle.due, "batal", reason),))
    choice = Choice(
        siklus=cycle.id,
        langkah=cycle.due,
        orang=orang,
        keputusan="batal",
        waktu=event.at,
        alasan=event.text.strip(),
        sumber_waktu="forge",
        bukti=Bukti(rujukan=event.reference, konfirmasi=None, penyusun=()),
    )
    reason = _objection(case, choice)
    return Verdict(None if reason else choice, (Seen(event, orang, cycle.due, "batal", reason),))


def same_texts(shown: tuple[Shown, ...], texts: Mapping[Key, str]) -> bool:
    """Whether the gate's comment shows these digests already."""
    return bool(shown) and dict(shown[-1].texts) == dict(texts)
