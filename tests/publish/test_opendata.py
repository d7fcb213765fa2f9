"""The site as data: every table, file and graph complete, typed, harmless and the same each time."""

from __future__ import annotations

import csv
import io
import json
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.publish.browser import chromium, office_year, served
from tests.publish.html_text import Reader
from tests.publish.office import LAYANAN, WARGA, Office, decree, drafts, layanan, maklumat, warga

from maklumat.documents.values import Lama
from maklumat.publish.durations import iso_duration
from maklumat.publish.opendata import open_data
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release

OVERRIDES = Path(__file__).parents[2] / "overrides"
HOSTILE = "</script><script>alert(1)</script> <!-- {{ 7*7 }} & \"kutip\" 'x'"


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode(), newline="")))


def linked(release: Release) -> dict[str, Any] | None:
    """The JSON-LD of the page of `uji`, as a machine reads it out of the page."""
    body = next(page.body for page in build_tree(release, OVERRIDES).pages if page.path == "layanan/uji/")
    _, found, rest = body.partition('<script type="application/ld+json">')
    data: dict[str, Any] | None = json.loads(rest.partition("</script>")[0]) if found else None
    return data


def enacted(text: str, layer: str | None = None) -> Release:
    office = Office()
    office.enact("2024-001", [layanan(text=text)], decree("SK 1/2024", "2024-01-10"))
    if layer:
        office.enact("2024-002", [warga(layer)], None, jalur="warga")
    return office.release()


@pytest.fixture(scope="module")
def year() -> Release:
    return office_year()


@pytest.fixture(scope="module")
def files(year: Release) -> dict[str, bytes]:
    return open_data(year)


def test_services_and_fees_are_rows_with_figures_as_numbers(files: dict[str, bytes]) -> None:
    (service,) = rows(files, "layanan")
    assert service["nama"] == "Pendaftaran Uji" and service["judul_warga"] == "Mendaftarkan uji"
    assert (service["biaya_terendah"], service["biaya_tertinggi"], service["gratis"]) == (
        "450000",
        "700000",
        "false",
    )
    assert (service["jangka_waktu"], service["berlaku_sejak"]) == ("3 hari kerja", "2024-02-01")
    fees = [(row["untuk"], row["rupiah"], row["per"], row["dasar"]) for row in rows(files, "biaya")]
    assert fees == [
        ("Usaha mikro", "450000", "permohonan", "PP 2/2001"),
        ("Pemohon lain", "700000", "permohonan", "PP 2/2001"),
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_cell_never_becomes_a_formula(sign: str) -> None:
    text = LAYANAN.replace("nama: Pendaftaran Uji", f"nama: '{sign}HYPERLINK(\"https://x.example\")'")
    (service,) = rows(open_data(enacted(text)), "layanan")
    assert service["nama"] == f'\'{sign}HYPERLINK("https://x.example")'


def test_sippn_has_seven_fields_in_its_order_and_boxes_to_mark_by_hand(
    year: Release, files: dict[str, bytes]
) -> None:
    (sheet,) = rows(files, "sippn")
    order = ["nama", "persyaratan", "prosedur", "jangka_waktu", "biaya", "produk", "pengaduan"]
    assert list(sheet) == ["layanan", *order]
    body = next(page.body for page in build_tree(year, OVERRIDES).pages if page.path.endswith("uji/sippn/"))
    page = Reader(body)
    boxes = [attributes for tag, attributes in page.attributes if tag == "textarea"]
    assert [box["id"] for box in boxes] == order and all("readonly" in box for box in boxes)
    buttons = [attributes for tag, attributes in page.attributes if tag == "button"]
    assert len(buttons) == 7 and all("hidden" in button for button in buttons)
    assert (
        "2. Petugas: Memeriksa berkas" in page.text and "• Untuk: Usaha mikro; Tarif: Rp450.000" in page.text
    )


def test_each_document_is_json_with_the_keys_its_schema_names(files: dict[str, bytes]) -> None:
    found = [
        path for path in files if path.startswith("data/") and path.count("/") == 2 and "skema" not in path
    ]
    assert sorted(found) == [
        "data/layanan/lama.json", "data/layanan/uji.json", "data/maklumat/kantor.json", "data/warga/uji.json",
    ]  # fmt: skip
    for path in found:
        document = json.loads(files[path])
        schema = json.loads(
            files[posixpath.normpath(posixpath.join(posixpath.dirname(path), document["$schema"]))]
        )
        assert list(document) == schema["required"] == list(schema["properties"])
        text = schema["definitions"]["naskah"]
        assert set(document["naskah"]) <= set(text["properties"])
        assert set(text["required"]) <= set(document["naskah"])
    service, withdrawn = (json.loads(files[f"data/layanan/{id}.json"]) for id in ("uji", "lama"))
    assert service["keadaan"] == "berlaku" and withdrawn["keadaan"] == "dicabut"
    assert withdrawn["sejak"] == "2024-03-01"
    assert service["angka"]["biaya"][0] == {
        "untuk": ["umk"], "uraian": None, "rupiah": 450000, "per": "permohonan", "dasar": "PP 2/2001",
    }  # fmt: skip
    assert service["angka"]["jangka_waktu"][0]["paling_lama"] == {"angka": 3, "satuan": "hari kerja"}
    assert service["angka"]["jangka_waktu"][0]["iso8601"] is None


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("15 menit", "PT15M"),
        ("2 jam", "PT2H"),
        ("14 hari", "P14D"),
        ("2 minggu", "P14D"),
        ("3 bulan", "P3M"),
        ("1 tahun", "P1Y"),
        ("3 hari kerja", None),
        ("3 sampai 6 bulan", None),
        ("7 bulan sampai 1 tahun", None),
    ],
)
def test_a_duration_says_only_what_the_promise_says(text: str, duration: str | None) -> None:
    assert iso_duration(Lama.parse(text)) == duration


