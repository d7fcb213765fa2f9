"""The pages as people and machines read them: complete, escaped, every link alive, nothing of a draft."""

from __future__ import annotations

import posixpath
from pathlib import Path

import pytest
from tests.publish.html_text import Reader
from tests.publish.office import KANTOR, LAYANAN, Office, decree, drafts, layanan, maklumat, warga

from maklumat.documents.canonical import sha256, short_form
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.site_tree import SiteTree, relative
from maklumat.publish.sources import write_sources

OVERRIDES = Path(__file__).parents[2] / "overrides"
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% raw %} **tebal** [a](b) & \"kutip\" 'x'"


def tree(release: Release) -> SiteTree:
    return build_tree(release, OVERRIDES)


def pages(release: Release) -> dict[str, Reader]:
    return {page.path: Reader(page.body) for page in tree(release).pages}


@pytest.fixture(scope="module")
def office() -> Office:
    """A year: two texts and a charter, a citizen layer, a revision, a withdrawal, a return."""
    office = Office()
    office.enact("2024-001", [layanan(), layanan(id="lama"), maklumat()], decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [warga()], None, jalur="warga")
    dearer = layanan(text=LAYANAN.replace("Rp400.000", "Rp450.000"))
    office.enact("2024-003", [dearer], decree("SK 3/2024", "2024-02-01"))
    office.enact("2024-004", [layanan(id="lama")], decree("SK 4/2024", "2024-03-01"), jalur="pencabutan")
    secret = layanan(id="baru", text=LAYANAN.replace("Pendaftaran Uji", "Nama Rahasia Rancangan"))
    office.start("2024-005", [secret], before="koreksi")
    office.decide(
        "2024-005", "penetapan", "koreksi", [secret], "tidak", alasan="Biaya keliru", kembali_ke="penyusunan"
    )
    opened = layanan(id="dibahas", text=LAYANAN.replace("Pendaftaran Uji", "Layanan Yang Dibahas"))
    office.start("2024-006", [opened], before="telaah")
    return office


@pytest.fixture(scope="module")
def shown(office: Office) -> dict[str, Reader]:
    return pages(office.release())


def test_every_page_has_one_heading_unique_ids_and_no_inline_script_or_style(
    shown: dict[str, Reader],
) -> None:
    for path, page in shown.items():
        assert page.tags.count("h1") == (0 if path == "" else 1), path
        assert len(page.ids) == len(set(page.ids)), path
        assert "style" not in page.tags, path
        scripts = [attributes for tag, attributes in page.attributes if tag == "script"]
        assert all(item.get("src") or item.get("type") == "application/ld+json" for item in scripts), path
        assert not any("style" in attributes for _, attributes in page.attributes), path


def test_tables_have_captions_and_scoped_heads_and_scroll_by_keyboard(shown: dict[str, Reader]) -> None:
    page = shown["layanan/uji/"]
    assert page.tags.count("caption") == page.tags.count("table") > 0
    heads = [attributes for tag, attributes in page.attributes if tag == "th"]
    assert heads and all(attributes.get("scope") for attributes in heads)
    boxes = [item for _, item in page.attributes if item.get("class") == "m-gulir"]
    assert boxes and all(item.get("tabindex") == "0" and item.get("aria-label") for item in boxes)


def test_every_link_leads_somewhere(office: Office, shown: dict[str, Reader]) -> None:
    site = tree(office.release())
    known = {page.path for page in site.pages} | set(site.files) | {"tentang/"}
    known |= {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("assets/*")}
    for path, page in shown.items():
        for link in page.links:
            if link.startswith("https://"):
                continue
            target, _, anchor = link.partition("#")
            joined = posixpath.normpath(posixpath.join(path, target))
            resolved = path if not target else "" if joined == "." else joined + "/" * target.endswith("/")
            assert resolved in known, f"{path}: {link}"
            if anchor and resolved in shown and resolved:
                assert anchor in shown[resolved].ids, f"{path}: {link}"


