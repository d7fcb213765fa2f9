"""From what an operator or a forge reports to a `Decision` ready to be recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from maklumat.checks.context import Office, read_office
from maklumat.checks.finding import Bobot, Finding
from maklumat.checks.run import check_document, unfinished_plan
from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key, load
from maklumat.documents.models import Langkah
from maklumat.documents.values.scalars import NAME
from maklumat.register import basis as basis_rules
from maklumat.register.book import Book, Broken
from maklumat.register.choice import Choice, Desk, Given
from maklumat.register.cycle import JOIN_UNTIL, returns
from maklumat.register.intake import Bundle, bundle, path_of, plan, step_of
from maklumat.register.pembahasan import discussion_notices
from maklumat.register.recording import Attachment, Decision, carried_attachments, same_as_last
from maklumat.register.resmi import Official, Seal, read_official, sealed
from maklumat.register.state import Basis
from maklumat.register.texts import DECREED, OFFICIAL


def first_basis(book: Book) -> Basis:
    """The basis a first record would bring, from the book's tree; raises `Refused` or `Unreadable`."""
    folders = [load(book.tree, Key("dasar", id)) for id in basis_rules.IDS]
    for folder in folders:
        book.preload(folder.sidik, folder.archived())
    try:
        return basis_rules.build(book, {folder.key.id: folder.sidik for folder in folders}, None)
    except Broken as error:
        raise Refused(f"Naskah dasar belum dapat dipakai: {error}.") from None


def decision(desk: Desk, choice: Choice, dicatat: datetime, alat: str, seal: Seal | None = None) -> Decision:
    """The decision with its bundle, attachments and decree; raises `Refused` or `Unreadable`.

    Level tte needs `seal`, which judges the electronic signatures of the official texts.
    """
    planned = plan(desk, choice.siklus)
    cycle = desk.state.cycles.get(choice.siklus)
    path = path_of(desk, choice.siklus, planned.jalur)
    step = step_of(path, planned.jalur, choice.langkah)
    carried = bundle(desk, choice, step)
    office = read_office(desk.drafts)
    _refuse_findings(desk, carried, choice, _past_correction(step, path), office)
    official = None
    closed = cycle is not None and not cycle.open
    if step is path[-1] and choice.keputusan == "ya" and planned.jalur in DECREED and not closed:
        official = read_official(desk.tree, choice.siklus, carried.texts, desk.basis)
        _refuse_other_signatory(official, choice)
    if choice.tingkat == "tte" and not closed:
        official = _sealed(desk, choice, official, seal)
    made = Decision(
        siklus=choice.siklus,
        jalur=planned.jalur,
        langkah=step.id,
        orang=choice.orang,
        keputusan=choice.keputusan,
        waktu=choice.waktu,
        dicatat=dicatat,
        texts=carried.texts,
        folders=carried.folders,
        attachments=tuple(_attachments(step, choice, official)),
        kembali_ke=_return(step, path, choice),
        alasan=choice.alasan or None,
        penetapan=official.penetapan if official else None,
        tingkat=choice.tingkat,
        sumber_waktu=choice.sumber_waktu,
        bukti=choice.bukti,
        alat=alat,
        carried=() if choice.keputusan == "batal" else carried_attachments(cycle, step),
    )
    # What is recorded already is not judged again: its data may have moved on since.
    if same_as_last(made, cycle):
        return made
    notices = discussion_notices(desk, choice, carried.texts, office)
    return replace(made, notices=(*notices, *_unfinished(desk, choice, office)))


def _unfinished(desk: Desk, choice: Choice, office: Office) -> Iterator[str]:
    """What the bundle's plan still leaves open: once the cycle is closed it can no longer be filled in."""
    today = desk.basis.local_date(choice.waktu)
    for item in unfinished_plan(desk.drafts, choice.siklus, today, office):
        yield f"{item.berkas}:{item.baris}: {item.pesan} Isi sebelum siklus ini ditutup."


