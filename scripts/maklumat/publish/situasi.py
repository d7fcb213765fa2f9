"""Situasi Anda: the facts and steps of a standar pelayanan as one group of applicants reads them.

A reader who says who they are sees what holds for them; the enacted text stays whole whatever they say. The
page needs no script for it: each thing carries the numbers of the groups it holds for, and the style sheet
hides the others.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Literal, Protocol, Self, TypeVar

from maklumat.documents.models import LapisWarga, StandarPelayanan
from maklumat.publish.service_flow import Flow, flow
from maklumat.publish.summary import EMPTY, Fact, facts
from maklumat.publish.words import enumerated

MOST = 12
"""Groups the style sheet can tell apart; where a text has more, everything is shown at once."""
NOTHING = "Tidak disebut dalam standar"
_LONG = 48
"""Characters of all groups' names above which the panel only says how many there are."""

T = TypeVar("T", bound=Hashable)


class _ForSome(Protocol):
    """An item of a document that may hold for some applicants only."""

    @property
    def untuk(self) -> tuple[str, ...] | None: ...

    def model_copy(self, *, update: dict[str, None]) -> Self: ...


S = TypeVar("S", bound=_ForSome)


@dataclass(frozen=True)
class Choice:
    """One group of applicants; `number` counts from 1, `id` and `name` are the document's."""

    number: int
    id: str
    name: str


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What stands there for some; `marks` are the numbers of their choices, None where all read the same.

    `everyone` marks the reading that stands there before anyone has chosen.
    """

    value: T
    marks: str | None
    everyone: bool


@dataclass(frozen=True)
class Situasi:
    """What the page of a service shows by situation; without `choices` nobody is asked.

    `changes` says in words what a choice changes.
    """

    choices: tuple[Choice, ...]
    changes: str
    facts: tuple[tuple[Reading[Fact], ...], ...]
    flow: tuple[Reading[Flow | None], ...]

    def marks(self, untuk: Iterable[str] | None) -> str | None:
        """The numbers of the groups named, None for what everybody shall see."""
        named = [str(choice.number) for choice in self.choices if choice.id in (untuk or ())]
        return " ".join(named) or None

    def each(self, items: Sequence[_ForSome] | Literal["gratis"] | None) -> tuple[str | None, ...]:
        """The marks of every item in turn; empty where nobody chooses."""
        if items is None or items == "gratis" or not self.choices:
            return ()
        return tuple(self.marks(item.untuk) for item in items)


def situation(standar: StandarPelayanan, layer: LapisWarga | None, address: str) -> Situasi:
    """The six facts and the drawing of the steps, for everyone and for each group of applicants."""
    names, differs = standar.pemohon or {}, tuple(_differing(standar))
    asked = names if differs and 1 < len(names) <= MOST else {}
    own = [narrowed(standar, id) for id in asked]
    common = _panel(facts(standar, layer, address), len(asked))
    each = [tuple(map(_said, facts(text, layer, address))) for text in own]
    return Situasi(
        tuple(Choice(number, id, name) for number, (id, name) in enumerate(asked.items(), start=1)),
        enumerated(differs),
        tuple(_readings(fact, [own[place] for own in each]) for place, fact in enumerate(common)),
        _readings(flow(standar.prosedur or ()), [flow(text.prosedur or ()) for text in own]),
    )


def narrowed(standar: StandarPelayanan, id: str) -> StandarPelayanan:
    """The text as it holds for one group of applicants: without what is for others only."""
    syarat, biaya = standar.persyaratan, standar.biaya
    parts = {
        "pemohon": {id: (standar.pemohon or {}).get(id, id)},
        "persyaratan": syarat
        and syarat.model_copy(
            update={
                "administratif": _kept(syarat.administratif, id),
                "teknis": _kept(syarat.teknis, id),
            }
        ),
        "prosedur": _kept(standar.prosedur, id),
        "jangka_waktu": _kept(standar.jangka_waktu, id),
        "biaya": biaya if isinstance(biaya, str) else _kept(biaya, id) or None,
        "produk": _kept(standar.produk, id),
    }
    return standar.model_copy(update=parts)


def _kept(items: tuple[S, ...] | None, id: str) -> tuple[S, ...] | None:
    """The items that hold for a group, as if they held for all."""
    if items is None:
        return None
    held = (item for item in items if item.untuk is None or id in item.untuk)
    return tuple(item.model_copy(update={"untuk": None}) if item.untuk else item for item in held)


def _differing(standar: StandarPelayanan) -> Iterable[str]:
    biaya = standar.biaya
    parts: tuple[tuple[str, Sequence[_ForSome]], ...] = (
        ("syarat", standar.persyaratan.semua if standar.persyaratan else ()),
        ("langkah", standar.prosedur or ()),
        ("waktu", standar.jangka_waktu or ()),
        ("biaya", () if biaya is None or isinstance(biaya, str) else biaya),
        ("hasil", standar.produk or ()),
    )
    return (name for name, items in parts if any(item.untuk for item in items))


def _panel(common: tuple[Fact, ...], groups: int) -> tuple[Fact, ...]:
    """The facts for everyone; long names of groups stand where one chooses, not in the first line too."""
    first, *rest = common
    if groups and len(first.text) > _LONG:
        first = replace(first, text=f"{groups} golongan pemohon", anchor="situasi")
    return (first, *rest)


def _said(fact: Fact) -> Fact:
    """What a text leaves open for one group only is not a gap to fill."""
    return replace(fact, text=NOTHING) if fact.text == EMPTY else fact


def _readings(common: T, own: Sequence[T]) -> tuple[Reading[T], ...]:
    """The common reading, then those of some; one without marks where nobody's differs."""
    if all(value == common for value in own):
        return (Reading(common, None, True),)
    numbers: dict[T, list[str]] = {common: []}
    for number, value in enumerate(own, start=1):
        numbers.setdefault(value, []).append(str(number))
    return tuple(Reading(value, " ".join(found), value == common) for value, found in numbers.items())
