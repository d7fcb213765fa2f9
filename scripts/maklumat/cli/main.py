"""Entry point: finds the command asked for, and turns every refusal into one plain sentence.

Modules are imported only when their command runs, so that `maklumat --help` stays quick.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from maklumat import __version__
from maklumat.cli.words import IndonesianGroup, describe
from maklumat.documents.errors import MaklumatError, os_words

COMMANDS = {
    "periksa": ("maklumat.cli.check", "Memeriksa naskah dan menunjukkan yang perlu dibenahi."),
    "baru": ("maklumat.cli.new", "Membuat rancangan layanan, maklumat, atau siklus baru."),
    "skema": ("maklumat.cli.schema", "Menulis JSON Schema bagi penyunting YAML."),
    "beda": ("maklumat.cli.diff", "Menunjukkan perubahan naskah dalam kalimat biasa."),
    "sidik": ("maklumat.cli.digest", "Mencetak sidik naskah."),
    "status": ("maklumat.cli.status", "Menunjukkan posisi setiap naskah dan giliran siapa."),
    "waktu": ("maklumat.cli.clocks", "Menunjukkan waktu kerja setiap langkah terhadap mutu baku."),
    "tenggat": ("maklumat.cli.deadlines", "Menunjukkan yang jatuh tempo menurut peran."),
    "masukan": ("maklumat.cli.masukan", "Memasukkan masukan masyarakat dari kertas atau forge."),
    "surat": ("maklumat.cli.letters", "Mencetak undangan, berita acara, dan lembar kerja lain satu siklus."),
    "catat": ("maklumat.cli.record", "Menambah keputusan ke buku pengesahan."),
    "gerbang": ("maklumat.cli.gate", "Menunjukkan yang masih diperlukan sebuah permintaan."),
    "verifikasi": ("maklumat.cli.verify", "Memeriksa keutuhan buku pengesahan."),
    "tandatangan": ("maklumat.cli.sign", "Menyiapkan naskah resmi untuk ditandatangani."),
    "bangun": ("maklumat.cli.build", "Membangun situs dan PDF dari naskah yang disahkan."),
    "pratinjau": ("maklumat.cli.preview", "Menayangkan situs beserta rancangan di komputer sendiri."),
    "paket": ("maklumat.cli.pack", "Membungkus buku pengesahan bagi pemeriksa."),
    "mulai": ("maklumat.cli.start", "Membuat repositori kantor baru."),
}


class LazyGroup(IndonesianGroup):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Perintah"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=LazyGroup, name="maklumat", context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(
    __version__, "--versi", message="maklumat %(version)s", help="Cetak versi lalu selesai."
)
def maklumat() -> None:
    """Standar pelayanan dan maklumat pelayanan: disusun, disahkan, dan diterbitkan dari git.

    Jalankan `maklumat PERINTAH --help` untuk penjelasan setiap perintah.
    """


def main() -> None:
    """Run the command line; exit status 0 well, 1 the answer is no, 2 the call or surroundings are wrong."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        result = maklumat.main(arguments, prog_name="maklumat", standalone_mode=False)
    except MaklumatError as error:
        return _refuse(str(error), error.exit_code)
    except click.ClickException as error:
        return _refuse(describe(error), 2)
    except (click.Abort, KeyboardInterrupt):
        return _refuse("Dibatalkan; tidak ada yang diubah setengah jalan.", 2)
    except BrokenPipeError:
        sys.stderr.close()
        return 2
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        return _refuse(f"{place}{os_words(error)}.", 2)
    return result if isinstance(result, int) else 0


def _refuse(message: str, status: int) -> int:
    click.echo(message, err=True)
    return status
