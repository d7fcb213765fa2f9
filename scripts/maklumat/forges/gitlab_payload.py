"""The parts of GitLab's answers that count (REST v4)."""

from __future__ import annotations

from pydantic import Field

from maklumat.forges.http import Moment, Payload


class User(Payload):
    """An account; `bot` is told of the token's own only."""

    id: int
    username: str
    name: str = ""
    bot: bool = False


class References(Payload):
    """How the request is referred to: `grup/nama!3`."""

    full: str = ""


class MergeRequest(Payload):
    """A merge request; `work_in_progress` is what older servers call a draft."""

    iid: int
    sha: str | None
    state: str
    draft: bool = False
    work_in_progress: bool = False
    target_branch: str
    target_project_id: int
    author: User | None
    web_url: str
    references: References = References()
    created_at: Moment


class Approval(Payload):
    """A standing approval; only newer servers say since when."""

    user: User | None
    approved_at: Moment | None = None


class Approvals(Payload):
    """The approvals that stand."""

    approved_by: list[Approval] = Field(default_factory=list)


class Version(Payload):
    """A push to the request's branch."""

    id: int
    created_at: Moment


class Note(Payload):
    """A comment, or (`system`) what GitLab itself noted; `type` is DiffNote for a remark on a line."""

    id: int
    type: str | None = None
    body: str | None = None
    author: User | None
    created_at: Moment
    updated_at: Moment
    system: bool = False


class Reviewer(Payload):
    """A reviewer's state, in the editions that keep one; `created_at` is when the review was asked for."""

    user: User | None
    state: str = ""
    created_at: Moment


class Commit(Payload):
    """A commit's names; GitLab's REST API knows no accounts behind them."""

    author_name: str = ""
    committer_name: str = ""


class ProjectIssue(Payload):
    """An issue."""

    iid: int
    description: str | None = None
    created_at: Moment
    labels: list[str] = Field(default_factory=list)
    confidential: bool = False


class WrittenNote(Payload):
    """A comment as just written or read."""

    id: int
    body: str | None = None
