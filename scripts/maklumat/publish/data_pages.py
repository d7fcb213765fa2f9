"""Pages about the data: what there is to download, and each service's sheet for SIPPN."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.publish.opendata_json import KINDS, document_path, schema_path
from maklumat.publish.opendata_tables import TABLES
from maklumat.publish.paths import Paths
from maklumat.publish.release import Release
from maklumat.publish.sippn import sheet
from maklumat.publish.site_tree import MakePage, Page

DATA = "data/"


def sippn_path(base: str) -> str:
    """The sheet of the service whose page is `base`."""
    return f"{base}sippn/"


def data_pages(release: Release, page: MakePage) -> Iterator[Page]:
    """The page of all data, and a sheet for every service in force."""
    services = [item for item in release.services if item.version and not item.withdrawn]
    yield page(
        "data.html",
        DATA,
        "Data terbuka",
        f"Standar pelayanan {release.basis.kantor.nama} sebagai CSV, JSON, dan JSON-LD.",
        tabel=TABLES,
        skema=[(kind, schema_path(kind)) for kind in KINDS],
        layanan=[(service.model.nama, document_path("layanan", service.key.id)) for service in services],
    )
    for service in services:
        yield page(
            "sippn.html",
            sippn_path(Paths.document(service.key)),
            f"Lembar SIPPN: {service.model.nama}",
            f"Tujuh isian SIPPN untuk {service.model.nama}, siap disalin.",
            naskah=service,
            isian=sheet(service),
        )
