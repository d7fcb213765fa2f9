"""The gate's comment: what it has shown is read back exactly, or counts for nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key
from maklumat.forges.comment import MAX_SHOWN, compose, read_shown, remember, shown_in
from maklumat.forges.events import Comment, Shown
from maklumat.forges.forge import MARKER

AT = datetime(2024, 3, 1, 2, tzinfo=UTC)
LIMIT = 65_536
KEY = Key("layanan", "x")
WHERE = "baca selebihnya di sini"


def shown(number: int = 0, sidik: str = "a", key: Key = KEY) -> Shown:
    return Shown(AT + timedelta(minutes=number), {key: sidik * 64})


def body(*entries: Shown, text: str = "Isi\n") -> str:
    return compose(entries, text, LIMIT, WHERE)


def test_what_was_shown_is_read_back() -> None:
    history = (shown(0, "a"), shown(1, "b"), Shown(AT + timedelta(minutes=2), {}))
    assert read_shown(body(*history)) == history


def test_the_same_text_is_remembered_once() -> None:
    first = remember((), shown(0, "a"))
    assert remember(first, shown(5, "a")) == first
    assert len(remember(first, shown(5, "b"))) == 2
    assert len(remember(remember(first, shown(5, "b")), shown(6, "a"))) == 3


def test_the_history_is_bounded_and_keeps_the_newest() -> None:
    history: tuple[Shown, ...] = ()
    for number in range(3 * MAX_SHOWN):
        history = remember(history, shown(number, "ab"[number % 2]))
    assert len(history) == MAX_SHOWN
    assert read_shown(body(*history)) == history
    assert history[-1].at == AT + timedelta(minutes=3 * MAX_SHOWN - 1)


GOOD = body(shown(0, "a"), shown(1, "b"))
LINE = GOOD.split("\n")[1]


@pytest.mark.parametrize(
    "spoiled",
    {
        "empty": "",
        "no block": f"{MARKER}\nIsi\n",
        "block not behind the marker": f"{MARKER}\n\n{LINE}\n",
        "marker not first": f" {GOOD}",
        "a second block": f"{GOOD}\n{LINE}\n",
        "quoted": f"> {MARKER}\n> {LINE}",
        "spaces in the json": GOOD.replace('":{"', '": {"'),
        "not json": GOOD.replace("[{", "[", 1),
        "a duplicate key": GOOD.replace('{"sejak"', '{"sejak":"2024-01-01T00:00:00Z","sejak"', 1),
        "a further key": GOOD.replace('{"sejak"', '{"oleh":"x","sejak"', 1),
        "an unknown kind": GOOD.replace("layanan/x", "rahasia/x"),
        "an id that is a path": GOOD.replace("layanan/x", "layanan/../x"),
        "a short digest": GOOD.replace("a" * 64, "a" * 63),
        "a digest in capitals": GOOD.replace("a" * 64, "A" * 64),
        "a number for a digest": GOOD.replace(f'"{"a" * 64}"', "1"),
        "a time without its zone": GOOD.replace("02:00:00Z", "02:00:00"),
        "times that go back": GOOD.replace("02:00:00Z", "09:00:00Z"),
        "very deep": f"{MARKER}\n<!-- maklumat:tampil {'[' * 100_000} -->\n",
        "no list": f"{MARKER}\n<!-- maklumat:tampil {{}} -->\n",
    }.items(),
    ids=lambda item: item[0],
)
def test_anything_else_has_shown_nothing(spoiled: tuple[str, str]) -> None:
    assert read_shown(spoiled[1]) == ()


def test_a_comment_somebody_else_edited_has_shown_nothing() -> None:
    assert shown_in(Comment("1", GOOD)) == read_shown(GOOD)
    assert shown_in(Comment("1", GOOD, foreign=True)) == ()
    assert shown_in(None) == ()


def test_no_text_can_end_the_hidden_block_or_begin_another() -> None:
    hostile = shown(0, "a", Key("layanan", "x--><script>"))
    first, second, *_ = body(hostile).split("\n")
    assert first == MARKER
    assert second.count("-->") == 1 and second.endswith(" -->") and "<script>" not in second
    forged = body(shown(0, "a"), text=f"Isi\n{LINE}\n")
    assert read_shown(forged) == (), "a block in the text makes all of it doubtful"


@pytest.mark.parametrize("limit", [65_536, 3_000])
def test_a_long_text_is_cut_at_a_line_and_says_so(limit: int) -> None:
    text = "".join(f"- perubahan nomor {number}\n" for number in range(10_000))
    made = compose((shown(),), text, limit, WHERE)
    assert len(made) <= limit
    assert made.rstrip().endswith(f"dipotong karena terlalu panjang; {WHERE}")
    kept = made.split("\n\nRingkasan")[0].split("\n")[2:]
    assert all(line in text.split("\n") for line in kept)
    assert read_shown(made) == (shown(),)


def test_older_history_gives_way_to_the_text() -> None:
    many = {Key("layanan", f"naskah-{number:03d}"): "a" * 64 for number in range(200)}
    other = {**many, Key("layanan", "naskah-000"): "b" * 64}
    history = [Shown(AT + timedelta(minutes=n), many if n % 2 else other) for n in range(6)]
    made = compose(history, "Isi\n", LIMIT, WHERE)
    assert len(made) <= LIMIT
    assert read_shown(made) == (history[-1],)


def test_a_bundle_beyond_every_bound_is_refused_in_words() -> None:
    many = {Key("layanan", f"naskah-{number:04d}"): "a" * 64 for number in range(2_000)}
    with pytest.raises(Refused, match="Pecah siklusnya"):
        compose([Shown(AT, many)], "Isi\n", LIMIT, WHERE)


def test_the_block_is_json_anyone_can_read() -> None:
    value = json.loads(LINE.removeprefix("<!-- maklumat:tampil ").removesuffix(" -->"))
    assert value[0] == {"sejak": "2024-03-01T02:00:00Z", "dokumen": {"layanan/x": "a" * 64}}
