"""Comments on their way in: what a spreadsheet may hold, how a form is read, and the round trip to YAML."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml as library
from hypothesis import given
from hypothesis import strategies as st

from maklumat.documents.characters import flaws
from maklumat.documents.errors import MaklumatError, Unreadable
from maklumat.documents.folder import Key
from maklumat.documents.kiriman import KOLOM, LONGEST, Kiriman, to_masukan
from maklumat.documents.kiriman_csv import MAX_BYTES, MAX_ROWS, empty_sheet, read_csv
from maklumat.documents.kiriman_formulir import HEADINGS, answers, begun, is_form, named
from maklumat.documents.kiriman_tulis import appended
from maklumat.documents.models import KOMPONEN, DaftarMasukan, Masukan
from maklumat.documents.models.pembahasan import UNSUR
from maklumat.documents.pribadi import traces
from maklumat.documents.reading import read

PROJECT = Path(__file__).parents[2]
BUNDLE = (Key("layanan", "merek"), Key("maklumat", "kantor"))
TODAY = date(2024, 2, 1)
FILE = "standards/siklus/2024-001/pembahasan/masukan.yaml"
ROW = {
    "nomor": "f-001",
    "tanggal": "2024-01-22",
    "kanal": "formulir",
    "naskah": "layanan/merek",
    "komponen": "biaya",
    "unsur": "media_massa",
    "ringkasan": "Terlalu mahal.",
}


def sheet(*rows: dict[str, str], delimiter: str = ";", columns: tuple[str, ...] = KOLOM) -> bytes:
    room = io.StringIO()
    writer = csv.DictWriter(room, columns, delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return ("\ufeff" + room.getvalue()).encode()


def taken(data: bytes) -> list[Masukan | list[Any]]:
    return [to_masukan(kiriman, BUNDLE, TODAY) for kiriman in read_csv(data, "masuk.csv")]


def good(**changed: str) -> Masukan:
    (found,) = taken(sheet({**ROW, **changed}))
    assert isinstance(found, Masukan), found
    return found


def refusal(**changed: str) -> str:
    """All that is wrong with one row, a line each."""
    (found,) = taken(sheet({**ROW, **changed}))
    assert isinstance(found, list), found
    return "\n".join(map(str, found))


def refused_sheet(data: bytes) -> str:
    with pytest.raises(Unreadable) as error:
        read_csv(data, "masuk.csv")
    return str(error.value)


# --- round trip

_WORDS = st.text(min_size=1, max_size=60).filter(
    lambda text: (
        text.strip()
        and text == " ".join(text.split())
        and not any(flaws(text))
        and not any(traces(text))
        and not text.startswith(("=", "+", "-", "@"))
    )
)
_ROWS = st.fixed_dictionaries(
    {
        "tanggal": st.dates(date(1945, 1, 1), TODAY).map(str),
        "kanal": st.sampled_from(["", "loket", "surat", "WhatsApp", "media sosial"]),
        "naskah": st.sampled_from(["layanan/merek", "merek", "maklumat/kantor", "kantor"]),
        "komponen": st.sampled_from(["", "biaya", "Biaya/tarif", "Seluruh naskah"]),
        "unsur": st.sampled_from(["", *UNSUR, *UNSUR.values()]),
        "ringkasan": _WORDS,
    }
)


@given(st.lists(_ROWS, min_size=1, max_size=5), st.sampled_from(";,\t"), st.sampled_from(["\n", "\r\n"]))
def test_what_a_sheet_says_is_what_the_model_holds(
    rows: list[dict[str, str]], delimiter: str, ending: str
) -> None:
    numbered = [{"nomor": f"f-{number}", **row} for number, row in enumerate(rows)]
    data = sheet(*numbered, delimiter=delimiter).replace(b"\r\n", ending.encode())
    comments = [found for found in taken(data) if isinstance(found, Masukan)]
    assert len(comments) == len(rows)
    written = read(DaftarMasukan, appended(None, comments, FILE), FILE).model.masukan
    assert written == tuple(comments)
    for row, comment in zip(numbered, written, strict=True):
        assert (comment.pengenal, str(comment.tanggal)) == (row["nomor"], row["tanggal"])
        assert comment.ringkasan == row["ringkasan"]
        assert comment.naskah.id == row["naskah"].rpartition("/")[2]


@given(st.binary(max_size=300))
def test_whatever_the_bytes_reading_ends_in_comments_or_in_words(data: bytes) -> None:
    try:
        taken(data)
    except MaklumatError as error:
        assert str(error).startswith("masuk.csv:")


@given(st.text(max_size=200))
def test_whatever_stands_in_a_cell_is_judged_and_never_enters_unseen(text: str) -> None:
    try:
        (found,) = taken(sheet({**ROW, "ringkasan": text}))
    except Unreadable:
        return
    if isinstance(found, Masukan):
        data = appended(None, [found], FILE)
        assert read(DaftarMasukan, data, FILE).model.masukan == (found,)


# --- the sheet


def test_the_empty_sheet_is_read_by_the_importer_and_has_no_column_for_a_person() -> None:
    assert read_csv(empty_sheet(), "masuk.csv") == ()
    assert empty_sheet().decode("utf-8-sig").strip().split(";") == list(KOLOM)


def test_dates_are_taken_where_they_have_one_meaning_only() -> None:
    for text in ("2024-01-22", "22 Januari 2024", "22/01/2024"):
        assert good(tanggal=text).tanggal == date(2024, 1, 22)
    for text in ("1/2/2024", "22/1/2024", "22-Jan-24", "30 Februari 2024", "31/02/2024", "45313", ""):
        assert refusal(tanggal=text).startswith("masuk.csv:2:2: `tanggal`")


def test_a_cell_over_several_lines_is_one_row_and_one_sentence() -> None:
    long = {**ROW, "ringkasan": "Baris satu\r\nbaris dua"}
    first, second = read_csv(sheet(long, {**ROW, "nomor": "f-002", "tanggal": "x"}), "masuk.csv")
    assert first.get("ringkasan") == "Baris satu baris dua"
    assert second.row == 3, "as the sheet counts rows, not as the file counts lines"


def test_empty_rows_are_passed_over_and_short_ones_filled() -> None:
    data = b"nomor;tanggal;ringkasan;naskah\n;;;\nf-1;2024-01-22;Isi;merek\n\n"
    (found,) = taken(data)
    assert isinstance(found, Masukan) and found.kanal == "formulir" and found.unsur is None


def test_a_single_document_need_not_be_named() -> None:
    (kiriman,) = read_csv(sheet({**ROW, "naskah": ""}), "masuk.csv")
    found = to_masukan(kiriman, BUNDLE[:1], TODAY)
    assert isinstance(found, Masukan) and found.naskah.id == "merek"
    assert "layanan/merek, maklumat/kantor" in refusal(naskah="")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"nomor": ""}, "masuk.csv:2:1: `nomor` kosong."),
        ({"nomor": "F 001"}, "masuk.csv:2:1: `nomor`: Pengenal “F 001”"),
        ({"kanal": "merpati"}, "masuk.csv:2:3: `kanal`: “merpati” tidak dikenal."),
        ({"naskah": "layanan/lain"}, "masuk.csv:2:4: `naskah`: “layanan/lain” bukan naskah siklus ini."),
        ({"komponen": "kursi"}, "masuk.csv:2:5: `komponen`: “kursi” tidak dikenal."),
        ({"unsur": "semua"}, "masuk.csv:2:6: `unsur`: “semua” tidak dikenal."),
        ({"ringkasan": " "}, "masuk.csv:2:7: `ringkasan` kosong."),
        ({"ringkasan": "a" * (LONGEST + 1)}, f"masuk.csv:2:7: `ringkasan` lebih dari {LONGEST} karakter."),
        ({"ringkasan": "tarif\u202e000"}, "masuk.csv:2:7: `ringkasan`: Ada karakter yang tidak terlihat"),
        ({"ringkasan": "a\x07b"}, "masuk.csv:2:7: `ringkasan`: Ada karakter yang tidak terlihat"),
        ({"tanggal": "2024-02-02"}, "masuk.csv:2:2: `tanggal`: 2024-02-02 belum tiba."),
    ],
)
def test_each_mistake_is_told_with_its_row_and_column(changed: dict[str, str], said: str) -> None:
    assert said in refusal(**changed)


@pytest.mark.parametrize(
    ("person", "what"),
    [
        ("Hubungi 0812 3456 7891", "nomor telepon"),
        ("NIK 3171234567890001", "nomor identitas"),
        ("tulis ke darmawan@rumah.example", "alamat surel"),
        ("Bapak Darmawan Suseno mengusulkan", "nama orang"),
        ("Jalan Kenanga No. 7 banjir", "alamat rumah"),
    ],
)
def test_personal_data_in_a_summary_keeps_the_row_out(person: str, what: str) -> None:
    said = refusal(ringkasan=person)
    assert said.startswith("masuk.csv:2:7:") and what in said and "arsip kantor" in said
    assert person not in said
    assert "nomor identitas" in refusal(nomor="3171234567890001")


@pytest.mark.parametrize(
    "column", ["nama", "Nama Lengkap", "no hp", "E-mail", "email", "NIK", "alamat", "kontak"]
)
def test_a_column_for_persons_is_refused(column: str) -> None:
    said = refused_sheet(sheet({**ROW, column: "x"}, columns=(*KOLOM, column)))
    assert said.startswith("masuk.csv:1:8: Kolom ") and "UU 27/2022" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", ":1:1: Berkas kosong."),
        (b"nomor;tanggal\n", ":1:1: Kolom `ringkasan` belum ada."),
        (b"nomor;nomor;tanggal;ringkasan\n", ":1:2: Kolom `nomor` tertulis dua kali."),
        (b"nomor;tanggal;ringkasan;warna\n", ":1:4: Kolom “warna” tidak dikenal."),
        ("nomor;tanggal;ringkasan\n".encode("utf-16"), ":1:1: Berkas memakai pengodean UTF-16."),
        (b"nomor;tanggal;ringkasan\nf-1;2024-01-22;caf\xe9\n", ":2:1: Berkas bukan teks UTF-8."),
        (b"nomor;tanggal;ringkasan\nf-1;2024-01-22;a\0b\n", ":2:1: Ada bita NUL"),
        (b'nomor;tanggal;ringkasan\nf-1;2024-01-22;"tak tertutup\n\n', ":2:1: Tanda kutip"),
        (b'nomor;tanggal;ringkasan\nf-1;2024-01-22;"a"b\n', ":2:1: Tanda kutip"),
        (b"nomor;tanggal;ringkasan\nf-1;2024-01-22;mahal; turunkan\n", ":2:4: Selnya lebih banyak"),
        (b"nomor;tanggal;ringkasan\nf-1,2024-01-22,mahal\n", ":2:1: Pemisah kolom baris ini berbeda"),
        (b"nomor;tanggal;ringkasan\nf-1;2024-01-22;=HYPERLINK(1)\n", ":2:3: Sel diawali “=”"),
        (b"nomor;tanggal;ringkasan\nf-1;2024-01-22;  @SUM(1)\n", ":2:3: Sel diawali “@”"),
        (b"nomor;tanggal;ringkasan\n-1;2024-01-22;a\n", ":2:1: Sel diawali “-”"),
        (b"a" * (MAX_BYTES + 1), ":1:1: Berkas melebihi 1 MiB."),
        (b"nomor;tanggal;ringkasan\n" + b"x;x;x\n" * (MAX_ROWS + 1), ":2002:1: Lebih dari 2000"),
        (b"nomor;tanggal;ringkasan\n" + b'"' + b"x" * 200_000, ":2:1: Tanda kutip"),
        (b"PK\x03\x04\x14\x00", ":1:1: Ada bita NUL; ini bukan berkas CSV."),
    ],
)  # fmt: skip
def test_hostile_sheets_end_in_one_plain_sentence(data: bytes, said: str) -> None:
    assert refused_sheet(data).startswith(f"masuk.csv{said}")


# --- adding to what stands there

STANDING = """\
# Catatan penulis tetap di sini.
skema: 1
masukan:
- pengenal: m-001
  kanal: rapat
  tanggal: 2024-01-18
  naskah: layanan/merek
  # dua baris
  ringkasan: >
    Tambah kursi
    di loket.
