"""The main job, by the real commands: an office from nothing, a service through the eleven steps, a site.

One story, played once; each test reads what it left. The office is founded by `mulai`, so nothing here
depends on what stands in the repository's standards/.
"""

from __future__ import annotations

import contextlib
import html
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import pytest
from pypdf import PdfReader
from tests.office import service, yaml
from tests.publish.html_text import Reader

from maklumat.cli.main import run

OPENED = "2024-01-02T02:00:00Z"
SITE_AT = "2024-02-12T02:00:00Z"
OLD_FEE, NEW_FEE, FIRST_FEE = "Rp50.000 per lembar", "Rp75.000 per lembar", "Rp12.345 per lembar"
SENTINEL = "Kalimat rahasia dari rancangan yang tidak pernah disahkan"
REQUIREMENT = "Surat pernyataan bermeterai dari pemohon"

OFFICIALS = {
    "kadiv": "Kepala Divisi Administrasi",
    "kabag": "Kepala Bagian Program dan Humas",
    "kasubbag": "Kepala Subbagian Program dan Pelaporan",
    "pelaksana": "Pelaksana",
}
REGULATION = """\
  - singkat: PP 2/2002
    nama: Peraturan Pemerintah Nomor 2 Tahun 2002 (contoh)
"""


class Status(TypedDict):
    """What `status --format json` says of a document, as far as it is asked here."""

    terbit: bool
    sidik: str
    sidik_terbit: str
    alasan: list[str]


@dataclass(frozen=True)
class Told:
    """The office after the story: its folder, its two sites, and where the service then stands."""

    office: Path
    site: Path
    later_site: Path
    status: Status


class Clerk:
    """Types the commands of one office; every one must succeed."""

    def __init__(self, folder: Path) -> None:
        self.office = folder / "kantor"
        self.key = folder / "kunci" / "saksi"
        self.papers = folder / "berkas"
        self.papers.mkdir()

    def types(self, *words: str, at: str | None = None) -> None:
        saat = ["--saat", at] if at else []
        assert run([*words, "--proyek", str(self.office), *saat]) == 0, words

    def paper(self, kind: str) -> str:
        file = self.papers / f"{kind}.md"
        file.write_text(f"# {kind}\n", encoding="utf-8")
        return f"{kind}={file}"

    def decides(self, at: str, siklus: str, langkah: str, orang: str, keputusan: str, *more: str) -> None:
        self.types(
            "catat", "lokal",
            "--siklus", siklus, "--langkah", langkah, "--orang", orang, "--keputusan", keputusan,
            "--kunci-saksi", str(self.key), *more,
            at=at,
        )  # fmt: skip

    def edits(self, document: str, before: str, after: str) -> None:
        file = self.office / "standards" / document
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), encoding="utf-8")


def found(clerk: Clerk) -> None:
    answers = {
        "--nama": "Kantor Wilayah Uji",
        "--alamat": "Jalan Uji 1, Kota Uji",
        "--jam": "senin sampai jumat 08.00 sampai 16.00 WIB",
        "--kepala": "Kepala Uji; Kepala Kantor Wilayah; SK uji 1/2024",
        "--operator": "Operator Uji",
        "--pengaduan": "Petugas Uji, Kepala Bagian Tata Usaha",
        "--kunci-saksi": str(clerk.key),
        "--saat": OPENED,
    }
    assert run(["mulai", str(clerk.office), *(word for pair in answers.items() for word in pair)]) == 0


