"""Markdown that goes along with a bundle: recorded as an attachment it is published as it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from maklumat.checks.finding import Finding
from maklumat.checks.rules.pembahasan import DATA_PRIBADI
from maklumat.checks.units import within
from maklumat.documents.pembahasan import folder_of
from maklumat.documents.pribadi import traces
from maklumat.documents.tree import Kind, Tree


def papers(tree: Tree, wanted: Collection[str], closed: Collection[str]) -> Iterator[Finding]:
    """Lines that look as if they named a person; those of `closed` cycles can no longer be changed."""
    for cycle in tree.entries("siklus"):
        if cycle.kind is not Kind.FOLDER or cycle.name in closed:
            continue
        folder = f"siklus/{cycle.name}"
        for place in (folder, f"{folder}/bahan", folder_of(cycle.name)):
            for entry in tree.entries(place):
                path = f"{place}/{entry.name}"
                if entry.kind is Kind.FILE and entry.name.endswith(".md") and within(path, wanted):
                    yield from _lines(tree, path)


def _lines(tree: Tree, path: str) -> Iterator[Finding]:
    text = tree.read(path).decode("utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), start=1):
        found = tuple(traces(line))
        if found:
            kinds = ", ".join(sorted({trace.what for trace in found}))
            yield Finding(
                DATA_PRIBADI.nama,
                DATA_PRIBADI.bobot,
                f"standards/{path}",
                number,
                found[0].start + 1,
                f"Baris ini tampaknya memuat {kinds}; bila dilampirkan, berkas ini terbit apa adanya.",
                "Tulis unsur atau jabatan saja; nama dan kontak cukup pada daftar hadir, yang tetap di "
                "kantor.",
                DATA_PRIBADI.dasar,
            )
