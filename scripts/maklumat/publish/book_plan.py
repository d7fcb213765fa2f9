"""What stands in the book, in which order: chapters, and the words each of them must be found to hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maklumat.documents.models import StandarPelayanan
from maklumat.publish.blok import Blok, Paragraf, Senarai, Tabel
from maklumat.publish.listing import by_field
from maklumat.publish.paths import Paths
from maklumat.publish.release import Document, Release
from maklumat.publish.site_tree import Page
from maklumat.publish.uraian import tambahan

CATALOGUE, CHARTERS, PROCEDURE, DECISIONS = "layanan/", "maklumat/", "sop/", "keputusan/"
WITHDRAWN = "Standar pelayanan yang sudah dicabut"


@dataclass(frozen=True)
class Chapter:
    """A page of the site in the book.

    `level` is the level of its heading, `opening` the heading of level 2 that precedes it where it is the
    first of its group, `words` what a reader must find in it besides its title.
    """

    page: Page
    level: int
    opening: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One entry of the book's navigation: a chapter with those that belong to it, perhaps in groups."""

    title: str
    chapter: Chapter
    groups: tuple[tuple[str | None, tuple[Chapter, ...]], ...] = ()

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Every chapter of the part in order."""
        return (self.chapter, *(chapter for _, group in self.groups for chapter in group))


def parts(release: Release, pages: Iterable[Page]) -> tuple[Part, ...]:
    """The parts of the book from the pages of a release; texts under discussion are not part of it."""
    by_path = {page.path: page for page in pages}
    charters = tuple(
        Chapter(
            by_path[Paths.document(item.key)], 2, words=tuple(item.model.pernyataan.model_dump().values())
        )
        for item in release.charters
    )
    decisions = tuple(
        Chapter(by_path[Paths.decision(cycle.id)], 2, words=tuple(record.sha256 for record in cycle.records))
        for cycle in release.cycles
    )
    steps = tuple(step.kegiatan for step in release.basis.sop.langkah)
    return (
        Part("Maklumat pelayanan", Chapter(by_path[CHARTERS], 1), ((None, charters),)),
        Part("Standar pelayanan", Chapter(by_path[CATALOGUE], 1), tuple(_services(release, by_path))),
        Part("Prosedur penyusunan", Chapter(by_path[PROCEDURE], 1, words=steps)),
        Part("Keputusan", Chapter(by_path[DECISIONS], 1), ((None, decisions),)),
    )


def _services(release: Release, by_path: dict[str, Page]) -> Iterator[tuple[str, tuple[Chapter, ...]]]:
    groups = [(field.name, field.services) for field in by_field(release)]
    groups.append((WITHDRAWN, tuple(service for service in release.services if service.withdrawn)))
    for name, services in groups:
        if services:
            first, *others = services
            rest = (_service(item, by_path) for item in others)
            yield name, (_service(first, by_path, name), *rest)


def _service(
    item: Document[StandarPelayanan], by_path: dict[str, Page], opening: str | None = None
) -> Chapter:
    return Chapter(by_path[Paths.document(item.key)], 3, opening, tuple(_service_words(item)))


def _service_words(item: Document[StandarPelayanan]) -> Iterator[str]:
    yield item.model.nama
    for component in item.uraian:
        yield from texts(component.blok)
    for addition in tambahan(item.model):
        yield addition.judul
        yield from texts(addition.blok)


def texts(blocks: Iterable[Blok]) -> Iterator[str]:
    """Every text of the blocks in reading order."""
    for block in blocks:
        if isinstance(block, Paragraf):
            yield block.teks
        elif isinstance(block, Tabel):
            for row in (block.kepala, *block.baris):
                yield from row
        else:
            yield from _list_texts(block)


def _list_texts(block: Senarai) -> Iterator[str]:
    if block.judul:
        yield block.judul
    for item in block.butir:
        yield from (item.teks, *item.keterangan)
