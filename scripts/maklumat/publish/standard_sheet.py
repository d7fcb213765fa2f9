"""The standar pelayanan as a table: two profiles, two orders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from maklumat.documents.models import StandarPelayanan
from maklumat.publish.blok import Blok, Paragraf, Tabel
from maklumat.publish.lembar import Context, sheet
from maklumat.publish.uraian import kelompok, tambahan, uraian
from maklumat.publish.words import long_date
from maklumat.register.record import Penetapan

STANDAR = "Standar Pelayanan"
Profil = Literal["lengkap", "publikasi"]
Susunan = Literal["permenpanrb", "uu"]
SHORT = (
    "Lembar publikasi: enam komponen penyampaian pelayanan (PermenPANRB 15/2014). "
    "Naskah lengkapnya memuat 14 komponen (UU 25/2009 Pasal 21) dan ditetapkan dengan keputusan."
)
_NARROWEST, _WIDEST, _WORD = 4, 80, 15  # characters: of a cell, of a word that is not broken
_LINE, _WHOLE = 60, 16  # characters in a line, lines kept on one page


def standard_data(
    standar: StandarPelayanan, context: Context, profil: Profil, susunan: Susunan
) -> dict[str, Any]:
    """The data `standar.typ` sets; `publikasi` is always the group to be published, in its order."""
    data = {
        **sheet(context, STANDAR, standar.nama),
        "identitas": _identity(standar, context.penetapan, profil),
        "kelompok": list(_groups(standar, context, profil, susunan)),
        "sumber": f"Sumber angka: {'; '.join(standar.sumber)}" if standar.sumber else None,
        "catatan": None,
    }
    if profil == "publikasi":
        data |= {"catatan": SHORT, "lampiran": None, "penandatangan": None}
    return data


def _identity(standar: StandarPelayanan, decree: Penetapan | None, profil: Profil) -> list[list[str]]:
    number = f"Keputusan Nomor {decree.nomor_sk} tanggal {long_date(decree.tanggal_sk)}" if decree else ""
    applicants = "\n".join((standar.pemohon or {}).values())
    rows = [
        ["Bidang", standar.bidang],
        ["Golongan pemohon", applicants],
        ["Ditetapkan dengan", number if profil == "publikasi" else ""],
        ["Berlaku sejak", long_date(decree.berlaku_sejak) if decree else ""],
    ]
    return [row for row in rows if row[1]]


def _groups(
    standar: StandarPelayanan, context: Context, profil: Profil, susunan: Susunan
) -> Iterator[dict[str, Any]]:
    parts = uraian(standar, context.regulasi, resmi=True)
    published, internal = kelompok(parts)
    if profil == "publikasi":
        yield _group(None, _numbered((part.komponen.nama, part.blok) for part in published.uraian))
        return
    if susunan == "uu":
        yield _group(None, [(part.komponen.huruf, part.komponen.nama, part.blok) for part in parts])
    else:
        for letter, group in zip("AB", (published, internal), strict=True):
            rows = _numbered((part.komponen.nama, part.blok) for part in group.uraian)
            yield _group(f"{letter}. {group.nama}", rows)
    if extra := tambahan(standar):
        letter = "" if susunan == "uu" else "C. "
        yield _group(f"{letter}Komponen tambahan", _numbered((part.judul, part.blok) for part in extra))


Row = tuple[str, str, tuple[Blok, ...]]


def _numbered(parts: Iterable[tuple[str, tuple[Blok, ...]]]) -> list[Row]:
    return [(str(number), name, blocks) for number, (name, blocks) in enumerate(parts, start=1)]


def _group(title: str | None, rows: Iterable[Row]) -> dict[str, Any]:
    return {
        "judul": title,
        "uraian": [
            {
                "nomor": number,
                "nama": name,
                "blok": [block_data(block) for block in blocks],
                "utuh": sum(map(_lines, blocks)) <= _WHOLE,
            }
            for number, name, blocks in rows
        ],
    }


def block_data(block: Blok) -> dict[str, Any]:
    """A block as the templates set it."""
    if isinstance(block, Paragraf):
        return {"jenis": "paragraf", "teks": block.teks}
    if isinstance(block, Tabel):
        return {"jenis": "tabel", "kepala": block.kepala, "baris": block.baris, **_widths(block)}
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


def _widths(table: Tabel) -> dict[str, list[int]]:
    """In characters for each column: its longest cell, within reason, and its longest word."""
    columns = [list(cells) for cells in zip(table.kepala, *table.baris, strict=True)]
    words = [[len(word) for cell in cells for word in cell.split()] for cells in columns]
    return {
        "lebar": [max(_NARROWEST, min(_WIDEST, max(map(len, cells)))) for cells in columns],
        "kata": [min(_WORD, max(lengths, default=1)) for lengths in words],
    }