def _return(step: Langkah, path: tuple[Langkah, ...], choice: Choice) -> str | None:
    if choice.keputusan != "tidak":
        if choice.kembali:
            raise Refused("--kembali hanya dipakai bersama keputusan tidak.")
        return None
    allowed = returns(step, path)
    if choice.kembali is None and len(allowed) == 1:
        return allowed[0]
    if choice.kembali not in allowed:
        raise Refused(
            f"Langkah {step.id} boleh mengembalikan ke: {', '.join(allowed)}. Pilih dengan --kembali."
        )
    return choice.kembali


def _past_correction(step: Langkah, path: tuple[Langkah, ...]) -> bool:
    """Whether the step is the correction step or later (paths without one are strict throughout)."""
    ids = [other.id for other in path]
    return JOIN_UNTIL not in ids or ids.index(step.id) >= ids.index(JOIN_UNTIL)


def _refuse_findings(
    desk: Desk, carried: Bundle, choice: Choice, past_correction: bool, office: Office
) -> None:
    """Structural findings refuse always; other galat from the correction step's yes on."""
    strict = past_correction and choice.keputusan != "tidak"
    today = desk.basis.local_date(choice.waktu)
    found: list[Finding] = []
    for folder in carried.folders:
        found.extend(check_document(desk.drafts, folder.key, today, office=office))
    refusing = [item for item in found if item.bobot is Bobot.GALAT and (item.struktural or strict)]
    if refusing:
        lines = [
            f"{item.berkas}:{item.baris}:{item.kolom}: {item.pesan} {item.perbaikan}" for item in refusing
        ]
        raise Refused("\n".join(["Keputusan ini tidak dicatat; naskahnya masih bergalat:", *lines]))


def _refuse_other_signatory(official: Official, choice: Choice) -> None:
    if official.orang != choice.orang:
        raise Refused(
            f"Naskah resmi disiapkan untuk ditandatangani “{official.orang}”, bukan “{choice.orang}”."
        )


def _sealed(desk: Desk, choice: Choice, official: Official | None, seal: Seal | None) -> Official:
    if official is None:
        raise Refused(
            "Tingkat tte hanya untuk keputusan ya pada langkah terakhir jalur penetapan atau pencabutan: "
            "di sanalah naskah resmi ditandatangani."
        )
    if seal is None:
        raise Refused("Tingkat tte dicatat dengan `maklumat catat lokal`, yang memeriksa tanda tangannya.")
    return sealed(desk.tree, choice.siklus, official, seal)


def _attachments(step: Langkah, choice: Choice, official: Official | None) -> Iterable[Attachment]:
    for given in choice.files:
        rule = step.attachment(given.jenis)
        if rule is None:
            known = ", ".join(rule.jenis for rule in step.lampiran or ()) or "tidak ada"
            raise Refused(f"Lampiran {given.jenis} tidak dikenal pada langkah {step.id} (dikenal: {known}).")
        if given.jenis == OFFICIAL and official is not None:
            raise Refused("Naskah resmi diambil dari folder resmi/ siklus, bukan dari --lampiran.")
        yield _attachment(given, rule.pribadi)
    if official is not None:
        for name, data in official.files.items():
            yield Attachment(OFFICIAL, name, sha256(data), data)


def _attachment(given: Given, private: bool) -> Attachment:
    if given.data == b"":
        raise Refused(f"Lampiran {given.jenis} ({given.nama}) kosong. Berikan berkas yang berisi.")
    digest = given.sha256 if given.data is None else sha256(given.data)
    if digest is None or (given.data is None and not private):
        raise Refused(f"Lampiran {given.jenis} tanpa isi; hanya lampiran pribadi yang cukup dengan sidiknya.")
    return Attachment(given.jenis, _name(given, private), digest, None if private else given.data)


def _name(given: Given, private: bool) -> str:
    """The file's name; of a private file only its kind, because a name may name people."""
    name = given.nama.lower().replace(" ", "-")
    if private:
        _, dot, suffix = name.rpartition(".")
        name = f"{given.jenis}{dot}{suffix}" if dot else given.jenis
    if not NAME.match(name):
        raise Refused(
            f"Nama lampiran “{given.nama}” tidak dapat dipakai; pakai huruf kecil, angka, titik, - atau _."
        )
    return name
