"""Strict YAML: text, lists and mappings with a line and a column for every value, nothing else.

YAML guesses (`no` becomes False, `10:30` becomes 630) and hides (`Loket #3` loses its end, aliases
expand, a second equal key wins silently). Here every scalar stays text, and whatever a reader could
misread is refused with its own message: characters first, then events and the gaps between them,
and the tree last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from maklumat.documents.characters import Flaw, flaws
from maklumat.documents.errors import Problem, Unreadable, limited, shown
from maklumat.documents.nodes import Mapping, Node, Scalar, Sequence, Tree, locate, plain
from maklumat.documents.yaml_events import MAX_DEPTH, judged_events, place, problem
from maklumat.documents.yaml_gaps import GapJudge

__all__ = [
    "KEY",
    "MAX_BYTES",
    "MAX_DEPTH",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Tree",
    "locate",
    "parse",
    "plain",
]

MAX_BYTES = 1024 * 1024
KEY = re.compile(r"[a-z][a-z0-9_-]*\Z")


def parse(data: bytes) -> Mapping:
    """Read one strict YAML document whose root is a mapping.

    Raises `Unreadable` with the refusals found, in reading order (they carry no file name yet).
    """
    text = _decode(data)
    raw = limited(_from_flaw(flaw, text) for flaw in flaws(text))
    if raw:
        raise Unreadable(raw)
    builder = _Builder(text)
    root: Node | None = None
    try:
        root = builder.document()
    except Unreadable as error:
        builder.problems.extend(error.problems)
    if builder.problems:
        raise Unreadable(limited(sorted(builder.problems, key=lambda found: (found.line, found.column))))
    if root is None:
        raise _refusal("yaml-kosong", 1, 1, "Berkas kosong.", "Isi berkas ini atau hapus.")
    if not isinstance(root, Mapping):
        raise _refusal(
            "yaml-akar",
            root.line,
            root.column,
            "Isi berkas bukan daftar kunci dan nilai.",
            "Mulailah dengan baris seperti `skema: 1`.",
        )
    return root


def _refusal(code: str, line: int, column: int, message: str, fix: str) -> Unreadable:
    return Unreadable([problem(code, line, column, message, fix)])


def _decode(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise _refusal(
            "yaml-besar",
            1,
            1,
            f"Berkas melebihi 1 MiB ({len(data)} bita).",
            "Pindahkan lampiran besar ke berkas tersendiri.",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise _refusal(
            "yaml-utf8",
            *_position(before, len(before)),
            "Berkas bukan teks UTF-8.",
            "Simpan ulang berkas dengan pengodean UTF-8 tanpa BOM.",
        ) from None


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _from_flaw(flaw: Flaw, text: str) -> Problem:
    return problem(flaw.code, *_position(text, flaw.offset), flaw.message, flaw.fix)


class _Builder:
    """Builds the tree from judged events in one pass and gathers what is wrong with it."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self._events = judged_events(text)
        self._gaps = GapJudge(text)

    def document(self) -> Node | None:
        """The root, None where the file holds nothing but comments."""
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event)
        self.problems.extend(self._gaps.finish())
        return root

    def _node(self, event: yaml.Event) -> Node:
        line, column = place(event)
        if isinstance(event, yaml.ScalarEvent):
            self.problems.extend(self._gaps.scalar(event))
            return Scalar(event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items()), line, column)
        return self._mapping(line, column)

    def _items(self) -> Iterator[Node]:
        for number, event in enumerate(self._events, 1):
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._value(event, number)

    def _mapping(self, line: int, column: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event)
            if not isinstance(key, Scalar):
                raise _refusal(
                    "yaml-kunci",
                    key.line,
                    key.column,
                    "Kunci harus satu kata.",
                    "Tulis kunci dengan huruf kecil, misalnya `nama:`.",
                )
            self.problems.extend(_key_problems(key, first))
            entries.append((key, self._value(next(self._events), key.value)))
        return Mapping(tuple(entries), line, column)

    def _value(self, event: yaml.Event, name: str | int) -> Node:
        """The value under a key, or the item with a number."""
        node = self._node(event)
        if isinstance(node, Scalar):
            self.problems.extend(_scalar_problems(node, name))
        return node


def _scalar_problems(node: Scalar, name: str | int) -> Iterator[Problem]:
    # Judged once more after escapes: "\u202e" passes a look at the raw text.
    found = False
    for flaw in flaws(node.value):
        found = True
        yield problem(flaw.code, node.line, node.column, flaw.message, flaw.fix)
    if found or node.value.strip():
        return
    what, fix = (
        (f"Nilai `{shown(name)}` kosong.", "Isi nilainya, atau hapus kuncinya.")
        if isinstance(name, str)
        else (f"Butir ke-{name} kosong.", "Isi butir ini, atau hapus tandanya.")
    )
    yield problem("yaml-nilai-kosong", node.line, node.column, what, fix)


def _key_problems(key: Scalar, first: dict[str, Scalar]) -> Iterator[Problem]:
    before = first.setdefault(key.value, key)
    if key.value == "<<":
        yield problem(
            "yaml-gabung",
            key.line,
            key.column,
            "Kunci gabung (<<) tidak dipakai.",
            "Tulis setiap kunci secara lengkap.",
        )
    elif not KEY.match(key.value):
        yield problem(
            "yaml-kunci",
            key.line,
            key.column,
            f"Kunci “{shown(key.value)}” tidak dikenal bentuknya.",
            "Pakai huruf kecil, angka, - atau _, diawali huruf. Jika ini kalimat yang memuat "
            "titik dua, apit dengan tanda kutip.",
        )
    elif before is not key:
        yield problem(
            "yaml-kunci-ganda",
            key.line,
            key.column,
            f"Kunci “{shown(key.value)}” tertulis dua kali (pertama pada baris {before.line}).",
            "Hapus salah satu.",
        )
