"""Comments that reached the office become part of a cycle's `masukan.yaml`, each once and none for good lost.

A comment is known by its `pengenal`. One that came after the last day is taken in like any other; its date
makes it late (PP 96/2012 Pasal 27 ayat (2)).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo

from maklumat.checks.context import read_office
from maklumat.checks.statutes import Masa, comment_window
from maklumat.documents.errors import Problem, Surroundings, shown
from maklumat.documents.folder import Key
from maklumat.documents.kalender import read_calendars
from maklumat.documents.kiriman import Kiriman, to_masukan
from maklumat.documents.kiriman_tulis import appended
from maklumat.documents.models import DaftarMasukan, Masukan, Siklus
from maklumat.documents.models.pejabat import ZONA
from maklumat.documents.pembahasan import folder_of, readable_discussion
from maklumat.documents.reading import read
from maklumat.documents.tree import Kind, Tree, kind_in
from maklumat.register.pembahasan import opened_on
from maklumat.register.state import State


@dataclass(frozen=True)
class Tujuan:
    """The cycle comments are for: what it carries, its comments so far, and the time for them.

    `window` is None while nothing has opened it.
    """

    siklus: str
    bundle: tuple[Key, ...]
    old: bytes | None
    comments: tuple[Masukan, ...]
    window: Masa | None

    @property
    def path(self) -> str:
        """The file, below `standards/`."""
        return f"{folder_of(self.siklus)}/masukan.yaml"


@dataclass(frozen=True)
class Penerimaan:
    """How each comment fared: new, known already, or left out, with every reason why."""

    target: Tujuan
    baru: tuple[Masukan, ...]
    dikenal: tuple[str, ...]
    ditolak: tuple[Problem, ...]

    @property
    def data(self) -> bytes:
        """The file with the new comments; raises `Unreadable` or `Refused` where it cannot take them."""
        return appended(self.target.old, self.baru, f"standards/{self.target.path}")

    def late(self, comment: Masukan) -> bool:
        """Whether it is known to have come after the last day."""
        window = self.target.window
        return window is not None and window.late(comment.tanggal) is True


def office_zone(tree: Tree) -> tzinfo:
    """The office's time zone; raises `Surroundings` where its roster cannot be read."""
    roster = read_office(tree).pejabat
    if roster is None:
        raise Surroundings("Zona waktu kantor belum diketahui: standards/dasar/pejabat tidak dapat dibaca.")
    return ZONA[roster.zona]


def destination(tree: Tree, state: State, siklus: str) -> Tujuan:
    """The cycle on the work tree; raises `Surroundings` or `Unreadable` if comments cannot be added to it."""
    plan = f"siklus/{siklus}/siklus.yaml"
    if kind_in(tree, "siklus", siklus) is not Kind.FOLDER:
        raise Surroundings(f"Siklus “{shown(siklus)}” tidak ada di standards/siklus/. Periksa --siklus.")
    carried = read(Siklus, tree.read(plan), f"standards/{plan}").model.dokumen
    inside = {f"siklus/{siklus}/{entry.name}": entry.kind for entry in tree.entries(f"siklus/{siklus}")}
    if inside.get(folder_of(siklus), Kind.FOLDER) is not Kind.FOLDER:
        raise Surroundings(f"standards/{folder_of(siklus)} bukan folder biasa. Ganti dengan folder.")
    path = f"{folder_of(siklus)}/masukan.yaml"
    there = kind_in(tree, folder_of(siklus), "masukan.yaml")
    old = tree.read(path) if there else None
    comments = () if old is None else read(DaftarMasukan, old, f"standards/{path}").model.masukan
    discussion = readable_discussion(tree, siklus)
    known = state.basis if state.basis is not None and not state.problems else None
    opening = opened_on(state.cycles.get(siklus), known) if known else None
    return Tujuan(
        siklus,
        tuple(Key(item.jenis, item.id) for item in carried),
        old,
        comments,
        comment_window(discussion, read_calendars(tree), opening),
    )


def receive(target: Tujuan, incoming: Iterable[Kiriman], today: date) -> Penerimaan:
    """Judge every comment, in order."""
    known = {comment.pengenal: comment for comment in target.comments}
    fresh: dict[str, Masukan] = {}
    again: list[str] = []
    refused: list[Problem] = []
    for kiriman in incoming:
        number = kiriman.get("nomor")
        found = to_masukan(kiriman, target.bundle, today)
        before = known.get(number) or fresh.get(number)
        if before is not None and (number in fresh or _another(kiriman, found, before)):
            refused.append(_taken(kiriman, before))
        elif before is not None:
            again.append(number)
        elif isinstance(found, Masukan):
            fresh[number] = found
        else:
            refused += found
    return Penerimaan(target, tuple(fresh.values()), tuple(again), tuple(refused))


def _another(kiriman: Kiriman, found: Masukan | list[Problem], before: Masukan) -> bool:
    """Whether a form bears a number that stands for another comment: forms are numbered by hand.

    Its words may have been put otherwise since; day and document do not change. A forge's own numbers
    never stand for two.
    """
    told = (before.tanggal, before.naskah)
    return bool(kiriman.row) and isinstance(found, Masukan) and (found.tanggal, found.naskah) != told


def _taken(kiriman: Kiriman, before: Masukan) -> Problem:
    about = f"{before.naskah.jenis}/{before.naskah.id}, {before.tanggal}"
    return kiriman.problem(
        "nomor",
        f"`nomor`: {before.pengenal} sudah dipakai masukan lain ({about}).",
        "Beri setiap formulir nomor sendiri; bila masukan itu sama, samakan tanggal dan naskahnya.",
    )
