"""One reporter a format."""

from __future__ import annotations

import json

from maklumat.checks.finding import Bobot, Finding, Report
from maklumat.checks.reporters import REPORTERS, teks

FILE = "standards/layanan/x/standar.yaml"
WHOLE = Finding("komponen-tidak-ada", Bobot.GALAT, FILE, 0, 0, "Belum diisi.", "Isi.", "UU 25/2009 Pasal 21")
PLACED = Finding("butir-ganda", Bobot.SARAN, FILE, 3, 5, "Dua kali: 50%, ya.", "Hapus\nsatu.", "Kelaziman")
REPORT = Report(2, (WHOLE, PLACED))


def test_json_is_the_contract() -> None:
    assert json.loads(REPORTERS["json"](REPORT)) == {
        "versi_skema": "1",
        "ringkasan": {"dokumen": 2, "galat": 1, "peringatan": 0, "saran": 1},
        "temuan": [
            {
                "kode": finding.kode,
                "bobot": finding.bobot.value,
                "berkas": FILE,
                "baris": finding.baris,
                "kolom": finding.kolom,
                "pesan": finding.pesan,
                "perbaikan": finding.perbaikan,
                "dasar": finding.dasar,
            }
            for finding in (WHOLE, PLACED)
        ],
    }


def test_text_groups_by_file_and_ends_with_the_summary() -> None:
    lines = REPORTERS["teks"](REPORT).splitlines()
    assert lines[0] == FILE
    assert lines.count(FILE) == 1
    assert any(line.startswith("  3:5  saran  Dua kali") for line in lines)
    assert lines[-1] == "2 naskah diperiksa: 1 galat, 0 peringatan, 1 saran."


def test_colours_only_on_request() -> None:
    assert "\x1b" not in teks.render(REPORT)
    assert "\x1b[31mgalat\x1b[0m" in teks.render(REPORT, colour=True)


def test_a_hostile_file_name_cannot_steer_the_terminal() -> None:
    hostile = Finding(
        "folder-nama", Bobot.GALAT, "standards/layanan/\x1b[2J", 0, 0, "Nama.", "Ganti.", "Bentuk"
    )
    assert "\x1b" not in teks.render(Report(1, (hostile,)))


def test_github_annotations_escape_what_would_end_them() -> None:
    first, second = REPORTERS["github"](REPORT).splitlines()
    assert first == f"::error file={FILE},title=komponen-tidak-ada::Belum diisi. Isi. (UU 25/2009 Pasal 21)"
    assert second == (
        f"::notice file={FILE},line=3,col=5,title=butir-ganda::Dua kali: 50%25, ya. Hapus%0Asatu. (Kelaziman)"
    )


def test_gitlab_entries_have_a_line_and_their_own_fingerprint() -> None:
    whole, placed = json.loads(REPORTERS["gitlab"](REPORT))
    assert whole["location"] == {"path": FILE, "lines": {"begin": 1}}
    assert (whole["severity"], placed["severity"]) == ("major", "info")
    assert whole["fingerprint"] != placed["fingerprint"]
    assert json.loads(REPORTERS["gitlab"](REPORT))[0]["fingerprint"] == whole["fingerprint"]
