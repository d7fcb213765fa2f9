"""What every value grammar shares: reading text, refusing text, and describing itself to editors."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema


class BadValue(ValueError):
    """A text outside a value's grammar: `message` says what is wrong, `fix` how to write it."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


class TextValue(ABC):
    """A value written as one line of text; models use subclasses as field types.

    `PATTERN` is the grammar as a JSON Schema pattern, `HINT` its description for editors.
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
        if not isinstance(value, str):
            raise BadValue(
                "Di sini harus ada satu nilai, bukan daftar atau susunan kunci.",
                f"Tulis misalnya `{cls.EXAMPLES[0]}`.",
            )
        return cls.parse(value)

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
