"""The registry of regulations: citable, what revoked each known."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Document
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.documents.models import DaftarRegulasi

_FORM = "Bentuk naskah: daftar regulasi"
SINGKATAN = Kode("regulasi-singkatan", Bobot.GALAT, f"{_FORM}, singkatan tanpa pasal")
RUJUKAN = Kode("regulasi-rujukan", Bobot.PERINGATAN, f"{_FORM}, pencabut dan pengubah tercantum juga")
TANGGAL = Kode("regulasi-tanggal-terbalik", Bobot.GALAT, f"{_FORM}, tanggal berurutan")
TANPA_TANGGAL = Kode("regulasi-dicabut-tanpa-tanggal", Bobot.PERINGATAN, f"{_FORM}, pencabutan bertanggal")


def citable(document: Document[DaftarRegulasi]) -> Iterator[Finding]:
    """An abbreviation no citation can ever match."""
    for position, entry in enumerate(document.model.regulasi):
        if " Pasal " in entry.singkat:
            yield document.source.finding(
                SINGKATAN,
                ("regulasi", position, "singkat"),
                f"Singkatan “{entry.singkat}” memuat pasal, sehingga tidak dapat dikutip.",
                "Tulis peraturannya saja; pasal ditulis di tempat mengutip.",
            )


def related(document: Document[DaftarRegulasi]) -> Iterator[Finding]:
    """A revoking or amending regulation the registry does not know."""
    known = {entry.singkat for entry in document.model.regulasi}
    for position, entry in enumerate(document.model.regulasi):
        named = [
            ("dicabut_oleh", entry.dicabut_oleh),
            *(("diubah_oleh", name) for name in entry.diubah_oleh or ()),
        ]
        for key, name in named:
            if name is not None and name not in known:
                yield document.source.finding(
                    RUJUKAN,
                    ("regulasi", position, key),
                    f"{name} tidak tercantum pada daftar ini.",
                    f"Tambahkan {name}, atau perbaiki penulisannya.",
                )


def dated(document: Document[DaftarRegulasi]) -> Iterator[Finding]:
    """A revocation without its day, or before the regulation began."""
    for position, entry in enumerate(document.model.regulasi):
        path = ("regulasi", position)
        if entry.dicabut_oleh and entry.dicabut is None:
            yield document.source.finding(
                TANPA_TANGGAL,
                (*path, "dicabut_oleh"),
                f"{entry.singkat} dicabut {entry.dicabut_oleh}, tetapi tanggalnya belum ada.",
                "Isi `dicabut` dengan hari pertama tidak berlaku; tanpa itu peraturan dianggap berlaku.",
            )
        if entry.dicabut and entry.berlaku_sejak and entry.dicabut < entry.berlaku_sejak:
            yield document.source.finding(
                TANGGAL,
                (*path, "dicabut"),
                f"{entry.singkat} dicabut ({entry.dicabut}) sebelum berlaku ({entry.berlaku_sejak}).",
                "Perbaiki tanggalnya.",
            )


RULES = (citable, related, dated)
