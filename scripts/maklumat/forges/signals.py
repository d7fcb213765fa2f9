"""Which acts on a request speak for which step, by what the procedure says of the step."""

from __future__ import annotations

from collections.abc import Sequence

from maklumat.documents.models import Langkah
from maklumat.forges.events import Command, Event, Kind
from maklumat.register.cycle import DISCUSSION, returns

_ASSIGNING = (Command.TUGASKAN, Command.RENCANA)


def decision_of(event: Event, step: Langkah, path: Sequence[Langkah]) -> str | None:
    """What an act decides at a step (`selesai`, `ya`, `tidak`), None if it says nothing about it."""
    if step.memutus:
        if event.kind is Kind.RETURN or event.command is Command.KEMBALIKAN:
            return "tidak"
        if step.id == DISCUSSION:
            return "ya" if event.command is Command.PEMBAHASAN_SELESAI else None
        return "ya" if event.kind is Kind.APPROVE or event.command is Command.SETUJU else None
    if step.naskah == "tanpa":
        return "selesai" if event.command in _ASSIGNING else None
    if step is _first_with_text(path):
        handed_in = event.kind is Kind.READY or event.command is Command.BAHAN_SIAP
        return "selesai" if handed_in else None
    return "selesai" if event.command is Command.BAHAN_SIAP else None


def _first_with_text(path: Sequence[Langkah]) -> Langkah:
    return next(step for step in path if step.naskah != "tanpa")


def return_of(event: Event, step: Langkah, path: Sequence[Langkah]) -> tuple[str, str]:
    """Where a Tidak goes and why: `LANGKAH ALASAN` after the command, else the first step allowed.

    A review that only asks for changes names no step, so all of its text is the reason.
    """
    allowed = returns(step, path)
    text = event.text.strip()
    first, *rest = text.split(maxsplit=1) or [""]
    if event.command is Command.KEMBALIKAN and first in {other.id for other in path}:
        return first, rest[0].strip() if rest else ""
    return allowed[0], text


def action(step: Langkah, path: Sequence[Langkah]) -> str:
    """What the person whose turn it is does on the request, in one sentence."""
    if not step.memutus:
        if step.naskah == "tanpa":
            word = Command.RENCANA.value if step.id == "rencana" else Command.TUGASKAN.value
            return f"Tulis komentar `{word}`."
        if step is _first_with_text(path):
            return (
                "Tandai permintaan ini siap ditelaah (keluarkan dari status draf), atau tulis komentar "
                f"`{Command.BAHAN_SIAP.value}` sesudah ringkasan ini menampilkan naskah terakhir."
            )
        return f"Tulis komentar `{Command.BAHAN_SIAP.value}` bila bahan pembahasan sudah siap."
    back = " atau ".join(returns(step, path))
    refuse = (
        f"untuk menolak, minta perubahan beserta alasannya, atau tulis `/kembalikan LANGKAH ALASAN` ({back})"
    )
    if step.id == DISCUSSION:
        done = Command.PEMBAHASAN_SELESAI.value
        return f"Tulis komentar `{done}` setelah berita acara dan laporan lengkap; {refuse}."
    return f"Baca perubahannya, lalu setujui (tombol Approve atau `{Command.SETUJU.value}`); {refuse}."
