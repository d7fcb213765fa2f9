"""Whose turn a cycle waits for, and what a refused decision still needs, in the words of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from maklumat.documents.models import Langkah
from maklumat.register.choice import Choice, Desk
from maklumat.register.cycle import CARRIED
from maklumat.register.record import Record
from maklumat.register.state import Basis, Cycle, State
from maklumat.register.texts import OFFICIAL


def next_turn(record: Record, state: State) -> str:
    """What follows a record: the step waited for and who may take it, or how the cycle ended."""
    cycle = state.cycles[record.siklus]
    if cycle.cancelled:
        return f"Siklus {cycle.id} dihentikan; naskahnya bebas."
    step = cycle.step
    if step is None:
        return f"Siklus {cycle.id} selesai."
    basis = state.basis
    holders = f": {_holders(basis, step, basis.local_date(record.dicatat))}" if basis else ""
    return f"Berikutnya: langkah {step.id}, giliran {step.peran}{holders}."


def mending(desk: Desk, choice: Choice) -> Iterator[str]:
    """What to do about a refused decision, as far as its procedure and roster tell."""
    cycle = desk.state.cycles.get(choice.siklus)
    if cycle is not None and not cycle.open:
        return
    step = (cycle.sop if cycle else desk.basis.sop).step(choice.langkah)
    if cycle is not None:
        yield from _order(desk.basis, cycle, choice)
    if step is not None:
        yield from _holder(desk.basis, step, choice)
        yield from _form(step, choice)
        yield from _attachments(step, cycle.jalur if cycle else "", choice)


def _order(basis: Basis, cycle: Cycle, choice: Choice) -> Iterator[str]:
    due = cycle.step
    if due is not None and due.id != choice.langkah:
        who = _holders(basis, due, basis.local_date(choice.waktu))
        yield f"Yang ditunggu langkah {due.id}, giliran {due.peran}: {who}."


def _holder(basis: Basis, step: Langkah, choice: Choice) -> Iterator[str]:
    day = basis.local_date(choice.waktu)
    if choice.keputusan != "batal" and not basis.pejabat.assignments(choice.orang, day, step.peran):
        yield f"Pemegang peran {step.peran} pada {day}: {_holders(basis, step, day)} (--orang)."


def _form(step: Langkah, choice: Choice) -> Iterator[str]:
    if choice.keputusan != "batal" and (choice.keputusan == "selesai") == step.memutus:
        known = "ya atau tidak" if step.memutus else "selesai"
        yield f"Keputusan pada langkah {step.id}: {known} (--keputusan)."
    if choice.tingkat not in step.tingkat:
        yield f"Tingkat bukti yang diterima langkah {step.id}: {', '.join(step.tingkat)} (--tingkat)."
    if choice.keputusan in {"tidak", "batal"} and not choice.alasan:
        yield "Sebutkan alasannya dengan --alasan."
    if choice.tingkat == "basah" and not (choice.bukti and choice.bukti.konfirmasi):
        yield "Sebutkan orang kedua yang mencocokkan tanda tangannya dengan --konfirmasi ORANG."


def _attachments(step: Langkah, jalur: str, choice: Choice) -> Iterator[str]:
    if choice.keputusan not in {"selesai", "ya"}:
        return
    # Official texts come from their folder, the papers of a discussion from its own record.
    known = {OFFICIAL, *(CARRIED if step.naskah == "final" else ()), *(item.jenis for item in choice.files)}
    for rule in step.lampiran or ():
        if rule.demanded(jalur, choice.tingkat) and rule.jenis not in known:
            yield f"Sertakan --lampiran {rule.jenis}=BERKAS."


def _holders(basis: Basis, step: Langkah, day: date) -> str:
    held = [
        person.id for person in basis.pejabat.orang if basis.pejabat.assignments(person.id, day, step.peran)
    ]
    return ", ".join(held) or "belum ada pemegangnya pada daftar pejabat"
