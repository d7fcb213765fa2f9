"""Each change of a document as one sentence an official understands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from maklumat.documents.diff import Change
from maklumat.documents.diff_parts import main_text
from maklumat.documents.models.base import Bagian
from maklumat.documents.values import Tarif
from maklumat.documents.values.tarif import rupiah
from maklumat.register.beda_values import (
    ABSENT,
    NOUNS,
    Names,
    called,
    in_sentence,
    kind_of,
    said,
    short_title,
    word_for,
)

JenisKalimat = Literal["ditambah", "dihapus", "diubah"]
_TECHNICAL = "Persyaratan teknis"


@dataclass(frozen=True)
class Perubahan:
    """One change in words; `lama` and `baru` are the values alone, None where there was or is none."""

    komponen: str
    jenis: JenisKalimat
    kalimat: str
    lama: str | None
    baru: str | None

    def to_json(self) -> dict[str, str | None]:
        """The object of `beda --format json`."""
        return {
            "komponen": self.komponen,
            "jenis": self.jenis,
            "kalimat": self.kalimat,
            "lama": self.lama,
            "baru": self.baru,
        }


def sentences(changes: Iterable[Change], names: Names) -> tuple[Perubahan, ...]:
    """The changes in words, in their order; `names` says what ids are called."""
    return tuple(_sentence(change, names) for change in changes)


def _sentence(change: Change, names: Names) -> Perubahan:
    if change.jenis == "urutan":
        return _order(change, names)
    name = next(part for part in reversed(change.path) if isinstance(part, str))
    old, new = (_value(name, value, names) for value in (change.lama, change.baru))
    head, is_item = _head(change, names)
    if old is not None and new is not None:
        verb = " diubah" if is_item else ""
        text = f"{head}{verb}: {_from_to(change, old, new)}"
        return Perubahan(change.komponen, "diubah", text, old, new)
    jenis: JenisKalimat = "ditambah" if old is None else "dihapus"
    return Perubahan(change.komponen, jenis, f"{head} {jenis}: {new or old}", old, new)


def _order(change: Change, names: Names) -> Perubahan:
    head, _ = _head(change, names)
    old, new = (_items_in_order(value) for value in (change.lama, change.baru))
    return Perubahan(change.komponen, "diubah", f"Urutan {in_sentence(head)} diubah menjadi: {new}", old, new)


def _items_in_order(value: object) -> str:
    items = value if isinstance(value, tuple) else (value,)
    return "; ".join(" ".join(main_text(item).split()) for item in items)


def _value(name: str, value: object, names: Names) -> str | None:
    return ABSENT.get(name) if value is None else said(name, value, names)


def _from_to(change: Change, old: str, new: str) -> str:
    before, after = change.lama, change.baru
    if isinstance(before, Tarif) and isinstance(after, Tarif) and before.rupiah and before.per == after.per:
        return f"{rupiah(before.rupiah)} menjadi {new}"
    if isinstance(before, str) and isinstance(after, str) and " " in old + new:
        return f"“{old}” menjadi “{new}”"
    return f"{old} menjadi {new}"


def _head(change: Change, names: Names) -> tuple[str, bool]:
    """What the sentence is about, and whether that is a list item (which is `diubah`, not set anew)."""
    item = change.baru if change.lama is None else change.lama
    outer = [pair.baru for pair in change.dalam if isinstance(pair.baru, Bagian)]
    if isinstance(item, Bagian) and type(item) in NOUNS and isinstance(change.path[-1], int):
        return _joined(outer, (_noun(item, change),), names), True
    if outer and len(change.judul) == 1 and change.path[-1] == NOUNS[type(outer[-1])].pokok:
        last = kind_of(outer[-1], names)
        return _joined(outer[:-1], (last,), names), NOUNS[type(outer[-1])].sebut
    titles = _titles(change)
    return _joined(outer, titles, names), isinstance(change.path[-1], int)


def _noun(item: Bagian, change: Change) -> str:
    noun = NOUNS[type(item)].nama
    return f"{noun} teknis" if _TECHNICAL in change.judul else noun


def _titles(change: Change) -> tuple[str, ...]:
    """The fields' titles; the last by its word in sentences, where it has one."""
    *before, last = [short_title(title) for title in change.judul]
    if change.dalam:
        last = word_for(str(change.path[-1])) or last
    if before and before[-1].casefold() in last.casefold():
        before.pop()
    return (*before, last)


def _joined(outer: Iterable[Bagian], titles: Iterable[str], names: Names) -> str:
    first, *rest = (*(called(item, names) for item in outer), *titles)
    return ", ".join((first, *(in_sentence(title) for title in rest)))
