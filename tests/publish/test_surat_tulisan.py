"""Hand-written Markdown as blocks: structure kept, HTML and templates taken for text."""

from __future__ import annotations

import pytest

from maklumat.documents.errors import Refused
from maklumat.publish.blok import Blok, Butir, Paragraf, Senarai, Tabel
from maklumat.publish.surat.tulisan import blocks

JUDUL = Senarai((), judul="Judul")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("# Judul\n\nSatu *kata* dan **dua**.", (JUDUL, Paragraf("Satu kata dan dua."))),
        ("Baris satu\nbaris dua", (Paragraf("Baris satu\nbaris dua"),)),
        (
            "# Judul\n\n## Bagian\n\n- satu\n- dua",
            (JUDUL, Senarai((Butir("satu"), Butir("dua")), judul="Bagian")),
        ),
        ("1. satu\n2. dua", (Senarai((Butir("satu"), Butir("dua")), bernomor=True),)),
        ("- satu\n    - anak\n- dua", (Senarai((Butir("satu"), Butir("anak"), Butir("dua"))),)),
        ("B\n\n## A\n\nC", (Paragraf("B"), Senarai((), judul="A"), Paragraf("C"))),
        (
            "| A | B |\n|---|---|\n| a | b |\n| c |  |",
            (Tabel(("A", "B"), (("a", "b"), ("c", ""))),),
        ),
        ("<script>alert(1)</script>", (Paragraf("<script>alert(1)</script>"),)),
        ("a <b>c</b> &amp; &copy;", (Paragraf("a <b>c</b> & ©"),)),
        ("<div>\n\n</div>", (Paragraf("<div>"), Paragraf("</div>"))),
        ('#import "x" $y$ {{ z }}', (Senarai((), judul='import "x" $y$ {{ z }}'),)),
        (
            "[tautan](https://a.example) ![gambar](b.png)",
            (Paragraf("[tautan](https://a.example) ![gambar](b.png)"),),
        ),
        ("    kode", (Paragraf("kode"),)),
        ("> kutipan", (Paragraf("kutipan"),)),
        ("satu\n\n---\n\ndua", (Paragraf("satu"), Paragraf("dua"))),
    ],
)
def test_blocks(text: str, found: tuple[Blok, ...]) -> None:
    assert blocks(text) == found


def test_the_last_heading_is_kept() -> None:
    assert blocks("a\n\n## b") == (Paragraf("a"), Senarai((), judul="b"))


def test_what_nests_without_end_is_refused_or_read() -> None:
    for text in ("> " * 5000 + "a", "- " * 5000 + "a", "![" * 5000, "*" * 5000):
        try:
            assert blocks(text) is not None
        except Refused as error:
            assert "bersarang terlalu dalam" in str(error)