def appoint(clerk: Clerk) -> None:
    """The missing officials, and a regulation to cite, by a cycle of path dasar."""
    people = "".join(f"  - id: {id}\n    nama: Pejabat {id}\n" for id in OFFICIALS)
    posts = "".join(
        f"  - orang: {id}\n    peran: {id}\n    status: definitif\n    jabatan: {title}\n"
        f"    dasar: SK uji 2/2024\n    mulai: 2024-01-03\n"
        for id, title in OFFICIALS.items()
    )
    clerk.edits("dasar/pejabat/pejabat.yaml", "penugasan:\n", f"{people}penugasan:\n")
    clerk.edits("dasar/pejabat/pejabat.yaml", "saksi:\n", f"{posts}saksi:\n")
    clerk.edits("dasar/regulasi/regulasi.yaml", "regulasi:\n", f"regulasi:\n{REGULATION}")
    clerk.types(
        "baru", "siklus", "2024-001",
        "--jalur", "dasar", "--dokumen", "dasar/pejabat", "--dokumen", "dasar/regulasi",
    )  # fmt: skip
    clerk.decides("2024-01-03T02:00:00Z", "2024-001", "penandatanganan", "kepala-uji", "ya", *WET)


WET = ("--tingkat", "basah", "--konfirmasi", "operator-uji")


def draft(clerk: Clerk) -> None:
    """A service filled in, with a fee the correction will not let pass; another draft that never moves."""
    for id in ("legalisasi", "rahasia"):
        clerk.types("baru", "layanan", id, "--nama", f"Layanan {id}", "--bidang", "Bidang Uji")
        filled = service(f"Layanan {id}", tarif=FIRST_FEE)
        filled["dasar_hukum"] = ["UU 25/2009", "PP 2/2002"]
        if id == "rahasia":
            filled["produk"] = [SENTINEL]
        else:
            filled["persyaratan"] = {"administratif": [REQUIREMENT]}
        (clerk.office / f"standards/layanan/{id}/standar.yaml").write_bytes(yaml(filled))
    clerk.types("baru", "siklus", "2024-002", "--dokumen", "layanan/legalisasi")


def approve(clerk: Clerk) -> None:
    """Through the eleven steps, with a Tidak at koreksi."""
    bundle = "2024-002"
    clerk.decides("2024-01-04T01:00:00Z", bundle, "disposisi-kakanwil", "kepala-uji", "selesai")
    clerk.decides("2024-01-04T02:00:00Z", bundle, "disposisi-kadiv", "kadiv", "selesai")
    clerk.decides("2024-01-04T03:00:00Z", bundle, "disposisi-kabag", "kabag", "selesai")
    clerk.decides("2024-01-04T06:00:00Z", bundle, "rencana", "kasubbag", "selesai")
    clerk.decides("2024-01-08T02:00:00Z", bundle, "penyusunan", "pelaksana", "selesai")
    clerk.decides(
        "2024-01-08T06:00:00Z", bundle, "koreksi", "kasubbag", "tidak", "--alasan", "Tarifnya salah ketik."
    )
    clerk.edits("layanan/legalisasi/standar.yaml", FIRST_FEE, OLD_FEE)
    clerk.decides("2024-01-09T02:00:00Z", bundle, "penyusunan", "pelaksana", "selesai")
    clerk.decides("2024-01-09T06:00:00Z", bundle, "koreksi", "kasubbag", "ya")
    clerk.decides("2024-01-10T02:00:00Z", bundle, "bahan-pembahasan", "pelaksana", "selesai")
    reports = [clerk.paper(kind) for kind in ("berita_acara", "daftar_hadir", "laporan")]
    attached = [word for report in reports for word in ("--lampiran", report)]
    clerk.decides("2024-01-15T06:00:00Z", bundle, "pembahasan", "kasubbag", "ya", *attached)
    clerk.decides("2024-02-07T02:00:00Z", bundle, "telaah", "kabag", "ya")
    clerk.decides("2024-02-07T06:00:00Z", bundle, "persetujuan", "kadiv", "ya")
    clerk.types(
        "tandatangan", "siapkan", "--siklus", bundle,
        "--nomor-sk", "SK uji 3/2024", "--tanggal-sk", "2024-02-09", "--berlaku-sejak", "2024-02-12",
        "--tempat", "Kota Uji", "--orang", "kepala-uji",
        at="2024-02-09T01:00:00Z",
    )  # fmt: skip
    scan = ("--lampiran", clerk.paper("pindaian"))
    clerk.decides("2024-02-09T03:00:00Z", bundle, "penandatanganan", "kepala-uji", "ya", *WET, *scan)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("cerita")
    clerk = Clerk(folder)
    found(clerk)
    appoint(clerk)
    draft(clerk)
    approve(clerk)
    clerk.types("verifikasi", at=SITE_AT)
    site, later_site = folder / "situs", folder / "situs-kemudian"
    clerk.types("bangun", "--keluar", str(site), "--pada", SITE_AT)
    clerk.edits("layanan/legalisasi/standar.yaml", OLD_FEE, NEW_FEE)
    later = ("--pada", "2024-03-01T02:00:00Z", "--pernah", str(site / "rilis.json"))
    clerk.types("bangun", "--tanpa-buku", "--keluar", str(later_site), *later)
    yield Told(clerk.office, site, later_site, standing(clerk))


