"""Papers of a bundle: every value of the data is there, what is not in it is left open, the file is sound."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from tests.office import Office, yaml
from tests.office_data import KANTOR
from tests.pembahasan import comment, meeting, put
from tests.publish.kantor import png
from tests.publish.read_pdf import alternatives, faults, missing, pages, reader, squeeze, structure
from tests.publish.surat import AT, FOLDER, SIKLUS, discussed, matter, meetings, planned, words

from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused, Surroundings, Unreadable
from maklumat.publish.surat import FORMS, Form, LetterPress, PressError, Wish

ROOT = Path(__file__).resolve().parents[2]
MINUTES = "Kamis tanggal delapan belas bulan Januari tahun dua ribu dua puluh empat (18-01-2024)"
JAHIL = '#import "x.typ" *tebal* _m_ $x$ `y` \\@rujuk [a](b) <b>tebal</b> &amp; {{ x }} // -- ~'


@pytest.fixture(scope="module")
def press() -> LetterPress:
    return LetterPress(ROOT / "overrides")


def _set(press: LetterPress, form: Form, office: Office, at: datetime = AT, **wish: Any) -> bytes:
    return press.set(form, matter(office, at), Wish(**wish))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("office", [planned(), discussed()], ids=["direncanakan", "dibahas"])
def test_a_paper_is_accessible_and_archivable(
    press: LetterPress, tmp_path: Path, form: Form, office: Office
) -> None:
    assert faults(_set(press, form, office), tmp_path) == []


@pytest.mark.parametrize("form", FORMS)
def test_every_table_has_header_cells(press: LetterPress, form: Form) -> None:
    kinds = [node.get("/S") for node in structure(_set(press, form, discussed(), rapat=1))]
    assert kinds.count("/Table") == kinds.count("/THead")
    assert kinds.count("/TH") >= 2 * kinds.count("/Table")
    assert kinds.count("/H1") >= 1


@pytest.mark.parametrize("form", FORMS)
def test_the_same_day_gives_the_same_bytes(press: LetterPress, form: Form) -> None:
    first = _set(press, form, discussed())
    again = _set(LetterPress(ROOT / "overrides"), form, discussed(), AT.replace(hour=3))
    assert sha256(first) == sha256(again)


@pytest.mark.parametrize("form", FORMS)
def test_a_paper_encloses_the_data_it_prints(press: LetterPress, form: Form) -> None:
    pdf = _set(press, form, discussed())
    ((name, (data,)),) = reader(pdf).attachments.items()
    assert name == f"{form}-{SIKLUS}.json"
    assert json.loads(data)["siklus"] == SIKLUS
    printed = squeeze("".join(pages(pdf))).lower()
    sentences = [text for text in _leaves(json.loads(data)) if " " in text]
    assert [text for text in sentences if squeeze(text).lower() not in printed] == []
    assert len(sentences) >= 5


def _leaves(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return [leaf for child in children for leaf in _leaves(child)]


def test_an_invitation_says_when_where_and_what_and_leaves_the_rest_open(press: LetterPress) -> None:
    plan = {"pukul": "09.00 sampai 12.00", "undangan": "2024-01-11"}
    pdf = _set(press, "undangan", planned(**plan))
    wanted = [
        "Nomor:", "Sifat:", "Lampiran:–", "Hal:Undangan pembahasan rancangan Standar Pelayanan dan Maklumat",
        "Kota Uji, 11 Januari 2024", "Hari, tanggal:Kamis, 18 Januari 2024",
        "Pukul:09.00 sampai dengan 12.00 WIB", "Tempat:Aula Uji", "Acara:Membahas rancangan",
        "1 (satu) rancangan Standar Pelayanan dan 1 (satu) rancangan Maklumat Pelayanan",
        "Layanan legalisasi", "Kepala,", "Nama kepala",
    ]  # fmt: skip
    assert missing(wanted, pdf) == []
    text = squeeze("".join(pages(pdf)))
    assert "rancangan/" not in text  # nothing is open on the site yet
    assert "RANCANGAN" not in text
    assert len(pages(pdf)) == 1


def test_an_invitation_without_hours_and_date_invents_none(press: LetterPress) -> None:
    text = squeeze("".join(pages(_set(press, "undangan", planned()))))
    assert "Pukul:Tempat:AulaUji" in text
    assert "KotaUji,Yth." in text.replace("Nomor:Sifat:", "").replace("Lampiran:–", "") or "KotaUji," in text
    assert "WIB" not in text


def test_an_invitation_points_at_the_draft_once_it_is_open(press: LetterPress) -> None:
    office = discussed()
    kantor = {**KANTOR, "laman": "https://uji.example/", "surel": "kantor@uji.example"}
    office.put("dasar/kantor", kantor)
    wanted = ["https://uji.example/rancangan/", "melalui surel kantor@uji.example."]
    assert missing(wanted, _set(press, "undangan", office)) == []


def test_many_texts_stand_in_an_annex(press: LetterPress) -> None:
    office = planned()
    names = [f"layanan-{number:02d}" for number in range(1, 61)]
    for name in names:
        office.files[f"layanan/{name}/standar.yaml"] = office.files[
            "layanan/legalisasi/standar.yaml"
        ].replace(b"Layanan legalisasi", f"Layanan {name}".encode())
    office.bundle(SIKLUS, "penetapan", *(f"layanan/{name}" for name in names))
    pdf = _set(press, "undangan", office)
    first, *annex = pages(pdf)
    assert "Layanan layanan-01" not in first
    assert (
        missing([f"{number}Standar PelayananLayanan layanan-{number:02d}" for number in range(1, 61)], pdf)
        == []
    )
    assert all(squeeze("No Jenis Nama") in squeeze(text) for text in annex)
    assert missing(["60 (enam puluh) rancangan Standar Pelayanan", "Lampiran:1 (satu) berkas"], pdf) == []


def test_another_person_may_sign_who_holds_an_office(press: LetterPress) -> None:
    pdf = _set(press, "undangan", planned(undangan="2024-01-05"), orang="kadiv")
    assert missing(["Kepala Divisi,", "Nama kadiv"], pdf) == []
    with pytest.raises(Refused, match="“orang-lain” tidak memegang jabatan"):
        _set(press, "undangan", planned(), orang="orang-lain")


def test_where_several_hold_the_role_the_name_stays_open(press: LetterPress) -> None:
    # In February an acting head stands beside the head.
    text = squeeze(
        "".join(pages(_set(press, "undangan", planned(tanggal="2024-02-12", undangan="2024-02-05"))))
    )
    assert "Kepala," in text
    assert "Namakepala" not in text
    assert "Namaharian" not in text


def test_minutes_speak_in_words_and_carry_results(press: LetterPress) -> None:
    pdf = _set(press, "berita-acara", discussed())
    wanted = [
        "BERITA ACARA PENYUSUNAN", "STANDAR PELAYANAN", f"Pada hari ini, {MINUTES}",
        "pukul 09.00 sampai dengan 12.00 WIB, bertempat di Aula",
        "telah dilaksanakan pembahasan 1 (satu) rancangan Standar Pelayanan",
        "1Kursi roda di loketLayanan legalisasi, Sarana, prasarana, dan/atau fasilitas"
        "Disediakan satu buah.Disepakati",
        "2Waktu layananSeluruh naskah–Ditolak", "Pendanaan:Dana cukup", "Pelaksana:Orang cukup",
        "Rapat dihadiri 6 (enam) orang", "1Masyarakat pengguna layanan4 (empat)", "6Penyelenggara2 (dua)",
        "dilampirkan pada berita acara ini (PP 96/2012 Pasal 26 ayat (3))", "Kota Uji, 18 Januari 2024",
        "1Nama kepalaKepala", "2Kepala Subbagian",
    ]  # fmt: skip
    assert missing(wanted, pdf) == []
    # Nobody of the public is named: a line to sign for each group that came.
    signed = squeeze("".join(pages(pdf))).split("Wakilmasyarakatdanpihakterkait")[1]
    assert "1Masyarakatpenggunalayanan" in signed
    assert "Mediamassa" not in signed


def test_minutes_before_the_meeting_leave_lines(press: LetterPress) -> None:
    pdf = _set(press, "berita-acara", planned())
    text = squeeze("".join(pages(pdf)))
    assert "Rapatdihadiri" not in text
    assert "Disepakati" not in text
    assert "Pendanaan:Pelaksana:Saranadanprasarana:" in text
    assert (
        missing(["Banyaknya peserta menurut unsur", "1Masyarakat pengguna layanan", "5Instansi terkait"], pdf)
        == []
    )


def test_results_stand_in_the_minutes_of_the_last_meeting(press: LetterPress) -> None:
    office = meetings(discussed(), meeting(tanggal="2024-01-15", berita_acara="2024-01-15"), meeting())
    first, last = (_set(press, "berita-acara", office, rapat=number) for number in (1, 2))
    assert missing(["Kursi roda di loket"], first) == ["Kursi roda di loket"]
    assert missing(["Kursi roda di loket", MINUTES], last) == []
    assert missing(["Senin tanggal lima belas bulan Januari"], first) == []


def test_a_report_counts_and_answers(press: LetterPress) -> None:
    pdf = _set(press, "laporan", discussed())
    wanted = [
        "LAPORAN PEMBAHASAN RANCANGAN", "Kepada:Kepala Bagian", "Dari:Kepala Subbagian",
        "Undangan:11 Januari 2024", "Masyarakat pengguna layanan4", "Jumlah6 (enam)",
        "Rancangan dipublikasikan:19 Januari 2024", "Melalui:Papan pengumuman; Situs kantor",
        "Masa masukan berakhir:30 Januari 2024", "Masukan yang masuk4 (empat)", "Diterima1 (satu)",
        "Diterima sebagian1 (satu)", "Tidak diterima1 (satu)", "Belum dijawab1 (satu)",
        "Masuk sesudah batas akhir1 (satu)", "WhatsApp", "1 Februari 2024SurelTerlambat",
        "Alasan: Belum ada dana.", "Alasan: Separuh dahulu.",
        "Dibandingkan dengan naskah yang dibuka untuk dibahas pada 16 Januari 2024:",
        "1 naskah tidak berubah.",
    ]  # fmt: skip
    assert missing(wanted, pdf) == []


def test_a_report_tells_what_changed_since_the_text_was_opened(press: LetterPress) -> None:
    office = discussed()
    path = "layanan/legalisasi/standar.yaml"
    office.files[path] = office.files[path].replace(b"Kursi roda", b"Kursi roda dan tongkat")
    pdf = _set(press, "laporan", office)
    assert missing(["Kursi roda dan tongkat"], pdf) == []
    assert "tidak berubah" not in "".join(pages(pdf))


def test_a_report_before_anything_is_recorded_says_so(press: LetterPress) -> None:
    pdf = _set(press, "laporan", planned())
    wanted = ["Rancangan belum dicatat terbuka untuk dibahas", "Banyaknya peserta belum ditulis", "0 (nol)"]
    assert missing(wanted, pdf) == []


def test_persons_are_masked_on_the_page_and_in_the_enclosed_data(press: LetterPress) -> None:
    planted = ("0812-3456-7890", "warga@contoh.example", "3174012345678901", "Budi Santoso")
    office = discussed()
    words_ = f"Dari Bapak {planted[3]}, NIK {planted[2]}, telepon {planted[0]}, surel {planted[1]}."
    put(office, "masukan", [comment(ringkasan=words_, jawaban=words_, status="ditolak", alasan=words_)])
    point = {"pokok": words_, "uraian": words_, "putusan": "dicatat"}
    put(
        office,
        "hasil",
        [point],
        kemampuan=dict.fromkeys(("pendanaan", "pelaksana", "sarana_prasarana"), words_),
    )
    for form in ("laporan", "berita-acara"):
        pdf = _set(press, form, office)
        (data,) = next(iter(reader(pdf).attachments.values()))
        everything = squeeze("".join(pages(pdf))) + squeeze(data.decode())
        assert [text for text in planted if squeeze(text) in everything] == []
        assert "[disamarkan]" in everything


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_is_text(press: LetterPress, tmp_path: Path, form: Form) -> None:
    pdf = _set(press, form, _hostile(JAHIL))
    assert missing([JAHIL], pdf) == []
    assert faults(pdf, tmp_path) == []


def _hostile(text: str) -> Office:
    office = planned(tempat=text, agenda=[text, text])
    office.files[f"siklus/{SIKLUS}/siklus.yaml"] = yaml(
        {"skema": "1", "judul": text, "jalur": "penetapan", "dokumen": ["layanan/legalisasi"]}
    )
    path = "layanan/legalisasi/standar.yaml"
    named = json.dumps(text).encode()
    office.files[path] = office.files[path].replace(b'"Layanan legalisasi"', named)
    point = {"pokok": text, "uraian": text, "putusan": "dicatat"}
    put(
        office,
        "hasil",
        [point],
        kemampuan=dict.fromkeys(("pendanaan", "pelaksana", "sarana_prasarana"), text),
    )
    put(office, "masukan", [comment(ringkasan=text, jawaban=text, status="ditolak", alasan=text)])
    office.put("dasar/kantor", {**KANTOR, "nama": text, "tempat": text})
    return office


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("letters", ["", "huruf: bonum\n"], ids=["huruf bawaan", "huruf lebar"])
def test_long_names_stay_on_the_page_and_apart(
    press: LetterPress, tmp_path: Path, form: Form, letters: str
) -> None:
    text = f"{'Penanggungjawabpelayananterpadusatupintu' * 3} dan nama yang {'sangat ' * 20}panjang"
    office = _hostile(text)
    roster = office.files["dasar/pejabat/pejabat.yaml"]
    long = json.dumps(text).encode()
    roster = roster.replace(b'"Nama kepala"', long).replace(b'"Nama kasubbag"', long)
    office.files["dasar/pejabat/pejabat.yaml"] = roster
    office.files[f"siklus/{SIKLUS}/rencana.md"] = f"| A | B |\n|---|---|\n| {text} | {text} |\n".encode()
    office.files["dasar/kantor/kantor.yaml"] += letters.encode()
    pdf = _set(press, form, office)
    assert missing([text], pdf) == []
    found, sizes = words(pdf, tmp_path)
    outside = [
        word for word in found
        if word.left < 20 or word.right > sizes[word.page - 1][0] - 20
        or word.top < 5 or word.bottom > sizes[word.page - 1][1] - 5
    ]  # fmt: skip
    assert outside == []
    assert [(one.text, other.text) for one, other in combinations(found, 2) if one.meets(other)] == []


def test_eighty_rows_run_over_pages_under_one_head(press: LetterPress, tmp_path: Path) -> None:
    pdf = _set(press, "daftar-hadir", planned(), baris=80)
    sheets = [squeeze(text) for text in pages(pdf)]
    assert len(sheets) >= 4
    head = squeeze("No Nama Instansi atau pekerjaan Unsur Tanda tangan")
    rows = [text for text in sheets if head in text]
    assert len(rows) >= len(sheets) - 1
    # Without heads, feet and the text before and after the rows, only their numbers are left.
    numbers = "".join(text.split(head, 1)[1].split("Daftarhadir·")[0].split("KotaUji,")[0] for text in rows)
    assert numbers == "".join(str(number) for number in range(1, 81))
    assert faults(pdf, tmp_path) == []


def test_rows_stand_grouped_once_people_are_counted(press: LetterPress) -> None:
    pdf = _set(press, "daftar-hadir", discussed())
    text = squeeze("".join(pages(pdf)))
    assert "A.Masyarakatpenggunalayanan:4(empat)orang1A2A3A4AF.Penyelenggara:2(dua)orang5F6F" in text
    assert "Mediamassa:" not in text
    assert missing(["A.Masyarakat"], _set(press, "daftar-hadir", discussed(), baris=3)) == ["A.Masyarakat"]


def test_slips_go_from_role_to_role(press: LetterPress) -> None:
    office = planned()
    office.files[f"siklus/{SIKLUS}/disposisi.md"] = (
        b"# Lembar disposisi\n\nDari: Kepala\nKepada: Kepala Divisi\nTanggal: 3 Januari 2024\n\n"
        b"Susun SP tahun ini.\n"
    )
    pdf = _set(press, "disposisi", office)
    first, second, _, last = (squeeze(text) for text in pages(pdf))
    assert "Tanggal:3Januari2024" in first
    assert "Dari:KepalaNamakepalaKepada:KepalaDivisiNamakadiv" in first
    assert first.count("Susun") == 1
    assert "SusunSPtahunini." in first
    assert "Tanggal:Sifat:BiasaSegeraSangatsegera" in second
    assert "Kegiatandisposisi-kadiv." in second
    # Several hold the role the plan is handed to: each has a box of his own.
    assert all(f"Nama{name},Pelaksana" in last for name in ("pelaksana", "pelaksana-b", "operator"))


def test_a_recorded_slip_carries_its_day(press: LetterPress) -> None:
    office = planned()
    office.root()
    office.decide(SIKLUS, "disposisi-kakanwil", "kepala", "selesai", at="2024-01-03T02:00:00Z")
    first, second = pages(_set(press, "disposisi", office))[:2]
    assert "Tanggal:3Januari2024" in squeeze(first)
    assert "Tanggal:Sifat" in squeeze(second)


def test_a_path_without_meeting_or_slips_has_no_such_papers(press: LetterPress) -> None:
    office = planned()
    office.bundle(SIKLUS, "warga", "warga/legalisasi")
    with pytest.raises(Refused, match="Jalur warga tidak memuat pembahasan"):
        _set(press, "undangan", office)
    with pytest.raises(Refused, match="Jalur warga tidak memuat langkah disposisi"):
        _set(press, "disposisi", office)


@pytest.mark.parametrize(
    ("jalur", "key", "named"),
    [
        ("dasar", "dasar/pejabat", "1Dasarpejabat"),
        ("warga", "warga/legalisasi", "1Halaman wargaMengurus legalisasi"),
        ("pencabutan", "layanan/legalisasi", "1Standar PelayananLayanan legalisasi"),
    ],
)
def test_every_path_has_a_plan(press: LetterPress, tmp_path: Path, jalur: str, key: str, named: str) -> None:
    office = planned()
    office.bundle(SIKLUS, jalur, key)
    pdf = _set(press, "rencana", office)
    assert faults(pdf, tmp_path) == []
    assert missing([named, "Kolom yang kosong diisi dengan tangan."], pdf) == []
    assert "masukan" not in "".join(pages(pdf))


def test_a_plan_holds_steps_limits_and_the_words_of_its_file(press: LetterPress) -> None:
    office = planned()
    office.root()
    office.decide(SIKLUS, "disposisi-kakanwil", "kepala", "selesai", at="2024-01-03T02:00:00Z")
    office.files[f"siklus/{SIKLUS}/rencana.md"] = (
        b"# Rencana uji\n\n| Tanggal | Kegiatan |\n|---|---|\n| 3 Januari | Menulis |\n\nArahan: hemat.\n"
    )
    wanted = [
        "2Kegiatan disposisi-kadivKepala Divisi", "11Kegiatan penandatanganan",
        "Sudah tercatat: 1. Disposisi kakanwil, 3 Januari 2024.",
        "Rancangan yang sudah dibahas dipublikasikan5 hari kerja18 Januari 2024Kamis, 25 Januari 2024",
        "Rancangan diperbaiki menurut masukan14 hari29 Januari 2024Senin, 12 Februari 2024",
        "Rencana uji", "TanggalKegiatan", "3 JanuariMenulis", "Arahan: hemat.",
    ]  # fmt: skip
    pdf = _set(press, "rencana", office)
    assert missing(wanted, pdf) == []
    assert missing(["1Kegiatan disposisi-kakanwil"], pdf) == ["1Kegiatan disposisi-kakanwil"]


def test_minutes_older_than_the_invitation_are_refused_with_their_place(press: LetterPress) -> None:
    office = meetings(planned(), meeting(undangan="2024-01-20"))
    for form in ("undangan", "daftar-hadir", "berita-acara", "laporan"):
        with pytest.raises(
            Unreadable, match=rf"{FOLDER}/rapat.yaml:\d+:\d+: `tanggal` \(2024-01-18\) mendahului"
        ):
            _set(press, form, office)


def test_which_of_several_meetings_must_be_said(press: LetterPress) -> None:
    office = meetings(planned(), meeting(), meeting(tanggal="2024-01-25", berita_acara="2024-01-25"))
    with pytest.raises(Surroundings, match=r"1 \(Kamis, 18 Januari 2024\); 2 \(Kamis, 25 Januari 2024\)"):
        _set(press, "undangan", office)
    with pytest.raises(Surroundings, match="Rapat nomor 3 tidak ada"):
        _set(press, "undangan", office, rapat=3)
    assert missing(["Kamis, 25 Januari 2024"], _set(press, "undangan", office, rapat=2)) == []


def test_a_broken_book_is_told_and_says_nothing(press: LetterPress) -> None:
    office = discussed()
    office.files["pengesahan/buku/000002.json"] = b"{}"
    assert "tidak utuh" in (matter(office).notice or "")
    assert missing(["belum dicatat terbuka"], _set(press, "laporan", office)) == []


def test_a_closed_bundle_speaks_of_the_texts_as_decided(press: LetterPress) -> None:
    office = discussed()
    files = {kind: f"{kind} {SIKLUS}\n".encode() for kind in ("berita_acara", "daftar_hadir", "laporan")}
    put(office, "masukan", [comment()])
    office.decide(SIKLUS, "pembahasan", "kasubbag", "ya", at="2024-01-31T02:00:00Z", files=files)
    office.decide(SIKLUS, "telaah", "kabag", "ya")
    office.decide(SIKLUS, "persetujuan", "kadiv", "ya")
    office.prepare(SIKLUS)
    office.decide(SIKLUS, "penandatanganan", "kepala", "ya")
    path = "layanan/legalisasi/standar.yaml"
    office.files[path] = office.files[path].replace(b"Layanan legalisasi", b"Nama yang baru")
    later = datetime(2024, 6, 1, tzinfo=UTC)
    pdf = _set(press, "laporan", office, later)
    assert missing(["Layanan legalisasi", "1 naskah tidak berubah."], pdf) == []
    assert missing(["Nama yang baru"], pdf) == ["Nama yang baru"]
    with pytest.raises(Refused, match="sudah ditutup"):
        _set(press, "rencana", office, later)


def test_a_letterhead_picture_and_a_missing_one(press: LetterPress) -> None:
    office = planned()
    office.put("dasar/kantor", {**KANTOR, "logo": "logo.png"})
    with pytest.raises(PressError, match=r"Gambar logo logo\.png tidak ada"):
        _set(press, "undangan", office)
    office.files["dasar/kantor/logo.png"] = png()
    alt = alternatives(_set(press, "undangan", office))
    assert alt == ["Logo Kantor Uji"]
