"""The story as GitLab's REST API (v4) and GraphQL tell it: documented shapes, and fields nobody asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from tests.forges.server_story import Approved, Opened, Person, Returned, Said, Story, TakenBack, Turned

Json = dict[str, Any]
PROJECT_ID = 42
_STATES = {"open": "opened", "closed": "closed", "merged": "merged"}


def user(person: Person | None) -> Json | None:
    """An account; a project token's account has a name of a fixed form."""
    if person is None:
        return {"id": 1, "username": "ghost", "name": "Ghost User", "state": "active"}
    username = f"project_{PROJECT_ID}_bot_{person.id:x}" if person.bot else person.login
    return {
        "id": person.id,
        "username": username,
        "name": person.login,
        "state": "active",
        "avatar_url": None,
    }


def time(moment: datetime) -> str:
    """A moment as GitLab writes it: milliseconds, in the server's zone."""
    local = moment + timedelta(hours=7)
    return f"{local:%Y-%m-%dT%H:%M:%S}.{local.microsecond // 1000:03d}+07:00"


def merge_request(story: Story, web: str) -> Json:
    """`/merge_requests/{iid}`."""
    return {
        "id": 1,
        "iid": story.number,
        "sha": story.head,
        "state": _STATES[story.state],
        "draft": story.draft,
        "target_branch": story.base,
        "target_project_id": PROJECT_ID,
        "author": user(story.opener),
        "web_url": f"{web}/kantor/standar/-/merge_requests/{story.number}",
        "references": {"short": f"!{story.number}", "full": f"kantor/standar!{story.number}"},
        "created_at": time(story.created),
        "detailed_merge_status": "mergeable",
    }


def approvals(story: Story, *, timed: bool) -> Json:
    """`/approvals`; only newer servers say since when (`timed`)."""
    standing: dict[int, Approved] = {}
    for act in sorted(story.acts, key=lambda act: act.at):
        if isinstance(act, Approved) and act.who is not None:
            standing[act.who.id] = act
        elif isinstance(act, TakenBack):
            standing.pop(act.who.id, None)
    return {
        "approved": bool(standing),
        "approved_by": [
            {"user": user(act.who), **({"approved_at": time(act.at)} if timed else {})}
            for act in standing.values()
        ],
    }


def versions(story: Story) -> list[Json]:
    """`/versions`, newest first."""
    return [
        {"id": push.id, "head_commit_sha": push.sha, "created_at": time(push.at), "state": "collected"}
        for push in reversed(story.pushes)
    ]


def notes(story: Story) -> list[Json]:
    """`/notes?sort=asc`: comments and system notes in one list."""
    found: list[tuple[datetime, int, Json]] = []
    for act in story.acts:
        if isinstance(act, Said):
            found.append((act.at, act.id, comment(act)))
        elif isinstance(act, Approved):
            found.append(_system(act.at, act.id, act.who, "approved this merge request"))
        elif isinstance(act, TakenBack):
            found.append(_system(act.at, act.id, act.who, "unapproved this merge request"))
        elif isinstance(act, Returned):
            if act.body:
                summary = Said(act.who, act.at, act.body, act.id + 1, act.edited)
                found.append((act.at, act.id + 1, comment(summary)))
            found.append(_system(act.at, act.id, act.who, "requested changes"))
        elif isinstance(act, Turned):
            word = "ready" if act.ready else "draft"
            found.append(_system(act.at, act.id, act.who, f"marked this merge request as **{word}**"))
    for push in story.pushes[1:]:
        body = f"added 1 commit\n\n<ul><li>{push.sha[:8]} - Ubah</li></ul>"
        if push.who is not None:
            found.append(_system(push.at, push.id, push.who, body))
    return [note for _, _, note in sorted(found, key=lambda row: row[:2])]


def comment(said: Said) -> Json:
    """One note by a person."""
    return {
        "id": said.id,
        "type": "DiffNote" if said.on_a_line else None,
        "body": said.body,
        "author": user(said.who),
        "created_at": time(said.at),
        "updated_at": time(said.edited or said.at),
        "system": False,
        "noteable_type": "MergeRequest",
        "resolvable": False,
    }


def _system(moment: datetime, number: int, who: Person | None, body: str) -> tuple[datetime, int, Json]:
    note = {
        "id": number,
        "type": None,
        "body": body,
        "author": user(who),
        "created_at": time(moment),
        "updated_at": time(moment),
        "system": True,
    }
    return moment, number, note


def reviewers(story: Story) -> list[Json]:
    """`/reviewers`: the last state of each, in the editions that keep one."""
    last: dict[int, tuple[Person, str]] = {}
    for act in sorted(story.acts, key=lambda act: act.at):
        if isinstance(act, Approved | Returned) and act.who is not None:
            last[act.who.id] = (act.who, "approved" if isinstance(act, Approved) else "requested_changes")
    return [
        {"user": user(who), "state": state, "created_at": time(story.created)} for who, state in last.values()
    ]


def issue(opened: Opened) -> Json:
    """A row of `/issues`."""
    return {
        "id": 9000 + opened.number,
        "iid": opened.number,
        "project_id": PROJECT_ID,
        "title": "Masukan: ",
        "description": opened.body,
        "state": "opened",
        "author": user(opened.who),
        "labels": list(opened.labels),
        "confidential": opened.confidential,
        "created_at": time(opened.at),
    }


def commits(story: Story) -> Sequence[Json]:
    """`/commits`: names, no accounts."""
    return [
        {"id": push.sha, "author_name": name, "committer_name": name, "author_email": "x@contoh.go.id"}
        for push in story.pushes
        for name in [push.who.login if push.who else push.name]
    ]


def graphql(story: Story, question: Json) -> Json:
    """The two questions the adapter asks."""
    if "commits" in question["query"]:
        return _commit_authors(story, question["variables"])
    number = int(question["variables"]["id"].rpartition("/")[2])
    said = next(said for said in story.comments if said.id == number)
    editor = said.editor if said.edited else None
    return {"data": {"note": {"lastEditedBy": {"id": f"gid://gitlab/User/{editor.id}"} if editor else None}}}


def _commit_authors(story: Story, asked: Json) -> Json:
    """Two commits a page; the author is null where no account has the address."""
    if (asked["project"], asked["number"]) != ("kantor/standar", str(story.number)):
        return {"data": {"project": None}}
    start = int(asked["after"] or 0)
    nodes = [{"author": _global(push.who)} for push in story.pushes[start : start + 2]]
    page = {"hasNextPage": start + 2 < len(story.pushes), "endCursor": str(start + 2)}
    return {"data": {"project": {"mergeRequest": {"commits": {"pageInfo": page, "nodes": nodes}}}}}


def _global(person: Person | None) -> Json | None:
    account = user(person)
    assert account is not None
    return {**account, "id": f"gid://gitlab/User/{person.id}"} if person is not None else None
