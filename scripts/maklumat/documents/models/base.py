"""Base classes of the models and the few shapes they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from maklumat.documents.errors import shown
from maklumat.documents.values import BadValue, BadValues, Id, Teks

T = TypeVar("T")


class Bagian(BaseModel):
    """A mapping with a closed set of keys."""

    # Built when first read: a command that needs one kind of document does not wait for the others.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Naskah(Bagian):
    """A whole document; `skema` is the version of its form."""

    skema: Literal["1"] = Field(title="Versi bentuk naskah", description="Selalu 1.")


class Butir(Bagian):
    """A list item: a plain sentence, or a mapping whose key `KALIMAT` holds the sentence."""

    KALIMAT: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_sentence(cls, value: Any) -> Any:
        return {cls.KALIMAT: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        mapping = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [{"type": "string", "minLength": 1}, mapping]}


def refuse(causes: Iterable[BadValue]) -> None:
    """Raise `BadValues` with all causes, if there are any."""
    if found := tuple(causes):
        raise BadValues(found)


def repeated(what: str, key: str, values: list[str], field: str) -> Iterator[BadValue]:
    """A refusal for each value of `field` in the list `key` that stood there before."""
    seen: set[str] = set()
    for position, value in enumerate(values):
        if value in seen:
            yield BadValue(
                f"{what} “{shown(value)}” tertulis dua kali.", "Hapus salah satu.", (key, position, field)
            )
        seen.add(value)


def _one_or_many(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Senarai = Annotated[tuple[T, ...], Field(min_length=1)]
"""A list with at least one item."""

SatuAtauSenarai = Annotated[tuple[T, ...], Field(min_length=1), BeforeValidator(_one_or_many)]
"""One item, or a list of them."""

Untuk = Annotated[
    SatuAtauSenarai[Id] | None,
    Field(
        title="Untuk",
        description="Pengenal pemohon yang terkena butir ini; tanpa `untuk` berlaku bagi semua.",
    ),
]
Bila = Annotated[Teks | None, Field(title="Bila", description="Keadaan yang membuat butir ini berlaku.")]