def standing(clerk: Clerk) -> Status:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        clerk.types("status", "layanan/legalisasi", "--format", "json", at="2024-03-01T02:00:00Z")
    rows: list[Status] = json.loads(printed.getvalue())
    return rows[0]


def words_of(text: str) -> str:
    return " ".join(text.split())


def pdf_words(file: Path) -> str:
    """What a PDF says on its pages and in the files it carries."""
    reader = PdfReader(file)
    carried = [data.decode(errors="replace") for versions in reader.attachments.values() for data in versions]
    return words_of(" ".join([*(page.extract_text() for page in reader.pages), *carried]))


def everything_said(site: Path) -> dict[str, str]:
    """What each file of a site says, PDFs as their text."""
    said = {}
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        if file.suffix == ".pdf":
            said[str(file)] = pdf_words(file)
        elif file.suffix in {".html", ".json", ".csv", ".xml", ".js", ".txt", ".md"}:
            said[str(file)] = words_of(html.unescape(file.read_text(encoding="utf-8")))
    return said


def official_pdf(site: Path) -> Path:
    return next(site.rglob("layanan-legalisasi.pdf"))


def test_the_service_is_on_its_page_as_it_was_approved(told: Told) -> None:
    page = words_of(Reader((told.site / "layanan/legalisasi/index.html").read_text(encoding="utf-8")).text)
    for words in (OLD_FEE, REQUIREMENT, "1 hari kerja", "SK uji 3/2024"):
        assert words in page


def test_the_service_is_in_its_official_pdf(told: Told) -> None:
    printed = pdf_words(official_pdf(told.site))
    for words in (OLD_FEE, REQUIREMENT, "1 hari kerja", "SK uji 3/2024"):
        assert words in printed


def test_the_service_is_in_the_book(told: Told) -> None:
    book = told.site / "buku.pdf"
    if not book.exists():
        pytest.skip("Pango is missing here")
    printed = pdf_words(book)
    for words in (OLD_FEE, REQUIREMENT, "1 hari kerja", "SK uji 3/2024"):
        assert words in printed


def test_a_figure_edited_later_changes_nothing_that_is_published(told: Told) -> None:
    page = words_of((told.later_site / "layanan/legalisasi/index.html").read_text(encoding="utf-8"))
    assert OLD_FEE in page
    assert official_pdf(told.later_site).read_bytes() == official_pdf(told.site).read_bytes()
    assert [file for file, text in everything_said(told.later_site).items() if NEW_FEE in text] == []


def test_status_says_why_the_edit_is_not_published(told: Told) -> None:
    assert told.status["terbit"] is True
    assert told.status["sidik"] != told.status["sidik_terbit"]
    assert "berubah sejak disahkan" in " ".join(told.status["alasan"])


@pytest.mark.parametrize("sentence", [SENTINEL, FIRST_FEE])
def test_no_sentence_of_an_unapproved_draft_is_published(told: Told, sentence: str) -> None:
    for site in (told.site, told.later_site):
        assert [file for file, text in everything_said(site).items() if sentence in text] == []


def test_the_attendance_list_leaves_only_its_hash(told: Told) -> None:
    kept = [path.read_bytes() for path in (told.office / "standards/pengesahan/lampiran").iterdir()]
    assert kept
    assert not any(b"# daftar_hadir" in data for data in kept)
