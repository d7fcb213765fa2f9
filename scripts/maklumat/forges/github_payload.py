"""The parts of GitHub's answers that count (REST 2022-11-28, GraphQL)."""

from __future__ import annotations

from pydantic import Field

from maklumat.forges.events import Account
from maklumat.forges.http import Moment, Payload


class User(Payload):
    """An account; null in GitHub's answers once it is deleted."""

    id: int
    login: str
    type: str = "User"


class Ref(Payload):
    """A branch and the commit it stands at."""

    ref: str
    sha: str


class Pull(Payload):
    """A pull request."""

    html_url: str
    state: str
    draft: bool = False
    merged: bool = False
    user: User | None
    head: Ref
    base: Ref
    commits: int
    created_at: Moment


class Review(Payload):
    """A submitted review, or a pending one that only its author sees."""

    id: int
    node_id: str
    user: User | None
    body: str | None = None
    state: str
    submitted_at: Moment | None = None
    html_url: str


class IssueComment(Payload):
    """A comment on the request as a whole."""

    id: int
    node_id: str
    user: User | None
    body: str | None = None
    created_at: Moment
    updated_at: Moment
    html_url: str


class Label(Payload):
    """A label of an issue."""

    name: str


class RepositoryIssue(Payload):
    """An issue; a pull request is listed among them and says so by `pull_request`."""

    number: int
    body: str | None = None
    created_at: Moment
    labels: list[Label] = Field(default_factory=list)
    pull_request: Payload | None = None


class DismissedReview(Payload):
    """Which review was dismissed, and what it had been."""

    review_id: int
    state: str


class TimelineRow(Payload):
    """A row of a mixed list; rows of most kinds have no actor, or no time, and are passed over."""

    event: str = ""
    id: int | None = None
    actor: User | None = None
    created_at: Moment | None = None
    dismissed_review: DismissedReview | None = None


class Signature(Payload):
    """A name as git knows it."""

    name: str | None = None


class GitCommit(Payload):
    """A commit as git knows it."""

    author: Signature | None = None
    committer: Signature | None = None


class Commit(Payload):
    """A commit with the accounts GitHub found for its addresses."""

    commit: GitCommit
    author: User | None = None
    committer: User | None = None


class WrittenComment(Payload):
    """A comment as just written or read."""

    id: int
    body: str | None = None


class Viewer(Payload):
    """The account of the token."""

    login: str
    number: int = Field(alias="databaseId")


class ViewerData(Payload):
    """The data of an answer."""

    viewer: Viewer


class ViewerAnswer(Payload):
    """GraphQL's answer about the token."""

    data: ViewerData


class Editor(Payload):
    """Who edited last; GraphQL names an app without the `[bot]` that REST and `viewer` show."""

    typename: str = Field(alias="__typename")
    login: str

    def is_account(self, account: Account) -> bool:
        """Whether this is that account."""
        login = f"{self.login}[bot]" if self.typename == "Bot" else self.login
        return account.name in {login, self.login} and account.bot == (self.typename == "Bot")


class Node(Payload):
    """What only GraphQL tells of a review or comment: when and by whom it was edited last."""

    id: str | None = None
    edited_at: Moment | None = Field(None, alias="lastEditedAt")
    editor: Editor | None = None


class NodesData(Payload):
    """The data of an answer."""

    nodes: list[Node | None]


class NodesAnswer(Payload):
    """GraphQL's answer about reviews and comments."""

    data: NodesData
