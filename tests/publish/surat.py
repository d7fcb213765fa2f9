"""Bundles for the tests of papers: one only planned, one discussed; and where words stand on a page."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tests.office import Office, new_office
from tests.pembahasan import FOLDER, SIKLUS, comment, discussing, put, with_calendars

from maklumat.publish.surat import Matter, open_matter

__all__ = ["AT", "FOLDER", "SIKLUS", "Word", "discussed", "matter", "meetings", "planned", "words"]

AT = datetime(2024, 1, 22, 2, tzinfo=UTC)


def planned(**more: Any) -> Office:
    """An office whose book has not begun, with a meeting planned for Thursday 18 January 2024."""
    office = with_calendars(new_office())
    office.bundle(SIKLUS, "penetapan", "layanan/legalisasi", "maklumat/kantor-uji")
    plan = {"tanggal": "2024-01-18", "tempat": "Aula Uji", "agenda": ["Membahas rancangan"], **more}
    put(office, "rapat", [plan])
    return office


def discussed() -> Office:
    """The discussed bundle with results, capacity, and comments of every kind, one of them late."""
    office = discussing()
    point = {
        "pokok": "Kursi roda di loket",
        "naskah": "layanan/legalisasi",
        "komponen": "sarana_prasarana",
        "uraian": "Disediakan satu buah.",
        "putusan": "disepakati",
    }
    put(
        office,
        "hasil",
        [point, {"pokok": "Waktu layanan", "putusan": "ditolak"}],
        kemampuan={
            "pendanaan": "Dana cukup",
            "pelaksana": "Orang cukup",
            "sarana_prasarana": "Alat cukup",
        },
        publikasi={"tanggal": "2024-01-19", "kanal": ["Papan pengumuman", "Situs kantor"]},
    )
    unanswered = {key: value for key, value in comment("m-004").items() if key not in ("jawaban", "status")}
    put(
        office,
        "masukan",
        [
            comment(),
            comment("m-002", status="ditolak", alasan="Belum ada dana.", kanal="whatsapp"),
            comment("m-003", status="sebagian", alasan="Separuh dahulu.", tanggal="2024-02-01"),
            unanswered,
        ],
    )
    return office


def meetings(office: Office, *items: dict[str, Any]) -> Office:
    """The same office with these meetings."""
    put(office, "rapat", list(items))
    return office


def matter(office: Office, at: datetime = AT) -> Matter:
    """What the papers of the office's bundle are written from."""
    return open_matter(office.tree, SIKLUS, at)


class Word(NamedTuple):
    """A word and its box on its page, in points from the upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Word) -> bool:
        """Whether two words are printed over each other; ascenders and descenders may touch."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and across > 0.5 and down > 0.35 * (self.bottom - self.top)


_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


def words(pdf: bytes, folder: Path) -> tuple[list[Word], list[tuple[float, float]]]:
    """Every word with its place, and the size of every page, as poppler reads them."""
    file = folder / "kata.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, text=True, check=True)
    found, sizes = [], []
    for number, (width, height, body) in enumerate(_PAGE.findall(done.stdout), 1):
        sizes.append((float(width), float(height)))
        for left, top, right, bottom, text in _WORD.findall(body):
            found.append(Word(number, text, float(left), float(top), float(right), float(bottom)))
    return found, sizes
