"""The pages of larger and larger offices: seconds, bytes and memory, beside the naive stack and Hugo."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from tests.bench import hugo, naive, synthetic
from tests.bench.jobs import bare_tree
from tests.bench.measure import Run, module
from tests.bench.table import Row, seconds, size

from maklumat.publish.load import load_release

_SERVICES_A_DECREE = 10
_LATER = "2030-01-01T00:00:00Z"
_LIMIT = 20  # seconds for the largest office
_TIMES_HUGO = 3
_A_PAGE = 0.002  # seconds


@dataclass(frozen=True)
class Measured:
    """One office: its services, how its pages were made, how many, and what they weigh."""

    services: int
    run: Run
    pages: int
    weight: int


def growth(sizes: tuple[int, ...], naive_up_to: int, room: Path) -> Iterator[Row]:
    """A row for each size, and what one page more costs between the two largest."""
    found = []
    for services in sizes:
        folder = room / str(services)
        synthetic.write_approved(folder / "kantor", services, _SERVICES_A_DECREE)
        ours = _ours(services, folder)
        found.append(ours)
        yield from _rows(ours, folder, naive_up_to, largest=services == sizes[-1])
        shutil.rmtree(folder)
    for small, large in pairwise(found):
        yield _growth(small, large, last=large is found[-1])


def _ours(services: int, folder: Path) -> Measured:
    out = folder / "ours"
    run = module("jobs", "site", str(folder / "kantor"), str(out))
    return Measured(services, run, *_html(out))


def _html(site: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    return len(sizes), sum(sizes)


def _rows(ours: Measured, folder: Path, naive_up_to: int, *, largest: bool) -> Iterator[Row]:
    yield Row(
        f"{ours.services} services without PDFs, {ours.pages} pages",
        _cost(ours.run, ours.pages, ours.weight),
        aim=f"under {_LIMIT} s" if largest else "–",
        met=ours.run.seconds < _LIMIT if largest else None,
    )
    release = load_release(folder / "kantor", datetime.fromisoformat(_LATER))
    if hugo.found():
        hugo.write(folder / "hugo", bare_tree(folder / "kantor", release))
        other = hugo.build(folder / "hugo")
        told = _cost(other, *_html(folder / "hugo" / "public"))
        yield _beside("Hugo", ours, other, told, _TIMES_HUGO)
    else:
        yield Row("– beside Hugo", other="not installed here", ours="–")
    if ours.services <= naive_up_to:
        naive.write_site(folder / "naive", release)
        other = naive.build(folder / "naive")
        yield _beside("the naive stack", ours, other, _cost(other, *_html(folder / "naive" / "site")), None)


def _beside(name: str, ours: Measured, other: Run, told: str, aim: float | None) -> Row:
    times, cpu = ours.run.seconds / other.seconds, ours.run.cpu / other.cpu
    return Row(
        f"– beside {name}, {ours.services} services",
        seconds(ours.run.seconds),
        told,
        f"{times:.2g} times its time, {cpu:.2g} times its processor time",
        f"within {aim:.0f} times" if aim else "–",
        times <= aim if aim else None,
    )


def _growth(small: Measured, large: Measured, *, last: bool) -> Row:
    more, times = large.services / small.services, large.run.seconds / small.run.seconds
    page = (large.run.seconds - small.run.seconds) / (large.pages - small.pages)
    busy = (large.run.cpu - small.run.cpu) / (large.pages - small.pages)
    service = (large.run.seconds - small.run.seconds) / (large.services - small.services)
    return Row(
        f"From {small.services} to {large.services} services",
        f"{page * 1000:.1f} ms a page more ({busy * 1000:.1f} ms of a processor),"
        f" {service * 1000:.1f} ms a service with all its pages and files",
        ratio=f"{times:.1f} times the time for {more:.0f} times the services",
        aim=f"{_A_PAGE * 1000:.0f} ms a page" if last else "–",
        met=page <= _A_PAGE if last else None,
    )


def _cost(run: Run, pages: int, weight: int) -> str:
    busy = f"{seconds(run.seconds)} ({seconds(run.cpu)} of processors)"
    return f"{busy}, {size(run.memory)}, {pages} pages of {size(weight // pages)}"
