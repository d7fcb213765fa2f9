"""GitLab's own ways: approvals without a commit, system notes, project uploads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.forges import server_gitlab as lab
from tests.forges.adapters import gitlab
from tests.forges.server import TOKEN, Fault, Reply, data, served
from tests.forges.server import Forge as Server
from tests.forges.server_story import Approved, Person, Pushed, Returned, Said, Story, TakenBack, Turned, at

from maklumat.documents.errors import Surroundings
from maklumat.forges.events import File, Kind
from maklumat.forges.gitlab import GitLab
from maklumat.forges.surroundings import gitlab_access

ANDI, BUDI = Person(11, "andi"), Person(12, "budi")
SECRET = "66dbcd21ec5d24ed6ea225176098d52b"


@pytest.fixture
def server() -> Iterator[Server]:
    """A request with nothing said yet."""
    with served(Server(Story(ANDI))) as running:
        yield running


@pytest.mark.parametrize(
    ("seconds", "bound"),
    [(-3600, True), (-61, True), (-60, False), (-1, False), (0, False), (60, False), (61, True)],
)
@pytest.mark.parametrize("timed", [True, False])
def test_a_push_within_a_minute_of_an_approval_unbinds_it(seconds: int, bound: bool, timed: bool) -> None:
    clicked = at(120)
    story = Story(ANDI).add(
        Approved(BUDI, clicked), Pushed(ANDI, clicked + timedelta(seconds=seconds), "2" * 40)
    )
    with served(Server(story, timed_approvals=timed)) as server:
        approval = next(event for event in gitlab(server).request(3).events if event.kind is Kind.APPROVE)
    assert (approval.unbound is None) == bound
    assert not approval.dismissed


def test_an_approval_right_after_opening_is_bound() -> None:
    with served(Server(Story(ANDI).add(Approved(BUDI, at(0.5))))) as server:
        assert gitlab(server).request(3).events[1].unbound is None


def test_an_approval_before_any_known_version_is_unbound() -> None:
    with served(Server(Story(ANDI).add(Approved(BUDI, at(10))))) as server:
        server.faults.append(Fault("/versions", data([])))
        assert "tidak menyimpan" in (gitlab(server).request(3).events[1].unbound or "")


def test_an_approval_that_a_push_reset_no_longer_stands() -> None:
    story = Story(ANDI).add(Approved(BUDI, at(10)))
    with served(Server(story)) as server:
        server.faults.append(Fault("/approvals", data({"approved_by": []})))
        event = gitlab(server).request(3).events[1]
    assert (event.kind, event.dismissed, event.dismissed_at) == (Kind.APPROVE, True, None)


def test_an_approval_whose_note_is_gone_counts_by_its_own_time_or_not_at_all(server: Server) -> None:
    approved = {"user": lab.user(BUDI), "approved_at": "2024-03-01T10:00:00.000+07:00"}
    server.faults.append(Fault("/approvals", data({"approved_by": [approved]})))
    event = gitlab(server).request(3).events[1]
    assert (event.kind, event.at, event.account and event.account.id) == (Kind.APPROVE, at(120), "12")
    server.faults.append(Fault("/approvals", data({"approved_by": [{"user": lab.user(BUDI)}]})))
    assert len(gitlab(server).request(3).events) == 1


@pytest.mark.parametrize(
    "body", ["approved this merge request", "unapproved this merge request", "requested changes"]
)
def test_a_person_cannot_write_a_system_note(body: str) -> None:
    story = Story(ANDI).add(Approved(BUDI, at(10)), Said(BUDI, at(20), body), Said(ANDI, at(21), body))
    with served(Server(story)) as server:
        events = gitlab(server).request(3).events
    assert [(event.kind, event.dismissed) for event in events] == [(Kind.READY, False), (Kind.APPROVE, False)]


def test_an_approval_taken_back_is_dismissed_and_a_later_one_stands() -> None:
    story = Story(ANDI).add(Approved(BUDI, at(10)), TakenBack(BUDI, at(20)), Approved(BUDI, at(30)))
    with served(Server(story)) as server:
        events = gitlab(server).request(3).events[1:]
    assert [(event.dismissed, event.dismissed_at) for event in events] == [(True, at(20)), (False, None)]


def test_changes_requested_before_the_server_noted_them_ask_for_words(server: Server) -> None:
    state = {"user": lab.user(BUDI), "state": "requested_changes", "created_at": "2024-03-01T02:00:00Z"}
    server.faults.append(Fault("/reviewers", data([state])))
    event = gitlab(server).request(3).events[1]
    assert event.kind is Kind.RETURN
    assert "/kembalikan" in (event.unbound or "")


def test_an_edition_without_reviewers_still_has_its_notes() -> None:
    story = Story(ANDI).add(Returned(BUDI, at(10), "Biaya keliru"))
    with served(Server(story, has_reviewers=False)) as server:
        event = gitlab(server).request(3).events[1]
    assert (event.kind, event.text, event.unbound) == (Kind.RETURN, "Biaya keliru", None)


def test_the_words_of_another_hour_are_not_the_reviews() -> None:
    story = Story(ANDI).add(Said(BUDI, at(9), "Halo"), Returned(BUDI, at(10)), Said(ANDI, at(10), "Maaf"))
    with served(Server(story)) as server:
        assert gitlab(server).request(3).events[1].text == ""


def test_a_draft_from_a_commit_and_the_older_words_are_known() -> None:
    story = Story(ANDI)
    with served(Server(story)) as server:
        notes = [
            {**lab.comment(Said(ANDI, at(10), "unmarked as a **Work In Progress**", 1)), "system": True},
            {
                **lab.comment(Said(ANDI, at(20), "marked this merge request as **draft** from abc", 2)),
                "system": True,
            },
        ]
        server.faults.append(Fault("/notes", data(notes)))
        events = gitlab(server).request(3).events
    assert [(event.kind, event.at, event.dismissed_at) for event in events] == [(Kind.READY, at(10), at(20))]


def test_a_draft_is_handed_over_only_once_ready() -> None:
    with served(Server(Story(ANDI, draft_at_first=True))) as server:
        assert gitlab(server).request(3).events == ()
        server.story.add(Turned(BUDI, at(10), True))
        event = gitlab(server).request(3).events[0]
    assert (event.kind, event.at, event.account and event.account.id) == (Kind.READY, at(10), "12")


def test_whoever_pushed_is_an_author() -> None:
    story = Story(ANDI).add(Pushed(BUDI, at(10), "2" * 40))
    with served(Server(story)) as server:
        request = gitlab(server).request(3)
    assert [account.id for account in request.authors] == ["11", "12"]
    assert request.unknown_authors == ()


def test_whoever_wrote_a_commit_is_an_author_though_another_pushed_it(server: Server) -> None:
    others = [Person(20 + n, f"penulis-{n}") for n in range(4)]
    server.story.add(*(Pushed(who, at(10 + n), f"{n + 2:040x}") for n, who in enumerate(others)))
    server.faults.append(Fault("/notes", data([])))
    request = gitlab(server).request(3)
    assert [account.id for account in request.authors] == ["11", "20", "21", "22", "23"]
    assert request.unknown_authors == ()


def test_a_server_that_knows_no_accounts_of_commits_tells_their_names(server: Server) -> None:
    server.story.add(Pushed(BUDI, at(10), "2" * 40))
    server.faults += [Fault("/notes", data([])), Fault("graphql", data({"errors": [{"message": "?"}]}))]
    assert gitlab(server).request(3).unknown_authors == ("budi",)


def test_a_request_without_a_commit_is_said(server: Server) -> None:
    server.faults.append(
        Fault("/merge_requests/3", data({**lab.merge_request(server.story, server.address), "sha": None}))
    )
    with pytest.raises(Surroundings, match="belum memuat naskah"):
        gitlab(server).request(3)


def test_a_server_that_does_not_tell_who_edited_makes_the_comment_foreign(server: Server) -> None:
    adapter = gitlab(server)
    adapter.put_comment(
        3, "<!-- maklumat:gerbang --> b", adapter.put_comment(3, "<!-- maklumat:gerbang --> a", None)
    )
    unknown = data({"errors": [{"message": "Field 'lastEditedBy' doesn't exist"}]})
    server.faults.append(Fault("graphql", unknown, times=2))
    comment = adapter.request(3).comment
    assert comment is not None
    assert comment.foreign


def test_a_project_may_be_named_by_its_path(server: Server) -> None:
    environment = {
        "CI_API_V4_URL": server.gitlab_api,
        "CI_PROJECT_ID": "kantor/standar",
        "GITLAB_TOKEN": TOKEN,
    }
    adapter = GitLab(gitlab_access(environment))
    assert adapter.request(3).head == "1" * 40
    assert adapter.head_ref(3) == "refs/merge-requests/3/head"


def test_attachments_are_uploads_of_this_project(server: Server) -> None:
    other = "0" * 32
    body = (
        f"/pembahasan-selesai\n[berita acara](/uploads/{SECRET}/ba.pdf) "
        f"![foto](/-/project/42/uploads/{other}/f.png){{width=10}}\n"
        f"[tetangga](/-/project/43/uploads/{other}/x.pdf) [jahat](https://x.example/uploads/{SECRET}/x.pdf) "
        f"[penuh]({server.address}/kantor/standar/uploads/{other}/p.pdf) "
        f"[lain]({server.address}/lain/naskah/uploads/{other}/p.pdf) [naik](/uploads/{SECRET}/../x)"
    )
    server.story.add(Said(BUDI, at(10), body))
    files = gitlab(server).request(3).events[1].files
    assert [(file.name, file.url.removeprefix(server.address)) for file in files] == [
        ("berita acara", f"/kantor/standar/uploads/{SECRET}/ba.pdf"),
        ("foto", f"/-/project/42/uploads/{other}/f.png"),
        ("penuh", f"/kantor/standar/uploads/{other}/p.pdf"),
    ]


@pytest.mark.parametrize(
    "path", [f"/api/v4/projects/42/uploads/{SECRET}/ba.pdf", f"/kantor/standar/uploads/{SECRET}/ba.pdf"]
)
def test_an_attachment_comes_by_the_api_or_by_its_web_address(server: Server, path: str) -> None:
    server.files[path] = Reply(200, b"%PDF-1.7", {"Content-Type": "application/octet-stream"})
    file = File("ba.pdf", f"{server.address}/kantor/standar/uploads/{SECRET}/ba.pdf")
    assert gitlab(server).download(file) == b"%PDF-1.7"


@pytest.mark.parametrize(
    "url", [f"https://jahat.example/x/uploads/{SECRET}/ba.pdf", "{address}/kantor/standar/-/raw/x"]
)
def test_a_file_that_is_no_upload_is_not_asked_for(server: Server, url: str) -> None:
    with pytest.raises(Surroundings, match="tidak tersimpan di"):
        gitlab(server).download(File("ba.pdf", url.replace("{address}", server.address)))
    assert server.seen == []


def test_an_upload_behind_a_log_in_page_elsewhere_is_not_followed(server: Server) -> None:
    path = f"/kantor/standar/uploads/{SECRET}/ba.pdf"
    server.files[path] = Reply(302, headers={"Location": "https://masuk.example/login?kembali=1"})
    with pytest.raises(Surroundings, match=r"server lain \(masuk\.example\)"):
        gitlab(server).download(File("ba.pdf", f"{server.address}{path}"))