"""


def _entry(number: int) -> Masukan:
    return good(nomor=f"f-{number}", ringkasan=f"Usul nomor: {number} # penting")


def test_bytes_that_stand_stay_and_the_list_keeps_its_indent() -> None:
    for tail in ("", "# akhir\n", "\n\n"):
        old = (STANDING + tail).encode()
        new = appended(old, [_entry(1), _entry(2)], FILE)
        assert new.startswith(old)
        assert new[len(old) :].startswith(b"- pengenal: f-1\n  kanal: formulir\n")
        assert [item.pengenal for item in read(DaftarMasukan, new, FILE).model.masukan] == [
            "m-001",
            "f-1",
            "f-2",
        ]


def test_a_key_below_the_list_stays_below_it_with_its_comments() -> None:
    head, tail = STANDING.replace("skema: 1\n", ""), "\n# skema berkas\nskema: 1\n"
    new = appended((head + tail).encode(), [_entry(1)], FILE).decode()
    assert new.startswith(head) and new.endswith(tail)
    assert len(read(DaftarMasukan, new.encode(), FILE).model.masukan) == 2


def test_a_file_without_a_last_line_end_gets_one() -> None:
    new = appended(
        STANDING.removesuffix("\n").replace(">\n    Tambah kursi\n    di", "Kursi di").encode(),
        [_entry(1)],
        FILE,
    )
    assert b"Kursi di loket.\n- pengenal: f-1" in new


@pytest.mark.parametrize("mark", ["|", "|+", "|-", ">+"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_last_value_over_several_lines_keeps_its_words(mark: str, end: str) -> None:
    old = STANDING.replace("ringkasan: >", f"ringkasan: {mark}").removesuffix("\n") + end
    before = read(DaftarMasukan, old.encode(), FILE).model.masukan
    after = read(DaftarMasukan, appended(old.encode(), [_entry(1)], FILE), FILE).model.masukan
    assert after == (*before, _entry(1))


def test_a_file_that_cannot_be_read_is_refused_where_it_is_wrong() -> None:
    with pytest.raises(Unreadable, match=r"masukan\.yaml:3:"):
        appended(STANDING.replace("masukan:", "masukan: [").encode(), [_entry(1)], FILE)


@given(st.lists(st.integers(1, 50), unique=True, max_size=6), st.integers(0, 6))
def test_adding_in_parts_or_at_once_gives_the_same_bytes(numbers: list[int], cut: int) -> None:
    comments = [_entry(number) for number in numbers]
    at_once = appended(STANDING.encode(), comments, FILE)
    first = appended(STANDING.encode(), comments[:cut], FILE)
    assert appended(first, comments[cut:], FILE) == at_once


# --- the form


def test_both_forges_ask_what_the_reader_reads() -> None:
    form = library.safe_load((PROJECT / ".github/ISSUE_TEMPLATE/masukan.yml").read_text(encoding="utf-8"))
    asked = {
        field["attributes"]["label"]: field["id"] for field in form["body"] if field["type"] != "markdown"
    }
    assert asked == HEADINGS
    assert form["labels"] == ["masukan"]
    options = {field["id"]: field["attributes"].get("options", []) for field in form["body"] if "id" in field}
    assert options["komponen"] == ["Seluruh naskah", *(component.nama for component in KOMPONEN)]
    assert options["unsur"] == [title for unsur, title in UNSUR.items() if unsur != "penyelenggara"]
    template = (PROJECT / ".gitlab/issue_templates/Masukan.md").read_text(encoding="utf-8")
    assert template == begun()


def test_a_form_begun_and_left_empty_has_no_answers_but_the_draft() -> None:
    body = begun("layanan/merek, siklus 2024-003")
    assert is_form(body)
    told = dict(answers(body))
    assert named(told.pop("rancangan")) == ("layanan/merek", "2024-003")
    assert told == {"komponen": "", "unsur": "", "ringkasan": ""}
    assert set(answers(begun()).values()) == {""}


def test_an_answer_is_what_stands_below_its_heading() -> None:
    body = (
        "### Rancangan yang ditanggapi\r\n\r\nlayanan/merek, siklus 2024-003\r\n\r\n"
        "### Bagian yang ditanggapi\n\nBiaya/tarif\n\n### Anda menanggapi sebagai\n\n_No response_\n\n"
        "### Masukan dan alasannya\n\nTurunkan.\n\n### Alasan\n\nMahal.\n\n### Bagian yang ditanggapi\n\nx"
    )
    told = answers(body)
    assert (told["komponen"], told["unsur"]) == ("Biaya/tarif", "")
    assert told["ringkasan"] == "Turunkan.\n\n### Alasan\n\nMahal.\n\n### Bagian yang ditanggapi\n\nx"


@given(st.text(max_size=300))
def test_any_issue_can_be_read(body: str) -> None:
    assert set(answers(body)) <= set(HEADINGS.values())
    kiriman = Kiriman({**ROW, **answers(body)}, "github.com-1")
    assert isinstance(to_masukan(kiriman, BUNDLE, TODAY), Masukan | list)
