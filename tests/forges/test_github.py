"""GitHub's own ways: reviews in every state, what only GraphQL knows, attachments behind redirects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.forges import server_github as hub
from tests.forges.adapters import github
from tests.forges.server import TOKEN, Fault, Reply, data, served
from tests.forges.server import Forge as Server
from tests.forges.server_story import Approved, Person, Pushed, Returned, Said, Story, TakenBack, at

from maklumat.documents.errors import Surroundings
from maklumat.forges.events import Command, Event, File, Kind
from maklumat.forges.github import GitHub
from maklumat.forges.surroundings import github_access

ANDI, BUDI, ADMIN = Person(11, "andi"), Person(12, "budi"), Person(14, "admin")


@pytest.fixture
def server() -> Iterator[Server]:
    """A request with nothing said yet."""
    with served(Server(Story(ANDI))) as running:
        yield running


def review(server: Server, **fields: Any) -> list[Event]:
    """The events of a request with this one review, beside the opening."""
    shape = {
        "id": 80,
        "node_id": "PRR_80",
        "user": hub.user(BUDI),
        "body": "",
        "state": "APPROVED",
        "submitted_at": "2024-03-01T02:00:00Z",
        "commit_id": None,
        "html_url": f"{server.address}/kantor/standar/pull/3#pullrequestreview-80",
    }
    server.faults.append(Fault("/reviews", data([{**shape, **fields}])))
    return [event for event in github(server).request(3).events if event.kind is not Kind.READY]


@pytest.mark.parametrize(
    ("state", "body", "told"),
    [
        ("APPROVED", "", (Kind.APPROVE, None, "")),
        ("APPROVED", "Sudah baik.", (Kind.APPROVE, None, "Sudah baik.")),
        ("APPROVED", "/setuju\r\nTerima kasih", (Kind.APPROVE, Command.SETUJU, "Terima kasih")),
        ("APPROVED", "/pembahasan-selesai", (Kind.COMMAND, Command.PEMBAHASAN_SELESAI, "")),
        ("CHANGES_REQUESTED", "Biaya keliru", (Kind.RETURN, None, "Biaya keliru")),
        ("CHANGES_REQUESTED", "/kembalikan telaah x", (Kind.RETURN, Command.KEMBALIKAN, "telaah x")),
        ("COMMENTED", "/setuju", (Kind.COMMAND, Command.SETUJU, "")),
    ],
)
def test_a_review_is_what_its_state_and_words_say(
    server: Server, state: str, body: str, told: tuple[Kind, Command | None, str]
) -> None:
    (event,) = review(server, state=state, body=body)
    assert (event.kind, event.command, event.text) == told
    assert event.unbound is None
    assert event.reference.endswith("#pullrequestreview-80")


@pytest.mark.parametrize(
    ("state", "body"),
    [("APPROVED", "/kembalikan koreksi x"), ("APPROVED", "/batal x"), ("CHANGES_REQUESTED", "/setuju")],
)
def test_a_button_and_a_command_that_contradict_count_for_nothing(
    server: Server, state: str, body: str
) -> None:
    (event,) = review(server, state=state, body=body)
    assert event.unbound is not None
    assert "bertentangan" in event.unbound


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "COMMENTED", "body": "Saya setuju"},
        {"state": "PENDING", "submitted_at": None},
        {"state": "PENDING", "body": "/setuju"},
        {"state": "SESUATU_YANG_BARU"},
        {"state": "approved"},
    ],
)
def test_any_other_review_is_no_act(server: Server, fields: dict[str, Any]) -> None:
    assert review(server, **fields) == []


@pytest.mark.parametrize("user", [None, {"login": "ghost", "id": 10137, "type": "User"}])
def test_a_deleted_reviewer_is_nobody(server: Server, user: object) -> None:
    (event,) = review(server, user=user)
    assert event.account is None


def test_a_bots_approval_is_a_bots(server: Server) -> None:
    (event,) = review(server, user=hub.user(Person(20, "asisten", bot=True)))
    assert event.account is not None
    assert event.account.bot


def test_a_dismissed_review_says_when_and_by_whom_and_revives_no_older_one() -> None:
    story = Story(ANDI).add(Approved(BUDI, at(10)), Approved(BUDI, at(20)), TakenBack(BUDI, at(30), by=ADMIN))
    with served(Server(story)) as server:
        events = github(server).request(3).events[1:]
    assert [(event.kind, event.dismissed, event.dismissed_at) for event in events] == [
        (Kind.APPROVE, True, at(30)),
        (Kind.APPROVE, True, at(30)),
    ]
    assert events[1].dismissed_by is not None
    assert events[1].dismissed_by.id == "14"


def test_an_approval_after_a_dismissal_stands() -> None:
    story = Story(ANDI).add(Approved(BUDI, at(10)), TakenBack(BUDI, at(20)), Approved(BUDI, at(30)))
    with served(Server(story)) as server:
        assert [event.dismissed for event in github(server).request(3).events[1:]] == [True, False]


def test_a_dismissed_request_for_changes_stays_one_even_without_its_timeline_row(server: Server) -> None:
    (event,) = review(server, state="DISMISSED", body="Biaya keliru")
    assert (event.kind, event.dismissed, event.dismissed_at) == (Kind.APPROVE, True, None)
    row = {
        "event": "review_dismissed",
        "id": 9,
        "actor": None,
        "created_at": "2024-03-01T03:00:00Z",
        "dismissed_review": {"review_id": 80, "state": "changes_requested"},
    }
    server.faults.append(Fault("/timeline", data([row])))
    (event,) = review(server, state="DISMISSED", body="Biaya keliru")
    assert (event.kind, event.dismissed, event.text) == (Kind.RETURN, True, "Biaya keliru")


def test_a_review_edited_into_a_command_is_flagged_by_graphql() -> None:
    story = Story(ANDI).add(Approved(BUDI, at(10), "/setuju", edited=at(11)), Returned(BUDI, at(20), "Biaya"))
    with served(Server(story)) as server:
        assert [event.edited for event in github(server).request(3).events] == [False, True, False]


def test_graphql_is_asked_only_where_words_count() -> None:
    story = Story(ANDI).add(Approved(BUDI, at(10)), Said(BUDI, at(20), "Halo"))
    with served(Server(story)) as server:
        github(server).request(3)
        assert server.asked("POST", "graphql") == []


def test_a_graphql_refusal_is_said(server: Server) -> None:
    server.faults.append(Fault("graphql", data({"data": None, "errors": [{"message": "Something"}]})))
    with pytest.raises(Surroundings, match="tidak dikenal bentuknya"):
        github(server).identity()


def test_a_workflows_own_token_knows_its_account() -> None:
    with served(Server(Story(ANDI, gate=Person(41898282, "github-actions", bot=True)))) as server:
        account = github(server).identity()
    assert (account.id, account.name, account.bot) == ("41898282", "github-actions[bot]", True)


def test_a_bots_own_edits_of_its_comment_are_not_foreign() -> None:
    story = Story(ANDI, gate=Person(41898282, "github-actions", bot=True))
    with served(Server(story)) as server:
        adapter = github(server)
        first = adapter.put_comment(3, "<!-- maklumat:gerbang --> a", None)
        adapter.put_comment(3, "<!-- maklumat:gerbang --> b", first)
        comment = adapter.request(3).comment
        assert comment is not None
        assert not comment.foreign
        story.rewrite(story.comments[0], "<!-- maklumat:gerbang --> c", Person(66, "github-actions"))
        comment = adapter.request(3).comment
        assert comment is not None
        assert comment.foreign, "a person of the bot's name is not the bot"


def test_authors_that_github_will_not_list_are_not_guessed() -> None:
    story = Story(ANDI).add(*(Pushed(BUDI, at(n + 1), f"{n + 2:040x}") for n in range(3)))
    with served(Server(story)) as server:
        server.faults.append(Fault("/pulls/3/commits", data(hub.commits(story)[:2])))
        with pytest.raises(Surroundings, match="2 dari 4 komit"):
            github(server).request(3)


def test_the_three_addresses_of_github() -> None:
    base = {"GITHUB_REPOSITORY": "kantor/standar", "GITHUB_TOKEN": TOKEN}
    names = {
        "https://api.github.com": "github.com",
        "https://api.kantor.ghe.com": "kantor.ghe.com",
        "https://git.contoh.go.id/api/v3": "git.contoh.go.id",
    }
    assert {api: GitHub(github_access(base, api=api)).name for api in names} == names
    assert GitHub(github_access(base)).head_ref(7) == "refs/pull/7/head"


def test_attachments_are_links_github_made_for_uploads(server: Server) -> None:
    web = server.address
    body = (
        f"/pembahasan-selesai\n[Berita acara.pdf]({web}/user-attachments/files/17577047/Berita.acara.pdf)\n"
        f'<img width="10" alt="foto" src="{web}/user-attachments/assets/0362a100-f2e1" />\n'
        f"[lama]({web}/kantor/standar/files/12/lama.pdf) [sama]({web}/kantor/standar/files/12/lama.pdf)\n"
        f"![]({web}/user-attachments/files/5/tanpa%20nama.pdf)\n"
        f"[jahat](https://jahat.example/user-attachments/files/1/x.pdf) [rusak](http://[x) [akun]({web}/andi)"
        f"[naik]({web}/user-attachments/files/../../x) [sandi]({web}/user-attachments/files/%2e%2e/x)"
        f" [../nama]({web}/user-attachments/files/6/b.pdf)"
    )
    server.story.add(Said(BUDI, at(10), body))
    files = github(server).request(3).events[1].files
    assert [(file.name, file.url.removeprefix(web)) for file in files] == [
        ("Berita acara.pdf", "/user-attachments/files/17577047/Berita.acara.pdf"),
        ("lama", "/kantor/standar/files/12/lama.pdf"),
        ("tanpa nama.pdf", "/user-attachments/files/5/tanpa%20nama.pdf"),
        (".. nama", "/user-attachments/files/6/b.pdf"),
        ("foto", "/user-attachments/assets/0362a100-f2e1"),
    ]


def test_an_attachment_is_fetched_whatever_type_it_claims(server: Server) -> None:
    path = "/user-attachments/files/1/pindaian.pdf"
    server.files[path] = Reply(302, headers={"Location": "/user-attachments/files/2/pindaian.pdf"})
    server.files["/user-attachments/files/2/pindaian.pdf"] = Reply(
        200, b"%PDF-1.7", {"Content-Type": "text/html"}
    )
    assert github(server).download(File("pindaian", f"{server.address}{path}")) == b"%PDF-1.7"


@pytest.mark.parametrize("place", ["https://jahat.example/x", "http://objects.githubusercontent.com/x"])
def test_an_attachment_elsewhere_is_not_followed(server: Server, place: str) -> None:
    path = "/user-attachments/files/1/pindaian.pdf"
    server.files[path] = Reply(302, headers={"Location": place})
    with pytest.raises(Surroundings, match="server lain"):
        github(server).download(File("pindaian", f"{server.address}{path}"))


@pytest.mark.parametrize(
    "url", ["https://jahat.example/user-attachments/files/1/x.pdf", "file:///etc/passwd", "http://[x"]
)
def test_a_file_that_is_no_attachment_is_not_asked_for(server: Server, url: str) -> None:
    with pytest.raises(Surroundings, match="tidak tersimpan di"):
        github(server).download(File("pindaian", url))
    assert server.seen == []


def test_an_attachment_beyond_measure_is_not_taken(server: Server) -> None:
    path = "/user-attachments/files/1/besar.pdf"
    server.files[path] = Reply(200, b"x" * (51 * 1024 * 1024))
    with pytest.raises(Surroundings, match="lebih dari 50 MiB"):
        github(server).download(File("besar.pdf", f"{server.address}{path}"))


def test_a_vanished_attachment_is_said(server: Server) -> None:
    with pytest.raises(Surroundings, match="lampiran “hilang” tidak ditemukan"):
        github(server).download(File("hilang", f"{server.address}/user-attachments/files/1/hilang.pdf"))
