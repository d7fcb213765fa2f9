"""The book: whole, tagged, the same bytes everywhere, and never handed out when something is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.publish.book_office import DRAFT, OFFICE, office, release

from maklumat.publish.book import BookIncomplete, build_book
from maklumat.publish.book_body import chapter
from maklumat.publish.book_plan import parts
from maklumat.publish.pages import build_tree

ROOT = Path(__file__).parents[2]

try:
    import page as validation
    import pypdf
    import weasyprint

    from maklumat.publish.book_gate import missing
except (ImportError, OSError) as error:
    pytest.skip(f"no book without Pango and the extra 'buku': {error}", allow_module_level=True)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with this repository's templates, styles and hand-written pages as of now, but no data."""
    folder = tmp_path_factory.mktemp("asal")
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "mkdocs-buku.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture
def project(origin: Path, tmp_path: Path) -> Path:
    """The same in a folder of the test's own."""
    return Path(shutil.copytree(origin, tmp_path / "folder lain" / "kantor"))


@pytest.fixture(scope="module")
def book(origin: Path) -> bytes:
    before = dict(weasyprint.DEFAULT_OPTIONS), dict(os.environ)
    pdf = build_book(origin, release())
    assert (dict(weasyprint.DEFAULT_OPTIONS), dict(os.environ)) == before
    return pdf


@pytest.fixture(scope="module")
def reader(book: bytes) -> Any:
    return pypdf.PdfReader(BytesIO(book))


