"""The command line's own words in Indonesian, where the library speaks English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

import click

from maklumat.cli.examples import EXAMPLES

# A first sentence is shown whole in a list of commands.
_SENTENCE = 200


class IndonesianCommand(click.Command):
    """A command whose help speaks Indonesian and ends in examples."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Pemakaian: "
        )

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [piece.replace("[OPTIONS]", "[PILIHAN]") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        rows = [record for option in options if (record := option.get_help_record(ctx))]
        if rows:
            with formatter.section("Pilihan"):
                formatter.write_dl([(names, _indonesian(text)) for names, text in rows])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        examples = EXAMPLES.get(ctx.command_path.removeprefix("maklumat").lstrip(), ())
        if examples:
            with formatter.section("Contoh"):
                formatter.write("".join(f"  {line}\n" for line in examples))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan penjelasan ini."
        return option


class IndonesianGroup(IndonesianCommand, click.Group):
    """A group of commands whose help speaks Indonesian."""

    command_class = IndonesianCommand

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [
            piece.replace("COMMAND [ARGS]...", "PERINTAH ...") for piece in super().collect_usage_pieces(ctx)
        ]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Perintah"):
            formatter.write_dl(
                [
                    (name, command.get_short_help_str(limit=_SENTENCE))
                    for name, command in sorted(self.commands.items())
                ]
            )


def describe(error: click.ClickException) -> str:
    """A call error in plain Indonesian, with the way to the help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message  # the help itself
    return f"{_sentence(error)}{_hint(error)}"


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Pilihan {error.option_name} tidak dikenal.{_nearest(error.possibilities)}"
    if isinstance(error, click.MissingParameter):
        return f"{_label(error.param)} belum diberikan."
    if isinstance(error, click.BadParameter):
        return f"Nilai {_label(error.param)} tidak dapat dipakai: {_reason(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"Pilihan {error.option_name} memerlukan nilai."
    if isinstance(error, click.FileError):
        return f"Berkas {error.ui_filename} tidak dapat dibuka."
    if "No such command" in error.message:  # its own class only since click 8.4
        name = getattr(error, "command_name", "itu")
        return f"Perintah {name} tidak dikenal.{_nearest(_commands_like(name, error))}"
    return _translated(error.message)


def _commands_like(name: str, error: click.ClickException) -> Sequence[str]:
    """Names near `name`, also in a group that imports its commands only when they are called."""
    context = getattr(error, "ctx", None)
    if context is None or not isinstance(context.command, click.Group):
        return ()
    return get_close_matches(name, context.command.list_commands(context))


def _nearest(names: Sequence[str] | None) -> str:
    return f" Maksudnya {names[0]}?" if names else ""


def _label(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.make_metavar(click.Context(click.Command(""))).strip("[].") if parameter else ""


def _reason(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"bukan salah satu pilihan yang disediakan ({', '.join(kind.choices)})."
    if isinstance(kind, click.IntRange) and "is not in the range" in error.message:
        return f"di luar rentang yang diperbolehkan ({_range(kind)})."
    return _translated(error.message)


def _range(kind: click.IntRange) -> str:
    return f"sedikitnya {kind.min}" if kind.max is None else f"{kind.min} sampai {kind.max}"


_ENGLISH = (
    ("Missing command", "Perintah belum disebut."),
    ("unexpected extra argument", "Ada kata yang berlebih di belakang perintah."),
    ("does not exist", "berkas atau folder itu tidak ada."),
    ("is a directory", "itu folder, bukan berkas."),
    ("is a file", "itu berkas, bukan folder."),
    ("is not a valid integer", "bukan bilangan bulat."),
    ("is not readable", "berkas itu tidak dapat dibaca."),
)


def _translated(message: str) -> str:
    return next((words for english, words in _ENGLISH if english in message), message)


def _hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f" Lihat `{context.command_path} --help`." if context is not None else ""


def _indonesian(text: str) -> str:
    text = re.sub(r"(?:\[|; )x>=(\d+)", lambda found: found[0][0] + f"sedikitnya {found[1]}", text)
    text = re.sub(r"(\d+)<=x<=(\d+)", r"\1 sampai \2", text)
    return re.sub(r"\brequired\]", "wajib]", text).replace("[default: ", "[bawaan: ")
