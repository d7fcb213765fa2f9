"""Where discussion data is looked for, and what is asked of it across its files."""

from __future__ import annotations

from datetime import date

from tests.office import Office, yaml
from tests.pembahasan import FOLDER, comment, discussing, meeting, published, put

from maklumat.checks.run import check_all, check_discussion
from maklumat.documents.tree import MemoryTree

TODAY = date(2024, 2, 1)


def codes(office: Office, *only: str) -> list[str]:
    return [finding.kode for finding in check_all(office.tree, TODAY, only or ("siklus",)).temuan]


def test_whole_discussion_data_has_no_finding() -> None:
    assert codes(discussing()) == []


def test_only_the_three_files_are_read() -> None:
    office = discussing()
    office.files[f"{FOLDER}/peserta.yaml"] = b"skema: 1\n"
    office.files[f"{FOLDER}/berita_acara.md"] = b"# Berita acara\n"
    report = check_all(office.tree, TODAY, ["siklus"])
    assert [(finding.kode, finding.berkas) for finding in report.temuan] == [
        ("berkas-salah-tempat", f"standards/{FOLDER}/peserta.yaml")
    ]
    assert "rapat.yaml, hasil.yaml, masukan.yaml" in report.temuan[0].pesan


def test_one_file_can_be_checked_alone() -> None:
    office = discussing()
    put(office, "masukan", [comment(komponen="sarana")])
    put(office, "rapat", [meeting(undangan="2024-01-19")])
    assert codes(office, f"{FOLDER}/masukan.yaml") == ["pembahasan-komponen-tidak-dikenal"]
    assert codes(office, FOLDER) == ["pembahasan-komponen-tidak-dikenal", "pembahasan-tanggal-terbalik"]
    assert codes(office, "kalender") == []


def test_what_was_published_before_its_minutes_was_not_yet_discussed() -> None:
    office = discussing()
    published(office, "2024-01-17")
    found = check_discussion(office.tree, "2024-001", TODAY)
    assert [finding.kode for finding in found] == ["pembahasan-tanggal-terbalik"]
    assert found[0].pesan == "Publikasi (2024-01-17) mendahului berita acara terakhir (2024-01-18)."


def test_meetings_on_one_day_overlap_unless_their_hours_part_them() -> None:
    office = discussing()
    put(office, "rapat", [meeting(), meeting(pukul="12.00 sampai 14.00")])
    assert codes(office) == []
    put(office, "rapat", [meeting(), meeting(pukul="11.59 sampai 14.00")])
    assert codes(office) == ["pembahasan-rapat-bertumpuk"]
    without = {key: value for key, value in meeting().items() if key != "pukul"}
    put(office, "rapat", [meeting(), {**without, "tempat": "Ruang lain"}])
    assert codes(office) == ["pembahasan-rapat-bertumpuk"]


def test_a_file_beside_an_unreadable_one_is_still_judged() -> None:
    office = discussing()
    office.files[f"{FOLDER}/rapat.yaml"] = b"rapat: ["
    put(office, "masukan", [comment(komponen="sarana")])
    found = codes(office)
    assert "pembahasan-komponen-tidak-dikenal" in found
    assert any(code.startswith("yaml-") for code in found)


def test_a_comment_on_the_maklumat_names_its_own_parts() -> None:
    files = {
        "siklus/2024-002/siklus.yaml": yaml(
            {"skema": "1", "judul": "Uji", "jalur": "penetapan", "dokumen": ["maklumat/kantor-uji"]}
        ),
        "siklus/2024-002/pembahasan/masukan.yaml": yaml(
            {"skema": "1", "masukan": [comment(naskah="maklumat/kantor-uji", komponen="pernyataan")]}
        ),
    }
    assert check_discussion(MemoryTree(files), "2024-002", TODAY) == []
