"""The drawing of the steps: lanes, order, bands, and nothing that runs out of its frame."""

from __future__ import annotations

import pytest

from maklumat.documents.models.layanan import LangkahPelayanan
from maklumat.publish.service_flow import Flow, flow


def steps(actors: str) -> list[LangkahPelayanan]:
    """Steps by the first letters of who acts; large letters for those taken only in some cases."""
    keys = {"p": "pemohon", "t": "petugas", "j": "pejabat", "i": "instansi_lain", "k": "kegiatan"}
    condition = {"bila": "Perlu"}
    return [
        LangkahPelayanan.model_validate(
            {keys[mark.lower()]: "Bertindak"} | (condition if mark.isupper() else {})
        )
        for mark in actors
    ]


def drawn(actors: str) -> Flow:
    found = flow(steps(actors))
    assert found is not None
    return found


@pytest.mark.parametrize("actors", ["", "p", "kk"])
def test_nothing_is_drawn_where_a_drawing_says_nothing(actors: str) -> None:
    assert flow(steps(actors)) is None


def test_lanes_stand_in_one_order_and_only_for_those_who_act() -> None:
    assert [label.text for label in drawn("itp").labels] == ["Pemohon", "Petugas", "Instansi lain"]
    assert [label.text for label in drawn("kj").labels] == ["Pejabat", "Tidak disebut"]


def test_steps_keep_their_order_their_lane_and_their_kind() -> None:
    found = drawn("ptP")
    assert [node.number for node in found.nodes] == [1, 2, 3]
    assert [node.y for node in found.nodes] == ["14", "42", "14"]
    assert [(node.own, node.sometimes) for node in found.nodes] == [
        (True, False),
        (False, False),
        (True, True),
    ]
    assert found.lines == ("M104 14H122V42H140H158V14H176",)


@pytest.mark.parametrize("count", [2, 9, 10, 19, 60])
def test_any_number_of_steps_stays_within_the_frame_without_touching(count: int) -> None:
    found = drawn(("pt" * count)[:count])
    assert [node.number for node in found.nodes] == list(range(1, count + 1))
    for node in found.nodes:
        assert 90 < float(node.x) <= found.width - found.radius
        assert float(node.y) + found.radius <= found.height
    for one, other in zip(found.nodes, found.nodes[1:], strict=False):
        assert abs(float(one.x) - float(other.x)) > 2 * found.radius or one.y != other.y
