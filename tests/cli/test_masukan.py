"""`maklumat masukan`: comments from paper and from both forges, each once, and no person among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.cli.meja import snapshot
from tests.forges.server import TOKEN, served
from tests.forges.server import Forge as Server
from tests.forges.server_story import Opened, Person, Story
from tests.office import KANTOR, new_office
from tests.pembahasan import FOLDER, SIKLUS, discussing
from tests.publish.html_text import Reader

from maklumat.checks.run import check_discussion
from maklumat.cli.main import run
from maklumat.documents.kiriman_formulir import begun
from maklumat.documents.models import DaftarMasukan, Masukan
from maklumat.documents.reading import read
from maklumat.documents.tree import WorkTree
from maklumat.publish.load import load_release
from maklumat.publish.pages import build_tree
from maklumat.publish.site_tree import SiteTree

AT = "2024-02-10T02:00:00Z"
OVERRIDES = Path(__file__).parents[2] / "overrides"
REFERENCE = f"layanan/legalisasi, siklus {SIKLUS}"
FILE = f"standards/{FOLDER}/masukan.yaml"
ROWS = (
    "\ufeffNomor;Tanggal;Kanal;Naskah;Komponen;Unsur;Ringkasan\r\n"
    "f-001;22/01/2024;loket;layanan/legalisasi;Biaya/tarif;media_massa;Terlalu mahal.\r\n"
    'f-002;5 Februari 2024;;;;;"Tambah kursi; dan\r\nmeja."\r\n'
)
SEEN = datetime.fromisoformat("2024-01-23T02:00:00+00:00")


@dataclass
class Desk:
    """An office on disk whose bundle is discussed until 30 January 2024."""

    root: Path

    def comments(self) -> tuple[Masukan, ...]:
        return read(DaftarMasukan, (self.root / FILE).read_bytes(), FILE).model.masukan

    def sheet(self, text: str | bytes = ROWS) -> str:
        path = self.root / "masuk.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def run(self, source: str, *more: str, siklus: str = SIKLUS) -> int:
        return run(["masukan", source, *more, "--siklus", siklus, "--proyek", str(self.root), "--saat", AT])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(discussing().write(tmp_path))


def test_paper_is_added_behind_what_stands_and_late_ones_are_said_to_be(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (desk.root / FILE).read_bytes()
    assert desk.run("impor", desk.sheet()) == 0
    assert (desk.root / FILE).read_bytes().startswith(before)
    _, first, second = desk.comments()
    assert (first.pengenal, first.tanggal, first.kanal, first.komponen, first.unsur) == (
        "f-001", date(2024, 1, 22), "loket", "biaya", "media_massa",
    )  # fmt: skip
    assert (second.kanal, second.ringkasan) == ("formulir", "Tambah kursi; dan meja.")
    told = capsys.readouterr().out
    assert "f-002: 5 Februari 2024, layanan/legalisasi, seluruh naskah (terlambat)" in told
    assert "Masukan baru: 2, di antaranya terlambat: 1. Sudah ada: 0." in told
    found = check_discussion(WorkTree(desk.root / "standards"), SIKLUS, date(2024, 2, 10))
    assert [item.kode for item in found].count("masukan-terlambat") == 1


def test_the_same_sheet_again_adds_nothing_even_after_rewording_and_answering(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.run("impor", desk.sheet())
    path = desk.root / FILE
    answered = path.read_text().replace(
        "Terlalu mahal.", "Biaya dinilai tinggi.\n    jawaban: Ikut PP.\n    status: diterima"
    )
    path.write_text(answered)
    capsys.readouterr()
    assert desk.run("impor", desk.sheet()) == 0
    assert path.read_text() == answered
    assert "Masukan baru: 0" in capsys.readouterr().out


def test_the_first_comments_of_a_bundle_make_the_file(desk: Desk) -> None:
    (desk.root / FILE).unlink()
    assert desk.run("impor", desk.sheet()) == 0
    assert [comment.pengenal for comment in desk.comments()] == ["f-001", "f-002"]
    assert oct((desk.root / FILE).stat().st_mode)[-3:] == "644"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ROWS + "f-003;2024-01-22;;;;;Telepon 0812 3456 7891\r\n",
            ":4:7: `ringkasan` tampaknya memuat nomor",
        ),
        (ROWS + "f-001;2024-01-22;;;;;Lain lagi\r\n", ":4:1: `nomor`: f-001 sudah dipakai masukan lain"),
        (ROWS + "m-001;2024-01-23;;;;;Lain\r\n", ":4:1: `nomor`: m-001 sudah dipakai masukan lain"),
        (ROWS + "f-003;2024-01-22;;layanan/lain;;;Usul\r\n", ":4:4: `naskah`: “layanan/lain” bukan naskah"),
        (ROWS + "f-003;2024-01-22;;;;;=1+1\r\n", ":4:7: Sel diawali “=”"),
        (b"nomor;tanggal;ringkasan;nama\r\n", ":1:4: Kolom “nama” memuat data pribadi"),
        (b"\xff\xfen\0", ":1:1: Berkas memakai pengodean UTF-16"),
    ],
)
def test_one_bad_row_keeps_every_row_out(
    desk: Desk, capsys: pytest.CaptureFixture[str], text: str | bytes, said: str
) -> None:
    sheet, before = desk.sheet(text), snapshot(desk.root)
    assert desk.run("impor", sheet) == 1
    error = capsys.readouterr().err
    assert f"{sheet}{said}" in error and "Traceback" not in error and "0812" not in error
    assert snapshot(desk.root) == before


def test_what_is_not_there_or_cannot_be_read_is_one_sentence(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = desk.sheet()
    before = snapshot(desk.root)
    for arguments, siklus, said in (
        ([str(desk.root / "tidak-ada.csv")], SIKLUS, "tidak dapat dibaca: tidak ada."),
        ([str(desk.root)], SIKLUS, "itu folder, bukan berkas"),
        ([sheet], "2024-009", "Siklus “2024-009” tidak ada"),
        ([sheet], "../2024-001", "tidak ada"),
    ):
        assert desk.run("impor", *arguments, siklus=siklus) == 2
        assert said in capsys.readouterr().err
    assert snapshot(desk.root) == before


def test_a_broken_or_linked_file_of_comments_is_not_touched(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desk.root / FILE
    path.write_text("skema: 1\nmasukan: [\n")
    assert desk.run("impor", desk.sheet()) == 1
    assert f"{FILE}:2:10:" in capsys.readouterr().err
    elsewhere = desk.root / "lain.yaml"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert desk.run("impor", desk.sheet()) == 2
    assert "tautan simbolik" in capsys.readouterr().err
    assert elsewhere.read_text() == "skema: 1\nmasukan: [\n"


def test_without_a_calendar_lateness_is_said_to_be_unknown(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.root / "standards/kalender/2024.yaml").unlink()
    assert desk.run("impor", desk.sheet()) == 0
    told = capsys.readouterr()
    assert "(terlambat)" not in told.out and "keterlambatan tidak dinilai" in told.err


def test_the_empty_sheet_is_written_once(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = desk.root / "kosong.csv"
    assert run(["masukan", "contoh", str(sheet)]) == 0
    written = sheet.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfnomor;tanggal;")
    assert desk.run("impor", str(sheet)) == 0
    assert run(["masukan", "contoh", str(sheet)]) == 2
    assert "sudah ada" in capsys.readouterr().err and sheet.read_bytes() == written


# --- forges


@pytest.fixture(params=["github", "gitlab"])
def forge(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Server]]:
    with served(Server(Story(Person(1, "penyusun")))) as server:
        for name, value in (
            ("GITHUB_API_URL", server.github_api),
            ("GITHUB_REPOSITORY", "kantor/standar"),
            ("GITHUB_TOKEN", TOKEN),
            ("CI_API_V4_URL", server.gitlab_api),
            ("CI_PROJECT_ID", "42"),
            ("GITLAB_TOKEN", TOKEN),
        ):
            monkeypatch.setenv(name, value)
        yield request.param, server


def form(text: str, reference: str = REFERENCE) -> str:
    return f"{begun(reference)}{text}\n"


def test_forms_of_a_forge_become_comments_once_and_a_bad_one_holds_none_back(
    desk: Desk, forge: tuple[str, Server], capsys: pytest.CaptureFixture[str]
) -> None:
    name, server = forge
    writer = Person(7, "darmawan-suseno")
    server.story.issues = [
        Opened(11, SEEN, form("Tambah kursi."), ("masukan",), writer),
        Opened(12, SEEN, form("Hubungi saya 0812 3456 7891."), (), writer),
        Opened(13, SEEN, form("Usul siklus lain.", "layanan/merek, siklus 2024-002"), (), writer),
        Opened(14, SEEN + timedelta(days=9), form("Terlambat sehari."), (), writer),
    ]
    assert desk.run(name) == 1
    told = capsys.readouterr()
    assert "Masukan baru: 2, di antaranya terlambat: 1." in told.out and "siklus lain: 1" in told.out
    host = server.address.removeprefix("http://").replace(":", "-")
    assert f"Belum dimasukkan: {host}-12: `ringkasan` tampaknya memuat nomor telepon." in told.err
    assert [(item.pengenal, item.kanal) for item in desk.comments()[1:]] == [
        (f"{host}-11", "forge"), (f"{host}-14", "forge"),
    ]  # fmt: skip
    text = (desk.root / FILE).read_text()
    assert "darmawan" not in text and "0812" not in text
    # The drafter words the refused one in her own hand: from then on it is known.
    entry = f"  - pengenal: {host}-12\n    kanal: forge\n    tanggal: 2024-01-23\n"
    entry += "    naskah: layanan/legalisasi\n"
    (desk.root / FILE).write_text(f"{text}{entry}    ringkasan: Minta dihubungi.\n")
    standing = (desk.root / FILE).read_bytes()
    assert desk.run(name) == 0
    assert "Masukan baru: 0, di antaranya terlambat: 0. Sudah ada: 3." in capsys.readouterr().out
    assert (desk.root / FILE).read_bytes() == standing


def test_a_forge_that_fails_changes_nothing(
    desk: Desk, forge: tuple[str, Server], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name, _ = forge
    before = snapshot(desk.root)
    for variable in ("GITHUB_TOKEN", "GITLAB_TOKEN"):
        monkeypatch.setenv(variable, "salah")
    assert desk.run(name) == 2
    error = capsys.readouterr().err
    assert "menolak token" in error and "salah," in error and TOKEN not in error
    assert snapshot(desk.root) == before


# --- the whole story


FORMS = {
    "github": "https://github.com/kantor/standar/issues/new",
    "gitlab": "https://gitlab.uji.example/kantor/standar/-/issues/new",
}


def test_from_form_to_answer_on_the_published_page(tmp_path: Path, forge: tuple[str, Server]) -> None:
    name, server = forge
    office = new_office()
    office.put("dasar/kantor", {**KANTOR, "formulir_masukan": FORMS[name]})
    office.root()
    desk = Desk(discussing(office).write(tmp_path))

    def site() -> SiteTree:
        return build_tree(load_release(desk.root, datetime.fromisoformat(AT)), OVERRIDES)

    def page() -> Reader:
        path = "rancangan/layanan-legalisasi/"
        return Reader(next(page.body for page in site().pages if page.path == path))

    printed = page().text
    assert "Formulir masukan untuk dicetak" in printed and REFERENCE in printed
    (link,) = (link for link in page().links if link.startswith(FORMS[name]))
    asked = {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}
    if name == "github":
        assert asked["template"] == "masukan.yml"
        body = f"### Rancangan yang ditanggapi\n\n{asked['rancangan']}\n\n### Masukan dan alasannya\n\n"
    else:
        body = asked["issue[description]"]
    writer = Person(7, "darmawan-suseno")
    server.story.issues = [Opened(21, SEEN, f"{body}Sediakan pengeras suara.", (), writer)]
    assert desk.run(name) == 0
    assert desk.run("impor", desk.sheet()) == 0
    assert "3 masukan masih menunggu jawaban" in page().text
    path = desk.root / FILE
    answer = "ringkasan: Sediakan pengeras suara.\n    jawaban: Dipasang di loket.\n    status: diterima\n"
    path.write_text(path.read_text().replace("ringkasan: Sediakan pengeras suara.\n", answer))
    shown = page().text
    assert "Sediakan pengeras suara." in shown and "Dipasang di loket." in shown
    assert "lewat repositori kantor, 23 Januari 2024" in shown
    assert "2 masukan masih menunggu jawaban" in shown
    tree = site()
    everything = [page.body for page in tree.pages] + [data.decode("latin-1") for data in tree.files.values()]
    assert not any("darmawan" in text for text in everything)


def test_what_lies_behind_a_linked_folder_is_left_alone(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, elsewhere = desk.root / "standards" / FOLDER, desk.root / "lain"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    before = snapshot(elsewhere)
    assert desk.run("impor", desk.sheet()) == 2
    assert f"standards/{FOLDER} bukan folder biasa" in capsys.readouterr().err
    assert snapshot(elsewhere) == before
