"""The six sections of UU 25/2009 Pasal 23 ayat (4): what is there is shown, what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.html_text import Reader
from tests.publish.office import KANTOR, LAYANAN, PEJABAT, Office, decree, drafts, layanan, maklumat
from tests.publish.test_pages import OVERRIDES

from maklumat.documents.errors import Surroundings
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.section_items import WRITTEN, Section, sections
from maklumat.publish.site_tree import SiteTree
from maklumat.publish.written import read_written

FULL = KANTOR.replace(
    "contoh: ya\n",
    """\
  kebijakan: https://kantor.example/kebijakan.pdf
telepon: (000) 111
surel: kantor@uji.example
profil:
  struktur:
    - Kepala Kantor Uji
    - unit: Divisi Uji
      atasan: Kepala Kantor Uji
    - Inspektorat Uji
    - unit: Seksi Uji
      atasan: Divisi Uji
  anggaran:
    - tahun: 2024
      jumlah: Rp1.250.000.000
      sumber: DIPA Uji
      url: https://kantor.example/dipa.pdf
pelaksana:
  - bidang: Bidang Uji
    penanggung_jawab: Nama Bidang, Kepala Bidang Uji
    telepon: (000) 222
    surel: bidang@uji.example
    anggaran:
      - tahun: 2024
        jumlah: Rp300.000.000
kinerja:
  - tahun: 2022
    nilai: 76,60
  - tahun: 2023
    periode: semester II
    nilai: 88,31
    responden: 150 orang
    tindak_lanjut: Loket ditambah
    url: https://kantor.example/skm.pdf
