"""From a person's decision to the next files of the book: composed, signed, and tried before they count.

Pure: reads through trees, writes nothing. `register.store` puts the files in place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from maklumat.documents.errors import Refused
from maklumat.documents.folder import Folder, Key
from maklumat.documents.models import Langkah, Penugasan
from maklumat.documents.tree import MemoryTree
from maklumat.register.book import FOLDER, Book, read_book
from maklumat.register.choice import Desk
from maklumat.register.cycle import CARRIED, DISCUSSION
from maklumat.register.fold import fold, objection
from maklumat.register.record import SKEMA, Bukti, Lampiran, Penetapan, Record, as_documents
from maklumat.register.state import Basis, Cycle, State

Signer = Callable[[bytes], bytes]


@dataclass(frozen=True)
class Attachment:
    """A file that comes with a decision; a private one leaves only its hash, so `data` is None."""

    jenis: str
    nama: str
    sha256: str
    data: bytes | None


@dataclass(frozen=True)
class Decision:
    """What a person decided, before it is a record.

    `texts` are the digests carried, `folders` the bytes of those not yet in the archive; `notices` are
    for whoever records it, and no part of the record.
    """

    siklus: str
    jalur: str
    langkah: str
    orang: str
    keputusan: str
    waktu: datetime
    dicatat: datetime
    texts: Mapping[Key, str]
    folders: tuple[Folder, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    kembali_ke: str | None = None
    alasan: str | None = None
    penetapan: Penetapan | None = None
    tingkat: str = "saksi"
    sumber_waktu: str = "operator"
    bukti: Bukti | None = None
    alat: str = "maklumat"
    carried: tuple[Lampiran, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Addition:
    """The files one more record needs, in the order they must be written; paths are below `standards/`."""

    record: Record
    files: Mapping[str, bytes]
    state: State


def same_as_last(decision: Decision, cycle: Cycle | None) -> bool:
    """Whether the cycle's last record already says exactly this."""
    if cycle is None or not cycle.records:
        return False
    last = cycle.records[-1]
    return (last.langkah, last.orang, last.keputusan, last.kembali_ke, last.alasan, last.texts) == (
        decision.langkah,
        decision.orang,
        decision.keputusan,
        decision.kembali_ke,
        decision.alasan,
        dict(decision.texts),
    )


def carried_attachments(cycle: Cycle | None, step: Langkah) -> tuple[Lampiran, ...]:
    """Report and minutes of the standing discussion, which every final step repeats."""
    discussion = cycle.standing.get(DISCUSSION) if cycle and step.naskah == "final" else None
    if discussion is None:
        return ()
    return tuple(item for item in discussion.lampiran if item.jenis in CARRIED)


def add(desk: Desk, decision: Decision, sign: Signer) -> Addition:
    """The next record and its files, proved by folding the book as it would be; raises `Refused`."""
    record = _compose(desk.state, desk.basis, decision)
    data = record.to_bytes()
    files = _content_files(decision, desk.book)
    number = f"{FOLDER}/buku/{record.urutan:06d}"
    files[f"{number}.sig"] = sign(data)
    files[f"{number}.json"] = data
    future = fold(read_book(MemoryTree(files, desk.tree)), decision.dicatat)
    if future.problems:
        raise Refused("Keputusan ini tidak dicatat. " + "\n".join(future.problems))
    return Addition(record, files, future)


def objection_to(desk: Desk, decision: Decision) -> str | None:
    """Why the rules would refuse this decision now, None if it only lacks a witness; raises `Refused`."""
    files = _content_files(decision, desk.book)
    book = read_book(MemoryTree(files, desk.tree))
    return objection(book, _compose(desk.state, desk.basis, decision))


def _compose(state: State, basis: Basis, decision: Decision) -> Record:
    cycle = state.cycles.get(decision.siklus)
    sop = cycle.sop if cycle else basis.sop
    step = sop.step(decision.langkah)
    if step is None:
        known = ", ".join(step.id for step in sop.path(decision.jalur))
        raise Refused(f"Langkah “{decision.langkah}” tidak ada. Langkah jalur {decision.jalur}: {known}.")
    held = _assignment(basis, decision, step, cycle)
    person = basis.pejabat.person(decision.orang)
    attached = [
        Lampiran(jenis=item.jenis, nama=item.nama, sha256=item.sha256) for item in decision.attachments
    ]
    head = state.head
    return Record(
        skema=SKEMA,
        urutan=len(state.records) + 1,
        sebelumnya=head.sha256 if head else None,
        siklus=decision.siklus,
        jalur=decision.jalur,
        langkah=decision.langkah,
        keputusan=decision.keputusan,
        kembali_ke=decision.kembali_ke,
        alasan=decision.alasan,
        dokumen=as_documents(decision.texts),
        lampiran=tuple(sorted((*attached, *decision.carried), key=lambda item: (item.jenis, item.nama))),
        penetapan=decision.penetapan,
        peran=held.peran,
        orang=decision.orang,
        nama=person.nama if person else decision.orang,
        jabatan=held.jabatan,
        status_jabatan=held.status,
        dasar_jabatan=held.dasar,
        makna=step.pernyataan,
        waktu=decision.waktu,
        sumber_waktu=decision.sumber_waktu,
        dicatat=decision.dicatat,
        tingkat=decision.tingkat,
        bukti=decision.bukti,
        alat=decision.alat,
    )


def _assignment(basis: Basis, decision: Decision, step: Langkah, cycle: Cycle | None) -> Penugasan:
    """The assignment a person acts by; the definitive one before an acting one."""
    person = basis.pejabat.person(decision.orang)
    if person is None:
        raise Refused(f"“{decision.orang}” tidak ada di daftar pejabat yang berlaku. Periksa --orang.")
    day = basis.local_date(decision.waktu)
    roles = [step.peran]
    if decision.keputusan == "batal":
        roles.append(basis.sop.path("dasar")[-1].peran)
    held = [entry for role in roles for entry in basis.pejabat.assignments(decision.orang, day, role)]
    if not held:
        raise Refused(
            f"{person.nama} tidak memegang peran {' atau '.join(dict.fromkeys(roles))} pada {day}, "
            f"jadi tidak dapat memutus langkah {step.id}."
        )
    return min(held, key=lambda entry: ("definitif", "plt", "plh").index(entry.status))


def _content_files(decision: Decision, book: Book) -> dict[str, bytes]:
    known = {entry.name for entry in book.tree.entries(f"{FOLDER}/isi")}
    files: dict[str, bytes] = {}
    for folder in decision.folders:
        sidik = decision.texts[folder.key]
        if sidik not in known:
            files.update({f"{FOLDER}/isi/{sidik}/{name}": data for name, data in folder.archived().items()})
    for item in decision.attachments:
        if item.data is not None and not book.has_attachment(item.sha256):
            files[f"{FOLDER}/lampiran/{item.sha256}"] = item.data
    return files
