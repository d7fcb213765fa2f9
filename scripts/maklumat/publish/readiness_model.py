"""What an indicator of readiness says, and what the indicators share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from maklumat.documents.models import Komponen, StandarPelayanan
from maklumat.publish.release import Document, Release

NOT_KNOWN = "Data ini tidak mencatatnya."
Links = tuple[tuple[str, str], ...]
Services = tuple[Document[StandarPelayanan], ...]
State = Literal["terbukti", "tercatat", "belum", "tidak diketahui"]


@dataclass(frozen=True)
class Part:
    """One thing an indicator asks, and what the data answers.

    `terbukti`: shown on this site or decided in the book; `tercatat`: the office says so, without proof;
    `belum`: the data says that it is not there; `tidak diketahui`: the data has no place for it.
    """

    name: str
    state: State
    words: str


@dataclass(frozen=True)
class Indicator:
    """One indicator: the score this data supports (None where it cannot tell), why, and what is missing.

    `links` are pairs of words and a path of the site; `known` is False where the data knows nothing of it;
    `parts` answer an indicator that asks several things, one by one.
    """

    number: int
    name: str
    score: int | None
    because: str
    missing: str
    links: Links = ()
    known: bool = True
    parts: tuple[Part, ...] = ()


def current(release: Release) -> Services:
    """The standards in force, withdrawn ones left out."""
    return tuple(item for item in release.services if not item.withdrawn)


def names(services: Iterable[Document[StandarPelayanan]]) -> str:
    """The services by name, for a sentence."""
    return ", ".join(service.model.nama for service in services)


def filled(service: Document[StandarPelayanan]) -> tuple[Komponen, ...]:
    """The components a standard says something about."""
    return tuple(part.komponen for part in service.uraian if part.blok)
