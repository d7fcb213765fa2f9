"""The parser's events, judged one by one: what strict YAML leaves out stops the reading at once.

Nothing is composed before it is judged: the C composer crashes the process on a few kilobytes of
`[`, and resolves aliases silently.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from maklumat.documents.errors import Problem, Unreadable, shown
from maklumat.documents.yaml_messages import explain

MAX_DEPTH = 20
_LIBRARY_TAG = "tag:yaml.org,2002:"
BASIS = "Bentuk naskah: YAML ketat"


def problem(code: str, line: int, column: int, message: str, fix: str) -> Problem:
    """A refusal by the rules of strict YAML; the file is named later."""
    return Problem(code, message, fix, line, column, basis=BASIS)


def place(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event's start, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def judged_events(text: str) -> Iterator[yaml.Event]:
    """The events of `text`; raises `Unreadable` at the first construct that is never allowed."""
    depth = documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            refusal = _refusal(event, depth, documents)
            if refusal:
                code, message, fix = refusal
                raise Unreadable([problem(code, *place(event), message, fix)])
            yield event
    except yaml.MarkedYAMLError as error:
        began = error.context_mark or error.problem_mark
        lines = text.splitlines()
        words = explain(error.problem or "", lines[began.line] if began and began.line < len(lines) else "")
        mark = (words.at_start and error.context_mark) or error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Unreadable([problem(words.code, line, column, words.message, words.fix)]) from None


def _refusal(event: yaml.Event, depth: int, documents: int) -> tuple[str, str, str] | None:
    """Code, message and fix if `event` is a construct strict YAML leaves out."""
    if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
        return _node_refusal(event, depth)
    if isinstance(event, yaml.AliasEvent):
        return (
            "yaml-alias",
            f"Alias (*{shown(event.anchor or '')}) tidak dipakai.",
            "Tulis nilainya secara lengkap; jika * bagian dari teks, apit seluruh nilai dengan tanda kutip.",
        )
    if isinstance(event, yaml.DocumentStartEvent):
        if event.version or event.tags:
            return "yaml-direktif", "Direktif (%YAML, %TAG) tidak dipakai.", "Hapus baris yang diawali %."
        if documents > 1:
            return "yaml-ganda", "Berkas memuat lebih dari satu dokumen.", "Hapus `---` dan isi sesudahnya."
        if event.explicit:
            return "yaml-pemisah", "Tanda `---` tidak dipakai.", "Hapus baris `---`."
    if isinstance(event, yaml.DocumentEndEvent) and event.explicit:
        return "yaml-akhir", "Tanda `...` tidak dipakai.", "Hapus baris `...`."
    return None


def _node_refusal(
    event: yaml.ScalarEvent | yaml.CollectionStartEvent, depth: int
) -> tuple[str, str, str] | None:
    if event.anchor is not None:
        return (
            "yaml-jangkar",
            f"Jangkar (&{shown(event.anchor)}) tidak dipakai.",
            "Tulis nilainya secara lengkap; jika & bagian dari teks, apit seluruh nilai dengan tanda kutip.",
        )
    if event.tag is not None:
        return (
            "yaml-tag",
            f"Tag ({shown(event.tag.replace(_LIBRARY_TAG, '!!'))}) tidak dipakai.",
            "Hapus kata yang diawali tanda seru, atau apit seluruh nilai dengan tanda kutip.",
        )
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
