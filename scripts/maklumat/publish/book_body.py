"""A page's body as a chapter: what paper needs once, under the headings of its place in the book.

The bodies are our own templates' output. Where a pattern no longer fits them, the book says something twice;
it never loses anything, and the gate would see it.
"""

from __future__ import annotations

import re
from html import escape

from maklumat.publish.book_plan import CATALOGUE, DECISIONS, Chapter


def _section(*ids: str) -> str:
    return rf'<section\b[^>]*aria-labelledby="(?:{"|".join(ids)})".*?</section>'


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.DOTALL)


# The way through a web site, and what the foot of every sheet says.
_WEB = _pattern(
    r'<nav class="m-remah".*?</nav>',
    r'<p class="m-(?:tindakan|perhari)">.*?</p>',
    r'<form class="m-cari".*?</form>',
    r'<details class="m-saring-lipat".*?</details>',
    r'<fieldset class="m-situasi".*?</fieldset>',
    r'<p class="m-daftar-lain">.*?</p>',
    r"<input\b[^>]*>",
    r"</?label>",
    # Boxes that only carry a screen's layout: each would be an element of the tagged PDF.
    r"<div>(?=<dt>)",
    r"(?<=</dd>)</div>",
)
_PERSON = re.compile(r'<span class="m-orang">(.*?)</span>', re.DOTALL)
_LETTER = re.compile(r'<span class="m-huruf">(.*?)</span>')
# Signs beside a state's word that the book's typeface lacks, and others it has.
_SIGNS = str.maketrans({"✕": "×", "◔": "→", "◐": "□", "↩": "←"})
# The home page lists what the parts after it hold in full; texts under discussion are no part of the book.
_LISTS = _pattern(
    _section(r"maklumat-\d+", r"bidang-\d+", "dibahas"),
    r'<h2 id="layanan">.*?</h2>',
    r"<p><a [^>]*>[^<]*</a></p>",
)
# The list of charters shows each in full, as its own chapter does right after it.
_CHARTERS = _pattern(_section(r"maklumat-\d+"))
# For the citizen a service's page says in plain order what the enacted text below says again, and shows the
# ladder that stands with the decision. The book says each once: the enacted text, and the decision.
_AGAIN = _pattern(
    _section("persyaratan", "prosedur", "biaya", "janji", "pengaduan"),
    r"<details\b[^>]*>\s*<summary>Langkah demi langkah</summary>.*?</details>",
    r'<p class="m-kecil">Sidik adalah .*?</p>',
)
_HEADING = re.compile(r"(</?h)([1-6])\b")
_FIRST_HEADING = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
_SMALL_HEADING = re.compile(r"<h([23])\b(.*?)</h\1>", re.DOTALL)


def paper(body: str) -> str:
    """Any page without what only a screen needs, in signs the typeface has."""
    body = _PERSON.sub(r"\1", _WEB.sub("", body.translate(_SIGNS)))
    return _LETTER.sub(r"(\1)", body)


def home(body: str) -> str:
    """The home page without its lists."""
    return _LISTS.sub("", paper(body))


def opener(title: str, path: str, body: str) -> str:
    """A list page opens its part, under the part's name; its own headings stay out of the contents."""
    body = _FIRST_HEADING.sub(lambda _: f'<h1 id="isi">{escape(title)}</h1>', paper(body), count=1)
    if path in (CATALOGUE, DECISIONS):
        return _SMALL_HEADING.sub(r'<p class="judul-\1"\2</p>', body)
    return _CHARTERS.sub("", body)


def chapter(entry: Chapter, body: str) -> str:
    """A page further down, its headings lowered to its level."""
    body = paper(body)
    if not entry.page.path.startswith(DECISIONS):
        body = _AGAIN.sub("", body)
    body = _HEADING.sub(lambda tag: f"{tag[1]}{min(int(tag[2]) + entry.level - 1, 6)}", body)
    if entry.opening:
        return f'<h2 class="bidang" id="bagian">{escape(entry.opening)}</h2>{body}'
    return body.replace('<div class="m-layanan">', '<div class="m-layanan baru">', 1)
