"""Bundles: documents that exist, once each, of the kinds their path carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from maklumat.checks.context import Document
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.documents.folder import Key
from maklumat.documents.models import Siklus

NAMA = Kode("siklus-nama", Bobot.GALAT, "Bentuk naskah: siklus bernama <tahun>-<nomor>")
NASKAH_TIDAK_ADA = Kode(
    "siklus-naskah-tidak-ada", Bobot.GALAT, "Bentuk naskah: siklus membawa naskah yang ada"
)
NASKAH_GANDA = Kode("siklus-naskah-ganda", Bobot.GALAT, "Bentuk naskah: satu naskah, satu kali dalam siklus")
JENIS = Kode("siklus-jenis-tidak-sesuai", Bobot.GALAT, "Bentuk naskah: jenis naskah menurut jalur")
JALUR = Kode("siklus-jalur-tidak-ada", Bobot.GALAT, "Bentuk naskah: jalur tercantum pada sop.yaml")

KINDS: Mapping[str, tuple[str, ...]] = {
    "penetapan": ("layanan", "maklumat"),
    "pencabutan": ("layanan", "maklumat"),
    "warga": ("warga",),
    "dasar": ("dasar",),
}
NAME = re.compile(r"[0-9]{4}-[0-9]{3}\Z")


def named(document: Document[Siklus]) -> Iterator[Finding]:
    """A bundle whose folder cannot be recorded in the book."""
    name = document.source.name
    if not NAME.match(name):
        yield document.source.whole(
            NAMA,
            f"Nama siklus “{name}” tidak dapat dicatat.",
            "Namai folder dengan tahun, tanda hubung, dan tiga angka; misalnya 2024-003.",
        )


def carried(document: Document[Siklus]) -> Iterator[Finding]:
    """Each document: there, once, of a kind the path carries."""
    source, model = document.source, document.model
    seen: set[Key] = set()
    for position, item in enumerate(model.dokumen):
        key, path = Key(item.jenis, item.id), ("dokumen", position)
        if key in seen:
            yield source.finding(NASKAH_GANDA, path, f"{key} tertulis dua kali.", "Hapus salah satu.")
        seen.add(key)
        if key.jenis not in KINDS[model.jalur]:
            yield source.finding(
                JENIS,
                path,
                f"Jalur {model.jalur} tidak membawa naskah {key.jenis} ({key}).",
                f"Jalur ini hanya membawa {' dan '.join(KINDS[model.jalur])}; pakai siklus lain.",
            )
        # A withdrawn text may have left the folder already, and a closed bundle is history.
        elif key not in source.office.keys and model.jalur != "pencabutan" and not source.closed:
            yield source.finding(
                NASKAH_TIDAK_ADA,
                path,
                f"Naskah {key} tidak ada.",
                f"Periksa ejaannya, atau buat standards/{key}/.",
            )


def known_path(document: Document[Siklus]) -> Iterator[Finding]:
    """A path this office's procedure does not have."""
    sop, jalur = document.source.office.sop, document.model.jalur
    if sop is not None and not sop.path(jalur):
        yield document.source.finding(
            JALUR,
            ("jalur",),
            f"Jalur {jalur} tidak ada pada sop.yaml.",
            f"Pakai salah satu: {', '.join(dict.fromkeys(('penetapan', *sop.jalur)))}.",
        )


RULES = (named, carried, known_path)
