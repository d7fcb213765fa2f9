"""`maklumat surat`: where papers go, what is refused in plain words, and that they serve as attachments."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.office import Office
from tests.pembahasan import BERKAS, FOLDER, SIKLUS, meeting, put
from tests.publish.surat import discussed, meetings, planned

from maklumat.cli.main import run
from maklumat.documents.canonical import sha256

ROOT = Path(__file__).resolve().parents[2]
AT = "2024-01-22T02:00:00Z"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, away from the project."""
    folder = tmp_path / "meja"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def surat(office: Office, folder: Path, form: str, *more: str, siklus: str = SIKLUS) -> int:
    project = folder.parent / "kantor"
    office.write(project)
    if not (project / "overrides").exists():
        (project / "overrides").symlink_to(ROOT / "overrides")
    return run(["surat", form, "--proyek", str(project), "--saat", AT, "--siklus", siklus, *more])


def names(folder: Path) -> list[str]:
    """Whatever stands in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "form", ["undangan", "daftar-hadir", "berita-acara", "laporan", "disposisi", "rencana"]
)
def test_each_paper_is_written_here_before_anything_is_recorded(
    here: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert surat(planned(), here, form) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == (f"{form}-2024-001.pdf ditulis.\n", "")
    assert names(here) == [f"{form}-2024-001.pdf"]
    assert (here / f"{form}-2024-001.pdf").read_bytes().startswith(b"%PDF-")
    assert names(here.parent / "kantor" / "standards" / "siklus" / SIKLUS) == ["pembahasan", "siklus.yaml"]


def test_a_paper_of_one_of_several_meetings_bears_its_number(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = meetings(planned(), meeting(), meeting(tanggal="2024-01-25", berita_acara="2024-01-25"))
    assert surat(office, here, "undangan") == 2
    assert capsys.readouterr().err == (
        "Siklus ini memuat 2 rapat. Pilih dengan --rapat: 1 (Kamis, 18 Januari 2024); "
        "2 (Kamis, 25 Januari 2024).\n"
    )
    assert surat(office, here, "undangan", "--rapat", "2") == 0
    assert names(here) == ["undangan-2024-001-2.pdf"]


def test_a_place_may_be_named_and_is_replaced_whole(here: Path) -> None:
    target = here / "surat.pdf"
    target.write_bytes(b"lama")
    assert surat(planned(), here, "undangan", "--keluar", "surat.pdf") == 0
    assert target.read_bytes().startswith(b"%PDF-")
    assert names(here) == ["surat.pdf"]


@pytest.mark.parametrize(
    ("siklus", "status", "sentence"),
    [
        ("2024-099", 2, "Siklus “2024-099” tidak ada: standards/siklus/ tidak memuatnya.\n"),
        ("../siklus/2024-001", 2, "Siklus “../siklus/2024-001” tidak ada"),
        ("", 2, "Siklus “” tidak ada"),
    ],
)
def test_an_unknown_bundle_is_a_wrong_call(
    here: Path, capsys: pytest.CaptureFixture[str], siklus: str, status: int, sentence: str
) -> None:
    assert surat(planned(), here, "undangan", siklus=siklus) == status
    assert sentence in capsys.readouterr().err
    assert names(here) == []


def test_a_bundle_without_meetings_is_told_where_to_write_them(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = planned()
    del office.files[f"{FOLDER}/rapat.yaml"]
    for form in ("undangan", "daftar-hadir", "berita-acara", "laporan"):
        assert surat(office, here, form) == 1
        assert capsys.readouterr().err == (
            "Siklus 2024-001 belum memuat pembahasan/rapat.yaml. Tulis tanggal, tempat, dan agenda rapatnya "
            "di standards/siklus/2024-001/pembahasan/.\n"
        )
    assert names(here) == []
    assert surat(office, here, "rencana") == 0
    assert surat(office, here, "disposisi") == 0


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("rapat", b"skema: 1\nrapat: x\n", "rapat.yaml:2:8: "),
        ("masukan", b"skema: 1\nmasukan:\n  - pengenal: A B\n", "masukan.yaml:3:"),
        ("hasil", b"\xff", "hasil.yaml"),
    ],
)
def test_unreadable_data_is_refused_with_its_place(
    here: Path, capsys: pytest.CaptureFixture[str], name: str, text: bytes, sentence: str
) -> None:
    office = planned()
    office.files[f"{FOLDER}/{name}.yaml"] = text
    assert surat(office, here, "undangan") == 1
    assert sentence in capsys.readouterr().err
    assert names(here) == []


def test_minutes_before_the_invitation_are_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = planned()
    put(office, "rapat", [meeting(undangan="2024-01-20")])
    assert surat(office, here, "berita-acara") == 1
    assert "`tanggal` (2024-01-18) mendahului `undangan` (2024-01-20)" in capsys.readouterr().err
    assert names(here) == []


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["--keluar", "surat.txt"], 2, "Namai surat.txt dengan akhiran .pdf."),
        (["--rapat", "0"], 2, "di luar rentang"),
        (["--rapat", "9"], 2, "Rapat nomor 9 tidak ada. Yang ada: 1 (Kamis, 18 Januari 2024)."),
        (["--orang", "siapa"], 1, "Orang “siapa” tidak memegang jabatan pada 22 Januari 2024"),
        (["--keluar", "map.pdf/surat.pdf"], 2, "map.pdf"),
    ],
)
def test_wrong_choices_leave_nothing_behind(
    here: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, sentence: str
) -> None:
    (here / "map.pdf").write_bytes(b"")
    assert surat(planned(), here, "undangan", *arguments) == status
    assert sentence in capsys.readouterr().err
    assert names(here) == ["map.pdf"]


def test_a_letter_the_type_lacks_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert surat(planned(tempat="Aula 会議室"), here, "undangan") == 1
    assert "tidak ada dalam huruf cetak" in capsys.readouterr().err
    assert names(here) == []


def test_notes_that_are_no_text_are_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = planned()
    office.files[f"siklus/{SIKLUS}/rencana.md"] = b"\xff\xfe"
    assert surat(office, here, "rencana") == 1
    assert "rencana.md: berkas ini bukan teks UTF-8" in capsys.readouterr().err
    office.files[f"siklus/{SIKLUS}/rencana.md"] = b"a" * 300_000
    assert surat(office, here, "rencana") == 1
    assert "terlalu panjang" in capsys.readouterr().err
    assert names(here) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Biaya \u202e000.5pR\n", "U+202E"),
        ("Biaya &#x202e;000.5pR\n", "U+202E"),
        ("Ber\u200bkas\n", "U+200B"),
        ("a\x00b\n", "U+0000"),
    ],
)
def test_notes_with_what_no_reader_sees_are_refused(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, named: str
) -> None:
    office = planned()
    office.files[f"siklus/{SIKLUS}/rencana.md"] = text.encode()
    assert surat(office, here, "rencana") == 1
    assert "rencana.md: Ada karakter yang tidak terlihat" in (told := capsys.readouterr().err)
    assert named in told
    assert names(here) == []


def test_a_broken_book_is_noticed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = discussed()
    office.files["pengesahan/buku/000002.json"] = b"{}"
    assert surat(office, here, "laporan") == 0
    assert capsys.readouterr().err.startswith("catatan: Buku pengesahan tidak utuh")


def test_minutes_and_report_serve_as_attachments(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = discussed()
    put(office, "masukan", [{
        "pengenal": "m-001", "kanal": "surel", "tanggal": "2024-01-22", "naskah": "layanan/legalisasi",
        "ringkasan": "Sediakan kursi roda.", "jawaban": "Disediakan.", "status": "diterima",
    }])  # fmt: skip
    for form in ("berita-acara", "laporan"):
        assert surat(office, here, form) == 0
    (here / "daftar.pdf").write_bytes(BERKAS["daftar_hadir"])
    project = here.parent / "kantor"
    status = run([
        "catat", "lokal", "--proyek", str(project), "--siklus", SIKLUS, "--langkah", "pembahasan",
        "--orang", "kasubbag", "--keputusan", "ya", "--saat", "2024-01-31T02:00:00Z",
        "--kunci-saksi", str(project / "kunci" / "saksi-ci"), "--lampiran", "daftar_hadir=daftar.pdf",
        "--lampiran", "berita_acara=berita-acara-2024-001.pdf", "--lampiran", "laporan=laporan-2024-001.pdf",
    ])  # fmt: skip
    assert status == 0, capsys.readouterr().err
    kept = project / "standards/pengesahan/lampiran"
    for form in ("berita-acara", "laporan"):
        data = (here / f"{form}-2024-001.pdf").read_bytes()
        assert (kept / sha256(data)).read_bytes() == data
