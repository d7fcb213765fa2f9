"""GitLab, Community Edition and up, as events (reference: REST v4)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, quote, urlsplit

from maklumat.documents.errors import Surroundings, shown
from maklumat.forges.attachments import attached, not_attached, parsed
from maklumat.forges.events import Account, Comment, Event, File, Request
from maklumat.forges.forge import MARKER, MAX_FILE
from maklumat.forges.gitlab_events import Teller
from maklumat.forges.gitlab_graphql import GraphQL
from maklumat.forges.gitlab_payload import (
    Approvals,
    Commit,
    MergeRequest,
    Note,
    ProjectIssue,
    Reviewer,
    User,
    Version,
    WrittenNote,
)
from maklumat.forges.http import Client, origin
from maklumat.forges.issues import Issue
from maklumat.forges.patience import Patience
from maklumat.forges.surroundings import Access
from maklumat.forges.telling import changed, never_revived

_ATTEMPTS = 3
# A new issue then lengthens the last page, where it would shift all of them.
_OLDEST_FIRST = {"state": "all", "scope": "all", "order_by": "created_at", "sort": "asc"}
_UPLOAD = re.compile(r"(?P<place>.*)/uploads/(?P<secret>[0-9a-f]{32})/(?P<name>[^/]+)")


class GitLab:
    """One project on gitlab.com or a server of the office's own."""

    comment_limit = 1_000_000

    def __init__(self, access: Access, patience: Patience | None = None) -> None:
        self._client = Client(access, {"PRIVATE-TOKEN": access.token}, patience or Patience())
        self._graphql = GraphQL(self._client)
        self._access = access
        self._project = f"projects/{quote(access.project, safe='')}"
        self._account: Account | None = None

    @property
    def name(self) -> str:
        """The forge's host."""
        return self._access.host

    def identity(self) -> Account:
        """The token's account."""
        if self._account is None:
            user = self._client.one(User, "user")
            self._account = Account(self.name, str(user.id), user.username, user.bot)
        return self._account

    def head_ref(self, number: int) -> str:
        """`refs/merge-requests/<n>/head`, which every fork's request has too."""
        return f"refs/merge-requests/{number}/head"

    def request(self, number: int) -> Request:
        """The merge request; read again if its head moves meanwhile: events and head belong together."""
        merge = self._merge_request(number)
        for _ in range(_ATTEMPTS):
            told = self._request(number, merge)
            after = self._merge_request(number)
            if after.sha == merge.sha:
                return told
            merge = after
        raise Surroundings(f"Permintaan {number} sedang diubah terus. Ulangi beberapa saat lagi.")

    def put_comment(self, number: int, body: str, comment_id: str | None) -> str:
        """Write the gate's comment; see `Forge`."""
        notes = f"{self._path(number)}/notes"
        if comment_id is not None:
            standing = self._client.find(WrittenNote, f"{notes}/{comment_id}")
            if standing is not None:
                return self._update(notes, standing, body)
        made = self._client.send("POST", WrittenNote, notes, {"body": body})
        first = next(iter(self._own_comments(self._notes(number))), None)
        if first is None or first.id >= made.id:
            return str(made.id)
        self._client.delete(f"{notes}/{made.id}")
        return self._update(notes, WrittenNote(id=first.id, body=first.body), body)

    def issues(self) -> list[Issue]:
        """Every issue the token may see, open or closed."""
        listed = self._client.all(ProjectIssue, f"{self._project}/issues", _OLDEST_FIRST)
        return [
            Issue(
                self.name,
                one.iid,
                one.description or "",
                one.created_at,
                frozenset(one.labels),
                one.confidential,
            )
            for one in listed
        ]

    def download(self, file: File) -> bytes:
        """The bytes of an attachment: by the API, or by its web address on servers whose API has none."""
        parts = parsed(file.url)
        found = _UPLOAD.fullmatch(parts.path) if parts is not None else None
        if found is None or origin(file.url) != origin(self._access.api):
            raise not_attached(file, self.name)
        upload = f"{self._access.api}/{self._project}/uploads/{found['secret']}/{found['name']}"
        place = f"lampiran “{shown(file.name)}”"
        return self._client.download((upload, file.url), MAX_FILE, place, lambda host: False)

    def _path(self, number: int) -> str:
        return f"{self._project}/merge_requests/{number}"

    def _merge_request(self, number: int) -> MergeRequest:
        return self._client.one(MergeRequest, self._path(number))

    def _notes(self, number: int) -> list[Note]:
        notes = self._client.all(
            Note, f"{self._path(number)}/notes", {"sort": "asc", "order_by": "created_at"}
        )
        return sorted(notes, key=lambda note: (note.created_at, note.id))

    def _request(self, number: int, merge: MergeRequest) -> Request:
        if merge.sha is None:
            raise Surroundings(f"Permintaan {number} belum memuat naskah apa pun.")
        path = self._path(number)
        notes = self._notes(number)
        approvals = self._client.one(Approvals, f"{path}/approvals").approved_by
        versions = self._client.all(Version, f"{path}/versions")
        reviewers = self._client.find(list[Reviewer], f"{path}/reviewers") or []
        commits = self._client.all(Commit, f"{path}/commits")
        writers = self._graphql.commit_authors(merge.references.full.partition("!")[0], number)
        files = Uploads(self._access.api, merge)
        teller = Teller(self.name, merge.web_url, lambda body: attached(body, files.address))
        authors, unknown = teller.authors([merge.author, *writers], notes, commits)
        events: list[Event] = [
            *teller.readiness(merge, notes),
            *never_revived(teller.approvals(notes, approvals, versions)),
            *teller.returns(notes, reviewers, versions),
            *teller.comments(notes),
        ]
        gate = next(iter(self._own_comments(notes)), None)
        return Request(
            forge=self.name,
            number=number,
            head=merge.sha,
            base=merge.target_branch,
            url=merge.web_url,
            open=merge.state in {"opened", "locked"},
            merged=merge.state == "merged",
            draft=merge.draft or merge.work_in_progress,
            authors=authors,
            events=tuple(sorted(events, key=lambda event: (event.at, event.reference))),
            unknown_authors=unknown,
            comment=None if gate is None else self._gate(gate),
        )

    def _gate(self, note: Note) -> Comment:
        edited = changed(note.created_at, note.updated_at)
        foreign = edited and self._graphql.last_editor(note.id) != self.identity().id
        return Comment(str(note.id), note.body or "", foreign=foreign)

    def _own_comments(self, notes: Iterable[Note]) -> list[Note]:
        marked = [note for note in notes if not note.system and MARKER in (note.body or "")]
        mine = [note for note in marked if note.author and str(note.author.id) == self.identity().id]
        return sorted(mine, key=lambda note: note.id)

    def _update(self, notes: str, standing: WrittenNote, body: str) -> str:
        if standing.body != body:
            self._client.send("PUT", WrittenNote, f"{notes}/{standing.id}", {"body": body})
        return str(standing.id)


class Uploads:
    """The uploads of one project: only their links are attachments of its requests' comments."""

    def __init__(self, api: str, merge: MergeRequest) -> None:
        self._server = origin(api)
        self._project = urlsplit(merge.web_url).path.partition("/-/")[0]
        self._by_number = f"/-/project/{merge.target_project_id}"

    def address(self, link: SplitResult) -> str | None:
        """The web address of an upload of this project behind `link`, if it is one."""
        found = _UPLOAD.fullmatch(link.path)
        here = not link.netloc or f"{link.scheme}://{link.netloc}" == self._server
        if found is None or not here:
            return None
        ours = found["place"] == self._project or found["place"].endswith(self._by_number)
        if found["place"] == "" and not link.netloc:
            return f"{self._server}{self._project}{link.path}"
        return f"{self._server}{link.path}" if ours else None
