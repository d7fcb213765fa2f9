"""Services, fees and SIPPN sheets as CSV, described by a Frictionless data package."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from maklumat.documents.models import StandarPelayanan
from maklumat.documents.models.layanan import BarisBiaya
from maklumat.publish.release import Document, Release
from maklumat.publish.sippn import COLUMNS, sheet
from maklumat.publish.summary import time_summary
from maklumat.register.record import format_time

Type = Literal["string", "integer", "date", "boolean"]
Cell = str | int | None
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell must begin for a spreadsheet to run it, the signs' full-width twins among them.

Such a cell gets an apostrophe before it; the page of the data says so.
"""


@dataclass(frozen=True)
class Column:
    """One column: its name, its type, and what it holds, for the data package."""

    name: str
    type: Type
    description: str
    required: bool = False


@dataclass(frozen=True)
class Table:
    """One CSV file; without `rows` only what it is."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def path(self) -> str:
        """Its file name."""
        return f"{self.name}.csv"

    def to_csv(self) -> bytes:
        """The file: UTF-8, commas, CRLF (RFC 4180)."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows([[_harmless(cell) for cell in row] for row in self.rows])
        return text.getvalue().encode()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


_ID = Column("layanan", "string", "Pengenal layanan", required=True)
_SERVICE = (
    Column("layanan", "string", "Pengenal layanan", required=True),
    Column("nama", "string", "Nama resmi layanan", required=True),
    Column("judul_warga", "string", "Nama sehari-hari"),
    Column("bidang", "string", "Bidang", required=True),
    Column("jumlah_persyaratan", "integer", "Banyaknya persyaratan", required=True),
    Column("jangka_waktu", "string", "Jangka waktu penyelesaian; hari kerja bukan hari"),
    Column("gratis", "boolean", "Apakah tidak ada yang membayar"),
    Column("biaya_terendah", "integer", "Tarif terendah dalam rupiah; 0 bila ada yang gratis"),
    Column("biaya_tertinggi", "integer", "Tarif tertinggi dalam rupiah"),
    Column("produk", "string", "Hasil pelayanan"),
    Column("penanggung_jawab_pengaduan", "string", "Nama dan jabatan"),
    Column("kanal_pengaduan", "string", "Kanal pengaduan"),
    Column("daring", "string", "Alamat pengajuan daring"),
    Column("nomor_sk", "string", "Nomor keputusan yang menetapkan"),
    Column("tanggal_sk", "date", "Tanggal keputusan"),
    Column("berlaku_sejak", "date", "Hari pertama berlaku"),
    Column("siklus", "string", "Siklus yang memutuskan"),
    Column("sidik", "string", "Sidik naskah (SHA-256)", required=True),
)
_FEE = (
    _ID,
    Column("nomor", "integer", "Urutan tarif pada naskah", required=True),
    Column("untuk", "string", "Golongan pemohon; kosong bagi semua"),
    Column("uraian", "string", "Apa yang dibayar"),
    Column("kanal", "string", "Kanal"),
    Column("bila", "string", "Keadaan yang membuat tarif ini berlaku"),
    Column("rupiah", "integer", "Tarif dalam rupiah; 0 bila gratis", required=True),
    Column("per", "string", "Satuan tarif"),
    Column("dasar", "string", "Dasar hukum tarif"),
)
_SIPPN = (_ID, *(Column(name, "string", f"Isian SIPPN: {name}") for name in COLUMNS))
TABLES = (
    Table("layanan", "Layanan", _SERVICE, ("layanan",)),
    Table("biaya", "Biaya", _FEE, ("layanan", "nomor")),
    Table("sippn", "Lembar SIPPN", _SIPPN, ("layanan",)),
)


def tables(release: Release) -> tuple[Table, ...]:
    """The three tables of the services in force."""
    services = [service for service in release.services if not service.withdrawn]
    rows = ((_service(release, service) for service in services), _fees(services), _sippn(services))
    return tuple(replace(table, rows=tuple(found)) for table, found in zip(TABLES, rows, strict=True))


def amounts(standar: StandarPelayanan) -> tuple[int, ...]:
    """Every fee in rupiah, 0 for who pays nothing; empty where fees are not filled in."""
    if standar.biaya is None:
        return ()
    return (0,) if isinstance(standar.biaya, str) else tuple(row.tarif.rupiah or 0 for row in standar.biaya)


def _service(release: Release, document: Document[StandarPelayanan]) -> tuple[Cell, ...]:
    standar, version = document.model, document.version
    layer, paid = release.layers.get(document.key.id), amounts(standar)
    decree = version.penetapan if version else None
    complaints = standar.pengaduan
    return (
        document.key.id,
        standar.nama,
        layer.model.judul if layer else None,
        standar.bidang,
        len(standar.persyaratan.semua) if standar.persyaratan else 0,
        time_summary(standar) if standar.jangka_waktu else None,
        ("false" if any(paid) else "true") if paid else None,
        min(paid, default=None),
        max(paid, default=None),
        "; ".join(item.produk for item in standar.produk or ()) or None,
        complaints.penanggung_jawab if complaints else None,
        "; ".join(complaints.kanal) if complaints else None,
        layer.model.daring if layer else None,
        decree.nomor_sk if decree else None,
        decree.tanggal_sk.isoformat() if decree else None,
        version.basis.local_date(version.effective).isoformat() if version else None,
        version.cycle if version else None,
        document.sidik,
    )


def fee_rows(standar: StandarPelayanan) -> tuple[BarisBiaya, ...]:
    """The fees as rows; none where the whole service is free or fees are not filled in."""
    return () if standar.biaya is None or isinstance(standar.biaya, str) else standar.biaya


def _fees(services: Iterable[Document[StandarPelayanan]]) -> Iterator[tuple[Cell, ...]]:
    for document in services:
        id, names = document.key.id, document.model.pemohon or {}
        if document.model.biaya == "gratis":
            yield (id, 1, None, None, None, None, 0, None, None)
        for number, row in enumerate(fee_rows(document.model), start=1):
            payers = "; ".join(names.get(name, name) for name in row.untuk or ())
            tarif = row.tarif
            paid = (tarif.rupiah or 0, tarif.per or None, row.dasar)
            yield (id, number, payers or None, row.uraian, row.kanal, row.bila, *paid)


def _sippn(services: Iterable[Document[StandarPelayanan]]) -> Iterator[tuple[Cell, ...]]:
    return ((document.key.id, *(field.text for field in sheet(document))) for document in services)


def package(release: Release, found: Iterable[Table]) -> dict[str, object]:
    """`datapackage.json` over the tables (Frictionless Data Package 1)."""
    kantor = release.basis.kantor.nama
    return {
        "profile": "tabular-data-package",
        "name": "standar-pelayanan",
        "title": f"Standar pelayanan {kantor}",
        "description": "Layanan, biaya, dan lembar SIPPN dari naskah yang disahkan dan sedang berlaku.",
        "created": format_time(release.at),
        "contributors": [{"title": kantor, "role": "publisher"}],
        "resources": [_resource(table) for table in found],
    }


def _resource(table: Table) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "missingValues": [""],
            **(
                {
                    "foreignKeys": [
                        {"fields": "layanan", "reference": {"resource": "layanan", "fields": "layanan"}}
                    ]
                }
                if table.name != "layanan"
                else {}
            ),
        },
    }


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
    }
    return {**field, "constraints": {"required": True}} if column.required else field
