"""`maklumat skema`: JSON Schema for editors."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import click

from maklumat.checks.schema import schemas
from maklumat.cli.common import now_option, print_json, project_option
from maklumat.cli.words import IndonesianCommand


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
    target.mkdir(parents=True, exist_ok=True)
    for kind, schema in schemas().items():
        _write(target / f"{kind}.json", schema)
    click.echo(f"{len(schemas())} skema ditulis di {target}/.", err=True)


def _write(path: Path, schema: object) -> None:
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    handle, aside = tempfile.mkstemp(prefix=".baru-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(aside, 0o644)
        os.replace(aside, path)
    except OSError:
        Path(aside).unlink(missing_ok=True)
        raise
