"""Kinds of applicants: every `untuk` names one that exists, and each one is used."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Document, Leaf
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules import biaya
from maklumat.documents.models import StandarPelayanan

TIDAK_DIKENAL = Kode(
    "untuk-tidak-dikenal", Bobot.GALAT, "Bentuk naskah: `untuk` menyebut pengenal pada `pemohon`"
)
TIDAK_DIPAKAI = Kode(
    "pemohon-tidak-dipakai", Bobot.SARAN, "Bentuk naskah: `pemohon` membedakan syarat, waktu, atau biaya"
)


def _named(document: Document[StandarPelayanan]) -> Iterator[Leaf]:
    return (leaf for leaf in document.source.leaves if leaf.key == "untuk" and leaf.top != "pemohon")


def unknown(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """An `untuk` that names nobody."""
    known = document.model.pemohon or {}
    for leaf in _named(document):
        if leaf.value not in known:
            yield document.source.at_leaf(
                TIDAK_DIKENAL,
                leaf,
                f"`untuk: {leaf.value}` tidak ada pada `pemohon`.",
                f"Pakai salah satu: {', '.join(known)}."
                if known
                else "Daftarkan golongan itu di bawah `pemohon:`.",
            )


def unused(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A kind of applicant nothing depends on.

    Silent where an `untuk` is misspelt, or where every fee names its applicants: then that is the finding.
    """
    known, used = document.model.pemohon or {}, {leaf.value for leaf in _named(document)}
    fees = biaya.rows(document)
    if used - set(known) or (fees and all(row.untuk for row in fees)):
        return
    for name in known:
        if name not in used:
            yield document.source.finding(
                TIDAK_DIPAKAI,
                ("pemohon", name),
                f"Golongan pemohon `{name}` tidak dipakai di mana pun.",
                f"Tambahkan `untuk: {name}` pada butir yang khusus baginya, atau hapus golongan ini.",
            )


RULES = (unknown, unused)