@pytest.fixture(scope="module")
def text(reader: Any) -> str:
    return squeezed(" ".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_enacted_value_is_in_the_book_and_no_draft_is(text: str) -> None:
    said = """Kantor <b>Uji</b> & Coba|Pendaftaran Uji|Mendaftarkan uji|Ringkasan bagi warga.|Bidang Uji
Usaha mikro|Undang-Undang Nomor 1 Tahun 2000 tentang Layanan Uji|Formulir pendaftaran
Surat keterangan usaha mikro|Pemohon: Menyerahkan berkas|Petugas: Memeriksa berkas|15 menit|3 hari kerja
Berkas diterima|Rp400.000 per permohonan|Rp700.000 per permohonan|PP 2/2001|Tanda terima
Penanggung Jawab Uji|Jalan Uji 2|Kotak saran|14 hari|Loket uji|Peraturan uji|Supervisi uji|2 orang
Selesai tepat waktu|Hasil diantar|Berkas dikunci|SKM, 1 kali setahun|Pencatatan Kedua & <Lain>
Maklumat Uji|Kami sanggup.|Kami terus memperbaiki.|Kami siap dikenai sanksi.|Kegiatan telaah
SK 1/2024|SK 2/2024|Layanan Lama|DICABUT|Siklus 2024-004|CONTOH|Jalan Uji 1, Kota Uji
Daftar isi|Keadaan per 11 Februari 2024"""
    missing = [value for value in re.split(r"[|\n]", said) if squeezed(value) not in text]
    assert missing == []
    assert squeezed(DRAFT) not in text
    assert "None" not in text
    assert "Tableofcontents" not in text
    # What the page tells the citizen in plain order is told once, in the enacted text.
    assert squeezed("Yang perlu dibawa") not in text
    assert text.count(squeezed("Naskah sebagaimana ditetapkan")) == 3


def test_every_sheet_but_the_cover_says_office_day_and_number(reader: Any) -> None:
    sheets = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        told = page.extract_text()
        assert (f"Halaman {number} dari {sheets}" in told) == (number > 1)
        assert OFFICE in told
        assert "Keadaan per 11 Februari 2024" in told


def test_it_is_tagged_in_indonesian_and_passes_every_rule_of_pdf_ua(
    book: bytes, reader: Any, tmp_path: Path
) -> None:
    assert reader.metadata.title == f"Standar Pelayanan dan Maklumat Pelayanan {OFFICE}"
    assert reader.metadata.author == OFFICE
    assert reader.metadata.creation_date.isoformat() == release().at.isoformat()
    assert reader.trailer["/Root"]["/Lang"] == "id"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    path = tmp_path / "buku.pdf"
    path.write_bytes(book)
    report = validation.validate_pdf(str(path), profile="ua1")
    assert "0 failed" in str(report), str(report)


def bookmarks(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from bookmarks(entry)
        else:
            yield entry.title


def links(reader: Any) -> tuple[set[str], set[str]]:
    """Places in the book and addresses outside that it points at."""
    inner, outer = set(), set()
    for page in reader.pages:
        for link in page.get("/Annots", ()):
            entry = link.get_object()
            if "/Dest" in entry:
                inner.add(str(entry["/Dest"]))
            else:
                outer.add(str(entry["/A"]["/URI"]))
    return inner, outer


def test_what_a_page_says_in_two_places_stands_once_in_the_book() -> None:
    tree = build_tree(release(), ROOT / "overrides")
    services = [entry for entry in parts(release(), tree.pages)[1].chapters if entry.level == 3]
    assert services
    for entry in services:
        said, told = entry.page.body, chapter(entry, entry.page.body)
        for once in (
            'aria-labelledby="persyaratan"',
            'aria-labelledby="biaya"',
            "Langkah demi langkah",
            "m-tangga",
        ):
            assert once in said and once not in told, (entry.page.path, once)
        assert 'aria-labelledby="naskah"' in told and 'aria-labelledby="keputusan"' in told


def test_bookmarks_follow_the_parts_and_every_link_leads_somewhere(reader: Any) -> None:
    titles = list(bookmarks(reader.outline))
    parts = ["Maklumat pelayanan", "Standar pelayanan", "Prosedur penyusunan", "Keputusan"]
    assert [title for title in titles if title in parts] == parts
    assert {"Bidang Uji", "Mendaftarkan uji", "Pencatatan Kedua & <Lain>"} <= set(titles)
    places = set(reader.named_destinations)
    inner, outer = links(reader)
    assert inner
    assert inner <= places
    assert all(address.startswith("https://") for address in outer), outer


def test_links_lead_to_the_site_where_its_address_is_known_and_nothing_is_fetched(project: Path) -> None:
    with (project / "mkdocs.yml").open("a") as config:
        config.write("site_url: https://uji.example/sp/\n")
    with (project / "content/index.md").open("a") as page:
        page.write("\n![Denah menuju kantor](https://tidak.invalid/denah.png)\n")
    reader = pypdf.PdfReader(BytesIO(build_book(project, release())))
    assert "Denah menuju kantor" in " ".join(sheet.extract_text() for sheet in reader.pages[:6])
    _, outer = links(reader)
    assert "https://uji.example/sp/layanan/uji/standar.yaml" in outer
    assert "https://uji.example/sp/keputusan/2024-001/layanan-uji.pdf" in outer
    assert all(
        address.startswith(("https://uji.example/sp/", "https://daring.example/")) for address in outer
    )


def test_it_is_the_same_in_any_zone_language_and_folder(book: bytes, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "lain.pdf"
    strange = {"TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    command = [sys.executable, "-m", "tests.publish.book_office", str(project), str(out)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **strange}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_bytes() == book


def test_a_sheet_costs_little(book: bytes, reader: Any) -> None:
    # Dotted borders alone used to weigh 40 kB a sheet; fonts and pictures are the constant part.
    assert len(book) < 100_000 + 8_000 * len(reader.pages)
    assert len({font for page in reader.pages for font in page["/Resources"]["/Font"]}) <= 5


@pytest.mark.parametrize(
    ("rule", "lost"),
    [
        ("html { height: 100%; } body { height: 240mm; overflow: hidden; }", "bab "),
        ("td { display: none; }", "Rp400.000 per permohonan"),
        ("#doc-cover { display: none; }", "di sampul"),
    ],
)
def test_a_book_that_lost_something_is_refused_with_what_is_missing(
    project: Path, rule: str, lost: str
) -> None:
    with (project / "overrides/buku/styles.scss").open("a") as styles:
        styles.write(rule)
    with pytest.raises(BookIncomplete, match=re.escape(lost)) as refused:
        build_book(project, release())
    assert str(refused.value).startswith("Buku tidak utuh dan tidak diterbitkan.")
    assert refused.value.exit_code == 1


def test_a_lost_cover_that_with_pdf_only_logs_is_refused(project: Path) -> None:
    (project / "overrides/buku/cover.html.j2").write_text("{{ rusak")
    with pytest.raises(BookIncomplete, match="di sampul: Kantor"):
        build_book(project, release())


def test_the_gate_finds_a_sheet_that_became_empty(book: bytes, reader: Any) -> None:
    tree = build_tree(release(), ROOT / "overrides")
    chapters = [chapter for part in parts(release(), tree.pages) for chapter in part.chapters]
    assert missing(book, chapters, [OFFICE], ["tentang/"]) == []
    taken = next(number for number, page in enumerate(reader.pages) if "2 orang" in page.extract_text())
    writer = pypdf.PdfWriter(clone_from=BytesIO(book))
    contents: Any = writer.pages[taken]["/Contents"].get_object()
    contents.set_data(b"")
    torn = BytesIO()
    writer.write(torn)
    found = missing(torn.getvalue(), chapters, [OFFICE], ["tentang/", "hilang/"])
    assert "dalam bab Pencatatan Kedua & <Lain>: 2 orang" in found
    assert "halaman hilang/" in found
    assert missing(b"bukan PDF", chapters, [], [])[0].startswith("berkas PDF-nya tidak dapat dibaca")


def test_plain_mkdocs_makes_the_same_book(book: bytes, project: Path, tmp_path: Path) -> None:
    hook = "scripts/maklumat/publish/book_hook.py"
    for name, known in (("mkdocs.yml", "mkdocs_hook.py"), ("mkdocs-buku.yml", "book_hook.py")):
        text = (project / name).read_text(encoding="utf-8")
        (project / name).write_text(text.replace(f"scripts/maklumat/publish/{known}", str(ROOT / hook)))
    office().write(project / "standards")
    epoch = {"SOURCE_DATE_EPOCH": str(int(release().at.timestamp()))}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs-buku.yml")]
    subprocess.run(
        [*command, "-d", str(tmp_path / "site")],
        cwd=tmp_path,
        env={**os.environ, **epoch},
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "site/buku.pdf").read_bytes() == book


def test_a_machine_without_pango_is_told_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint/__init__.py").write_text("raise OSError('cannot load library libpango-1.0-0')")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    command = [sys.executable, "-m", "tests.publish.book_office", str(ROOT), str(tmp_path / "tidak.pdf")]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert "BookUnavailable" in done.stderr
    assert "apt install libpango-1.0-0" in done.stderr
    assert not (tmp_path / "tidak.pdf").exists()
