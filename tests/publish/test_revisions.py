"""The time machine: each decided text at its own address, with its days and what it changed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from tests.publish.html_text import Reader
from tests.publish.office import LAYANAN, WARGA, Office, decree, layanan, maklumat, warga

from maklumat.documents.canonical import digest
from maklumat.documents.folder import Key
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.revisions import revisions
from maklumat.register.record import Penetapan

OVERRIDES = Path(__file__).parents[2] / "overrides"
UJI = Key("layanan", "uji")


def later(number: str, day: str, effect: str) -> Penetapan:
    """A decree that takes effect after its day."""
    return decree(number, day).model_copy(update={"berlaku_sejak": date.fromisoformat(effect)})


def dearer(price: str) -> str:
    return LAYANAN.replace("Rp400.000", price)


def pages(release: Release) -> dict[str, Reader]:
    return {page.path: Reader(page.body) for page in build_tree(release, OVERRIDES).pages}


@pytest.fixture(scope="module")
def office() -> Office:
    """Enacted, dearer, withdrawn, enacted once more word for word as first."""
    office = Office()
    office.enact("2024-001", [layanan(), maklumat()], decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [warga()], None, jalur="warga")
    office.enact("2024-003", [layanan(text=dearer("Rp450.000"))], decree("SK 3/2024", "2024-02-01"))
    office.enact(
        "2024-004", [layanan(text=dearer("Rp450.000"))], decree("SK 4/2024", "2024-03-01"), jalur="pencabutan"
    )
    office.enact("2024-005", [layanan()], later("SK 5/2024", "2024-04-01", "2024-05-01"))
    return office


def at(office: Office, day: str) -> Release:
    return office.release(datetime.fromisoformat(f"{day}T12:00:00+07:00"))


def test_each_text_knows_its_first_and_last_day(office: Office) -> None:
    first, second, third = revisions(at(office, "2024-06-01"), UJI)
    assert (first.since, first.until) == (date(2024, 1, 10), date(2024, 1, 31))
    assert (second.since, second.until) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (third.since, third.until) == (date(2024, 5, 1), None)
    assert [item.standing for item in (first, second, third)] == ["diganti", "dicabut", "berlaku"]
    assert first.sentence == (
        "Berlaku dari 10 Januari 2024 sampai 31 Januari 2024, lalu digantikan oleh SK 3/2024."
    )
    assert second.sentence.endswith("sampai 29 Februari 2024, lalu dicabut dengan SK 4/2024.")
    assert third.sentence == "Berlaku sejak 1 Mei 2024."
    assert [first.days, third.days] == ["10 Januari 2024 sampai 31 Januari 2024", "sejak 1 Mei 2024"]


def test_a_text_not_yet_in_force_says_from_when(office: Office) -> None:
    coming = revisions(at(office, "2024-04-15"), UJI)[-1]
    assert coming.standing == "akan-berlaku"
    assert coming.sentence == "Sudah ditetapkan, baru berlaku mulai 1 Mei 2024."
    page = pages(at(office, "2024-04-15"))["layanan/uji/revisi/2024-005/"].text
    assert "◔ AKAN BERLAKU" in page and "tidak berlaku pada 15 April 2024" in page


def test_a_text_replaced_before_its_day_was_never_in_force() -> None:
    office = Office()
    office.enact("2024-001", [layanan()], later("SK 1/2024", "2024-01-10", "2024-06-01"))
    office.enact("2024-002", [layanan(text=dearer("Rp1.000"))], decree("SK 2/2024", "2024-02-01"))
    first, second = revisions(at(office, "2024-07-01"), UJI)
    assert first.since is None and first.days == "tidak pernah" and first.standing == "diganti"
    assert first.sentence == "Tidak pernah berlaku: sebelum sempat berlaku sudah digantikan oleh SK 2/2024."
    assert second.standing == "berlaku"


def test_the_text_the_days_name_is_the_one_the_register_had_in_force(office: Office) -> None:
    """Day by day, whatever the pages say of a text is what the book says."""
    whole = at(office, "2024-06-01")
    for month, day in ((1, 9), (1, 10), (1, 31), (2, 1), (2, 29), (3, 1), (4, 30), (5, 1), (5, 31)):
        noon = whole.basis.midnight(date(2024, month, day)).replace(hour=12)
        version = whole.state.in_force(UJI, noon)
        named = [
            item.version
            for item in revisions(whole, UJI)
            if item.since and item.since <= noon.date() and (not item.until or noon.date() <= item.until)
        ]
        assert named == ([version] if version else []), noon


def test_every_revision_has_a_page_with_its_text_and_files_that_give_its_digest(office: Office) -> None:
    release = at(office, "2024-06-01")
    site = build_tree(release, OVERRIDES)
    shown = {page.path: Reader(page.body).text for page in site.pages}
    for cycle, price in (("2024-001", "Rp400.000"), ("2024-003", "Rp450.000"), ("2024-005", "Rp400.000")):
        base = f"layanan/uji/revisi/{cycle}/"
        assert f"{price} per permohonan" in shown[base]
        version = next(item for item in release.state.versions[UJI] if item.cycle == cycle)
        files = {path.removeprefix(base): data for path, data in site.files.items() if path.startswith(base)}
        assert digest(files) == version.sidik
    assert "layanan/uji/revisi/2024-004/" not in shown
    assert "Kami sanggup." in shown["maklumat/kantor/revisi/2024-001/"]
    assert "Ringkasan bagi warga." in shown["layanan/uji/revisi/2024-002/"]


def test_changes_stand_in_sentences_and_former_texts_under_a_banner(office: Office) -> None:
    shown = pages(at(office, "2024-06-01"))
    second = shown["layanan/uji/revisi/2024-003/"].text
    assert "✕ DICABUT Naskah ini tidak berlaku pada 1 Juni 2024." in second
    assert "Biaya untuk usaha mikro: Rp400.000 menjadi Rp450.000 per permohonan" in second
    assert "Ini naskah pertama yang diputuskan." in shown["layanan/uji/revisi/2024-001/"].text
    current = shown["layanan/uji/revisi/2024-005/"]
    assert "tidak berlaku pada" not in current.text and "● BERLAKU" in current.text
    assert "Rp450.000 menjadi Rp400.000" in current.text
    links = shown["layanan/uji/"].links
    assert {"revisi/2024-001/", "revisi/2024-003/", "revisi/2024-005/"} <= set(links)


def test_the_same_text_enacted_again_says_that_nothing_differs() -> None:
    office = Office()
    office.enact("2024-001", [layanan()], decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [layanan()], decree("SK 2/2024", "2024-02-01"))
    page = pages(office.release())["layanan/uji/revisi/2024-002/"].text
    assert "Tidak ada; naskahnya sama persis." in page


def test_a_citizen_layer_falls_with_its_standard() -> None:
    office, layer = Office(), Key("warga", "uji")
    office.enact("2024-001", [layanan()], later("SK 1/2024", "2024-01-10", "2024-02-01"))
    office.enact("2024-002", [warga()], None, jalur="warga")
    standings = [revisions(at(office, day), layer)[0].standing for day in ("2024-01-20", "2024-02-15")]
    office.now = office.now.replace(month=2, day=20)
    office.enact("2024-003", [layanan()], decree("SK 3/2024", "2024-03-01"), jalur="pencabutan")
    standings.append(revisions(at(office, "2024-03-15"), layer)[0].standing)
    assert standings == ["akan-berlaku", "berlaku", "dicabut"]


def test_a_new_citizen_layer_is_compared_with_the_old() -> None:
    office = Office()
    office.enact("2024-001", [layanan()], decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [warga()], None, jalur="warga")
    office.enact(
        "2024-003", [warga(WARGA.replace("Ringkasan bagi warga.", "Lebih jelas."))], None, jalur="warga"
    )
    page = pages(office.release())["layanan/uji/revisi/2024-003/"].text
    assert "“Ringkasan bagi warga.” menjadi “Lebih jelas.”" in page
