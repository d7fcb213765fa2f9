"""From bytes to a model, every refusal placed at a line and a column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from maklumat.documents.errors import Problem, Unreadable, limited, shown
from maklumat.documents.model_messages import causes
from maklumat.documents.models.base import Naskah
from maklumat.documents.nodes import Mapping, Tree, locate, locate_key, plain
from maklumat.documents.strict_yaml import parse

M = TypeVar("M", bound=Naskah)
_BASIS = "Bentuk naskah"


@dataclass(frozen=True)
class Read(Generic[M]):
    """A model with the tree it came from, so that later findings have a place."""

    model: M
    root: Mapping

    def place(self, *path: str | int) -> tuple[int, int]:
        """Line and column of the value at `path`, or of its nearest ancestor."""
        return locate(self.root, path)


def read(model: type[M], data: bytes, file: str) -> Read[M]:
    """Read strict YAML into `model`; raises `Unreadable` with the structural refusals, placed in `file`."""
    try:
        root = parse(data)
    except Unreadable as error:
        raise Unreadable(problem.at(file) for problem in error.problems) from None
    try:
        return Read(model.model_validate(plain(root)), root)
    except ValidationError as error:
        problems = limited(_placed(error, model, root, file))
        raise Unreadable(sorted(problems, key=_reading_order)) from None


def from_tree(model: type[M], tree: Tree, file: str) -> M:
    """Read an archived JSON tree into `model`; raises `Unreadable` without positions."""
    strangers = limited(_strangers(tree, file))
    if strangers:
        raise Unreadable(strangers)
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        refused = causes(error, known_keys(model))
        found = (Problem(cause.code, cause.message, cause.fix, 0, 0, file, _BASIS) for cause in refused)
        raise Unreadable(limited(found)) from None


@cache
def known_keys(model: type[Naskah]) -> tuple[str, ...]:
    """Every key a document of this kind may hold, at any depth, in alphabetical order."""
    schema = model.model_json_schema()
    parts = (schema, *schema.get("$defs", {}).values())
    return tuple(sorted({key for part in parts for key in part.get("properties", {})}))


def _placed(error: ValidationError, model: type[Naskah], root: Mapping, file: str) -> Iterator[Problem]:
    for cause in causes(error, known_keys(model)):
        find = locate_key if cause.at_key else locate
        yield Problem(cause.code, cause.message, cause.fix, *find(root, cause.path), file, _BASIS)


def _reading_order(problem: Problem) -> tuple[bool, int, int]:
    return problem.line == 0, problem.line, problem.column


def _strangers(tree: Any, file: str) -> Iterator[Problem]:
    """What strict YAML cannot have written: leaves that are not text, text that is not Unicode."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        children: Iterable[Any] = ()
        if isinstance(node, dict):
            children = (*node, *node.values())
        elif isinstance(node, list):
            children = node
        elif not isinstance(node, str) or not _is_unicode(node):
            yield Problem(
                "struktur-nilai",
                f"Nilai “{shown(json.dumps(node))}” bukan teks biasa.",
                "Arsip hanya memuat teks, daftar, dan susunan kunci.",
                file=file,
                basis=_BASIS,
            )
        waiting.extend(children)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
