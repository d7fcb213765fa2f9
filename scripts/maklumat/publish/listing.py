"""Lists the pages show: services by field, versions of a text, completed cycles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from maklumat.documents.folder import Key
from maklumat.documents.models import Naskah, StandarPelayanan
from maklumat.documents.models.kantor import MOST_FIRST
from maklumat.publish.release import Document, Release
from maklumat.register.state import Cycle, Version

Standing = Literal["berlaku", "diganti", "dicabut", "akan-berlaku", "pencabutan"]


@dataclass(frozen=True)
class Field:
    """The services in force of one field."""

    name: str
    services: tuple[Document[StandarPelayanan], ...]


@dataclass(frozen=True)
class Chapter:
    """One version in the history of a text; `standing` is what it is on the day the site speaks of."""

    version: Version
    standing: Standing


def by_field(release: Release) -> tuple[Field, ...]:
    """Services in force by field, both in alphabetical order."""
    fields: dict[str, list[Document[StandarPelayanan]]] = {}
    for service in release.services:
        if not service.withdrawn:
            fields.setdefault(service.model.bidang, []).append(service)
    return tuple(
        Field(name, tuple(sorted(fields[name], key=lambda service: service.model.nama.casefold())))
        for name in sorted(fields, key=str.casefold)
    )


def shown_first(release: Release) -> tuple[Document[StandarPelayanan], ...]:
    """The services the office wants seen first, as far as they are in force; no guess where it names none."""
    named = dict.fromkeys((release.basis.kantor.utama or ())[:MOST_FIRST])
    found = (release.service(id) for id in named)
    return tuple(service for service in found if service and not service.withdrawn)


def history(release: Release, key: Key) -> tuple[Chapter, ...]:
    """Every version of a text ever decided, the latest first."""
    versions = release.state.versions.get(key, ())
    current = release.state.current(key, release.at)
    return tuple(Chapter(version, _standing(version, current, release)) for version in reversed(versions))


def _standing(version: Version, current: Version | None, release: Release) -> Standing:
    if version.effective > release.at:
        return "akan-berlaku"
    if version.withdrawal:
        return "pencabutan"
    if version is current:
        return "berlaku"
    return "dicabut" if current is not None and current.withdrawal else "diganti"


def completed(release: Release) -> list[Cycle]:
    """Cycles that ended with a yes on texts the public reads, the latest first."""
    return [cycle for cycle in release.cycles if cycle.complete and cycle.jalur != "dasar"]


def last_decided(*documents: Document[Naskah] | None) -> Version | None:
    """The latest decision on any of the texts a page shows: when the office last looked at it as a whole."""
    versions = (document.version for document in documents if document)
    return max(filter(None, versions), key=lambda version: version.record.urutan, default=None)
