"""The official PDFs: standar pelayanan, maklumat pelayanan, withdrawal. Pure but for reading `overrides/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Any

from maklumat.documents.folder import Key
from maklumat.documents.models import DaftarRegulasi, MaklumatPelayanan, Sop, StandarPelayanan
from maklumat.publish.blok import Blok, Paragraf, Tabel
from maklumat.publish.decree import Decree, decree_data
from maklumat.publish.lembar import Context, Office, Signatory, sheet
from maklumat.publish.register_sheet import register_data
from maklumat.publish.sop_sheet import sop_data
from maklumat.publish.typst_pdf import PressError, Setter
from maklumat.publish.uraian import kelompok, tambahan, uraian
from maklumat.publish.words import long_date
from maklumat.register.record import Penetapan
from maklumat.register.state import Cycle

__all__ = ["Context", "Office", "Press", "PressError", "Signatory"]

STANDAR, MAKLUMAT = "Standar Pelayanan", "Maklumat Pelayanan"
_TITLES = {"layanan": STANDAR, "maklumat": MAKLUMAT}
_NARROWEST, _WIDEST = 16, 24  # characters
_LINE, _WHOLE = 60, 16  # characters in a line, lines kept on one page


class Press:
    """Sets official sheets from the templates and fonts in `overrides`; every method raises `PressError`."""

    def __init__(self, overrides: Path) -> None:
        self._setter = Setter(overrides)

    def standard(self, standar: StandarPelayanan, context: Context) -> bytes:
        """The standar pelayanan as a table in the two groups of PermenPANRB 15/2014."""
        data = {
            **sheet(context, STANDAR, standar.nama),
            "identitas": _identity(standar, context.penetapan),
            "kelompok": _groups(standar, context),
            "sumber": f"Sumber angka: {'; '.join(standar.sumber)}" if standar.sumber else None,
        }
        return self._setter.set("standar", data, context.pada)

    def maklumat(self, mp: MaklumatPelayanan, context: Context, services: Sequence[str]) -> bytes:
        """The maklumat over `services`, given by name in the document's order (PP 96/2012 Pasal 30)."""
        said = mp.pernyataan
        shown = [f"Dipajang di: {'; '.join(mp.tempat_pajang)}"] if mp.tempat_pajang else []
        sources = [f"Sumber kata-kata: {'; '.join(mp.sumber)}"] if mp.sumber else []
        data = {
            **sheet(context, MAKLUMAT, mp.judul),
            "pernyataan": [said.kesanggupan, said.kewajiban_dan_perbaikan, said.sanksi_dan_kompensasi],
            "layanan": list(services),
            "catatan": [*_effect(context.penetapan), *shown, *sources],
        }
        return self._setter.set("maklumat", data, context.pada)

    def withdrawal(self, name: str, context: Context, enacted: Penetapan | None = None) -> bytes:
        """The sheet that withdraws the document `context.key`, called `name`, once set by `enacted`."""
        title = _TITLES[context.key.jenis]
        data = {
            **sheet(context, f"Pencabutan {title}", name),
            "judul": f"PENCABUTAN {title.upper()}",
            "paragraf": [_withdrawn(title, name, context.penetapan)],
            "isian": _withdrawn_facts(title, name, context, enacted),
        }
        return self._setter.set("pencabutan", data, context.pada)

    def decree(self, decree: Decree, office: Office, regulasi: DaftarRegulasi) -> bytes:
        """The decree over a bundle, for signing, or as a copy for the archive."""
        return self._setter.set("keputusan", decree_data(decree, office, regulasi), office.pada)

    def register(
        self, cycle: Cycle, office: Office, zona: tzinfo, persons: dict[str, str], title: Callable[[Key], str]
    ) -> bytes:
        """The register sheet of a bundle and the index of its paper file."""
        return self._setter.set("register", register_data(cycle, office, zona, persons, title), office.pada)

    def procedure(self, sop: Sop, office: Office, sidik: str, files: Mapping[str, bytes]) -> bytes:
        """The procedure in the AP form (PermenPANRB 35/2012); `sidik` and `files` are its archived ones."""
        return self._setter.set("sop", sop_data(sop, office, sidik, files), office.pada)


