"""`maklumat gerbang`: what a request still needs, and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Unpack

import click

from maklumat.cli.common import Project, notice, print_json, project_option, say
from maklumat.cli.forge_run import (
    Place,
    ask,
    clock,
    github,
    gitlab,
    place_options,
    request_option,
    send_comment,
    send_refusal,
)
from maklumat.cli.words import IndonesianCommand, IndonesianGroup
from maklumat.documents.errors import Refused, Surroundings, os_words
from maklumat.forges.forge import Forge
from maklumat.forges.gate import gate
from maklumat.forges.gate_report import to_markdown
from maklumat.forges.judge import judge

_FORMAT = click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", help="Bentuk keluaran."
)
_SEND = click.option(
    "--kirim", "send", is_flag=True, help="Tulis juga ringkasannya sebagai komentar gerbang pada permintaan."
)


@click.group(cls=IndonesianGroup, name="gerbang")
def command() -> None:
    """Menunjukkan yang masih diperlukan sebuah permintaan."""


@command.command(cls=IndonesianCommand, name="github")
@request_option("--pr")
@_FORMAT
@_SEND
@place_options
def github_gate(
    number: int, form: str, send: bool, now: datetime, project: Project, **place: Unpack[Place]
) -> int:
    """Memeriksa pull request di GitHub terhadap SOP yang berlaku.

    Status keluar 0 bila siklusnya lengkap, 1 bila belum. Token dibaca dari GITHUB_TOKEN.
    """
    return _gate(github(place), _Call(number, form, send, place["remote"]), now, project)


@command.command(cls=IndonesianCommand, name="gitlab")
@request_option("--mr")
@_FORMAT
@_SEND
@place_options
def gitlab_gate(
    number: int, form: str, send: bool, now: datetime, project: Project, **place: Unpack[Place]
) -> int:
    """Memeriksa merge request di GitLab terhadap SOP yang berlaku.

    Status keluar 0 bila siklusnya lengkap, 1 bila belum. Token dibaca dari GITLAB_TOKEN.
    """
    return _gate(gitlab(place), _Call(number, form, send, place["remote"]), now, project)


@command.command(cls=IndonesianCommand, name="latihan")
@click.argument("story", metavar="CERITA.yaml", type=click.Path(path_type=Path))
@project_option
def rehearse(story: Path, project: Project) -> int:
    """Memainkan satu siklus dari naskah cerita, luring, tanpa menyentuh buku yang sebenarnya.

    Sesudah setiap kejadian dicetak giliran siapa, apa yang dicatat, dan apa yang tidak dihitung beserta
    sebabnya. Status keluar 0 bila cerita berakhir seperti yang disebut `akhir`, 1 bila tidak.
    """
    from maklumat.forges.rehearsal import play
    from maklumat.forges.story import read_story

    try:
        data = story.read_bytes()
    except OSError as error:
        raise Surroundings(f"Cerita {story} tidak dapat dibaca: {os_words(error)}.") from None
    ended_well = play(read_story(data, str(story)), project.work_tree, say)
    return 0 if ended_well else 1


@dataclass(frozen=True)
class _Call:
    number: int
    form: str
    send: bool
    remote: str


def _gate(forge: Forge, call: _Call, now: datetime, project: Project) -> int:
    started = clock(now)
    asked = ask(forge, call.number, project, call.remote)
    try:
        desk, evidence = asked.desk(now)
    except Refused as error:
        if call.send:
            send_refusal(asked, str(error), started.later())
        raise
    verdict = judge(desk, evidence.request, evidence.gathered, evidence.shown, now)
    found = gate(desk, evidence.request, evidence.gathered, verdict, now)
    if call.send:
        send_comment(asked, found, evidence, started.later())
        notice("Komentar gerbang pada permintaan ini sudah diperbarui.")
    if call.form == "json":
        print_json(found.to_json())
    else:
        click.echo(to_markdown(found))
    return 0 if found.lengkap else 1
