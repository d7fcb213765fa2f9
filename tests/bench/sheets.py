"""The same standar pelayanan set by WeasyPrint: the table of the official sheet in plain HTML."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.bench.measure import ROOT

from maklumat.documents.models import DaftarRegulasi, StandarPelayanan
from maklumat.publish.blok import Blok, Paragraf, Tabel
from maklumat.publish.uraian import kelompok, uraian

_FONTS = ROOT / "overrides" / "fonts"
_FACE = '@font-face { font-family: "%s"; font-weight: %d; src: url("%s"); }\n'
_FACES = (
    ("Source Sans 3", 400, "SourceSans3-Regular.otf"),
    ("Source Sans 3", 700, "SourceSans3-Bold.otf"),
    ("Source Serif 4", 600, "SourceSerif4-Semibold.otf"),
)
_STYLE = """
@page { size: A4; margin: 22mm 20mm 26mm 22mm;
  @bottom-left { content: "%s"; font-size: 7pt; }
  @bottom-right { content: "Halaman " counter(page) " dari " counter(pages); font-size: 8pt; } }
body { font: 10pt "Source Sans 3"; } h1, h2 { font-family: "Source Serif 4"; text-align: center; }
table { border-collapse: collapse; width: 100%%; }
td, th { border: 0.6pt solid; padding: 2mm; vertical-align: top; text-align: left; }
td table td, td table th { border: 0; border-bottom: 0.4pt solid; }
"""


def page(standar: StandarPelayanan, regulasi: DaftarRegulasi, sidik: str) -> str:
    """NO | KOMPONEN | URAIAN in two groups, in the project's fonts, a foot on every page; as HTML."""
    faces = "".join(_FACE % (name, weight, (_FONTS / file).as_uri()) for name, weight, file in _FACES)
    style = faces + _STYLE % sidik
    rows = "".join(_rows(standar, regulasi))
    return (
        f'<html lang="id"><head><title>{escape(standar.nama)}</title><style>{style}</style></head><body>'
        f"<h1>STANDAR PELAYANAN</h1><h2>{escape(standar.nama)}</h2>"
        f"<table><thead><tr><th>NO</th><th>KOMPONEN</th><th>URAIAN</th></tr></thead>{rows}</table></body></html>"
    )


def _rows(standar: StandarPelayanan, regulasi: DaftarRegulasi) -> Iterator[str]:
    for group in kelompok(uraian(standar, regulasi, resmi=True)):
        yield f'<tr><th colspan="3">{escape(group.nama)}</th></tr>'
        for number, part in enumerate(group.uraian, start=1):
            content = "".join(map(_block, part.blok))
            yield f"<tr><td>{number}</td><td>{escape(part.komponen.nama)}</td><td>{content}</td></tr>"


def _block(block: Blok) -> str:
    if isinstance(block, Paragraf):
        return f"<p>{escape(block.teks)}</p>"
    if isinstance(block, Tabel):
        head = "".join(f"<th>{escape(cell)}</th>" for cell in block.kepala)
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.baris)
        return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    items = "".join(
        f"<li>{'<br>'.join(map(escape, (item.teks, *item.keterangan)))}</li>" for item in block.butir
    )
    tag = "ol" if block.bernomor else "ul"
    return f"<p>{escape(block.judul or '')}</p><{tag}>{items}</{tag}>"
