"""Writes CODEOWNERS from the roster in force, so that a forge asks the right officials to review.

    python scripts/codeowners.py .github/CODEOWNERS                          # github.com
    python scripts/codeowners.py --forge gitlab.contoh.go.id .gitlab/CODEOWNERS

Run it again when officials change. The file only asks for reviews: what counts is judged by the numeric
id of an account, which a renamed account keeps.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from maklumat.cli.common import Project, now_option, project_option
from maklumat.cli.desk import open_desk
from maklumat.cli.words import IndonesianCommand, describe
from maklumat.documents.errors import MaklumatError, os_words
from maklumat.register.state import Basis

HEAD = (
    "# Ditulis oleh scripts/codeowners.py dari daftar pejabat yang berlaku; jangan disunting.\n"
    "# Hanya meminta telaah: yang dihitung ialah nomor akun pada daftar pejabat."
)
# What is read under which path of the procedure; the book itself asks nobody.
FOLDERS = {"layanan": "penetapan", "maklumat": "penetapan", "warga": "warga", "dasar": "dasar"}


def codeowners(basis: Basis, forge: str, now: datetime) -> str:
    """The file: for each kind of document the accounts of today's holders of the roles that decide on it."""
    lines = [
        " ".join([f"/standards/{folder}/", *dict.fromkeys(_owners(basis, forge, path, now))])
        for folder, path in FOLDERS.items()
    ]
    return "\n".join([HEAD, *lines, "/standards/pengesahan/"]) + "\n"


def _owners(basis: Basis, forge: str, path: str, now: datetime) -> Iterator[str]:
    today = basis.local_date(now)
    deciding = {step.peran for step in basis.sop.path(path) if step.memutus}
    for person in basis.pejabat.orang:
        if any(entry.peran in deciding for entry in basis.pejabat.assignments(person.id, today)):
            for account in person.akun or ():
                if account.forge == forge and account.nama:
                    yield f"@{account.nama}"


@click.command(cls=IndonesianCommand)
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--forge", default="github.com", show_default=True, help="Host seperti pada daftar pejabat.")
@now_option
@project_option
def command(file: Path, forge: str, now: datetime, project: Project) -> None:
    """Menulis CODEOWNERS dari daftar pejabat yang berlaku menurut buku pengesahan."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.baru")
    fresh.write_text(codeowners(open_desk(project, now).basis, forge, now), encoding="utf-8")
    fresh.replace(file)
    click.echo(f"{file} ditulis.")


def main() -> int:
    """Run the command; exit status as everywhere in the program."""
    try:
        command.main(prog_name="codeowners", standalone_mode=False)
    except MaklumatError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(describe(error), err=True)
        return 2
    except OSError as error:
        click.echo(f"{error.filename}: {os_words(error)}.", err=True)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
