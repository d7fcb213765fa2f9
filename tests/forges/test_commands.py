"""What counts as a command in a comment, and what is only talk."""

from __future__ import annotations

import pytest

from maklumat.forges.commands import read_words
from maklumat.forges.events import Command


@pytest.mark.parametrize("command", [c for c in Command if c not in {Command.KEMBALIKAN, Command.BATAL}])
def test_a_command_stands_alone_on_the_first_line_and_the_rest_is_text(command: Command) -> None:
    words = read_words(f"{command.value}\r\n\r\nSudah saya baca.\r\nTerima kasih.\r\n")
    assert words.command is command
    assert words.text == "Sudah saya baca.\nTerima kasih."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("/kembalikan penyusunan Biaya belum sesuai", "penyusunan Biaya belum sesuai"),
        ("/kembalikan penyusunan\nBiaya belum sesuai", "penyusunan\nBiaya belum sesuai"),
        ("/kembalikan", ""),
    ],
)
def test_a_return_carries_its_step_and_reason(body: str, text: str) -> None:
    assert (read_words(body).command, read_words(body).text) == (Command.KEMBALIKAN, text)


def test_calling_off_carries_its_reason() -> None:
    assert read_words("/batal Layanan dihapus").text == "Layanan dihapus"


@pytest.mark.parametrize(
    "body",
    [
        "Saya setuju.",
        "approved",
        "> /setuju",
        "```\n/setuju\n```",
        "    /setuju",
        " /setuju",
        "\n/setuju",
        "Silakan tulis /setuju",
        "Menurut saya\n/setuju",
        "`/setuju`",
        "/setuju ya",
        "/setuju.",
        "/Setuju",
        "/setujui",
        "/setuju\u00a0",
        "\u200b/setuju",
        "/setuju\u2028/batal",
        "<!-- -->/setuju",
        "",
    ],
)
def test_anything_else_is_talk(body: str) -> None:
    assert read_words(body).command is None


def test_a_missing_body_is_silence() -> None:
    assert (read_words(None).command, read_words(None).text) == (None, "")
