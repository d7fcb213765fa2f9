"""The PDFs of drafts, marked RANCANGAN: every text of a preview, and those opened for public discussion."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache, partial
from pathlib import Path
from typing import Any

from maklumat.documents.folder import Key
from maklumat.documents.models import MaklumatPelayanan, StandarPelayanan
from maklumat.publish.official import Context, Press, PressError
from maklumat.publish.paths import Paths
from maklumat.publish.release import Document, Release
from maklumat.publish.sheet_store import user_store
from maklumat.publish.workers import Kept


@dataclass(frozen=True)
class Sheet:
    """The PDF of a draft or a decided text, or the reason there is none, in Indonesian.

    `picture` is its first page as SVG, where a page shows what the sheet looks like.
    """

    pdf: bytes | None
    problem: str | None = None
    picture: bytes | None = None


def picture_of(path: str) -> str:
    """Where the picture of the sheet at `path` stands."""
    return path.removesuffix(".pdf") + ".svg"


class DraftPress:
    """Sets drafts and keeps each sheet until its text, the basis, the day or a template changes."""

    def __init__(self, overrides: Path) -> None:
        self._press = Press(overrides, user_store())
        self._kept = Kept[tuple[str, Hashable], Sheet]()

    def sheets(self, release: Release) -> Mapping[str, Sheet]:
        """The sheets of all drafts of a release by the address of their page.

        The sheet speaks of the release's day and no moment of it: it stays the same until midnight.
        """
        stamp = (release.day, self._press.ground)
        jobs: dict[tuple[str, Hashable], Callable[[], Sheet]] = {}
        for path, document, services in _drafts(release):
            basis = tuple(sorted(document.basis.sidik.items()))
            key = (document.key, document.sidik, basis, services, stamp)
            jobs[path, key] = partial(self._set, document, services, release)
        return {path: sheet for (path, _), sheet in self._kept.all(jobs).items()}

    def _set(self, document: Document[Any], services: tuple[str, ...], release: Release) -> Sheet:
        context = Context(
            kantor=document.basis.kantor,
            regulasi=document.basis.regulasi,
            key=document.key,
            sidik=document.sidik,
            files=document.files,
            pada=datetime.combine(release.day, time(), document.basis.zona),
            draft=True,
            images=release.office_files,
        )
        try:
            if isinstance(document.model, StandarPelayanan):
                return Sheet(self._press.standard(document.model, context))
            return Sheet(self._press.maklumat(document.model, context, services))
        except PressError as error:
            return Sheet(None, error.message)


@cache
def draft_press(overrides: Path) -> DraftPress:
    """The press of a project, one a process: a server that builds again sets only what changed."""
    return DraftPress(overrides)


def _drafts(release: Release) -> Iterator[tuple[str, Document[Any], tuple[str, ...]]]:
    """Page, text and (of a maklumat) the names of the services it promises."""
    if release.preview:
        for document in (*release.services, *release.charters):
            yield Paths.document(document.key), document, _services(document, release, {})
    for draft in release.discussed:
        bundle = {
            item.document.key: item.document.model.nama
            for item in release.discussed
            if item.cycle.id == draft.cycle.id and isinstance(item.document.model, StandarPelayanan)
        }
        yield Paths.draft(draft.document.key), draft.document, _services(draft.document, release, bundle)


def _services(document: Document[Any], release: Release, bundle: Mapping[Key, str]) -> tuple[str, ...]:
    """As in its own bundle, else as in force."""
    if not isinstance(document.model, MaklumatPelayanan):
        return ()
    keys = [Key("layanan", id) for id in document.model.layanan]
    return tuple(bundle.get(key) or release.title(key) for key in keys)
