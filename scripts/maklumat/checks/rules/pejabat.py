"""The roster beside the procedure: roles known and held, one definite holder of a deciding role at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from maklumat.checks.context import Document
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules.maklumat import PERAN
from maklumat.documents.models import DaftarPejabat, Penugasan

_FORM = "Bentuk naskah: daftar pejabat"
KUNCI_GANDA = Kode("saksi-kunci-ganda", Bobot.GALAT, f"{_FORM}, satu kunci satu saksi")
BERTUMPUK = Kode("jabatan-bertumpuk", Bobot.PERINGATAN, f"{_FORM}, satu pejabat definitif pada satu waktu")
TANPA_PEJABAT = Kode("peran-tanpa-pejabat", Bobot.PERINGATAN, f"{_FORM}, setiap peran dipegang seseorang")


def one_key_each(document: Document[DaftarPejabat]) -> Iterator[Finding]:
    """A witness key under two names, so that nobody can say which of them saw."""
    seen: set[tuple[str, ...]] = set()
    for position, witness in enumerate(document.model.saksi):
        key = tuple(witness.kunci.split(" ")[:2])
        if key in seen:
            yield document.source.finding(
                KUNCI_GANDA,
                ("saksi", position, "kunci"),
                f"Kunci saksi `{witness.id}` sudah dipakai saksi sebelumnya.",
                "Buat kunci tersendiri bagi setiap saksi.",
            )
        seen.add(key)


def known_roles(document: Document[DaftarPejabat]) -> Iterator[Finding]:
    """A role the procedure does not have."""
    sop = document.source.office.sop
    for position, entry in enumerate(document.model.penugasan):
        if sop is not None and entry.peran not in sop.peran:
            yield document.source.finding(
                PERAN,
                ("penugasan", position, "peran"),
                f"Peran `{entry.peran}` tidak ada pada sop.yaml.",
                f"Pakai salah satu: {', '.join(sop.peran)}.",
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


RULES = (one_key_each, known_roles, overlapping, held)
