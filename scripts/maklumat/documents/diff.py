"""What changed between two texts of a document of the same kind, as typed changes.

List items are matched by meaning (`diff_match`): a reworded item is one change within it, a moved one
is a change of order only, never a removal and an addition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from maklumat.documents.diff_match import matches
from maklumat.documents.diff_parts import parts
from maklumat.documents.models.base import Bagian, Naskah

JenisPerubahan = Literal["ditambah", "dihapus", "diubah", "urutan"]
# Left out these mean "all", so that a new one narrows: they are one value, not lists that grow.
_WHOLE = frozenset({"untuk", "jalur"})


@dataclass(frozen=True)
class Pair:
    """A list item before and after."""

    lama: object
    baru: object


@dataclass(frozen=True)
class Change:
    """One change: `lama` is None where something was added, `baru` where it was removed.

    Values are those of the models: text, value grammars, mappings, tuples. `path` leads to the place in
    the new text (for something removed, in the old one). `dalam` are the list items it stands in,
    outermost first; `judul` the titles of the fields from the innermost of them on.
    """

    path: tuple[str | int, ...]
    jenis: JenisPerubahan
    lama: object
    baru: object
    judul: tuple[str, ...]
    dalam: tuple[Pair, ...] = ()

    @property
    def komponen(self) -> str:
        """The top-level key of the document it stands under."""
        return str(self.path[0])


def changes(old: Naskah | None, new: Naskah | None) -> tuple[Change, ...]:
    """What changed, in the order of the document; None stands for a document that does not exist.

    Raises `TypeError` for documents of different kinds.
    """
    known = new if new is not None else old
    if known is None:
        return ()
    if old is not None and type(old) is not type(known):
        raise TypeError(f"{type(old).__name__} is no earlier text of {type(known).__name__}")
    return tuple(_mapping(_Place(), type(known), old, new))


@dataclass(frozen=True)
class _Place:
    path: tuple[str | int, ...] = ()
    judul: tuple[str, ...] = ()
    dalam: tuple[Pair, ...] = ()

    def field(self, kind: type[Bagian], name: str) -> _Place:
        known = kind.model_fields.get(name)
        title = (known.title if known else None) or name
        return _Place((*self.path, name), (*self.judul, title), self.dalam)

    def entry(self, key: str) -> _Place:
        return _Place((*self.path, key), (*self.judul[:-1], f"{self.judul[-1]} {key}"), self.dalam)

    def item(self, position: int) -> _Place:
        return _Place((*self.path, position), self.judul, self.dalam)

    def within(self, pair: Pair) -> _Place:
        return _Place(self.path, (), (*self.dalam, pair))

    def change(self, old: object, new: object, jenis: JenisPerubahan | None = None) -> Change:
        kind: JenisPerubahan = "ditambah" if old is None else "dihapus" if new is None else "diubah"
        return Change(self.path, jenis or kind, old, new, self.judul, self.dalam)


def _mapping(place: _Place, kind: type[Bagian], old: Bagian | None, new: Bagian | None) -> Iterator[Change]:
    before, after = parts(kind, old), parts(kind, new)
    for name, value in after.items():
        if before[name] != value:
            yield from _value(place.field(kind, name), before[name], value)


def _value(place: _Place, old: object, new: object) -> Iterator[Change]:
    if isinstance(old, Bagian | None) and isinstance(new, Bagian | None):
        known = old if new is None else new
        if known is not None:
            yield from _mapping(place, type(known), old, new)
    elif isinstance(old, tuple | None) and isinstance(new, tuple | None) and place.path[-1] not in _WHOLE:
        yield from _items(place, old or (), new or ())
    elif isinstance(old, Mapping | None) and isinstance(new, Mapping | None):
        yield from _entries(place, old or {}, new or {})
    else:
        yield place.change(old, new)


def _items(place: _Place, old: tuple[object, ...], new: tuple[object, ...]) -> Iterator[Change]:
    pairs = matches(old, new)
    before = [position for position, _ in pairs]
    if before != sorted(before):
        yield place.change(old, new, "urutan")
    origin = {after: old[position] for position, after in pairs}
    for position, item in enumerate(new):
        if position not in origin:
            yield place.item(position).change(None, item)
        elif origin[position] != item:
            yield from _item(place.item(position), origin[position], item)
    for position in sorted(set(range(len(old))) - set(before)):
        yield place.item(position).change(old[position], None)


def _item(place: _Place, old: object, new: object) -> Iterator[Change]:
    if isinstance(old, Bagian) and isinstance(new, Bagian):
        yield from _mapping(place.within(Pair(old, new)), type(new), old, new)
    else:
        yield place.change(old, new)


def _entries(place: _Place, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Change]:
    for key in (*new, *(key for key in old if key not in new)):
        if key not in old or key not in new:
            yield place.entry(key).change(old.get(key), new.get(key))
        elif old[key] != new[key]:
            yield from _value(place.entry(key), old[key], new[key])
