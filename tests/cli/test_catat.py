"""`maklumat catat lokal`: one decision, one record; a refusal leaves the tree as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.meja import AT, CORRECTED, DRAFTED, book_problems, catat, numbers, snapshot, waiting
from tests.office import REPORTS, begun, new_office, record_path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return waiting(tmp_path)


# What is written -----------------------------------------------------------------------------------


def test_the_first_record_begins_the_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = new_office().write(tmp_path)
    root = {"siklus": "2024-000", "langkah": "penandatanganan", "orang": "kepala", "keputusan": "ya"}
    assert catat(project, "2024-01-02T02:00:00Z", **root) == 0
    assert capsys.readouterr().out == (
        "Tercatat 000001: Nama kepala, penandatanganan ya (2024-000).\n"
        "Siklus 2024-000 selesai.\n"
        "Simpan dengan git: git add standards && git commit\n"
    )
    written = sorted(
        str(path.relative_to(project / "standards/pengesahan"))
        for path in (project / "standards/pengesahan").iterdir()
    )
    assert written == ["BACA.md", "buku", "isi"]
    assert "ssh-keygen -Y verify" in (project / "standards/pengesahan/BACA.md").read_text(encoding="utf-8")
    assert book_problems(project) == ()


def test_a_whole_path_on_disk(project: Path, tmp_path: Path) -> None:
    for kind in REPORTS:
        (tmp_path / f"{kind}.pdf").write_bytes(f"{kind}\n".encode())
    reports = [word for kind in REPORTS for word in ("--lampiran", f"{kind}={tmp_path}/{kind}.pdf")]
    for hour, (langkah, orang, keputusan, more) in enumerate(
        (
            ("disposisi-kakanwil", "kepala", "selesai", []),
            ("penyusunan", "pelaksana", "selesai", []),
            ("koreksi", "kasubbag", "ya", []),
            ("bahan-pembahasan", "pelaksana", "selesai", []),
            ("pembahasan", "kasubbag", "ya", reports),
            ("telaah", "kabag", "ya", []),
            ("persetujuan", "kadiv", "ya", []),
        )
    ):
        options = {"siklus": "2024-001", "langkah": langkah, "orang": orang, "keputusan": keputusan}
        assert catat(project, f"2024-01-03T{hour:02}:00:00Z", *more, **options) == 0
    assert book_problems(project) == ()
    assert numbers(project) == [f"{number:06d}.json" for number in range(1, 9)]
    stored = {path.read_bytes() for path in (project / "standards/pengesahan/lampiran").iterdir()}
    assert stored == {b"berita_acara\n", b"laporan\n"}


def test_a_record_says_whose_turn_follows(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catat(project, AT, **DRAFTED) == 0
    assert "\nBerikutnya: langkah koreksi, giliran kasubbag: kasubbag, ganda.\n" in capsys.readouterr().out
    cancelled = {**CORRECTED, "keputusan": "batal", "alasan": "Ditunda."}
    assert catat(project, AT, **cancelled) == 0
    assert "Siklus 2024-001 dihentikan" in capsys.readouterr().out


def test_a_time_may_be_told_by_the_clock_of_the_office(project: Path) -> None:
    assert catat(project, AT, **{**DRAFTED, "waktu": "2024-01-03 08.45"}) == 0
    written = (project / "standards/pengesahan/buku/000002.json").read_text(encoding="utf-8")
    assert '"waktu": "2024-01-03T01:45:00Z"' in written


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            {"langkah": "telaah", "orang": "kabag"},
            "Yang ditunggu langkah koreksi, giliran kasubbag: kasubbag, ganda.",
        ),
        ({"orang": "kabag"}, "Pemegang peran kasubbag pada 2024-01-03: kasubbag, ganda (--orang)."),
        ({"keputusan": "selesai"}, "Keputusan pada langkah koreksi: ya atau tidak (--keputusan)."),
        ({"keputusan": "tidak"}, "Sebutkan alasannya dengan --alasan."),
        ({"tingkat": "tte"}, "Tingkat bukti yang diterima langkah koreksi: saksi, basah (--tingkat)."),
        ({"tingkat": "basah"}, "dengan --konfirmasi ORANG."),
    ],
)
def test_a_refusal_says_what_the_decision_needs(
    wrong: dict[str, str | None], said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catat(project, AT, **DRAFTED) == 0
    assert catat(project, AT, **{**CORRECTED, **wrong}) == 1
    assert said in capsys.readouterr().err


def test_a_refusal_names_the_attachments_still_missing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = {**DRAFTED, "langkah": "bahan-pembahasan"}
    for decision in (DRAFTED, CORRECTED, opened):
        assert catat(project, AT, **decision) == 0
    assert catat(project, AT, **{**CORRECTED, "langkah": "pembahasan"}) == 1
    told = capsys.readouterr().err
    assert [f"Sertakan --lampiran {kind}=BERKAS." in told for kind in REPORTS] == [True] * len(REPORTS)


def test_the_same_decision_is_recorded_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catat(project, AT, **DRAFTED) == 0
    before = snapshot(project)
    assert catat(project, "2024-01-04T02:00:00Z", **DRAFTED) == 0
    assert snapshot(project) == before
    assert "sudah tercatat di siklus 2024-001" in capsys.readouterr().err


def test_the_last_record_of_a_closed_cycle_is_recorded_once(tmp_path: Path) -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi")
    office.run("2024-002", "pencabutan", "layanan/legalisasi")
    office.run("2024-003", "warga", "warga/legalisasi", until="telaah")
    office.decide("2024-003", "telaah", "kabag", "batal", alasan="Tidak jadi.")
    project = office.write(tmp_path)
    before = snapshot(project)
    last = {"langkah": "penandatanganan", "orang": "kepala", "keputusan": "ya"}
    assert catat(project, AT, siklus="2024-001", **last) == 0
    assert catat(project, AT, siklus="2024-002", **last) == 0
    cancelled = {"langkah": "telaah", "orang": "kabag", "keputusan": "batal", "alasan": "Tidak jadi."}
    assert catat(project, AT, siklus="2024-003", **cancelled) == 0
    assert snapshot(project) == before


def test_a_changed_text_is_a_new_decision(project: Path) -> None:
    assert catat(project, AT, **DRAFTED) == 0
    text = project / "standards/layanan/legalisasi/standar.yaml"
    text.write_bytes(text.read_bytes() + b"sumber: Diperbarui\n")
    assert catat(project, "2024-01-04T02:00:00Z", **DRAFTED) == 0
    assert numbers(project) == ["000001.json", "000002.json", "000003.json"]


# What is refused, and leaves nothing ------------------------------------------------------------------


def edited(text: bytes, to: bytes) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        file = project / "standards/layanan/legalisasi/standar.yaml"
        file.write_bytes(file.read_bytes().replace(text, to))

    return change


def unchanged(project: Path) -> None:
    """The project as it is."""


REFUSALS: dict[str, tuple[Callable[[Path], object], dict[str, str | None], int, str]] = {
    "not the person's role": (unchanged, {"orang": "kasubbag"}, 1, "tidak memegang peran pelaksana"),
    "a stranger": (unchanged, {"orang": "siapa"}, 1, "tidak ada di daftar pejabat"),
    "not the step due": (unchanged, CORRECTED, 1, "langkah penyusunan belum dicatat"),
    "no such step": (unchanged, {"langkah": "doa"}, 1, "Pilih: disposisi-kakanwil, "),
    "no such cycle": (unchanged, {"siklus": "2024-009"}, 1, "maklumat baru siklus 2024-009"),
    "no cycle number": (unchanged, {"siklus": "../x"}, 1, "tidak dikenal bentuknya"),
    "not a decision of the step": (unchanged, {"keputusan": "ya"}, 1, "tidak mengenal keputusan ya"),
    "no decision at all": (unchanged, {"keputusan": "setuju"}, 2, "bukan salah satu pilihan"),
    "a return without tidak": (unchanged, {"kembali": "rencana"}, 1, "hanya dipakai bersama keputusan tidak"),
    "a decision ahead of its recording": (unchanged, {"waktu": "2024-01-05T02:00:00Z"}, 1, "sesudah waktu"),
    "a decision at no time": (unchanged, {"waktu": "kemarin"}, 2, "--waktu"),
    "an unknown attachment": (
        unchanged,
        {"lampiran": f"laporan={__file__}"},
        1,
        "tidak dikenal pada langkah",
    ),
    "an unreadable attachment": (
        unchanged,
        {"lampiran": "bahan=/tidak/ada"},
        2,
        "/tidak/ada tidak dapat dibaca",
    ),
    "an attachment of no kind": (unchanged, {"lampiran": "x"}, 2, "Tulis JENIS=FILE"),
    "a reason that steers the terminal": (unchanged, {"alasan": "\x1b[2J"}, 2, "--alasan"),
    "a reason that is no text": (unchanged, {"alasan": "\udcff"}, 2, "--alasan"),
    "an empty reason": (unchanged, {"alasan": " "}, 2, "--alasan tidak dapat dipakai: isinya kosong"),
    "a time no zone can tell": (unchanged, {"waktu": "9999-12-31T23:59:59-07:00"}, 2, "--waktu"),
    "no witness key": (unchanged, {"kunci-saksi": None}, 2, "Kunci saksi belum disebut"),
    "a missing witness key": (unchanged, {"kunci-saksi": "/tidak/ada"}, 2, "tidak dapat dibaca"),
    "something else as key": (unchanged, {"kunci-saksi": __file__}, 2, "bukan kunci privat OpenSSH"),
    "the own witness": (
        unchanged,
        {"orang": "operator", "kunci-saksi": "saksi-operator"},
        1,
        "menyaksikan keputusannya sendiri",
    ),
    "text of no structure": (edited(b"skema:", b"&a skema:"), {}, 1, "standar.yaml:1:"),
    "a folder of no structure": (
        lambda project: (project / "standards/layanan/legalisasi/sub").mkdir(),
        {},
        1,
        "Di dalam naskah ada folder",
    ),
    "no text": (
        lambda project: shutil.rmtree(project / "standards/layanan/legalisasi"),
        {},
        1,
        "layanan/legalisasi",
    ),
    "no plan": (
        lambda project: (
            (project / "standards/siklus/2024-001/siklus.yaml").write_bytes(b"skema: 2\n") and None
        ),
        {},
        1,
        "siklus.yaml",
    ),
    "a broken book": (
        lambda project: (project / "standards" / record_path(1, "sig")).unlink(),
        {},
        1,
        "Buku pengesahan tidak utuh, jadi tidak diubah",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_leaves_the_tree_as_it_was(
    project: Path, case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MAKLUMAT_KUNCI_SAKSI", raising=False)
    change, options, status, reason = REFUSALS[case]
    change(project)
    if options.get("kunci-saksi") == "saksi-operator":
        options = {**options, "kunci-saksi": str(project / "kunci/saksi-operator")}
    before = snapshot(project)
    assert catat(project, AT, **{**DRAFTED, **options}) == status
    output = capsys.readouterr()
    assert reason in output.err
    assert output.out == ""
    assert "Traceback" not in output.err
    assert snapshot(project) == before


def test_a_refused_first_record_leaves_no_folder(tmp_path: Path) -> None:
    project = new_office().write(tmp_path)
    root = {"siklus": "2024-000", "langkah": "penandatanganan", "orang": "kadiv", "keputusan": "ya"}
    assert catat(project, AT, **root) == 1
    assert not (project / "standards/pengesahan").exists()


def test_other_findings_refuse_from_the_correction_on(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(b'dasar: "PP 2/2002"', b'dasar: "PP 9/1999"')(project)
    assert catat(project, AT, **DRAFTED) == 0
    before = snapshot(project)
    assert catat(project, "2024-01-03T03:00:00Z", **CORRECTED) == 1
    error = capsys.readouterr().err
    assert "naskahnya masih bergalat" in error
    assert "PP 9/1999" in error
    assert snapshot(project) == before
    sent_back = {**CORRECTED, "keputusan": "tidak", "alasan": "Dasar biaya tidak dikenal."}
    assert catat(project, "2024-01-03T03:00:00Z", **sent_back) == 0


def test_a_plan_not_filled_in_is_told_with_every_record(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catat(project, AT, **DRAFTED) == 0
    assert "belum diisi" not in capsys.readouterr().err
    plan = project / "standards/siklus/2024-001/siklus.yaml"
    filled = plan.read_text(encoding="utf-8")
    judul = next(line for line in filled.splitlines() if line.startswith("judul:"))
    plan.write_text(filled.replace(judul, "judul: isi di sini"), encoding="utf-8")
    assert catat(project, AT, **CORRECTED) == 0
    told = capsys.readouterr().err
    assert "siklus/2024-001/siklus.yaml:" in told and "Isi sebelum siklus ini ditutup." in told


def test_a_tidak_chooses_among_the_allowed_returns(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catat(project, AT, **DRAFTED) == 0
    sent_back = {**CORRECTED, "keputusan": "tidak", "alasan": "Kurang."}
    assert catat(project, AT, **{**sent_back, "kembali": "telaah"}) == 1
    assert "boleh mengembalikan ke: penyusunan" in capsys.readouterr().err
    assert catat(project, AT, **{**sent_back, "alasan": None}) == 1
    assert "Tidak tanpa alasan" in capsys.readouterr().err
    assert catat(project, AT, **sent_back) == 0


def test_wet_ink_is_confirmed_by_somebody_else(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catat(project, AT, **DRAFTED) == 0
    inked = {**CORRECTED, "tingkat": "basah"}
    for konfirmasi, reason in (
        (None, "belum dikonfirmasi orang kedua"),
        ("kasubbag", "harus dikonfirmasi orang lain"),
        ("siapa", "tidak ada di daftar pejabat"),
    ):
        before = snapshot(project)
        assert catat(project, AT, **{**inked, "konfirmasi": konfirmasi}) == 1
        assert reason in capsys.readouterr().err
        assert snapshot(project) == before
    assert catat(project, AT, **{**inked, "konfirmasi": "operator"}) == 0
    assert book_problems(project) == ()
