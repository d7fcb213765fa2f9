"""The fold: from (book, now) to the state of everything, or to the reason the book is broken.

Nothing is ever skipped: the first record the rules do not allow ends the fold, and a broken book
publishes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from maklumat.documents.canonical import sha256
from maklumat.documents.folder import Key
from maklumat.documents.models import Langkah
from maklumat.documents.values import BadValue
from maklumat.register import basis as basis_rules
from maklumat.register.book import Book, Broken, Entry, orphans
from maklumat.register.cycle import OpenCycle, returns
from maklumat.register.persons import (
    check_acting,
    check_level,
    check_person,
    check_step_person,
    check_witness,
)
from maklumat.register.record import Record, as_documents, has_reason, parse_record
from maklumat.register.state import Basis, State, Version
from maklumat.register.texts import (
    DECREED,
    check_attachments,
    check_documents,
    check_position,
    check_text_change,
)

LEVELS = ("saksi", "basah", "tte")
_TOLERANCE = timedelta(seconds=300)


def fold(book: Book, now: datetime) -> State:
    """The state the book gives at `now`; what is wrong with it stands in `State.problems`."""
    walker = Walk(book, now)
    problems = list(book.problems)
    if not book.entries:
        problems.append("Buku pengesahan belum ada: pengesahan/buku/000001.json tidak ditemukan.")
    if not problems:
        for entry in book.entries:
            try:
                walker.take(entry)
            except Broken as error:
                problems.append(f"Catatan {entry.number:06d}: {error}.")
                break
    notices = [*book.notices, *([] if problems else orphans(book, *walker.used()))]
    return replace(walker.state(), problems=tuple(problems), notices=tuple(notices))


def objection(book: Book, record: Record) -> str | None:
    """What the rules have against a record as the next of an intact book, its witness apart."""
    walker = Walk(book, record.dicatat)
    try:
        for entry in book.entries:
            walker.take(entry)
        walker.consider(record)
    except Broken as error:
        return f"{error}."
    return None


class Walk:
    """The fold record by record: `take` raises `Broken` and then changes nothing."""

    def __init__(self, book: Book, now: datetime) -> None:
        self.book = book
        self.now = now
        self.records: list[Record] = []
        self.previous: str | None = None
        self.basis: Basis | None = None
        self.basis_record: Record | None = None
        self.cycles: dict[str, OpenCycle] = {}
        self.versions: dict[Key, list[Version]] = {}
        self.busy: dict[Key, str] = {}

    def state(self) -> State:
        """What the records taken so far say."""
        return State(
            tuple(self.records),
            {id: cycle.freeze() for id, cycle in self.cycles.items()},
            self.basis,
            {key: tuple(versions) for key, versions in self.versions.items()},
        )

    def used(self) -> tuple[set[str], set[str]]:
        """Digests of contents and attachments the records name."""
        contents = {document.sidik for record in self.records for document in record.dokumen}
        return contents, {item.sha256 for record in self.records for item in record.lampiran}

    def take(self, entry: Entry) -> None:
        """One more record."""
        try:
            record = parse_record(entry.data)
        except BadValue as error:
            raise Broken(error.message) from None
        self._check_chain(record, entry.number)
        self._check_clock(record)
        basis = self._root_basis(record) if self.basis is None else self.basis
        check_witness(record, entry.data, entry.signature, basis)
        self._judge(record, basis)
        self.previous = sha256(entry.data)

    def consider(self, record: Record) -> None:
        """One more record that no witness has signed yet."""
        self._check_clock(record)
        self._judge(record, self._root_basis(record) if self.basis is None else self.basis)

    def _judge(self, record: Record, basis: Basis) -> None:
        check_person(record, basis)
        cycle = self._cycle(record, basis)
        if record.keputusan == "batal":
            self._cancel(record, cycle, basis)
        else:
            self._decide(record, cycle, basis)
        self.records.append(record)

    def _check_chain(self, record: Record, number: int) -> None:
        if record.urutan != number:
            raise Broken(f"urutan {record.urutan} tidak sama dengan nama berkasnya")
        if record.sebelumnya != self.previous:
            raise Broken("rantai putus: catatan sebelumnya bukan yang disebut")

    def _check_clock(self, record: Record) -> None:
        if self.records and record.dicatat < self.records[-1].dicatat:
            raise Broken("dicatat lebih awal daripada catatan sebelumnya")
        if record.waktu - record.dicatat > _TOLERANCE:
            raise Broken("waktu keputusan sesudah waktu pencatatan")
        if record.dicatat - self.now > _TOLERANCE:
            raise Broken("dicatat pada waktu yang belum tiba")

    def _root_basis(self, record: Record) -> Basis:
        """The basis record 1 brings, and by which it is itself judged."""
        ids = tuple(document.id for document in record.dokumen)
        if record.jalur != "dasar" or not record.siklus.endswith("-000") or ids != basis_rules.IDS:
            raise Broken("catatan akar harus membawa tepat keempat naskah dasar")
        if record.keputusan != "ya" or record.lampiran or record.penetapan is not None:
            raise Broken("catatan akar harus berisi keputusan ya, tanpa lampiran dan penetapan")
        basis = basis_rules.build(
            self.book, {document.id: document.sidik for document in record.dokumen}, None
        )
        if record.siklus != f"{basis.local_date(record.waktu).year}-000":
            raise Broken("tahun siklus akar bukan tahun keputusannya")
        if record.langkah != basis.sop.path("dasar")[-1].id:
            raise Broken("catatan akar harus langkah terakhir jalur dasar")
        return basis

    def _cycle(self, record: Record, basis: Basis) -> OpenCycle:
        cycle = self.cycles.get(record.siklus)
        if cycle is None:
            if record.keputusan == "batal":
                raise Broken(f"siklus {record.siklus} belum ada, jadi tidak dapat dibatalkan")
            if not basis.sop.path(record.jalur):
                raise Broken(f"jalur {record.jalur} tidak ada pada SOP yang berlaku")
            return OpenCycle(record.siklus, record.jalur, basis.sop)
        if cycle.jalur != record.jalur:
            raise Broken(f"siklus {record.siklus} berada di jalur {cycle.jalur}")
        if not cycle.open:
            raise Broken(f"siklus {record.siklus} sudah {'batal' if cycle.cancelled else 'selesai'}")
        if record.waktu < cycle.records[-1].waktu:
            raise Broken("waktu lebih awal daripada keputusan sebelumnya dalam siklus ini")
        return cycle

    def _cancel(self, record: Record, cycle: OpenCycle, basis: Basis) -> None:
        due = cycle.due_step
        allowed = {basis.sop.path("dasar")[-1].peran, due.peran if due else ""}
        if not has_reason(record):
            raise Broken("pembatalan tanpa alasan")
        if due is None or record.langkah != due.id:
            raise Broken("pembatalan tidak menyebut langkah yang sedang ditunggu")
        _check_meaning(record, due)
        if record.peran not in allowed:
            raise Broken(f"peran {record.peran} tidak berwenang membatalkan siklus ini")
        extra = record.lampiran or record.penetapan or record.kembali_ke
        if extra or record.dokumen != as_documents(cycle.bundle):
            raise Broken("pembatalan membawa lebih atau kurang dari naskah siklus")
        check_acting(record, due, cycle)
        check_level(record, due.tingkat)
        cycle.cancel(record)
        self._release(cycle)

    def _decide(self, record: Record, cycle: OpenCycle, basis: Basis) -> None:
        # The root is the last step of path dasar alone, however many steps the path has.
        position = len(cycle.path) - 1 if self.basis is None else check_position(record, cycle)
        step = cycle.path[position]
        self._check_decision(record, step, cycle)
        check_step_person(record, step, cycle)
        check_level(record, step.tingkat if self.basis else (*step.tingkat, "saksi"))
        check_documents(record, step, self.book)
        joined = check_text_change(record, position, cycle)
        self._check_free(record, joined, cycle)
        if self.basis is not None:
            check_attachments(record, position, cycle, self.book)
        if record.jalur == "pencabutan":
            self._check_in_force(record)
        renewed = self._renewed(record, cycle, basis) if record.jalur == "dasar" else basis
        self._enter(record, cycle, renewed)

    def _check_decision(self, record: Record, step: Langkah, cycle: OpenCycle) -> None:
        if record.keputusan not in (("ya", "tidak") if step.memutus else ("selesai",)):
            raise Broken(f"langkah {step.id} tidak mengenal keputusan {record.keputusan}")
        _check_meaning(record, step)
        if record.keputusan == "tidak":
            if not has_reason(record):
                raise Broken("Tidak tanpa alasan")
            if record.kembali_ke not in returns(step, cycle.path):
                raise Broken(f"langkah {step.id} tidak boleh kembali ke {record.kembali_ke}")
        elif record.kembali_ke is not None:
            raise Broken("hanya Tidak yang mengembalikan")
        last = step is cycle.path[-1] and record.keputusan == "ya"
        if (record.penetapan is not None) != (last and record.jalur in DECREED):
            raise Broken("penetapan ada di tempat yang salah, atau belum ada")
        if record.penetapan and record.penetapan.berlaku_sejak < record.penetapan.tanggal_sk:
            raise Broken("berlaku_sejak mendahului tanggal_sk")

    def _check_free(self, record: Record, joined: tuple[Key, ...], cycle: OpenCycle) -> None:
        """A document stands in one open cycle, and a cycle starts after its documents' last one ended."""
        first = cycle.first_time if cycle.records else record.waktu
        for key in joined:
            other = self.busy.get(key)
            if other not in (None, cycle.id):
                raise Broken(f"naskah {key} sedang berada di siklus {other}")
            versions = self.versions.get(key)
            if versions and first < versions[-1].record.waktu:
                raise Broken(f"siklus dimulai sebelum siklus terakhir {key} selesai")

    def _check_in_force(self, record: Record) -> None:
        state = State(versions={key: tuple(self.versions.get(key, ())) for key in record.texts})
        for key, sidik in record.texts.items():
            version = state.in_force(key, record.waktu)
            if version is None or version.sidik != sidik:
                raise Broken(f"pencabutan {key} tidak membawa naskah yang berlaku")

    def _renewed(self, record: Record, cycle: OpenCycle, basis: Basis) -> Basis:
        """The basis a dasar record brings: only documents that change, none of which undoes the roster."""
        if self.basis is None or self.basis_record is None:
            return basis
        sidik = {document.id: document.sidik for document in record.dokumen}
        for id, digest in sidik.items():
            if self.basis.sidik.get(id) == digest:
                raise Broken(f"dasar/{id} tidak berubah, jadi tidak dibawa")
        renewed = basis_rules.build(self.book, sidik, self.basis)
        since = self.basis.local_date(self.basis_record.waktu)
        for message in basis_rules.continuity_problems(self.basis.pejabat, renewed.pejabat, since):
            raise Broken(message)
        last = self.basis.sop.path("dasar")[-1]
        completing = record.langkah == cycle.path[-1].id and record.keputusan == "ya"
        if completing and record.peran != last.peran:
            raise Broken(f"peran {record.peran} tidak berwenang mengubah dasar menurut SOP yang berlaku")
        return renewed

    def _enter(self, record: Record, cycle: OpenCycle, renewed: Basis) -> None:
        cycle.apply(record)
        self.cycles[cycle.id] = cycle
        self._release(cycle)
        if cycle.due is not None:
            self.busy.update(dict.fromkeys(cycle.bundle, cycle.id))
            return
        cycle.basis_at_end = self.basis or renewed
        if record.jalur == "dasar":
            self.basis, self.basis_record = renewed, record
            cycle.basis_at_end = renewed
        effective = record.waktu
        if record.penetapan:
            effective = cycle.basis_at_end.midnight(record.penetapan.berlaku_sejak)
        for key, sidik in record.texts.items():
            version = Version(
                key, sidik, cycle.id, record, effective, cycle.basis_at_end, record.jalur == "pencabutan"
            )
            self.versions.setdefault(key, []).append(version)

    def _release(self, cycle: OpenCycle) -> None:
        for key in [key for key, id in self.busy.items() if id == cycle.id]:
            del self.busy[key]


def _check_meaning(record: Record, step: Langkah) -> None:
    """The sentence the decision is about is the step's own, whatever was decided."""
    if record.makna != step.pernyataan:
        raise Broken(f"makna bukan pernyataan langkah {step.id}")
