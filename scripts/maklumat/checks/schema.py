"""The form of every document as JSON Schema (draft-07), for editors that check while one types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from maklumat.documents.models import (
    DaftarMasukan,
    DaftarPejabat,
    DaftarRapat,
    DaftarRegulasi,
    HasilPembahasan,
    Kalender,
    Kantor,
    LapisWarga,
    MaklumatPelayanan,
    Naskah,
    Siklus,
    Sop,
    StandarPelayanan,
)

DRAFT = "http://json-schema.org/draft-07/schema#"
_KINDS: Mapping[str, tuple[type[Naskah], str, str]] = {
    "layanan": (
        StandarPelayanan,
        "Standar pelayanan",
        "Satu layanan dengan 14 komponen UU 25/2009 Pasal 21.",
    ),
    "maklumat": (MaklumatPelayanan, "Maklumat pelayanan", "Janji kantor menurut UU 25/2009 Pasal 22."),
    "warga": (LapisWarga, "Lapis warga", "Penjelasan satu layanan dengan kata sehari-hari."),
    "siklus": (Siklus, "Siklus", "Naskah yang disahkan bersama."),
    "rapat": (DaftarRapat, "Rapat pembahasan", "Rapat dengan masyarakat, undangan, dan banyaknya peserta."),
    "hasil": (HasilPembahasan, "Hasil pembahasan", "Putusan setiap pokok bahasan dan tanggal publikasi."),
    "masukan": (DaftarMasukan, "Masukan", "Masukan masyarakat beserta jawabannya, tanpa data pribadi."),
    "kantor": (Kantor, "Kantor", "Nama, alamat, jam layanan, dan pengaduan kantor."),
    "pejabat": (DaftarPejabat, "Daftar pejabat", "Orang, penugasan, dan kunci saksi."),
    "sop": (Sop, "SOP", "Peran, langkah, dan jalur pengesahan."),
    "regulasi": (DaftarRegulasi, "Daftar regulasi", "Peraturan yang dikutip beserta keadaannya."),
    "kalender": (Kalender, "Kalender", "Hari libur nasional dan cuti bersama satu tahun."),
}


def schemas() -> dict[str, dict[str, Any]]:
    """One schema a kind of document, by the kind's name."""
    return {kind: _schema(*about) for kind, about in _KINDS.items()}


class _Generator(GenerateJsonSchema):
    """Knows that a list of one may be written without the list."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = super().function_before_schema(schema)
        return {"anyOf": [inner["items"], inner]} if inner.get("type") == "array" else inner


def _schema(model: type[Naskah], title: str, description: str) -> dict[str, Any]:
    made = _draft7(model.model_json_schema(schema_generator=_Generator))
    head = {"$schema": DRAFT, "title": title, "description": description}
    return head | {key: value for key, value in made.items() if key not in head}


def _draft7(value: Any) -> Any:
    """The same schema in draft-07, as YAML in an editor sees it: no nulls, numbers where text may look so."""
    if isinstance(value, list):
        return [_draft7(item) for item in value]
    if not isinstance(value, dict):
        return value.replace("#/$defs/", "#/definitions/") if isinstance(value, str) else value
    schema = _without_null(value)
    made = {("definitions" if key == "$defs" else key): _draft7(item) for key, item in schema.items()}
    made.pop("discriminator", None)
    if isinstance(made.get("properties"), dict) and made.get("type") == "object":
        # Title and description of a mapping are the class's own, written for engineers.
        made = {key: item for key, item in made.items() if key not in ("title", "description")}
    if "patternProperties" in made:
        made["additionalProperties"] = False
    if made.get("const") == "1":
        made = {key: item for key, item in made.items() if key not in ("const", "type")} | {"enum": [1, "1"]}
    if made.get("type") == "string" and "enum" not in made and "const" not in made:
        made["type"] = _types(made.get("pattern"))
    if "$ref" in made and len(made) > 1:
        # Draft-07 ignores what stands beside a reference.
        made["allOf"] = [{"$ref": made.pop("$ref")}]
    return made


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Strict YAML has no null: an optional key is left out, never left empty."""
    choices = schema.get("anyOf")
    if not isinstance(choices, list) or {"type": "null"} not in choices:
        return {key: value for key, value in schema.items() if key != "default"}
    real = [choice for choice in choices if choice != {"type": "null"}]
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**(real[0] if len(real) == 1 else {"anyOf": real}), **rest}


def _types(pattern: str | None) -> str | list[str]:
    """An editor reads an unquoted 2024 as a number; here it is text, so both are right where it fits."""
    if pattern is None:
        return ["string", "number"]
    return ["string", "integer"] if re.search(pattern, "2024") else "string"
