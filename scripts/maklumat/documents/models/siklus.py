"""Siklus: one bundle of documents on its way through a path."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from maklumat.documents.errors import shown
from maklumat.documents.models.base import Bagian, Naskah, Senarai
from maklumat.documents.values import BadValue, Id, Teks

Jalur = Literal["penetapan", "pencabutan", "warga", "dasar"]
Jenis = Literal["dasar", "layanan", "maklumat", "warga"]


class Rujukan(Bagian):
    """A document by kind and id; written `jenis/id` or as a mapping."""

    jenis: Jenis = Field(title="Jenis")
    id: Id = Field(title="Pengenal")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        jenis, slash, name = value.partition("/")
        if not slash:
            raise BadValue(
                f"Rujukan “{shown(value)}” tidak dikenal bentuknya.",
                "Tulis `jenis/id`, misalnya `layanan/dtlst`.",
            )
        return {"jenis": jenis, "id": name}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        pattern = "^(dasar|layanan|maklumat|warga)/[a-z0-9][a-z0-9._-]{0,79}$"
        return {
            "anyOf": [{"type": "string", "pattern": pattern}, handler.resolve_ref_schema(handler(schema))]
        }


class Siklus(Naskah):
    """`siklus.yaml`: what moves together."""

    judul: Teks = Field(title="Judul")
    jalur: Jalur = Field(title="Jalur")
    dokumen: Senarai[Rujukan] = Field(title="Dokumen yang dibawa")
