"""What is measured inside a process of its own: `python -m tests.bench.jobs NAME ...` prints JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from mkdocs.commands import build as mkdocs_build
from tests.bench.measure import ROOT
from tests.bench.synthetic import service
from tests.office import KANTOR, REGULASI

from maklumat.documents.folder import Folder, read_document
from maklumat.documents.models import DaftarRegulasi, Kantor, StandarPelayanan
from maklumat.documents.reading import from_tree
from maklumat.publish.load import load_preview, load_release
from maklumat.publish.manifest import write_manifest
from maklumat.publish.official import Context, Press
from maklumat.publish.pages import build_tree
from maklumat.publish.release import Release
from maklumat.publish.search import index
from maklumat.publish.site import build, configure
from maklumat.publish.site_tree import SiteTree
from maklumat.publish.workers import each
from maklumat.publish.written import read_written

LATER = datetime(2030, 1, 1, tzinfo=UTC)
AT = datetime(2024, 12, 31, tzinfo=UTC)
REGULATIONS = from_tree(DaftarRegulasi, REGULASI, "regulasi")
_WARM = 2
_SAVES = 5


def typst(count: str) -> dict[str, float]:
    """Set so many official sheets, one after the other, then as many on all processors."""
    press, kantor = Press(ROOT / "overrides"), from_tree(Kantor, KANTOR, "kantor")

    def sheet(folder: Folder) -> bytes:
        context = Context(kantor, REGULATIONS, folder.key, folder.sidik, folder.files, AT)
        return press.standard(standard(folder), context)

    alone = timed(int(count), sheet)
    folders = [service(2 * int(count) + number) for number in range(int(count))]
    start = time.perf_counter()
    each([partial(sheet, folder) for folder in folders])
    return {**alone, "together": time.perf_counter() - start}


def bare_tree(project: Path, release: Release) -> SiteTree:
    """The pages of a release without a single sheet."""
    return build_tree(release, project / "overrides", {}, read_written(project / "content"))


def site(project: str, out: str) -> dict[str, float]:
    """All `maklumat bangun` does but PDFs: the book verified, pages, search index, digests."""
    root, folder = Path(project), Path(out)
    release = load_release(root, LATER)
    mkdocs_build.build(configure(root, lambda: bare_tree(root, release), site_dir=str(folder)))
    index(folder, release, root / "overrides")
    write_manifest(folder, release.state, LATER)
    return {}


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


JOBS: dict[str, Callable[..., dict[str, Any]]] = {"typst": typst, "preview": preview, "site": site}

if __name__ == "__main__":
    print(json.dumps(JOBS[sys.argv[1]](*sys.argv[2:])))
