"""The sheets beside the pages, from archived data: leaflets, short forms, posters, decrees, registers, SOP.

Each speaks of the moment its content was decided, so that it stays the same, byte for byte, on any later day.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from maklumat.documents.folder import Key
from maklumat.documents.models import MaklumatPelayanan, StandarPelayanan
from maklumat.publish.cycle_sheets import decree_of, office_of
from maklumat.publish.draft_pdf import Sheet
from maklumat.publish.official import Context, Press, PressError
from maklumat.publish.paths import Paths
from maklumat.publish.poster import POSTERS, poster_context, promised
from maklumat.publish.release import Document, Release
from maklumat.publish.sheet_store import user_store
from maklumat.publish.workers import Kept
from maklumat.register.state import Basis, Cycle, Version

# Capital letters: no file of a document can bear such a name.
LEAFLET, SHORT = "SELEBARAN.pdf", "PUBLIKASI.pdf"
DECREE, REGISTER = "SALINAN-KEPUTUSAN.pdf", "LEMBAR-REGISTER.pdf"
PROCEDURE = "sop/SOP.pdf"


@dataclass(frozen=True)
class _Job:
    """One sheet to set at `path`; `key` changes whenever its bytes would. `draw` makes its picture."""

    path: str
    key: Hashable
    make: Callable[[], bytes]
    draw: Callable[[], bytes] | None = None


class SitePress:
    """Sets the sheets of a release and keeps each until what it is made of, or a template, changes."""

    def __init__(self, overrides: Path) -> None:
        self._press = Press(overrides, user_store())
        self._kept = Kept[tuple[str, Hashable, Hashable], Sheet]()

    def sheets(self, release: Release) -> Mapping[str, Sheet]:
        """The sheets by their address; a preview has none, for nothing in it is decided."""
        stamp = (release.basis.sidik["kantor"], self._press.ground)
        jobs = [] if release.preview else self._jobs(release)
        made = self._kept.all({(job.path, job.key, stamp): partial(_set, job) for job in jobs})
        return {path: sheet for (path, *_), sheet in made.items()}

    def _jobs(self, release: Release) -> Iterator[_Job]:
        for document in release.services:
            if document.version and not document.withdrawn:
                yield from self._service(release, document, document.version)
        for charter in release.charters:
            if charter.version and not charter.withdrawn:
                yield from self._posters(release, charter, charter.version)
        for cycle in release.cycles:
            yield from self._decision(release, cycle)
        yield from self._procedure(release)

    def _service(
        self, release: Release, document: Document[StandarPelayanan], version: Version
    ) -> Iterator[_Job]:
        layer, base = release.layers.get(document.key.id), Paths.document(document.key)
        context = Context(
            kantor=release.basis.kantor,
            regulasi=document.basis.regulasi,
            key=document.key,
            sidik=document.sidik,
            files=document.files,
            pada=version.effective,
            penetapan=version.penetapan,
            images=release.office_files,
        )
        short = replace(context, kantor=document.basis.kantor, images=release.images(document.basis))
        words = layer.model if layer else None
        key = (document.sidik, version.cycle, layer.sidik if layer else None, _of(document.basis))
        yield _Job(base + LEAFLET, key, lambda: self._press.leaflet(document.model, words, context))
        yield _Job(base + SHORT, key, lambda: self._press.standard(document.model, short, "publikasi"))

    def _posters(
        self, release: Release, charter: Document[MaklumatPelayanan], version: Version
    ) -> Iterator[_Job]:
        mp, context = charter.model, poster_context(release, charter, version)
        services = promised(release, mp, version)
        key = (charter.sidik, version.cycle, _of(version.basis), tuple(services))
        for size, name in POSTERS.items():
            yield _Job(
                Paths.document(charter.key) + name,
                key,
                partial(self._press.maklumat, mp, context, services, size),
                partial(self._press.picture, mp, context, services) if size == "a4" else None,
            )

    def _decision(self, release: Release, cycle: Cycle) -> Iterator[_Job]:
        basis, last, base = cycle.basis_at_end or release.basis, cycle.records[-1], Paths.decision(cycle.id)
        office = office_of(release, basis, last.waktu)
        persons = {person.id: person.nama for person in release.basis.pejabat.orang}
        titles = tuple((key, release.title(key)) for key in sorted(cycle.bundle))
        key = (last.sha256, _of(basis), release.basis.sidik["pejabat"], titles)
        yield _Job(
            base + REGISTER,
            key,
            lambda: self._press.register(cycle, office, basis.zona, persons, release.title),
        )
        if decree := decree_of(release, cycle):
            yield _Job(base + DECREE, key, lambda: self._press.decree(decree, office, basis.regulasi))

    def _procedure(self, release: Release) -> Iterator[_Job]:
        basis, version = release.basis, release.state.current(Key("dasar", "sop"), release.at)
        if version is not None:
            sidik, files = basis.sidik["sop"], release.sop_files
            office = office_of(release, basis, version.effective)
            yield _Job(PROCEDURE, sidik, lambda: self._press.procedure(basis.sop, office, sidik, files))


@cache
def site_press(overrides: Path) -> SitePress:
    """The press of a project, one a process: a server that builds again sets only what changed."""
    return SitePress(overrides)


def _of(basis: Basis) -> Hashable:
    return tuple(sorted(basis.sidik.items()))


def _set(job: _Job) -> Sheet:
    try:
        return Sheet(job.make(), picture=job.draw() if job.draw else None)
    except PressError as error:
        return Sheet(None, error.message)