""",
)
ENTRY = "sistem-informasi/"


def office(kantor: str = KANTOR, text: str = LAYANAN) -> Office:
    office = Office({"kantor": kantor})
    office.enact("2024-001", [layanan(text=text), maklumat()], decree("SK 1/2024", "2024-01-10"))
    return office


def tree(release: Release, content: Path | None = None) -> SiteTree:
    return build_tree(release, OVERRIDES, written=read_written(content) if content else {})


def page(site: SiteTree, id: str = "") -> Reader:
    return Reader(next(page.body for page in site.pages if page.path == (f"{ENTRY}{id}/" if id else ENTRY)))


def standings(release: Release) -> dict[str, str]:
    return {section.id: section.standing for section in sections(release, {})}


def section(release: Release, id: str) -> Section:
    return next(section for section in sections(release, {}) if section.id == id)


def test_an_office_that_says_everything_is_complete_in_all_six() -> None:
    found = standings(office(FULL).release())
    assert list(found) == [
        "profil-penyelenggara", "profil-pelaksana", "standar-pelayanan", "maklumat-pelayanan",
        "pengelolaan-pengaduan", "penilaian-kinerja",
    ]  # fmt: skip
    assert set(found.values()) == {"lengkap"}
    entry = page(tree(office(FULL).release()))
    assert entry.text.count("● LENGKAP") == 6 and "Masih kurang" not in entry.text
    assert {"../layanan/", "../maklumat/", "profil-penyelenggara/", "penilaian-kinerja/"} <= set(entry.links)


def test_what_an_office_says_stands_on_its_pages() -> None:
    site = tree(office(FULL).release())
    provider = page(site, "profil-penyelenggara").text
    for words in (
        "Kantor Uji Coba", "Nama Kepala, Kepala Kantor", "Bidang Uji: 1 layanan", "Rp1.250.000.000",
        "DIPA Uji", "(000) 111", "kantor@uji.example", "Plt. Kepala Bagian",
    ):  # fmt: skip
        assert words in provider, words
    units = [provider.index(unit) for unit in ("Kepala Kantor Uji", "Divisi Uji", "Seksi Uji", "Inspektorat")]
    assert units == sorted(units)  # each right below the unit it belongs to
    assert "Belum ada" not in provider and "Yang belum ada" not in provider
    team = page(site, "profil-pelaksana").text
    for words in (
        "Nama Bidang, Kepala Bidang Uji",
        "2 orang",
        "Pengetahuan: Peraturan uji.",
        "Rp300.000.000",
    ):
        assert words in team, words


def test_results_stand_newest_first_with_the_grade_the_rule_gives() -> None:
    text = page(tree(office(FULL).release()), "penilaian-kinerja").text
    assert "88,31" in text and "A (Sangat Baik)" in text and "C (Kurang Baik)" in text
    assert text.index("2023, semester II") < text.index("76,60")
    assert "SKM, 1 kali setahun" in text and "Hasil terakhir di sini dari" not in text


def test_an_old_result_is_called_old() -> None:
    released = office(FULL)
    text = page(tree(released.release(released.now.replace(year=2025))), "penilaian-kinerja").text
    assert "Hasil terakhir di sini dari 2023." in text


def test_a_silent_office_is_told_what_is_missing_and_where_it_goes() -> None:
    release = office().release()
    assert standings(release) == {
        "profil-penyelenggara": "sebagian",
        "profil-pelaksana": "sebagian",
        "standar-pelayanan": "lengkap",
        "maklumat-pelayanan": "lengkap",
        "pengelolaan-pengaduan": "sebagian",
        "penilaian-kinerja": "sebagian",
    }
    provider = page(tree(release), "profil-penyelenggara").text
    for item in (
        "Struktur organisasi: belum ada.",
        "Anggaran penyelenggaraan: belum ada.",
        "Surel: belum ada.",
    ):
        assert item in provider, item
    assert "profil.struktur pada standards/dasar/kantor/kantor.yaml" in provider
    assert "Nama: belum ada" not in provider
    assert "Masih kurang: Hasil survei kepuasan masyarakat." in page(tree(release)).text


def test_an_office_without_standards_has_all_pages_too() -> None:
    release = Office().release()
    assert standings(release)["standar-pelayanan"] == standings(release)["maklumat-pelayanan"] == "belum ada"
    for id in WRITTEN:
        assert "Yang belum ada di sini" in page(tree(release), id).text
    assert "○ BELUM ADA" in page(tree(release)).text


def test_which_services_lack_something_is_said_by_name() -> None:
    release_office = Office()
    silent = layanan(
        id="diam",
        text=LAYANAN.replace("Pendaftaran Uji", "Layanan Diam").replace("  tanggapan: 14 hari\n", ""),
    )
    release_office.enact("2024-001", [layanan(), silent, maklumat()], decree("SK 1/2024", "2024-01-10"))
    release = release_office.release()
    assert (
        section(release, "pengelolaan-pengaduan")["tanggapan"].lack == "belum ada untuk layanan Layanan Diam"
    )
    assert section(release, "maklumat-pelayanan")["cakupan"].lack == "belum ada untuk layanan Layanan Diam"
    assert section(release, "maklumat-pelayanan").standing == "sebagian"
    text = page(tree(release), "pengelolaan-pengaduan").text
    assert "14 hari" in text and "Tidak dijanjikan tersendiri" in text


def test_complaints_have_channels_a_person_and_the_limits_of_the_law() -> None:
    text = page(tree(office().release()), "pengelolaan-pengaduan").text
    for words in (
        "Loket aduan", "Petugas Aduan Kantor", "Jalan Uji 1", "Pasal 36 ayat (4)", "Pasal 42 ayat (2)",
        "Identitas Anda dapat dirahasiakan.", "Pasal 44 ayat (3)", "60 hari", "Pasal 50 ayat (2)",
        "Penanggung Jawab Uji",
    ):  # fmt: skip
        assert words in text, words


def test_no_account_and_no_key_is_shown_and_only_who_is_in_office() -> None:
    roster = PEJABAT.replace(
        "  - orang: pelaksana\n    peran: pelaksana\n    status: definitif\n    jabatan: Pelaksana\n",
        "  - orang: pelaksana\n    peran: pelaksana\n    status: definitif\n    jabatan: Pelaksana Lama\n"
        "    dasar: SK 5/2024\n    mulai: 2024-01-01\n    selesai: 2024-01-31\n"
        "  - orang: pelaksana\n    peran: pelaksana\n    status: definitif\n    jabatan: Pelaksana\n",
    )
    made = Office({"pejabat": roster})
    site = tree(made.release(made.now.replace(month=3)))
    for id in ("", *WRITTEN):
        text = page(site, id).text
        assert "akun-" not in text and "99077" not in text and "ssh-ed25519" not in text
    provider = page(site, "profil-penyelenggara").text
    assert "Nama Kasubbag" in provider and "Pelaksana Lama" not in provider


def test_a_preview_has_the_pages_without_what_only_records_tell() -> None:
    site = tree(drafts(layanan()))
    assert "../../waktu/" not in page(site, "penilaian-kinerja").links
    assert "Pendaftaran Uji" in page(site, "penilaian-kinerja").text


WRITTEN_TEXT = """\
---
memuat:
  - struktur
  - anggaran
---
# Susunan kami

Bagan **terpajang** di lobi.

## Anggaran

| Tahun | Pagu |
|---|---|
| 2024 | Rp5 |
"""


def _content(folder: Path, text: str) -> Path:
    path = folder / "sistem-informasi/profil-penyelenggara/index.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_what_an_office_writes_by_hand_stands_on_the_page_and_counts_for_what_it_holds(
    tmp_path: Path,
) -> None:
    site = tree(office().release(), _content(tmp_path, WRITTEN_TEXT))
    found = page(site, "profil-penyelenggara")
    assert "Susunan kami" in found.text and "Bagan terpajang di lobi." in found.text
    assert found.tags.count("h1") == 1 and "tulisan-anggaran" in found.ids
    assert "Struktur organisasi: belum ada" not in found.text and "Surel: belum ada" in found.text
    assert "Lihat keterangan kantor." in found.text and "keterangan" in found.ids
    assert "Struktur organisasi" not in page(site).text


def test_an_item_nobody_asks_for_is_refused_with_those_that_are(tmp_path: Path) -> None:
    wrong = _content(tmp_path, WRITTEN_TEXT.replace("- anggaran", "- angaran"))
    with pytest.raises(Surroundings) as caught:
        read_written(wrong)
    assert "“angaran”" in str(caught.value) and "struktur" in str(caught.value)


def test_a_folder_without_written_sections_has_none(tmp_path: Path) -> None:
    assert read_written(tmp_path) == {}
