"""Short words of the gate's summary: moments, spans of time, levels of proof."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

LEVELS = {
    "saksi": "klik yang disaksikan",
    "basah": "tanda tangan basah",
    "tte": "tanda tangan elektronik",
}


def at(moment: datetime, zona: tzinfo) -> str:
    """`2024-02-05 pukul 09.00 WIB`, in the office's zone."""
    local = moment.astimezone(zona)
    return f"{local:%Y-%m-%d} pukul {local:%H.%M} {local.tzname()}"


def span(length: timedelta) -> str:
    """Plain time between two moments, nights and holidays included: `2 hari 3 jam`, `15 menit`."""
    minutes = max(0, int(length.total_seconds())) // 60
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "hari"), (hours, "jam"), (minutes, "menit")]
    said = [f"{number} {unit}" for number, unit in parts if number]
    return " ".join(said[:2]) or "kurang dari 1 menit"
