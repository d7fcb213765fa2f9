"""From bytes to a model, every refusal placed at a line and a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from maklumat.documents.errors import Problem, Unreadable
from maklumat.documents.models.base import Naskah
from maklumat.documents.strict_yaml import Mapping, Tree, locate, parse, plain
from maklumat.documents.values import BadValue

M = TypeVar("M", bound=Naskah)


@dataclass(frozen=True)
class Read(Generic[M]):
    """A model with the tree it came from, so that later findings have a place."""

    model: M
    root: Mapping

    def place(self, *path: str | int) -> tuple[int, int]:
        """Line and column of the value at `path`, or of its nearest ancestor."""
        return locate(self.root, path)


def read(model: type[M], data: bytes, file: str) -> Read[M]:
    """Read strict YAML into `model`; raises `Unreadable` with every structural refusal, placed in `file`."""
    try:
        root = parse(data)
    except Unreadable as error:
        raise Unreadable(problem.at(file) for problem in error.problems) from None
    try:
        return Read(model.model_validate(plain(root)), root)
    except ValidationError as error:
        raise Unreadable(_problem(detail, root, file) for detail in _causes(error)) from None


def from_tree(model: type[M], tree: Tree, file: str) -> M:
    """Read an archived JSON tree into `model`; raises `Unreadable` without positions."""
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        raise Unreadable(_describe(detail, 0, 0, file) for detail in _causes(error)) from None


def _causes(error: ValidationError) -> list[Any]:
    """The details, less those that only follow from a deeper one (a list short of a bad item)."""
    details = error.errors()
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(
            other["loc"][: len(detail["loc"])] == detail["loc"] for other in details if other is not detail
        )
    ]


def _problem(detail: Any, root: Mapping, file: str) -> Problem:
    path = detail["loc"]
    if detail["type"] == "extra_forbidden":
        line, column = _key_place(root, path)
    else:
        line, column = locate(root, path)
    return _describe(detail, line, column, file)


def _key_place(root: Mapping, path: tuple[str | int, ...]) -> tuple[int, int]:
    line, column = locate(root, path)
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        for key, value in getattr(node, "entries", ()):
            if (value.line, value.column) == (line, column) and key.value == path[-1]:
                return key.line, key.column
            stack.append(value)
        stack.extend(getattr(node, "items", ()) if not hasattr(node, "entries") else ())
    return line, column


def _describe(detail: Any, line: int, column: int, file: str) -> Problem:
    key = next((part for part in reversed(detail["loc"]) if isinstance(part, str) and part[0] != "#"), "")
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, BadValue):
        where = f"`{key}`: " if key else ""
        return Problem(
            "struktur-nilai", where + cause.message, cause.fix, line, column, file, "Bentuk naskah"
        )
    code, message, fix = _MESSAGES.get(detail["type"], _FALLBACK)
    expected = detail.get("ctx", {}).get("expected", "")
    expected = expected.replace(" or ", " atau ").replace("'", "`") if isinstance(expected, str) else ""
    return Problem(
        code,
        message.format(key=key, expected=expected),
        fix.format(key=key, expected=expected),
        line,
        column,
        file,
        "Bentuk naskah",
    )


_FALLBACK = (
    "struktur-nilai",
    "Nilai `{key}` tidak sesuai bentuknya.",
    "Bandingkan dengan contoh di panduan penyusun.",
)
_MESSAGES = {
    "missing": ("struktur-kurang", "Kunci `{key}` belum ada.", "Tambahkan `{key}:` beserta isinya."),
    "extra_forbidden": (
        "struktur-kunci-asing",
        "Kunci `{key}` tidak dikenal di tempat ini.",
        "Periksa ejaan dan jorokannya; kunci yang dikenal tercantum di panduan penyusun.",
    ),
    "literal_error": ("struktur-pilihan", "Nilai `{key}` tidak dikenal.", "Pilih salah satu: {expected}."),
    "tuple_type": (
        "struktur-daftar",
        "`{key}` harus berupa daftar.",
        "Tulis setiap butir pada baris sendiri, diawali `- `.",
    ),
    "model_type": (
        "struktur-susunan",
        "`{key}` harus berupa susunan kunci dan nilai.",
        "Tulis kunci-kuncinya di baris berikutnya, menjorok dua spasi.",
    ),
    "dict_type": (
        "struktur-susunan",
        "`{key}` harus berupa susunan kunci dan nilai.",
        "Tulis kunci-kuncinya di baris berikutnya, menjorok dua spasi.",
    ),
    "too_short": (
        "struktur-daftar",
        "`{key}` harus memuat paling sedikit satu butir.",
        "Isi, atau hapus kuncinya.",
    ),
}
