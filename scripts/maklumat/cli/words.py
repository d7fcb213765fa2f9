"""The command line's own words in Indonesian, where the library speaks English."""

from __future__ import annotations

import click


class IndonesianCommand(click.Command):
    """A command whose help speaks Indonesian."""

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
                [(name, command.get_short_help_str()) for name, command in sorted(self.commands.items())]
            )


def describe(error: click.ClickException) -> str:
    """A call error in plain Indonesian, with the way to the help."""
    return f"{_sentence(error)}{_hint(error)}"


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Pilihan {error.option_name} tidak dikenal."
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        label = error.param.opts[0] if isinstance(error.param, click.Option) else name.upper()
        return f"{label} belum diberikan."
    if isinstance(error, click.BadParameter):
        label = error.param.opts[0] if error.param else ""
        return f"Nilai {label} tidak dapat dipakai: {_translated(error.message)}"
    if isinstance(error, click.BadOptionUsage):
        return f"Pilihan {error.option_name} memerlukan nilai."
    if isinstance(error, click.FileError):
        return f"Berkas {error.ui_filename} tidak dapat dibuka."
    return _translated(error.message)


_ENGLISH = (
    ("No such command", "Perintah itu tidak dikenal."),
    ("Missing command", "Perintah belum disebut."),
    ("unexpected extra argument", "Ada kata yang berlebih di belakang perintah."),
    ("does not exist", "berkas atau folder itu tidak ada."),
    ("is a directory", "itu folder, bukan berkas."),
    ("is a file", "itu berkas, bukan folder."),
    ("is not one of", "bukan salah satu pilihan yang disediakan."),
    ("is not a valid integer", "bukan bilangan bulat."),
    ("is not in the range", "di luar rentang yang diperbolehkan."),
    ("is not readable", "berkas itu tidak dapat dibaca."),
)


def _translated(message: str) -> str:
    return next((words for english, words in _ENGLISH if english in message), message)


def _hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f" Lihat `{context.command_path} --help`." if context is not None else ""


def _indonesian(text: str) -> str:
    return text.replace("[required]", "[wajib]").replace("[default: ", "[bawaan: ")
