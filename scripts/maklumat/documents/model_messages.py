"""What the models' library complains about, in a drafter's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import ValidationError

from maklumat.documents.errors import shown
from maklumat.documents.values import BadValue, BadValues

Path = tuple[str | int, ...]
# How the library marks the fault of a key rather than of its value.
_KEY_MARK = "[key]"
_LONGEST = 300


class Cause(NamedTuple):
    """One refusal: where in the tree (the key itself if `at_key`), what is wrong, how to mend it."""

    path: Path
    at_key: bool
    code: str
    message: str
    fix: str


def causes(error: ValidationError, known: Sequence[str] = ()) -> Iterator[Cause]:
    """Every refusal of a model, less those that only follow from a deeper one.

    `known` are the keys such a document may hold; the nearest is proposed for one it may not.
    """
    details = error.errors(include_url=False, include_input=False)
    faulty = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    for detail in details:
        # A list also counts as too short when its items are bad: the item says what to mend.
        if detail["type"] == "too_short" and detail["loc"] in faulty:
            continue
        yield from _cause(detail, known)


def _cause(detail: Any, known: Sequence[str]) -> Iterator[Cause]:
    path: Path = detail["loc"]
    at_key = detail["type"] == "extra_forbidden" or path[-1:] == (_KEY_MARK,)
    path = path[:-1] if path[-1:] == (_KEY_MARK,) else path
    context = detail.get("ctx", {})
    refused = context.get("error")
    if isinstance(refused, BadValue):
        yield _from_value(refused, path, at_key)
    elif isinstance(refused, BadValues):
        for part in refused.causes:
            yield _from_value(part, path, at_key)
    else:
        code, message, fix = _MESSAGES.get(detail["type"], _UNKNOWN)
        own = _last_key(path)
        words = {"key": _name(path), "own": own, "expected": _choices(context), "near": _near(own, known)}
        yield Cause(path, at_key, code, message.format(**words), fix.format(**words))


def _from_value(refused: BadValue, path: Path, at_key: bool) -> Cause:
    full = (*path, *refused.path)
    where = f"{_name(full)}: " if full else ""
    message = shown(where + refused.message, _LONGEST)
    return Cause(full, at_key, "struktur-nilai", message, refused.fix)


def _name(path: Path) -> str:
    """A place in words: a key, an item of a list, or the document itself."""
    key = _last_key(path)
    if not key:
        return "Naskah ini"
    if isinstance(path[-1], int):
        return f"`{key}` butir ke-{path[-1] + 1}"
    return f"`{key}`"


def _last_key(path: Path) -> str:
    # Parts with # are tags the models put in, not keys of the document.
    keys = [part for part in path if isinstance(part, str) and not part.startswith("#")]
    return shown(keys[-1]) if keys else ""


def _near(key: str, known: Sequence[str]) -> str:
    close = [other for other in get_close_matches(key, known) if other != key]
    return f" (maksudnya `{close[0]}`?)" if close else ""


def _choices(context: Any) -> str:
    return str(context.get("expected", "")).replace(" or ", " atau ").replace("'", "`")


_UNKNOWN = (
    "struktur-nilai",
    "Nilai {key} tidak sesuai bentuknya.",
    "Bandingkan dengan contoh di panduan penyusun.",
)
_NOT_MAPPING = (
    "struktur-susunan",
    "{key} harus berupa susunan kunci dan nilai.",
    "Tulis kunci-kuncinya di baris berikutnya, menjorok dua spasi.",
)
_MESSAGES = {
    "missing": ("struktur-kurang", "Kunci {key} belum ada.", "Tambahkan `{own}:` beserta isinya."),
    "extra_forbidden": (
        "struktur-kunci-asing",
        "Kunci {key} tidak dikenal di tempat ini.",
        "Periksa ejaan dan jorokannya{near}; kunci yang dikenal tercantum di panduan penyusun.",
    ),
    "literal_error": ("struktur-pilihan", "Nilai {key} tidak dikenal.", "Pilih salah satu: {expected}."),
    "tuple_type": (
        "struktur-daftar",
        "{key} harus berupa daftar.",
        "Tulis setiap butir pada baris sendiri, diawali `- `.",
    ),
    "model_type": _NOT_MAPPING,
    "dict_type": _NOT_MAPPING,
    "too_short": (
        "struktur-daftar",
        "{key} harus memuat paling sedikit satu butir.",
        "Isi, atau hapus kuncinya.",
    ),
}
