"""`maklumat catat github` and `catat gitlab`: the records a request has earned."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Unpack

import click

from maklumat.cli.common import Project, notice
from maklumat.cli.forge_run import (
    Asked,
    Place,
    ask,
    clock,
    github,
    gitlab,
    place_options,
    request_option,
    send_comment,
)
from maklumat.cli.sign_check import refuse_altered_texts
from maklumat.cli.witness import signer
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Refused
from maklumat.forges.gate import gate
from maklumat.forges.gate_report import told
from maklumat.forges.recorder import Earned, Tools, earn
from maklumat.register.store import locked, write

_KEY = click.option(
    "--kunci-saksi",
    "key",
    envvar="MAKLUMAT_KUNCI_SAKSI",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Kunci privat saksi (ed25519); bawaannya MAKLUMAT_KUNCI_SAKSI.",
)
_QUIET = click.option("--tanpa-komentar", "quiet", is_flag=True, help="Jangan perbarui komentar gerbang.")


@click.command(cls=IndonesianCommand, name="github")
@request_option("--pr")
@_KEY
@_QUIET
@place_options
def github_record(
    number: int, key: Path | None, quiet: bool, now: datetime, project: Project, **place: Unpack[Place]
) -> None:
    """Mencatat keputusan yang sudah diberikan pada pull request di GitHub.

    Berjalan dari cabang utama; naskah permintaan hanya diambil dan dibaca. Perintah ini tidak pernah
    membuat commit. Token dibaca dari GITHUB_TOKEN.
    """
    _record(ask(github(place), number, project, place["remote"]), key, quiet, now)


@click.command(cls=IndonesianCommand, name="gitlab")
@request_option("--mr")
@_KEY
@_QUIET
@place_options
def gitlab_record(
    number: int, key: Path | None, quiet: bool, now: datetime, project: Project, **place: Unpack[Place]
) -> None:
    """Mencatat keputusan yang sudah diberikan pada merge request di GitLab.

    Berjalan dari cabang utama; naskah permintaan hanya diambil dan dibaca. Perintah ini tidak pernah
    membuat commit. Token dibaca dari GITLAB_TOKEN.
    """
    _record(ask(gitlab(place), number, project, place["remote"]), key, quiet, now)


def _record(asked: Asked, key: Path | None, quiet: bool, now: datetime) -> None:
    started = clock(now)
    tools = Tools(signer(key), asked.forge.download, partial(refuse_altered_texts, asked.project))
    with locked(asked.project.standards):
        desk, evidence = asked.desk(now)
        earned = earn(desk, evidence, now, tools)
        if earned.files:
            write(asked.project.standards, earned.files)
    _tell(earned)
    if not quiet:
        found = gate(earned.desk, evidence.request, evidence.gathered, earned.verdict, now)
        send_comment(asked, found, evidence, started.later())
    if earned.refusal is not None:
        raise Refused(earned.refusal)


def _tell(earned: Earned) -> None:
    for record in earned.records:
        said = f"{record.nama}, {record.langkah} {record.keputusan} ({record.siklus})"
        click.echo(f"Tercatat {record.urutan:06d}: {said}.")
    if not earned.records:
        click.echo("Tidak ada keputusan baru yang dicatat.")
    for seen in earned.verdict.seen:
        if seen.reason is not None:
            notice(f"Tidak dihitung: {told(seen, earned.desk.basis.zona)}")
