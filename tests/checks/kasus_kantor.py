"""The office of the golden cases, and the cases themselves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from maklumat.checks.context import Decided
from maklumat.checks.finding import Report
from maklumat.checks.run import check_all
from maklumat.documents.folder import Key
from maklumat.documents.tree import MemoryTree

CASES = Path(__file__).parent / "kasus"
OFFICE = CASES / "_kantor"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir() and folder != OFFICE)


@dataclass(frozen=True)
class Case:
    """Files laid over the office of the cases, and what the check must say of them."""

    name: str
    files: dict[str, bytes]
    expected: dict[str, Any]

    def report(self) -> Report:
        """The findings over the office with this case's files."""
        below = {} if self.expected.get("tanpa_kantor") else read_files(OFFICE)
        for path in self.expected.get("dihapus", ()):
            del below[path]
        decided = {
            Key(*key.split("/")): date.fromisoformat(day)
            for key, day in self.expected.get("ditetapkan", {}).items()
        }
        today = date.fromisoformat(self.expected["saat"])
        return check_all(MemoryTree(below | self.files), today, decided=Decided(decided))


def load_case(name: str) -> Case:
    """The case in the folder of this name."""
    folder = CASES / name
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return Case(name, read_files(folder / "standards"), expected)


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
