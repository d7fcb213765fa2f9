"""Situasi Anda: one group of applicants at a time, by keyboard, without a script, on paper and by address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.publish.browser import served
from tests.publish.html_text import Reader
from tests.publish.office import LAYANAN, Office, decree, drafts, layanan

from maklumat.documents.models import StandarPelayanan
from maklumat.publish.pages import build_tree
from maklumat.publish.situasi import MOST, NOTHING, narrowed, situation
from maklumat.publish.summary import facts

OVERRIDES = Path(__file__).parents[2] / "overrides"
FOR_ALL, UMK, UMUM = "Semua pemohon", "Usaha mikro", "Pemohon lain"
TEXT = (
    LAYANAN.replace(
        "  - petugas: Memeriksa berkas\n",
        "  - petugas: Memeriksa keterangan usaha\n    untuk: umk\n  - petugas: Memeriksa berkas\n",
    )
    .replace(
        "  lama: 3 hari kerja\n  sejak: Berkas diterima\n",
        "  - lama: 2 hari kerja\n    sejak: Berkas diterima\n    untuk: umk\n"
        "  - lama: 5 hari kerja\n    sejak: Berkas diterima\n    untuk: umum\n",
    )
    .replace(
        "    - Formulir pendaftaran\n",
        "    - Formulir pendaftaran\n    - syarat: Kuasa\n      bila: Diwakilkan\n",
    )
)


def groups(count: int, text: str = LAYANAN) -> str:
    """The text for so many groups of applicants, each with a requirement of its own."""
    names = "".join(f"  g{number}: Golongan {number}\n" for number in range(1, count + 1))
    own = "".join(f"    - syarat: Syarat {n}\n      untuk: g{n}\n" for n in range(1, count + 1))
    text = text.replace("  umk: Usaha mikro\n  umum: Pemohon lain\n", names)
    text = text.replace("    - syarat: Surat keterangan usaha mikro\n      untuk: umk\n", own)
    return re.sub(r"biaya:\n(  .*\n)+", "biaya: gratis\n", text)


def read(text: str) -> StandarPelayanan:
    model = drafts(layanan(text=text)).services[0].model
    assert isinstance(model, StandarPelayanan)
    return model


def page_of(text: str) -> Reader:
    site = build_tree(drafts(layanan(text=text)), OVERRIDES)
    return Reader(next(page.body for page in site.pages if page.path == "layanan/uji/"))


def said(standar: StandarPelayanan, id: str) -> dict[str, str]:
    return {fact.name: fact.text for fact in facts(narrowed(standar, id), None, "Jalan")}


def test_a_group_reads_its_own_facts() -> None:
    standar = read(TEXT)
    assert {fact.name: fact.text for fact in facts(standar, None, "Jalan")} == {
        "Untuk": "Usaha mikro, Pemohon lain",
        "Bawa": "2 sampai 3 persyaratan",
        "Lama": "2 hari kerja (Usaha mikro); 5 hari kerja (Pemohon lain)",
        "Biaya": "Rp400.000 sampai Rp700.000 per permohonan",
        "Di mana": "Jalan",
        "Hasil": "Tanda terima",
    }
    umk, umum = said(standar, "umk"), said(standar, "umum")
    assert (umk["Untuk"], umk["Bawa"], umk["Lama"]) == ("Usaha mikro", "3 persyaratan", "2 hari kerja")
    assert (umum["Bawa"], umum["Biaya"]) == ("2 persyaratan", "Rp700.000 per permohonan")
    assert situation(standar, None, "Jalan").changes == "syarat, langkah, waktu, dan biaya"


def test_nobody_is_asked_where_nothing_differs_or_there_is_one_group() -> None:
    same = groups(0, LAYANAN).replace("pemohon:\n", "pemohon:\n  umk: Usaha mikro\n  umum: Lain\n", 1)
    for text in (same, groups(1), groups(MOST + 1)):
        reader = page_of(text)
        assert "fieldset" not in reader.tags
        assert not any("data-untuk" in item or "hidden" in item for _, item in reader.attributes)
    assert page_of(groups(MOST + 1)).text.count("Tambahan bila Anda") == MOST + 1


def test_the_style_sheet_knows_every_choice_a_page_can_offer() -> None:
    css = (OVERRIDES / "assets/maklumat.css").read_text(encoding="utf-8")
    for number in range(1, MOST + 1):
        assert f'[data-untuk]:not([data-untuk~="{number}"])' in css
        assert f'[hidden][data-untuk~="{number}"]' in css
    values = [item.get("value") for tag, item in page_of(groups(MOST)).attributes if tag == "input"]
    assert values[: MOST + 1] == ["", *(str(number) for number in range(1, MOST + 1))]


def test_what_a_text_leaves_open_for_one_group_is_no_gap_to_fill() -> None:
    dear_only = LAYANAN.replace(
        "  - untuk: umk\n    tarif: Rp400.000 per permohonan\n    dasar: PP 2/2001\n", ""
    )
    [common, own, *_] = situation(read(dear_only), None, "Jalan").facts[3]
    assert (common.value.text, common.marks) == ("Rp700.000 per permohonan", "2")
    assert (own.value.text, own.marks, own.everyone) == (NOTHING, "1", False)


def test_long_names_stand_where_one_chooses_and_ids_nobody_defined_stay_in_sight() -> None:
    long = LAYANAN.replace("Usaha mikro\n", f"Usaha mikro {'dan kecil ' * 8}\n", 1)
    assert situation(read(long), None, "Jalan").facts[0][0].value.text == "2 golongan pemohon"
    stray = situation(read(LAYANAN.replace("      untuk: umk", "      untuk: siapa")), None, "Jalan")
    assert stray.marks(("siapa",)) is None
    assert stray.marks(("siapa", "umum")) == "2"


def test_hostile_names_of_applicants_are_text() -> None:
    hostile = LAYANAN.replace("  umk: Usaha mikro\n", "  umk: '\"><script>alert(1)</script>{{ 7*7 }}'\n")
    reader = page_of(hostile)
    assert reader.text.count('"><script>alert(1)</script>{{ 7*7 }}') >= 3
    assert [item.get("id") for tag, item in reader.attributes if item.get("type") == "radio"] == [
        None, "situasi-umk", "situasi-umum",
    ]  # fmt: skip


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    office = Office()
    texts = [layanan(text=TEXT), layanan(id="banyak", text=groups(MOST))]
    office.enact("2024-001", texts, decree("SK 1/2024", "2024-01-10"))
    with served(office.release(), tmp_path_factory.mktemp("situs")) as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that runs no script."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def shown(page: Page, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(f"{selector}:visible").all_inner_texts()]


def fact(page: Page, name: str) -> str:
    row = page.locator(".m-ringkas dl > div").filter(has=page.get_by_text(name, exact=True))
    return str(row.locator("dd").inner_text())


def test_the_keyboard_chooses_without_a_script(phone: Page, site: str) -> None:
    phone.goto(f"{site}layanan/uji/")
    assert phone.get_by_role("group", name="Situasi Anda").get_by_role("radio").count() == 3
    assert phone.get_by_role("radio", name=FOR_ALL).is_checked()
    assert fact(phone, "Biaya") == "Rp400.000 sampai Rp700.000 per permohonan"
    enacted = phone.locator("[aria-labelledby=naskah]").text_content()
    phone.get_by_role("radio", name=FOR_ALL).focus()
    phone.keyboard.press("ArrowDown")
    assert phone.get_by_role("radio", name=UMK).is_checked()
    assert fact(phone, "Biaya") == "Rp400.000 per permohonan"
    assert (fact(phone, "Bawa"), fact(phone, "Lama")) == ("3 persyaratan", "2 hari kerja")
    assert len(shown(phone, ".m-periksa li")) == 3
    phone.keyboard.press("ArrowDown")
    assert fact(phone, "Untuk") == UMUM
    assert (fact(phone, "Biaya"), fact(phone, "Lama")) == ("Rp700.000 per permohonan", "5 hari kerja")
    assert shown(phone, ".m-periksa li") == ["Formulir pendaftaran", "Kuasa Hanya bila: Diwakilkan"]
    assert shown(phone, ".m-langkah li") == [
        "Pemohon Menyerahkan berkas",
        "Petugas Memeriksa berkas Waktu: 15 menit.",
    ]
    assert shown(phone, "[aria-labelledby=biaya] tbody tr") == [
        "Pemohon lain Rp700.000 per permohonan PP 2/2001"
    ]
    assert phone.locator(".m-alur:visible").all_text_contents() == ["PemohonPetugas12"]
    assert phone.locator("[aria-labelledby=naskah]").text_content() == enacted
    phone.locator("summary", has_text="Naskah lengkap").click()
    assert "Surat keterangan usaha mikro" in phone.locator("[aria-labelledby=naskah]").inner_text()


def test_a_choice_is_large_enough_to_touch_and_told_by_more_than_colour(phone: Page, site: str) -> None:
    phone.goto(f"{site}layanan/banyak/")
    labels = phone.locator(".m-situasi label")
    assert labels.count() == MOST + 1
    boxes = [label.bounding_box() for label in labels.all()]
    assert all(box and box["height"] >= 24 and box["width"] >= 24 for box in boxes)
    phone.get_by_role("radio", name=f"Golongan {MOST}", exact=True).check()
    assert shown(phone, ".m-periksa li") == ["Formulir pendaftaran", f"Syarat {MOST}"]
    weights = {label.evaluate("item => getComputedStyle(item).fontWeight") for label in labels.all()}
    assert weights == {"400", "700"}
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_says_what_was_chosen_and_unfolds_the_enacted_text(phone: Page, site: str) -> None:
    phone.goto(f"{site}layanan/uji/")
    assert not phone.get_by_text("Supervisi uji").is_visible()
    phone.get_by_role("radio", name=UMUM).check()
    phone.emulate_media(media="print")
    assert shown(phone, ".m-situasi label") == [UMUM]
    assert fact(phone, "Biaya") == "Rp700.000 per permohonan"
    for words in ("Surat keterangan usaha mikro", "Supervisi uji", "Diputuskan oleh"):
        assert phone.get_by_text(words).last.is_visible(), words


def test_an_address_opens_a_situation_and_choosing_writes_it(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}layanan/uji/#situasi-umum")
    page.wait_for_function("document.getElementById('situasi-umum').checked")
    assert fact(page, "Biaya") == "Rp700.000 per permohonan"
    page.get_by_role("radio", name=UMK).check()
    assert page.url == f"{site}layanan/uji/#situasi-umk"
    page.get_by_role("radio", name=FOR_ALL).check()
    assert page.url == f"{site}layanan/uji/#situasi"
    page.close()
