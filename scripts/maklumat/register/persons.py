"""Rules about people: who may act, in which role, on which day, with which witness."""

from __future__ import annotations

from collections.abc import Iterable

from maklumat.documents.models import Langkah, Sop
from maklumat.documents.models.pejabat import holds
from maklumat.register.book import Broken
from maklumat.register.cycle import Act, OpenCycle, drafters_of
from maklumat.register.record import Record
from maklumat.register.sshsig import BadSignature, key_blob, verify
from maklumat.register.state import Basis


def check_witness(record: Record, data: bytes, signature: bytes | None, basis: Basis) -> None:
    """One signature by a key that holds on the local date of `dicatat`, not the person's own."""
    if signature is None:
        raise Broken("tanda tangan saksi tidak ada")
    try:
        blob = verify(signature, data)
    except BadSignature as error:
        raise Broken(str(error)) from None
    day = basis.local_date(record.dicatat)
    witnesses = [witness for witness in basis.pejabat.saksi if _is(witness.kunci, blob)]
    if not witnesses:
        raise Broken("kunci saksi tidak terdaftar pada daftar pejabat yang berlaku")
    if not any(holds(witness, day) for witness in witnesses):
        raise Broken(f"kunci saksi “{witnesses[0].id}” tidak berlaku pada {day}")
    if any(witness.orang == record.orang for witness in witnesses):
        raise Broken(f"saksi “{witnesses[0].id}” menyaksikan keputusannya sendiri")


def _is(line: str, blob: bytes) -> bool:
    try:
        return key_blob(line) == blob
    except BadSignature:
        return False


def check_person(record: Record, basis: Basis) -> None:
    """Name, role, status, title and basis of office are those of the roster on the day of `waktu`."""
    person = basis.pejabat.person(record.orang)
    if person is None:
        raise Broken(f"“{record.orang}” tidak ada di daftar pejabat yang berlaku")
    if person.nama != record.nama:
        raise Broken(f"nama “{record.nama}” tidak sama dengan daftar pejabat")
    day = basis.local_date(record.waktu)
    held = basis.pejabat.assignments(record.orang, day, record.peran)
    if not held:
        raise Broken(f"{record.nama} tidak memegang peran {record.peran} pada {day}")
    stated = (record.status_jabatan, record.jabatan, record.dasar_jabatan)
    if stated not in {(entry.status, entry.jabatan, entry.dasar) for entry in held}:
        raise Broken(f"jabatan {record.nama} tidak sama dengan daftar pejabat")
    for id in (*(record.bukti.penyusun if record.bukti else ()), *_confirmation(record)):
        if basis.pejabat.person(id) is None:
            raise Broken(f"“{id}” pada bukti tidak ada di daftar pejabat yang berlaku")


def _confirmation(record: Record) -> tuple[str, ...]:
    return (record.bukti.konfirmasi,) if record.bukti and record.bukti.konfirmasi else ()


def check_step_person(record: Record, step: Langkah, cycle: OpenCycle) -> None:
    """The step's role, its acting holders, drafters apart from deciders, one role a cycle.

    Decisions at or after the step do not count: the record voids them.
    """
    if record.peran != step.peran:
        raise Broken(f"langkah {step.id} milik peran {step.peran}, bukan {record.peran}")
    check_acting(record, step, cycle)
    drafters = cycle.drafters | drafters_of(record, step)
    if step.memutus and record.orang in drafters:
        raise Broken(f"{record.nama} ikut menyusun naskah ini, jadi tidak boleh memutus")
    kept = [cycle.standing[id] for id in cycle.standing if cycle.index[id] < cycle.index[step.id]]
    deciders = {standing.orang for standing in kept if standing.keputusan == "ya"}
    for person in sorted(drafters & deciders):
        raise Broken(f"“{person}” sudah memutus dalam siklus ini, jadi tidak boleh menjadi penyusun")


def check_acting(record: Record, step: Langkah, cycle: OpenCycle) -> None:
    """The step's acting holders, and one role a cycle for one person."""
    if (record.status_jabatan == "plt" and not step.plt) or (record.status_jabatan == "plh" and not step.plh):
        raise Broken(f"{record.status_jabatan.capitalize()}. tidak boleh bertindak pada langkah {step.id}")
    act = Act(record.orang, record.peran, record.status_jabatan)
    if not roles_allowed(act, cycle.acts, cycle.sop):
        raise Broken(f"{record.nama} sudah bertindak dalam peran lain pada siklus ini")


def roles_allowed(act: Act, earlier: Iterable[Act], sop: Sop) -> bool:
    """Whether `rangkap` lets this act stand beside the person's earlier acts in other roles.

    Of two roles the additional one is the acting one; of two of a kind, both are.
    """
    for other in earlier:
        if other.orang != act.orang or other.peran == act.peran:
            continue
        statuses = {act.status, other.status}
        additional = statuses - {"definitif"} or statuses
        if any(getattr(sop.rangkap, status) != "catat" for status in additional):
            return False
    return True


def check_level(record: Record, accepted: Iterable[str]) -> None:
    """The level of evidence is one the step accepts; wet ink is confirmed by a second person."""
    if record.tingkat not in accepted:
        raise Broken(f"tingkat bukti {record.tingkat} tidak diterima pada langkah {record.langkah}")
    if record.tingkat == "basah":
        confirmed = record.bukti.konfirmasi if record.bukti else None
        if confirmed is None:
            raise Broken("tanda tangan basah belum dikonfirmasi orang kedua")
        if confirmed == record.orang:
            raise Broken("tanda tangan basah harus dikonfirmasi orang lain")
