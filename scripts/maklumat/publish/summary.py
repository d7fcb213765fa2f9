"""The citizen's summary of a standar pelayanan: six facts, a checklist by situation, notes beside the text.

Everything here is taken from the enacted text or the citizen layer; nothing is added to what was decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from maklumat.documents.models import DaftarRegulasi, LapisWarga, Regulasi, StandarPelayanan
from maklumat.documents.models.layanan import Syarat
from maklumat.documents.values.tarif import rupiah
from maklumat.publish.isi import SEMUA

EMPTY = "Belum diisi"


@dataclass(frozen=True)
class Fact:
    """One of the six facts; `detail` is a smaller second line, `anchor` where the page says more."""

    name: str
    text: str
    detail: str | None = None
    anchor: str | None = None


@dataclass(frozen=True)
class Situation:
    """Requirements of one group of applicants; `name` and `id` are None for those everybody brings."""

    name: str | None
    items: tuple[Syarat, ...]
    id: str | None = None


def facts(standar: StandarPelayanan, layer: LapisWarga | None, address: str) -> tuple[Fact, ...]:
    """For whom, what to bring, how long, how much, where, and what one gets."""
    times = standar.jangka_waktu or ()
    place = layer.tempat if layer and layer.tempat else None
    return (
        Fact("Untuk", ", ".join((standar.pemohon or {}).values()) or SEMUA),
        _requirements(standar),
        Fact("Lama", time_summary(standar), times[0].sejak if len(times) == 1 else None, "prosedur"),
        Fact("Biaya", fee_summary(standar), None, "biaya"),
        Fact("Di mana", place or address, address if place else None),
        Fact("Hasil", "; ".join(item.produk for item in standar.produk or ()) or EMPTY),
    )


def _requirements(standar: StandarPelayanan) -> Fact:
    items = standar.persyaratan.semua if standar.persyaratan else ()
    if not items:
        return Fact("Bawa", EMPTY)
    fewest, most = requirement_counts(standar)
    count = str(most) if fewest == most else f"{fewest} sampai {most}"
    return Fact("Bawa", f"{count} persyaratan", None, "persyaratan")


def requirement_counts(standar: StandarPelayanan) -> tuple[int, int]:
    """How many requirements the applicants have who bring least, and those who bring most."""
    items = standar.persyaratan.semua if standar.persyaratan else ()
    groups = standar.pemohon or dict.fromkeys(id for item in items for id in item.untuk or ())
    counts = [sum(item.untuk is None or id in item.untuk for item in items) for id in groups or ("",)]
    return min(counts), max(counts)


def time_summary(standar: StandarPelayanan) -> str:
    """Every promised time, with the applicants it holds for where they differ."""
    names = standar.pemohon or {}
    times = [
        str(time.lama) + (f" ({', '.join(names.get(id, id) for id in time.untuk)})" if time.untuk else "")
        for time in standar.jangka_waktu or ()
    ]
    return "; ".join(times) or EMPTY


def fee_summary(standar: StandarPelayanan) -> str:
    """`Gratis`, one fee, or the span from the lowest to the highest."""
    span = fee_span(standar)
    if span is None:
        return EMPTY
    low, high = span.low or "Gratis", span.high or "Gratis"
    unit = f" per {span.unit}" if span.unit else ""
    return f"{low}{unit}" if low == high else f"{low} sampai {high}{unit}"


@dataclass(frozen=True)
class FeeSpan:
    """The lowest and the highest fee, None where it is free, and the unit where all have one."""

    low: str | None
    high: str | None
    unit: str | None


def fee_span(standar: StandarPelayanan) -> FeeSpan | None:
    """Between which amounts the fee lies; None where the text does not say."""
    biaya = standar.biaya
    if biaya is None:
        return None
    if isinstance(biaya, str):
        return FeeSpan(None, None, None)
    amounts = sorted({row.tarif.rupiah or 0 for row in biaya})
    units = sorted({row.tarif.per for row in biaya if row.tarif.per})
    low, high = (rupiah(amount) if amount else None for amount in (amounts[0], amounts[-1]))
    return FeeSpan(low, high, units[0] if len(units) == 1 else None)


def checklist(standar: StandarPelayanan) -> tuple[Situation, ...]:
    """What everybody brings, then what each group of applicants brings besides."""
    items = standar.persyaratan.semua if standar.persyaratan else ()
    names = standar.pemohon or {}
    named = dict.fromkeys(id for item in items for id in item.untuk or ())
    groups = [
        Situation(None, tuple(item for item in items if item.untuk is None)),
        *(
            Situation(names.get(id, id), tuple(item for item in items if id in (item.untuk or ())), id)
            for id in named
        ),
    ]
    return tuple(group for group in groups if group.items)


def cited(standar: StandarPelayanan) -> Iterator[str]:
    """Every citation of the text, in order, once."""
    rows = () if standar.biaya is None or isinstance(standar.biaya, str) else standar.biaya
    fees: Iterable[str] = (row.dasar for row in rows if row.dasar)
    yield from dict.fromkeys((*(standar.dasar_hukum or ()), *fees))


def revoked(standar: StandarPelayanan, regulasi: DaftarRegulasi, day: date) -> tuple[Regulasi, ...]:
    """The cited regulations that are no longer in force on `day`, by the registry in force now."""
    entries = (regulasi.find(text) for text in cited(standar))
    found = {entry.singkat: entry for entry in entries if entry is not None and entry.revoked_on(day)}
    return tuple(found.values())
