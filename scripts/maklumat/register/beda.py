"""What changed between two sets of documents, in sentences an official understands, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from maklumat.documents.diff import Change, changes
from maklumat.documents.folder import Key
from maklumat.documents.models import MaklumatPelayanan, Naskah, Sop, StandarPelayanan
from maklumat.register.beda_akibat import Office, consequences
from maklumat.register.beda_sentences import Perubahan, sentences
from maklumat.register.beda_sides import (
    Side,
    Sides,
    archived_side,
    sides_in_force,
    tree_sides,
    without_withdrawn,
)
from maklumat.register.beda_values import Names, names_of

__all__ = [
    "Beda",
    "Perubahan",
    "Side",
    "Sides",
    "archived_side",
    "compare",
    "names_of",
    "sentences",
    "sides_in_force",
    "tree_sides",
    "without_withdrawn",
]

M = TypeVar("M", bound=Naskah)
_SOP = Key("dasar", "sop")
_SAME_CONTENT = (
    "Isi tidak berubah; yang berbeda hanya cara penulisannya (tata letak, komentar, atau urutan kunci)"
)


@dataclass(frozen=True)
class Beda:
    """One changed document: its changes in order, and what follows from them.

    A digest is None where that side does not exist or cannot be read.
    """

    key: Key
    nama: str
    sidik_lama: str | None
    sidik_baru: str | None
    perubahan: tuple[Perubahan, ...]
    akibat: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The object of `beda --format json`."""
        return {
            "jenis": self.key.jenis,
            "id": self.key.id,
            "sidik_lama": self.sidik_lama,
            "sidik_baru": self.sidik_baru,
            "perubahan": [change.to_json() for change in self.perubahan],
            "akibat": list(self.akibat),
        }


def compare(old: Sides, new: Sides) -> tuple[Beda, ...]:
    """Every document that differs between two sides, in key order; what cannot be read is told as such."""
    office = Office(_sop(old, new), _models(old, new, StandarPelayanan), _models(old, new, MaklumatPelayanan))
    common = _common_names(old, new, office)
    keys = sorted(set(old) | set(new))
    return tuple(
        _document(key, old.get(key), new.get(key), office, common)
        for key in keys
        if not _same(old.get(key), new.get(key))
    )


def _same(old: Side | None, new: Side | None) -> bool:
    return old is not None and new is not None and old.sidik is not None and old.sidik == new.sidik


def _document(key: Key, old: Side | None, new: Side | None, office: Office, common: Names) -> Beda:
    before, after = old.model if old else None, new.model if new else None
    comparable = all(side is None or side.model is not None for side in (old, new))
    found = changes(before, after) if comparable else ()
    names = {**common, "untuk": names_of(before, after)["untuk"]}
    return Beda(
        key,
        (new if new and new.model else old or new or Side(key, None, None)).nama,
        old.sidik if old else None,
        new.sidik if new else None,
        tuple(_told(old, new, found, names)),
        consequences(old, new, found, office),
    )


def _told(old: Side | None, new: Side | None, found: tuple[Change, ...], names: Names) -> Iterator[Perubahan]:
    if new is None:
        name = old.nama if old else ""
        yield Perubahan("naskah", "dihapus", f"Naskah dihapus: {name}", name, None)
        return
    if old is None:
        yield Perubahan("naskah", "ditambah", f"Naskah baru: {new.nama}", None, new.nama)
    problems = [*_unreadable("lama", old), *_unreadable("baru", new)]
    yield from problems
    if problems:
        return
    told = [*sentences(found, names), *_files(old, new)]
    yield from told
    if not told and old is not None:
        yield Perubahan("naskah", "diubah", _SAME_CONTENT, None, None)


def _unreadable(which: str, side: Side | None) -> Iterator[Perubahan]:
    if side is not None and side.model is None:
        text = f"Naskah yang {which} tidak terbaca, jadi perubahannya belum dapat ditunjukkan: {side.masalah}"
        yield Perubahan("naskah", "diubah", text, None, None)


def _files(old: Side | None, new: Side) -> Iterator[Perubahan]:
    """Forms and images beside the document; `lama` and `baru` are SHA-256."""
    before = old.berkas if old else {}
    for name in sorted(before.keys() | new.berkas.keys()):
        was, now = before.get(name), new.berkas.get(name)
        if was is None:
            yield Perubahan("berkas", "ditambah", f"Berkas ditambah: {name}", None, now)
        elif now is None:
            yield Perubahan("berkas", "dihapus", f"Berkas dihapus: {name}", was, None)
        elif was != now:
            yield Perubahan("berkas", "diubah", f"Isi berkas diubah: {name}", was, now)


def _sop(old: Sides, new: Sides) -> Sop | None:
    """The procedure that rules the change: the old one, which decides on a new one too."""
    found = (side.model for side in (old.get(_SOP), new.get(_SOP)) if side)
    return next((model for model in found if isinstance(model, Sop)), None)


def _models(old: Sides, new: Sides, kind: type[M]) -> dict[str, M]:
    """The documents of a kind by id as the new side has them; those it cannot read as they were."""
    models: dict[str, M] = {}
    for key, side in new.items():
        earlier = old.get(key)
        model = side.model or (earlier.model if earlier else None)
        if isinstance(model, kind):
            models[key.id] = model
    return models


def _common_names(old: Sides, new: Sides, office: Office) -> Names:
    basis = [side.model for sides in (old, new) for key, side in sides.items() if key.jenis == "dasar"]
    services = {id: f"{service.nama} ({id})" for id, service in office.layanan.items()}
    return {**names_of(*basis), "layanan": services}
