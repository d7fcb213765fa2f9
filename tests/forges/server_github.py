"""The story as GitHub's REST API (2022-11-28) and GraphQL tell it, in documented shapes and then some."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.forges.server_story import Approved, Opened, Person, Returned, Said, Story, TakenBack, Turned

Json = dict[str, Any]
_SHAPES = {Approved: "APPROVED", Returned: "CHANGES_REQUESTED"}


def user(person: Person | None) -> Json | None:
    """An account, null once deleted."""
    if person is None:
        return None
    login = f"{person.login}[bot]" if person.bot else person.login
    kind = "Bot" if person.bot else "User"
    return {"login": login, "id": person.id, "node_id": f"U_{person.id}", "type": kind, "site_admin": False}


def time(moment: datetime) -> str:
    """A moment as GitHub writes it: whole seconds."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def pull(story: Story, web: str) -> Json:
    """`/pulls/{n}`."""
    return {
        "id": 1,
        "number": story.number,
        "html_url": f"{web}/kantor/standar/pull/{story.number}",
        "state": "open" if story.state == "open" else "closed",
        "merged": story.state == "merged",
        "draft": story.draft,
        "user": user(story.opener),
        "created_at": time(story.created),
        "head": {"ref": "draf", "sha": story.head, "label": "kantor:draf"},
        "base": {"ref": story.base, "sha": "0" * 40, "label": f"kantor:{story.base}"},
        "commits": len(story.pushes),
        "auto_merge": None,
    }


def reviews(story: Story, web: str) -> list[Json]:
    """`/pulls/{n}/reviews`: chronological; a dismissed one keeps id and time and turns DISMISSED."""
    given = sorted(
        (act for act in story.acts if isinstance(act, Approved | Returned)), key=lambda act: act.at
    )
    gone = {act.id for act, _ in _dismissals(story)}
    return [
        {
            "id": act.id,
            "node_id": f"PRR_{act.id}",
            "user": user(act.who),
            "body": act.body,
            "state": "DISMISSED" if act.id in gone else _SHAPES[type(act)],
            "submitted_at": time(act.at),
            "commit_id": None,
            "html_url": f"{web}/kantor/standar/pull/{story.number}#pullrequestreview-{act.id}",
            "author_association": "MEMBER",
        }
        for act in given
    ]


def _dismissals(story: Story) -> list[tuple[Approved, TakenBack]]:
    standing: dict[int, Approved] = {}
    found = []
    for act in sorted(story.acts, key=lambda act: act.at):
        if isinstance(act, Approved) and act.who is not None:
            standing[act.who.id] = act
        elif isinstance(act, TakenBack) and act.who.id in standing:
            found.append((standing.pop(act.who.id), act))
    return found


def comment(said: Said, story: Story, web: str) -> Json:
    """One issue comment."""
    return {
        "id": said.id,
        "node_id": f"IC_{said.id}",
        "user": user(said.who),
        "body": said.body,
        "created_at": time(said.at),
        "updated_at": time(said.edited or said.at),
        "html_url": f"{web}/kantor/standar/pull/{story.number}#issuecomment-{said.id}",
        "reactions": {"total_count": 0},
        "performed_via_github_app": None,
    }


def comments(story: Story, web: str) -> list[Json]:
    """`/issues/{n}/comments`: remarks on a line are not among them."""
    return [comment(said, story, web) for said in story.comments if not said.on_a_line]


def timeline(story: Story, web: str) -> list[Json]:
    """`/issues/{n}/timeline`: all kinds mixed, states in lower case, `committed` rows without an actor."""
    rows: list[tuple[datetime, Json]] = [
        (
            push.at,
            {"event": "committed", "sha": push.sha, "author": {"name": push.name, "date": time(push.at)}},
        )
        for push in story.pushes
    ]
    for act in story.acts:
        if isinstance(act, Turned):
            event = "ready_for_review" if act.ready else "convert_to_draft"
            row = {"event": event, "id": act.id, "actor": user(act.who), "created_at": time(act.at)}
            rows.append((act.at, row))
        elif isinstance(act, Approved | Returned):
            state = _SHAPES[type(act)].lower()
            rows.append((act.at, {"event": "reviewed", "id": act.id, "user": user(act.who), "state": state}))
        elif isinstance(act, Said):
            rows.append((act.at, {"event": "commented", **comment(act, story, web)}))
    for review, act in _dismissals(story):
        row = {
            "event": "review_dismissed",
            "id": act.id,
            "actor": user(act.by or act.who),
            "created_at": time(act.at),
            "dismissed_review": {"state": "approved", "review_id": review.id, "dismissal_message": ""},
        }
        rows.append((act.at, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def issue(opened: Opened, web: str) -> Json:
    """A row of `/issues`, pull requests among them."""
    page = f"{web}/kantor/standar/issues/{opened.number}"
    labels = [{"id": 1, "name": name, "color": "ededed", "default": False} for name in opened.labels]
    row = {
        "id": 9000 + opened.number,
        "number": opened.number,
        "html_url": page,
        "title": "Masukan: ",
        "state": "closed",
        "user": user(opened.who),
        "labels": labels,
        "body": opened.body,
        "created_at": time(opened.at),
    }
    return {**row, "pull_request": {"url": page}} if opened.request else row


def commits(story: Story) -> list[Json]:
    """`/pulls/{n}/commits`: author and committer are null where no account has the address."""
    return [
        {
            "sha": push.sha,
            "commit": {
                "author": {"name": push.name, "email": "x@contoh.go.id"},
                "committer": {"name": push.name},
            },
            "author": user(push.who),
            "committer": user(push.who),
        }
        for push in story.pushes
    ]


def graphql(story: Story, question: Json) -> Json:
    """The two questions the adapter asks."""
    if "viewer" in question["query"]:
        account = user(story.gate)
        assert account is not None
        return {"data": {"viewer": {"login": account["login"], "databaseId": account["id"]}}}
    return {"data": {"nodes": [_node(story, node) for node in question["variables"]["ids"]]}}


def _node(story: Story, node: str) -> Json | None:
    for act in story.acts:
        if isinstance(act, Said | Approved | Returned) and node in {f"PRR_{act.id}", f"IC_{act.id}"}:
            editor = act.editor if isinstance(act, Said) else act.who
            known = {"__typename": "Bot" if editor.bot else "User", "login": editor.login} if editor else None
            return {
                "id": node,
                "lastEditedAt": time(act.edited) if act.edited else None,
                "editor": known if act.edited else None,
            }
    return None
