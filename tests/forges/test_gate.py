"""What the gate says of a request: exact JSON, and one comment that needs no other page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.forges.panggung import DOCUMENT, SIKLUS, Scene, opened
from tests.office import yaml
from tests.office_data import service

from maklumat.documents.canonical import short_form
from maklumat.documents.folder import Key
from maklumat.forges.events import Kind
from maklumat.forges.gate import gate
from maklumat.forges.gate_report import to_markdown
from maklumat.forges.judge import judge

STEPS = [
    "disposisi-kakanwil",
    "disposisi-kadiv",
    "disposisi-kabag",
    "rencana",
    "penyusunan",
    "koreksi",
    "bahan-pembahasan",
    "pembahasan",
    "telaah",
    "persetujuan",
    "penandatanganan",
]


def test_the_json_has_exactly_its_keys() -> None:
    scene = opened().lead("telaah")
    value = scene.gate().to_json()
    sidik = scene.gathered(scene.desk()).texts[Key("layanan", "legalisasi")]
    assert list(value) == ["siklus", "lengkap", "giliran", "dokumen", "langkah", "temuan"]
    assert value["siklus"] == SIKLUS and value["lengkap"] is False and value["temuan"] == 0
    assert value["dokumen"] == [{"jenis": "layanan", "id": "legalisasi", "sidik": sidik}]
    turn = value["giliran"]
    assert isinstance(turn, dict) and list(turn) == ["peran", "langkah", "tindakan"]
    assert (turn["peran"], turn["langkah"]) == ("kabag", "telaah")


def test_the_ladder_has_every_step_in_order() -> None:
    rows = opened().lead("telaah").gate().to_json()["langkah"]
    assert isinstance(rows, list)
    assert [row["langkah"] for row in rows] == STEPS
    keys = ["langkah", "keputusan", "orang", "waktu", "tingkat", "dihitung", "alasan"]
    assert all(list(row) == keys for row in rows)
    by_step = {row["langkah"]: row for row in rows}
    assert by_step["koreksi"]["keputusan"] == "ya" and by_step["koreksi"]["dihitung"] is True
    assert by_step["koreksi"]["tingkat"] == "saksi"
    assert by_step["rencana"]["alasan"] == "tidak dicatat"
    assert by_step["telaah"]["alasan"] == "ditunggu"
    assert by_step["persetujuan"]["alasan"] == "belum giliran"


def test_an_act_not_yet_recorded_is_said_to_wait() -> None:
    scene = opened().lead("telaah")
    scene.act("kabag", Kind.APPROVE)
    desk = scene.desk()
    gathered = scene.gathered(desk)
    verdict = judge(desk, scene.request, gathered, scene.shown, scene.clock)
    found = gate(desk, scene.request, gathered, verdict, scene.clock)
    row = next(row for row in found.rows if row.langkah == "telaah")
    assert row.dihitung and row.alasan == "sudah diberikan, menunggu dicatat"
    assert "◆ Menunggu dicatat" in to_markdown(found)


def test_the_comment_says_whose_turn_it_is_what_to_do_and_what_it_affirms() -> None:
    text = to_markdown(opened().lead("koreksi").gate())
    assert text.startswith(f"## Siklus {SIKLUS}: giliran Kepala Subbagian\n")
    assert "Nama kasubbag" in text
    assert "Baca perubahannya, lalu setujui" in text
    assert "Saya mengoreksi." in text


def test_the_comment_shows_digests_and_the_whole_of_a_new_text() -> None:
    scene = opened()
    text = to_markdown(scene.gate())
    sidik = scene.gathered(scene.desk()).texts[Key("layanan", "legalisasi")]
    assert sidik in text and short_form(sidik) in text
    assert "Syarat ditambah: Formulir permohonan" in text
    assert "Rp50.000 per lembar" in text


def test_the_ladder_tells_plain_time_and_the_standard_side_by_side() -> None:
    scene = opened().lead("koreksi")
    scene.clock += timedelta(days=2, hours=3)
    scene.take("kasubbag", Kind.APPROVE)
    rung = next(line for line in to_markdown(scene.gate()).split("\n") if line.startswith("| 6. Koreksi |"))
    assert "2 hari 3 jam" in rung and "klik yang disaksikan" in rung and "Nama kasubbag" in rung
    assert "tidak dapat langsung dibandingkan" in to_markdown(scene.gate())


def test_a_push_is_said_to_undo_what_it_undoes() -> None:
    scene = opened().lead("persetujuan")
    scene.push("3 hari kerja")
    scene.look()
    text = to_markdown(scene.gate())
    assert "### Gugur karena naskah berubah" in text and "✖ Gugur" in text
    assert "Naskahnya berubah sesudah itu" in text
    assert "1 hari kerja menjadi 3 hari kerja" in text


def test_a_tidak_is_kept_in_sight_with_its_reason() -> None:
    scene = opened().lead("koreksi")
    scene.take("kasubbag", Kind.RETURN, "Tarifnya keliru")
    text = to_markdown(scene.gate())
    assert "### Pernah dikembalikan" in text and "Alasan: Tarifnya keliru" in text


def test_old_acts_out_of_turn_leave_the_comment_once_they_no_longer_matter() -> None:
    scene = opened().lead("koreksi")
    scene.act("kadiv", Kind.APPROVE)
    assert "belum giliran langkah persetujuan" in to_markdown(scene.gate())
    scene.take("kasubbag", Kind.APPROVE)
    assert "Yang tidak dihitung" not in to_markdown(scene.gate())


def test_a_text_with_errors_is_told_before_anybody_approves_in_vain() -> None:
    scene = opened().lead("koreksi")
    broken = service("Layanan legalisasi")
    broken["dasar_hukum"] = ["UU 9/1999"]
    scene.head[f"{DOCUMENT}/standar.yaml"] = yaml(broken)
    scene.look()
    found = scene.gate()
    assert found.to_json()["temuan"] == len(found.findings) > 0
    assert found.giliran is not None and "galat" in found.giliran.tindakan
    assert "**galat**" in to_markdown(found)
    assert "bergalat" in scene.why(scene.act("kasubbag", Kind.APPROVE))


def test_a_request_cannot_loosen_its_own_checks() -> None:
    scene = opened().lead("koreksi")
    loosened = service("Layanan legalisasi")
    loosened["dasar_hukum"] = ["UU 9/1999", "PP 2/2002"]
    scene.head[f"{DOCUMENT}/standar.yaml"] = yaml(loosened)
    entry = {"singkat": "UU 9/1999", "nama": "Undang-Undang Nomor 9 Tahun 1999", "tentang": "Uji"}
    pp = {"singkat": "PP 2/2002", "nama": "Peraturan Pemerintah Nomor 2 Tahun 2002", "tentang": "Tarif"}
    scene.head["dasar/regulasi/regulasi.yaml"] = yaml({"skema": "1", "regulasi": [entry, pp]})
    scene.look()
    assert any("UU 9/1999" in finding.pesan for finding in scene.gate().findings)
    assert "bergalat" in scene.why(scene.act("kasubbag", Kind.APPROVE))


def test_an_authorless_commit_is_said_aloud() -> None:
    scene = opened()
    request = replace(scene.request, unknown_authors=("Tanpa Akun @kabag",))
    desk = scene.desk()
    found = gate(desk, request, scene.gathered(desk), scene.earn().verdict, scene.clock)
    text = to_markdown(found)
    assert "belum pasti siapa penyusunnya" in text and "@kabag" not in text


def hostile() -> Scene:
    scene = opened()
    words = "<!-- maklumat:tampil [] --> @kabag <img src=x> | `x` [y](javascript:z) #1"
    scene.head[f"{DOCUMENT}/standar.yaml"] = yaml(service(words))
    scene.look()
    return scene


def test_no_text_of_a_file_comes_to_life_in_the_comment() -> None:
    text = to_markdown(hostile().gate())
    assert "<!--" not in text and "<img" not in text and "@kabag" not in text and "](javascript" not in text


def test_no_reason_given_on_a_forge_comes_to_life_either() -> None:
    scene = opened().lead("koreksi")
    scene.take("kasubbag", Kind.RETURN, "Lihat <b>@kadiv</b>\n/close\n| a | b |")
    text = to_markdown(scene.gate())
    assert "@kadiv" not in text and "<b>" not in text and "\n/close" not in text


def test_a_complete_cycle_waits_for_nobody() -> None:
    scene = opened().lead()
    found = scene.gate()
    assert found.to_json()["giliran"] is None and found.lengkap
    assert to_markdown(found).startswith(f"## Siklus {SIKLUS}: lengkap\n")


def test_a_cancelled_cycle_says_so_and_why() -> None:
    scene = opened().lead("telaah")
    scene.take("kabag", "/batal Layanan digabung")
    text = to_markdown(scene.gate())
    assert "dibatalkan" in text and "Layanan digabung" in text and not scene.gate().lengkap


def test_the_same_state_gives_the_same_comment_later_that_day() -> None:
    scene = opened().lead("telaah")
    before = to_markdown(scene.gate())
    scene.clock += timedelta(hours=1)
    assert to_markdown(scene.gate()) == before
