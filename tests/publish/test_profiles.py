"""The standar pelayanan in two profiles and two orders, the maklumat in three sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.kantor import PENETAPAN, context, draft, kantor, maklumat, png
from tests.publish.naskah import official_values, standar
from tests.publish.read_pdf import faults, missing, pages, reader, squeeze

from maklumat.documents.canonical import sha256
from maklumat.documents.models import KOMPONEN
from maklumat.publish.official import Press, Ukuran

ROOT = Path(__file__).resolve().parents[2]
SERVICES = ("Pendaftaran merek (contoh)", "Pendaftaran DTLST (contoh)")


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT / "overrides")


def test_the_published_profile_holds_the_six_components_and_no_signature(
    press: Press, tmp_path: Path
) -> None:
    pdf = press.standard(standar(), context(), "publikasi")
    assert faults(pdf, tmp_path) == []
    shown = [part.nama for part in KOMPONEN if part.kelompok == 1]
    hidden = [part.nama for part in KOMPONEN if part.kelompok == 2]
    assert missing([*shown, f"Keputusan Nomor {PENETAPAN.nomor_sk}", "Lembar publikasi"], pdf) == []
    absent = [*hidden, "Nama Kepala Kantor (contoh)", "Ditetapkan di", "Lampiran Keputusan"]
    assert missing(absent, pdf) == absent


def test_the_order_of_the_law_runs_from_a_to_n_and_loses_nothing(press: Press, tmp_path: Path) -> None:
    document = standar()
    pdf = press.standard(document, context(), "lengkap", "uu")
    assert faults(pdf, tmp_path) == []
    names = document.pemohon or {}
    wanted = [names.get(value, value) for value in official_values(document) if value != "gratis"]
    assert missing([*wanted, "Komponen tambahan", "Nama Kepala Kantor (contoh)"], pdf) == []
    text = squeeze("".join(pages(pdf)))
    places = [text.find(squeeze(part.huruf + part.nama)) for part in KOMPONEN]
    assert -1 not in places
    assert places == sorted(places)


def test_drafts_of_every_profile_say_so(press: Press) -> None:
    for pdf in (
        press.standard(standar(), draft(), "publikasi"),
        press.standard(standar(), draft(), "lengkap", "uu"),
    ):
        assert all("RANCANGAN" in text for text in pages(pdf))


@pytest.mark.parametrize(("size", "width", "height"), [("a4", 210, 297), ("a3", 297, 420), ("a2", 420, 594)])
def test_a_poster_fills_one_sheet_of_any_size(
    press: Press, tmp_path: Path, size: Ukuran, width: int, height: int
) -> None:
    pdf = press.maklumat(maklumat(), context("maklumat"), SERVICES, size)
    assert faults(pdf, tmp_path) == []
    (sheet,) = reader(pdf).pages
    assert [float(sheet.mediabox.width), float(sheet.mediabox.height)] == pytest.approx(
        [width * 72 / 25.4, height * 72 / 25.4], abs=3
    )
    said = maklumat().pernyataan
    assert missing([said.kesanggupan, said.sanksi_dan_kompensasi, *SERVICES], pdf) == []


@pytest.mark.parametrize("size", ["a4", "a2"])
def test_a_poster_over_sixteen_services_still_hangs_on_one_sheet(
    press: Press, tmp_path: Path, size: Ukuran
) -> None:
    services = [f"Pendaftaran dan Pelayanan Kekayaan Intelektual Komunal ke-{n}" for n in range(16)]
    pdf = press.maklumat(maklumat(), context("maklumat", kantor=kantor("contoh: ya\n")), services, size)
    assert faults(pdf, tmp_path) == []
    assert len(pages(pdf)) == 1
    assert missing([*services, "Nama Kepala Kantor (contoh)"], pdf) == []


@pytest.mark.parametrize(("width", "height"), [(600, 100), (60, 900)])
def test_a_letterhead_of_any_shape_leaves_room_for_the_text(
    press: Press, tmp_path: Path, width: int, height: int
) -> None:
    office, images = kantor("kop: kop.png\n"), {"kop.png": png(width, height)}
    above = context("maklumat", kantor=office, images=images)
    charter = press.maklumat(maklumat(), above, [f"Layanan {n}" for n in range(16)])
    assert faults(charter, tmp_path) == []
    assert len(pages(charter)) == 1
    standard = press.standard(standar(), context(kantor=office, images=images))
    assert faults(standard, tmp_path) == []
    assert "Persyaratan administratif" in pages(standard)[0]


def test_a_poster_with_many_services_runs_on_complete(press: Press, tmp_path: Path) -> None:
    services = [f"Layanan ke-{number} (contoh)" for number in range(1, 90)]
    pdf = press.maklumat(maklumat(), context("maklumat"), services, "a2")
    assert faults(pdf, tmp_path) == []
    assert missing(services, pdf) == []


@pytest.mark.parametrize(("extra", "height"), [("", 297), ("kertas: a4\n", 297), ("kertas: f4\n", 330)])
def test_the_paper_is_the_offices(press: Press, tmp_path: Path, extra: str, height: int) -> None:
    pdf = press.standard(standar(), context(kantor=kantor(extra)))
    assert faults(pdf, tmp_path) == []
    assert all(
        float(sheet.mediabox.height) == pytest.approx(height * 72 / 25.4, abs=1)
        for sheet in reader(pdf).pages
    )


def test_bytes_repeat(press: Press) -> None:
    again = Press(ROOT / "overrides").maklumat(maklumat(), context("maklumat"), SERVICES, "a3")
    assert sha256(press.maklumat(maklumat(), context("maklumat"), SERVICES, "a3")) == sha256(again)
