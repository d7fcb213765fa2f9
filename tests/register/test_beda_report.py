"""Changes written down: in a comment or on a terminal no text of a stranger comes to life."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.register.test_beda import difference

from maklumat.register.beda_report import escaped, markdown, teks

HOSTILE = (
    "<script>alert(1)</script>", "<!-- x", "@kakanwil", "@org/team", "\\@kakanwil", "&#64;kakanwil", "#12",
    "a/b#3", "GH-7", "!45", "~label", '~"dua kata"', "%milestone", "$9", "&3", "https://contoh.example/x",
    "www.contoh.example", "a@contoh.example", "**tebal**", "__tebal__", "`kode`", "[x](javascript:alert(1))",
    "![x](http://x)", "|a|b|", "# judul", "> kutip", "- butir", "1. butir", "```", "~~x~~", "/setuju",
    "/approve", "<details>", "&lt;b&gt;", "$x^2$", "{{ x }}", "{% x %}", ":::", "---", "===", "[^1]",
    "[x]: http://x", "\\", "\\\\*x*",
)  # fmt: skip
REFERENCES = re.compile(r"[@#][^\s\u200b]|[!~%$&^][\w\"']|(?i:gh-\d)|://|(?i:www\.)")


class Shown(HTMLParser):
    """What a reader sees of HTML, and which tags made it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()
        self.comments = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def assert_mere_text(text: str) -> None:
    rendered = Shown(python_markdown.markdown(escaped(text), extensions=["extra", "sane_lists"]))
    assert rendered.tags <= {"p"}
    assert not rendered.comments
    assert rendered.text.replace("\u200b", "").strip() == " ".join(text.split())
    # Forges look for references in what is shown.
    assert not REFERENCES.search(rendered.text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    assert_mere_text(text)
    assert_mere_text(f"Syarat ditambah: {text} dan {text}")


@given(st.lists(st.sampled_from([*HOSTILE, "kata", " ", "\n", "*", "_", "<", "1", "."]), max_size=6))
def test_hostile_texts_together_stay_text(pieces: list[str]) -> None:
    assert_mere_text("".join(pieces))


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "@kakanwil #1 /setuju", "**x** `y`"])
def test_hostile_values_stay_text_in_the_whole_comment(text: str) -> None:
    def spoil(new: dict[str, Any]) -> None:
        new.update(nama=text)
        new["persyaratan"]["administratif"].append(f"{text}\n/setuju\n@kabag")

    comment = markdown((difference(spoil),))
    assert not REFERENCES.search(re.sub(r"&#\d+;|^#+ ", "", comment, flags=re.MULTILINE))
    assert not any(line.startswith("/") for line in comment.splitlines())
    rendered = Shown(python_markdown.markdown(comment))
    assert rendered.tags <= {"h3", "p", "ul", "li", "strong"}
    assert text in rendered.text.replace("\u200b", "")


def test_text_for_the_terminal_is_one_line_a_change() -> None:
    lines = teks((difference(lambda new: new.update(nama="Satu\ndua \u00a0 tiga")),)).splitlines()
    assert lines[1] == "  - Nama layanan: “Pendaftaran Merek” menjadi “Satu dua tiga”"
