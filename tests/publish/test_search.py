"""Finding services without a browser: filters, A to Z, sheet of fees, words, and what the index holds."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.office import settled
from tests.publish.html_text import Reader
from tests.publish.kantor_cari import searched_office
from tests.publish.office import LAYANAN, Office, decree, layanan, maklumat, warga
from tests.publish.test_bangun import bangun, project

from maklumat.documents.errors import Unreadable
from maklumat.publish.facets import MOST, facets, slug_of
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.search import SearchUnavailable, index
from maklumat.publish.search_pages import alphabet
from maklumat.publish.search_words import load_synonyms, roots
from maklumat.publish.site import build

ROOT = Path(__file__).parents[2]
OVERRIDES = ROOT / "overrides"
FREE = re.sub(r"biaya:\n(?:  .*\n)+", "biaya: gratis\n", LAYANAN)
LAYER = """\
skema: 1
judul: Mendaftarkan uji
ringkasan: Ringkasan bagi warga.
tempat: Loket 2
daring: https://daring.example/
kata_cari:
  - percobaan
  - Zat baru
"""


def office() -> Office:
    """One paid, one free and done in a day, one withdrawn, one only discussed."""
    quick = FREE.replace("3 hari kerja", "45 menit").replace("Pendaftaran Uji", "Konsultasi")
    old = layanan(id="lama", text=LAYANAN.replace("Pendaftaran Uji", "Layanan lama"))
    found = Office()
    texts = [layanan(), layanan(id="cepat", text=quick), old, maklumat()]
    found.enact("2024-001", texts, decree("SK 1/2024", "2024-01-10"))
    found.enact("2024-002", [warga(LAYER)], None, jalur="warga")
    found.enact("2024-003", [old], decree("SK 3/2024", "2024-02-01"), jalur="pencabutan")
    opened = layanan(id="dibahas", text=LAYANAN.replace("Pendaftaran Uji", "Rancangan rahasia"))
    found.start("2024-004", [opened], before="telaah")
    return found


@pytest.fixture(scope="module")
def release() -> Release:
    return office().release()


@pytest.fixture(scope="module")
def pages(release: Release) -> Mapping[str, Reader]:
    return {page.path: Reader(page.body) for page in build_tree(release, OVERRIDES).pages}


@pytest.fixture(scope="module")
def site(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("situs")
    build(ROOT, folder, release)
    return folder


@pytest.fixture(scope="module")
def indexed(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terindeks")
    build(ROOT, folder, release)
    index(folder, release, OVERRIDES)
    return folder


def fragments(site: Path) -> list[dict[str, object]]:
    """What the index says of each page."""
    found = []
    for path in sorted((site / "pagefind/fragment").iterdir()):
        found.append(json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")))
    return found


def held(release: Release) -> dict[str, dict[str, list[str]]]:
    return {
        facet.name: {choice.label: [item.key.id for item in choice.services] for choice in facet.choices}
        for facet in facets(release)
    }


def test_services_in_force_are_told_apart_in_five_ways(release: Release) -> None:
    assert held(release) == {
        "bidang": {"Bidang Uji": ["cepat", "uji"]},
        "untuk": {"Pemohon lain": ["cepat", "uji"], "Usaha mikro": ["cepat", "uji"]},
        "biaya": {"Berbayar": ["uji"], "Gratis": ["cepat"]},
        "cara": {"Daring": ["uji"], "Di loket": ["uji"]},
        "waktu": {"Selesai sehari": ["cepat"]},
    }


@pytest.mark.parametrize(
    ("time", "in_a_day"),
    [("24 jam", True), ("25 jam", False), ("1 hari kerja", True), ("1 hari", True), ("2 hari", False),
     ("30 menit sampai 2 jam", True), ("1 sampai 2 hari", False), ("1 minggu", False), ("1 bulan", False)],
)  # fmt: skip
def test_what_is_done_in_a_day(time: str, in_a_day: bool) -> None:
    found = Office()
    found.enact(
        "2024-001", [layanan(text=LAYANAN.replace("3 hari kerja", time))], decree("SK 1", "2024-01-10")
    )
    assert ("waktu" in held(found.release())) is in_a_day


def test_an_officer_at_a_computer_does_not_make_a_service_online() -> None:
    steps = "  - pemohon: Datang\n    kanal: loket\n  - petugas: Mengetik\n    kanal: daring\n"
    text = re.sub(r"prosedur:\n(?:  .*\n)+", f"prosedur:\n{steps}", LAYANAN)
    found = Office()
    found.enact("2024-001", [layanan(text=text)], decree("SK 1", "2024-01-10"))
    assert list(held(found.release())["cara"]) == ["Di loket"]


def test_filters_are_links_to_pages_with_exactly_their_services(
    release: Release, pages: Mapping[str, Reader]
) -> None:
    for facet in facets(release):
        for choice in facet.choices:
            path = f"saring/{facet.name}/{choice.slug}/"
            assert f"../{path}" in pages["layanan/"].links
            linked = {link.strip("/").split("/")[-1] for link in pages[path].links if "/layanan/" in link}
            assert linked - {"layanan"} == {service.key.id for service in choice.services}
            current = [found for _, found in pages[path].attributes if found.get("aria-current") == "page"]
            assert len(current) == 1


def test_labels_alike_in_ascii_keep_pages_of_their_own_and_many_are_cut_to_the_common_ones() -> None:
    assert slug_of("Usaha mikro & kecil") == "usaha-mikro-kecil"
    assert slug_of("日本") == "lain"
    found = Office()
    texts = [
        layanan(id=f"l{number}", text=LAYANAN.replace("Bidang Uji", f"Bidang {'!' * (number + 1)}"))
        for number in range(MOST + 3)
    ]
    found.enact("2024-001", texts, decree("SK 1", "2024-01-10"))
    fields = facets(found.release())[0]
    assert len(fields.choices) == len({choice.slug for choice in fields.choices}) == MOST


def test_the_alphabet_has_names_everyday_words_and_withdrawn_texts_but_no_drafts(
    release: Release, pages: Mapping[str, Reader]
) -> None:
    letters = {letter.name: [term.text for term in letter.terms] for letter in alphabet(release)}
    assert letters == {
        "K": ["Konsultasi"],
        "L": ["Layanan lama"],
        "M": ["Mendaftarkan uji"],
        "P": ["Pendaftaran Uji", "percobaan"],
        "Z": ["Zat baru"],
    }
    text = pages["abjad/"].text
    assert "percobaan: lihat Mendaftarkan uji" in text
    assert "Layanan lama ✕ DICABUT" in text
    assert "Rancangan rahasia" not in text


def test_the_sheet_names_every_fee_its_payer_and_basis(pages: Mapping[str, Reader]) -> None:
    text = pages["tarif/"].text
    assert "Usaha mikro: Rp400.000 per permohonan (PP 2/2001)" in text
    assert "Pemohon lain: Rp700.000 per permohonan (PP 2/2001)" in text
    assert "45 menit" in text and "Gratis" in text
    assert "Layanan lama" not in text and "Rancangan rahasia" not in text


def test_an_office_without_services_still_has_its_pages() -> None:
    empty = {page.path: Reader(page.body) for page in build_tree(Office().release(), OVERRIDES).pages}
    assert {"cari/", "abjad/", "tarif/"} <= set(empty)
    assert not [path for path in empty if path.startswith("saring/")]
    assert "Belum ada standar pelayanan" in empty["abjad/"].text


@pytest.mark.parametrize(
    ("one", "other"), [("penerbitan", "terbit"), ("pemohon", "permohonan"), ("keluhan", "mengeluh")]
)
def test_words_of_one_root_meet(one: str, other: str) -> None:
    assert roots(one) == roots(other)


def test_everyday_words_come_with_all_words_of_an_official_one() -> None:
    synonyms = load_synonyms(OVERRIDES)
    assert "pengacara" in synonyms.of("Pemberian bantuan hukum")
    assert "pengacara" not in synonyms.of("Penyuluhan hukum")


def test_a_broken_word_list_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "kata").mkdir()
    (tmp_path / "kata/sinonim.yaml").write_text("skema: 1\nsumber: uji\nkelompok:\n  - bila: merek\n")
    with pytest.raises(Unreadable) as refusal:
        load_synonyms(tmp_path)
    assert "sinonim.yaml:4" in str(refusal.value)


def test_only_texts_in_force_the_procedure_and_the_office_are_indexed(site: Path, indexed: Path) -> None:
    urls = sorted(str(fragment["url"]) for fragment in fragments(indexed))
    about = ("pengelolaan-pengaduan", "penilaian-kinerja", "profil-pelaksana", "profil-penyelenggara")
    assert urls == [
        "/layanan/cepat/", "/layanan/uji/", "/maklumat/kantor/",
        *(f"/sistem-informasi/{section}/" for section in about), "/sop/",
    ]  # fmt: skip
    everything = json.dumps(fragments(indexed), ensure_ascii=False)
    assert "Rancangan rahasia" not in everything
    assert "Lewati ke isi" not in everything and "Menu utama" not in everything
    for page in site.rglob("*.html"):
        assert (indexed / page.relative_to(site)).read_bytes() == page.read_bytes()


def test_hidden_words_find_a_page_but_are_no_part_of_its_text(indexed: Path) -> None:
    service = next(item for item in fragments(indexed) if item["url"] == "/layanan/uji/")
    assert "percobaan" not in str(service["content"])
    assert "percobaan" in str(service["meta"])


def test_the_same_site_gives_the_same_index(tmp_path: Path) -> None:
    release = searched_office()
    site = tmp_path / "situs"
    build(ROOT, site, release)
    made: list[dict[str, bytes]] = []
    for _ in range(3):
        index(site, release, OVERRIDES)
        folder = (site / "pagefind").rename(tmp_path / f"pagefind-{len(made)}")
        made.append({str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert made[0] == made[1] == made[2]
    assert sum(len(data) for data in made[0].values()) < 300_000


def test_without_the_program_the_site_is_built_and_says_so(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "tidak-ada"))
    with pytest.raises(SearchUnavailable):
        index(site, office().release(), OVERRIDES)
    root = project(tmp_path / "kantor", settled())
    assert bangun(root) == 0
    assert "Indeks pencarian dilewati" in capsys.readouterr().err
    assert not (root / "site/pagefind").exists()
    assert (root / "site/abjad/index.html").is_file()
