"""The charter: three statements that say what they must, over services that exist (UU 25/2009 Pasal 22)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from maklumat.checks.context import Document
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules import words
from maklumat.documents.folder import Key
from maklumat.documents.models import MaklumatPelayanan

_STATEMENTS = "PermenPANRB 15/2014 (tiga pernyataan maklumat)"
KESANGGUPAN = Kode(
    "maklumat-tanpa-kesanggupan", Bobot.GALAT, f"UU 25/2009 Pasal 22; PP 96/2012 Pasal 30; {_STATEMENTS}"
)
PERBAIKAN = Kode("maklumat-tanpa-perbaikan", Bobot.GALAT, _STATEMENTS)
SANKSI = Kode("maklumat-tanpa-sanksi", Bobot.GALAT, _STATEMENTS)
SATU_AKIBAT = Kode("maklumat-satu-akibat", Bobot.PERINGATAN, _STATEMENTS)
LAYANAN_TIDAK_ADA = Kode("maklumat-layanan-tidak-ada", Bobot.GALAT, "UU 25/2009 Pasal 1 angka 8 dan Pasal 22")
PERAN = Kode("peran-tidak-dikenal", Bobot.GALAT, "Bentuk naskah: peran tercantum pada sop.yaml")
TEMPAT_PAJANG = Kode(
    "maklumat-tanpa-tempat-pajang", Bobot.SARAN, "UU 25/2009 Pasal 22; PP 96/2012 Pasal 30 ayat (3)"
)

_WILLING = re.compile(r"(?i)\b(?:sanggup|kesanggupan|janji|berjanji)\b")
_STANDARD = re.compile(r"(?i)\bstandar\b")
_IMPROVES = re.compile(
    r"(?i)\b(?:perbaik\w*|memperbaiki|diperbaiki|penyempurnaan|menyempurnakan|peningkatan|meningkatkan)\b"
)
_EVER = re.compile(r"(?i)\b(?:terus|berkelanjutan|berkesinambungan|senantiasa|selalu)\b")
_SANCTION = re.compile(r"(?i)\bsanksi\b")
_COMPENSATION = re.compile(r"(?i)\b(?:kompensasi|ganti rugi)\b")


def statements(document: Document[MaklumatPelayanan]) -> Iterator[Finding]:
    """The three statements, each saying what it is there for."""
    source, texts = document.source, document.model.pernyataan
    if not (_WILLING.search(texts.kesanggupan) and _STANDARD.search(texts.kesanggupan)):
        yield source.finding(
            KESANGGUPAN,
            ("pernyataan", "kesanggupan"),
            "Pernyataan pertama belum menyatakan sanggup melayani sesuai standar pelayanan.",
            "Nyatakan janji dan kesanggupan melaksanakan pelayanan sesuai dengan standar pelayanan.",
        )
    if not (_IMPROVES.search(texts.kewajiban_dan_perbaikan) and _EVER.search(texts.kewajiban_dan_perbaikan)):
        yield source.finding(
            PERBAIKAN,
            ("pernyataan", "kewajiban_dan_perbaikan"),
            "Pernyataan kedua belum menyatakan perbaikan terus-menerus.",
            "Nyatakan melayani sesuai kewajiban dan melakukan perbaikan secara terus-menerus.",
        )
    sanction = _SANCTION.search(texts.sanksi_dan_kompensasi) is not None
    compensation = _COMPENSATION.search(texts.sanksi_dan_kompensasi) is not None
    path = ("pernyataan", "sanksi_dan_kompensasi")
    if not sanction and not compensation:
        yield source.finding(
            SANKSI,
            path,
            "Pernyataan ketiga belum menyatakan kesediaan menerima sanksi dan/atau memberi kompensasi.",
            "Nyatakan bersedia menerima sanksi dan/atau memberikan kompensasi "
            "bila pelayanan tidak sesuai standar.",
        )
    elif not (sanction and compensation):
        absent = "kompensasi" if sanction else "sanksi"
        yield source.finding(
            SATU_AKIBAT,
            path,
            f"Pernyataan ketiga tidak menyebut {absent}.",
            f"Sebut juga {absent}, bila kantor menyanggupinya.",
        )


def services(document: Document[MaklumatPelayanan]) -> Iterator[Finding]:
    """A service that does not exist."""
    for position, id in enumerate(document.model.layanan):
        if Key("layanan", id) not in document.source.office.keys and not words.is_placeholder(id):
            yield document.source.finding(
                LAYANAN_TIDAK_ADA,
                ("layanan", position),
                f"Layanan `{id}` tidak ada di standards/layanan/.",
                "Periksa ejaannya, atau hapus dari maklumat.",
            )


def signatory(document: Document[MaklumatPelayanan]) -> Iterator[Finding]:
    """A signatory's role the procedure does not know."""
    sop, role = document.source.office.sop, document.model.peran_penanda_tangan
    if sop is not None and role not in sop.peran:
        yield document.source.finding(
            PERAN,
            ("peran_penanda_tangan",),
            f"Peran `{role}` tidak ada pada sop.yaml.",
            f"Pakai salah satu: {', '.join(sop.peran)}.",
        )


def shown(document: Document[MaklumatPelayanan]) -> Iterator[Finding]:
    """No place where it hangs."""
    if document.model.tempat_pajang is None:
        yield document.source.whole(
            TEMPAT_PAJANG,
            "Belum disebut di mana maklumat dipajang.",
            "Tambahkan `tempat_pajang:`; maklumat wajib dipublikasikan secara jelas dan luas.",
        )


RULES = (statements, services, signatory, shown)
