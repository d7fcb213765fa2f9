"""A standar pelayanan as plain text: for a screen reader, a terminal, a message, or another form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from maklumat.documents.models import LapisWarga, StandarPelayanan
from maklumat.publish.blok import Blok, Butir, Paragraf, Tabel
from maklumat.publish.release import Document, Release
from maklumat.publish.revisions import decree
from maklumat.publish.summary import facts
from maklumat.publish.uraian import kelompok, tambahan
from maklumat.publish.words import long_date

BULLET = "• "
"""Not a hyphen: a spreadsheet takes a cell that begins with one for a formula."""


def block_lines(blocks: Iterable[Blok]) -> Iterator[str]:
    """The blocks of a component, a line or more each; every value stands in exactly one of them."""
    for block in blocks:
        if isinstance(block, Paragraf):
            yield _line(block.teks)
        elif isinstance(block, Tabel):
            yield from _table(block)
        else:
            if block.judul:
                yield f"{_line(block.judul)}:"
            for number, item in enumerate(block.butir, start=1):
                yield from _item(f"{number}. " if block.bernomor else BULLET, item, len(block.butir) > 1)


def _item(mark: str, item: Butir, marked: bool) -> Iterator[str]:
    yield f"{mark if marked else ''}{_line(item.teks)}"
    yield from (f"   {_line(remark)}" for remark in item.keterangan)


def _table(table: Tabel) -> Iterator[str]:
    for row in table.baris:
        yield BULLET + "; ".join(
            f"{head}: {_line(cell)}" for head, cell in zip(table.kepala, row, strict=True) if cell != "–"
        )


def _line(text: str) -> str:
    return " ".join(text.split())


def service_text(release: Release, document: Document[StandarPelayanan]) -> str:
    """The whole page of a service as plain text, the six facts first."""
    layer = release.layers.get(document.key.id)
    return "\n".join(_service(release, document, layer.model if layer else None)) + "\n"


def _service(
    release: Release, document: Document[StandarPelayanan], layer: LapisWarga | None
) -> Iterator[str]:
    standar, kantor = document.model, release.basis.kantor
    yield from _heading(_line(layer.judul if layer and not document.withdrawn else standar.nama), "=")
    yield f"Nama resmi: {_line(standar.nama)}"
    yield f"Kantor: {_line(kantor.nama)}"
    yield from _standing(release, document)
    yield ""
    if kantor.contoh:
        yield from ("CONTOH: kantor dan isinya hanya contoh, bukan standar instansi mana pun.", "")
    if layer:
        yield from (_line(layer.ringkasan), "")
    for fact in facts(standar, layer, kantor.alamat):
        yield f"{fact.name}: {_line(fact.text)}" + (f" ({_line(fact.detail)})" if fact.detail else "")
    for group in kelompok(document.uraian):
        yield from ("", *_heading(group.nama, "-"))
        for part in group.uraian:
            yield from ("", f"{part.komponen.urutan}. {part.komponen.nama}")
            yield from block_lines(part.blok) if part.blok else ("Belum diisi.",)
    for more in tambahan(standar):
        yield from ("", _line(more.judul), *block_lines(more.blok))


def _standing(release: Release, document: Document[StandarPelayanan]) -> Iterator[str]:
    version, today = document.version, long_date(release.day)
    if version is None:
        yield "Keadaan: RANCANGAN, belum berlaku"
        return
    day = long_date(version.basis.local_date(version.effective))
    state = f"DICABUT sejak {day}" if version.withdrawal else f"BERLAKU sejak {day}"
    yield f"Keadaan per {today}: {state} ({_line(decree(version))})"
    yield f"Sidik naskah: {document.sidik}"


def _heading(text: str, rule: str) -> tuple[str, str]:
    return text, rule * min(len(text), 72)
