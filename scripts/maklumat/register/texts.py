"""Rules about what a record carries: documents and their digests, attachments."""

from __future__ import annotations

from collections.abc import Mapping

from maklumat.documents.folder import Key, main_file
from maklumat.documents.models import LampiranLangkah, Langkah
from maklumat.register.book import Book, Broken
from maklumat.register.cycle import CARRIED, DISCUSSION, OpenCycle
from maklumat.register.record import Record, has_reason

KINDS: Mapping[str, tuple[str, ...]] = {
    "penetapan": ("layanan", "maklumat"),
    "pencabutan": ("layanan", "maklumat"),
    "warga": ("warga",),
    "dasar": ("dasar",),
}
OFFICIAL = "naskah_resmi"
DECREED = ("penetapan", "pencabutan")
"""Paths whose last yes is a decree with official texts."""


def check_documents(record: Record, step: Langkah, book: Book) -> None:
    """Documents of the path's kinds, sorted, each once, each intact in the archive."""
    keys = [document.key for document in record.dokumen]
    if step.naskah == "tanpa":
        if keys:
            raise Broken(f"langkah {step.id} tidak membawa naskah")
        return
    if not keys:
        raise Broken("tidak ada naskah yang dibawa")
    if keys != sorted(set(keys)):
        raise Broken("daftar naskah tidak berurutan atau berulang")
    for document in record.dokumen:
        if document.jenis not in KINDS[record.jalur]:
            raise Broken(f"jalur {record.jalur} tidak membawa naskah {document.jenis}")
        files = book.content(document.sidik)
        main = f"{document.id}.json" if document.jenis == "dasar" else main_file(document.key)
        if main not in files:
            raise Broken(f"arsip {document.key} tidak memuat {main}")


def check_position(record: Record, cycle: OpenCycle) -> int:
    """The record's place on the path, if it may stand there now; returns the step's position."""
    position = cycle.index.get(record.langkah)
    if position is None:
        raise Broken(f"langkah {record.langkah} tidak ada pada jalur {record.jalur}")
    due = cycle.due if cycle.due is not None else len(cycle.path)
    if position > due:
        skipped = [step.id for step in cycle.path[due:position] if step.wajib]
        if skipped:
            raise Broken(f"langkah {skipped[0]} belum dicatat")
    if position < due and not _may_go_back(record, cycle):
        raise Broken(f"langkah {record.langkah} sudah lewat dan naskahnya tidak berubah")
    return position


def _may_go_back(record: Record, cycle: OpenCycle) -> bool:
    """An earlier step with text, if its text changed, or a Tidak that takes back one's own standing ya."""
    step = cycle.path[cycle.index[record.langkah]]
    if step.naskah == "tanpa":
        return False
    standing = cycle.standing.get(step.id)
    if record.texts != cycle.bundle or (standing is not None and record.texts != standing.texts):
        return True
    took_back = standing is not None and standing.keputusan == "ya" and standing.orang == record.orang
    return record.keputusan == "tidak" and took_back


def check_text_change(record: Record, position: int, cycle: OpenCycle) -> tuple[Key, ...]:
    """Whether the bundle may change as it does here; returns the documents that join."""
    step = cycle.path[position]
    if step.naskah == "tanpa":
        return ()
    final = cycle.final_before(position) if step.naskah == "final" else None
    if final is not None and record.texts != final.texts:
        raise Broken(f"naskah berbeda dari yang diputus pada langkah {final.langkah}")
    joined = tuple(key for key in record.texts if key not in cycle.bundle)
    left = [key for key in cycle.bundle if key not in record.texts]
    if joined and cycle.had_text and position > cycle.last_join:
        raise Broken(f"naskah {joined[0]} bergabung terlambat")
    if left and not has_reason(record):
        raise Broken(f"naskah {left[0]} keluar dari siklus tanpa alasan")
    return joined


def check_attachments(record: Record, position: int, cycle: OpenCycle, book: Book) -> None:
    """Kinds the step knows; demanded ones present; private ones absent from the archive, others intact."""
    step = cycle.path[position]
    rules = _rules(step, cycle)
    seen = [(item.jenis, item.nama) for item in record.lampiran]
    if len(seen) != len(set(seen)):
        raise Broken("ada lampiran yang tercatat dua kali")
    for item in record.lampiran:
        rule = rules.get(item.jenis)
        if rule is None:
            raise Broken(f"lampiran {item.jenis} tidak dikenal pada langkah {step.id}")
        if not rule.pribadi:
            book.require_attachment(item.sha256)
        elif book.has_attachment(item.sha256):
            raise Broken(f"lampiran pribadi {item.jenis} tersimpan di arsip")
    if record.keputusan != "tidak":
        for rule in rules.values():
            if rule.demanded(record.jalur, record.tingkat) and not record.attached(rule.jenis):
                raise Broken(f"lampiran {rule.jenis} belum ada")
    _check_official(record, step, cycle)
    _check_carried(record, step, cycle)


def _rules(step: Langkah, cycle: OpenCycle) -> dict[str, LampiranLangkah]:
    rules = {rule.jenis: rule for rule in step.lampiran or ()}
    if step.naskah == "final" and DISCUSSION in cycle.index:
        discussion = cycle.path[cycle.index[DISCUSSION]]
        for rule in discussion.lampiran or ():
            if rule.jenis in CARRIED and rule.jenis not in rules:
                rules[rule.jenis] = rule.model_copy(update={"wajib": "tidak"})
    if step is cycle.path[-1] and cycle.jalur in DECREED:
        rules.setdefault(OFFICIAL, LampiranLangkah(jenis=OFFICIAL))
    return rules


def _check_official(record: Record, step: Langkah, cycle: OpenCycle) -> None:
    """One official text a document with the yes that enacts or withdraws, named after it."""
    names = sorted(item.nama for item in record.attached(OFFICIAL))
    enacts = step is cycle.path[-1] and record.keputusan == "ya" and record.jalur in DECREED
    if (names or enacts) and names != sorted(official_name(key) for key in record.texts):
        raise Broken("naskah resmi tidak satu untuk setiap naskah")


def official_name(key: Key) -> str:
    """The file name of a document's official PDF."""
    return f"{key.jenis}-{key.id}.pdf"


def _check_carried(record: Record, step: Langkah, cycle: OpenCycle) -> None:
    """Final steps repeat the hashes of the report and minutes of the standing discussion."""
    if step.naskah != "final" or DISCUSSION not in cycle.index:
        return
    discussion = cycle.standing.get(DISCUSSION)
    for jenis in CARRIED:
        held = {item.sha256 for item in discussion.attached(jenis)} if discussion else set()
        shown = {item.sha256 for item in record.attached(jenis)}
        if shown != held and (shown or record.keputusan != "tidak"):
            raise Broken(f"{jenis} bukan yang dicatat pada langkah {DISCUSSION}")
