"""Step 8 with data: nothing closes early, nothing stays unanswered, no person reaches the public view."""

from __future__ import annotations

from typing import Any

import pytest
from tests.office import Office, begun, service
from tests.pembahasan import BERKAS, FOLDER, SIKLUS, comment, discussing, meeting, published, put

from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused
from maklumat.documents.models.pembahasan_publik import MasukanPublik, PembahasanPublik
from maklumat.documents.pribadi import SAMARAN
from maklumat.register.choice import Choice, Given
from maklumat.register.clocks import ground, public_discussion
from maklumat.register.prepare import decision
from maklumat.register.record import parse_time

AFTER = "2024-01-31T02:00:00Z"


def close(office: Office, at: str = AFTER, files: dict[str, bytes] | None = None) -> None:
    office.decide(SIKLUS, "pembahasan", "kasubbag", "ya", at=at, files=BERKAS if files is None else files)


def refusal(office: Office, at: str = AFTER, files: dict[str, bytes] | None = None) -> str:
    before = dict(office.files)
    with pytest.raises(Refused) as caught:
        close(office, at, files)
    assert office.files == before
    return str(caught.value)


def test_a_discussion_that_is_whole_closes() -> None:
    office = discussing()
    close(office)
    assert office.state().cycles[SIKLUS].due == "telaah"


@pytest.mark.parametrize("at", ["2024-01-18T08:00:00Z", "2024-01-30T16:59:59Z"])
def test_the_time_for_comments_has_to_run(at: str) -> None:
    message = refusal(discussing(), at)
    assert "berlangsung sampai 2024-01-30 (PP 96/2012 Pasal 27 ayat (2))" in message


def test_it_has_run_when_the_office_s_next_day_begins() -> None:
    close(discussing(), "2024-01-30T17:00:00Z")


def test_a_text_open_before_the_meeting_counts_as_published_with_the_minutes() -> None:
    office = discussing()
    del office.files[f"{FOLDER}/hasil.yaml"]
    assert "berlangsung sampai 2024-01-29" in refusal(office, "2024-01-29T02:00:00Z")
    close(office, "2024-01-30T02:00:00Z")


def test_a_changed_text_is_opened_anew() -> None:
    office = discussing()
    office.put("layanan/legalisasi", service("Layanan legalisasi", "2 hari kerja"))
    assert "Naskah berubah sejak dibuka untuk masukan" in refusal(office)
    office.decide(SIKLUS, "bahan-pembahasan", "pelaksana", "selesai", at="2024-01-22T02:00:00Z")
    assert "7 hari kerja sejak 2024-01-22) berlangsung sampai 2024-01-31" in refusal(office)
    close(office, "2024-02-01T02:00:00Z")


@pytest.mark.parametrize("missing", sorted(BERKAS))
def test_minutes_attendance_and_report_have_to_be_there(missing: str) -> None:
    files = {kind: data for kind, data in BERKAS.items() if kind != missing}
    assert f"Lampiran {missing} belum disertakan" in refusal(discussing(), files=files)


def test_another_attendance_list_is_refused() -> None:
    assert "bukan yang disebut rapat.yaml" in refusal(
        discussing(), files={**BERKAS, "daftar_hadir": b"daftar lain\n"}
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"hadir": {"instansi_terkait": "5", "penyelenggara": "2"}}, "tidak ada unsur masyarakat"),
        ({"undangan": "2024-01-19"}, "`tanggal` (2024-01-18) mendahului `undangan` (2024-01-19)"),
        ({"berita_acara": "2024-01-10"}, "`berita_acara` (2024-01-10) mendahului `tanggal` (2024-01-18)"),
        ({"berita_acara": "2024-02-05"}, "belum ada rapat yang berita acaranya"),
    ],
)
def test_a_meeting_that_is_none_does_not_count(changed: dict[str, Any], words: str) -> None:
    office = discussing()
    put(office, "rapat", [meeting(**changed)])
    assert words in refusal(office)


def test_a_planned_meeting_is_no_discussion() -> None:
    office = discussing()
    planned = {key: meeting()[key] for key in ("tanggal", "tempat", "agenda")}
    put(office, "rapat", [planned])
    assert "belum ada rapat yang berita acaranya" in refusal(office)
    put(office, "rapat", [{key: value for key, value in meeting().items() if key != "daftar_hadir"}])
    assert "sidik daftar hadir belum ada" in refusal(office)


def test_every_comment_is_answered_even_a_late_one() -> None:
    office = discussing()
    late = comment("m-002", tanggal="2024-02-09")
    put(office, "masukan", [comment(), {key: late[key] for key in late if key not in ("jawaban", "status")}])
    assert "masukan m-002 belum dijawab" in refusal(office)


