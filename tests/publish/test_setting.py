"""What the office's print settings do to a sheet: margins, typeface, numbers of decrees."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.publish.kantor import context, kantor
from tests.publish.letak import sheets
from tests.publish.naskah import LENGKAP, standar
from tests.publish.read_pdf import faults, reader

from maklumat.documents.errors import Refused
from maklumat.publish.official import Press, PressError
from maklumat.publish.setting import refuse_foreign_number
from maklumat.register.record import Penetapan

ROOT = Path(__file__).resolve().parents[2]
MARGIN = "margin:\n  atas: 25 mm\n  kanan: 15 mm\n  bawah: 30 mm\n  kiri: 30 mm\n"
PATTERNS = "pola_nomor_sk:\n  - W.99-<angka>.OT.02.02 TAHUN <tahun>\n  - 800/<angka>/<bulan>/<tahun>\n"


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT / "overrides")


def test_the_text_stands_within_the_offices_margins_and_the_foot_below_it(
    press: Press, tmp_path: Path
) -> None:
    pdf = press.standard(standar(), context(kantor=kantor(MARGIN)))
    for page in sheets(pdf, tmp_path):
        foot = min(word.top for word in page.words if word.text == "Sidik")
        text = [word for word in page.words if word.bottom < foot]
        assert min(word.left for word in text) >= 29.9
        assert max(word.right for word in text) <= page.width - 14.9
        assert min(word.top for word in text) >= 23
        assert max(word.bottom for word in text) <= page.height - 29.9
        assert foot > page.height - 30.1


@pytest.mark.parametrize(
    ("extra", "family"),
    [("", "SourceSans3"), ("huruf: source-serif\n", "SourceSerif4"), ("huruf: bonum\n", "TeXGyreBonum")],
)
def test_the_text_is_in_the_offices_face(press: Press, tmp_path: Path, extra: str, family: str) -> None:
    pdf = press.standard(standar(), context(kantor=kantor(extra)))
    assert faults(pdf, tmp_path) == []
    fonts = {
        name.lstrip("/").partition("+")[2] for page in reader(pdf).pages for name in page._get_fonts()[0]
    }
    assert any(name.startswith(family) for name in fonts)
    assert fonts == {name for name in fonts if name.startswith(("Source", family))}


def test_a_letter_the_face_lacks_comes_from_the_other_or_is_named(press: Press, tmp_path: Path) -> None:
    own = context(kantor=kantor("huruf: bonum\n"))
    borrowed = press.standard(standar(LENGKAP.replace("Sarjana hukum", "Sarjana ☐ hukum")), own)
    assert faults(borrowed, tmp_path) == []
    with pytest.raises(PressError, match="“漢” tidak ada dalam huruf cetak"):
        press.standard(standar(LENGKAP.replace("Sarjana hukum", "Sarjana 漢 hukum")), own)


def _decree(number: str) -> Penetapan:
    day = date(2024, 3, 4)
    return Penetapan(nomor_sk=number, tanggal_sk=day, tempat="Kota Uji", berlaku_sejak=day)


@pytest.mark.parametrize("number", ["W.99-0001.OT.02.02 TAHUN 2024", "800/7/III/2024"])
def test_a_number_of_any_pattern_is_taken(number: str) -> None:
    refuse_foreign_number(kantor(PATTERNS), _decree(number))


def test_an_office_without_patterns_takes_any_number() -> None:
    refuse_foreign_number(kantor(), _decree("apa saja (contoh)"))


def test_a_foreign_number_is_refused_with_the_patterns_and_an_example() -> None:
    with pytest.raises(Refused) as refused:
        refuse_foreign_number(kantor(PATTERNS), _decree("W.99-0001.OT.02.02 TAHUN 2023"))
    for words in (
        "“W.99-0001.OT.02.02 TAHUN 2023” tidak mengikuti pola kantor",
        "`W.99-<angka>.OT.02.02 TAHUN <tahun>` atau `800/<angka>/<bulan>/<tahun>`",
        "Untuk tanggal 4 Maret 2024 bentuknya misalnya W.99-12.OT.02.02 TAHUN 2024",
        "--nomor-sk",
    ):
        assert words in str(refused.value)
