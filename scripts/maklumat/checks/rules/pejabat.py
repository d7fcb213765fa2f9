"""The roster: everyone known, dates in order, one definite holder of a deciding role at a time."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from itertools import combinations

from maklumat.checks.context import Document, Path
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules.maklumat import PERAN
from maklumat.documents.models import DaftarPejabat, Penugasan, Saksi

_FORM = "Bentuk naskah: daftar pejabat"
GANDA = Kode("pejabat-ganda", Bobot.GALAT, f"{_FORM}, pengenal, akun, dan kunci hanya milik satu orang")
ORANG = Kode("orang-tidak-dikenal", Bobot.GALAT, f"{_FORM}, setiap penugasan menyebut orang pada `orang`")
TANGGAL = Kode("tanggal-terbalik", Bobot.GALAT, "Bentuk naskah: tanggal berurutan")
BERTUMPUK = Kode("jabatan-bertumpuk", Bobot.PERINGATAN, f"{_FORM}, satu pejabat definitif pada satu waktu")
TANPA_PEJABAT = Kode("peran-tanpa-pejabat", Bobot.PERINGATAN, f"{_FORM}, setiap peran dipegang seseorang")


def unique(document: Document[DaftarPejabat]) -> Iterator[Finding]:
    """An id, a forge account or a witness key that two share."""
    model = document.model
    groups: tuple[tuple[str, Iterable[tuple[Path, Hashable]]], ...] = (
        ("Pengenal orang", ((("orang", i, "id"), person.id) for i, person in enumerate(model.orang))),
        (
            "Akun",
            (
                (("orang", i, "akun", j, "id"), (account.forge, account.id))
                for i, person in enumerate(model.orang)
                for j, account in enumerate(person.akun or ())
            ),
        ),
        ("Pengenal saksi", ((("saksi", i, "id"), witness.id) for i, witness in enumerate(model.saksi))),
        (
            "Kunci saksi",
            ((("saksi", i, "kunci"), tuple(w.kunci.split(" ")[:2])) for i, w in enumerate(model.saksi)),
        ),
    )
    for label, entries in groups:
        seen: set[Hashable] = set()
        for path, value in entries:
            if value in seen:
                yield document.source.finding(
                    GANDA,
                    path,
                    f"{label} ini sudah dipakai entri sebelumnya.",
                    "Pakai yang lain, atau satukan.",
                )
            seen.add(value)


def _dated(model: DaftarPejabat) -> Iterator[tuple[Path, Penugasan | Saksi]]:
    yield from ((("penugasan", i), entry) for i, entry in enumerate(model.penugasan))
    yield from ((("saksi", i), entry) for i, entry in enumerate(model.saksi))


def known(document: Document[DaftarPejabat]) -> Iterator[Finding]:
    """A person or role that does not exist."""
    source, sop = document.source, document.source.office.sop
    for path, entry in _dated(document.model):
        if entry.orang is not None and document.model.person(entry.orang) is None:
            yield source.finding(
                ORANG, (*path, "orang"), f"Orang `{entry.orang}` tidak ada pada `orang`.", "Periksa ejaannya."
            )
        if isinstance(entry, Penugasan) and sop is not None and entry.peran not in sop.peran:
            yield source.finding(
                PERAN,
                (*path, "peran"),
                f"Peran `{entry.peran}` tidak ada pada sop.yaml.",
                f"Pakai salah satu: {', '.join(sop.peran)}.",
            )


def ordered(document: Document[DaftarPejabat]) -> Iterator[Finding]:
    """An assignment or key that ends before it starts."""
    for path, entry in _dated(document.model):
        for key in ("selesai", "dicabut"):
            end = getattr(entry, key)
            if end is not None and end < entry.mulai:
                yield document.source.finding(
                    TANGGAL,
                    (*path, key),
                    f"`{key}` ({end}) lebih awal daripada `mulai` ({entry.mulai}).",
                    "Perbaiki tanggalnya.",
                )


def overlapping(document: Document[DaftarPejabat]) -> Iterator[Finding]:
    """Two definite holders of a role that decides, on the same day."""
    sop = document.source.office.sop
    deciding = {step.peran for step in sop.langkah if step.memutus} if sop else set()
    definite = [
        (position, entry)
        for position, entry in enumerate(document.model.penugasan)
        if entry.status == "definitif" and entry.peran in deciding
    ]
    for (_, one), (position, other) in combinations(definite, 2):
        if one.peran == other.peran and one.orang != other.orang and _meet(one, other):
            yield document.source.finding(
                BERTUMPUK,
                ("penugasan", position),
                f"`{one.orang}` dan `{other.orang}` sama-sama definitif sebagai {other.peran} "
                "pada waktu yang sama.",
                "Isi `selesai` pada penugasan yang lama, atau pakai status plt/plh.",
            )


def _meet(one: Penugasan, other: Penugasan) -> bool:
    return max(one.mulai, other.mulai) <= min(_last(one), _last(other))


def _last(entry: Penugasan) -> date:
    return min(end for end in (entry.selesai, entry.dicabut, date.max) if end is not None)


def held(document: Document[DaftarPejabat]) -> Iterator[Finding]:
    """A role nobody was ever given."""
    sop = document.source.office.sop
    given = {entry.peran for entry in document.model.penugasan}
    for role in sop.peran if sop else ():
        if role not in given:
            yield document.source.finding(
                TANPA_PEJABAT,
                ("penugasan",),
                f"Peran `{role}` pada sop.yaml belum dipegang siapa pun.",
                "Tambahkan penugasannya.",
            )


RULES = (unique, known, ordered, overlapping, held)