def test_a_service_page_says_the_six_facts_the_text_the_decree_and_the_history(
    shown: dict[str, Reader], office: Office
) -> None:
    text = shown["layanan/uji/"].text
    service = office.release().service("uji")
    assert service is not None
    for words in (
        "Mendaftarkan uji", "Nama resmi: Pendaftaran Uji", "● BERLAKU", "Usaha mikro, Pemohon lain",
        "2 persyaratan", "3 hari kerja", "Rp450.000 sampai Rp700.000 per permohonan", "Tanda terima",
        "Tambahan bila Anda: Usaha mikro", "Tidak ada biaya lain.", "Hasil diantar", "Penanggung Jawab Uji",
        "SK 3/2024", "1 Februari 2024", "○ DIGANTI SK 1/2024", "Supervisi uji", "SKM, 1 kali setahun",
        "Tidak dicatat. Langkah ini boleh tidak dicatat.", "Plt. Kepala Bagian",
        "dicatat dan ditandatangani saksi".capitalize(), service.sidik, short_form(service.sidik),
        sha256(b"%PDF-2024-003"),
    ):  # fmt: skip
        assert words in text, words
    assert "Rp400.000" not in text


@pytest.mark.parametrize(
    ("telepon", "surel", "links"),
    [
        ("(0274) 123-456", "a@b.example", ["tel:0274123456", "mailto:a@b.example"]),
        ("+62 274 123456", "a@b.example (contoh)", ["tel:+62274123456"]),
        ("0274-123456 / 0274-654321", "a@b.example?bcc=c@d.example", []),
        ("(000) 000-0000 (contoh)", "surel (contoh)", []),
        ("0274-123456 pesawat 12", "a@b.example, c@d.example", []),
    ],
)
def test_the_office_is_a_tap_away_where_its_data_is_one_plain_number_and_address(
    telepon: str, surel: str, links: list[str]
) -> None:
    office = Office({"kantor": f"{KANTOR}telepon: '{telepon}'\nsurel: '{surel}'\n"})
    office.enact("2024-001", [layanan()], decree("SK 1/2024", "2024-01-10"))
    page = pages(office.release())["layanan/uji/"]
    assert telepon in page.text and surel in page.text
    assert [link for link in page.links if link.startswith(("tel:", "mailto:"))] == links


def test_a_revoked_regulation_is_noted_outside_the_text_from_the_day_it_lapsed(office: Office) -> None:
    note = "PP 2/2001 tidak berlaku sejak 18 Desember 2024, dicabut oleh PP 3/2024"
    before = office.release(office.now.replace(month=12, day=16))
    after = office.release(office.now.replace(month=12, day=18))
    assert note not in pages(before)["layanan/uji/"].text
    page = pages(after)["layanan/uji/"].text
    assert note in page and page.index(note) < page.index("Naskah sebagaimana ditetapkan")


def test_a_withdrawn_service_keeps_its_page_under_a_banner_and_leaves_the_list(
    shown: dict[str, Reader],
) -> None:
    page = shown["layanan/lama/"].text
    assert "✕ DICABUT" in page and "SK 4/2024" in page and "Pendaftaran Uji" in page
    cards = shown["layanan/"]
    assert "Sudah dicabut" in cards.text
    assert "lama/" not in {link for tag, item in cards.attributes if tag == "h3" for link in item.values()}
    assert "../layanan/lama/" not in shown[""].links and "layanan/lama/" not in shown[""].links


def test_a_decision_page_tells_the_return_and_keeps_drafts_and_accounts_to_itself(
    shown: dict[str, Reader],
) -> None:
    page = shown["keputusan/2024-005/"].text
    assert "Alasan: Biaya keliru" in page and "kembali" in page.casefold()
    assert "Menunggu Pelaksana" in page and "◐ BERJALAN" in page
    for path, other in shown.items():
        assert "Nama Rahasia Rancangan" not in other.text, path
        assert "akun-" not in other.text and "99077" not in other.text, path


def test_private_attachments_show_their_hash_and_no_link(shown: dict[str, Reader]) -> None:
    page = shown["keputusan/2024-001/"]
    assert "hadir.pdf (pribadi, hanya sidiknya yang dicatat)" in page.text
    assert sha256(b"nama orang") in page.text
    assert not any("hadir.pdf" in link for link in page.links)


def test_a_text_under_discussion_has_a_marked_page_and_stands_in_no_list_of_services(
    shown: dict[str, Reader],
) -> None:
    page = shown["rancangan/layanan-dibahas/"].text
    assert "◆ RANCANGAN" in page and "Layanan Yang Dibahas" in page and "Loket aduan" in page
    assert "Layanan Yang Dibahas" in shown[""].text
    assert "Layanan Yang Dibahas" not in shown["layanan/"].text


