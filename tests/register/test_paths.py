"""The four paths from first step to effect: skips, returns, joining and leaving, what is in force when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.office import LATER, WARGA, Office, begun, charter, moment, records, service, settled

from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key
from maklumat.register.state import Cycle

LEGALISASI, INFORMASI = Key("layanan", "legalisasi"), Key("layanan", "informasi")
CHARTER, LAYER = Key("maklumat", "kantor-uji"), Key("warga", "legalisasi")


def cycle(office: Office, siklus: str = "2024-001") -> Cycle:
    state = office.state()
    assert state.problems == ()
    return state.cycles[siklus]


def in_force(office: Office, key: Key, at: datetime | str = LATER) -> str | None:
    version = office.state().in_force(key, moment(at) if isinstance(at, str) else at)
    return version.sidik if version else None


def edit(office: Office, id: str = "legalisasi", **changes: str) -> str:
    """Change a service in the work tree; returns its new digest."""
    office.put(f"layanan/{id}", service(f"Layanan {id}", **changes))
    return office.sidik(f"layanan/{id}")


# The paths -----------------------------------------------------------------------------------------


def test_penetapan_sets_a_bundle_in_force_with_its_decree() -> None:
    office = settled()
    done = cycle(office)
    assert (done.complete, done.open, done.due) == (True, False, None)
    assert list(done.standing) == [step.id for step in done.path if step.wajib]
    for key in (LEGALISASI, INFORMASI, CHARTER):
        version = office.state().in_force(key, LATER)
        assert version is not None
        assert version.sidik == office.sidik(str(key))
        assert version.penetapan == done.penetapan
        assert version.cycle == "2024-001"
    assert office.state().notices == ()


def test_the_dispositions_may_be_recorded_and_may_be_skipped() -> None:
    office = begun()
    office.bundle("2024-001", "penetapan", "layanan/legalisasi")
    office.decide("2024-001", "disposisi-kadiv", "kadiv", "selesai")
    assert cycle(office).due == "disposisi-kabag"
    office.decide("2024-001", "rencana", "kasubbag", "selesai")
    with pytest.raises(Refused, match="langkah disposisi-kabag sudah lewat"):
        office.decide("2024-001", "disposisi-kabag", "kabag", "selesai")
    office.run("2024-001", "penetapan", "layanan/legalisasi")
    assert cycle(office).complete
    assert "disposisi-kabag" not in cycle(office).standing


def test_pencabutan_ends_a_text_on_the_day_it_says() -> None:
    office = settled()
    office.run("2024-002", "pencabutan", "layanan/informasi", berlaku="2024-02-01")
    assert cycle(office, "2024-002").complete
    assert in_force(office, INFORMASI, "2024-01-31T16:59:59Z") == office.sidik("layanan/informasi")
    assert in_force(office, INFORMASI, "2024-01-31T17:00:00Z") is None
    assert in_force(office, LEGALISASI) == office.sidik("layanan/legalisasi")
    current = office.state().current(INFORMASI, LATER)
    assert current is not None
    assert current.withdrawal
    office.clock = moment("2024-02-01T02:00:00Z")
    with pytest.raises(Refused, match="layanan/informasi tidak sedang berlaku"):
        office.run("2024-003", "pencabutan", "layanan/informasi")


def test_a_withdrawal_carries_what_is_in_force_whatever_the_work_tree_says() -> None:
    office = settled()
    sidik = office.sidik("layanan/informasi")
    edit(office, "informasi", tarif="Rp1 per lembar")
    office.run("2024-002", "pencabutan", "layanan/informasi")
    assert cycle(office, "2024-002").bundle == {INFORMASI: sidik}


def test_what_is_not_in_force_cannot_be_withdrawn() -> None:
    with pytest.raises(Refused, match="layanan/aduan tidak sedang berlaku"):
        settled().run("2024-002", "pencabutan", "layanan/aduan")


def test_a_withdrawn_text_may_be_enacted_again() -> None:
    office = settled()
    office.run("2024-002", "pencabutan", "layanan/informasi")
    assert in_force(office, INFORMASI) is None
    office.run("2024-003", "penetapan", "layanan/informasi")
    assert in_force(office, INFORMASI) == office.sidik("layanan/informasi")


def test_warga_is_published_beside_its_service_alone() -> None:
    office = begun()
    office.run("2024-002", "warga", "warga/legalisasi")
    state = office.state()
    assert cycle(office, "2024-002").complete
    assert state.in_force(LAYER, LATER) is not None
    assert state.published(LAYER, LATER) is None
    office.run("2024-001", "penetapan", "layanan/legalisasi")
    assert office.state().published(LAYER, LATER) is not None
    office.run("2024-003", "pencabutan", "layanan/legalisasi")
    assert office.state().published(LAYER, LATER) is None


def test_warga_and_dasar_are_in_force_at_completion() -> None:
    office = begun()
    office.run("2024-002", "warga", "warga/legalisasi")
    completed = cycle(office, "2024-002").records[-1].waktu
    assert in_force(office, LAYER, completed) == office.sidik("warga/legalisasi")
    assert in_force(office, LAYER, completed - timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    ("jalur", "document", "kind"),
    [
        ("penetapan", "warga/legalisasi", "warga"),
        ("penetapan", "dasar/kantor", "dasar"),
        ("warga", "layanan/legalisasi", "layanan"),
        ("dasar", "layanan/legalisasi", "layanan"),
    ],
)
def test_every_path_has_its_kinds(jalur: str, document: str, kind: str) -> None:
    with pytest.raises(Refused, match=f"jalur {jalur} tidak membawa naskah {kind}"):
        begun().run("2024-001", jalur, document)


# Tidak -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("langkah", "orang", "kembali"),
    [
        ("koreksi", "kasubbag", "penyusunan"),
        ("pembahasan", "kasubbag", "bahan-pembahasan"),
        ("telaah", "kabag", "pembahasan"),
        ("telaah", "kabag", "penyusunan"),
        ("persetujuan", "kadiv", "telaah"),
        ("persetujuan", "kadiv", "bahan-pembahasan"),
        ("penandatanganan", "kepala", "persetujuan"),
    ],
)
def test_a_tidak_returns_voids_and_is_answered(langkah: str, orang: str, kembali: str) -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until=langkah)
    office.decide("2024-001", langkah, orang, "tidak", kembali=kembali, alasan="Kurang jelas.")
    sent_back = cycle(office)
    assert sent_back.due == kembali
    steps = [step.id for step in sent_back.path]
    assert all(steps.index(step) < steps.index(kembali) for step in sent_back.standing)
    for step, person, answer in (
        ("penyusunan", "pelaksana", "selesai"),
        ("koreksi", "kasubbag", "ya"),
        ("bahan-pembahasan", "pelaksana", "selesai"),
        ("pembahasan", "kasubbag", "ya"),
        ("telaah", "kabag", "ya"),
        ("persetujuan", "kadiv", "ya"),
        ("penandatanganan", "kepala", "ya"),
    ):
        if steps.index(step) >= steps.index(kembali):
            if step == "penandatanganan":
                office.prepare("2024-001")
            office.decide("2024-001", step, person, answer)
    assert cycle(office).complete
    assert any(record.keputusan == "tidak" for record in cycle(office).records)


@pytest.mark.parametrize(
    ("jalur", "documents", "langkah", "orang", "kembali"),
    [
        ("warga", "warga/legalisasi", "telaah", "kabag", "penyusunan"),
        ("pencabutan", "layanan/legalisasi", "telaah", "kabag", "telaah"),
        ("pencabutan", "layanan/legalisasi", "persetujuan", "kadiv", "telaah"),
        ("pencabutan", "layanan/legalisasi", "penandatanganan", "kepala", "persetujuan"),
    ],
)
def test_on_a_short_path_a_tidak_returns_to_what_is_left(
    jalur: str, documents: str, langkah: str, orang: str, kembali: str
) -> None:
    office = settled()
    office.run("2024-002", jalur, documents, until=langkah)
    record = office.decide("2024-002", langkah, orang, "tidak", alasan="Belum perlu.")
    assert record.kembali_ke == kembali
    assert cycle(office, "2024-002").due == kembali


def test_a_person_takes_back_the_own_ya_and_nobody_elses() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="penandatanganan")
    with pytest.raises(Refused, match="langkah telaah sudah lewat"):
        office.decide(
            "2024-001", "telaah", "ganda", "tidak", kembali="penyusunan", alasan="Bukan milik saya."
        )
    with pytest.raises(Refused, match="langkah telaah sudah lewat"):
        office.decide("2024-001", "telaah", "kabag", "ya")
    office.decide("2024-001", "telaah", "kabag", "tidak", kembali="penyusunan", alasan="Saya keliru.")
    assert cycle(office).due == "penyusunan"
    assert cycle(office).standing == {}


def test_an_old_approval_does_not_rise_again() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="persetujuan")
    office.decide("2024-001", "telaah", "kabag", "tidak", kembali="pembahasan", alasan="Ulangi.")
    with pytest.raises(Refused, match="langkah pembahasan belum dicatat"):
        office.decide("2024-001", "persetujuan", "kadiv", "ya")
    office.decide("2024-001", "pembahasan", "kasubbag", "ya")
    assert cycle(office).due == "telaah"


# Changes on the way ------------------------------------------------------------------------------------


def test_the_text_may_change_between_correction_and_review() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="telaah")
    sidik = edit(office, tarif="Rp40.000 per lembar")
    for langkah, orang in (("telaah", "kabag"), ("persetujuan", "kadiv")):
        office.decide("2024-001", langkah, orang, "ya")
    office.prepare("2024-001")
    office.decide("2024-001", "penandatanganan", "kepala", "ya")
    assert in_force(office, LEGALISASI) == sidik


@pytest.mark.parametrize(
    ("langkah", "orang", "keputusan", "due"),
    [
        ("penyusunan", "pelaksana", "selesai", "koreksi"),
        ("koreksi", "kasubbag", "ya", "bahan-pembahasan"),
        ("pembahasan", "kasubbag", "ya", "telaah"),
        ("telaah", "kabag", "ya", "persetujuan"),
    ],
)
def test_a_changed_text_is_taken_at_an_earlier_step_again(
    langkah: str, orang: str, keputusan: str, due: str
) -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="penandatanganan")
    sidik = edit(office, lama="2 hari kerja")
    office.decide("2024-001", langkah, orang, keputusan)
    assert cycle(office).due == due
    assert cycle(office).bundle == {LEGALISASI: sidik}
    steps = [step.id for step in cycle(office).path]
    assert all(steps.index(step) < steps.index(due) for step in cycle(office).standing)


def test_a_changed_text_is_not_taken_in_the_middle_of_the_final_steps() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="penandatanganan")
    edit(office, lama="2 hari kerja")
    with pytest.raises(Refused, match="naskah berbeda dari yang diputus pada langkah telaah"):
        office.decide("2024-001", "persetujuan", "kadiv", "ya")


def test_documents_join_until_the_correction() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="koreksi")
    office.bundle("2024-001", "penetapan", "layanan/informasi", "layanan/legalisasi")
    office.decide("2024-001", "koreksi", "kasubbag", "ya")
    assert set(cycle(office).bundle) == {LEGALISASI, INFORMASI}
    office.bundle("2024-001", "penetapan", "layanan/aduan", "layanan/informasi", "layanan/legalisasi")
    with pytest.raises(Refused, match="naskah layanan/aduan bergabung terlambat"):
        office.decide("2024-001", "bahan-pembahasan", "pelaksana", "selesai")


def test_on_paths_without_correction_documents_come_with_the_first_record() -> None:
    office = settled()
    office.run("2024-002", "pencabutan", "layanan/informasi", until="telaah")
    office.decide("2024-002", "telaah", "kabag", "tidak", alasan="Bersama yang lain.")
    office.bundle("2024-002", "pencabutan", "layanan/informasi", "layanan/legalisasi")
    with pytest.raises(Refused, match="naskah layanan/legalisasi bergabung terlambat"):
        office.decide("2024-002", "telaah", "kabag", "ya")


def test_a_document_leaves_with_a_reason_and_is_free() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/informasi", "layanan/legalisasi", until="koreksi")
    office.bundle("2024-001", "penetapan", "layanan/legalisasi")
    with pytest.raises(Refused, match="naskah layanan/informasi keluar dari siklus tanpa alasan"):
        office.decide("2024-001", "koreksi", "kasubbag", "ya")
    office.decide("2024-001", "koreksi", "kasubbag", "ya", alasan="Informasi menyusul.")
    assert set(cycle(office).bundle) == {LEGALISASI}
    office.run("2024-002", "penetapan", "layanan/informasi", until="koreksi")
    with pytest.raises(Refused, match="sedang berada di siklus 2024-002"):
        office.bundle("2024-001", "penetapan", "layanan/informasi", "layanan/legalisasi")
        office.decide("2024-001", "koreksi", "kasubbag", "ya")


def test_a_document_cannot_leave_between_final_steps() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/informasi", "layanan/legalisasi", until="persetujuan")
    office.bundle("2024-001", "penetapan", "layanan/legalisasi")
    with pytest.raises(Refused, match="naskah berbeda dari yang diputus"):
        office.decide("2024-001", "persetujuan", "kadiv", "ya", alasan="Menyusul.")


def test_two_bundles_move_side_by_side() -> None:
    office = begun()
    for langkah, orang, keputusan in (
        ("penyusunan", "pelaksana", "selesai"),
        ("koreksi", "kasubbag", "ya"),
        ("bahan-pembahasan", "pelaksana", "selesai"),
    ):
        for siklus, document in (("2024-001", "layanan/legalisasi"), ("2024-002", "layanan/informasi")):
            office.bundle(siklus, "penetapan", document)
            office.decide(siklus, langkah, orang, keputusan)
    assert cycle(office, "2024-001").due == cycle(office, "2024-002").due == "pembahasan"
    assert office.state().open_cycle(INFORMASI) == cycle(office, "2024-002")


# In force, over time -----------------------------------------------------------------------------------


def test_effect_begins_at_the_offices_midnight() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", berlaku="2024-03-01")
    assert in_force(office, LEGALISASI, "2024-02-29T16:59:59Z") is None
    assert in_force(office, LEGALISASI, "2024-02-29T17:00:00Z") == office.sidik("layanan/legalisasi")


def test_a_revision_replaces_once_effective() -> None:
    office = settled()
    first = office.sidik("layanan/legalisasi")
    second = edit(office, tarif="Rp40.000 per lembar")
    office.run("2024-002", "penetapan", "layanan/legalisasi", berlaku="2024-04-01")
    assert in_force(office, LEGALISASI, "2024-03-31T16:59:59Z") == first
    assert in_force(office, LEGALISASI, "2024-03-31T17:00:00Z") == second
    assert in_force(office, INFORMASI) == office.sidik("layanan/informasi")


def test_of_two_revisions_the_later_decision_prevails_once_effective() -> None:
    office = settled()
    edit(office, tarif="Rp40.000 per lembar")
    office.run("2024-002", "penetapan", "layanan/legalisasi", berlaku="2024-06-01")
    third = edit(office, tarif="Rp30.000 per lembar")
    office.run("2024-003", "penetapan", "layanan/legalisasi", berlaku="2024-04-01")
    assert in_force(office, LEGALISASI, "2024-05-01T00:00:00Z") == third
    assert in_force(office, LEGALISASI, "2024-07-01T00:00:00Z") == third


def test_an_open_cycle_changes_nothing_in_force() -> None:
    office = settled()
    first = office.sidik("layanan/legalisasi")
    for until in ("koreksi", "telaah", "penandatanganan"):
        walked = office.copy()
        edit(walked, tarif="Rp1 per lembar")
        walked.run("2024-002", "penetapan", "layanan/legalisasi", until=until)
        assert in_force(walked, LEGALISASI) == first


def test_a_text_changed_after_approval_stays_as_approved() -> None:
    office = settled()
    approved = office.sidik("layanan/legalisasi")
    changed = edit(office, tarif="Rp1 per lembar")
    assert in_force(office, LEGALISASI) == approved != changed


def test_a_charter_and_a_layer_are_revised_like_a_service() -> None:
    office = settled()
    office.put("maklumat/kantor-uji", charter("legalisasi"))
    office.run("2024-002", "penetapan", "maklumat/kantor-uji")
    assert in_force(office, CHARTER) == office.sidik("maklumat/kantor-uji")
    office.run("2024-003", "warga", "warga/legalisasi")
    office.put("warga/legalisasi", {**WARGA, "ringkasan": "Datang saja."})
    office.run("2024-004", "warga", "warga/legalisasi")
    assert in_force(office, LAYER) == office.sidik("warga/legalisasi")
    assert [record["urutan"] for record in records(office.files)] == list(range(1, 22))
