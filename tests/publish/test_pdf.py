"""The official PDFs read back: complete, valid, the same everywhere, and safe from what drafters write."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import page
import pytest
from pypdf import PdfReader
from tests.publish.kantor import MAKLUMAT, PENETAPAN, SIDIK, context, draft, kantor, maklumat, png
from tests.publish.naskah import LENGKAP, official_values, standar

from maklumat.documents.canonical import canonical_json, sha256, short_form
from maklumat.documents.models import StandarPelayanan
from maklumat.documents.strict_yaml import parse, plain
from maklumat.publish.official import Press, PressError
from maklumat.publish.uraian import KELOMPOK

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ("Pendaftaran merek (contoh)", "Pendaftaran DTLST (contoh)")
HOSTILE = (
    '#eval("1+1")', "$x^2$ dan $", "*tebal* _miring_", "@rujukan <label>", "`kode` ```blok```", "// catatan",
    "/* diam */", "- bukan butir", "= bukan judul", "#panic()", "\\u{41} \\ akhir\\", '"petik" --- ...',
    "[kurung] {kurawal}", "~ ruang ~", "1. bukan nomor", "A" * 90, "https://uji.example/" + "a" * 120,
)  # fmt: skip
EMPTY = "skema: 1\nnama: Layanan kosong (contoh)\nbidang: Umum\n"


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT / "overrides")


def _long(requirements: tuple[str, ...], fees: int) -> StandarPelayanan:
    head, rest = LENGKAP.split("persyaratan:\n", 1)
    middle, rest = rest[rest.index("prosedur:\n") :].split("biaya:\n", 1)
    tail = rest[rest.index("produk:\n") :]
    demanded = "".join(f"    - syarat: {json.dumps(text)}\n" for text in requirements)
    rows = "".join(
        f"  - uraian: Jenis ke-{row}\n    tarif: Rp{row}.000 per permohonan\n    dasar: PP 28/2019\n"
        for row in range(1, fees + 1)
    )
    return standar(f"{head}persyaratan:\n  administratif:\n{demanded}{middle}biaya:\n{rows}{tail}")


def _forty() -> StandarPelayanan:
    return _long(tuple(f"Syarat ke-{number}: " + "dokumen pendukung " * 6 for number in range(1, 41)), 30)


KINDS: dict[str, Callable[[Press], bytes]] = {
    "standar": lambda press: press.standard(standar(), context()),
    "standar kosong": lambda press: press.standard(standar(EMPTY), context()),
    "standar panjang": lambda press: press.standard(_forty(), context()),
    "standar jahil": lambda press: press.standard(_long(HOSTILE, 2), context()),
    "standar rancangan": lambda press: press.standard(standar(), draft()),
    "standar berlogo": lambda press: press.standard(
        standar(), context(kantor=kantor("logo: logo.png\n"), images={"logo.png": png()})
    ),
    "standar berkop": lambda press: press.standard(
        standar(), context(kantor=kantor("kop: kop.png\n"), images={"kop.png": png(120, 20)})
    ),
    "maklumat": lambda press: press.maklumat(maklumat(), context("maklumat"), SERVICES),
    "maklumat panjang": lambda press: press.maklumat(
        maklumat(), context("maklumat"), [f"Layanan ke-{number} (contoh)" for number in range(1, 90)]
    ),
    "maklumat rancangan": lambda press: press.maklumat(maklumat(), draft("maklumat"), SERVICES[:1]),
    "pencabutan": lambda press: press.withdrawal("Pendaftaran DTLST", context(), PENETAPAN),
    "pencabutan maklumat": lambda press: press.withdrawal("Maklumat Uji", context("maklumat")),
}


def _reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def _pages(pdf: bytes) -> list[str]:
    return [sheet.extract_text() for sheet in _reader(pdf).pages]


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _body(pdf: bytes) -> str:
    """The running text of all pages without white space, foot and repeated heads taken out."""
    text = _squeeze("".join(_pages(pdf)))
    text = re.sub(r"Sidik[0-9A-Z-]{14}·SHA-256[0-9a-f]{64}.*?Halaman\d+dari\d+", "", text)
    for repeated in (
        "NOKOMPONENURAIAN",
        *(f"{letter}.{_squeeze(name)}" for letter, name in zip("AB", KELOMPOK, strict=True)),
    ):
        text = text.replace(repeated, "")
    return text


def _missing(wanted: list[str], pdf: bytes) -> list[str]:
    body = _body(pdf)
    return [value for value in wanted if _squeeze(value) not in body]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_every_kind_is_archivable_and_accessible(
    press: Press, tmp_path: Path, kind: str, profile: str
) -> None:
    file = tmp_path / "resmi.pdf"
    file.write_bytes(KINDS[kind](press))
    report = page.validate_pdf(str(file), profile=profile)
    assert report.is_compliant, str(report)


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_says_what_it_belongs_to(press: Press, kind: str) -> None:
    pdf = KINDS[kind](press)
    pages = _pages(pdf)
    for number, text in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in text
        assert SIDIK in _squeeze(text)
        assert short_form(SIDIK) in text
        assert ("RANCANGAN" in text) == ("rancangan" in kind)


def test_every_value_of_the_document_is_in_the_table(press: Press) -> None:
    document = standar()
    wanted = official_values(document)
    names = document.pemohon or {}
    assert (
        _missing([names.get(value, value) for value in wanted if value != "gratis"], KINDS["standar"](press))
        == []
    )
    assert len(wanted) > 60


def test_long_lists_and_fees_run_over_pages_complete(press: Press) -> None:
    document = _forty()
    pdf = KINDS["standar panjang"](press)
    pages = _pages(pdf)
    assert len(pages) > 4
    assert (
        _missing(
            [value for value in official_values(document) if value not in ("gratis", "umk", "umum")], pdf
        )
        == []
    )
    assert all("KOMPONEN" in text for text in pages[:-1])
    assert sum("Tarif" in text and "Dasar" in text for text in pages) >= 2


def test_decree_office_and_signatory_stand_on_the_sheet(press: Press) -> None:
    wanted = [
        "Lampiran Keputusan Kepala Kantor Wilayah", PENETAPAN.nomor_sk, "4 Maret 2024",
        "Berlaku sejak", "11 Maret 2024",
        "Kementerian Uji", "Kantor Wilayah Uji", "Jalan Uji 1, Kota Uji", "kantor@uji.example",
        "Ditetapkan di Kota Uji",
        "Plt. Kepala Kantor Wilayah,", "Nama Kepala Kantor (contoh)",
    ]  # fmt: skip
    assert _missing(wanted, KINDS["standar"](press)) == []


def test_the_maklumat_holds_statements_services_place_and_signatory(press: Press) -> None:
    wanted = [
        "MAKLUMAT PELAYANAN", *SERVICES,
        *(line.split(": ", 1)[1] for line in MAKLUMAT.splitlines() if "Kami " in line),
        "Ruang tunggu lantai satu (contoh)", "Kata-kata susunan sendiri (contoh)",
        "Plt. Kepala Kantor Wilayah,",
        PENETAPAN.nomor_sk, "Berlaku sejak 11 Maret 2024.",
    ]  # fmt: skip
    assert _missing(wanted, KINDS["maklumat"](press)) == []


def test_a_withdrawal_is_one_sheet_that_names_document_decree_and_day(press: Press) -> None:
    pdf = KINDS["pencabutan"](press)
    assert len(_pages(pdf)) == 1
    wanted = [
        "PENCABUTAN STANDAR PELAYANAN",
        f"Standar Pelayanan “Pendaftaran DTLST” dicabut dengan Keputusan Nomor {PENETAPAN.nomor_sk}"
        " tanggal 4 Maret 2024 dan dinyatakan tidak berlaku terhitung mulai tanggal 11 Maret 2024.",
        SIDIK,
        "Semula ditetapkan dengan",
    ]
    assert _missing(wanted, pdf) == []


def test_text_of_drafters_is_never_markup(press: Press) -> None:
    pdf = KINDS["standar jahil"](press)
    assert _missing(list(HOSTILE), pdf) == []
    assert not re.search("A{70}|a{70}", "".join(_pages(pdf))), "a long word runs out of its column"


def test_absent_components_are_named_and_said_to_be_absent(press: Press) -> None:
    pdf = KINDS["standar kosong"](press)
    assert _body(pdf).count("Belumdiisi") == 14
    assert _missing(["Evaluasi kinerja pelaksana", "Biaya/tarif"], pdf) == []


def test_an_example_office_says_so_on_every_page(press: Press) -> None:
    office = kantor("contoh: ya\ncatatan: Catatan kantor (contoh)\n")
    for text in _pages(press.standard(_forty(), context(kantor=office))):
        assert "bukan naskah resmi instansi mana pun" in text
        assert "Catatan kantor (contoh)" in text
    assert not any("CONTOH." in text for text in _pages(KINDS["standar"](press)))


def test_the_source_is_inside(press: Press) -> None:
    attached = _reader(KINDS["standar"](press)).attachments
    assert attached["standar.yaml"] == [LENGKAP.encode()]
    assert attached["standar.json"] == [canonical_json(plain(parse(LENGKAP.encode())))]
    assert set(_reader(KINDS["maklumat"](press)).attachments) == {"maklumat.yaml", "maklumat.json"}


def test_title_and_language_are_set_and_only_shipped_fonts_used(press: Press) -> None:
    reader = _reader(KINDS["standar"](press))
    assert reader.metadata is not None
    assert reader.metadata.title == "Standar Pelayanan: Pendaftaran Desain Tata Letak Sirkuit Terpadu (DTLST)"
    assert str(reader.root_object["/Lang"]) == "id-ID"
    fonts = {name.lstrip("/").partition("+")[2] for sheet in reader.pages for name in sheet._get_fonts()[0]}
    assert fonts
    assert all(name.startswith("Source") for name in fonts)


@pytest.mark.parametrize(
    ("extra", "images", "words"),
    [
        ("logo: logo.png\n", {}, "logo.png tidak ada"),
        ("logo: logo.png\n", {"logo.png": b"GIF89a"}, "bukan PNG atau JPG"),
        ("logo: logo.png\n", {"logo.png": png()[:40]}, "rusak"),
        ("kop: kop.jpg\n", {"kop.jpg": b"\xff\xd8\xff"}, "rusak"),
        ("kop: kop.jpg\n", {"kop.jpg": b"\xff\xd8\xff" + b"0" * 90 + b"\xff\xd9"}, "rusak"),
        ("logo: logo.png\n", {"logo.png": png()[:-20] + b"\0" + png()[-19:]}, "logo.png rusak"),
        ("logo: logo.png\n", {"logo.png": png(9000, 1).replace(b"\0\0\x23\x28", b"\0\xff\0\0")}, "rusak"),
    ],
)
def test_a_missing_or_broken_picture_is_one_clear_sentence(
    press: Press, extra: str, images: dict[str, bytes], words: str
) -> None:
    with pytest.raises(PressError, match=words):
        press.standard(standar(), context(kantor=kantor(extra), images=images))


@pytest.mark.parametrize("letters", ["😀", "ꦲ", "中"])
def test_a_letter_no_font_has_is_named(press: Press, letters: str) -> None:
    with pytest.raises(PressError, match=f"“{letters}” tidak ada dalam huruf cetak"):
        press.standard(standar(EMPTY.replace("kosong", letters)), context())


def test_a_missing_template_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(PressError, match=r"standar\.typ tidak ada"):
        Press(tmp_path).standard(standar(), context())


_AGAIN = """
import sys
from tests.publish.test_pdf import KINDS, ROOT
from maklumat.documents.canonical import sha256
from maklumat.publish.official import Press
press = Press(ROOT / "overrides")
sys.stdout.write("\\n".join(sha256(make(press)) for make in KINDS.values()))
"""


@pytest.mark.parametrize(("zone", "locale"), [("Asia/Jayapura", "C"), ("America/New_York", "id_ID.UTF-8")])
def test_same_bytes_in_any_zone_locale_and_folder(
    press: Press, tmp_path: Path, zone: str, locale: str
) -> None:
    path = os.pathsep.join([str(ROOT), str(ROOT / "scripts")])
    environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": path}
    again = subprocess.run(
        [sys.executable, "-c", _AGAIN],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert again.stdout.split("\n") == [sha256(make(press)) for make in KINDS.values()]
