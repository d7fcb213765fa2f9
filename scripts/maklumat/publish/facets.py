"""What services are told apart by: field, for whom, free or not, online or at the counter, done in a day."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from maklumat.documents.folder import Key
from maklumat.documents.models import LapisWarga, StandarPelayanan
from maklumat.documents.values import Lama
from maklumat.publish.isi import SEMUA
from maklumat.publish.release import Document, Release

MOST = 24
"""Values of one kind that are offered, the most common ones; every page of a filter lists them all."""

_DAY = {"menit": 24 * 60, "hari": 1, "hari kerja": 1}


@dataclass(frozen=True)
class Choice:
    """One value readers may narrow down to, and the services in force it holds for, by official name."""

    label: str
    slug: str
    services: tuple[Document[StandarPelayanan], ...]


@dataclass(frozen=True)
class Facet:
    """One way to tell services apart; `name` is its word in addresses, `label` what readers see."""

    name: str
    label: str
    choices: tuple[Choice, ...]


KINDS = (
    ("bidang", "Bidang"),
    ("untuk", "Untuk siapa"),
    ("biaya", "Biaya"),
    ("cara", "Cara"),
    ("waktu", "Waktu"),
)


def facets(release: Release) -> tuple[Facet, ...]:
    """The ways to tell the services in force apart; without those that no service speaks of."""
    services = sorted(
        (service for service in release.services if not service.withdrawn),
        key=lambda service: (service.model.nama.casefold(), service.key),
    )
    found: dict[str, dict[str, list[Document[StandarPelayanan]]]] = {name: {} for name, _ in KINDS}
    for service in services:
        layer = release.layers.get(service.key.id)
        for name, label in dict.fromkeys(values(service.model, layer.model if layer else None)):
            found[name].setdefault(label, []).append(service)
    kinds = (Facet(name, label, _choices(found[name])) for name, label in KINDS)
    return tuple(facet for facet in kinds if facet.choices)


def tokens(all_facets: tuple[Facet, ...]) -> dict[Key, tuple[str, ...]]:
    """For each service the words that stand for its values in the search index."""
    found: dict[Key, list[str]] = {}
    for facet in all_facets:
        for number, choice in enumerate(facet.choices):
            for service in choice.services:
                found.setdefault(service.key, []).append(token(facet, number))
    return {key: tuple(words) for key, words in found.items()}


def token(facet: Facet, number: int) -> str:
    """The word for the choice of this number: no prefix of another one, and no word of any language."""
    return f"zq{facet.name}{number:02d}qz"


def values(standar: StandarPelayanan, layer: LapisWarga | None) -> Iterator[tuple[str, str]]:
    """(kind, label) of everything that holds for a service; what its text leaves open is not guessed."""
    yield "bidang", standar.bidang
    for name in (standar.pemohon or {"": SEMUA}).values():
        yield "untuk", name
    yield from (("biaya", label) for label in _fees(standar))
    yield from (("cara", label) for label in _channels(standar, layer))
    times = standar.jangka_waktu or ()
    if times and all(_within_a_day(time.lama) for time in times):
        yield "waktu", "Selesai sehari"


def _fees(standar: StandarPelayanan) -> Iterator[str]:
    if standar.biaya is None:
        return
    free = isinstance(standar.biaya, str)
    amounts = [] if isinstance(standar.biaya, str) else [row.tarif.rupiah or 0 for row in standar.biaya]
    if free or 0 in amounts:
        yield "Gratis"
    if any(amounts):
        yield "Berbayar"


def _channels(standar: StandarPelayanan, layer: LapisWarga | None) -> Iterator[str]:
    """Online is what the applicant does online: an officer at a computer is none of it."""
    steps = standar.prosedur or ()
    own = [(step.kanal or "").casefold() for step in steps if step.pelaku == "pemohon"]
    if (layer and layer.daring) or any("daring" in channel or "surel" in channel for channel in own):
        yield "Daring"
    everywhere = [(step.kanal or "").casefold() for step in steps]
    place = (layer.tempat or "").casefold() if layer else ""
    if "loket" in place or any("loket" in channel for channel in everywhere):
        yield "Di loket"


def _within_a_day(lama: Lama) -> bool:
    family, amount = lama.paling_lama.measure()
    return amount <= _DAY.get(family, 0)


def _choices(found: dict[str, list[Document[StandarPelayanan]]]) -> tuple[Choice, ...]:
    common = sorted(found, key=lambda label: (-len(found[label]), label.casefold(), label))[:MOST]
    taken: Counter[str] = Counter()
    choices = []
    for label in sorted(common, key=lambda label: (label.casefold(), label)):
        slug = slug_of(label)
        taken[slug] += 1
        unique = slug if taken[slug] == 1 else f"{slug}--{taken[slug]}"
        choices.append(Choice(label, unique, tuple(found[label])))
    return tuple(choices)


def slug_of(text: str) -> str:
    """A label as part of an address: `Usaha mikro & kecil` is `usaha-mikro-kecil`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "lain"
