"""What a release shows and withholds, seen through books made by real decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.publish.office import LAYANAN, Office, decree, drafts, enclosed, layanan, maklumat, warga

from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key
from maklumat.publish.release import make_release
from maklumat.register.state import State


def test_only_what_was_decided_is_shown_and_the_old_text_until_the_new_one_is() -> None:
    office = Office()
    office.start("2024-001", [layanan()])
    assert office.release().services == ()
    assert [str(item.key) for item in office.release().withheld] == ["layanan/uji"]

    office.decide(
        "2024-001",
        "penetapan",
        "penandatanganan",
        [layanan()],
        penetapan=decree("SK 1", "2024-01-02"),
        attachments=(enclosed("layanan-uji.pdf", b"%PDF-1"),),
    )
    dearer = layanan(text=LAYANAN.replace("Rp400.000", "Rp450.000"))
    office.start("2024-002", [dearer])
    shown = office.release().services
    assert [document.sidik for document in shown] == [layanan().sidik]
    assert office.release().withheld == ()


def test_a_text_waits_for_its_day_of_effect_in_the_offices_own_zone() -> None:
    office = Office()
    office.enact("2024-001", [layanan()], decree("SK 1", "2024-01-05"))
    midnight = datetime(2024, 1, 4, 17, tzinfo=UTC)
    assert office.now >= midnight
    assert office.release().services[0].version is not None
    late = decree("SK 2", "2024-01-05").model_copy(update={"berlaku_sejak": date(2024, 3, 1)})
    office.enact("2024-002", [layanan(id="nanti")], late)
    first = datetime(2024, 2, 29, 17, tzinfo=UTC)
    assert office.release(first).service("nanti") is not None
    before = office.release(first - timedelta(seconds=1))
    assert before.service("nanti") is None
    assert "berlaku sejak 1 Maret 2024" in before.withheld[0].reason


def test_a_withdrawn_service_stays_readable_and_its_citizen_layer_goes() -> None:
    office = Office()
    office.enact("2024-001", [layanan()], decree("SK 1", "2024-01-03"))
    office.enact("2024-002", [warga()], None, jalur="warga")
    assert set(office.release().layers) == {"uji"}
    office.enact("2024-003", [layanan()], decree("SK 2", "2024-01-05"), jalur="pencabutan")
    release = office.release()
    assert [document.withdrawn for document in release.services] == [True]
    assert release.layers == {}
    assert {item.key: item.reason for item in release.withheld}[Key("layanan", "uji")] == (
        "dicabut oleh siklus 2024-003"
    )


def test_a_text_is_open_to_discussion_from_its_opening_until_a_tidak_voids_it() -> None:
    office = Office()
    office.start("2024-001", [layanan()], before="bahan-pembahasan")
    assert office.release().discussed == ()
    office.decide("2024-001", "penetapan", "bahan-pembahasan", [layanan()])
    assert [draft.document.sidik for draft in office.release().discussed] == [layanan().sidik]
    office.decide("2024-001", "penetapan", "pembahasan", [layanan()])
    office.decide(
        "2024-001",
        "penetapan",
        "telaah",
        [layanan()],
        "tidak",
        alasan="Belum lengkap",
        kembali_ke="penyusunan",
    )
    assert office.release().discussed == ()


def test_private_attachments_never_become_files() -> None:
    office = Office()
    office.enact("2024-001", [layanan()], decree("SK 1", "2024-01-03"))
    assert sorted(office.release().enclosures.values()) == [b"%PDF-2024-001"]


def test_a_broken_or_empty_book_releases_nothing() -> None:
    office = Office()
    broken = replace(office.state, problems=("rusak",))
    for state in (State(), broken):
        with pytest.raises(Refused, match="rusak atau belum dimulai"):
            make_release(state, lambda sidik: {}, office.now)


def test_a_preview_names_drafts_it_cannot_read_and_shows_the_others() -> None:
    broken = layanan(id="rusak", text="skema: 1\nnama: Tanpa bidang\n")
    release = drafts(layanan(), broken, maklumat())
    assert [document.key.id for document in release.services] == ["uji"]
    assert [key.id for key, _ in release.unreadable] == ["rusak"]
    assert "bidang" in release.unreadable[0][1]
