"""What a mapping of a document says, seen as named values; and the words that stand in any value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic_core import PydanticUndefined

from maklumat.documents.models.base import Bagian, Butir
from maklumat.documents.models.layanan import LangkahPelayanan, Sarana
from maklumat.documents.values import TextValue

ACTOR, DEED = "pelaku", "uraian"


def parts(kind: type[Bagian], value: Bagian | None) -> dict[str, object]:
    """The values of a mapping by name; for an absent one what its keys mean when left out.

    The version of the form (`skema`) is no content. A procedure step is seen as who acts and what is
    done, a facility as what it is and whether it serves the vulnerable: the key that says it is grammar.
    """
    found = {
        name: _default(kind, name) if value is None else getattr(value, name)
        for name in kind.model_fields
        if name != "skema"
    }
    if issubclass(kind, LangkahPelayanan):
        return _step(found)
    if issubclass(kind, Sarana):
        common, special = found["sarana"], found["rentan"]
        return {"sarana": common or special, "rentan": special is not None}
    return found


def main_text(item: object) -> str:
    """The sentence of a list item; all its words where it has no sentence of its own."""
    if isinstance(item, Butir):
        known = parts(type(item), item)
        return str(known[DEED] if DEED in known else known[item.KALIMAT])
    return full_text(item)


def full_text(value: object) -> str:
    """All words of a value."""
    return " ".join(leaves(value))


def leaves(value: object) -> Iterator[str]:
    """Every text in a value, in reading order; what is absent has none."""
    if isinstance(value, Bagian):
        for part in parts(type(value), value).values():
            yield from leaves(part)
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield str(key)
            yield from leaves(item)
    elif value is not None:
        yield leaf(value)


def leaf(value: object) -> str:
    """One value as an office writes it."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, str | date | TextValue):
        return str(value)
    raise TypeError(f"no leaf of a document: {type(value).__name__}")


def _default(kind: type[Bagian], name: str) -> object:
    default = kind.model_fields[name].get_default(call_default_factory=True)
    return None if default is PydanticUndefined else default


def _step(found: Mapping[str, object]) -> dict[str, object]:
    keys = ("pemohon", "petugas", "pejabat", "instansi_lain", "kegiatan")
    actor = next((key for key in keys if found[key] is not None), None)
    rest = {name: value for name, value in found.items() if name not in keys}
    deed = found[actor] if actor else None
    return {ACTOR: None if actor == "kegiatan" else actor, DEED: deed, **rest}
