"""What a rule is given: the document with its positions, and the office around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, TypeAlias, TypeVar

from maklumat.checks.finding import Finding, Kode
from maklumat.documents import nodes
from maklumat.documents.errors import Unreadable
from maklumat.documents.folder import Key, keys, load, read_document
from maklumat.documents.kalender import Kalenders, read_calendars
from maklumat.documents.models import DaftarPejabat, DaftarRegulasi, Naskah, Siklus, Sop
from maklumat.documents.pembahasan import Pembahasan, readable_discussion
from maklumat.documents.reading import read
from maklumat.documents.tree import Kind, MemoryTree, Tree, kind_in

M = TypeVar("M", bound=Naskah)
Path: TypeAlias = "tuple[str | int, ...]"


@dataclass(frozen=True)
class Decided:
    """What the register already knows: when the text as it stands was decided, and which cycles are closed.

    A draft is judged by the day it is checked, an approved text by the day of its decision.
    """

    on: Mapping[Key, date] = field(default_factory=dict)
    closed_cycles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Office:
    """What rules need of other documents; None where a basis document cannot be read."""

    regulasi: DaftarRegulasi | None = None
    sop: Sop | None = None
    pejabat: DaftarPejabat | None = None
    keys: frozenset[Key] = frozenset()
    tree: Tree = field(default_factory=lambda: MemoryTree({}), compare=False)

    @cached_property
    def calendars(self) -> Kalenders:
        """The office's calendars; few rules need them, so they are read when first asked for."""
        return read_calendars(self.tree)

    def discussion(self, siklus: str) -> Pembahasan:
        """What can be read of a bundle's discussion."""
        return readable_discussion(self.tree, siklus)

    def carried(self, siklus: str) -> frozenset[Key] | None:
        """The documents a bundle carries, None where its plan cannot be read."""
        folder = f"siklus/{siklus}"
        if kind_in(self.tree, folder, "siklus.yaml") is not Kind.FILE:
            return None
        try:
            plan = read(Siklus, self.tree.read(f"{folder}/siklus.yaml"), folder).model
        except Unreadable:
            return None
        return frozenset(Key(item.jenis, item.id) for item in plan.dokumen)


def read_office(tree: Tree) -> Office:
    """The office in a tree; what cannot be read is left out (its own check says why)."""
    return Office(
        _basis(tree, "regulasi", DaftarRegulasi),
        _basis(tree, "sop", Sop),
        _basis(tree, "pejabat", DaftarPejabat),
        frozenset(keys(tree)),
        tree,
    )


def _basis(tree: Tree, id: str, model: type[M]) -> M | None:
    try:
        found = read_document(load(tree, Key("dasar", id))).model
    except Unreadable:
        return None
    return found if isinstance(found, model) else None


@dataclass(frozen=True)
class Leaf:
    """One text of a document: where it hangs in the tree, and where it stands in the file."""

    path: Path
    value: str
    line: int
    column: int

    @property
    def top(self) -> str:
        """The document's key it hangs under (for a standar pelayanan, the component)."""
        return str(self.path[0])

    @property
    def key(self) -> str:
        """The nearest key above it."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")


@dataclass(frozen=True)
class Source:
    """A readable YAML file: its tree of texts with positions, the files beside it, the office around it."""

    file: str
    root: nodes.Mapping
    name: str
    files: Mapping[str, bytes]
    office: Office
    today: date
    decided_on: date | None = None
    closed: bool = False

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every text in reading order."""
        return tuple(_leaves(self.root, ()))

    @property
    def judged_on(self) -> date:
        """The day whose law counts: that of the decision, or today while undecided."""
        return self.decided_on or self.today

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column of the value under `path`, or of its nearest ancestor."""
        return nodes.locate(self.root, path)

    def finding(self, kode: Kode, path: Path, pesan: str, perbaikan: str, dasar: str = "") -> Finding:
        """A finding at the value under `path`, or at its nearest ancestor."""
        line, column = self.place(path)
        return Finding(kode.nama, kode.bobot, self.file, line, column, pesan, perbaikan, dasar or kode.dasar)

    def at_leaf(self, kode: Kode, leaf: Leaf, pesan: str, perbaikan: str, dasar: str = "") -> Finding:
        """A finding at a text."""
        return Finding(
            kode.nama, kode.bobot, self.file, leaf.line, leaf.column, pesan, perbaikan, dasar or kode.dasar
        )

    def whole(self, kode: Kode, pesan: str, perbaikan: str, dasar: str = "") -> Finding:
        """A finding about the file as a whole."""
        return Finding(kode.nama, kode.bobot, self.file, 0, 0, pesan, perbaikan, dasar or kode.dasar)


@dataclass(frozen=True)
class Document(Generic[M]):
    """A source that could be read into its model."""

    source: Source
    model: M


def _leaves(node: nodes.Node, path: Path) -> Iterator[Leaf]:
    if isinstance(node, nodes.Scalar):
        yield Leaf(path, node.value.strip(), node.line, node.column)
    elif isinstance(node, nodes.Sequence):
        for position, item in enumerate(node.items):
            yield from _leaves(item, (*path, position))
    else:
        for key, value in node.entries:
            yield from _leaves(value, (*path, key.value))
