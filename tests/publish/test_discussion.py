"""Drafts under discussion on the site: deadline, ways to comment, answers, and nobody's personal data."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.kalender import kalender
from tests.office import yaml
from tests.publish.html_text import Reader
from tests.publish.office import BASIS, LAYANAN, Office, decree, layanan

from maklumat.documents.kiriman import KOLOM
from maklumat.documents.tree import MemoryTree
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.site_tree import SiteTree

OVERRIDES = Path(__file__).parents[2] / "overrides"
KANTOR = BASIS["kantor"].replace("tempat: Kota Uji", "tempat: Kota Uji\nsurel: kantor@uji.example")
CHANNEL = "    - jenis: WhatsApp\n      alamat: 0812-3456-7890\ncontoh: ya"
DEARER = LAYANAN.replace("Rp400.000", "Rp450.000")

ORANG = (
    "Bapak Darmawan Suseno", "3171234567890001", "0812 3456 7891", "darmawan@rumah.example",
    "Jalan Kenanga No. 7",
)  # fmt: skip
SISA = ("Darmawan", "3171234567890001", "3456 7891", "darmawan@rumah", "Kenanga")
"""What must not be found anywhere, planted below in every place a person could write it."""
PENUH = " ".join(ORANG)


def rapat(**more: object) -> dict[str, object]:
    return {
        "tanggal": "2024-01-04",
        "tempat": "Aula",
        "agenda": ["Rancangan"],
        "undangan": "2024-01-02",
        "berita_acara": "2024-01-04",
        "hadir": {"pengguna_layanan": "4", "media_massa": "1", "penyelenggara": "2"},
        **more,
    }


def masukan(pengenal: str, **more: object) -> dict[str, object]:
    return {
        "pengenal": pengenal,
        "kanal": "surel",
        "tanggal": "2024-01-08",
        "naskah": "layanan/uji",
        "komponen": "biaya",
        "ringkasan": "Biayanya terlalu tinggi.",
        "jawaban": "Biaya mengikuti PP 2/2001.",
        "status": "ditolak",
        "alasan": "Tarif ditetapkan peraturan.",
        **more,
    }


def open_office(files: dict[str, bytes], *, calendars: bool = True, kantor: str = KANTOR) -> Office:
    """`uji` in force, and a dearer one opened for discussion on 3 January 2024 as cycle 2024-002."""
    office = Office({"kantor": kantor})
    office.enact("2024-001", [layanan()], decree("SK 1/2024", "2024-01-02"))
    office.start("2024-002", [layanan(text=DEARER)], before="pembahasan")
    if calendars:
        files = {"kalender/2024.yaml": yaml(kalender(2024)), **files}
    office.tree = MemoryTree(files, office.tree)
    return office


def data(name: str, items: list[dict[str, object]], **more: object) -> dict[str, bytes]:
    path = f"siklus/2024-002/pembahasan/{name}.yaml"
    return {path: yaml({"skema": "1", name: items, **more})}


def site(release: Release) -> SiteTree:
    return build_tree(release, OVERRIDES)


def page(tree: SiteTree, path: str) -> Reader:
    body = next(page.body for page in tree.pages if page.path == path)
    return Reader(body)


def draft_text(office: Office, at: str) -> str:
    return page(site(office.release(datetime.fromisoformat(at))), "rancangan/layanan-uji/").text


def test_the_draft_says_until_when_comments_are_taken_and_what_it_changes() -> None:
    text = draft_text(open_office(data("rapat", [rapat()])), "2024-01-10T05:00:00+00:00")
    assert "Terbuka untuk masukan. Masukan diterima sampai 15 Januari 2024" in text
    assert "7 hari kerja sejak 4 Januari 2024, PP 96/2012 Pasal 27 ayat (2)" in text
    assert "Rp400.000" in text.split("Yang berubah dari naskah yang berlaku")[1].split("Sampaikan")[0]


def test_a_past_deadline_is_said_to_be_past_on_the_day_of_the_site() -> None:
    office = open_office(data("rapat", [rapat()]))
    assert "Terbuka" in draft_text(office, "2024-01-15T05:00:00+00:00")
    assert "Sudah ditutup" not in draft_text(office, "2024-01-15T05:00:00+00:00")
    after = draft_text(office, "2024-01-16T05:00:00+00:00")
    assert "Masa masukan sudah ditutup pada 15 Januari 2024" in after and "Terbuka" not in after


def test_without_a_calendar_no_date_is_invented() -> None:
    text = draft_text(open_office(data("rapat", [rapat()]), calendars=False), "2024-01-10T05:00:00+00:00")
    assert "tidak dihitung karena kalender libur tahun 2024 belum tersedia" in text
    assert "Masukan diterima sampai" not in text and "ditutup" not in text


def test_comment_links_open_a_message_already_addressed_and_begun() -> None:
    office = open_office({}, kantor=KANTOR.replace("contoh: ya", CHANNEL))
    tree = site(office.release())
    links = page(tree, "rancangan/layanan-uji/").links
    (mail,) = [link for link in links if link.startswith("mailto:")]
    assert urlsplit(mail).path == "kantor@uji.example"
    asked = parse_qs(urlsplit(mail).query)
    assert asked["subject"] == ["Masukan atas rancangan: Pendaftaran Uji"]
    assert "layanan/uji, siklus 2024-002" in asked["body"][0]
    (chat,) = [link for link in links if link.startswith("https://wa.me/")]
    assert chat.startswith("https://wa.me/6281234567890?") and "Pendaftaran Uji" in unquote(chat)


def test_an_office_without_these_channels_gets_no_such_links_and_keeps_form_and_counter() -> None:
    reader = page(site(open_office({}, kantor=BASIS["kantor"]).release()), "rancangan/layanan-uji/")
    assert not [link for link in reader.links if link.startswith(("mailto:", "https://wa.me/"))]
    assert "Loket aduan" in reader.text and "Formulir masukan untuk dicetak" in reader.text


def test_answers_stand_with_the_draft_and_afterwards_with_the_decision() -> None:
    comments: list[dict[str, object]] = [
        masukan("m-1"),
        {**masukan("m-2", ringkasan="Belum dijawab."), **dict.fromkeys(("jawaban", "status", "alasan"))},
        masukan("m-3", tanggal="2024-01-20", ringkasan="Usul yang lambat."),
    ]
    comments[1] = {key: value for key, value in comments[1].items() if value is not None}
    office = open_office({**data("rapat", [rapat()]), **data("masukan", comments)})
    text = draft_text(office, "2024-01-22T05:00:00+00:00")
    assert "Biayanya terlalu tinggi." in text and "Tarif ditetapkan peraturan." in text
    assert "Belum dijawab." not in text and "1 masukan masih menunggu jawaban" in text
    assert text.count("diterima sesudah tenggat") == 1
    for step in ("pembahasan", "telaah"):
        office.decide("2024-002", "penetapan", step, [layanan(text=DEARER)])
    tree = site(office.release(datetime(2024, 1, 22, 5, tzinfo=UTC)))
    text = page(tree, "keputusan/2024-002/").text
    assert "masyarakat pengguna layanan 4 orang; media massa 1 orang; penyelenggara 2 orang" in text
    assert "Biaya mengikuti PP 2/2001." in text and "Tidak diterima" in text


@pytest.mark.parametrize("refused", [False, True])
def test_nobodys_data_is_found_anywhere_on_the_site(refused: bool) -> None:
    """Planted in every text of the three files, in comments, in stray files, and under a person's key."""
    planted = masukan(
        "n3171234567890001",
        ringkasan=PENUH,
        jawaban=PENUH,
        alasan=PENUH,
        komponen="darmawan_suseno",
        **({"pengirim": PENUH} if refused else {}),
    )
    elsewhere = masukan("m-2", naskah="layanan/darmawan-kenanga")
    point: dict[str, object] = {
        "pokok": PENUH,
        "uraian": PENUH,
        "putusan": "disepakati",
        "naskah": "layanan/darmawan",
    }
    files = {
        **data("rapat", [rapat(tempat=PENUH, agenda=[PENUH])]),
        **data(
            "hasil",
            [point],
            kemampuan=dict.fromkeys(("pendanaan", "pelaksana", "sarana_prasarana"), PENUH),
            publikasi={"tanggal": "2024-01-05", "kanal": [PENUH]},
        ),
        **data("masukan", [planted, elsewhere]),
    }
    files = {path: text + f"# {PENUH}\n".encode() for path, text in files.items()}
    for name in ("daftar_hadir.csv", "catatan.md", "berita_acara.md", "laporan.md", "rapat.txt"):
        files[f"siklus/2024-002/pembahasan/{name}"] = PENUH.encode()
    office = open_office(files)
    opened = site(office.release(datetime(2024, 1, 10, tzinfo=UTC)))
    new = layanan(text=DEARER)
    for step in ("pembahasan", "telaah"):
        office.decide("2024-002", "penetapan", step, [new])
    for tree in (opened, site(office.release(datetime(2024, 1, 30, tzinfo=UTC)))):
        everything = {page.path: page.title + page.description + page.body for page in tree.pages}
        everything |= {path: data.decode("latin-1") for path, data in tree.files.items()}
        for path, text in everything.items():
            plain = unquote(text)
            assert [word for word in SISA if word.casefold() in plain.casefold()] == [], path
    shown = page(opened, "rancangan/layanan-uji/").text
    assert ("[disamarkan]" in shown) is not refused


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://github.com/kantor/standar/issues/new", None),
        ("https://forge.uji.example/kantor/standar/-/issues/new/", None),
        ("https://formulir.uji.example/masukan?id=3", "https://formulir.uji.example/masukan?id=3"),
        (
            "https://github.com/k/s/issues/new?template=lain.yml",
            "https://github.com/k/s/issues/new?template=lain.yml",
        ),
    ],
)
def test_the_form_on_a_forge_is_apart_from_what_needs_no_account(address: str, kept: str | None) -> None:
    kantor = KANTOR.replace("jam_layanan:", f"formulir_masukan: {address}\njam_layanan:")
    reader = page(site(open_office({}, kantor=kantor).release()), "rancangan/layanan-uji/")
    host = urlsplit(address).hostname
    (link,) = [link for link in reader.links if urlsplit(link).hostname == host]
    assert "Tanpa akun; pesannya" in reader.text
    assert f"Dengan akun; masukan Anda terbaca umum di sana: Isi formulir di {host}" in reader.text
    if kept is not None:
        assert link == kept
    else:
        assert "layanan/uji, siklus 2024-002" in unquote(link) and "//issues" not in link


def test_the_form_on_paper_asks_what_the_sheet_for_it_holds() -> None:
    reader = page(site(open_office({}).release()), "rancangan/layanan-uji/")
    form = reader.text.split("Formulir masukan untuk dicetak")[1]
    asked = ("Nomor", "Tanggal", "Kanal", "Naskah", "Bagian yang ditanggapi", "Saya", "Masukan dan alasannya")
    places = [form.index(word) for word in asked]
    assert len(asked) == len(KOLOM) and places == sorted(places)
    assert "layanan/uji, siklus 2024-002" in form
