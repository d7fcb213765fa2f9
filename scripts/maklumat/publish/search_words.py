"""Words readers type that a text does not have: roots of its words, and everyday words for official ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from pydantic import Field
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from maklumat.documents.models.base import Bagian, Naskah, Senarai
from maklumat.documents.reading import read
from maklumat.documents.values import Teks

SYNONYMS = "kata/sinonim.yaml"
_WORD = re.compile("[a-z]{3,}")


class Kelompok(Bagian):
    """Everyday words for what an office calls by the words in `bila`."""

    bila: Teks = Field(title="Kata kantor")
    kata: Senarai[Teks] = Field(title="Kata warga")


class DaftarSinonim(Naskah):
    """The list of everyday words, and where it comes from."""

    sumber: Teks = Field(title="Sumber")
    kelompok: Senarai[Kelompok] = Field(title="Kelompok")


class Synonyms:
    """Finds everyday words for a text by the roots of its words."""

    def __init__(self, groups: Iterable[Kelompok]) -> None:
        self._groups = tuple((frozenset(roots(group.bila)), group.kata) for group in groups)

    def of(self, text: str) -> tuple[str, ...]:
        """The everyday words of every group whose words all stand in `text`, in the order of the list."""
        held = set(roots(text))
        found = (word for needed, words in self._groups if needed <= held for word in words)
        return tuple(dict.fromkeys(found))


def load_synonyms(overrides: Path) -> Synonyms:
    """The list in `overrides`, empty without one; raises `Unreadable`."""
    path = overrides / SYNONYMS
    if not path.is_file():
        return Synonyms(())
    return Synonyms(read(DaftarSinonim, path.read_bytes(), str(path)).model.kelompok)


def roots(text: str) -> tuple[str, ...]:
    """The roots of the Indonesian words of a text, each once, in alphabetical order."""
    return tuple(sorted({_root(word) for word in _WORD.findall(text.casefold())}))


@cache
def _root(word: str) -> str:
    return _stemmer()(word)


@cache
def _stemmer() -> Callable[[str], str]:
    stem: Callable[[str], str] = StemmerFactory().create_stemmer().stem
    return stem
