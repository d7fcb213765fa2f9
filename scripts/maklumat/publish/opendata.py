"""Everything published for machines, as files beside the pages."""

from __future__ import annotations

import json

from maklumat.publish.dcat import CATALOGUE, catalogue
from maklumat.publish.feed import FEED, atom
from maklumat.publish.opendata_json import document_json, document_path, document_schemas, documents
from maklumat.publish.opendata_tables import package, tables
from maklumat.publish.plain_text import service_text
from maklumat.publish.release import Release

PACKAGE = "data/datapackage.json"


def open_data(release: Release) -> dict[str, bytes]:
    """The files by their address; of drafts there is no data, so that none is taken for a standard."""
    if release.preview:
        return {FEED: atom(release)}
    found = tables(release)
    return {
        FEED: atom(release),
        **text_pages(release),
        **{f"data/{table.path}": table.to_csv() for table in found},
        PACKAGE: _json(package(release, found)),
        CATALOGUE: _lines(catalogue(release, found)),
        **{path: _json(schema) for path, schema in document_schemas().items()},
        **{
            document_path(item.key.jenis, item.key.id): _lines(document_json(release, item))
            for item in documents(release)
        },
    }


def text_pages(release: Release) -> dict[str, bytes]:
    """`layanan/<id>.txt`, unless a service bears that very id and so has its folder there."""
    pages = {
        f"layanan/{service.key.id}.txt": service_text(release, service).encode()
        for service in release.services
    }
    taken = {f"layanan/{service.key.id}" for service in release.services}
    return {path: data for path, data in pages.items() if path not in taken}


def _lines(value: dict[str, object]) -> bytes:
    """JSON with a line for each key, or for each item where the value is a list: fast, and fit for diff."""
    return (
        "{\n" + ",\n".join(f"{_dense(key)}: {_value(item)}" for key, item in value.items()) + "\n}\n"
    ).encode()


def _value(item: object) -> str:
    if isinstance(item, list) and item:
        return "[\n" + ",\n".join(map(_dense, item)) + "\n]"
    return _dense(item)


def _dense(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
