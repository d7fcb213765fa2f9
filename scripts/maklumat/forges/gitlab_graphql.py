"""What GitLab tells by GraphQL only: who edited a comment last, and whose addresses commits carry."""

from __future__ import annotations

from pydantic import Field

from maklumat.forges.gitlab_payload import User
from maklumat.forges.http import MAX_PAGES, Client, Payload

_EDITOR = "query($id: NoteID!) { note(id: $id) { lastEditedBy { id } } }"
_COMMITS = (
    "query($project: ID!, $number: String!, $after: String) { project(fullPath: $project) {"
    " mergeRequest(iid: $number) { commits(first: 100, after: $after) {"
    " pageInfo { hasNextPage endCursor } nodes { author { id username name } } } } } }"
)


class _Account(Payload):
    """An account by its global id, which ends in its number."""

    id: str
    username: str = ""
    name: str = ""

    @property
    def number(self) -> str:
        return self.id.rpartition("/")[2]


class _Note(Payload):
    editor: _Account | None = Field(None, alias="lastEditedBy")


class _NoteData(Payload):
    note: _Note | None = None


class _NoteAnswer(Payload):
    data: _NoteData | None = None


class _Page(Payload):
    more: bool = Field(False, alias="hasNextPage")
    cursor: str | None = Field(None, alias="endCursor")


class _Commit(Payload):
    author: _Account | None = None


class _Commits(Payload):
    page: _Page = Field(alias="pageInfo")
    nodes: list[_Commit | None]


class _MergeRequest(Payload):
    commits: _Commits | None = None


class _Project(Payload):
    merge_request: _MergeRequest | None = Field(None, alias="mergeRequest")


class _ProjectData(Payload):
    project: _Project | None = None


class _CommitsAnswer(Payload):
    data: _ProjectData | None = None


class GraphQL:
    """The GraphQL side of the client's server; where that does not know a question, nothing is told."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._url = f"{client.access.api.removesuffix('/api/v4')}/api/graphql"

    def last_editor(self, note: int) -> str | None:
        """The number of the account that edited this comment last; None where GitLab does not say."""
        question = {"query": _EDITOR, "variables": {"id": f"gid://gitlab/Note/{note}"}}
        answer = self._client.send("POST", _NoteAnswer, self._url, question)
        told = answer.data.note if answer.data is not None else None
        return told.editor.number if told is not None and told.editor is not None else None

    def commit_authors(self, project: str, number: int) -> list[User]:
        """The accounts that own the addresses in the request's commits, as far as the server knows them."""
        users: list[User] = []
        cursor: str | None = None
        for _ in range(MAX_PAGES):
            commits = self._commits(project, number, cursor)
            if commits is None:
                break
            authors = [
                commit.author for commit in commits.nodes if commit is not None and commit.author is not None
            ]
            users += [
                User(id=int(a.number), username=a.username, name=a.name)
                for a in authors
                if a.number.isdigit()
            ]
            cursor = commits.page.cursor
            if not commits.page.more or cursor is None:
                break
        return users

    def _commits(self, project: str, number: int, cursor: str | None) -> _Commits | None:
        variables = {"project": project, "number": str(number), "after": cursor}
        answer = self._client.send(
            "POST", _CommitsAnswer, self._url, {"query": _COMMITS, "variables": variables}
        )
        found = answer.data.project if answer.data is not None else None
        request = found.merge_request if found is not None else None
        return request.commits if request is not None else None
