"""What a decision carries: the bundle of its cycle, with bytes from a tree or digests already decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from maklumat.documents.errors import Problem, Refused, Unreadable
from maklumat.documents.folder import Folder, Key, load
from maklumat.documents.models import Langkah, Siklus
from maklumat.documents.reading import read
from maklumat.documents.tree import Tree, kind_in
from maklumat.register.basis import IDS
from maklumat.register.choice import Choice, Desk
from maklumat.register.record import SIKLUS, Record
from maklumat.register.state import Cycle, State

ROOT_SUFFIX = "-000"


@dataclass(frozen=True)
class Bundle:
    """The documents of a decision: digests, and the folders whose bytes come from the tree."""

    jalur: str
    texts: Mapping[Key, str]
    folders: tuple[Folder, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Path and documents a cycle is to carry."""

    jalur: str
    keys: tuple[Key, ...]


def plan(desk: Desk, siklus: str) -> Plan:
    """Path and documents of a cycle: from its `siklus.yaml`, else from the book; raises `Refused`."""
    tree, state = desk.drafts, desk.state
    if not re.fullmatch(SIKLUS, siklus):
        raise Refused(
            f"Nomor siklus “{siklus}” tidak dikenal bentuknya. Tulis tahun-urutan, misalnya 2024-003."
        )
    cycle = state.cycles.get(siklus)
    path = f"siklus/{siklus}/siklus.yaml"
    if kind_in(tree, f"siklus/{siklus}", "siklus.yaml"):
        model = read(Siklus, tree.read(path), f"standards/{path}").model
        if cycle and cycle.jalur != model.jalur:
            raise Refused(f"standards/{path}: jalur {model.jalur} tidak sama dengan buku ({cycle.jalur}).")
        return Plan(model.jalur, tuple(sorted(Key(item.jenis, item.id) for item in model.dokumen)))
    if cycle:
        return Plan(cycle.jalur, tuple(sorted(cycle.bundle)))
    if not state.records and siklus.endswith(ROOT_SUFFIX):
        return Plan("dasar", tuple(Key("dasar", id) for id in IDS))
    raise Refused(
        f"Siklus {siklus} belum ada di buku. Buat standards/{path} (`maklumat baru siklus {siklus}`)."
    )


def bundle(desk: Desk, choice: Choice, step: Langkah) -> Bundle:
    """What a decision at a step carries; raises `Refused` or `Unreadable`.

    Steps without text carry nothing; a cancellation what the cycle carries; a withdrawal the digests
    in force (once closed, those it withdrew); a Tidak behind a final decision that decision's
    digests; all else the tree's bytes.
    """
    planned = plan(desk, choice.siklus)
    cycle = desk.state.cycles.get(choice.siklus)
    if choice.keputusan == "batal":
        return Bundle(planned.jalur, dict(cycle.bundle) if cycle else {})
    if step.naskah == "tanpa":
        return Bundle(planned.jalur, {})
    if planned.jalur == "pencabutan" and cycle and not cycle.open:
        return Bundle(planned.jalur, dict(cycle.bundle))
    if planned.jalur == "pencabutan":
        return Bundle(planned.jalur, {key: _in_force(desk.state, key, choice.waktu) for key in planned.keys})
    decided = _decided(cycle, step) if choice.keputusan == "tidak" else None
    if decided is not None:
        return Bundle(planned.jalur, decided.texts)
    folders = _folders(desk.drafts, planned.keys)
    return Bundle(planned.jalur, {folder.key: folder.sidik for folder in folders}, folders)


def path_of(desk: Desk, siklus: str, jalur: str) -> tuple[Langkah, ...]:
    """The steps of a cycle: by its frozen procedure, or by the one in force if it is new."""
    cycle = desk.state.cycles.get(siklus)
    return cycle.path if cycle else desk.basis.sop.path(jalur)


def step_of(path: tuple[Langkah, ...], jalur: str, langkah: str) -> Langkah:
    """A step of a path by id; raises `Refused` naming the ones there are."""
    step = next((step for step in path if step.id == langkah), None)
    if step is None:
        known = ", ".join(step.id for step in path)
        raise Refused(f"Langkah “{langkah}” tidak ada pada jalur {jalur}. Pilih: {known}.")
    return step


def _in_force(state: State, key: Key, now: datetime) -> str:
    version = state.in_force(key, now)
    if version is None:
        raise Refused(f"{key} tidak sedang berlaku, jadi tidak dapat dicabut.")
    return version.sidik


def _decided(cycle: Cycle | None, step: Langkah) -> Record | None:
    """The standing final decision before a final step."""
    if cycle is None or step.naskah != "final":
        return None
    before = cycle.path[: cycle.path.index(step)]
    return next(
        (cycle.standing[s.id] for s in before if s.naskah == "final" and s.id in cycle.standing), None
    )


def _folders(tree: Tree, keys: Iterable[Key]) -> tuple[Folder, ...]:
    folders: list[Folder] = []
    problems: list[Problem] = []
    for key in keys:
        try:
            folder = load(tree, key)
            folder.archived()
            folders.append(folder)
        except Unreadable as error:
            problems.extend(error.problems)
    if problems:
        raise Unreadable(problems)
    return tuple(folders)