def _identity(standar: StandarPelayanan, decree: Penetapan | None) -> list[list[str]]:
    applicants = "\n".join((standar.pemohon or {}).values())
    rows = [
        ["Bidang", standar.bidang],
        ["Golongan pemohon", applicants],
        ["Berlaku sejak", long_date(decree.berlaku_sejak) if decree else ""],
    ]
    return [row for row in rows if row[1]]


def _groups(standar: StandarPelayanan, context: Context) -> list[dict[str, Any]]:
    groups = [
        (group.nama, [(part.komponen.nama, part.blok) for part in group.uraian])
        for group in kelompok(uraian(standar, context.regulasi))
    ]
    if extra := tambahan(standar):
        groups.append(("Komponen tambahan", [(part.judul, part.blok) for part in extra]))
    return [
        {
            "huruf": letter,
            "nama": name,
            "uraian": [
                {
                    "nomor": str(number),
                    "nama": title,
                    "blok": [_block(block) for block in blocks],
                    "utuh": sum(map(_lines, blocks)) <= _WHOLE,
                }
                for number, (title, blocks) in enumerate(parts, start=1)
            ],
        }
        for letter, (name, parts) in zip("ABC", groups, strict=False)
    ]


def _block(block: Blok) -> dict[str, Any]:
    if isinstance(block, Paragraf):
        return {"jenis": "paragraf", "teks": block.teks}
    if isinstance(block, Tabel):
        return {"jenis": "tabel", "kepala": block.kepala, "baris": block.baris, "lebar": _widths(block)}
    return {
        "jenis": "senarai",
        "judul": block.judul,
        "bernomor": block.bernomor,
        "butir": [{"teks": item.teks, "keterangan": item.keterangan} for item in block.butir],
    }


def _lines(block: Blok) -> int:
    """About how many lines a block takes: short components stay whole, long ones run over pages."""
    if isinstance(block, Paragraf):
        texts: tuple[str, ...] = (block.teks,)
    elif isinstance(block, Tabel):
        return 3 * len(block.baris) + 1
    else:
        texts = tuple(text for item in block.butir for text in (item.teks, *item.keterangan))
    return 1 + sum(1 + len(text) // _LINE for text in texts)


def _widths(table: Tabel) -> list[int]:
    """A share of the width for each column: by its longest cell, within reason."""
    columns = zip(table.kepala, *table.baris, strict=True)
    return [max(_NARROWEST, min(_WIDEST, max(map(len, cells)))) for cells in columns]


def _effect(decree: Penetapan | None) -> Iterable[str]:
    return [f"Berlaku sejak {long_date(decree.berlaku_sejak)}."] if decree else []


def _decree(decree: Penetapan) -> str:
    return f"Nomor {decree.nomor_sk} tanggal {long_date(decree.tanggal_sk)}"


def _withdrawn(title: str, name: str, decree: Penetapan | None) -> str:
    by = f" dengan Keputusan {_decree(decree)}" if decree else ""
    since = f" terhitung mulai tanggal {long_date(decree.berlaku_sejak)}" if decree else ""
    return f"{title} “{name}” dicabut{by} dan dinyatakan tidak berlaku{since}."


def _withdrawn_facts(title: str, name: str, context: Context, enacted: Penetapan | None) -> list[list[str]]:
    decree = context.penetapan
    rows = [
        ["Naskah yang dicabut", f"{title}\n{name}"],
        ["Sidik naskah", context.sidik],
        ["Semula ditetapkan dengan", f"Keputusan {_decree(enacted)}" if enacted else ""],
        ["Dicabut dengan", f"Keputusan {_decree(decree)}" if decree else ""],
        ["Tidak berlaku sejak", long_date(decree.berlaku_sejak) if decree else ""],
    ]
    return [row for row in rows if row[1]]