def test_the_home_page_reads_the_charter_out(shown: dict[str, Reader]) -> None:
    for words in ("Maklumat Uji", "Kami sanggup.", "Kami siap dikenai sanksi.", "Bidang Uji", "SK 4/2024"):
        assert words in shown[""].text


def test_the_procedure_page_has_identity_and_standard_of_every_step(shown: dict[str, Reader]) -> None:
    page = shown["sop/"].text
    for words in ("SOP.1", "Mutu baku", "Kegiatan telaah", "Kabag Uji", "Keluaran koreksi", "2 jam"):
        assert words in page


def test_an_office_without_anything_in_force_says_so() -> None:
    empty = pages(Office().release())
    assert "Belum ada standar pelayanan yang berlaku." in empty["layanan/"].text
    assert "Belum ada maklumat pelayanan yang berlaku." in empty[""].text
    assert "Sekarang tidak ada rancangan yang sedang dibahas." in empty["rancangan/"].text


def test_a_nearly_empty_draft_has_a_page_too() -> None:
    bare = layanan(text="skema: 1\nnama: Baru Nama\nbidang: Uji\n")
    page = pages(drafts(bare))["layanan/uji/"].text
    assert "◆ RANCANGAN" in page and "Belum diisi" in page and "Gratis" not in page


def test_hostile_text_appears_as_text_everywhere() -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    text = LAYANAN
    for plain in (
        "Pendaftaran Uji",
        "Bidang Uji",
        "Menyerahkan berkas",
        "Selesai tepat waktu",
        "Kotak saran",
    ):
        text = text.replace(plain, quoted)
    release = drafts(layanan(text=text), maklumat())
    site = tree(release)
    for page in site.pages:
        reader = Reader(page.body)
        scripts = [attributes for tag, attributes in reader.attributes if tag == "script"]
        assert all(
            (script.get("src") or "assets/").rpartition("assets/")[0].strip("./") == ""
            and ("src" in script or script.get("type") == "application/ld+json")
            for script in scripts
        ), page.path  # the project's own files and data, never a script out of a text
    service = Reader(next(page.body for page in site.pages if page.path == "layanan/uji/"))
    assert service.text.count(" ".join(HOSTILE.split())) >= 5


def test_drafts_are_marked_on_every_page_of_a_preview() -> None:
    assert [notice.mark for notice in tree(drafts(layanan())).notices] == ["RANCANGAN", "CONTOH"]
    assert [notice.mark for notice in tree(Office().release()).notices] == ["CONTOH"]


def test_the_same_release_gives_the_same_tree(office: Office) -> None:
    assert tree(office.release()) == tree(office.release())


def test_the_tree_is_written_as_a_folder_of_sources_for_a_generator_without_our_plugin(
    office: Office, tmp_path: Path
) -> None:
    site = tree(office.release())
    folder = tmp_path / "sumber"
    write_sources(site, OVERRIDES.parent, folder)
    source = (folder / "content/layanan/uji/index.md").read_text(encoding="utf-8")
    head, body = source.removeprefix("---\n").split("---\n\n", 1)
    assert 'title: "Mendaftarkan uji"\n' in head and "Rp450.000" in body
    assert next(page.body for page in site.pages if page.path == "layanan/uji/") in body
    beside = folder / "content/layanan/uji/standar.yaml"
    assert beside.read_bytes() == site.files["layanan/uji/standar.yaml"]
    assert (folder / "content/keputusan/2024-003/layanan-uji.pdf").read_bytes() == b"%PDF-2024-003"
    assert "# Layanan yang dijanjikan" in (folder / "content/index.md").read_text(encoding="utf-8")
    assert not (folder / "overrides/halaman").exists() and (folder / "overrides/main.html").is_file()


@pytest.mark.parametrize(
    ("target", "start", "link"),
    [
        ("", "", "./"),
        ("layanan/", "", "layanan/"),
        ("", "layanan/uji/", "../../"),
        ("layanan/b/", "layanan/a/", "../b/"),
        ("a/b.pdf", "layanan/a/", "../../a/b.pdf"),
        ("sop/#langkah", "sop/", "#langkah"),
        ("sop/#langkah", "", "sop/#langkah"),
    ],
)
def test_links_are_relative(target: str, start: str, link: str) -> None:
    assert relative(target, start) == link
