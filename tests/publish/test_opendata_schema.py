"""Published JSON and CSV keep what they promise: every file against the schema or the package beside it."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft7Validator
from tests.publish.browser import office_year
from tests.publish.ganjil import odd_office
from tests.publish.jahil import hostile
from tests.publish.office import Office

from maklumat.publish.opendata import PACKAGE, open_data
from maklumat.publish.release import Release

PROFILE = Path(__file__).parent / "vendor/datapackage/tabular-data-package.json"
OFFICES: dict[str, Callable[[], Release]] = {
    "a year": office_year,
    "odd data": odd_office,
    "markup": lambda: hostile().release,
    "nothing decided": lambda: Office().release(),
}
Files = Mapping[str, bytes]


@pytest.fixture(scope="module", params=OFFICES)
def files(request: pytest.FixtureRequest) -> Files:
    return open_data(OFFICES[request.param]())


def documents(files: Files) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every published JSON file that names a schema, by its address."""
    for path, data in files.items():
        if path.endswith(".json") and path != PACKAGE and "/skema/" not in path:
            yield path, json.loads(data)


def test_every_document_meets_the_schema_it_names(files: Files) -> None:
    for path, document in documents(files):
        address = posixpath.normpath(posixpath.join(posixpath.dirname(path), document["$schema"]))
        schema = json.loads(files[address])
        Draft7Validator.check_schema(schema)
        found = [
            f"{path} {error.json_path}: {error.message}"
            for error in Draft7Validator(schema).iter_errors(document)
        ]
        assert found == []


def test_every_schema_is_whole_and_refuses_what_is_not_its_own() -> None:
    published = open_data(office_year())
    document = json.loads(published["data/layanan/uji.json"])
    schema = json.loads(published["data/skema/layanan.schema.json"])
    for key in document:
        poorer = {name: value for name, value in document.items() if name != key}
        assert not Draft7Validator(schema).is_valid(poorer), key
    for wrong in ({"lebih": 1}, {"keadaan": "mungkin"}, {"sidik": "abc"}, {"naskah": {"skema": "1"}}):
        assert not Draft7Validator(schema).is_valid({**document, **wrong}), wrong


def test_the_data_package_meets_its_profile(files: Files) -> None:
    profile = json.loads(PROFILE.read_text())
    found = [error.message for error in Draft4Validator(profile).iter_errors(json.loads(files[PACKAGE]))]
    assert found == []


def tables(files: Files) -> Iterator[tuple[dict[str, Any], list[dict[str, str]]]]:
    """Each resource of the package with its rows; the head names exactly its fields."""
    for resource in json.loads(files[PACKAGE])["resources"]:
        rows = csv.DictReader(io.StringIO(files[f"data/{resource['path']}"].decode(), newline=""))
        found = list(rows)
        assert rows.fieldnames == [field["name"] for field in resource["schema"]["fields"]]
        yield resource["schema"], found


def _fits(kind: str, cell: str) -> bool:
    if kind == "date":
        return date.fromisoformat(cell).isoformat() == cell
    form = {"integer": r"-?[0-9]+", "boolean": "true|false", "string": "(?s).+"}[kind]
    return re.fullmatch(form, cell) is not None


def test_every_cell_has_the_type_the_package_says(files: Files) -> None:
    assert {path for path in files if path.endswith(".csv")} == {
        f"data/{resource['path']}" for resource in json.loads(files[PACKAGE])["resources"]
    }
    for schema, rows in tables(files):
        for row in rows:
            for field in schema["fields"]:
                cell = row[field["name"]]
                assert cell or not field.get("constraints", {}).get("required"), (field["name"], row)
                assert not cell or _fits(field["type"], cell), (field["name"], cell)


def test_rows_have_a_key_of_their_own_and_name_a_service_that_is_there(files: Files) -> None:
    (_, services), *rest = tables(files)
    known = {row["layanan"] for row in services}
    for schema, rows in tables(files):
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)
    for schema, rows in rest:
        assert schema["foreignKeys"][0]["reference"] == {"resource": "layanan", "fields": "layanan"}
        assert {row["layanan"] for row in rows} <= known
