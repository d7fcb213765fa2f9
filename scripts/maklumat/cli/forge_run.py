"""What `gerbang`, `catat`, `masukan` share on a forge: options, the request at hand, the comment."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypedDict, TypeVar

import click

from maklumat.cli.common import Project, now_option, project_option
from maklumat.cli.desk import open_desk
from maklumat.forges.bundle import gather
from maklumat.forges.checkout import trees
from maklumat.forges.comment import compose, remember, shown_in
from maklumat.forges.events import Request, Shown
from maklumat.forges.forge import Forge
from maklumat.forges.gate import Gate
from maklumat.forges.gate_report import to_markdown
from maklumat.forges.recorder import Evidence
from maklumat.forges.surroundings import github_access, gitlab_access
from maklumat.register.beda_report import escaped
from maklumat.register.choice import Desk

F = TypeVar("F", bound=Callable[..., Any])


class Address(TypedDict):
    """Options that say where the forge is."""

    ca: Path | None
    api: str | None
    repositori: str | None


class Place(Address):
    """The same, and where git finds its requests."""

    remote: str


def request_option(flag: str) -> Callable[[F], F]:
    """The option that names a request as its forge abbreviates it; the command receives `number`."""
    return click.option(
        flag, "number", type=click.IntRange(1), required=True, metavar="N", help="Nomor permintaan."
    )


def place_options(function: F) -> F:
    """`--remote` and the options of `address_options`."""
    option = click.option(
        "--remote", default="origin", show_default=True, help="Nama remote git tempat permintaan diambil."
    )
    return option(address_options(function))


def address_options(function: F) -> F:
    """`--ca`, `--api`, `--repositori`, `--saat`, `--proyek`."""
    options = (
        click.option(
            "--ca",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Sertifikat CA kantor; bawaannya REQUESTS_CA_BUNDLE.",
        ),
        click.option("--api", metavar="URL", help="Alamat API; bawaannya GITHUB_API_URL atau CI_API_V4_URL."),
        click.option(
            "--repositori",
            metavar="NAMA",
            help="Proyek pada forge; bawaannya GITHUB_REPOSITORY atau CI_PROJECT_ID.",
        ),
        now_option,
        project_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


def github(place: Address) -> Forge:
    """The repository on GitHub; its token comes from the environment alone."""
    from maklumat.forges.github import GitHub

    return GitHub(github_access(os.environ, api=place["api"], project=place["repositori"], ca=place["ca"]))


def gitlab(place: Address) -> Forge:
    """The project on GitLab; its token comes from the environment alone."""
    from maklumat.forges.gitlab import GitLab

    return GitLab(gitlab_access(os.environ, api=place["api"], project=place["repositori"], ca=place["ca"]))


@dataclass(frozen=True)
class Clock:
    """Now as the caller sees it: the moment the command speaks of, and the time that went by since."""

    now: datetime
    started: float

    def later(self) -> datetime:
        """The moment now, never earlier than it is."""
        return self.now + timedelta(seconds=int(time.monotonic() - self.started) + 1)


def clock(now: datetime) -> Clock:
    """A clock that starts at `now`."""
    return Clock(now, time.monotonic())


@dataclass(frozen=True)
class Asked:
    """A request of a forge, with the trees it is judged by."""

    forge: Forge
    request: Request
    project: Project
    remote: str

    def desk(self, now: datetime) -> tuple[Desk, Evidence]:
        """The desk with the request's head on it, and its evidence; raises `Refused` or `Surroundings`."""
        head_ref = self.forge.head_ref(self.request.number)
        head, base = trees(self.project.root, self.request, head_ref, self.remote)
        desk = replace(open_desk(self.project, now), head=head)
        gathered = gather(desk, self.request, base, now)
        return desk, Evidence(self.request, gathered, shown_in(self.request.comment))


def ask(forge: Forge, number: int, project: Project, remote: str) -> Asked:
    """Read a request from its forge; raises `Surroundings`."""
    return Asked(forge, forge.request(number), project, remote)


def send_comment(asked: Asked, gate: Gate, evidence: Evidence, at: datetime) -> None:
    """Write the gate's comment, which shows the bundle's digests from `at` on; raises `Surroundings`."""
    request = asked.request
    shown = remember(evidence.shown, Shown(at, evidence.gathered.to_show))
    where = f"baca selebihnya pada tab perubahan permintaan ini: {request.url}"
    body = compose(shown, to_markdown(gate), asked.forge.comment_limit, where)
    asked.forge.put_comment(request.number, body, request.comment.id if request.comment else None)


def send_refusal(asked: Asked, reason: str, at: datetime) -> None:
    """Say in a standing gate's comment why the head cannot be judged: from then on it shows no text."""
    comment = asked.request.comment
    if comment is None:
        return
    shown = remember(shown_in(comment), Shown(at, {}))
    lines = "\n".join(f"- {escaped(line)}" for line in reason.split("\n"))
    text = f"## Permintaan ini belum dapat dinilai\n\n{lines}\n"
    body = compose(shown, text, asked.forge.comment_limit, "perbaiki dahulu yang sudah tampil.")
    asked.forge.put_comment(asked.request.number, body, comment.id)
