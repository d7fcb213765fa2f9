"""The basis documents: read from their archived form, and what a new roster may not undo."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from maklumat.documents.canonical import canonical_json
from maklumat.documents.errors import Unreadable
from maklumat.documents.folder import BASIS_MODELS
from maklumat.documents.models import DaftarPejabat, DaftarRegulasi, Kantor, Penugasan, Saksi, Sop
from maklumat.documents.models.base import Naskah
from maklumat.documents.reading import from_tree
from maklumat.register.book import Book, Broken
from maklumat.register.state import Basis

IDS = tuple(sorted(BASIS_MODELS))


def build(book: Book, sidik: Mapping[str, str], before: Basis | None) -> Basis:
    """The basis of these digests by id, on top of the one before; raises `Broken`."""
    models: dict[str, Naskah] = {}
    if before is not None:
        models.update(kantor=before.kantor, pejabat=before.pejabat, regulasi=before.regulasi, sop=before.sop)
    for id, digest in sidik.items():
        models[id] = read_archived(book.content(digest), id)
    kantor, pejabat, regulasi, sop = (models.get(id) for id in ("kantor", "pejabat", "regulasi", "sop"))
    if not (
        isinstance(kantor, Kantor)
        and isinstance(pejabat, DaftarPejabat)
        and isinstance(regulasi, DaftarRegulasi)
        and isinstance(sop, Sop)
    ):
        raise Broken("keempat naskah dasar belum lengkap")
    for message in roster_problems(pejabat):
        raise Broken(message)
    digests = {**(before.sidik if before else {}), **sidik}
    return Basis(digests, kantor, pejabat, regulasi, sop)


def read_archived(files: Mapping[str, bytes], id: str) -> Naskah:
    """A basis document from its archived folder; raises `Broken`."""
    name = f"{id}.json"
    if id not in BASIS_MODELS or name not in files:
        raise Broken(f"arsip dasar/{id} tidak memuat {name}")
    try:
        tree = json.loads(files[name].decode("utf-8"))
        canonical = canonical_json(tree)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Broken(f"arsip dasar/{id} bukan JSON") from None
    if canonical != files[name] or not _is_text_tree(tree):
        raise Broken(f"arsip dasar/{id} bukan bentuk baku")
    try:
        return from_tree(BASIS_MODELS[id], tree, f"dasar/{id}")
    except Unreadable as error:
        raise Broken(f"arsip dasar/{id} tidak dapat dibaca: {error.problems[0].message}") from None


def _is_text_tree(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_text_tree(item) for item in value.values())
    if isinstance(value, list):
        return all(_is_text_tree(item) for item in value)
    return isinstance(value, str)


def roster_problems(roster: DaftarPejabat) -> Iterator[str]:
    """What makes a roster ambiguous by itself."""
    people = [person.id for person in roster.orang]
    witnesses = [witness.id for witness in roster.saksi]
    for ids in (people, witnesses):
        yield from (f"pengenal “{id}” tertulis dua kali" for id, count in Counter(ids).items() if count > 1)
    known = set(people)
    for entry in roster.penugasan:
        if entry.orang not in known:
            yield f"penugasan menyebut “{entry.orang}” yang tidak ada di daftar orang"
    for witness in roster.saksi:
        if witness.orang is not None and witness.orang not in known:
            yield f"saksi “{witness.id}” menyebut “{witness.orang}” yang tidak ada di daftar orang"


def continuity_problems(old: DaftarPejabat, new: DaftarPejabat, since: date) -> Iterator[str]:
    """What a new roster undoes of the old one; `since` is the date of the dasar record before.

    Assignments and witnesses remain with equal fields, only `selesai` and `dicabut` may be filled,
    once; a renamed person gains `nama_lama`; new entries start no earlier than `since`.
    """
    yield from _entries_problems("penugasan", old.penugasan, new.penugasan, since)
    yield from _entries_problems("saksi", old.saksi, new.saksi, since)
    for person in old.orang:
        later = new.person(person.id)
        names = {*(person.nama_lama or ()), person.nama}
        if later and not names <= {*(later.nama_lama or ()), later.nama}:
            yield f"nama “{person.id}” berubah tanpa `nama_lama`"


def _entries_problems(
    kind: str, old: Iterable[Penugasan | Saksi], new: Iterable[Penugasan | Saksi], since: date
) -> Iterator[str]:
    left = list(new)
    for entry in old:
        match = next((later for later in left if _continues(entry, later)), None)
        if match is None:
            yield f"{kind} “{_label(entry)}” dihapus atau diubah"
        else:
            left.remove(match)
    for entry in left:
        if entry.mulai < since:
            label = f"{kind} baru “{_label(entry)}”"
            yield f"{label} mulai {entry.mulai}, sebelum perubahan dasar terakhir ({since})"


def _label(entry: Penugasan | Saksi) -> str:
    return f"{entry.orang} sebagai {entry.peran}" if isinstance(entry, Penugasan) else entry.id


def _continues(old: Penugasan | Saksi, new: Penugasan | Saksi) -> bool:
    """Whether `new` is `old` with at most its end dates filled in."""
    ends = {"selesai", "dicabut"}
    if type(old) is not type(new) or old.model_dump(exclude=ends) != new.model_dump(exclude=ends):
        return False
    return all(getattr(old, end) in (None, getattr(new, end)) for end in ends)
