"""Fees: each with its basis, one for every applicant (UU 25/2009 Pasal 31, PP 96/2012 Pasal 29)."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Document
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.documents.models import StandarPelayanan
from maklumat.documents.models.layanan import BarisBiaya

_ARTICLES = "UU 25/2009 Pasal 31; PP 96/2012 Pasal 29"
TANPA_DASAR = Kode("biaya-tanpa-dasar", Bobot.GALAT, _ARTICLES)
GRATIS_BERDASAR = Kode(
    "biaya-gratis-berdasar", Bobot.PERINGATAN, "Bentuk naskah: `tarif: gratis` tanpa `dasar`"
)
SEMUA_GRATIS = Kode("biaya-semua-gratis", Bobot.SARAN, "Bentuk naskah: `biaya: gratis`")
TIDAK_LENGKAP = Kode("biaya-tidak-lengkap", Bobot.GALAT, f"UU 25/2009 Pasal 21 huruf e; {_ARTICLES}")
BERTABRAKAN = Kode("biaya-bertabrakan", Bobot.PERINGATAN, "UU 25/2009 Pasal 21 huruf e")
DASAR_TIDAK_TERCANTUM = Kode("biaya-dasar-tidak-tercantum", Bobot.SARAN, "UU 25/2009 Pasal 21 huruf a")


def rows(document: Document[StandarPelayanan]) -> tuple[BarisBiaya, ...]:
    """The fee rows; none where the service is free or says nothing."""
    return document.model.biaya if isinstance(document.model.biaya, tuple) else ()


def basis(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A fee without its regulation, or a free row with one."""
    for position, row in enumerate(rows(document)):
        if row.tarif.rupiah is not None and row.dasar is None:
            yield document.source.finding(
                TANPA_DASAR,
                ("biaya", position, "tarif"),
                f"Biaya {row.tarif} belum mencantumkan dasar hukum tarif.",
                "Tambahkan `dasar:` dengan peraturan yang menetapkan tarif itu; "
                "kantor tidak dapat membuat tarif sendiri.",
            )
        elif row.tarif.rupiah is None and row.dasar is not None:
            yield document.source.finding(
                GRATIS_BERDASAR,
                ("biaya", position, "dasar"),
                "Baris yang gratis tidak memerlukan `dasar`.",
                "Hapus `dasar` pada baris ini, atau tulis tarifnya.",
            )


def all_free(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A list in which nobody pays."""
    if rows(document) and all(_plainly_free(row) for row in rows(document)):
        yield document.source.finding(
            SEMUA_GRATIS,
            ("biaya",),
            "Tidak ada yang membayar, tetapi biaya ditulis sebagai daftar.",
            "Tulis satu baris: `biaya: gratis`.",
        )


def _plainly_free(row: BarisBiaya) -> bool:
    """Free, and with nothing more to say about it."""
    return row.tarif.rupiah is None and (row.uraian, row.kanal, row.bila) == (None, None, None)


def covered(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A kind of applicant no fee row speaks of: an unknown fee is never zero."""
    if not rows(document) or any(row.untuk is None for row in rows(document)):
        return
    named = {name for row in rows(document) for name in row.untuk or ()}
    for name, words in (document.model.pemohon or {}).items():
        if name not in named:
            yield document.source.finding(
                TIDAK_LENGKAP,
                ("biaya",),
                f"Biaya bagi “{words}” (`{name}`) belum disebut.",
                f"Tambahkan baris `untuk: {name}` dengan tarifnya, atau `tarif: gratis`.",
            )


def contradicting(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """Two fees for the same applicant and the same thing, with nothing to tell them apart."""
    seen: dict[tuple[object, ...], BarisBiaya] = {}
    for position, row in enumerate(rows(document)):
        for name in row.untuk or ("",):
            identity = (name, row.uraian, row.kanal, row.bila, row.tarif.per)
            other = seen.setdefault(identity, row)
            if other.tarif != row.tarif:
                yield document.source.finding(
                    BERTABRAKAN,
                    ("biaya", position, "tarif"),
                    f"Ada dua tarif untuk hal yang sama: {other.tarif} dan {row.tarif}.",
                    "Bedakan dengan `uraian`, `kanal`, `bila`, atau `untuk`.",
                )


def basis_listed(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A fee's regulation that the legal basis does not list."""
    listed = {citation.partition(" Pasal ")[0] for citation in document.model.dasar_hukum or ()}
    missing: dict[str, int] = {}
    for position, row in enumerate(rows(document)):
        head = (row.dasar or "").partition(" Pasal ")[0]
        if listed and head and head not in listed:
            missing.setdefault(head, position)
    for head, position in missing.items():
        yield document.source.finding(
            DASAR_TIDAK_TERCANTUM,
            ("biaya", position, "dasar"),
            f"{head} menjadi dasar tarif tetapi tidak tercantum pada dasar hukum.",
            f"Tambahkan `- {head}` di bawah `dasar_hukum:`.",
        )


RULES = (basis, all_free, covered, contradicting, basis_listed)
