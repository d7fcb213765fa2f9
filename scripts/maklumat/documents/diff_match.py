"""Which item of an old list became which item of a new one: by meaning, never by position.

First what is equal, then what has the same identity (a fee by who pays for what, a person by id), then
the most similar text. Things with a name of their own (persons, steps, regulations) are never matched
by similar words: PP 45/2024 is not PP 28/2019 reworded.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from maklumat.documents.diff_parts import full_text, main_text
from maklumat.documents.models.base import Bagian
from maklumat.documents.models.kalender import HariLibur
from maklumat.documents.models.kantor import JamLayanan, KanalPengaduan
from maklumat.documents.models.layanan import BarisBiaya, JangkaWaktu, Tambahan
from maklumat.documents.models.pejabat import Akun, Orang, Penugasan, Saksi
from maklumat.documents.models.regulasi import Regulasi
from maklumat.documents.models.sop import LampiranLangkah, Langkah
from maklumat.documents.models.warga import Tautan, Terjemahan

_NAMED: dict[type[Bagian], tuple[str, ...]] = {
    Akun: ("forge", "id"),
    HariLibur: ("tanggal",),
    LampiranLangkah: ("jenis",),
    Langkah: ("id",),
    Orang: ("id",),
    Penugasan: ("orang", "peran", "mulai"),
    Regulasi: ("singkat",),
    Saksi: ("id",),
    Terjemahan: ("bahasa",),
}
_LIKELY: dict[type[Bagian], tuple[str, ...]] = {
    BarisBiaya: ("untuk", "uraian", "kanal", "bila"),
    JamLayanan: ("hari",),
    JangkaWaktu: ("untuk",),
    KanalPengaduan: ("jenis",),
    Tambahan: ("judul",),
    Tautan: ("judul",),
}
_SAME_WORDS = 0.55
_SAME_LETTERS = 0.9
# Comparing every leftover with every other is quadratic; a hostile file must not make a reader wait.
_MOST_COMPARISONS = 10_000
_COMPARED = 400
_NUMBER = re.compile(r"\d+")


def matches(old: Sequence[object], new: Sequence[object]) -> list[tuple[int, int]]:
    """Positions (old, new) of the items that are the same thing, in the order of the new list.

    An item that stands in neither place of a pair was removed or added.
    """
    left_old, left_new = dict(enumerate(old)), dict(enumerate(new))
    found = _pair(left_old, left_new, lambda item: item) + _pair(left_old, left_new, _identity)
    found += _similar(left_old, left_new)
    return sorted(found, key=lambda pair: pair[1])


def _identity(item: object) -> object:
    names = _NAMED.get(type(item)) or _LIKELY.get(type(item)) if isinstance(item, Bagian) else None
    return tuple(getattr(item, name) for name in names) if names else None


def _pair(
    left_old: dict[int, object], left_new: dict[int, object], key: Callable[[object], object]
) -> list[tuple[int, int]]:
    """Pair leftovers with the same key in order, and take them out."""
    waiting: defaultdict[object, deque[int]] = defaultdict(deque)
    for position, item in left_old.items():
        waiting[key(item)].append(position)
    found = []
    for position, item in list(left_new.items()):
        name = key(item)
        if name is not None and waiting[name]:
            found.append((waiting[name].popleft(), position))
            del left_old[found[-1][0]], left_new[position]
    return found


def _similar(left_old: dict[int, object], left_new: dict[int, object]) -> list[tuple[int, int]]:
    """The most similar leftovers, best first, each once."""
    if len(left_old) * len(left_new) > _MOST_COMPARISONS:
        return []
    scored = []
    for i, before in left_old.items():
        for j, after in left_new.items():
            if type(before) not in _NAMED and (score := _likeness(before, after)):
                scored.append((-score[0], -score[1], abs(i - j), i, j))
    found: list[tuple[int, int]] = []
    taken_old, taken_new = set[int](), set[int]()
    for *_, i, j in sorted(scored):
        if i not in taken_old and j not in taken_new:
            found.append((i, j))
            taken_old.add(i)
            taken_new.add(j)
    return found


def _likeness(before: object, after: object) -> tuple[float, float] | None:
    """How alike two items are by their sentence, then by all their words; None if they are not."""
    sentence = _sentence_likeness(_words(main_text(before)), _words(main_text(after)))
    if not sentence:
        return None
    return sentence, _ratio(_words(full_text(before)), _words(full_text(after)))


def _sentence_likeness(before: list[str], after: list[str]) -> float:
    by_words = _ratio(before, after)
    if by_words >= _SAME_WORDS:
        return by_words
    # A typing error changes a word but few letters; another number is another thing.
    old, new = " ".join(before), " ".join(after)
    if len(before) > 1 and _NUMBER.findall(old) == _NUMBER.findall(new):
        by_letters = _ratio(old, new)
        return by_letters if by_letters >= _SAME_LETTERS else 0
    return 0


def _words(text: str) -> list[str]:
    return text[:_COMPARED].casefold().split()


def _ratio(before: Sequence[str], after: Sequence[str]) -> float:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _SAME_WORDS else 0
