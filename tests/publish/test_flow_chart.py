"""The flow chart of any procedure: every arrow ends where it should and crosses no symbol and no word."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from tests.publish.browser import chromium
from tests.publish.html_text import Reader
from tests.publish.office import Office
from tests.publish.prosedur import procedures
from tests.publish.test_pages import OVERRIDES, tree

from maklumat.documents.models import Sop
from maklumat.publish.flow import lanes, onward, returns
from maklumat.publish.flow_chart import chart
from maklumat.publish.flow_shapes import Box, Chart, Point
from maklumat.publish.flow_text import width, wrap
from maklumat.publish.html import environment

ANY = procedures()
_HAIR = 0.01


def _meets(line: tuple[Point, Point], box: Box) -> bool:
    """Whether a level or upright stretch runs through the inside of a box."""
    (x1, y1), (x2, y2) = line
    across = min(x1, x2) < box.right - _HAIR and max(x1, x2) > box.x + _HAIR
    return across and min(y1, y2) < box.bottom - _HAIR and max(y1, y2) > box.y + _HAIR


def _boxes(drawing: Chart) -> list[Box]:
    words = [item.box for item in (*drawing.headings, *drawing.names, *drawing.answers)]
    return [*(symbol.box for symbol in drawing.symbols), *words]


@settings(max_examples=150)
@given(ANY)
def test_no_arrow_crosses_a_symbol_or_a_word(sop: Sop) -> None:
    drawing = chart(sop)
    for arrow in drawing.arrows:
        for line in pairwise(arrow.points):
            assert line[0][0] == line[1][0] or line[0][1] == line[1][1]
            assert not [box for box in _boxes(drawing) if _meets(line, box)]


@settings(max_examples=100)
@given(ANY)
def test_nothing_is_written_over_anything_and_all_stands_within_the_drawing(sop: Sop) -> None:
    drawing = chart(sop)
    for one, other in combinations(_boxes(drawing), 2):
        apart = one.right <= other.x + _HAIR or other.right <= one.x + _HAIR
        assert apart or one.bottom <= other.y + _HAIR or other.bottom <= one.y + _HAIR
    for box in _boxes(drawing):
        assert box.x >= 0 and box.y >= 0 and box.right <= drawing.width and box.bottom <= drawing.height
    for arrow in drawing.arrows:
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in arrow.points)


@settings(max_examples=60)
@given(ANY)
def test_ways_back_that_share_a_gutter_never_lie_on_one_another(sop: Sop) -> None:
    # Ways to one step may run together above it; what must stay apart is where they run up.
    risers = [
        (index, start[0], *sorted((start[1], end[1])))
        for index, arrow in enumerate(chart(sop).arrows)
        if arrow.back and len(arrow.points) == 4
        for start, end in [arrow.points[1:3]]
    ]
    for (_, x1, top1, low1), (_, x2, top2, low2) in combinations(risers, 2):
        assert x1 != x2 or low1 <= top2 or low2 <= top1


@settings(max_examples=60)
@given(ANY)
def test_every_step_is_there_in_its_lane_and_every_answer_leads_where_the_procedure_says(sop: Sop) -> None:
    drawing = chart(sop)
    roles, back = lanes(sop), returns(sop.langkah, lanes(sop))
    first, *steps, last = drawing.symbols
    assert (first.text, last.text) == ("Mulai", "Selesai")
    assert [symbol.text for symbol in steps] == [str(n + 1) for n in range(len(sop.langkah))]
    strip = drawing.strips[0].width
    for step, symbol in zip(sop.langkah, steps, strict=True):
        lane = (symbol.box.middle[0] - drawing.strips[0].x) / strip
        assert int(lane) == roles.index(step.peran)
        assert symbol.kind == ("keputusan" if step.memutus else "proses")
    ends = {(arrow.points[0], arrow.points[-1]) for arrow in drawing.arrows if not arrow.back}
    for upper, lower in pairwise(drawing.symbols):
        assert ((upper.box.middle[0], upper.box.bottom), (lower.box.middle[0], lower.box.y)) in ends
    into = {round(arrow.points[-1][1], 3) for arrow in drawing.arrows if arrow.back}
    for symbol, (index, target) in (
        (steps[target], (index, target)) for index, way in back.items() for target in way.targets
    ):
        over = drawing.symbols[target]
        assert any(over.box.bottom < y < symbol.box.y for y in into), (index, target)


@settings(max_examples=60)
@given(procedures(roles=5))
def test_five_lanes_stay_readable_on_a_phone(sop: Sop) -> None:
    drawing = chart(sop)
    gutters = drawing.width - len(lanes(sop)) * drawing.strips[0].width
    assert drawing.width <= max(327, len(lanes(sop)) * 48 + gutters + _HAIR)


@settings(max_examples=100)
@given(ANY)
def test_no_line_of_words_is_wider_than_its_room(sop: Sop) -> None:
    for words in (*chart(sop).headings, *chart(sop).names):
        assert all(width(line) <= words.box.width + _HAIR or len(line) == 1 for line in words.lines)


def test_words_break_at_spaces_and_only_then_within() -> None:
    assert wrap("satu dua", 1000) == ("satu dua",)
    assert wrap("satu dua", 40) == ("satu", "dua")
    assert "".join(wrap("penandatanganan", 40)) == "penandatanganan"
    assert len(wrap("penandatanganan", 40)) > 2


def test_a_step_says_in_words_where_it_leads() -> None:
    assert onward(3, 0, None) == "lanjut ke langkah 2"
    assert onward(1, 0, None) == "prosedur selesai"


def _sop_page() -> str:
    return next(page.body for page in tree(Office().release()).pages if page.path == "sop/")


def test_the_page_draws_the_chart_and_says_the_same_in_words() -> None:
    page = Reader(_sop_page())
    drawing = next(found for tag, found in page.attributes if tag == "svg")
    assert drawing["role"] == "img"
    for reference in ("aria-labelledby", "aria-describedby"):
        assert drawing[reference] in page.ids
    region = next(found for _, found in page.attributes if "m-bagan" in (found.get("class") or "").split())
    assert region["tabindex"] == "0" and region["aria-label"]
    assert "Koreksi (Kasubbag Uji). Ya: lanjut ke langkah 4. Tidak: kembali ke langkah 2." in page.text
    assert "Disposisi (Ka Kanwil). Lanjut ke langkah 2." in page.text
    assert "Penandatanganan (Ka Kanwil). Ya: prosedur selesai." in page.text


def test_the_same_procedure_gives_the_same_drawing() -> None:
    assert _sop_page() == _sop_page()
    assert "style=" not in _sop_page()


@pytest.mark.parametrize("size", ["16px", "12px"])
def test_a_browser_draws_no_word_wider_than_planned(size: str) -> None:
    release = Office().release()
    drawing = chart(release.basis.sop)
    macro = environment(OVERRIDES / "halaman", release.basis).get_template("_bagan.html").module
    body = macro.bagan(drawing, "Uji", "Uraian")  # type: ignore[attr-defined]  # a macro is made at run time
    with chromium() as browser:
        page = browser.new_page()
        page.set_content(f'<!doctype html><body style="font-size:{size}">{body}')
        texts = "[...document.querySelectorAll('text')]"
        found = page.evaluate(f"{texts}.map(t => [t.textContent, t.getBBox().width])")
        page.close()
    room = {symbol.text: symbol.box.width for symbol in drawing.symbols}
    assert len(found) > 2 * len(release.basis.sop.langkah)
    assert [item for item in found if item[1] > room.get(item[0], width(item[0])) + _HAIR] == []