def test_a_page_carries_its_service_for_search_engines() -> None:
    found = linked(enacted(LAYANAN.replace("3 hari kerja", "14 hari"), WARGA))
    assert found is not None
    assert (found["@context"], found["@type"]) == ("https://schema.org", "GovernmentService")
    assert (found["name"], found["alternateName"]) == ("Mendaftarkan uji", "Pendaftaran Uji")
    assert [channel["processingTime"] for channel in found["availableChannel"]] == ["P14D", "P14D"]
    assert [offer["price"] for offer in found["offers"]] == [400000, 700000]
    assert [step["text"] for step in found["subjectOf"]["step"]] == ["Menyerahkan berkas", "Memeriksa berkas"]
    assert len(found["subjectOf"]["supply"]) == 2


def test_working_days_are_never_said_as_days() -> None:
    found = linked(enacted(LAYANAN))
    assert found is not None and "processingTime" not in found["availableChannel"][0]


def test_free_is_an_offer_at_nothing() -> None:
    start, end = LAYANAN.index("biaya:"), LAYANAN.index("produk:")
    release = enacted(f"{LAYANAN[:start]}biaya: gratis\n{LAYANAN[end:]}")
    found = linked(release)
    assert found is not None and [offer["price"] for offer in found["offers"]] == [0]
    (fee,) = rows(open_data(release), "biaya")
    assert (fee["rupiah"], fee["dasar"]) == ("0", "")
    assert rows(open_data(release), "layanan")[0]["gratis"] == "true"


def test_drafts_and_withdrawn_services_are_offered_to_nobody(year: Release) -> None:
    bodies = {page.path: page.body for page in build_tree(year, OVERRIDES).pages}
    assert "ld+json" not in bodies["layanan/lama/"] and "ld+json" not in bodies["rancangan/layanan-dibahas/"]
    assert linked(drafts(layanan())) is None


def test_hostile_words_stay_data_everywhere() -> None:
    text, layer = LAYANAN, WARGA.replace("Ringkasan bagi warga.", quoted(HOSTILE))
    for plain in ("Pendaftaran Uji", "Menyerahkan berkas", "Tanda terima", "Kotak saran"):
        text = text.replace(plain, quoted(HOSTILE))
    release = enacted(text, layer)
    for page in build_tree(release, OVERRIDES).pages:
        assert "<script>alert" not in page.body, page.path
    found = linked(release)
    assert found is not None and found["description"] == HOSTILE and found["alternateName"] == HOSTILE
    files = open_data(release)
    assert rows(files, "layanan")[0]["nama"] == HOSTILE
    assert json.loads(files["data/layanan/uji.json"])["naskah"]["nama"] == HOSTILE
    assert f"Nama resmi: {HOSTILE}" in files["layanan/uji.txt"].decode()


def test_a_service_is_plain_text_too(files: dict[str, bytes]) -> None:
    text = files["layanan/uji.txt"].decode()
    assert text.startswith("Mendaftarkan uji\n================\nNama resmi: Pendaftaran Uji\n")
    assert "BERLAKU sejak 1 Februari 2024 (SK 3/2024)" in text and "CONTOH:" in text
    assert "14. " not in text and "8. Evaluasi kinerja pelaksana\nSKM, 1 kali setahun\n" in text
    assert "DICABUT sejak 1 Maret 2024 (SK 4/2024)" in files["layanan/lama.txt"].decode()


def test_a_service_named_like_a_text_file_keeps_its_folder() -> None:
    office = Office()
    both = [layanan(), layanan(id="uji.txt")]
    office.enact("2024-001", both, decree("SK 1/2024", "2024-01-10"))
    files = open_data(office.release())
    assert "layanan/uji.txt" not in files and "layanan/uji.txt.txt" in files


def test_an_empty_office_has_empty_tables_and_a_preview_no_data_at_all() -> None:
    assert rows(open_data(Office().release()), "layanan") == []
    preview = drafts(layanan(), maklumat())
    assert not [path for path in open_data(preview) if path.startswith(("data/", "layanan/"))]
    bodies = {page.path: page.body for page in build_tree(preview, OVERRIDES).pages}
    assert "hanya dari naskah yang disahkan" in bodies["data/"] and ".csv" not in bodies["data/"]
    assert not [path for path in bodies if path.endswith("sippn/")]


def test_the_same_release_gives_the_same_files(files: dict[str, bytes]) -> None:
    assert files == open_data(office_year())


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_button_copies_a_field_even_where_the_page_is_not_trusted(
    year: Release, tmp_path: Path, scheme: str
) -> None:
    with chromium() as browser, served(year, tmp_path) as address:
        context = browser.new_context()
        page = context.new_page()
        start = address if scheme == "http" else f"file://{tmp_path}/"
        page.goto(f"{start}layanan/uji/sippn/{'' if scheme == 'http' else 'index.html'}")
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        page.click("[data-salin=persyaratan]")
        assert page.inner_text("#kabar") == "2. Persyaratan: disalin."
        page.evaluate("document.body.append(document.createElement('textarea'))")
        page.locator("body > textarea").focus()
        page.keyboard.press("Control+V")
        assert page.locator("body > textarea").input_value() == page.input_value("#persyaratan")
        context.close()
