"""The sheets beside the pages: from decided texts alone, linked, and the same on any later day."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta
from pathlib import Path

import pytest
from tests.publish.office import KANTOR, Office, decree, drafts, layanan, maklumat, warga
from tests.publish.read_pdf import missing, pages, squeeze

from maklumat.documents.canonical import sha256
from maklumat.documents.folder import Folder, Key
from maklumat.publish.draft_pdf import DraftPress, Sheet
from maklumat.publish.official import HUNG
from maklumat.publish.pages import build_tree
from maklumat.publish.site_sheets import SitePress

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
FOOT = re.compile(r"Sidik[0-9A-Z-]{14}·SHA-256([0-9a-f]{64})")


def _office(basis: dict[str, str] | None = None) -> Office:
    office = Office(basis)
    office.enact("2024-001", [layanan(), maklumat()], decree("SK-1", "2024-02-01"))
    office.enact("2024-002", [warga()], None, jalur="warga")
    office.start("2024-003", [layanan("lain")], before="telaah")
    return office


def _other(id: str) -> Folder:
    """A text that is not the enacted one."""
    return layanan(id, text=layanan().files["standar.yaml"].decode().replace("Formulir", "Berkas lain"))


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
        "maklumat/kantor/POSTER-A4.pdf",
        "maklumat/kantor/POSTER-A3.pdf",
        "maklumat/kantor/POSTER-A2.pdf",
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
        assert sheet.pdf and sha256(sheet.pdf) in bodies["verifikasi/"], path


def test_the_foot_of_every_sheet_leads_to_a_page(press: SitePress) -> None:
    office = _office()
    office.start("2024-004", [_other("dibahas")], before="telaah")
    release = office.release()
    sheets = {**press.sheets(release), **DraftPress(OVERRIDES).sheets(release)}
    assert {"rancangan/layanan-dibahas/", "keputusan/2024-001/SALINAN-KEPUTUSAN.pdf"} <= set(sheets)
    tree = build_tree(release, OVERRIDES, sheets)
    bodies = {page.path: page.body for page in tree.pages}
    for path, sheet in sheets.items():
        digests = {found for text in pages(sheet.pdf or b"") for found in FOOT.findall(squeeze(text))}
        assert len(digests) == 1, path
        sidik = digests.pop()
        assert sidik in bodies[f"v/{sidik}/"], path


def test_a_draft_once_discussed_is_told_to_be_no_standard(press: SitePress) -> None:
    office = _office()
    first = _other("dibahas")
    office.start("2024-004", [first], before="telaah")
    bodies = {page.path: page.body for page in build_tree(office.release(), OVERRIDES).pages}
    body = bodies[f"v/{first.sidik}/"]
    assert "RANCANGAN" in body and "bukan standar yang berlaku" in body
    assert 'href="../../rancangan/layanan-dibahas/"' in body


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


def test_the_poster_is_a_copy_that_says_so_with_the_services_as_promised(press: SitePress) -> None:
    office = _office()
    renamed = layanan().files["standar.yaml"].decode().replace("Pendaftaran Uji", "Nama Baru")
    office.enact("2024-004", [layanan(text=renamed)], decree("SK-2", "2024-05-01"))
    pdf = press.sheets(office.release())["maklumat/kantor/POSTER-A2.pdf"].pdf or b""
    wanted = [
        "Pendaftaran Uji",
        "SK-1",
        "Nama Kepala",
        "Tingkat bukti: dicatat dan ditandatangani saksi",
        HUNG,
    ]
    assert missing(wanted, pdf) == []
    assert missing(["Nama Baru"], pdf) == ["Nama Baru"]


def test_home_and_charter_show_the_poster_small_named_and_only_when_near(
    office: Office, press: SitePress
) -> None:
    release = office.release()
    tree = build_tree(release, OVERRIDES, press.sheets(release))
    bodies = {page.path: page.body for page in tree.pages}
    for path, source in (("", "maklumat/kantor/POSTER-A4.svg"), ("maklumat/kantor/", "POSTER-A4.svg")):
        (image,) = re.findall(r"<img[^>]*>", bodies[path])
        assert f'src="{source}"' in image
        assert 'loading="lazy"' in image
        assert re.search(r'width="\d+" height="\d+"', image)
        assert "tiga pernyataan" in image and "PDF" in image
        assert "Pratinjau" in bodies[path]
    for size in ("A4", "A3", "A2"):
        assert re.search(rf"Poster {size}, [\d,]+ × [\d,]+ cm[^<]*\(PDF, \d+ kB\)", bodies["maklumat/"])
    picture = tree.files["maklumat/kantor/POSTER-A4.svg"]
    assert picture.startswith(b"<svg") and b"<script" not in picture
    assert len(gzip.compress(picture)) <= 40_000


def test_a_copy_wears_the_letterhead_of_the_day_it_was_decided(press: SitePress) -> None:
    office = _office()
    before = press.sheets(office.release())
    moved = Folder(
        Key("dasar", "kantor"), {"kantor.yaml": (KANTOR.replace("Kantor Uji", "Kantor Pindah")).encode()}
    )
    office.enact("2024-009", [moved], None, jalur="dasar")
    after = press.sheets(office.release())
    same = [
        "layanan/uji/PUBLIKASI.pdf",
        "maklumat/kantor/POSTER-A3.pdf",
        "keputusan/2024-001/SALINAN-KEPUTUSAN.pdf",
    ]
    assert [path for path in same if after[path].pdf != before[path].pdf] == []
    assert missing(["Kantor Pindah"], after["layanan/uji/SELEBARAN.pdf"].pdf or b"") == []


def test_a_preview_has_none(press: SitePress) -> None:
    assert press.sheets(drafts(layanan())) == {}


def test_a_sheet_that_cannot_be_set_says_why_and_leaves_no_link(press: SitePress) -> None:
    release = _office({"kantor": KANTOR + "logo: logo.png\n"}).release()
    sheets = press.sheets(release)
    assert {sheet.problem for sheet in sheets.values() if sheet.problem} == {
        "Gambar logo logo.png tidak ada di samping kantor.yaml."
    }
    assert all(sheet.picture is None for sheet in sheets.values())
    assert all(sheet.pdf is None for sheet in sheets.values())
    tree = build_tree(release, OVERRIDES, sheets)
    assert not any("SELEBARAN" in page.body or "POSTER" in page.body for page in tree.pages)
