"""Days off of 2024 and 2025 for tests, from the joint decrees; only what the tests count over."""

from __future__ import annotations

from datetime import date

from maklumat.documents.kalender import Kalenders

LIBUR_2024 = (
    "2024-01-01", "2024-02-08", "2024-02-14", "2024-03-11", "2024-03-29", "2024-04-10", "2024-04-11",
    "2024-05-01", "2024-05-09", "2024-05-23", "2024-06-17", "2024-09-16", "2024-12-25",
)  # fmt: skip
CUTI_2024 = (
    "2024-02-09", "2024-03-12", "2024-04-08", "2024-04-09", "2024-04-12", "2024-04-15", "2024-05-10",
    "2024-05-24", "2024-06-18", "2024-12-26",
)  # fmt: skip
LIBUR_2025 = ("2025-01-01",)


def days(*texts: str) -> frozenset[date]:
    """The dates of these texts."""
    return frozenset(map(date.fromisoformat, texts))


ONE_YEAR = Kalenders({2024: days(*LIBUR_2024, *CUTI_2024)})
TWO_YEARS = Kalenders({2024: days(*LIBUR_2024, *CUTI_2024), 2025: days(*LIBUR_2025)})


def kalender(year: int, *libur: str) -> dict[str, object]:
    """A calendar file's document."""
    listed = [{"tanggal": day, "nama": "Hari libur uji"} for day in libur]
    return {"skema": "1", "tahun": str(year), "sumber": "Uji", **({"libur": listed} if listed else {})}
