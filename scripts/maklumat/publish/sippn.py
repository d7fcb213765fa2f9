"""The SIPPN sheet: seven fields in SIPPN's order, as plain text to paste, for it takes no import."""

from __future__ import annotations

from dataclasses import dataclass

from maklumat.documents.models import StandarPelayanan
from maklumat.publish.plain_text import block_lines
from maklumat.publish.release import Document

_FIELDS = (
    ("persyaratan", "Persyaratan"),
    ("prosedur", "Sistem, mekanisme, dan prosedur"),
    ("jangka_waktu", "Waktu penyelesaian"),
    ("biaya", "Biaya/tarif"),
    ("produk", "Produk pelayanan"),
    ("pengaduan", "Penanganan pengaduan"),
)


@dataclass(frozen=True)
class Field:
    """One field of the form; `key` names its column in the CSV."""

    key: str
    name: str
    text: str

    @property
    def rows(self) -> int:
        """How many lines a box needs to show the text on a phone, at a guess of 32 letters a line."""
        return min(20, sum(1 + len(line) // 32 for line in self.text.split("\n")))


def sheet(document: Document[StandarPelayanan]) -> tuple[Field, ...]:
    """The seven fields of a service."""
    parts = {part.komponen.kunci: part for part in document.uraian}
    return (
        Field("nama", "Nama layanan", document.model.nama),
        *(Field(key, name, "\n".join(block_lines(parts[key].blok))) for key, name in _FIELDS),
    )


COLUMNS = ("nama", *(key for key, _ in _FIELDS))
"""The columns of the CSV, in SIPPN's order."""
