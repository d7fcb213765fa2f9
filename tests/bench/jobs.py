"""What is measured inside a process of its own: `python -m tests.bench.jobs NAME ...` prints JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.measure import ROOT
from tests.bench.synthetic import service
from tests.office import KANTOR, REGULASI

from maklumat.documents.folder import Folder, read_document
from maklumat.documents.models import DaftarRegulasi, Kantor, StandarPelayanan
from maklumat.documents.reading import from_tree
from maklumat.publish.load import load_preview
from maklumat.publish.official import Context, Press
from maklumat.publish.site import build

AT = datetime(2024, 12, 31, tzinfo=UTC)
REGULATIONS = from_tree(DaftarRegulasi, REGULASI, "regulasi")
_WARM = 2
_SAVES = 5


def typst(count: str) -> dict[str, float]:
    """Set so many official sheets."""
    press, kantor = Press(ROOT / "overrides"), from_tree(Kantor, KANTOR, "kantor")

    def sheet(folder: Folder) -> bytes:
        context = Context(kantor, REGULATIONS, folder.key, folder.sidik, folder.files, AT)
        return press.standard(standard(folder), context)

    return timed(int(count), sheet)


def preview(project: str) -> dict[str, float]:
    """The seconds from a saved change of one draft to the finished preview, as `maklumat pratinjau` works."""
    root, site = Path(project), Path(project) / "site"
    draft = next((root / "standards" / "layanan").iterdir()) / "standar.yaml"
    text = draft.read_text(encoding="utf-8")
    taken = []
    for save in range(_SAVES + 1):
        draft.write_text(text.replace("3 orang", f"{save + 4} orang"), encoding="utf-8")
        start = time.perf_counter()
        build(root, site, load_preview(root, AT))
        taken.append(time.perf_counter() - start)
    return {"first": taken[0], "seconds": median(taken[1:])}


def standard(folder: Folder) -> StandarPelayanan:
    """The model of a service."""
    model = read_document(folder).model
    if not isinstance(model, StandarPelayanan):
        raise TypeError(folder.key)
    return model


def timed(count: int, sheet: Callable[[Folder], bytes]) -> dict[str, float]:
    """The seconds and bytes of so many sheets, each of another service, after a few to warm up."""
    for number in range(_WARM):
        sheet(service(count + number))
    folders = [service(number) for number in range(count)]
    start = time.perf_counter()
    size = sum(len(sheet(folder)) for folder in folders)
    return {"seconds": time.perf_counter() - start, "bytes": size}


JOBS: dict[str, Callable[[str], dict[str, Any]]] = {"typst": typst, "preview": preview}

if __name__ == "__main__":
    print(json.dumps(JOBS[sys.argv[1]](sys.argv[2])))
