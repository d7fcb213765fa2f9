"""Companion pages in other languages: what is translated, what stays Indonesian, and how one finds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.html_text import Reader
from tests.publish.office import LAYANAN, WARGA, Office, decree, layanan, warga

from maklumat.documents.values import Lama
from maklumat.publish.frasa import INDONESIA, INGGRIS, english_length
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.site import build
from maklumat.publish.site_tree import Page
from maklumat.publish.terjemahan import rows

ROOT = Path(__file__).parents[2]
OVERRIDES = ROOT / "overrides"
HOSTILE = '<script>alert(1)</script> {{ 7*7 }} & "kutip"'
EN = "  - bahasa: en\n    judul: Register a test\n    ringkasan: For readers of English.\n"
JV = "  - bahasa: jv\n    judul: Ndhaptarake uji\n    ringkasan: Ringkesan.\n"


def released(translations: str, text: str = LAYANAN, withdrawn: bool = False) -> Release:
    office = Office()
    office.enact("2024-001", [layanan(text=text)], decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [warga(f"{WARGA}{translations}")], None, jalur="warga")
    if withdrawn:
        office.enact("2024-003", [layanan(text=text)], decree("SK 3/2024", "2024-02-01"), jalur="pencabutan")
    return office.release()


def pages(release: Release) -> dict[str, Page]:
    return {page.path: page for page in build_tree(release, OVERRIDES).pages}


@pytest.fixture(scope="module")
def both() -> dict[str, Page]:
    return pages(released(f"terjemahan:\n{EN}{JV}"))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1 hari kerja", "1 working day"),
        ("3 hari kerja", "3 working days"),
        ("3 sampai 6 bulan", "3 to 6 months"),
        ("7 bulan sampai 1 tahun", "7 months to 1 year"),
        ("1 jam sampai 2 minggu", "1 hour to 2 weeks"),
        ("15 menit", "15 minutes"),
        ("1 sampai 10 hari", "1 to 10 days"),
    ],
)
def test_lengths_keep_their_meaning(text: str, english: str) -> None:
    assert english_length(Lama.parse(text)) == english


def test_the_english_page_says_which_text_prevails_and_the_six_facts(both: dict[str, Page]) -> None:
    reader = Reader(both["layanan/uji/en/"].body)
    assert reader.text.index("The Indonesian text prevails.") < reader.text.index("For readers of English.")
    for words in (
        "Register a test", "Official name: Pendaftaran Uji", "● IN FORCE", "ForUsaha mikro; Pemohon lain",
        "Bring1 to 2 requirements", "Time3 working days", "FeeRp400.000 to Rp700.000 per permohonan",
        "WhereJalan Uji 1, Kota Uji", "You getTanda terima", "In force since 10 January 2024.",
        "Dalam hal perbedaan, naskah bahasa Indonesia yang berlaku.",
    ):  # fmt: skip
        assert words in reader.text, words
    assert "https://daring.example/?a=1&b=2" in reader.links


def test_every_piece_says_its_language(both: dict[str, Page]) -> None:
    body = both["layanan/uji/en/"].body
    for piece in (
        '<h1 id="isi" lang="en" dir="auto">Register a test</h1>',
        '<span lang="en">Rp400.000 to Rp700.000</span><span lang="id"> per permohonan</span>',
        '<span lang="id">Tanda terima</span>',
        '<p class="m-lead" lang="en" dir="auto">For readers of English.</p>',
    ):
        assert piece in body, piece


def test_free_and_differing_times_are_said_in_english() -> None:
    text = LAYANAN.replace("tarif: Rp400.000 per permohonan\n    dasar: PP 2/2001", "tarif: gratis")
    text = text.replace(
        "  lama: 3 hari kerja\n  sejak: Berkas diterima\n",
        "  - lama: 1 hari\n    sejak: Terima\n    untuk: umk\n  - lama: 2 hari\n    sejak: Terima\n",
    )
    release = released(f"terjemahan:\n{EN}", text)
    layer = release.layers["uji"].model
    said = {
        row.label: [(piece.text, piece.lang) for piece in row.value]
        for row in rows(release.services[0].model, layer, "Jalan", INGGRIS)
    }
    assert said["Fee"] == [("Free of charge to Rp700.000", "en"), (" per permohonan", "id")]
    assert said["Time"] == [("1 day", "en"), (" (Usaha mikro)", "id"), ("; 2 days", "en")]


def test_another_language_has_indonesian_labels(both: dict[str, Page]) -> None:
    body = both["layanan/uji/jv/"].body
    assert '<h1 id="isi" lang="jv" dir="auto">Ndhaptarake uji</h1>' in body
    assert '<span lang="id">3 hari kerja</span>' in body
    text = Reader(body).text
    assert "Naskah bahasa Indonesia yang berlaku." in text and "BiayaRp400.000 sampai Rp700.000" in text
    assert set(INDONESIA.facts.values()) == set(INGGRIS.facts)


def test_pages_in_all_languages_lead_to_each_other(both: dict[str, Page]) -> None:
    assert both["layanan/uji/"].languages == (("id", "./"), ("en", "en/"), ("jv", "jv/"))
    assert both["layanan/uji/en/"].languages == (("id", "../"), ("en", "./"), ("jv", "../jv/"))
    service = Reader(both["layanan/uji/"].body)
    named = {
        item["hreflang"]: (item["href"], item["lang"]) for _, item in service.attributes if "hreflang" in item
    }
    assert named == {"en": ("en/", "en"), "jv": ("jv/", "jv")}
    assert "English" in service.text and "Basa Jawa" in service.text
    assert {"../", "../jv/"} <= set(Reader(both["layanan/uji/en/"].body).links)


@pytest.mark.parametrize(("translations", "withdrawn"), [("", False), (f"terjemahan:\n{EN}", True)])
def test_without_a_translation_in_force_there_is_no_such_page(translations: str, withdrawn: bool) -> None:
    found = pages(released(translations, withdrawn=withdrawn))
    assert "layanan/uji/" in found and "layanan/uji/en/" not in found
    assert found["layanan/uji/"].languages == ()
    assert "hreflang" not in found["layanan/uji/"].body


def test_hostile_translations_are_text() -> None:
    quoted = "'" + HOSTILE + "'"
    release = released(
        f"terjemahan:\n{EN}".replace("Register a test", quoted).replace("For readers of English.", quoted)
    )
    page = pages(release)["layanan/uji/en/"]
    reader = Reader(page.body)
    assert reader.text.count(HOSTILE) == 2 and "script" not in reader.tags


def test_heads_name_the_other_languages_and_the_own(tmp_path: Path) -> None:
    build(ROOT, tmp_path, released(f"terjemahan:\n{EN}"))
    for path, expected in (
        ("layanan/uji/", {"id": "./", "en": "en/"}),
        ("layanan/uji/en/", {"id": "../", "en": "./"}),
        ("layanan/", {}),
    ):
        page = Reader((tmp_path / path / "index.html").read_text(encoding="utf-8"))
        heads = {
            item["hreflang"]: item["href"]
            for tag, item in page.attributes
            if tag == "link" and "hreflang" in item
        }
        assert heads == expected, path
