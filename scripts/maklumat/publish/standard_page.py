"""What the page of a service is given of its standard, and what a card in a list says of it."""

from __future__ import annotations

from typing import Any

from maklumat.documents.models import StandarPelayanan
from maklumat.publish.jsonld import government_service
from maklumat.publish.paths import Paths
from maklumat.publish.release import Document, Release
from maklumat.publish.situasi import situation
from maklumat.publish.summary import checklist, cited, fee_summary, revoked, time_summary
from maklumat.publish.terjemahan import links
from maklumat.publish.uraian import kelompok, tambahan
from maklumat.publish.words import citation


def standard_context(release: Release, document: Document[StandarPelayanan]) -> dict[str, Any]:
    """The text itself and all that is read out of it: the same for a text in force and for a draft."""
    standar, regulasi, parts = document.model, document.basis.regulasi, document.uraian
    layer = release.layers.get(document.key.id)
    return {
        "naskah": document,
        "standar": standar,
        "situasi": situation(standar, layer.model if layer else None, release.basis.kantor.alamat),
        "syarat": checklist(standar),
        "komponen": {part.komponen.kunci: part.blok for part in parts},
        "kelompok": kelompok(parts),
        "tambahan": tambahan(standar),
        "bahasa_lain": links(Paths.document(document.key), layer.model if layer else None),
        "rujukan": [(text, citation(text, regulasi)) for text in cited(standar)],
        "jsonld": government_service(release, document),
        "dicabut_kini": revoked(standar, release.basis.regulasi, release.day),
    }


def service_card(release: Release, document: Document[StandarPelayanan]) -> dict[str, str | None]:
    """Everyday title, official name where it differs, time, fee and address of a service."""
    layer = release.layers.get(document.key.id)
    title = layer.model.judul if layer else document.model.nama
    return {
        "judul": title,
        "resmi": document.model.nama if title != document.model.nama else None,
        "lama": time_summary(document.model),
        "biaya": fee_summary(document.model),
        "path": Paths.document(document.key),
    }
