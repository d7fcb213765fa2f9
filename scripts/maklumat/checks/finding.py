"""One finding, its weight, and the declared codes rules find."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from maklumat.documents.errors import Problem


class Bobot(Enum):
    """How much a finding weighs: only GALAT stands in the way of an approval."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    SARAN = "saran"


@dataclass(frozen=True)
class Kode:
    """A stable, readable code with its weight and the article or convention behind it."""

    nama: str
    bobot: Bobot
    dasar: str


@dataclass(frozen=True)
class Finding:
    """What is wrong (`pesan`), where, why (`dasar`) and how to mend it (`perbaikan`).

    `berkas` is relative to the project; `baris` and `kolom` count from 1, 0 means the file as a whole.
    `struktural` says the document cannot be read at all, so no record may carry it.
    """

    kode: str
    bobot: Bobot
    berkas: str
    baris: int
    kolom: int
    pesan: str
    perbaikan: str
    dasar: str
    struktural: bool = False

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Findings are listed by file, line, column and code."""
        return self.berkas, self.baris, self.kolom, self.kode, self.pesan


def structural(problem: Problem) -> Finding:
    """A refusal of the documents room as a finding."""
    return Finding(
        problem.code,
        Bobot.GALAT,
        problem.file,
        problem.line,
        problem.column,
        problem.message,
        problem.fix,
        problem.basis,
        struktural=True,
    )


@dataclass(frozen=True)
class Report:
    """All findings over `dokumen` documents, in order."""

    dokumen: int
    temuan: tuple[Finding, ...]

    def count(self, bobot: Bobot) -> int:
        """How many findings weigh this much."""
        return sum(finding.bobot is bobot for finding in self.temuan)

    @property
    def passed(self) -> bool:
        """Whether nothing stands in the way of an approval."""
        return self.count(Bobot.GALAT) == 0
