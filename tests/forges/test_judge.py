"""Which acts on a request count: every rule about order, binding and persons, and the attacks on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.forges.panggung import DOCUMENT, SCAN, SIKLUS, STRANGER, Scene, account, opened
from tests.office import yaml

from maklumat.forges.events import Event, Kind

SECONDS = timedelta(seconds=20)


def test_the_straight_way_is_complete() -> None:
    scene = opened().lead()
    assert [step for step, _ in scene.steps] == [
        "penyusunan",
        "koreksi",
        "bahan-pembahasan",
        "pembahasan",
        "telaah",
        "persetujuan",
        "penandatanganan",
    ]
    assert scene.gate().lengkap


def test_evidence_names_the_act_and_the_drafters_and_no_more() -> None:
    scene = opened().lead("bahan-pembahasan")
    record = scene.office.state().cycles[SIKLUS].records[-1]
    assert record.bukti is not None
    assert record.bukti.rujukan == scene.events[-1].reference
    assert record.bukti.penyusun == ("pelaksana",)
    assert (record.waktu, record.sumber_waktu) == (scene.events[-1].at, "forge")


Attack = Callable[[Scene], Event]

EVENTS: dict[str, tuple[str, Attack, str]] = {
    "out of turn": ("koreksi", lambda s: s.act("kabag", Kind.APPROVE), "belum giliran langkah telaah"),
    "the right name with another number": (
        "telaah",
        lambda s: s.act(STRANGER, Kind.APPROVE),
        "akun-kabag (nomor 999) tidak terdaftar",
    ),
    "the right number on another forge": (
        "telaah",
        lambda s: s.act(replace(account("kabag"), forge="forge.lain"), Kind.APPROVE),
        "tidak terdaftar",
    ),
    "a bot with an official's number": (
        "telaah",
        lambda s: s.act(replace(account("kabag"), bot=True), Kind.APPROVE),
        "akun bot",
    ),
    "an account that was deleted": (
        "telaah",
        lambda s: s.change(s.act("kabag", Kind.APPROVE), account=None),
        "sudah tidak ada",
    ),
    "an official who left office": (
        "telaah",
        lambda s: s.act("mantan", Kind.APPROVE, after=timedelta(days=30)),
        "tidak memegang peran kabag",
    ),
    "an acting head before the appointment": (
        "penandatanganan",
        lambda s: s.act("wakil", Kind.APPROVE),
        "tidak memegang peran kakanwil",
    ),
    "a colleague without the role": (
        "telaah",
        lambda s: s.act("pelaksana-b", Kind.APPROVE),
        "tidak memegang peran kabag",
    ),
    "a review taken back": (
        "telaah",
        lambda s: s.take_back(s.act("kabag", Kind.APPROVE)),
        "sudah ditarik kembali",
    ),
    "a comment edited into a command": (
        "telaah",
        lambda s: s.change(s.act("kabag", "/setuju"), edited=True),
        "disunting",
    ),
    "an approval the forge cannot bind to a text": (
        "telaah",
        lambda s: s.change(s.act("kabag", Kind.APPROVE), unbound="terlalu dekat dengan dorongan"),
        "terlalu dekat",
    ),
    "a Tidak without a reason": ("koreksi", lambda s: s.act("kasubbag", Kind.RETURN), "alasannya belum"),
    "a Tidak to a step that is not allowed": (
        "telaah",
        lambda s: s.act("kabag", "/kembalikan koreksi Ulangi"),
        "hanya boleh mengembalikan ke pembahasan atau penyusunan",
    ),
    "a cancellation without a reason": ("telaah", lambda s: s.act("kabag", "/batal"), "alasannya belum"),
    "a cancellation by somebody else": ("telaah", lambda s: s.act("kadiv", "/batal Salah"), "kadiv"),
}


@pytest.mark.parametrize("attack", EVENTS)
def test_it_does_not_count_and_says_why(attack: str) -> None:
    until, act, words = EVENTS[attack]
    scene = opened().lead(until)
    before = scene.steps
    event = act(scene)
    assert words in scene.why(event)
    assert scene.look() == []
    assert scene.steps == before


@pytest.mark.parametrize(
    "words", ["approved", "Saya setuju.", "> /setuju", "/setuju sekali", "Lihat /setuju"]
)
def test_a_comment_that_merely_speaks_of_approval_says_nothing(words: str) -> None:
    scene = opened().lead("telaah")
    scene.act("kabag", words)
    earned = scene.earn()
    assert earned.records == () and earned.verdict.seen == ()


def test_an_approval_before_the_step_before_it_has_to_be_repeated() -> None:
    scene = opened().lead("telaah")
    early = scene.act("kadiv", Kind.APPROVE)
    scene.take("kabag", Kind.APPROVE)
    assert scene.steps[-1] == ("telaah", "ya")
    assert "sebelum keputusan terakhir" in scene.why(early)
    assert [record.orang for record in scene.take("kadiv", Kind.APPROVE)] == ["kadiv"]


def test_acts_in_the_same_second_do_not_follow_one_another() -> None:
    scene = opened().lead("telaah")
    kabag, kadiv = scene.act("kabag", Kind.APPROVE), scene.act("kadiv", Kind.APPROVE, after=timedelta())
    assert kabag.at == kadiv.at
    assert [record.langkah for record in scene.look()] == ["telaah"]


def test_a_text_the_gate_had_not_shown_is_not_approved() -> None:
    scene = opened().lead("koreksi")
    scene.push("3 hari kerja")
    event = scene.act("kasubbag", Kind.APPROVE)
    assert "belum ditampilkan" in scene.why(event)
    scene.look()
    assert "belum ditampilkan" in scene.why(event), "shown afterwards is not shown before"
    assert len(scene.take("kasubbag", Kind.APPROVE)) == 1


def test_an_approval_counts_only_while_the_head_has_its_text() -> None:
    scene = opened().lead("koreksi")
    event = scene.act("kasubbag", Kind.APPROVE)
    scene.push("3 hari kerja")
    assert "belum ditampilkan" in scene.why(event)


def test_the_last_text_shown_counts_and_no_earlier_one() -> None:
    scene = opened().lead("koreksi")
    scene.push("3 hari kerja")
    scene.look()
    event = scene.act("kasubbag", Kind.APPROVE)
    scene.push("1 hari kerja")
    assert "belum ditampilkan" in scene.why(event), "the head went back to a text shown before, after the act"


def test_opening_a_request_hands_nothing_in() -> None:
    scene = opened()
    scene.shown = ()
    assert "belum ditampilkan" in scene.why(scene.act("pelaksana", Kind.READY))


def test_a_drafter_does_not_decide() -> None:
    scene = opened().lead("telaah")
    scene.push("3 hari kerja", by="kabag")
    scene.look()
    assert "menyusun" in scene.why(scene.act("kabag", Kind.APPROVE))


def test_a_push_after_the_last_but_one_approval_gives_the_turn_back() -> None:
    scene = opened().lead("persetujuan")
    scene.push("3 hari kerja")
    scene.look()
    gate = scene.gate()
    assert [record.langkah for record in gate.undone] == ["telaah"]
    assert gate.giliran is not None and gate.giliran.step.id == "telaah"
    assert "belum giliran langkah persetujuan" in scene.why(scene.act("kadiv", Kind.APPROVE))
    scene.take("kabag", Kind.APPROVE)
    assert scene.steps[-2:] == [("telaah", "ya"), ("telaah", "ya")]
    assert scene.gate().undone == ()


def test_a_text_changed_after_the_discussion_goes_on_to_whoever_is_next() -> None:
    scene = opened().lead("telaah")
    scene.push("3 hari kerja")
    scene.look()
    gate = scene.gate()
    assert gate.undone == () and gate.giliran is not None and gate.giliran.step.id == "telaah"
    assert [since.record.langkah for since in gate.since] == ["pembahasan"]
    assert "sudah lewat" in scene.why(scene.act("kasubbag", Kind.APPROVE)), "the discussion stands"
    assert [record.langkah for record in scene.take("kabag", Kind.APPROVE)] == ["telaah"]


def test_a_document_that_joins_late_needs_the_correction_again() -> None:
    scene = opened().lead("telaah")
    plan = {"skema": "1", "judul": "Uji", "jalur": "penetapan", "dokumen": [DOCUMENT, "layanan/aduan"]}
    scene.head[f"siklus/{SIKLUS}/siklus.yaml"] = yaml(plan)
    scene.look()
    gate = scene.gate()
    assert gate.giliran is not None and gate.giliran.step.id == "koreksi"
    assert [record.langkah for record in scene.take("kasubbag", Kind.APPROVE)] == ["koreksi"]


def test_no_click_counts_for_two_steps() -> None:
    scene = opened().lead("telaah")
    scene.take("kabag", Kind.APPROVE)
    assert scene.steps[-1] == ("telaah", "ya")
    assert scene.look() == [] and scene.look() == []


def test_no_click_counts_for_another_cycle() -> None:
    scene = opened().lead("persetujuan")
    scene.take("kadiv", "/batal Salah dokumen")
    assert scene.office.state().cycles[SIKLUS].cancelled
    scene.head[f"siklus/2024-002/{'siklus.yaml'}"] = scene.head.pop(f"siklus/{SIKLUS}/siklus.yaml")
    for name in [name for name in scene.head if name.startswith(f"siklus/{SIKLUS}/")]:
        scene.head[name.replace(SIKLUS, "2024-002")] = scene.head.pop(name)
    assert scene.earn().records == (), "every act is in the book already"


def test_tidak_returns_where_the_official_says() -> None:
    scene = opened().lead("telaah")
    recorded = scene.take("kabag", "/kembalikan penyusunan Tarifnya keliru")
    assert [(r.kembali_ke, r.alasan) for r in recorded] == [("penyusunan", "Tarifnya keliru")]


def test_a_review_asking_for_changes_returns_to_the_first_step_allowed() -> None:
    scene = opened().lead("telaah")
    recorded = scene.take("kabag", Kind.RETURN, "penyusunan tabelnya keliru")
    assert [(r.kembali_ke, r.alasan) for r in recorded] == [("pembahasan", "penyusunan tabelnya keliru")]


def test_a_recorded_yes_is_taken_back_by_its_giver_alone() -> None:
    scene = opened().lead("persetujuan")
    approval = scene.events[-1]
    taken = scene.take_back(approval, by="kadiv")
    assert scene.look() == [], "a dismissal by somebody else undoes nothing"
    scene.change(taken, dismissed_by=account("kabag"))
    recorded = scene.look()
    assert [(r.langkah, r.keputusan, r.orang) for r in recorded] == [("telaah", "tidak", "kabag")]
    assert recorded[0].waktu == taken.dismissed_at
    assert scene.look() == []


def test_revoking_a_yes_that_a_push_undid_sends_nothing_back() -> None:
    scene = opened().lead("persetujuan")
    approval = scene.events[-1]
    scene.push("3 hari kerja")
    scene.look()
    scene.take_back(approval)
    assert scene.look() == []
    assert [record.langkah for record in scene.take("kabag", Kind.APPROVE)] == ["telaah"]


def test_a_yes_revoked_and_given_again_stands() -> None:
    scene = opened().lead("persetujuan")
    scene.take_back(scene.events[-1])
    scene.act("kabag", Kind.APPROVE)
    assert scene.look() == []
    assert [record.langkah for record in scene.take("kadiv", Kind.APPROVE)] == ["persetujuan"]


def test_a_dismissal_undoes_no_step_before_the_text_is_final() -> None:
    scene = opened().lead("bahan-pembahasan")
    scene.take_back(scene.events[-1])
    assert scene.look() == []


@pytest.mark.parametrize("text", ["Ada yang keliru", ""])
def test_asking_for_changes_takes_back_ones_own_yes(text: str) -> None:
    scene = opened().lead("persetujuan")
    recorded = scene.take("kabag", Kind.RETURN, text)
    assert [(r.langkah, r.keputusan) for r in recorded] == [("telaah", "tidak")]
    assert recorded[0].alasan


def test_a_dismissed_review_does_not_bring_an_older_approval_back() -> None:
    scene = opened().lead("telaah")
    approval = scene.act("kabag", Kind.APPROVE)
    scene.take_back(scene.act("kabag", Kind.RETURN, "Belum"))
    assert "sesudahnya orang yang sama" in scene.why(approval)
    assert len(scene.take("kabag", Kind.APPROVE)) == 1


def test_a_no_without_a_reason_still_stops_an_approval_not_yet_recorded() -> None:
    scene = opened().lead("telaah")
    approval = scene.act("kabag", Kind.APPROVE)
    scene.act("kabag", Kind.RETURN)
    assert "sesudahnya orang yang sama" in scene.why(approval)


def test_a_later_no_with_its_reason_is_recorded_after_the_yes() -> None:
    scene = opened().lead("telaah")
    scene.act("kabag", Kind.APPROVE)
    scene.act("kabag", Kind.RETURN, "Ternyata keliru")
    scene.look()
    assert scene.steps[-2:] == [("telaah", "ya"), ("telaah", "tidak")]


def test_the_discussion_needs_its_reports_and_they_must_have_been_shown() -> None:
    scene = opened().lead("bahan-pembahasan")
    scene.take("pelaksana", "/bahan-siap")
    early = scene.act("kasubbag", "/pembahasan-selesai")
    assert "berita_acara belum ada" in scene.why(early)
    scene.upload()
    assert "lampiran pembahasan" in scene.why(early), "given before the reports were there to be read"
    scene.look()
    ready = scene.act("kasubbag", "/pembahasan-selesai")
    scene.upload("yang lain")
    assert "lampiran pembahasan" in scene.why(ready), "the reports were swapped after the act"


def test_the_attendance_list_leaves_only_its_hash() -> None:
    scene = opened().lead("telaah")
    record = scene.office.state().cycles[SIKLUS].standing["pembahasan"]
    assert {item.jenis: item.sha256 for item in record.lampiran}["daftar_hadir"] == "a" * 64
    assert not any("a" * 64 in name for name in scene.office.files)


def test_a_report_that_could_run_in_a_browser_is_no_report() -> None:
    scene = opened()
    scene.head[f"siklus/{SIKLUS}/pembahasan/laporan.html"] = b"<script></script>"
    assert scene.gathered(scene.desk()).reports == ()


def test_the_signature_is_about_official_texts_shown_before_it() -> None:
    scene = opened().lead("penandatanganan")
    for name in [name for name in scene.office.files if "/resmi/" in name]:
        del scene.office.files[name]
    event = scene.act("kepala", Kind.APPROVE)
    assert "belum" in scene.why(event)
    scene.office.prepare(SIKLUS, sk="2024-02-01")
    assert "naskah resmi yang sekarang belum ditampilkan" in scene.why(event)


def wet() -> Scene:
    return opened(only_wet=True).lead("penandatanganan")


def test_a_click_is_no_signature_where_ink_is_demanded() -> None:
    scene = wet()
    turn = scene.gate().giliran
    assert turn is not None and "/konfirmasi" in turn.tindakan
    assert "pindaian" in scene.why(scene.act("kepala", Kind.APPROVE))


def test_a_scan_needs_a_second_person() -> None:
    scene = wet()
    click = scene.act("kepala", "/setuju", files=(SCAN,))
    scene.act("kepala", "/konfirmasi")
    scene.act(STRANGER, "/konfirmasi")
    assert "orang kedua" in scene.why(click)
    scene.act("operator", "/konfirmasi")
    record = scene.look()[-1]
    assert (record.tingkat, record.bukti and record.bukti.konfirmasi) == ("basah", "operator")
    assert [item.nama for item in record.attached("pindaian")] == ["pindaian.pdf"]


def test_a_confirmation_is_about_the_scan_before_it() -> None:
    scene = wet()
    scene.act("operator", "/konfirmasi")
    click = scene.act("kepala", "/setuju", files=(SCAN,))
    assert "orang kedua" in scene.why(click)


def test_a_scan_from_before_the_last_step_shows_nothing_signed() -> None:
    scene = opened(only_wet=True).lead("persetujuan")
    scene.act("operator", "/konfirmasi", files=(SCAN,))
    scene.take("kadiv", Kind.APPROVE)
    scene.prepare()
    scene.act("pelaksana-b", "/konfirmasi")
    assert "belum dilampirkan" in scene.why(scene.act("kepala", Kind.APPROVE))


def test_a_request_closed_without_joining_earns_nothing_but_its_end() -> None:
    scene = opened().lead("telaah")
    scene.open = False
    assert "ditutup" in scene.why(scene.act("kabag", Kind.APPROVE))
    assert [record.keputusan for record in scene.take("kabag", "/batal Tidak jadi")] == ["batal"]


def test_a_joined_request_goes_on() -> None:
    scene = opened().lead("telaah")
    scene.office.files.update(scene.head)
    scene.open, scene.merged = False, True
    assert [record.langkah for record in scene.take("kabag", Kind.APPROVE)] == ["telaah"]


def test_the_same_act_told_a_second_later_is_the_same_act() -> None:
    scene = opened().lead("persetujuan")
    scene.change(scene.events[-1], at=scene.events[-1].at + SECONDS)
    assert scene.look() == []
