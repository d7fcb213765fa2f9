"""Issues by both adapters, and which of them are comments on a cycle's drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.forges.adapters import BOTH
from tests.forges.server import Forge as Server
from tests.forges.server import served
from tests.forges.server_story import START, Opened, Person, Story

from maklumat.documents.kiriman_formulir import begun
from maklumat.forges.issues import Issue, sort

WIB = timezone(timedelta(hours=7))
REFERENCE = "layanan/merek, siklus 2024-003"
LATE_EVENING = datetime(2024, 1, 22, 18, 30, tzinfo=UTC)
"""Already the 23rd at the office."""


@pytest.fixture
def server() -> Iterator[Server]:
    with served(Server(Story(Person(1, "penyusun")), largest_page=2)) as running:
        yield running


@pytest.mark.parametrize("forge", BOTH)
def test_every_issue_of_every_page_is_read_and_no_request_is(server: Server, forge: str) -> None:
    server.story.issues = [
        *(
            Opened(number, START, f"isi {number}", ("masukan",), Person(7, "darmawan"))
            for number in range(1, 6)
        ),
        Opened(6, START, "permintaan", request=True),
        Opened(7, START, None),
    ]
    issues = BOTH[forge](server).issues()
    assert [issue.number for issue in issues] == [1, 2, 3, 4, 5, 7]
    assert issues[0] == Issue(
        server.address.removeprefix("http://"), 1, "isi 1", START, frozenset({"masukan"})
    )
    assert issues[-1].body == ""
    assert "darmawan" not in str(issues)


def issue(number: int = 1, body: str = begun(REFERENCE), *labels: str, confidential: bool = False) -> Issue:
    return Issue("GitHub.com:8443", number, body, LATE_EVENING, frozenset(labels), confidential)


def test_a_form_becomes_a_comment_of_the_office_s_own_day_without_its_writer() -> None:
    body = begun(REFERENCE) + "\nTurunkan biayanya.\n"
    (kiriman,) = sort([issue(15, body)], "2024-003", frozenset(), WIB).comments
    assert {name: kiriman.get(name) for name in kiriman.isian} == {
        "nomor": "github.com-8443-15",
        "tanggal": "2024-01-23",
        "kanal": "forge",
        "naskah": "layanan/merek",
        "komponen": "",
        "unsur": "",
        "ringkasan": "Turunkan biayanya.",
    }


def test_only_comments_on_this_cycle_are_taken_and_the_others_counted() -> None:
    told = sort(
        [
            issue(3),
            issue(1),
            issue(4, begun("layanan/merek, siklus 2024-004")),
            issue(5, "Pertanyaan biasa"),
            issue(6, begun(REFERENCE), "bukan-masukan"),
            issue(7, "Tanpa formulir", "masukan"),
            issue(8, begun()),
            issue(9, confidential=True),
        ],
        "2024-003",
        frozenset(),
        WIB,
    )
    assert [kiriman.get("nomor").rpartition("-")[2] for kiriman in told.comments] == ["1", "3"]
    assert told.others == 1
    assert [line.partition(":")[0].rpartition("-")[2] for line in told.unclear] == ["7", "8", "9"]
    assert "siklus 2024-003" in told.unclear[0] and "rahasia" in told.unclear[2]


def test_an_issue_listed_twice_is_one_comment() -> None:
    assert len(sort([issue(3), issue(3)], "2024-003", frozenset(), WIB).comments) == 1


def test_of_a_known_one_nothing_is_asked_any_more() -> None:
    known = frozenset({"github.com-8443-8", "github.com-8443-9"})
    told = sort([issue(8, begun()), issue(9, confidential=True)], "2024-003", known, WIB)
    assert len(told.comments) == 2 and told.unclear == ()
