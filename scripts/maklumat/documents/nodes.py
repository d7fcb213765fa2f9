"""The tree of a strict YAML document: text, lists and mappings, each with its line and column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"


@dataclass(frozen=True)
class Scalar:
    """One text value; `line` and `column` count from 1."""

    value: str
    line: int
    column: int


@dataclass(frozen=True)
class Sequence:
    """A block list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True)
class Mapping:
    """A block mapping; keys keep their own positions and their order."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    @cached_property
    def _by_key(self) -> dict[str, tuple[Scalar, Node]]:
        return {entry[0].value: entry for entry in self.entries}

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        entry = self._by_key.get(key)
        return entry[1] if entry else None

    def key(self, key: str) -> Scalar | None:
        """The key itself as it stands in the text, or None."""
        entry = self._by_key.get(key)
        return entry[0] if entry else None


Node: TypeAlias = Scalar | Sequence | Mapping


def plain(node: Node) -> Tree:
    """The same tree without positions: text, lists and mappings only."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


def locate(root: Node, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column of the value at `path`, or of its nearest ancestor that exists."""
    node = _nearest(root, path)
    return node.line, node.column


def locate_key(root: Node, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column of the key that ends `path`, or of the nearest ancestor that exists."""
    node: Node | None = _nearest(root, path[:-1])
    if isinstance(node, Mapping) and path and isinstance(path[-1], str):
        node = node.key(path[-1]) or node
    return (node.line, node.column) if node else (1, 1)


def _nearest(root: Node, path: tuple[str | int, ...]) -> Node:
    # A part the text does not have is stepped over: a model may see a list where one item was written.
    node = root
    for part in path:
        child: Node | None = None
        if isinstance(node, Mapping) and isinstance(part, str):
            child = node.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            child = node.items[part]
        node = child or node
    return node
