"""`maklumat skema`: draft-07 in Indonesian, closed, and agreeing with the models."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maklumat.cli.main import run
from maklumat.documents.models import KOMPONEN
from maklumat.documents.values import Tarif

KINDS = {
    "layanan",
    "maklumat",
    "warga",
    "siklus",
    "kantor",
    "pejabat",
    "sop",
    "regulasi",
    "kalender",
    "rapat",
    "hasil",
    "masukan",
}
ENGLISH = re.compile(r"\b(the|of|and|one|with|which|whose)\b", re.IGNORECASE)


@pytest.fixture
def schemas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    (tmp_path / "standards").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run(["skema"]) == 0
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    return made


def nodes(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for value in schema.values():
            yield from nodes(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from nodes(value)


def test_one_schema_a_kind_in_draft_7(schemas: dict[str, Any]) -> None:
    assert schemas.keys() == KINDS
    for schema in schemas.values():
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert "$defs" not in json.dumps(schema)


def test_every_reference_leads_somewhere(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        for node in nodes(schema):
            if isinstance(node.get("$ref"), str):
                assert node.keys() == {"$ref"}
                assert node["$ref"].removeprefix("#/definitions/") in schema["definitions"]


def test_mappings_are_closed(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        for node in nodes(schema):
            if node.get("type") == "object":
                assert "additionalProperties" in node
                assert "properties" not in node or node["additionalProperties"] is False


def test_titles_and_descriptions_are_indonesian(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        for node in nodes(schema):
            for key in ("title", "description"):
                if isinstance(node.get(key), str):
                    assert not ENGLISH.search(node[key]), node[key]
        assert all("title" in field for field in schema["properties"].values())


def test_patterns_are_ones_editors_know(schemas: dict[str, Any]) -> None:
    for schema in schemas.values():
        for node in nodes(schema):
            if isinstance(pattern := node.get("pattern"), str):
                re.compile(pattern)
                assert not re.search(r"\(\?P|\\Z|\\A|\(\?[a-z]+\)", pattern), pattern


def test_values_written_without_quotes_fit(schemas: dict[str, Any]) -> None:
    assert schemas["layanan"]["properties"]["skema"]["enum"] == [1, "1"]
    assert schemas["kalender"]["properties"]["tahun"]["type"] == ["string", "integer"]
    account = schemas["pejabat"]["definitions"]["Akun"]["properties"]["id"]
    assert account["type"] == ["string", "integer"]
    assert schemas["layanan"]["properties"]["jumlah_pelaksana"]["type"] == "string"


def test_all_14_components_are_there(schemas: dict[str, Any]) -> None:
    properties = schemas["layanan"]["properties"]
    assert {component.kunci for component in KOMPONEN} <= properties.keys()
    assert {component.nama for component in KOMPONEN} <= {field["title"] for field in properties.values()}


def test_a_list_of_one_may_stand_alone(schemas: dict[str, Any]) -> None:
    single, many = schemas["layanan"]["properties"]["jangka_waktu"]["anyOf"]
    assert many["type"] == "array"
    assert many["items"] == single


def test_nothing_may_be_null(schemas: dict[str, Any]) -> None:
    assert not any(node.get("type") == "null" for schema in schemas.values() for node in nodes(schema))


def test_the_fee_pattern_reads_what_the_grammar_reads(schemas: dict[str, Any]) -> None:
    pattern = schemas["layanan"]["definitions"]["BarisBiaya"]["properties"]["tarif"]["pattern"]
    for text in ("gratis", "Rp400.000 per permohonan"):
        assert re.search(pattern, text)
        assert str(Tarif.parse(text)) == text
    assert not re.search(pattern, "Rp 400000")


def test_files_one_a_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schemas: dict[str, Any]) -> None:
    target = tmp_path / "dalam" / "skema"
    for _ in range(2):
        assert run(["skema", "--keluar", str(target)]) == 0
    assert {path.name for path in target.iterdir()} == {f"{kind}.json" for kind in KINDS}
    assert json.loads((target / "sop.json").read_text(encoding="utf-8")) == schemas["sop"]
