"""The doors of the room: check one document, or everything in a tree."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from maklumat.checks.context import Decided, Office, Source, read_office
from maklumat.checks.finding import Finding, Report, structural
from maklumat.checks.papers import papers
from maklumat.checks.rules import model_findings, source_findings
from maklumat.checks.rules.teks import BELUM_DIISI
from maklumat.checks.units import Unit, misplaced, read_single, units
from maklumat.documents.errors import Unreadable
from maklumat.documents.folder import Key, load, main_file, model_of
from maklumat.documents.models import Kalender, Naskah, Siklus
from maklumat.documents.nodes import Mapping
from maklumat.documents.pembahasan import MODELS as DISCUSSION
from maklumat.documents.pembahasan import folder_of
from maklumat.documents.reading import read
from maklumat.documents.strict_yaml import parse
from maklumat.documents.tree import Entry, Tree, kind_in


def check_document(
    tree: Tree, key: Key, today: date, decided_on: date | None = None, office: Office | None = None
) -> list[Finding]:
    """Every finding of one document, in order.

    `today` is the office's date; `decided_on` the date the text as it stands was decided, None for a
    draft. `office` spares reading the basis documents again.
    """
    decided = Decided({key: decided_on} if decided_on else {})
    found = _check(tree, Unit(str(key), key), today, decided, office or read_office(tree))
    return sorted(found, key=lambda finding: finding.order)


def check_discussion(tree: Tree, siklus: str, today: date, office: Office | None = None) -> list[Finding]:
    """Every finding of a bundle's discussion data, in order."""
    about, folder = office or read_office(tree), folder_of(siklus)
    units = [Unit(f"{folder}/{entry.name}") for entry in tree.entries(folder) if entry.name in DISCUSSION]
    found = [finding for unit in units for finding in _check(tree, unit, today, Decided(), about)]
    return sorted(found, key=lambda finding: finding.order)


def unfinished_plan(tree: Tree, siklus: str, today: date, office: Office) -> list[Finding]:
    """What a bundle's `siklus.yaml` still leaves to be filled in; nothing where it has none."""
    unit = Unit(f"siklus/{siklus}/siklus.yaml")
    if kind_in(tree, unit.folder, "siklus.yaml") is None:
        return []
    return [item for item in _check(tree, unit, today, Decided(), office) if item.kode == BELUM_DIISI.nama]


def check_all(
    tree: Tree, today: date, only: Collection[str] | None = None, decided: Decided | None = None
) -> Report:
    """Every finding of a tree, or of what stands at, below or above the paths in `only`.

    Paths are relative to standards/. `decided` is what the register knows of the texts as they stand.
    """
    tree, wanted = _Listed(tree), {""} if only is None else set(only)
    try:
        office, chosen = read_office(tree), [unit for unit in units(tree) if unit.touches(wanted)]
    except Unreadable as error:
        return Report(0, tuple(map(structural, error.problems)))
    known = decided or Decided()
    found = [finding for unit in chosen for finding in _check(tree, unit, today, known, office)]
    found.extend(misplaced(tree, wanted))
    found.extend(papers(tree, wanted, known.closed_cycles))
    return Report(len(chosen), tuple(sorted(found, key=lambda finding: finding.order)))


class _Listed:
    """A tree whose folders are listed once: every document asks again for the folder it stands in."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._entries: dict[str, tuple[Entry, ...]] = {}

    def entries(self, folder: str) -> tuple[Entry, ...]:
        if folder not in self._entries:
            self._entries[folder] = self._tree.entries(folder)
        return self._entries[folder]

    def read(self, path: str) -> bytes:
        return self._tree.read(path)


def _check(tree: Tree, unit: Unit, today: date, decided: Decided, office: Office) -> Iterator[Finding]:
    try:
        files = load(tree, unit.key).files if unit.key else {unit.path: read_single(tree, unit)}
    except Unreadable as error:
        yield from map(structural, error.problems)
        return
    main = main_file(unit.key) if unit.key else unit.path
    file = f"standards/{unit.path}/{main}" if unit.key else f"standards/{unit.path}"
    try:
        found = read(_model(unit), files[main], file)
    except Unreadable as error:
        yield from map(structural, error.problems)
        root, model = _tree(files[main]), None
    else:
        root, model = found.root, found.model
    if root is None:
        return
    name = unit.key.id if unit.key else _name(unit)
    source = Source(
        file,
        root,
        name,
        {name: data for name, data in files.items() if name != main},
        office,
        today,
        decided.on.get(unit.key) if unit.key else None,
        name in decided.closed_cycles,
    )
    yield from source_findings(source, _model(unit))
    if model is not None:
        yield from model_findings(source, model)


def _tree(data: bytes) -> Mapping | None:
    """The tree of a text whose model was refused, None where it is no strict YAML either."""
    try:
        return parse(data)
    except Unreadable:
        return None


_SINGLE: dict[str, type[Naskah]] = {"siklus": Siklus, "kalender": Kalender}


def _model(unit: Unit) -> type[Naskah]:
    if unit.key:
        return model_of(unit.key)
    return DISCUSSION.get(unit.path.rpartition("/")[2]) or _SINGLE[unit.path.partition("/")[0]]


def _name(unit: Unit) -> str:
    """A bundle's id, or a calendar's year as its file name says it."""
    _, _, rest = unit.path.partition("/")
    return rest.partition("/")[0].removesuffix(".yaml")
