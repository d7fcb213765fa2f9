"""The official PDFs of a bundle whose last step is due: set once, from archived bytes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from maklumat.documents.errors import Refused, shown
from maklumat.documents.folder import Folder, Key, read_document
from maklumat.documents.models import Kantor, MaklumatPelayanan, Naskah, StandarPelayanan
from maklumat.publish.cycle_sheets import decree_to_sign, name_of
from maklumat.publish.official import Context, Office, Press, PressError, Signatory
from maklumat.publish.words import long_date
from maklumat.register.choice import Desk
from maklumat.register.record import Penetapan
from maklumat.register.resmi import DECREE, Official
from maklumat.register.state import Cycle
from maklumat.register.texts import official_name


def due_for_signing(desk: Desk, siklus: str) -> Cycle:
    """The cycle, if its last step is the one due and its path carries official texts; raises `Refused`."""
    cycle = desk.state.cycles.get(siklus)
    if cycle is None:
        raise Refused(f"Siklus {shown(siklus)} belum ada di buku.")
    if cycle.jalur not in ("penetapan", "pencabutan"):
        raise Refused(f"Jalur {cycle.jalur} tidak memakai naskah resmi.")
    last = cycle.path[-1].id
    if cycle.due != last:
        waiting = f"menunggu langkah {cycle.due}" if cycle.due else "sudah ditutup"
        raise Refused(f"Naskah resmi disiapkan saat langkah {last} ditunggu; siklus {siklus} {waiting}.")
    return cycle


def signatory_of(desk: Desk, cycle: Cycle, orang: str, at: datetime) -> Signatory:
    """Who signs a bundle, if they hold the last step's role at a moment; raises `Refused`."""
    last = cycle.path[-1]
    person = desk.basis.pejabat.person(orang)
    held = desk.basis.pejabat.assignments(orang, desk.basis.local_date(at), last.peran) if person else []
    if person is None or not held:
        raise Refused(
            f"“{orang}” tidak memegang peran {last.peran}, jadi bukan penanda tangan. Periksa --orang."
        )
    return Signatory(person.nama, held[0].jabatan, held[0].status)


def refuse_altered(press: Press, desk: Desk, cycle: Cycle, official: Official) -> None:
    """Raise `Refused` unless all that is to be signed is what the approved bytes give, set again.

    The PDFs wait for their signature as files that whoever may write to the repository could replace,
    together with their hashes. Setting is the same byte for byte, so a replaced one shows.
    """
    again = (
        f"Jalankan `maklumat tandatangan siapkan --siklus {cycle.id} ...` lagi, lalu tanda tangani hasilnya."
    )
    at = official.disiapkan
    if at is None:
        raise Refused(f"Naskah resmi siklus {cycle.id} tidak menyebut kapan disiapkan. {again}")
    try:
        signed = official.penetapan, signatory_of(desk, cycle, official.orang, at)
        anew = {
            **set_bundle(press, desk, cycle, signed, at),
            DECREE: set_decree(press, desk, cycle, signed, at),
        }
    except PressError as error:
        raise Refused(error.message) from None
    altered = [name for name, data in anew.items() if official.to_sign.get(name) != data]
    if altered:
        raise Refused(
            f"Bukan cetakan program ini atas naskah yang disetujui: {', '.join(altered)}. Berkasnya diganti, "
            f"atau cetakannya berubah sejak disiapkan. {again}"
        )


def set_bundle(
    press: Press, desk: Desk, cycle: Cycle, signed: tuple[Penetapan, Signatory], at: datetime
) -> dict[str, bytes]:
    """Every official PDF of the cycle by file name; raises `Refused` or `PressError`."""
    penetapan, signatory = signed
    refuse_foreign_number(desk.basis.kantor, penetapan)
    files: dict[str, bytes] = {}
    for key, sidik in sorted(cycle.bundle.items()):
        content = desk.book.content(sidik)
        model = read_document(Folder(key, content)).model
        context = Context(
            kantor=desk.basis.kantor,
            regulasi=desk.basis.regulasi,
            key=key,
            sidik=sidik,
            files=content,
            pada=at.astimezone(desk.basis.zona),
            penetapan=penetapan,
            signatory=signatory,
            images=desk.book.content(desk.basis.sidik["kantor"]),
        )
        files[official_name(key)] = _set(press, desk, cycle, model, context)
    return files


def set_decree(
    press: Press, desk: Desk, cycle: Cycle, signed: tuple[Penetapan, Signatory], at: datetime
) -> bytes:
    """The decree over the cycle's bundle, to be signed; raises `Refused` or `PressError`."""
    texts = {
        key: read_document(Folder(key, desk.book.content(sidik))).model for key, sidik in cycle.bundle.items()
    }
    images = desk.book.content(desk.basis.sidik["kantor"])
    office = Office(desk.basis.kantor, at.astimezone(desk.basis.zona), images)
    decree = decree_to_sign(cycle, signed, texts, desk.state.versions)
    return press.decree(decree, office, desk.basis.regulasi)


def refuse_foreign_number(kantor: Kantor, penetapan: Penetapan) -> None:
    """Raise `Refused` where a decree's number follows none of the office's patterns; no patterns, no rule."""
    number, day = penetapan.nomor_sk, penetapan.tanggal_sk
    patterns = kantor.pola_nomor_sk or ()
    if not patterns or any(pattern.fits(number, day) for pattern in patterns):
        return
    known = " atau ".join(f"`{pattern}`" for pattern in patterns)
    raise Refused(
        f"Nomor keputusan “{shown(number)}” tidak mengikuti pola kantor: {known}. Untuk tanggal "
        f"{long_date(day)} bentuknya misalnya {patterns[0].example(day)}. Perbaiki --nomor-sk, atau ubah "
        "pola_nomor_sk pada dasar/kantor lewat siklus jalur dasar."
    )


def _set(press: Press, desk: Desk, cycle: Cycle, model: Naskah, context: Context) -> bytes:
    if cycle.jalur == "pencabutan":
        version = desk.state.in_force(context.key, context.pada)
        return press.withdrawal(name_of(model), context, version.penetapan if version else None)
    if isinstance(model, StandarPelayanan):
        return press.standard(model, context)
    if isinstance(model, MaklumatPelayanan):
        return press.maklumat(model, context, _service_names(desk, cycle.bundle, model, context.pada))
    raise Refused(f"{context.key} tidak memakai naskah resmi.")


def _service_names(
    desk: Desk, bundle: Mapping[Key, str], charter: MaklumatPelayanan, at: datetime
) -> list[str]:
    """Names of the services a maklumat promises: as in its own bundle, else as in force."""
    names = []
    for id in charter.layanan:
        key = Key("layanan", id)
        version = desk.state.in_force(key, at)
        sidik = bundle.get(key) or (version.sidik if version else None)
        if sidik is None:
            raise Refused(
                f"Maklumat menjanjikan layanan {id} yang tidak berlaku dan tidak dibawa siklus ini. "
                "Keluarkan layanan itu dari maklumat, atau sahkan bersama."
            )
        names.append(name_of(read_document(Folder(key, desk.book.content(sidik))).model))
    return names
