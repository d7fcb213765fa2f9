"""The preview: every page offers its PDF marked RANCANGAN, and a text that cannot be set says why."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from tests.publish.html_text import Reader
from tests.publish.office import BASIS, LAYANAN, MAKLUMAT, Office, decree, drafts, layanan, maklumat

from maklumat.documents.tree import MemoryTree
from maklumat.publish.draft_pdf import DraftPress, Sheet
from maklumat.publish.load import preview
from maklumat.publish.release import Release
from maklumat.publish.site import site_tree
from maklumat.publish.site_tree import SiteTree

OVERRIDES = Path(__file__).parents[2] / "overrides"
SERVICE_PDF = "layanan/uji/RANCANGAN-layanan-uji.pdf"
CHARTER_PDF = "maklumat/kantor/RANCANGAN-maklumat-kantor.pdf"


@pytest.fixture
def press(tmp_path: Path) -> DraftPress:
    """A press of its own templates, which a test may change."""
    shutil.copytree(OVERRIDES, tmp_path / "overrides")
    return DraftPress(tmp_path / "overrides")


def reader(tree: SiteTree, path: str) -> Reader:
    return Reader(next(page.body for page in tree.pages if page.path == path))


def words(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def set_anew(before: Mapping[str, Sheet], after: Mapping[str, Sheet]) -> set[str]:
    return {path for path, sheet in after.items() if before.get(path) is not sheet}


def test_every_draft_offers_its_pdf_marked_rancangan() -> None:
    tree = site_tree(drafts(layanan(), maklumat()), OVERRIDES)
    for page, pdf, text in (("layanan/uji/", SERVICE_PDF, "Surat keterangan usaha mikro"),
                            ("maklumat/kantor/", CHARTER_PDF, "Kami terus memperbaiki.")):  # fmt: skip
        assert pdf.rpartition("/")[2] in reader(tree, page).links
        found = words(tree.files[pdf])
        assert "RANCANGAN" in found and text in found
    assert "Pendaftaran Uji" in words(tree.files[CHARTER_PDF]), "services stand by name, not id"


def test_a_draft_the_press_cannot_set_keeps_its_page_and_says_why() -> None:
    tree = site_tree(drafts(layanan(text=LAYANAN.replace("Loket uji", "Loket 漢")), maklumat()), OVERRIDES)
    page = reader(tree, "layanan/uji/")
    assert "PDF tidak dapat dicetak: aksara “漢”" in page.text and "Loket 漢" in page.text
    assert SERVICE_PDF not in tree.files and CHARTER_PDF in tree.files


def test_only_what_changed_is_set_again(press: DraftPress, tmp_path: Path) -> None:
    first = press.sheets(drafts(layanan(), layanan(id="dua"), maklumat()))
    assert set(first) == {"layanan/uji/", "layanan/dua/", "maklumat/kantor/"}
    dearer = layanan(id="dua", text=LAYANAN.replace("Rp700.000", "Rp750.000"))
    second = press.sheets(drafts(layanan(), dearer, maklumat()))
    assert set_anew(first, second) == {"layanan/dua/"}
    assert "Rp750.000" in words(second["layanan/dua/"].pdf or b"")

    renamed = layanan(text=LAYANAN.replace("Pendaftaran Uji", "Pencatatan Uji"))
    third = press.sheets(drafts(renamed, dearer, maklumat()))
    assert set_anew(second, third) == {"layanan/uji/", "maklumat/kantor/"}, "the charter names its services"

    template = tmp_path / "overrides/cetak/maklumat.typ"
    template.write_text(
        template.read_text(encoding="utf-8").replace("#", "// contoh\n#", 1), encoding="utf-8"
    )
    assert set_anew(third, press.sheets(drafts(renamed, dearer, maklumat()))) == set(third)


@pytest.fixture(scope="module")
def discussed() -> Release:
    """One service in force; a bundle under discussion with another and a charter over both."""
    office = Office()
    office.enact("2024-001", [layanan()], decree("SK 1/2024", "2024-01-10"))
    both = maklumat(MAKLUMAT.replace("  - uji\n", "  - uji\n  - baru\n"))
    new = layanan(id="baru", text=LAYANAN.replace("Pendaftaran Uji", "Layanan Yang Dibahas"))
    office.start("2024-002", [new, both], before="telaah")
    return office.release()


def test_a_text_under_discussion_offers_its_pdf_from_archived_bytes(discussed: Release) -> None:
    tree = site_tree(discussed, OVERRIDES)
    base = "rancangan/maklumat-kantor/"
    assert "RANCANGAN-maklumat-kantor.pdf" in reader(tree, base).links
    found = words(tree.files[f"{base}RANCANGAN-maklumat-kantor.pdf"])
    assert "RANCANGAN" in found and "Layanan Yang Dibahas" in found and "Pendaftaran Uji" in found
    assert "RANCANGAN" in words(tree.files["rancangan/layanan-baru/RANCANGAN-layanan-baru.pdf"])


def test_nothing_in_force_gets_a_draft_pdf(discussed: Release) -> None:
    tree = site_tree(discussed, OVERRIDES)
    drafts_set = {path for path in tree.files if "RANCANGAN" in path}
    assert drafts_set and all(path.startswith("rancangan/") for path in drafts_set)
    assert "RANCANGAN" not in reader(tree, "layanan/uji/").text


def test_the_sheets_of_one_day_are_the_same_bytes(discussed: Release) -> None:
    first, second = (DraftPress(OVERRIDES).sheets(discussed) for _ in range(2))
    assert {path: sheet.pdf for path, sheet in first.items()} == {p: s.pdf for p, s in second.items()}


def test_a_draft_tells_what_it_changes_against_the_text_in_force() -> None:
    office = Office()
    office.enact("2024-001", [layanan()], decree("SK 1", "2024-01-03"))
    dearer = layanan(text=LAYANAN.replace("Rp700.000", "Rp750.000"))
    files = {
        f"{folder.key}/{name}": data
        for folder in (dearer, layanan(id="baru"))
        for name, data in folder.files.items()
    }
    basis = {f"dasar/{id}/{id}.yaml": text.encode() for id, text in BASIS.items()}
    drafted = MemoryTree({**basis, **files}, office.tree)
    tree = site_tree(preview(drafted, office.now + timedelta(hours=1)), OVERRIDES)
    changed = reader(tree, "layanan/uji/").text
    assert "Rp700.000" in changed and "menjadi Rp750.000" in changed
    assert "Naskah ini baru" in reader(tree, "layanan/baru/").text
