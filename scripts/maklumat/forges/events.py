"""What happened on a pull or merge request, the same for every forge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from maklumat.documents.folder import Key


class Kind(Enum):
    """What a person did. A command is a comment whose first line is exactly one of the commands."""

    READY = "siap ditelaah"
    APPROVE = "setuju"
    RETURN = "kembalikan"
    COMMAND = "perintah"


class Command(Enum):
    """The words officials and drafters may write instead of a button (`/setuju` and so on)."""

    TUGASKAN = "/tugaskan"
    RENCANA = "/rencana"
    BAHAN_SIAP = "/bahan-siap"
    PEMBAHASAN_SELESAI = "/pembahasan-selesai"
    SETUJU = "/setuju"
    KEMBALIKAN = "/kembalikan"
    KONFIRMASI = "/konfirmasi"
    BATAL = "/batal"


@dataclass(frozen=True)
class Account:
    """An account on a forge; the numeric `id` (as text) counts, `name` is for eyes."""

    forge: str
    id: str
    name: str
    bot: bool = False


@dataclass(frozen=True)
class File:
    """A file attached to a comment, by its name and link; its bytes are fetched only when needed."""

    name: str
    url: str


@dataclass(frozen=True)
class Event:
    """One act. `account` is None where the forge no longer knows who it was.

    `reference` names the act on its forge (a link or an id, kept as text); `text` is what follows the
    command word, or the body of a review; `edited` says that the words changed after they were first
    written; `dismissed` that a review was taken back; `unbound` why the forge cannot say which text
    the act was about (GitLab approvals close to a push), None if nothing speaks against it.
    `dismissed_at` and `dismissed_by` say when and by whom it was taken back, where the forge tells.
    """

    kind: Kind
    account: Account | None
    at: datetime
    reference: str
    command: Command | None = None
    text: str = ""
    edited: bool = False
    dismissed: bool = False
    unbound: str | None = None
    files: tuple[File, ...] = ()
    dismissed_at: datetime | None = None
    dismissed_by: Account | None = None


@dataclass(frozen=True)
class Shown:
    """From `at` on, the gate's comment showed exactly these digests."""

    at: datetime
    texts: Mapping[Key, str]


@dataclass(frozen=True)
class Request:
    """A pull or merge request as the forge tells it, events in the order they happened.

    `head` is the commit to read drafts from, `base` the branch it asks to join; `authors` everyone who
    wrote a commit in it or opened it; `comment` the id and text of the gate's own comment, if any.
    """

    forge: str
    number: int
    head: str
    base: str
    url: str
    open: bool
    merged: bool
    draft: bool
    authors: tuple[Account, ...]
    events: tuple[Event, ...]
    unknown_authors: tuple[str, ...] = ()
    comment: Comment | None = None


@dataclass(frozen=True)
class Comment:
    """The gate's own comment: its id on the forge, and its text as it stands.

    `foreign` says that another account edited it last, so that what it claims to have shown counts for
    nothing; a forge that does not tell who edited says so by the edit alone.
    """

    id: str
    body: str
    shown: tuple[Shown, ...] = field(default=())
    foreign: bool = False
