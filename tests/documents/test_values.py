"""The value grammars: print and parse agree, near misses are refused, the JSON Schema pattern agrees."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from maklumat.documents.values import (
    BadValue,
    Berkas,
    Evaluasi,
    HariLayanan,
    Id,
    Jumlah,
    Lama,
    Milimeter,
    Pengenal,
    PolaNomor,
    Pukul,
    RentangPukul,
    Satuan,
    Shape,
    Takaran,
    Tanggal,
    Tarif,
    Teks,
    TextValue,
    Url,
    YaTidak,
    parse_date,
)

LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1, max_size=80)
SENTENCES = LINE.map(str.strip).filter(bool)
MEASURES = st.builds(Takaran, st.integers(1, 9999), st.sampled_from(Satuan))


def in_order(pair: tuple[Takaran, Takaran]) -> bool:
    (low_family, low), (high_family, high) = pair[0].measure(), pair[1].measure()
    return low_family != high_family or low < high


VALUES: dict[type[TextValue], st.SearchStrategy[Any]] = {
    Evaluasi: st.builds(
        Evaluasi,
        SENTENCES,
        st.integers(1, 999),
        st.sampled_from(["sehari", "seminggu", "sebulan", "setahun"]),
        st.just(1),
    )
    | st.builds(Evaluasi, SENTENCES, st.integers(1, 999), st.just(""), st.integers(1, 99)),
    HariLayanan: st.tuples(st.integers(0, 6), st.integers(0, 6)).map(
        lambda pair: HariLayanan(min(pair), max(pair))
    ),
    Jumlah: st.builds(Jumlah, st.integers(1, 9999)),
    Lama: MEASURES.map(lambda one: Lama(one, one))
    | st.tuples(MEASURES, MEASURES).filter(in_order).map(lambda pair: Lama(*pair)),
    Milimeter: st.builds(Milimeter, st.integers(10, 30)),
    PolaNomor: st.lists(
        st.sampled_from(["<angka>", "<tahun>", "<bulan>", "<huruf>"]), min_size=1, max_size=4
    ).map(lambda places: PolaNomor("W.99-" + "/".join(places) + " (contoh)")),
    RentangPukul: st.tuples(st.integers(0, 1440), st.integers(0, 1440))
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: RentangPukul(Pukul(min(pair)), Pukul(max(pair)))),
    Tarif: st.just(Tarif(None, "")) | st.builds(Tarif, st.integers(1, 10**12 - 1), SENTENCES),
}
KINDS = list(VALUES)


@st.composite
def near_misses(draw: st.DrawFn, kind: type[TextValue]) -> str:
    """A good text with one spot inserted, dropped or replaced."""
    text = str(draw(VALUES[kind]))
    at = draw(st.integers(0, len(text)))
    drop = draw(st.integers(0, 2))
    put = draw(
        st.sampled_from(["", " ", "  ", "\n", "\u00a0", "0", "9", ".", ",", "-", "R", "x", "١", " sampai "])
    )
    return text[:at] + put + text[at + drop :]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_print_and_parse_agree(kind: type[TextValue], data: st.DataObject) -> None:
    value = data.draw(VALUES[kind])
    assert kind.parse(str(value)) == value


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_what_parses_prints_as_something_equal(kind: type[TextValue], data: st.DataObject) -> None:
    text = data.draw(near_misses(kind) | LINE)
    try:
        value = kind.parse(text)
    except BadValue as error:
        assert error.message.endswith(".")
        assert error.fix.endswith(".")
    else:
        assert kind.parse(str(value)) == value


# What a regular expression cannot say: the order of a range.
ORDERED = {HariLayanan, Lama, RentangPukul}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_the_schema_pattern_accepts_what_parse_accepts(kind: type[TextValue], data: st.DataObject) -> None:
    text = data.draw(VALUES[kind].map(str) | near_misses(kind))
    # JSON Schema's `$` is the end of the text; Python's also stands before a final line feed.
    matches = re.search(kind.PATTERN.replace("$", r"\Z"), text) is not None
    try:
        kind.parse(text)
    except BadValue:
        assert not matches or kind in ORDERED
    else:
        assert matches


@pytest.mark.parametrize("kind", KINDS)
def test_examples_are_in_the_grammar(kind: type[TextValue]) -> None:
    for text in kind.EXAMPLES:
        assert str(kind.parse(text)) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Lama, "3"),
        (Lama, "0 hari"),
        (Lama, "03 hari"),
        (Lama, "10000 hari"),
        (Lama, "3 Hari"),
        (Lama, "3  hari"),
        (Lama, "3 hari "),
        (Lama, "tiga hari"),
        (Lama, "3 hari kerja kerja"),
        (Lama, "3 s.d. 6 bulan"),
        (Lama, "6 sampai 3 bulan"),
        (Lama, "3 sampai 3 bulan"),
        (Lama, "1 tahun sampai 12 bulan"),
        (Lama, "60 menit sampai 1 jam"),
        (Tarif, "0"),
        (Tarif, "Rp0 per permohonan"),
        (Tarif, "Rp400000 per permohonan"),
        (Tarif, "Rp400,000 per permohonan"),
        (Tarif, "Rp 400.000 per permohonan"),
        (Tarif, "Rp400.000"),
        (Tarif, "Rp400.000 per "),
        (Tarif, "Rp1.000.000.000.000 per permohonan"),
        (Tarif, "Rp400.000 per " + "x" * 81),
        (Tarif, "Gratis"),
        (Tarif, "sesuai peraturan"),
        (Tarif, "Rp" + "1" * 5000),
        (Jumlah, "0 orang"),
        (Jumlah, "2"),
        (Jumlah, "dua orang"),
        (Evaluasi, "SKM"),
        (Evaluasi, "SKM 1 kali setahun"),
        (Evaluasi, ", 1 kali setahun"),
        (Evaluasi, "SKM, 0 kali setahun"),
        (Evaluasi, "SKM, 1 kali sewindu"),
        (Evaluasi, "SKM\nlagi, 1 kali setahun"),
        (HariLayanan, "Senin"),
        (HariLayanan, "kamis sampai senin"),
        (HariLayanan, "senin sampai senin"),
        (RentangPukul, "08:00 sampai 16:00"),
        (RentangPukul, "16.00 sampai 08.00"),
        (RentangPukul, "08.00 sampai 08.00"),
        (RentangPukul, "08.00 sampai 24.01"),
    ],
)
def test_outside_the_grammar(kind: type[TextValue], text: str) -> None:
    with pytest.raises(BadValue) as caught:
        kind.parse(text)
    assert len(caught.value.message) < 200


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Rp400000 per permohonan", "`Rp400.000 per permohonan`"),
        ("Rp. 1.800.000,00 per kelas", "`Rp1.800.000 per kelas`"),
        ("Rp 50.000", "`Rp50.000 per permohonan`"),
        ("Rp0 per dokumen", "`gratis`"),
    ],
)
def test_a_fee_is_mended_with_its_own_figure(text: str, advice: str) -> None:
    with pytest.raises(BadValue) as caught:
        Tarif.parse(text)
    assert advice in caught.value.fix


def test_days_and_working_days_are_never_converted() -> None:
    days, working_days = Lama.parse("3 hari"), Lama.parse("3 hari kerja")
    assert days != working_days
    assert days.paling_lama.measure()[0] != working_days.paling_lama.measure()[0]
    assert Lama.parse("2 minggu").paling_lama.measure() == Lama.parse("14 hari").paling_lama.measure()


def test_the_comma_that_splits_an_evaluation_is_the_last() -> None:
    found = Evaluasi.parse("Wawancara, observasi, 2 kali dalam 3 tahun")
    assert (found.cara, found.kali, found.tahun) == ("Wawancara, observasi", 2, 3)
    assert not found.yearly
    assert Evaluasi.parse("SKM, 1 kali setahun").yearly


@given(st.dates(date(1945, 1, 1), date(2999, 12, 31)))
def test_dates_print_and_parse(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "1944-12-31",
        "3000-01-01",
        "2024-02-30",
        "2024-2-3",
        "20240203",
        "2024-W05-1",
        "2024-01-02\n",
        " 2024-01-02",
        "٢٠٢٤-01-02",
        "2024-13-01",
    ],
)
def test_not_a_date(text: str) -> None:
    with pytest.raises(BadValue):
        parse_date(text)


def test_a_day_no_calendar_has_is_not_called_misshapen() -> None:
    with pytest.raises(BadValue, match="2024-02-30 tidak ada pada kalender"):
        parse_date("2024-02-30")


FIELDS: dict[str, Any] = {
    "Berkas": Berkas,
    "Id": Id,
    "Pengenal": Pengenal,
    "Tanggal": Tanggal,
    "Teks": Teks,
    "Url": Url,
    "YaTidak": YaTidak,
    **{kind.__name__: kind for kind in KINDS},
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
@pytest.mark.parametrize("value", [["x"], {"a": "b"}, [], None, 3, True, "", " ", "\n"])
def test_no_field_takes_anything_but_a_filled_text(field: Any, value: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(field).validate_python(value)
    assert all(isinstance(detail["ctx"]["error"], BadValue) for detail in caught.value.errors())


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        (Id, ["dtlst", "0a", "a.b_c-d", "x" * 80], ["Dtlst", ".a", "-a", "a b", "a/b", "x" * 81, "a\n"]),
        (Pengenal, ["kasubbag-a", "x1"], ["1x", "a_b", "A", "a.b", "-a", "a\n"]),
        (
            Url,
            ["https://lapor.go.id", "http://a.b:8080/c?d=e#f", "https://a.b?x", "https://a.b/c%20d/#"],
            ["lapor.go.id", "javascript:alert(1)", "https://", "https://a b", 'https://a.b/"', "ftp://a.b"],
        ),
        (YaTidak, ["ya", "tidak"], ["Ya", "yes", "true", " ya"]),
        (Tanggal, ["2024-02-29"], ["2023-02-29"]),
    ],
)
def test_plain_fields(field: Any, good: list[str], bad: list[str]) -> None:
    adapter = TypeAdapter(field)
    for text in good:
        adapter.validate_python(text)
    for text in bad:
        with pytest.raises(ValidationError):
            adapter.validate_python(text)


SHAPED = {name: FIELDS[name] for name in ("Berkas", "Id", "Pengenal", "Url")}


@pytest.mark.parametrize("field", SHAPED.values(), ids=SHAPED.keys())
@given(
    text=st.text("ab9._-/:?#\n A", max_size=12) | st.text("a.:/?#\n", max_size=12).map("https://a".__add__)
)
@example(text="https://a/?#?#")
def test_a_shape_reads_what_its_schema_says(field: Any, text: str) -> None:
    adapter = TypeAdapter(field)
    pattern = adapter.json_schema()["pattern"].replace("$", r"\Z")
    try:
        assert adapter.validate_python(text) == text
    except ValidationError:
        assert re.search(pattern, text) is None
    else:
        assert re.search(pattern, text) is not None


def test_a_long_hostile_link_is_refused_in_one_pass() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Url).validate_python("https://a/" + "?#" * 300_000 + " ")


def test_a_shape_says_what_it_wanted() -> None:
    adapter = TypeAdapter(Annotated[str, Shape("[0-9]{4}", "Tahun", "Tulis empat angka.", "Tahun ini.")])
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python("24")
    refused = caught.value.errors()[0]["ctx"]["error"]
    assert (refused.message, refused.fix) == ("Tahun “24” tidak dikenal bentuknya.", "Tulis empat angka.")
    assert adapter.json_schema() == {
        "type": "string",
        "pattern": "^(?:[0-9]{4})$",
        "description": "Tahun ini.",
    }


@pytest.mark.parametrize("text", ["9 mm", "31 mm", "25", "25mm", "2,5 cm", "025 mm", "-25 mm"])
def test_a_margin_no_sheet_can_have_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        Milimeter.parse(text)


@pytest.mark.parametrize(
    ("pola", "good", "bad"),
    [
        (
            "W.99-<angka>.OT.02.02 TAHUN <tahun>",
            ["W.99-0001.OT.02.02 TAHUN 2024"],
            ["W.99-0001.OT.02.02 TAHUN 2023", "W.99-.OT.02.02 TAHUN 2024", "W.99-1xOT.02.02 TAHUN 2024"],
        ),
        (
            "800/<angka>/<bulan>/<tahun>",
            ["800/7/III/2024"],
            ["800/7/3/2024", "800/7/II/2024", "800/7/III/2024 "],
        ),
        ("SEK.5-<huruf>.05-<angka>", ["SEK.5-HH.05-33"], ["SEK.5-hh.05-33", "SEK.5-HH.05-"]),
        ("(.*)+<angka>", ["(.*)+12"], ["12", "aaaa12"]),
    ],
)
def test_a_number_follows_the_pattern_of_its_office(pola: str, good: list[str], bad: list[str]) -> None:
    day, pattern = date(2024, 3, 4), PolaNomor.parse(pola)
    assert [number for number in [*good, *bad] if pattern.fits(number, day)] == good
    assert pattern.fits(pattern.example(day), day)


@pytest.mark.parametrize(
    "text",
    [
        *("W.99", "<angka", "<nomor>", "<angka><tahun>", "W> <angka>", "x" * 120 + "<angka>"),
        *("<angka>1", "<huruf>TAHUN", "1<angka>" * 12 + "x"),  # the last could be tried for hours
    ],
)
def test_a_pattern_that_says_nothing_or_leaves_doubt_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        PolaNomor.parse(text)
