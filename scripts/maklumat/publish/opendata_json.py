"""Each document as JSON: the words as decided, and the same figures as numbers, with a published schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from maklumat.checks.schema import DRAFT, schemas
from maklumat.documents.models import Naskah, StandarPelayanan
from maklumat.documents.values import Takaran
from maklumat.publish.durations import iso_duration
from maklumat.publish.opendata_tables import fee_rows
from maklumat.publish.paths import Paths
from maklumat.publish.release import Document, Release
from maklumat.publish.site_tree import relative
from maklumat.publish.words import official_title
from maklumat.register.state import Version

KINDS = ("layanan", "maklumat", "warga")
_TEXT = {"type": "string", "minLength": 1}
_OPTIONAL = {"type": ["string", "null"]}
_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_WHO = {"type": ["array", "null"], "items": {"type": "string"}}


def document_path(jenis: str, id: str) -> str:
    """The address of a document's JSON."""
    return f"data/{jenis}/{id}.json"


def schema_path(jenis: str) -> str:
    """The address of the JSON Schema of a kind."""
    return f"data/skema/{jenis}.schema.json"


def documents(release: Release) -> Iterator[Document[Any]]:
    """What is published as JSON: texts in force or withdrawn."""
    yield from release.services
    yield from release.charters
    yield from (release.layers[id] for id in sorted(release.layers))


def document_json(release: Release, document: Document[Naskah]) -> dict[str, object]:
    """One document; the same keys for every document of a kind."""
    version, model, key = document.version, document.model, document.key
    decree = version.penetapan if version else None
    day = version.basis.local_date(version.effective).isoformat() if version else None
    path = document_path(key.jenis, key.id)
    found: dict[str, object] = {
        "$schema": relative(schema_path(key.jenis), path.rpartition("/")[0] + "/"),
        "versi_skema": "1",
        "jenis": key.jenis,
        "id": key.id,
        "per": release.day.isoformat(),
        "keadaan": _state(document),
        "sejak": day,
        "sidik": document.sidik,
        "siklus": version.cycle if version else None,
        "penetapan": decree.model_dump(mode="json") if decree else None,
        "diputuskan_oleh": _decider(version) if version else None,
        "halaman": relative(Paths.document(key), path.rpartition("/")[0] + "/"),
        "naskah": json.loads(document.written) if document.written else None,
    }
    return {**found, "angka": _figures(model)} if isinstance(model, StandarPelayanan) else found


def _decider(version: Version) -> dict[str, str]:
    record = version.record
    return {"nama": record.nama, "jabatan": official_title(record.jabatan, record.status_jabatan)}


def _state(document: Document[Naskah]) -> str:
    if document.version is None:
        return "rancangan"
    return "dicabut" if document.withdrawn else "berlaku"


def _figures(standar: StandarPelayanan) -> dict[str, object]:
    """What a program would have to read out of the words."""
    return {
        "gratis": None if standar.biaya is None else not any(row.tarif.rupiah for row in fee_rows(standar)),
        "biaya": [
            {
                "untuk": list(row.untuk) if row.untuk else None,
                "uraian": row.uraian,
                "rupiah": row.tarif.rupiah or 0,
                "per": row.tarif.per or None,
                "dasar": row.dasar,
            }
            for row in fee_rows(standar)
        ],
        "jangka_waktu": [
            {
                "untuk": list(time.untuk) if time.untuk else None,
                "paling_singkat": _measure(time.lama.paling_singkat),
                "paling_lama": _measure(time.lama.paling_lama),
                "iso8601": iso_duration(time.lama),
            }
            for time in standar.jangka_waktu or ()
        ],
    }


def _measure(measure: Takaran) -> dict[str, object]:
    return {"angka": measure.angka, "satuan": measure.satuan.value}


def document_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (draft-07) of each kind by its address; `naskah` has the form drafters write in.

    It is the tree the official PDF carries, so that paper and data can be compared without this program.
    """
    forms = schemas()
    return {schema_path(kind): _schema(kind, forms[kind]) for kind in KINDS}


def _schema(kind: str, form: dict[str, Any]) -> dict[str, Any]:
    definitions = dict(form.get("definitions", {}))
    definitions["naskah"] = {
        key: value for key, value in form.items() if key not in ("$schema", "definitions")
    }
    properties: dict[str, Any] = {
        "$schema": _TEXT,
        "versi_skema": {"const": "1"},
        "jenis": {"const": kind},
        "id": _TEXT,
        "per": {**_DAY, "description": "Hari yang dibicarakan berkas ini."},
        "keadaan": {"enum": ["berlaku", "dicabut", "rancangan"]},
        "sejak": {**_DAY, "type": ["string", "null"], "description": "Hari pertama berlaku atau dicabut."},
        "sidik": _SHA256,
        "siklus": _OPTIONAL,
        "penetapan": _object(
            {"nomor_sk": _TEXT, "tanggal_sk": _DAY, "tempat": _TEXT, "berlaku_sejak": _DAY}, optional=True
        ),
        "diputuskan_oleh": _object({"nama": _TEXT, "jabatan": _TEXT}, optional=True),
        "halaman": _TEXT,
        "naskah": {
            "description": "Naskah persis seperti yang disahkan; PDF resminya memuat data yang sama.",
            "allOf": [{"$ref": "#/definitions/naskah"}],
        },
        **({"angka": _figures_schema()} if kind == "layanan" else {}),
    }
    about = {"$schema": DRAFT, "title": f"{form['title']}, data terbuka", "definitions": definitions}
    return {**about, **_object(properties)}


def _figures_schema() -> dict[str, Any]:
    measure = _object({"angka": {"type": "integer", "minimum": 1}, "satuan": _TEXT})
    fee = _object(
        {
            "untuk": _WHO,
            "uraian": _OPTIONAL,
            "rupiah": {"type": "integer", "minimum": 0},
            "per": _OPTIONAL,
            "dasar": _OPTIONAL,
        }
    )
    time = _object({"untuk": _WHO, "paling_singkat": measure, "paling_lama": measure, "iso8601": _OPTIONAL})
    return _object(
        {
            "gratis": {"type": ["boolean", "null"]},
            "biaya": {"type": "array", "items": fee},
            "jangka_waktu": {"type": "array", "items": time},
        }
    )


def _object(properties: dict[str, Any], *, optional: bool = False) -> dict[str, Any]:
    return {
        "type": ["object", "null"] if optional else "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }
