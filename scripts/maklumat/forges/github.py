"""GitHub and GitHub Enterprise Server as events (reference: REST 2022-11-28)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar
from urllib.parse import SplitResult, urlsplit

from maklumat.documents.errors import Surroundings, shown
from maklumat.forges import github_events as told
from maklumat.forges.attachments import attached, not_attached, recognised
from maklumat.forges.events import Account, Comment, Event, File, Request
from maklumat.forges.forge import MARKER, MAX_FILE
from maklumat.forges.github_payload import (
    Commit,
    IssueComment,
    Node,
    NodesAnswer,
    Pull,
    RepositoryIssue,
    Review,
    TimelineRow,
    ViewerAnswer,
    WrittenComment,
)
from maklumat.forges.http import Client
from maklumat.forges.issues import Issue
from maklumat.forges.patience import Patience
from maklumat.forges.surroundings import Access
from maklumat.forges.telling import changed, never_revived

_VIEWER = "query { viewer { login databaseId } }"
_NODES = (
    "query($ids: [ID!]!) { nodes(ids: $ids) {"
    " ... on PullRequestReview { id lastEditedAt editor { __typename login } }"
    " ... on IssueComment { id lastEditedAt editor { __typename login } } } }"
)
_BATCH = 100
# A new issue then lengthens the last page, where it would shift all of them.
_OLDEST_FIRST = {"state": "all", "sort": "created", "direction": "asc"}
_ATTEMPTS = 3
_UPLOAD = re.compile(
    r"/(user-attachments|[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)/(files|assets)/[A-Za-z0-9._%~+/-]+"
)
T = TypeVar("T")
_STORES = re.compile(
    r"([a-z0-9-]+\.)*githubusercontent\.com|github-production-[a-z0-9-]+\.s3\.amazonaws\.com"
)


class GitHub:
    """One repository on github.com, GHE.com or a GitHub Enterprise Server."""

    comment_limit = 65_536

    def __init__(self, access: Access, patience: Patience | None = None) -> None:
        self._client = Client(
            access,
            {
                "Authorization": f"Bearer {access.token}",
                "Accept": "application/vnd.github+json",
                "X-GitHub-Api-Version": "2022-11-28",
            },
            patience or Patience(),
        )
        self._repository = f"repos/{access.project}"
        self._web, self._graphql = _addresses(access.api)
        self._account: Account | None = None

    @property
    def name(self) -> str:
        """The forge's host."""
        return urlsplit(self._web).netloc

    def identity(self) -> Account:
        """The token's account, asked of GraphQL: a workflow's own token may not read `/user`."""
        if self._account is None:
            viewer = self._query(ViewerAnswer, _VIEWER, {}).data.viewer
            self._account = Account(
                self.name, str(viewer.number), viewer.login, viewer.login.endswith("[bot]")
            )
        return self._account

    def head_ref(self, number: int) -> str:
        """`refs/pull/<n>/head`, which every fork's request has too."""
        return f"refs/pull/{number}/head"

    def request(self, number: int) -> Request:
        """The pull request; read again if its head moves meanwhile: events and head belong together."""
        pull = self._pull(number)
        for _ in range(_ATTEMPTS):
            told_request = self._request(number, pull)
            after = self._pull(number)
            if after.head.sha == pull.head.sha:
                return told_request
            pull = after
        raise Surroundings(f"Permintaan {number} sedang diubah terus. Ulangi beberapa saat lagi.")

    def put_comment(self, number: int, body: str, comment_id: str | None) -> str:
        """Write the gate's comment; see `Forge`."""
        if comment_id is not None:
            standing = self._client.find(WrittenComment, self._comment(comment_id))
            if standing is not None:
                return self._update(standing, body)
        made = self._client.send(
            "POST", WrittenComment, f"{self._repository}/issues/{number}/comments", {"body": body}
        )
        first = next(iter(self._own_comments(self._comments(number))), None)
        if first is None or first.id >= made.id:
            return str(made.id)
        self._client.delete(self._comment(made.id))
        return self._update(WrittenComment(id=first.id, body=first.body), body)

    def issues(self) -> list[Issue]:
        """Every issue, open or closed; pull requests, which GitHub lists among them, left out."""
        listed = self._client.all(RepositoryIssue, f"{self._repository}/issues", _OLDEST_FIRST)
        return [
            Issue(
                self.name,
                one.number,
                one.body or "",
                one.created_at,
                frozenset(label.name for label in one.labels),
            )
            for one in listed
            if one.pull_request is None
        ]

    def download(self, file: File) -> bytes:
        """The bytes of an attachment, from GitHub or the stores it redirects to."""
        if recognised(file.url, self._recognise) is None:
            raise not_attached(file, self.name)
        return self._client.download((file.url,), MAX_FILE, f"lampiran “{shown(file.name)}”", self._is_store)

    def _pull(self, number: int) -> Pull:
        return self._client.one(Pull, f"{self._repository}/pulls/{number}")

    def _comments(self, number: int) -> list[IssueComment]:
        return self._client.all(IssueComment, f"{self._repository}/issues/{number}/comments")

    def _request(self, number: int, pull: Pull) -> Request:
        commits = self._client.all(Commit, f"{self._repository}/pulls/{number}/commits")
        if len(commits) < pull.commits:
            raise Surroundings(
                f"GitHub hanya menunjukkan {len(commits)} dari {pull.commits} komit permintaan {number}, "
                "sehingga tidak semua penyusunnya diketahui. Gabungkan komitnya atau buka permintaan baru."
            )
        reviews = self._client.all(Review, f"{self._repository}/pulls/{number}/reviews")
        comments = self._comments(number)
        timeline = self._client.all(TimelineRow, f"{self._repository}/issues/{number}/timeline")
        gate = next(iter(self._own_comments(comments)), None)
        nodes = self._nodes([*told.to_watch(reviews), *([gate.node_id] if gate else [])])
        teller = told.Teller(self.name, lambda body: attached(body, self._recognise), nodes)
        authors, unknown = teller.authors(pull, commits)
        events: list[Event] = [
            *teller.readiness(pull, timeline),
            *never_revived(teller.reviews(reviews, timeline)),
            *teller.comments(comments),
        ]
        return Request(
            forge=self.name,
            number=number,
            head=pull.head.sha,
            base=pull.base.ref,
            url=pull.html_url,
            open=pull.state == "open",
            merged=pull.merged,
            draft=pull.draft,
            authors=authors,
            events=tuple(sorted(events, key=lambda event: (event.at, event.reference))),
            unknown_authors=unknown,
            comment=self._gate(gate, nodes),
        )

    def _gate(self, comment: IssueComment | None, nodes: dict[str, Node]) -> Comment | None:
        if comment is None:
            return None
        node = nodes.get(comment.node_id)
        editor = node.editor if node is not None else None
        own = editor is not None and editor.is_account(self.identity())
        edited = changed(comment.created_at, comment.updated_at)
        return Comment(str(comment.id), comment.body or "", foreign=edited and not own)

    def _own_comments(self, comments: Iterable[IssueComment]) -> list[IssueComment]:
        marked = [comment for comment in comments if MARKER in (comment.body or "")]
        mine = [comment for comment in marked if comment.user and str(comment.user.id) == self.identity().id]
        return sorted(mine, key=lambda comment: comment.id)

    def _comment(self, comment_id: str | int) -> str:
        return f"{self._repository}/issues/comments/{comment_id}"

    def _update(self, standing: WrittenComment, body: str) -> str:
        if standing.body != body:
            self._client.send("PATCH", WrittenComment, self._comment(standing.id), {"body": body})
        return str(standing.id)

    def _nodes(self, ids: list[str]) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for start in range(0, len(ids), _BATCH):
            answer = self._query(NodesAnswer, _NODES, {"ids": ids[start : start + _BATCH]})
            found.update(
                {node.id: node for node in answer.data.nodes if node is not None and node.id is not None}
            )
        return found

    def _query(self, shape: type[T], query: str, variables: dict[str, object]) -> T:
        return self._client.send("POST", shape, self._graphql, {"query": query, "variables": variables})

    def _recognise(self, parts: SplitResult) -> str | None:
        own = f"{parts.scheme}://{parts.netloc}" == self._web and _UPLOAD.fullmatch(parts.path)
        older = parts.scheme == "https" and parts.netloc == "user-images.githubusercontent.com"
        return parts.geturl() if own or older else None

    def _is_store(self, host: str) -> bool:
        return _STORES.fullmatch(host) is not None or host.endswith(f".{urlsplit(self._web).hostname}")


def _addresses(api: str) -> tuple[str, str]:
    """Web address and GraphQL address of an API address, by the three forms GitHub has."""
    parts = urlsplit(api)
    if parts.netloc.startswith("api."):
        return f"{parts.scheme}://{parts.netloc.removeprefix('api.')}", f"{api}/graphql"
    web = f"{parts.scheme}://{parts.netloc}"
    return web, f"{web}/api/graphql"
