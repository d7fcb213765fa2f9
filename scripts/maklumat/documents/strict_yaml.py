"""Strict YAML: text, lists and mappings with a line and a column for every value, nothing else.

YAML guesses (`no` becomes False, `10:30` becomes 630) and hides (`Loket #3` loses its end, aliases
expand, a second equal key wins silently). Here every scalar stays text, and whatever a reader could
misread is refused with its own message. The event stream is judged before anything is composed:
the C composer crashes the process on a few kilobytes of `[`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from maklumat.documents.characters import Flaw, flaws
from maklumat.documents.errors import Problem, Unreadable
from maklumat.documents.yaml_messages import explain

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
KEY = re.compile(r"[a-z][a-z0-9_-]*\Z")
_BLOCK_HEADER = re.compile(r"[|>][+-]?[1-9]?[+-]?$")
_BASIS = "Bentuk naskah: YAML ketat"

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

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def parse(data: bytes) -> Mapping:
    """Read one strict YAML document whose root is a mapping.

    Raises `Unreadable` with every refusal found (the problems carry no file name yet).
    """
    text = _decode(data)
    problems = [_from_flaw(flaw, text) for flaw in flaws(text)]
    if problems:
        raise Unreadable(problems)
    events = _judged_events(text)
    root = _Builder(events).build()
    problems = [*_gap_problems(text, events), *_content_problems(root)]
    if problems:
        raise Unreadable(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    if not isinstance(root, Mapping):
        raise Unreadable(
            [
                _problem(
                    "yaml-akar",
                    1,
                    1,
                    "Isi berkas bukan daftar kunci dan nilai.",
                    "Mulailah dengan baris seperti `skema: 1`.",
                )
            ]
        )
    return root


def plain(node: Node) -> Tree:
    """The same tree without positions: text, lists and mappings only."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


