"""`maklumat pratinjau`: the site with the work tree's drafts, on this computer."""

from __future__ import annotations

import ipaddress
import logging
from datetime import datetime
from pathlib import Path

import click

from maklumat.cli.common import Project, notice, now_option, project_option
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.errors import Surroundings
from maklumat.publish.load import load_preview
from maklumat.publish.loose import open_as_files
from maklumat.publish.serve import serve
from maklumat.publish.site import build
from maklumat.publish.swap import replacing


@click.command(cls=IndonesianCommand, name="pratinjau")
@click.option(
    "--alamat", metavar="ALAMAT:PORTA", default="127.0.0.1:8000", show_default=True, help="Alamat dan porta."
)
@click.option(
    "--keluar",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Tulis sekali ke folder ini sebagai berkas yang dapat dibuka langsung, lalu selesai.",
)
@now_option
@project_option
def command(alamat: str, keluar: Path | None, now: datetime, project: Project) -> None:
    """Menayangkan situs beserta rancangan di pohon kerja; setiap halaman dan PDF bertanda RANCANGAN.

    Halaman diperbarui sendiri setiap kali berkas disimpan. Hentikan dengan Ctrl-C.
    """
    if keluar is not None:
        logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
        with replacing(keluar) as room:
            build(project.root, room, load_preview(project.root, now))
            open_as_files(room)
        click.echo(f"Pratinjau siap: buka {keluar / 'index.html'}.")
        return
    host, port = _address(alamat)
    if not _local(host):
        notice(f"Perhatian: rancangan dapat dibaca siapa pun yang mencapai {alamat}.")
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    serve(project.root, (host, port), lambda: now, notice)


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise Surroundings(f"Alamat “{text}” tidak dikenal bentuknya. Tulis misalnya 127.0.0.1:8000.")
    return host.strip("[]"), int(port)


def _local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
