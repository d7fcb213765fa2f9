"""What an event is weighed against: the book, the request, the head's texts, and what the gate showed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from maklumat.documents.models import Langkah
from maklumat.forges.bundle import REPORT, Gathered
from maklumat.forges.events import Command, Event, Kind, Request, Shown
from maklumat.forges.people import person_of
from maklumat.forges.turn import decidable
from maklumat.forges.words import at
from maklumat.register.choice import Desk
from maklumat.register.cycle import DISCUSSION
from maklumat.register.record import Record
from maklumat.register.state import Cycle

_SAME_ACT = timedelta(seconds=60)  # a forge may tell the time of one act a little differently later


@dataclass(frozen=True)
class Case:
    """The desk, the request with its gathered bundle, the digests shown so far, and now."""

    desk: Desk
    request: Request
    gathered: Gathered
    shown: tuple[Shown, ...]
    now: datetime

    @property
    def cycle(self) -> Cycle | None:
        """The cycle in the book, None before its first record."""
        return self.desk.state.cycles.get(self.gathered.siklus)

    @property
    def since(self) -> datetime | None:
        """The time of the cycle's last record."""
        cycle = self.cycle
        return cycle.records[-1].waktu if cycle and cycle.records else None

    @cached_property
    def decidable(self) -> tuple[Langkah, ...]:
        """The steps that can be decided now."""
        return decidable(self.cycle, self.gathered.path, self.gathered.texts)

    @cached_property
    def _recorded(self) -> Mapping[str, datetime]:
        """Acts already in the book, of whatever cycle: none of them counts twice."""
        return {
            record.bukti.rujukan: record.waktu
            for record in self.desk.state.records
            if record.bukti and record.bukti.rujukan
        }

    def is_recorded(self, event: Event) -> bool:
        """Whether the book holds this act already."""
        recorded = self._recorded.get(event.reference)
        return recorded is not None and event.at <= recorded + _SAME_ACT

    def own_yes(self, orang: str | None, step: Langkah) -> Record | None:
        """The person's own standing yes at a step that carries text."""
        record = self.cycle.standing.get(step.id) if self.cycle else None
        if record is None or step.naskah == "tanpa":
            return None
        return record if (record.orang, record.keputusan) == (orang, "ya") else None


def person_behind(case: Case, event: Event) -> tuple[str | None, str | None]:
    """The person behind an event by the account's numeric id, or why there is none."""
    account = event.account
    if account is None:
        return None, "akunnya sudah tidak ada di forge"
    if account.bot:
        return None, "akun bot tidak memutus"
    person = person_of(case.desk.basis.pejabat, account)
    if person is not None:
        return person, None
    return None, f"akun {account.name} (nomor {account.id}) tidak terdaftar pada daftar pejabat yang berlaku"


def flaw(case: Case, event: Event) -> str | None:
    """Why an act cannot count whatever it says, None if nothing speaks against it."""
    if not (case.request.open or case.request.merged) and event.command is not Command.BATAL:
        return "permintaan ini ditutup tanpa digabung; buka lagi, lalu ulangi"
    if spoilt := _spoilt(event):
        return spoilt
    if case.since is not None and event.at <= case.since:
        since = at(case.since, case.desk.basis.zona)
        return f"diberikan sebelum keputusan terakhir siklus ini ({since}); ulangi bila sudah gilirannya"
    if _says_yes(event) and _changed_mind(case, event):
        return "sesudahnya orang yang sama menariknya atau meminta perubahan; putuskan lagi"
    return None


def _spoilt(event: Event) -> str | None:
    if event.edited:
        return "komentarnya disunting sesudah ditulis; tulis komentar baru"
    if event.dismissed:
        return "sudah ditarik kembali"
    return event.unbound


def _says_yes(event: Event) -> bool:
    return event.kind is Kind.APPROVE or event.command in (Command.SETUJU, Command.PEMBAHASAN_SELESAI)


def says_no(event: Event) -> bool:
    """Whether an act asks for changes."""
    return event.kind is Kind.RETURN or event.command is Command.KEMBALIKAN


def _changed_mind(case: Case, event: Event) -> bool:
    """A later act of the same account takes the yes back but cannot be recorded itself.

    A later no that can be recorded gets its own turn; without this an older approval would come back
    to life behind a no that was dismissed, edited, or given without a reason.
    """
    return any(
        other.account == event.account
        and other.at > event.at
        and not case.is_recorded(other)
        and (_spoilt(other) is not None or (says_no(other) and not other.text.strip()))
        and (says_no(other) or (other.dismissed and _says_yes(other)))
        for other in case.request.events
    )


def unseen(case: Case, event: Event, step: Langkah) -> str | None:
    """Why the act cannot be about the head's texts: the gate had not shown exactly them before it."""
    if step.naskah == "tanpa":
        return None
    before = [entry for entry in case.shown if entry.at < event.at]
    latest = dict(before[-1].texts) if before else {}
    texts = {key: sidik for key, sidik in latest.items() if key.jenis != REPORT}
    if texts != dict(case.gathered.texts):
        what = "naskah yang sekarang"
    elif _also_read(case, step) and _says_yes(event) and latest != case.gathered.to_show:
        what = "lampiran pembahasan atau naskah resmi yang sekarang"
    else:
        return None
    return f"{what} belum ditampilkan gerbang sebelum keputusan ini; baca ringkasannya lalu ulangi"


def _also_read(case: Case, step: Langkah) -> bool:
    """Whether a yes at the step is also about files beside the texts: reports, or the official PDFs."""
    return step.id == DISCUSSION or step is case.gathered.path[-1]