def locate(root: Node, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column of the value at `path`, or of its nearest ancestor that exists."""
    node = root
    for part in path:
        child: Node | None = None
        if isinstance(node, Mapping) and isinstance(part, str):
            child = node.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            child = node.items[part]
        if child is None:
            continue
        node = child
    return node.line, node.column


def _problem(code: str, line: int, column: int, message: str, fix: str) -> Problem:
    return Problem(code, message, fix, line, column, basis=_BASIS)


def _decode(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise Unreadable(
            [
                _problem(
                    "yaml-besar",
                    1,
                    1,
                    f"Berkas melebihi 1 MiB ({len(data)} bita).",
                    "Pindahkan lampiran besar ke berkas tersendiri.",
                )
            ]
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - before.rfind(b"\n")
        raise Unreadable(
            [
                _problem(
                    "yaml-utf8",
                    line,
                    column,
                    "Berkas bukan teks UTF-8.",
                    "Simpan ulang berkas dengan pengodean UTF-8 tanpa BOM.",
                )
            ]
        ) from None


def _from_flaw(flaw: Flaw, text: str) -> Problem:
    before = text[: flaw.offset]
    return _problem(
        flaw.code, before.count("\n") + 1, flaw.offset - before.rfind("\n"), flaw.message, flaw.fix
    )


def _judged_events(text: str) -> list[yaml.Event]:
    """The parser's events; stops at the first construct that is never allowed."""
    events: list[yaml.Event] = []
    depth = documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            refusal = _refusal(event, depth, documents)
            if refusal:
                code, message, fix = refusal
                raise Unreadable([_problem(code, *_place(event), message, fix)])
            events.append(event)
        return events
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message, fix = explain(error.problem or "")
        raise Unreadable([_problem("yaml-bentuk", line, column, message, fix)]) from None
    except yaml.YAMLError:
        message, fix = explain("")
        raise Unreadable([_problem("yaml-bentuk", 1, 1, message, fix)]) from None


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _span(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    return (start.index, end.index) if start and end else (0, 0)


def _refusal(event: yaml.Event, depth: int, documents: int) -> tuple[str, str, str] | None:
    """Code, message and fix if `event` is a construct strict YAML leaves out."""
    if isinstance(event, yaml.AliasEvent):
        return "yaml-alias", f"Alias (*{event.anchor}) tidak dipakai.", "Tulis nilainya secara lengkap."
    if isinstance(event, yaml.DocumentStartEvent):
        if event.version or event.tags:
            return "yaml-direktif", "Direktif (%YAML, %TAG) tidak dipakai.", "Hapus baris yang diawali %."
        if documents > 1:
            return "yaml-ganda", "Berkas memuat lebih dari satu dokumen.", "Hapus `---` dan isi sesudahnya."
        if event.explicit:
            return "yaml-pemisah", "Tanda `---` tidak dipakai.", "Hapus baris `---`."
    if isinstance(event, yaml.DocumentEndEvent) and event.explicit:
        return "yaml-akhir", "Tanda `...` tidak dipakai.", "Hapus baris `...`."
    return _node_refusal(event, depth) if isinstance(event, yaml.NodeEvent) else None


def _node_refusal(event: yaml.NodeEvent, depth: int) -> tuple[str, str, str] | None:
    if event.anchor is not None:
        return "yaml-jangkar", f"Jangkar (&{event.anchor}) tidak dipakai.", "Tulis nilainya secara lengkap."
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
        return "yaml-tag", f"Tag ({event.tag}) tidak dipakai.", "Hapus kata yang diawali tanda seru."
    if isinstance(event, yaml.CollectionStartEvent):
        if event.flow_style:
            return (
                "yaml-kurung",
                "Daftar dalam kurung [ ] atau { } tidak dipakai.",
                "Tulis satu butir per baris dengan tanda `- `, atau apit teks dengan tanda kutip.",
            )
        if depth > MAX_DEPTH:
            return "yaml-dalam", f"Susunan lebih dalam dari {MAX_DEPTH} tingkat.", "Sederhanakan susunannya."
    return None


@dataclass
class _Builder:
    """Builds the tree from judged events in one pass."""

    events: list[yaml.Event]
    position: int = field(default=0)

    def build(self) -> Node:
        while not isinstance(self.events[self.position], yaml.NodeEvent):
            self.position += 1
            if self.position == len(self.events):
                raise Unreadable(
                    [_problem("yaml-kosong", 1, 1, "Berkas kosong.", "Isi berkas ini atau hapus.")]
                )
        return self._node()

    def _next(self) -> yaml.Event:
        event = self.events[self.position]
        self.position += 1
        return event

    def _node(self) -> Node:
        event = self._next()
        line, column = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(self.events[self.position], yaml.SequenceEndEvent):
                items.append(self._node())
            self.position += 1
            return Sequence(tuple(items), line, column)
        return self._mapping(line, column)

    def _mapping(self, line: int, column: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        while not isinstance(self.events[self.position], yaml.MappingEndEvent):
            key = self._node()
            if not isinstance(key, Scalar):
                raise Unreadable(
                    [
                        _problem(
                            "yaml-kunci",
                            key.line,
                            key.column,
                            "Kunci harus satu kata.",
                            "Tulis kunci dengan huruf kecil, misalnya `nama:`.",
                        )
                    ]
                )
            entries.append((key, self._node()))
        self.position += 1
        return Mapping(tuple(entries), line, column)


def _gap_problems(text: str, events: list[yaml.Event]) -> Iterator[Problem]:
    """Comments behind values and `? key`: what stands between the scalars of the raw text."""
    position = 0
    for event in events:
        if not isinstance(event, yaml.ScalarEvent):
            continue
        start, end = _span(event)
        yield from _judge_gap(text, position, start)
        if event.style in ("|", ">"):
            header_end = text.find("\n", start)
            header = text[start : header_end if header_end >= 0 else len(text)].rstrip(" ")
            if not _BLOCK_HEADER.match(header):
                yield _comment_problem(*_place(event))
        position = end
    yield from _judge_gap(text, position, len(text))


def _judge_gap(text: str, start: int, end: int) -> Iterator[Problem]:
    line_start = text.rfind("\n", 0, start) + 1
    for match in re.finditer(r"[^\n]+", text[start:end]):
        begin = start + match.start()
        lead = text[line_start:begin] if begin == start else ""
        gap = match.group()
        hash_at = gap.find("#")
        before = lead + (gap if hash_at < 0 else gap[:hash_at])
        line = text.count("\n", 0, begin) + 1
        column = begin - text.rfind("\n", 0, begin)
        if hash_at >= 0 and before.strip(" "):
            yield _comment_problem(line, column + hash_at)
        if "?" in (gap if hash_at < 0 else gap[:hash_at]):
            yield _problem(
                "yaml-tanya",
                line,
                column + gap.index("?"),
                "Bentuk `? kunci` tidak dipakai.",
                "Tulis `kunci: nilai` pada satu baris.",
            )


def _comment_problem(line: int, column: int) -> Problem:
    return _problem(
        "yaml-komentar",
        line,
        column,
        "Ada tanda # di belakang nilai; teks sesudahnya akan hilang.",
        "Jika # bagian dari nilai, apit seluruh nilai dengan tanda kutip; "
        "jika komentar, pindahkan ke baris tersendiri.",
    )


def _content_problems(node: Node) -> Iterator[Problem]:
    """Duplicate or malformed keys, empty values, and forbidden characters born from escapes."""
    if isinstance(node, Scalar):
        if not node.value.strip():
            yield _problem(
                "yaml-nilai-kosong",
                node.line,
                node.column,
                "Nilai kosong.",
                "Isi nilainya, atau hapus kuncinya.",
            )
        for flaw in flaws(node.value):
            yield _problem(flaw.code, node.line, node.column, flaw.message, flaw.fix)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _content_problems(item)
    else:
        yield from _key_problems(node)
        for _, value in node.entries:
            yield from _content_problems(value)


def _key_problems(node: Mapping) -> Iterator[Problem]:
    first: dict[str, Scalar] = {}
    for key, _ in node.entries:
        if key.value == "<<":
            yield _problem(
                "yaml-gabung",
                key.line,
                key.column,
                "Kunci gabung (<<) tidak dipakai.",
                "Tulis setiap kunci secara lengkap.",
            )
        elif not KEY.match(key.value):
            yield _problem(
                "yaml-kunci",
                key.line,
                key.column,
                f"Kunci “{key.value}” tidak dikenal bentuknya.",
                "Pakai huruf kecil, angka, - atau _, diawali huruf. Jika ini kalimat yang memuat "
                "titik dua, apit dengan tanda kutip.",
            )
        elif key.value in first:
            yield _problem(
                "yaml-kunci-ganda",
                key.line,
                key.column,
                f"Kunci “{key.value}” tertulis dua kali (pertama pada baris {first[key.value].line}).",
                "Hapus salah satu.",
            )
        first.setdefault(key.value, key)
