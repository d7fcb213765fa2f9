"""Strict YAML: every refusal at its place, hostile input, and round trips of random trees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maklumat.documents.errors import MAX_PROBLEMS, Problem, Unreadable
from maklumat.documents.strict_yaml import Tree, locate, parse, plain


def refusals(text: str | bytes) -> list[Problem]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(Unreadable) as caught:
        parse(data)
    return list(caught.value.problems)


def places(text: str | bytes) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.column) for problem in refusals(text)]


def nested(depth: int) -> str:
    """Mappings within mappings, `depth` of them."""
    return "".join(f"{'  ' * level}a:\n" for level in range(depth - 1)) + "  " * (depth - 1) + "a: b\n"


REFUSED: dict[str, tuple[str | bytes, str, int, int]] = {
    "anchor": ("a: &x teks\n", "yaml-jangkar", 1, 4),
    "alias": ("a: b\nc: *x\n", "yaml-alias", 2, 4),
    "tag": ("a: !!str x\n", "yaml-tag", 1, 4),
    "own tag": ("a: !x y\n", "yaml-tag", 1, 4),
    "bare tag": ("a: ! y\n", "yaml-tag", 1, 4),
    "tag on a list": ("a: !!set\n  - x\n", "yaml-tag", 1, 4),
    "merge key": ("a: b\n<<: c\n", "yaml-gabung", 2, 1),
    "YAML directive": ("%YAML 1.1\n---\na: b\n", "yaml-direktif", 1, 1),
    "TAG directive": ("%TAG ! tag:x,2000:\n---\na: b\n", "yaml-direktif", 1, 1),
    "unknown directive": ("%FOO x\n---\na: b\n", "yaml-direktif", 1, 1),
    "several documents": ("a: b\n---\nc: d\n", "yaml-ganda", 2, 1),
    "document start": ("---\na: b\n", "yaml-pemisah", 1, 1),
    "document end": ("a: b\n...\n", "yaml-akhir", 2, 1),
    "duplicate key": ("a: b\nc: d\na: e\n", "yaml-kunci-ganda", 3, 1),
    "duplicate key below": ("a:\n  b: x\n  b: y\n", "yaml-kunci-ganda", 3, 3),
    "flow list": ("a: [b]\n", "yaml-kurung", 1, 4),
    "flow mapping": ("a: {b: c}\n", "yaml-kurung", 1, 4),
    "flow mapping with a comma": ("- {nama: Fotokopi KTP, KK}\n", "yaml-kurung", 1, 3),
    "comment behind a value": ("a: Loket #3\n", "yaml-komentar", 1, 10),
    "comment behind quotes": ('a: "x # y" # z\n', "yaml-komentar", 1, 12),
    "comment behind a key": ("a: # z\n  b: c\n", "yaml-komentar", 1, 4),
    "comment behind a dash": ("a:\n  - # z\n    b\n", "yaml-komentar", 2, 5),
    "comment behind |": ("a: |2 # z\n   b\n", "yaml-komentar", 1, 7),
    "comment behind the last line": ("a: b #", "yaml-komentar", 1, 6),
    "question mark": ("? a\n: b\n", "yaml-tanya", 1, 1),
    "question mark below": ("a:\n  ? b\n  : c\n", "yaml-tanya", 2, 3),
    "question mark in a value": ("a: ? b\n", "yaml-tanya", 1, 4),
    "upper-case key": ("Nama: b\n", "yaml-kunci", 1, 1),
    "sentence as key": ("a:\n  - Syarat: fotokopi\n", "yaml-kunci", 2, 5),
    "number as key": ("1: b\n", "yaml-kunci", 1, 1),
    "list as key": ("? - a\n: b\n", "yaml-kunci", 1, 3),
    "quoted key of another shape": ('"a b": c\n', "yaml-kunci", 1, 1),
    "tab": ("a:\tb\n", "yaml-tab", 1, 3),
    "tab in a comment": ("# a\tb\na: b\n", "yaml-tab", 1, 4),
    "escaped tab": ('a: "b\\tc"\n', "yaml-tab", 1, 4),
    "tab by number": ('a: "\\x09"\n', "yaml-tab", 1, 4),
    "byte order mark": ("\ufeffa: b\n", "yaml-bom", 1, 1),
    "CR": ("a: b\nc: d\r\n", "yaml-cr", 2, 5),
    "escaped CR": ('a: "b\\rc"\n', "yaml-cr", 1, 4),
    "not NFC": ("a: b\nc: cafe\u0301\n", "yaml-nfc", 2, 7),
    "escaped not NFC": ('a: "e\\u0301"\n', "yaml-nfc", 1, 4),
    "NUL": ("a: b\0\n", "yaml-karakter", 1, 5),
    "escaped NUL": ('a: "b\\0"\n', "yaml-karakter", 1, 4),
    "NEL": ("a: b\u0085c: d\n", "yaml-karakter", 1, 5),
    "right-to-left override": ("a: b\u202ec\n", "yaml-karakter", 1, 5),
    "escaped override": ('a: "b\\u202ec"\n', "yaml-karakter", 1, 4),
    "zero-width space": ("a: b\u200bc\n", "yaml-karakter", 1, 5),
    "line separator hides a second fee": ("tarif: gratis\u2028tarif: Rp5\n", "yaml-karakter", 1, 14),
    "paragraph separator": ("a: b\u2029c\n", "yaml-karakter", 1, 5),
    "private use": ("a: \ue000\n", "yaml-karakter", 1, 4),
    "non-character": ("a: \ufdd0\n", "yaml-karakter", 1, 4),
    "non-character at a plane's end": ("a: \U0001ffff\n", "yaml-karakter", 1, 4),
    "escaped non-character": ('a: "\\uFFFE"\n', "yaml-karakter", 1, 4),
    "Hangul filler": ("a: b\u3164\n", "yaml-karakter", 1, 5),
    "Hangul choseong filler": ("a: \u115f\n", "yaml-karakter", 1, 4),
    "Hangul jungseong filler": ("a: \u1160\n", "yaml-karakter", 1, 4),
    "halfwidth filler": ("a: \uffa0\n", "yaml-karakter", 1, 4),
    "Cyrillic in a Latin word": ("a: di L\u043eket\n", "yaml-aksara", 1, 7),
    "Greek in a Latin word": ("a: L\u03bfket\n", "yaml-aksara", 1, 4),
    "mixed word cut by a mark": ("a: \u0435\u0301kspor\n", "yaml-aksara", 1, 4),
    "mixed word by escape": ('a: "L\\u043eket"\n', "yaml-aksara", 1, 4),
    "surrogate escape": ('a: "\\ud800"\n', "yaml-bentuk", 1, 7),
    "unknown escape": ('a: "\\q"\n', "yaml-bentuk", 1, 5),
    "empty value": ("a: b\nc:\n", "yaml-nilai-kosong", 2, 3),
    "empty quotes": ("a: ''\n", "yaml-nilai-kosong", 1, 4),
    "blank quotes": ("a: '\u00a0 '\n", "yaml-nilai-kosong", 1, 4),
    "empty item": ("a:\n  -\n  - b\n", "yaml-nilai-kosong", 2, 4),
    "empty block": ("a: |\n\nb: c\n", "yaml-nilai-kosong", 1, 4),
    "not UTF-8": (b"a: b\nc: \xc3\xa9\xff\n", "yaml-utf8", 2, 5),
    "encoded surrogate": (b"a: \xed\xa0\x80\n", "yaml-utf8", 1, 4),
    "UTF-16": ("a: b\n".encode("utf-16-le"), "yaml-karakter", 1, 2),
    "empty file": ("", "yaml-kosong", 1, 1),
    "only comments": ("# a\n\n# b\n", "yaml-kosong", 1, 1),
    "sentence as root": ("# a\nhalo\n", "yaml-akar", 2, 1),
    "list as root": ("- a\n", "yaml-akar", 1, 1),
    "swallowed item": ("a:\n  - KTP\n    - KK\n", "yaml-menyatu", 3, 5),
    "swallowed item below a key": ("a: b\n  - c\n", "yaml-menyatu", 2, 3),
    "colon in a value": ("a: b: c\n", "yaml-bentuk", 1, 5),
    "wrong indentation": ("a:\n  b: c\n d: e\n", "yaml-bentuk", 3, 2),
    "deeper first line": ("  a: b\nc: d\n", "yaml-bentuk", 2, 1),
    "unclosed quote": ('a: b\nc: "d\ne: f\n', "yaml-bentuk", 2, 4),
    "unclosed quote before ---": ("a: 'b\n---\n", "yaml-bentuk", 1, 4),
    "text behind a quote": ('a: "b" c\n', "yaml-bentuk", 1, 8),
    "no colon": ("a: b\ncde\nf: g\n", "yaml-bentuk", 2, 1),
    "list behind a key": ("a: - b\n", "yaml-bentuk", 1, 4),
    "no dash": ("a:\n  - b\n  c\n", "yaml-bentuk", 3, 3),
    "at sign": ("a: @b\n", "yaml-bentuk", 1, 4),
    "lone asterisk": ("a: * b\n", "yaml-bentuk", 1, 4),
    "closing bracket": ("a: ]\n", "yaml-bentuk", 1, 4),
    "text behind |": ("a: |b\n  c\n", "yaml-bentuk", 1, 4),
    "indicator 0": ("a: |0\n  c\n", "yaml-bentuk", 1, 4),
    "50 KB of [": ("[" * 50_000, "yaml-kurung", 1, 1),
    "50 KB of {": ("a: " + "{" * 50_000, "yaml-kurung", 1, 4),
    "21 levels": (nested(21), "yaml-dalam", 21, 41),
    "50 KB of dashes": ("- " * 25_000, "yaml-dalam", 1, 41),
    "50 KB of question marks": ("? " * 25_000, "yaml-dalam", 1, 41),
    "billion laughs": ("a: &a x\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-jangkar", 1, 4),
    "huge key": ("k" * 900_000 + ": x\n", "yaml-bentuk", 1, 900_001),
    "over 1 MiB": (b"#" * (1024 * 1024 + 1), "yaml-besar", 1, 1),
}


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_at_its_place(text: str | bytes, code: str, line: int, column: int) -> None:
    assert (code, line, column) in places(text)


@pytest.mark.parametrize("text", [case[0] for case in REFUSED.values()], ids=REFUSED.keys())
def test_each_refusal_says_what_why_and_how_to_mend(text: str | bytes) -> None:
    for problem in refusals(text):
        assert problem.message.endswith(".")
        assert problem.fix.endswith(".")
        assert problem.basis
        assert len(problem.message) < 200
        assert "expected" not in problem.message


def test_refusals_of_one_kind_have_messages_of_their_own() -> None:
    messages = {problem.code: problem.message for case in REFUSED.values() for problem in refusals(case[0])}
    assert len(set(messages.values())) == len(messages) >= 24


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a:\n  - b\n  -c\nd: e\n", 3, "Sesudah tanda - belum ada spasi."),
        ("a: b\nnama:Paspor Baru\nc: d\n", 2, "Sesudah titik dua belum ada spasi."),
        ("a: b\nnama\nc: d\n", 2, "Baris ini belum memuat titik dua sesudah kunci"),
    ],
)
def test_a_missing_space_is_told_as_such(text: str, line: int, said: str) -> None:
    (problem,) = refusals(text)
    assert (problem.code, problem.line) == ("yaml-bentuk", line)
    assert problem.message.startswith(said)


ALLOWED: dict[str, tuple[str, Tree | None]] = {
    "plain": ("a: b\n", {"a": "b"}),
    "no final newline": ("a: b", {"a": "b"}),
    "text that looks like other types": (
        "a:\n  - no\n  - 10:30\n  - 0215551234\n  - 1.10\n  - ~\n  - 2024-01-02\n",
        {"a": ["no", "10:30", "0215551234", "1.10", "~", "2024-01-02"]},
    ),
    "single quotes": ("a: 'Loket #3: ya'\n", {"a": "Loket #3: ya"}),
    "double quotes over lines": ('a: "b # c\n  # d"\n', {"a": "b # c # d"}),
    "literal block": ("a: |\n  b\n  # bukan komentar\n", {"a": "b\n# bukan komentar\n"}),
    "folded block, stripped": ("a: >-\n  b\n  c\n", {"a": "b c"}),
    "block with an indicator": ("a: |2-\n   b\n", {"a": " b"}),
    "comment after a block": ("a: |\n  b\n# c?\nd: e\n", {"a": "b\n", "d": "e"}),
    "indented comment after a block": ("a: |\n    b\n  # c\nd: e\n", {"a": "b\n", "d": "e"}),
    "comments on their own lines": ("# a?\n\na:\n    # b - c: d\n  - b\n# e", {"a": ["b"]}),
    "# within a word": ("a: b#c\n", {"a": "b#c"}),
    "? within a value": ("a: b ? c\nd: -?\n", {"a": "b ? c", "d": "-?"}),
    "long spaces": ("a:                 b\n", {"a": "b"}),
    "sentence over lines": ("a: b\n  c - d\n", {"a": "b c - d"}),
    "quoted item over lines": ("a: 'b\n  - c'\n", {"a": "b - c"}),
    "list at the key's column": ("a:\n- b\n- c: d\n  e: f\n", {"a": ["b", {"c": "d", "e": "f"}]}),
    "signs of measure alone": ("a: 5 µ dan 3 Ω\n", {"a": "5 µ dan 3 Ω"}),
    "accents and dashes": ("a: café – déjà vu\n", {"a": "café – déjà vu"}),
    "another script in its own words": ("a: Москва Jakarta\n", {"a": "Москва Jakarta"}),
    "escaped line feed": ('a: "b\\nc"\n', {"a": "b\nc"}),
    "20 levels": (nested(20), None),
    "1 MiB": ("a: b\n#" + "#" * (1024 * 1024 - 6), {"a": "b"}),
}


@pytest.mark.parametrize(("text", "tree"), ALLOWED.values(), ids=ALLOWED.keys())
def test_allowed(text: str, tree: Tree | None) -> None:
    found = plain(parse(text.encode()))
    if tree is not None:
        assert found == tree


def test_positions_of_values_and_of_what_is_missing() -> None:
    root = parse(b"a: x\nb:\n  - c: |\n      y\n    d: z\n  - e\n")
    assert locate(root, ("a",)) == (1, 4)
    assert locate(root, ("b", 0, "c")) == (3, 8)
    assert locate(root, ("b", 0, "d")) == (5, 8)
    assert locate(root, ("b", 1)) == (6, 5)
    assert locate(root, ("b", 7)) == (3, 3)
    assert locate(root, ("q",)) == (1, 1)


def test_columns_count_characters_not_bytes() -> None:
    assert places("a: é–é [#\nb: 'é' #x\n") == [("yaml-komentar", 2, 8)]


def test_comments_and_a_later_refusal_are_told_together() -> None:
    assert places("a: b # c\nd: [e]\n") == [("yaml-komentar", 1, 6), ("yaml-kurung", 2, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b # c\n" * 5_000,
        "\u202e" * 100_000,
        'a: "' + "\\u202e" * 10_000 + '"\n',
        "x: y\n" * 10_000,
        "x:\n" * 10_000,
        "a: x\n" + "  - x\n" * 50_000,
        "".join(f"K{number}: x\n" for number in range(5_000)),
    ],
    ids=["comments", "overrides", "escapes", "duplicates", "empty", "swallowed", "keys"],
)
def test_a_flood_of_problems_is_cut(text: str) -> None:
    found = refusals(text)
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].code == "terlalu-banyak"


def test_a_strangers_text_neither_floods_nor_steers_a_terminal() -> None:
    found = refusals('"\\e[2J' + "x" * 500 + '": a\n')
    assert all("\x1b" not in problem.message and len(problem.message) < 200 for problem in found)


CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"), max_codepoint=0x24F
)
TEXTS = st.text(CHARACTERS | st.just("\n"), min_size=1, max_size=40).filter(str.strip)
KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True)
TREES: st.SearchStrategy[Tree] = st.recursive(
    TEXTS,
    lambda below: (
        st.lists(below, min_size=1, max_size=4) | st.dictionaries(KEYS, below, min_size=1, max_size=4)
    ),
    max_leaves=20,
)


def scalar(text: str, style: int, indent: int) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    if style % 3 == 1 and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    lines = text.split("\n")
    if style % 3 == 2 and text.strip() and all(line == line.strip() for line in lines) and lines[-1]:
        return "|2-\n" + "\n".join(" " * (indent + 2) + line if line else "" for line in lines)
    return f'"{escaped}"'


def emit(tree: Tree, indent: int, style: int) -> str:
    """YAML text of a tree: quoted or literal scalars, block lists and mappings."""
    pad = " " * indent
    if isinstance(tree, str):
        return pad + scalar(tree, style, indent - 2)
    if isinstance(tree, list):
        return "\n".join(f"{pad}-\n{emit(item, indent + 2, style)}" for item in tree)
    return "\n".join(f"{pad}{key}:\n{emit(value, indent + 2, style + 1)}" for key, value in tree.items())


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4), st.integers(0, 2), st.booleans())
def test_what_is_written_is_read(tree: dict[str, Tree], style: int, final_newline: bool) -> None:
    text = emit(tree, 0, style) + ("\n" if final_newline else "")
    assert plain(parse(text.encode())) == tree


@given(st.text(max_size=60) | st.text("ab:-?#'\"|> \n&*!%@[]{},\\", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        root = parse(text.encode("utf-8", "surrogatepass"))
    except Unreadable as error:
        assert error.problems
        assert all(problem.line >= 0 and problem.message for problem in error.problems)
    else:
        assert isinstance(plain(root), dict)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse(data)
    except Unreadable as error:
        assert error.problems
