"""Recording: the same story in any order gives the same book; nothing twice, nothing half."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forges.panggung import SCAN, SIKLUS, STRANGER, Scene, opened

from maklumat.documents.errors import Surroundings
from maklumat.documents.tree import MemoryTree
from maklumat.forges.events import File, Kind
from maklumat.forges.recorder import Evidence, Tools, earn
from maklumat.register.book import read_book
from maklumat.register.fold import fold


def whole_story(scene: Scene) -> Scene:
    """A Tidak, an approval out of turn, an impostor, a push after an approval, a dismissed review."""
    scene.take("pelaksana", Kind.READY)
    scene.take("kasubbag", Kind.RETURN, "Jangka waktunya belum jelas")
    scene.push("2 hari kerja")
    scene.look()
    scene.take("pelaksana", "/bahan-siap")
    scene.take("kadiv", Kind.APPROVE)
    scene.take("kasubbag", Kind.APPROVE)
    scene.take("pelaksana", "/bahan-siap")
    scene.upload()
    scene.look()
    scene.take("kasubbag", "/pembahasan-selesai")
    scene.act(STRANGER, Kind.APPROVE)
    scene.look()
    scene.take("kabag", Kind.APPROVE)
    scene.push("3 hari kerja")
    scene.look()
    scene.take("kadiv", Kind.APPROVE)
    scene.take("kabag", Kind.APPROVE)
    scene.take("kadiv", Kind.APPROVE)
    scene.take_back(scene.events[-1])
    scene.look()
    scene.take("kabag", Kind.APPROVE)
    scene.take("kadiv", "/setuju")
    scene.prepare()
    scene.take("kepala", Kind.APPROVE)
    return scene


@cache
def in_order() -> Scene:
    """The story told in the order it happened."""
    return whole_story(opened())


STORY = [
    ("penyusunan", "selesai"),
    ("koreksi", "tidak"),
    ("penyusunan", "selesai"),
    ("koreksi", "ya"),
    ("bahan-pembahasan", "selesai"),
    ("pembahasan", "ya"),
    ("telaah", "ya"),
    ("telaah", "ya"),
    ("persetujuan", "ya"),
    ("persetujuan", "tidak"),
    ("telaah", "ya"),
    ("persetujuan", "ya"),
    ("penandatanganan", "ya"),
]


def test_the_whole_story_ends_in_force_with_an_intact_book() -> None:
    scene = in_order()
    assert scene.steps == STORY
    state = scene.office.state()
    assert state.problems == () and state.cycles[SIKLUS].complete


@settings(max_examples=5)
@given(st.randoms())
def test_any_order_of_arrival_gives_the_same_book(chance: Random) -> None:
    scene = opened()
    scene.arrange = lambda events: chance.sample(events, len(events))
    assert whole_story(scene).office.files == in_order().office.files


@settings(max_examples=10)
@given(st.randoms())
def test_many_acts_recorded_at_once_come_in_the_order_of_time(chance: Random) -> None:
    scene = opened()
    scene.upload()
    scene.look()
    acts: list[tuple[str, Kind | str]] = [
        ("pelaksana", Kind.READY),
        ("kasubbag", Kind.APPROVE),
        ("pelaksana", "/bahan-siap"),
        ("kasubbag", "/pembahasan-selesai"),
        ("kabag", Kind.APPROVE),
        ("kadiv", Kind.APPROVE),
    ]
    for who, what in acts:
        scene.act(who, what)
    scene.arrange = lambda events: chance.sample(events, len(events))
    recorded = scene.look()
    assert [record.langkah for record in recorded] == [
        "penyusunan",
        "koreksi",
        "bahan-pembahasan",
        "pembahasan",
        "telaah",
        "persetujuan",
    ]
    assert scene.office.state().problems == ()


def test_recording_again_records_nothing() -> None:
    scene = opened().lead("persetujuan")
    before = dict(scene.office.files)
    assert scene.earn().files == {} and scene.look() == []
    assert scene.office.files == before


def test_the_loser_of_a_race_finds_the_acts_already_recorded() -> None:
    scene = opened().lead("telaah")
    scene.act("kabag", Kind.APPROVE)
    scene.clock = scene.events[-1].at
    first, second = scene.earn(), scene.earn()
    assert first.files == second.files, "both would write the same record under the same name"
    scene.office.files.update(first.files)
    assert scene.earn().files == {}


def test_a_witness_that_may_not_attest_stops_there_and_keeps_what_was_earned() -> None:
    scene = opened().lead("telaah")
    scene.office.witness = "saksi-habis"
    scene.clock = scene.clock.replace(month=2)
    scene.act("kabag", Kind.APPROVE)
    earned = scene.earn()
    assert earned.refusal is not None and "saksi-habis" in earned.refusal
    assert earned.records == () and earned.files == {}


def test_a_bound_witness_never_attests_its_own_person() -> None:
    scene = opened().lead("koreksi")
    scene.take("kasubbag", Kind.APPROVE)
    scene.office.witness = "saksi-operator"
    scene.act("operator", "/bahan-siap")
    earned = scene.earn()
    assert earned.refusal is not None and "keputusannya sendiri" in earned.refusal


def test_a_scan_that_cannot_be_fetched_leaves_nothing_behind() -> None:
    scene = opened(only_wet=True).lead("penandatanganan")
    scene.act("kepala", "/setuju", files=(SCAN,))
    scene.act("operator", "/konfirmasi")

    def fails(file: File) -> bytes:
        raise Surroundings("forge sedang terganggu")

    desk = scene.desk()
    before = dict(scene.office.files)
    with pytest.raises(Surroundings):
        evidence = Evidence(scene.request, scene.gathered(desk), scene.shown)
        earn(desk, evidence, scene.clock, Tools(scene.office.sign, fails))
    assert scene.office.files == before


def test_what_the_head_says_of_book_roster_and_procedure_is_never_read() -> None:
    scene = opened().lead("telaah")
    forged = {
        name: b"{}" for name in scene.office.files if name.startswith(("pengesahan/", "dasar/pejabat/"))
    }
    scene.head.update(forged)
    scene.look()
    assert [record.orang for record in scene.take("kabag", Kind.APPROVE)] == ["kabag"]
    book = read_book(MemoryTree(scene.office.files))
    assert fold(book, scene.clock.replace(year=2030)).problems == ()
