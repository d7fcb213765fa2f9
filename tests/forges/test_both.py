"""The same story gives the same events on both forges, and both keep the gate's comment alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forges.adapters import BOTH, bare, github, gitlab
from tests.forges.server import Forge as Server
from tests.forges.server import served
from tests.forges.server_story import (
    GATE,
    Act,
    Approved,
    Person,
    Pushed,
    Returned,
    Said,
    Story,
    TakenBack,
    Turned,
    at,
)

from maklumat.documents.errors import Surroundings
from maklumat.forges.events import Account, Command, Event, Kind
from maklumat.forges.forge import MARKER

ANDI, BUDI, CITRA = Person(11, "andi"), Person(12, "budi"), Person(13, "citra", bot=True)
PEOPLE = (ANDI, BUDI, CITRA)
BODIES = (
    "/setuju",
    "/kembalikan penyusunan Biaya keliru",
    "/pembahasan-selesai\r\nDaftar hadir terlampir",
    "Saya setuju",
    "> /setuju",
    "/batal Layanan dihapus",
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A small story: a few acts ten minutes apart, by few people, some of whom left."""
    story = Story(draw(st.sampled_from(PEOPLE)), draft_at_first=draw(st.booleans()))
    ready = not story.draft_at_first
    for step in range(draw(st.integers(0, 9))):
        moment, who = at(10 * (step + 1)), draw(st.sampled_from(PEOPLE))
        choice = draw(st.sampled_from(("say", "say", "approve", "return", "take", "push", "turn")))
        edited = at(10 * (step + 1) + 5) if draw(st.booleans()) else None
        act: Act = Said(
            draw(st.sampled_from((who, None))), moment, draw(st.sampled_from(BODIES)), edited=edited
        )
        if choice == "approve":
            act = Approved(who, moment)
        elif choice == "return":
            act = Returned(who, moment, draw(st.sampled_from(("Biaya keliru", ""))), edited=edited)
        elif choice == "take":
            act = TakenBack(who, moment)
        elif choice == "push":
            act = Pushed(who, moment, f"{step + 2:040x}")
        elif choice == "turn":
            act, ready = Turned(who, moment, not ready), not ready
        story.add(act)
    return story


def plain(account: Account | None) -> tuple[str, bool] | None:
    return None if account is None else (account.id, account.bot)


def told(event: Event) -> tuple[object, ...]:
    """What both forges tell of an event."""
    return (
        event.kind,
        plain(event.account),
        event.at,
        event.command,
        event.text,
        event.dismissed,
        event.dismissed_at,
        plain(event.dismissed_by),
        event.unbound,
    )


@settings(max_examples=40)
@given(stories())
def test_one_story_gives_equal_events_on_both_forges(story: Story) -> None:
    with served(Server(story, largest_page=4)) as server:
        hub, lab = github(server).request(3), gitlab(server).request(3)
    assert [told(event) for event in bare(hub)] == [told(event) for event in bare(lab)]
    assert [e.edited for e in bare(hub)] == [e.edited for e in bare(lab)]
    assert (hub.head, hub.base, hub.open, hub.draft) == (lab.head, lab.base, lab.open, lab.draft)
    assert set(map(plain, hub.authors)) == set(map(plain, lab.authors))


@pytest.mark.parametrize("forge", BOTH)
def test_ten_thousand_comments_are_all_read_and_one_command_found(forge: str) -> None:
    story = Story(ANDI).add(*(Said(BUDI, at(1 + n / 100), f"Komentar {n}") for n in range(10_000)))
    story.add(Said(BUDI, at(5000), "/setuju"))
    with served(Server(story)) as server:
        request = BOTH[forge](server).request(3)
        assert len(server.asked("GET", "notes" if forge == "gitlab" else "issues/3/comments")) == 101
    assert [(event.kind, event.command) for event in request.events] == [
        (Kind.READY, None),
        (Kind.COMMAND, Command.SETUJU),
    ]


@pytest.mark.parametrize("forge", BOTH)
def test_deleted_users_leave_an_act_without_an_account(forge: str) -> None:
    story = Story(ANDI).add(Said(None, at(10), "/setuju"))
    with served(Server(story)) as server:
        assert BOTH[forge](server).request(3).events[1].account is None


@pytest.mark.parametrize("forge", BOTH)
def test_the_gates_comment_is_made_once_and_updated_in_place(forge: str) -> None:
    with served(Server(Story(ANDI))) as server:
        adapter = BOTH[forge](server)
        assert adapter.request(3).comment is None
        first = adapter.put_comment(3, f"{MARKER}\nsatu", None)
        again = adapter.put_comment(3, f"{MARKER}\ndua", first)
        comment = adapter.request(3).comment
        assert comment is not None
        assert (first, again, comment.body, comment.foreign) == (first, first, f"{MARKER}\ndua", False)
        writes = len(server.asked("PUT", "")) + len(server.asked("PATCH", ""))
        adapter.put_comment(3, f"{MARKER}\ndua", first)
        assert writes == len(server.asked("PUT", "")) + len(server.asked("PATCH", "")) == 1
        assert len(server.story.comments) == 1


