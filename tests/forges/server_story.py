"""A request's story in neutral words, which the loopback server tells as either forge would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

START = datetime(2024, 3, 1, 1, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """So many minutes after the story's start."""
    return START + timedelta(minutes=minutes)


LATER = at(100_000)


@dataclass(frozen=True)
class Person:
    """An account on the forge."""

    id: int
    login: str
    bot: bool = False


GATE = Person(900, "gerbang")


@dataclass
class Said:
    """A comment; `who` is None once the account was deleted, `edited` the time and hand of its last edit."""

    who: Person | None
    at: datetime
    body: str
    id: int = 0
    edited: datetime | None = None
    editor: Person | None = None
    on_a_line: bool = False


@dataclass
class _Button:
    who: Person | None
    at: datetime
    body: str = ""
    id: int = 0
    edited: datetime | None = None


class Approved(_Button):
    """The approve button; a comment with it exists on GitHub only."""


class Returned(_Button):
    """The button that asks for changes, with the words of the same review."""


@dataclass
class TakenBack:
    """The person's standing approval is dismissed (GitHub, by `by`) or revoked (GitLab, by the person)."""

    who: Person
    at: datetime
    by: Person | None = None
    id: int = 0


@dataclass
class Pushed:
    """A push of one commit; `name` is git's, for a commit without an account."""

    who: Person | None
    at: datetime
    sha: str
    name: str = "Tanpa Akun (contoh)"
    id: int = 0


@dataclass
class Turned:
    """Marked ready for review, or a draft again."""

    who: Person
    at: datetime
    ready: bool
    id: int = 0


@dataclass
class Opened:
    """An issue, or (`request`) a pull request listed among them."""

    number: int
    at: datetime
    body: str | None
    labels: tuple[str, ...] = ()
    who: Person | None = None
    confidential: bool = False
    request: bool = False


Act = Said | Approved | Returned | TakenBack | Pushed | Turned


@dataclass
class Story:
    """A request as it happens; `now` is the forge's clock, for what is written through its API."""

    opener: Person
    number: int = 3
    created: datetime = START
    draft_at_first: bool = False
    base: str = "main"
    state: str = "open"
    acts: list[Act] = field(default_factory=list)
    now: datetime = LATER
    first_sha: str = "1" * 40
    gate: Person = GATE
    changes: int = 0
    issues: list[Opened] = field(default_factory=list)

    def add(self, *acts: Act) -> Story:
        """These happen next; each gets a number of its own."""
        self.changes += 1
        for act in acts:
            act.id = act.id or 5000 + 10 * (len(self.acts) + 1)
            self.acts.append(act)
        return self

    @property
    def pushes(self) -> list[Pushed]:
        """Every push, the one the request was opened with first."""
        first = Pushed(self.opener, self.created, self.first_sha, self.opener.login, id=5000)
        return [first, *(act for act in self.acts if isinstance(act, Pushed))]

    @property
    def head(self) -> str:
        """The commit the request's branch stands at."""
        return self.pushes[-1].sha

    @property
    def draft(self) -> bool:
        """Whether it is a draft now."""
        turns = [act for act in self.acts if isinstance(act, Turned)]
        return not max(turns, key=lambda turn: turn.at).ready if turns else self.draft_at_first

    @property
    def comments(self) -> list[Said]:
        """Every comment, oldest first."""
        return sorted((act for act in self.acts if isinstance(act, Said)), key=lambda said: said.at)

    def say(self, body: str) -> Said:
        """The gate's account comments now."""
        said = Said(self.gate, self._tick(), body)
        self.add(said)
        return said

    def _tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def rewrite(self, said: Said, body: str, editor: Person) -> None:
        """Somebody edits a comment now."""
        self.changes += 1
        said.body, said.edited, said.editor = body, self._tick(), editor
