"""`maklumat skema`: JSON Schema for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from maklumat.checks.schema import schemas
from maklumat.cli.common import now_option, print_json, project_option
from maklumat.cli.words import IndonesianCommand
from maklumat.register.store import replace_file


@click.command(cls=IndonesianCommand, name="skema")
@click.option(
    "--keluar",
    "target",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder tujuan, satu berkas tiap jenis; tanpa ini semua dicetak sebagai satu JSON.",
)
@project_option
@now_option
def command(target: Path | None, **_shared: object) -> None:
    """Menulis JSON Schema (draft-07) setiap jenis naskah, untuk penyunting yang memeriksa selagi mengetik."""
    if target is None:
        print_json(schemas())
        return
    for kind, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        replace_file(target / f"{kind}.json", text.encode())
    click.echo(f"{len(schemas())} skema ditulis di {target}/.", err=True)