@pytest.mark.parametrize("forge", BOTH)
def test_a_deleted_gate_comment_is_made_anew(forge: str) -> None:
    with served(Server(Story(ANDI))) as server:
        adapter = BOTH[forge](server)
        first = adapter.put_comment(3, MARKER, None)
        server.story.acts.clear()
        adapter.put_comment(3, f"{MARKER} lagi", first)
        assert [said.body for said in server.story.comments] == [f"{MARKER} lagi"]


@pytest.mark.parametrize("forge", BOTH)
def test_of_two_runs_that_comment_at_once_one_comment_stays(forge: str) -> None:
    story = Story(ANDI)
    with served(Server(story)) as server:

        def other_run(method: str, path: str) -> None:
            if method == "POST" and "graphql" not in path and not story.comments:
                story.add(Said(GATE, story.now, f"{MARKER} lebih dulu"))

        server.before = other_run
        kept = BOTH[forge](server).put_comment(3, f"{MARKER} kemudian", None)
        assert [(str(said.id), said.body) for said in story.comments] == [(kept, f"{MARKER} kemudian")]


@pytest.mark.parametrize("forge", BOTH)
def test_a_marker_in_anothers_comment_is_not_the_gates(forge: str) -> None:
    story = Story(ANDI).add(Said(BUDI, at(1), f"{MARKER}\nSudah lengkap"))
    with served(Server(story)) as server:
        assert BOTH[forge](server).request(3).comment is None


@pytest.mark.parametrize("forge", BOTH)
def test_a_gate_comment_edited_by_another_hand_is_foreign(forge: str) -> None:
    story = Story(ANDI).add(Said(GATE, at(1), f"{MARKER}\nsidik lama"))
    story.rewrite(story.comments[0], f"{MARKER}\nsidik palsu", BUDI)
    with served(Server(story)) as server:
        comment = BOTH[forge](server).request(3).comment
    assert comment is not None
    assert comment.foreign


@pytest.mark.parametrize("forge", BOTH)
def test_a_push_while_reading_is_noticed_and_read_again(forge: str) -> None:
    story = Story(ANDI).add(Approved(BUDI, at(10)))
    with served(Server(story)) as server:

        def push(method: str, path: str) -> None:
            if path.endswith("/commits") and len(story.acts) == 1:
                story.add(Pushed(CITRA, at(20), "2" * 40))

        server.before = push
        request = BOTH[forge](server).request(3)
    assert request.head == "2" * 40
    assert [account.id for account in request.authors] == ["11", "13"]


@pytest.mark.parametrize("forge", BOTH)
def test_a_request_that_never_rests_is_refused(forge: str) -> None:
    story = Story(ANDI)
    with served(Server(story)) as server:

        def push(method: str, path: str) -> None:
            if path.endswith("/commits"):
                story.add(Pushed(ANDI, at(20 + len(story.acts)), f"{len(story.acts) + 2:040x}"))

        server.before = push
        with pytest.raises(Surroundings, match="sedang diubah terus"):
            BOTH[forge](server).request(3)


@pytest.mark.parametrize("forge", BOTH)
def test_a_commit_without_an_account_is_told_by_name(forge: str) -> None:
    story = Story(ANDI).add(Pushed(None, at(20), "2" * 40, name="Orang Lain (contoh)"))
    with served(Server(story)) as server:
        assert BOTH[forge](server).request(3).unknown_authors == ("Orang Lain (contoh)",)


@pytest.mark.parametrize("forge", BOTH)
def test_a_comment_edited_into_a_command_is_flagged(forge: str) -> None:
    story = Story(ANDI).add(Said(BUDI, at(10), "/setuju", edited=at(11)))
    with served(Server(story)) as server:
        assert BOTH[forge](server).request(3).events[1].edited


@pytest.mark.parametrize("forge", BOTH)
def test_remarks_on_a_line_hold_no_commands(forge: str) -> None:
    story = Story(ANDI).add(Said(BUDI, at(10), "/setuju", on_a_line=True))
    with served(Server(story)) as server:
        assert [event.kind for event in BOTH[forge](server).request(3).events] == [Kind.READY]


@pytest.mark.parametrize("forge", BOTH)
@pytest.mark.parametrize("state", ["open", "closed", "merged"])
def test_open_and_merged_are_told(forge: str, state: str) -> None:
    with served(Server(Story(ANDI, state=state))) as server:
        request = BOTH[forge](server).request(3)
    assert (request.open, request.merged) == (state == "open", state == "merged")
