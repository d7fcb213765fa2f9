"""Whatever stands in a document, it is read or refused in Indonesian, at a place that exists."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.samples import DOCUMENTS

from maklumat.documents.errors import Problem, Unreadable
from maklumat.documents.models import Naskah
from maklumat.documents.reading import from_tree, read
from maklumat.documents.strict_yaml import Tree, parse, plain

MODELS = pytest.mark.parametrize("model", DOCUMENTS, ids=lambda model: model.__name__)

# Words of the models' library and of Python that no drafter should meet.
ENGLISH = re.compile(
    r"(?i)\b(input|should|valid|value|field|required|extra|error|expected|string|list|dict|tuple|none|type|"
    r"instance|match|pattern|permitted|item|validation|least|must|unable|object|key|not)\b"
)
MARKS = re.compile(r"`[^`]*`|“[^”]*”")
NAMES = sorted({word for text in DOCUMENTS.values() for word in re.findall(r"[a-z_]+(?=:)", text)})
WORDS = st.sampled_from(
    ["x", "1", "", "ya", "gratis", "layanan/x", "3 hari", "2024-01-02", "\ud800", "\x1b", "{key}"]
)
LEAVES: st.SearchStrategy[Any] = WORDS | st.none() | st.booleans() | st.integers() | st.floats()
KEYS = st.sampled_from(NAMES) | st.sampled_from(["", "[key]", "#gratis", "A", "{}"])
TREES: st.SearchStrategy[Any] = st.recursive(
    WORDS | LEAVES,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=5),
    max_leaves=25,
)


@st.composite
def mutations(draw: st.DrawFn, tree: Any) -> Any:
    """A good tree with a part of it replaced by anything."""
    if isinstance(tree, dict) and tree and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(tree)))
        changed = {**tree, key: draw(mutations(tree[key]))}
        return changed if draw(st.booleans()) else {**changed, draw(KEYS): draw(TREES)}
    if isinstance(tree, list) and tree and draw(st.integers(0, 4)):
        at = draw(st.integers(0, len(tree) - 1))
        return [*tree[:at], draw(mutations(tree[at])), *tree[at + 1 :]]
    return draw(TREES)


def judge(problems: tuple[Problem, ...]) -> None:
    assert problems
    for problem in problems:
        for sentence in (problem.message, problem.fix):
            assert ENGLISH.search(MARKS.sub("", sentence)) is None, sentence
            assert sentence.endswith(".")
            assert all(character.isprintable() for character in sentence), sentence
            assert len(sentence) <= 300


@MODELS
@settings(max_examples=100)
@given(data=st.data())
def test_any_tree_is_read_or_refused_in_indonesian(model: type[Naskah], data: st.DataObject) -> None:
    tree = data.draw(mutations(plain(parse(DOCUMENTS[model].encode()))) | TREES)
    try:
        from_tree(model, tree, "x.json")
    except Unreadable as error:
        judge(error.problems)


def texts_only(tree: Any) -> Tree:
    if isinstance(tree, dict):
        return {
            re.sub("[^a-z]", "", key) or "k": texts_only(value) for key, value in tree.items()
        } or "kosong"
    if isinstance(tree, list):
        return [texts_only(item) for item in tree] or "kosong"
    return re.sub(r"[^ -~]", "", str(tree)).strip() or "kosong"


def emit(tree: Tree, pad: str) -> str:
    if isinstance(tree, str):
        return pad + "'" + tree.replace("'", "''") + "'"
    if isinstance(tree, list):
        return "\n".join(f"{pad}-\n{emit(item, pad + '  ')}" for item in tree)
    return "\n".join(f"{pad}{key}:\n{emit(value, pad + '  ')}" for key, value in tree.items())


@MODELS
@settings(max_examples=60)
@given(data=st.data())
def test_any_document_is_read_or_refused_at_places_that_exist(
    model: type[Naskah], data: st.DataObject
) -> None:
    tree = data.draw(mutations(plain(parse(DOCUMENTS[model].encode()))))
    text = emit(texts_only(tree), "")
    lines = text.split("\n")
    try:
        read(model, text.encode(), "x.yaml")
    except Unreadable as error:
        judge(error.problems)
        for problem in error.problems:
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
