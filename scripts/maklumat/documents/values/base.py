"""What every value grammar shares: reading text, refusing text, and describing itself to editors."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from maklumat.documents.errors import shown


class BadValue(ValueError):
    """A text outside a value's grammar: `message` says what is wrong, `fix` how to write it.

    `path` leads from the value a model is reading to the part at fault, where that is a part of it.
    """

    def __init__(self, message: str, fix: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
        self.path = path


class BadValues(ValueError):
    """Several refusals at once, at least one; `causes` in reading order."""

    def __init__(self, causes: tuple[BadValue, ...]) -> None:
        super().__init__(" ".join(cause.message for cause in causes))
        self.causes = causes


def need_text(value: object, fix: str) -> str:
    """`value` if it is text; raises `BadValue` for a list or mapping."""
    if isinstance(value, str):
        return value
    raise BadValue("Di sini harus ada satu nilai, bukan daftar atau susunan kunci.", fix)


def misshapen(what: str, text: str, fix: str) -> BadValue:
    """The refusal of `text` by the grammar of `what`."""
    return BadValue(f"{what} “{shown(text)}” tidak dikenal bentuknya.", fix)


class TextValue(ABC):
    """A value written as one line of text; models use subclasses as field types.

    `PATTERN` is the grammar as a JSON Schema pattern (what no regular expression can say, such as the
    order of a range, `parse` alone refuses), `HINT` its description for editors.
    """

    PATTERN: ClassVar[str]
    HINT: ClassVar[str]
    EXAMPLES: ClassVar[tuple[str, ...]]

    @classmethod
    @abstractmethod
    def parse(cls, text: str) -> Self:
        """Read `text`; raises `BadValue`."""

    @abstractmethod
    def __str__(self) -> str: ...

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        return cls.parse(need_text(value, f"Tulis misalnya `{cls.EXAMPLES[0]}`."))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": cls.PATTERN,
            "description": cls.HINT,
            "examples": list(cls.EXAMPLES),
        }


@dataclass(frozen=True)
class Shape:
    """Marks a text field whose whole grammar is one pattern: `Annotated[str, Shape(...)]`.

    The same `pattern` (without anchors) reads the text and stands in the JSON Schema, so the two agree.
    """

    pattern: str
    what: str
    fix: str
    description: str = ""
    _compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_compiled", re.compile(self.pattern))

    def read(self, value: object) -> str:
        """`value` unchanged; raises `BadValue` unless it is a text of this shape."""
        text = need_text(value, self.fix)
        if not self._compiled.fullmatch(text):
            raise misshapen(self.what, text, self.fix)
        return text

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        found = {"type": "string", "pattern": f"^(?:{self.pattern})$"}
        return {**found, "description": self.description} if self.description else found
