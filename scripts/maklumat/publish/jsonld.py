"""A service for search engines: schema.org's GovernmentService, from the text in force."""

from __future__ import annotations

from typing import Any

from maklumat.documents.models import Kantor, LapisWarga, StandarPelayanan
from maklumat.documents.models.kantor import JamLayanan
from maklumat.documents.models.layanan import BarisBiaya, JangkaWaktu
from maklumat.publish.durations import iso_duration
from maklumat.publish.identity import tag
from maklumat.publish.opendata_tables import fee_rows
from maklumat.publish.paths import Paths
from maklumat.publish.release import Document, Release
from maklumat.publish.words import citation

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Node = dict[str, Any]


def government_service(release: Release, document: Document[StandarPelayanan]) -> Node | None:
    """The service as JSON-LD; None unless it is in force, for nothing else is offered to anyone."""
    if document.version is None or document.withdrawn:
        return None
    standar, kantor = document.model, release.basis.kantor
    found = release.layers.get(document.key.id)
    layer = found.model if found else None
    names = standar.pemohon or {}
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "@id": tag(release, Paths.document(document.key)),
            "identifier": document.key.id,
            "name": layer.judul if layer else standar.nama,
            "alternateName": standar.nama if layer else None,
            "description": layer.ringkasan if layer else None,
            "serviceType": standar.bidang,
            "audience": [{"@type": "Audience", "audienceType": name} for name in names.values()],
            "provider": _office(kantor),
            "availableChannel": _channels(standar, layer, kantor, names),
            "hoursAvailable": [_hours(item) for item in kantor.jam_layanan],
            "offers": _offers(document, names),
            "serviceOutput": [{"@type": "Thing", "name": item.produk} for item in standar.produk or ()],
            "subjectOf": _how_to(standar),
        }
    )


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], ())}


def _office(kantor: Kantor) -> Node:
    return _filled(
        {
            "@type": "GovernmentOrganization",
            "name": kantor.nama,
            "address": kantor.alamat,
            "telephone": kantor.telepon,
            "email": kantor.surel,
            "url": kantor.laman,
        }
    )


def _channels(
    standar: StandarPelayanan, layer: LapisWarga | None, kantor: Kantor, names: dict[str, str]
) -> list[Node]:
    """The counter, once a promised time, and the online way; a time only where a duration can say it."""
    times: tuple[JangkaWaktu | None, ...] = standar.jangka_waktu or (None,)
    counters = [
        _filled(
            {
                "@type": "ServiceChannel",
                "name": "Loket" + (f" untuk {_who(time.untuk, names)}" if time and time.untuk else ""),
                "serviceLocation": {"@type": "Place", "address": kantor.alamat},
                "processingTime": iso_duration(time.lama) if time else None,
            }
        )
        for time in times
    ]
    if layer is None or layer.daring is None:
        return counters
    same = times[0] if len(times) == 1 else None
    online = {
        "@type": "ServiceChannel",
        "name": "Daring",
        "serviceUrl": layer.daring,
        "processingTime": iso_duration(same.lama) if same else None,
    }
    return [*counters, _filled(online)]


def _hours(item: JamLayanan) -> Node:
    days = _DAYS[item.hari.pertama : item.hari.terakhir + 1]
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{day}" for day in days],
        "opens": str(item.pukul.mulai).replace(".", ":"),
        "closes": str(item.pukul.selesai).replace(".", ":"),
    }


def _offers(document: Document[StandarPelayanan], names: dict[str, str]) -> list[Node]:
    if document.model.biaya == "gratis":
        return [{"@type": "Offer", "price": 0, "priceCurrency": "IDR"}]
    return [_offer(document, row, names) for row in fee_rows(document.model)]


def _offer(document: Document[StandarPelayanan], row: BarisBiaya, names: dict[str, str]) -> Node:
    about = (
        ("Untuk", _who(row.untuk, names) if row.untuk else None),
        ("Kanal", row.kanal),
        ("Bila", row.bila),
        ("Dasar", citation(row.dasar, document.basis.regulasi) if row.dasar else None),
    )
    amount = row.tarif.rupiah or 0
    unit = {
        "@type": "UnitPriceSpecification",
        "price": amount,
        "priceCurrency": "IDR",
        "unitText": row.tarif.per,
    }
    return _filled(
        {
            "@type": "Offer",
            "name": row.uraian,
            "description": ". ".join(f"{name}: {value}" for name, value in about if value) or None,
            "price": amount,
            "priceCurrency": "IDR",
            "priceSpecification": unit if row.tarif.per else None,
        }
    )


def _how_to(standar: StandarPelayanan) -> Node:
    items = standar.persyaratan.semua if standar.persyaratan else ()
    return _filled(
        {
            "@type": "HowTo",
            "name": standar.nama,
            "inLanguage": "id",
            "supply": [{"@type": "HowToSupply", "name": item.syarat} for item in items],
            "step": [
                {"@type": "HowToStep", "position": position, "text": step.uraian}
                for position, step in enumerate(standar.prosedur or (), start=1)
            ],
        }
    )


def _who(ids: tuple[str, ...], names: dict[str, str]) -> str:
    return ", ".join(names.get(id, id) for id in ids)
