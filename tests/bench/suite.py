"""What the bench measures, row by row, and the aims it is held against."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.bench import naive, synthetic, values
from tests.bench.growth import growth
from tests.bench.measure import ROOT, Failed, Run, maklumat, module, typical
from tests.bench.table import Row, each, render, seconds, size

from maklumat.publish.load import load_release
from maklumat.publish.release import Release

_SERVICES_A_DECREE = 10
_HELP_RUNS = 9
_LATER = "2030-01-01T00:00:00Z"


@dataclass(frozen=True)
class Scale:
    """How much is measured; `sheets` are WeasyPrint's, all others but `repeats` count documents or services.

    `naive` is the largest office of `growth` the naive stack gets.
    """

    documents: int
    sheets: int
    site: int
    book: tuple[int, ...]
    preview: int
    repeats: int
    growth: tuple[int, ...]
    naive: int


@dataclass(frozen=True)
class Subject:
    """An office whose site is built, as of a moment."""

    name: str
    project: Path
    at: str


_WHOLE = Scale(
    documents=1000,
    sheets=20,
    site=100,
    book=(40, 300),
    preview=50,
    repeats=3,
    growth=(50, 500, 5000),
    naive=500,
)
_TENTH = Scale(
    documents=100,
    sheets=4,
    site=10,
    book=(4,),
    preview=5,
    repeats=1,
    growth=(5, 50, 500),
    naive=50,
)
_EXAMPLE = Subject("the example office", ROOT, "2024-12-31T00:00:00Z")


def check(scale: Scale, room: Path) -> Iterator[Row]:
    """`periksa` over drafts."""
    synthetic.write_drafts(room, scale.documents)
    ours = maklumat("periksa", "--proyek", room, "--format", "json", allowed=(0, 1))
    taken = each(ours.seconds, scale.documents)
    yield Row(f"`periksa`, {scale.documents} documents", f"{taken}, {size(ours.memory)}")


def verify(scale: Scale, room: Path) -> Iterator[Row]:
    """`verifikasi` over a book with a cycle of eleven steps for every document."""
    synthetic.write_approved(room, scale.documents, bundle=1)
    ours = maklumat("verifikasi", "--proyek", room, "--format", "json")
    yield Row(
        f"`verifikasi`, {scale.documents} documents, {ours.json['kepala']['urutan']} records",
        f"{each(ours.seconds, scale.documents)}, {size(ours.memory)}",
        aim="under 5 ms a document",
        met=ours.seconds / scale.documents < 0.005,
    )


def sheets(scale: Scale, room: Path) -> Iterator[Row]:
    """Official PDFs, and WeasyPrint on some of the same."""
    ours, other = module("jobs", "typst", str(scale.documents)), module("weasy", str(scale.sheets))
    taken, theirs = ours.json["seconds"], other.json["seconds"]
    weasy = f"WeasyPrint, {scale.sheets} of them: {each(theirs, scale.sheets)}, {size(other.memory)}"
    for how, spent in (("one after the other", taken), ("all processors", ours.json["together"])):
        one = spent / scale.documents
        yield Row(
            f"PDF of an SP, {scale.documents} documents, {how}",
            f"{each(spent, scale.documents)}, {size(ours.memory)}",
            weasy,
            f"{theirs / scale.sheets / one:.1f} times faster",
            "under 20 ms",
            one < 0.02,
        )


def sites(scale: Scale, room: Path) -> Iterator[Row]:
    """`bangun` without the book, for the example office and for a larger one."""
    large = Subject(f"{scale.site} services", room / "kantor", _LATER)
    synthetic.write_approved(large.project, scale.site, _SERVICES_A_DECREE)
    yield from _site(_EXAMPLE, scale, room / "contoh", None)
    yield from _site(large, scale, room / "besar", 0.25)


def _site(subject: Subject, scale: Scale, room: Path, aim: float | None) -> Iterator[Row]:
    pages = naive.write_site(room, _release(subject))
    ours = typical(lambda: _bangun(subject, room / "ours", "--tanpa-buku"), scale.repeats)
    other = typical(lambda: naive.build(room), scale.repeats)
    ratio = ours.seconds / other.seconds
    yield Row(
        f"`bangun --tanpa-buku`, {subject.name}",
        f"{_cost(ours)}, {size(_weight(room / 'ours'))} of HTML",
        f"naive, {pages} pages: {_cost(other)}, {size(_weight(room / 'site'))} of HTML",
        f"{ratio:.0%} of its time",
        f"{aim:.0%} of its time" if aim else "–",
        ratio <= aim if aim else None,
    )
    kept = room / "tembolok"
    first = _bangun(subject, room / "ours", "--tanpa-buku", kept)
    again = typical(lambda: _bangun(subject, room / "ours", "--tanpa-buku", kept), scale.repeats)
    yield Row(
        "– again, with nothing changed",
        _cost(again),
        f"the first time: {_cost(first)}",
        f"{again.seconds / first.seconds:.0%} of its time",
    )


def pages(scale: Scale, room: Path) -> Iterator[Row]:
    """Everything but PDFs, for larger and larger offices."""
    yield from growth(scale.growth, scale.naive, room)


def book(scale: Scale, room: Path) -> Iterator[Row]:
    """`bangun` with the book, for the example office and for larger ones."""
    yield from _book(_EXAMPLE, room / "contoh")
    for services in scale.book:
        large = Subject(f"{services} services", room / f"kantor-{services}", _LATER)
        synthetic.write_approved(large.project, services, _SERVICES_A_DECREE)
        yield from _book(large, room / f"besar-{services}")


def _book(subject: Subject, room: Path) -> Iterator[Row]:
    release = _release(subject)
    wanted, chapters = values.enacted(release), naive.write_book(room, release)
    ours, other = _bangun(subject, room / "ours", "--buku"), naive.build(room)
    pdf, theirs = room / "ours" / "buku.pdf", room / "site" / naive.PDF
    time, memory = ours.seconds / other.seconds, ours.memory / other.memory
    bytes = pdf.stat().st_size / theirs.stat().st_size
    kept, lost, whole = values.held(pdf, wanted), values.held(theirs, wanted), wanted.total()
    yield Row(
        f"`bangun --buku`, {subject.name}",
        _cost(ours),
        f"naive with-pdf, {chapters} pages: {_cost(other)}",
        f"{time:.0%} of its time, {memory:.0%} of its memory",
        "half of its time, a third of its memory",
        time <= 1 / 2 and memory <= 1 / 3,
    )
    yield Row(
        "– bytes of the book",
        size(pdf.stat().st_size),
        f"naive with-pdf: {size(theirs.stat().st_size)}",
        f"{bytes:.0%} of its bytes",
        "10% of its bytes",
        bytes <= 0.1,
    )
    yield Row(
        f"– enacted values in it, of {whole}",
        f"{kept.values} on {kept.pages} pages",
        f"naive with-pdf: {lost.values} on {lost.pages} pages",
        f"{whole - kept.values} lost, naive {whole - lost.values}",
        "none lost",
        kept.values == whole,
    )


def start(scale: Scale, room: Path) -> Iterator[Row]:
    """How long the command takes to say what it can do."""
    ours = typical(lambda: maklumat("--help"), _HELP_RUNS)
    yield Row(
        f"`maklumat --help`, median of {_HELP_RUNS}",
        f"{seconds(ours.seconds)}, {size(ours.memory)}",
        aim="under 0.25 s",
        met=ours.seconds < 0.25,
    )


def preview(scale: Scale, room: Path) -> Iterator[Row]:
    """A saved change of one draft, while the preview runs."""
    synthetic.write_drafts(room, scale.preview)
    ours = module("jobs", "preview", str(room))
    yield Row(
        f"A saved change in `pratinjau`, {scale.preview} services",
        f"{seconds(ours.json['seconds'])}, {size(ours.memory)}",
        f"the first build: {seconds(ours.json['first'])}",
        f"{ours.json['seconds'] / ours.json['first']:.0%} of its time",
        "under 1 s",
        ours.json["seconds"] < 1,
    )


def _release(subject: Subject) -> Release:
    return load_release(subject.project, datetime.fromisoformat(subject.at))


def _bangun(subject: Subject, out: Path, book: str, kept: Path | None = None) -> Run:
    where = ("--proyek", subject.project, "--keluar", out)
    return maklumat("bangun", *where, "--pada", subject.at, book, kept=kept)


def _cost(run: Run) -> str:
    return f"{seconds(run.seconds)}, {size(run.memory)}"


def _weight(site: Path) -> int:
    return sum(path.stat().st_size for path in site.rglob("*.html"))


ROWS: tuple[Callable[[Scale, Path], Iterator[Row]], ...] = (
    check,
    verify,
    sheets,
    sites,
    pages,
    book,
    start,
    preview,
)


def main() -> int:
    """Measure everything, or what is named, and print the table."""
    parser = argparse.ArgumentParser(prog="tests/bench/run.py", description=__doc__)
    parser.add_argument("--cepat", action="store_true", help="a tenth of it, to see that it works")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(row.__name__ for row in ROWS))
    chosen = parser.parse_args()
    begun = time.perf_counter()
    rows: list[Row] = []
    failed = 0
    for measured in ROWS:
        if chosen.names and measured.__name__ not in chosen.names:
            continue
        print(f"{measured.__name__} ...", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="maklumat-bench-") as room:
            try:
                rows.extend(measured(_TENTH if chosen.cepat else _WHOLE, Path(room)))
            except Failed as error:
                failed += 1
                print(f"{measured.__name__}: {error}", file=sys.stderr)
    print(render(rows))
    print(
        f"\nMeasured in {seconds(time.perf_counter() - begun)}. Times wander with the machine; ratios hold."
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
