"""The doors of the room: one document, a whole tree, a part of it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.checks.kasus_kantor import OFFICE, read_files

from maklumat.checks.context import Decided
from maklumat.checks.run import check_all, check_document
from maklumat.documents.folder import Key
from maklumat.documents.tree import MemoryTree

DTLST = Key("layanan", "dtlst")
FILE = "layanan/dtlst/standar.yaml"
BEFORE, AFTER = date(2024, 12, 17), date(2024, 12, 18)


def office(**changes: bytes) -> MemoryTree:
    return MemoryTree(read_files(OFFICE) | changes)


def edited(old: str, new: str) -> MemoryTree:
    text = read_files(OFFICE)[FILE].decode()
    assert old in text
    return office(**{FILE: text.replace(old, new).encode()})


def kinds(tree: MemoryTree, today: date, decided_on: date | None = None) -> set[str]:
    return {finding.kode for finding in check_document(tree, DTLST, today, decided_on)}


def test_one_document_alone_is_clean() -> None:
    assert check_document(office(), DTLST, BEFORE) == []


def test_a_regulation_counts_from_the_first_day_it_is_revoked() -> None:
    assert kinds(office(), BEFORE) == set()
    assert kinds(office(), AFTER) == {"regulasi-dicabut"}


def test_an_approved_text_is_judged_by_the_day_of_its_decision() -> None:
    assert kinds(office(), AFTER, BEFORE) == {"regulasi-dicabut-kemudian"}
    assert kinds(office(), AFTER, AFTER) == {"regulasi-dicabut"}


def test_what_the_register_decided_is_taken_per_document() -> None:
    report = check_all(office(), AFTER, decided=Decided({DTLST: BEFORE}))
    assert {finding.kode for finding in report.temuan} == {"regulasi-dicabut-kemudian"}
    assert report.passed


def test_a_document_that_does_not_exist_is_a_structural_finding() -> None:
    (finding,) = check_document(office(), Key("layanan", "lain"), BEFORE)
    assert finding.kode == "folder-tidak-ada"
    assert finding.struktural


def test_a_kind_that_does_not_exist_is_a_structural_finding() -> None:
    (finding,) = check_document(office(), Key("pelayanan", "dtlst"), BEFORE)
    assert finding.kode == "folder-jenis-naskah"


def test_a_file_over_one_mebibyte_is_refused() -> None:
    found = check_document(office(**{FILE: b"a" * (1024 * 1024 + 1)}), DTLST, BEFORE)
    assert [finding.kode for finding in found] == ["yaml-besar"]


def test_a_vague_fee_is_named_beside_the_structural_refusal() -> None:
    tree = edited("Rp400.000 per permohonan", "sesuai ketentuan yang berlaku")
    found = check_document(tree, DTLST, BEFORE)
    assert {finding.kode for finding in found} == {"struktur-nilai", "isi-tidak-pasti"}
    vague = next(finding for finding in found if finding.kode == "isi-tidak-pasti")
    assert vague.dasar == "UU 25/2009 Pasal 21 huruf e"
    assert not vague.struktural


def test_missing_components_show_even_while_the_structure_is_broken() -> None:
    tree = office(**{FILE: b"skema: 1\nnama: Uji\nbidang: Uji\nbiaya: nol\n"})
    found = [finding.kode for finding in check_document(tree, DTLST, BEFORE)]
    assert found.count("komponen-tidak-ada") == 13


@pytest.mark.parametrize(
    ("only", "count"),
    [
        (["layanan"], 1),
        (["layanan/dtlst"], 1),
        ([FILE], 1),
        (["siklus/2024-001"], 1),
        (["kalender/2024.yaml"], 1),
        (["kalender"], 1),
        (["dasar"], 4),
        (["dasar/sop", "warga"], 2),
        ([""], 9),
        (["pengesahan"], 0),
    ],
)
def test_only_what_stands_at_below_or_above_a_path(only: list[str], count: int) -> None:
    assert check_all(office(), BEFORE, only).dokumen == count


def test_findings_are_ordered_and_repeatable() -> None:
    tree = edited("Pemohon lain", "TODO")
    first, second = (check_all(tree, AFTER).temuan for _ in range(2))
    assert first == second
    assert list(first) == sorted(first, key=lambda finding: finding.order)
    assert len(first) == 2


def test_a_closed_bundle_may_name_what_is_gone() -> None:
    bundle = b"skema: 1\njudul: Lama\njalur: penetapan\ndokumen:\n  - layanan/sudah-dicabut\n"
    tree = office(**{"siklus/2023-001/siklus.yaml": bundle})
    assert not check_all(tree, BEFORE).passed
    assert check_all(tree, BEFORE, decided=Decided(closed_cycles=frozenset({"2023-001"}))).passed


def test_an_unreadable_registry_hides_nothing_else() -> None:
    tree = office(**{"dasar/regulasi/regulasi.yaml": b"skema: 1\nregulasi:\n  - PP\n"})
    assert [finding.berkas for finding in check_all(tree, BEFORE).temuan] == [
        "standards/dasar/regulasi/regulasi.yaml"
    ]


def test_validity_told_in_prose_belongs_in_its_own_key() -> None:
    tree = edited("  - Tanda terima permohonan\n", "  - Sertifikat yang berlaku 10 tahun\n")
    assert kinds(tree, BEFORE) == {"waktu-dalam-kalimat"}


GOOD_SENTENCES = [
    ("SKM, 1 kali setahun", "Survei sesuai PermenPANRB 14/2017, 1 kali setahun"),
    ("SKM, 1 kali setahun", "Penilaian berdasarkan SKM, 2 kali setahun"),
    ("    - Peraturan DTLST (contoh)\n", "    - Memahami peraturan DTLST serta aturan turunannya\n"),
    ("    - SP4N-LAPOR!\n", "    - SP4N-LAPOR!\n    - (21) 555 000, hari kerja\n"),
    ("  - Loket KI (contoh)\n", "  - Komputer, pencetak, dan jaringan internet\n"),
    ("  - pemohon: Menyerahkan berkas di loket\n", "  - pemohon: Melengkapi berkas\n    waktu: 30 hari\n"),
    (
        "  sampai: Tanda terima dicetak\n",
        "  sampai: Tanda terima dicetak; proses di Ditjen KI tidak termasuk\n",
    ),
    (
        "  - Berkas hanya dibuka petugas loket (contoh)\n",
        "  - Data pemohon disimpan dan dijaga kerahasiaannya\n",
    ),
]


@pytest.mark.parametrize(("old", "new"), GOOD_SENTENCES)
def test_good_sentences_set_nothing_off(old: str, new: str) -> None:
    assert check_document(edited(old, new), DTLST, BEFORE) == []
