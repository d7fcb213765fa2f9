"""`maklumat sidik`: the digest of a document, and its short form for eyes."""

from __future__ import annotations

import click

from maklumat.cli.common import Project, now_option, print_json, project_option
from maklumat.cli.status import parse_key
from maklumat.cli.words import IndonesianCommand
from maklumat.documents.canonical import short_form
from maklumat.documents.folder import load


@click.command(cls=IndonesianCommand, name="sidik")
@click.argument("document", metavar="JENIS/ID")
@click.option("--rev", "revision", metavar="REV", help="Naskah pada revisi git ini.")
@click.option(
    "--format", "style", type=click.Choice(["teks", "json"]), default="teks", help="Bentuk keluaran."
)
@project_option
@now_option
def command(document: str, revision: str | None, style: str, project: Project, **_now: object) -> None:
    """Mencetak sidik (SHA-256) satu naskah dan bentuk pendeknya.

    Sidik ialah SHA-256 dari keluaran `LC_ALL=C sha256sum -- *` di folder naskah. Naskah dasar dihitung
    dari bentuk JSON-nya.
    """
    key = parse_key(document)
    sidik = load(project.tree(revision), key).sidik
    if style == "json":
        print_json({"jenis": key.jenis, "id": key.id, "sidik": sidik, "pendek": short_form(sidik)})
    else:
        click.echo(f"{sidik}  {short_form(sidik)}  {key}")
