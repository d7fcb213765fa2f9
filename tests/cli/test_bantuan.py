"""Help and refusals of a call: whole sentences, the choices there are, and what may have been meant."""

from __future__ import annotations

import pytest

from maklumat.cli.common import fitted
from maklumat.cli.main import run


def test_no_command_shows_the_help_and_nothing_after_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert capsys.readouterr().err.rstrip().endswith("Membuat repositori kantor baru.")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["perikasa"], "Perintah perikasa tidak dikenal. Maksudnya periksa? Lihat `maklumat --help`."),
        (["zzz"], "Perintah zzz tidak dikenal. Lihat `maklumat --help`."),
        (["surat", "undngan"], "Perintah undngan tidak dikenal. Maksudnya undangan?"),
        (["skema", "--kelaur", "x"], "Pilihan --kelaur tidak dikenal. Maksudnya --keluar?"),
        (["baru", "jenis", "x"], "pilihan yang disediakan (layanan, maklumat, siklus)."),
        (["masukan", "impor", "--siklus", "2024-003"], "BERKAS.csv belum diberikan."),
        (["surat", "daftar-hadir", "--baris", "0"], "rentang yang diperbolehkan (1 sampai 1000)."),
        (["surat", "undangan", "--rapat", "0"], "rentang yang diperbolehkan (sedikitnya 1)."),
    ],
)
def test_a_refused_call_says_what_there_is(
    call: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(call) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_shows_whole_sentences_and_examples(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["masukan", flag]) == 0
    assert "..." not in capsys.readouterr().out.partition("Perintah:")[2]
    assert run(["tenggat", flag]) == 0
    out = capsys.readouterr().out
    assert "Contoh:\n  maklumat tenggat\n" in out
    assert "; 0 sampai" in out  # the range of a number


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("pendek", "pendek"),
        ("  satu dua tiga empat", "  satu dua tiga\n    empat"),
        ("kolom  satu dua tiga", "kolom  satu dua\n  tiga"),
        ("standards/layanan/pendaftaran-merek", "standards/layanan/pendaftaran-merek"),
    ],
)
def test_long_lines_are_fitted_below_their_indent(line: str, shown: str) -> None:
    assert fitted(f"{line}\nlagi", 16) == f"{shown}\nlagi"
