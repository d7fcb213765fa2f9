"""A rehearsal plays a whole story by the real rules, and tells everyone what they would see."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.office import begun, new_office

from maklumat.documents.errors import Refused, Unreadable
from maklumat.documents.tree import MemoryTree, WorkTree
from maklumat.forges.rehearsal import play
from maklumat.forges.story import read_story

STORIES = Path(__file__).parent / "cerita"
PROJECT = Path(__file__).parents[2]


def told(name: str, tree: MemoryTree | None = None, old: str = "", new: str = "") -> tuple[bool, str]:
    """How a story ends and everything it tells; `new` stands for `old` in it."""
    text = (STORIES / f"{name}.yaml").read_text()
    assert old in text
    text = text.replace(old, new) if old else text
    lines: list[str] = []
    ended = play(read_story(text.encode(), "cerita.yaml"), tree or begun().tree, lines.append)
    return ended, "\n".join(lines)


@cache
def complete() -> tuple[bool, str]:
    """The long story, played once."""
    return told("lengkap")


def test_the_whole_story_ends_complete() -> None:
    ended, text = complete()
    assert ended and "Akhir: lengkap." in text
    assert "Tercatat: penandatanganan ya oleh Nama kepala." in text


@pytest.mark.parametrize(
    "words",
    [
        "Tercatat: koreksi tidak oleh Nama kasubbag, kembali ke penyusunan.",
        "belum giliran langkah persetujuan; yang ditunggu koreksi",
        "akun bot tidak memutus",
        "akun Nama kabag (nomor 900000) tidak terdaftar",
        "komentarnya disunting sesudah ditulis",
        "sebelum gerbang sempat memperbarui ringkasan",
        "naskah yang sekarang belum ditampilkan gerbang",
        "Gugur karena naskah berubah: telaah oleh Nama kabag.",
        "Tercatat: persetujuan tidak oleh Nama kadiv, kembali ke telaah.",
        "Dilihat kasubbag: giliran Anda, langkah koreksi.",
        "menunggu kasubbag, langkah koreksi.",
        "Pengelola menyiapkan naskah resmi lebih dahulu",
    ],
)
def test_it_tells_what_counts_and_what_not_and_why(words: str) -> None:
    assert words in complete()[1]


def test_a_story_may_end_cancelled() -> None:
    ended, text = told("batal")
    assert ended and "Akhir: batal." in text and "Semua melihat: siklus ini dibatalkan." in text


def test_a_story_that_ends_otherwise_says_so() -> None:
    ended, text = told("batal", old="akhir: batal", new="akhir: lengkap")
    assert not ended and "Menurut cerita seharusnya: lengkap." in text


def test_the_real_book_counts_for_nothing_and_stays() -> None:
    office = begun()
    before = dict(office.files)
    fresh = told("batal", new_office().tree)
    office.files["pengesahan/buku/000001.json"] = b"rusak"
    assert told("batal", office.tree) == fresh == told("batal", MemoryTree(before))


def test_the_same_story_is_told_in_the_same_words() -> None:
    assert told("batal") == told("batal")


def test_the_shipped_story_fits_the_example_office() -> None:
    data = (PROJECT / "content/panduan/latihan-contoh.yaml").read_bytes()
    lines: list[str] = []
    assert play(read_story(data, "latihan-contoh.yaml"), WorkTree(PROJECT / "standards"), lines.append)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("lakukan: buka", "lakukan: siap", "Kejadian pertama harus `buka`"),
        ("lakukan: siap", "lakukan: buka", "hanya dibuka sekali"),
        ("lakukan: siap", "lakukan: menari", "lakukan"),
        ("siapa: kasubbag", "siapa: hantu", "“hantu” tidak ada di `pemeran`"),
        ("2024-01-08 10.00", "2024-01-07 10.00", "mendahului kejadian sebelumnya"),
        ("2024-01-08 10.00", "10.00", "Waktu “10.00” tidak dikenal"),
        ("    kata: /batal Layanan ini digabung\n", "", "memerlukan `kata`"),
        ("  kasubbag: kasubbag\n", "  kasubbag:\n    bot: ya\n", "orang kantor atau akun luar"),
        ("2024-901", "901", "Nomor siklus"),
        ("akhir: batal", "akhir: bahagia", "akhir"),
        ("  kasubbag: kasubbag\n", "  kasubbag: &a kasubbag\n", "Jangkar"),
    ],
)
def test_a_bad_story_is_refused_with_its_place(old: str, new: str, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        told("batal", old=old, new=new)
    assert words in str(refused.value) and "cerita.yaml" in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("kasubbag: kasubbag", "kasubbag: hantu", "“hantu” tidak ada pada daftar pejabat"),
        ("2024-01-08", "2020-01-08", "tidak ada pejabat berperan kakanwil"),
        ("lakukan: komentar", "lakukan: tarik", "belum berbuat apa-apa"),
        ("layanan/aduan", "layanan/tidak-ada", "layanan/tidak-ada"),
    ],
)
def test_a_story_that_cannot_be_played_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        told("batal", old=old, new=new)
    assert words in str(refused.value)


def test_an_edit_needs_a_passage_that_is_there_once() -> None:
    with pytest.raises(Refused, match="harus tepat sekali"):
        told("lengkap", old="ganti: 1 hari kerja", new="ganti: 9 hari kerja")