def test_a_missing_calendar_is_no_yes() -> None:
    office = discussing()
    del office.files["kalender/2024.yaml"]
    message = refusal(office)
    assert "Kalender libur 2024 belum tersedia; tenggat hari kerja tidak dihitung." in message
    assert "standards/kalender/2024.yaml" in message


def test_unreadable_data_is_refused_where_it_stands() -> None:
    office = discussing()
    put(office, "masukan", [comment(pengirim="Fulan")])
    assert f"standards/{FOLDER}/masukan.yaml:" in refusal(office)


def test_a_no_needs_none_of_this() -> None:
    office = discussing()
    office.decide(SIKLUS, "pembahasan", "kasubbag", "tidak", alasan="Diulang.", at="2024-01-18T08:00:00Z")
    assert office.state().cycles[SIKLUS].due == "bahan-pembahasan"


def test_an_office_with_papers_alone_goes_on_and_is_told() -> None:
    office = begun()
    office.run(SIKLUS, "penetapan", "layanan/legalisasi", until="pembahasan")
    now = parse_time("2024-01-16T02:00:00Z")
    files = tuple(Given(kind, f"{kind}.pdf", data) for kind, data in BERKAS.items())
    choice = Choice(SIKLUS, "pembahasan", "kasubbag", "ya", now, files=files)
    assert decision(office.desk(), choice, now, "uji").notices == (
        "Siklus 2024-001 belum memuat pembahasan/rapat.yaml; masa masukan dan jawaban atas masukan tidak "
        "diperiksa (PP 96/2012 Pasal 27).",
    )
    assert decision(discussing().desk(), _closing(), _closing().waktu, "uji").notices == ()


def _closing() -> Choice:
    files = tuple(Given(kind, f"{kind}.pdf", data) for kind, data in BERKAS.items())
    return Choice(SIKLUS, "pembahasan", "kasubbag", "ya", parse_time(AFTER), files=files)


PLANTED = (
    "Fulan bin Contoh",
    "3171234567890001",
    "0812-3456-7890",
    "fulan@contoh.example",
    "Jalan Mawar No. 12",
    "RT 03/RW 05",
)


def view(office: Office) -> PembahasanPublik:
    desk = office.desk()
    about = ground(office.tree, desk.book, desk.state, parse_time(AFTER))
    found = public_discussion(about, desk.state.cycles[SIKLUS])
    assert found is not None
    return found


def test_the_public_view_has_no_field_for_a_person() -> None:
    assert set(MasukanPublik.model_fields) == {
        "pengenal", "kanal", "tanggal", "jenis", "id", "komponen", "ringkasan", "jawaban", "status", "alasan",
        "terlambat",
    }  # fmt: skip


def test_nothing_planted_in_free_text_reaches_the_public_view() -> None:
    office = discussing()
    name, *rest = PLANTED
    words = f"Bapak {name} ({', '.join(rest)}) meminta kursi roda."
    put(office, "rapat", [meeting(agenda=[words])])
    point = {"pokok": words, "uraian": words, "putusan": "dicatat"}
    put(
        office,
        "hasil",
        [point],
        kemampuan=dict.fromkeys(("pendanaan", "pelaksana", "sarana_prasarana"), words),
        publikasi={"tanggal": "2024-01-19", "kanal": [words]},
    )
    put(office, "masukan", [comment(ringkasan=words, jawaban=words, status="sebagian", alasan=words)])
    shown = view(office).model_dump_json()
    assert [planted for planted in PLANTED if planted in shown] == []
    assert shown.count(SAMARAN) >= 9
    assert "meminta kursi roda" in shown


def test_the_public_view_says_what_was_agreed_and_which_comment_was_late() -> None:
    office = discussing()
    put(office, "masukan", [comment(tanggal="2024-01-30"), comment("m-002", tanggal="2024-01-31")])
    shown = view(office)
    assert [item.terlambat for item in shown.masukan] == [False, True]
    assert shown.rapat[0].hadir["pengguna_layanan"] == 4
    assert shown.rapat[0].daftar_hadir == sha256(BERKAS["daftar_hadir"])
    assert str(shown.publikasi) == "2024-01-19"
    del office.files["kalender/2024.yaml"]
    assert [item.terlambat for item in view(office).masukan] == [None, None]


def test_one_story_from_invitation_to_published_answer() -> None:
    office = discussing()
    published(office, "2024-01-19")
    close(office)
    office.decide(SIKLUS, "telaah", "kabag", "ya", at="2024-02-05T02:00:00Z")
    office.decide(SIKLUS, "persetujuan", "kadiv", "ya", at="2024-02-05T03:00:00Z")
    office.prepare(SIKLUS)
    office.decide(SIKLUS, "penandatanganan", "kepala", "ya", at="2024-02-05T04:00:00Z")
    assert office.state().cycles[SIKLUS].complete
    answered = view(office).masukan[0]
    assert (answered.status, answered.jawaban) == ("diterima", "Kursi roda disediakan.")
