"""The sheets beside the pages: from decided texts alone, linked, and the same on any later day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.publish.office import KANTOR, Office, decree, drafts, layanan, maklumat, warga
from tests.publish.read_pdf import missing

from maklumat.documents.canonical import sha256
from maklumat.publish.draft_pdf import Sheet
from maklumat.publish.pages import build_tree
from maklumat.publish.site_sheets import SitePress

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"


def _office(basis: dict[str, str] | None = None) -> Office:
    office = Office(basis)
    office.enact("2024-001", [layanan(), maklumat()], decree("SK-1", "2024-02-01"))
    office.enact("2024-002", [warga()], None, jalur="warga")
    office.start("2024-003", [layanan("lain")], before="telaah")
    return office


@pytest.fixture(scope="module")
def office() -> Office:
    return _office()


@pytest.fixture(scope="module")
def press() -> SitePress:
    return SitePress(OVERRIDES)


def test_decided_texts_and_every_bundle_have_their_sheets(office: Office, press: SitePress) -> None:
    assert set(press.sheets(office.release())) == {
        "layanan/uji/SELEBARAN.pdf",
        "layanan/uji/PUBLIKASI.pdf",
        "keputusan/2024-000/LEMBAR-REGISTER.pdf",
        "keputusan/2024-001/LEMBAR-REGISTER.pdf",
        "keputusan/2024-001/SALINAN-KEPUTUSAN.pdf",
        "keputusan/2024-002/LEMBAR-REGISTER.pdf",
        "keputusan/2024-003/LEMBAR-REGISTER.pdf",
        "sop/SOP.pdf",
    }


def test_pages_link_to_their_sheets_and_the_site_holds_them(office: Office, press: SitePress) -> None:
    release = office.release()
    sheets = press.sheets(release)
    tree = build_tree(release, OVERRIDES, sheets)
    bodies = {page.path: page.body for page in tree.pages}
    for path, sheet in sheets.items():
        folder, _, name = path.rpartition("/")
        assert f'href="{name}"' in bodies[f"{folder}/"]
        assert tree.files[path] == sheet.pdf


def test_sheets_are_the_same_on_a_later_day_and_by_another_press(office: Office, press: SitePress) -> None:
    def digests(sheets: dict[str, Sheet]) -> dict[str, str]:
        return {path: sha256(sheet.pdf or b"") for path, sheet in sheets.items()}

    later = office.release(office.now + timedelta(days=400))
    assert digests(dict(SitePress(OVERRIDES).sheets(later))) == digests(dict(press.sheets(office.release())))


def test_what_changed_is_set_again_and_only_that(press: SitePress) -> None:
    office = _office()
    before = press.sheets(office.release())
    office.enact(
        "2024-004",
        [layanan(text=layanan().files["standar.yaml"].decode().replace("Formulir", "Berkas baru"))],
        decree("SK-2", "2024-05-01"),
    )
    after = press.sheets(office.release())
    leaflet = "layanan/uji/SELEBARAN.pdf"
    assert after["keputusan/2024-001/LEMBAR-REGISTER.pdf"] is before["keputusan/2024-001/LEMBAR-REGISTER.pdf"]
    assert after[leaflet] != before[leaflet]
    assert missing(["Berkas baru pendaftaran"], after[leaflet].pdf or b"") == []


def test_a_preview_has_none(press: SitePress) -> None:
    assert press.sheets(drafts(layanan())) == {}


def test_a_sheet_that_cannot_be_set_says_why_and_leaves_no_link(press: SitePress) -> None:
    release = _office({"kantor": KANTOR + "logo: logo.png\n"}).release()
    sheets = press.sheets(release)
    assert {sheet.problem for sheet in sheets.values() if sheet.problem} == {
        "Gambar logo logo.png tidak ada di samping kantor.yaml."
    }
    assert all(sheet.pdf is None for sheet in sheets.values())
    tree = build_tree(release, OVERRIDES, sheets)
    assert not any("SELEBARAN" in page.body for page in tree.pages)
