"""What can go wrong, as values and as the two exceptions every command understands."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

MAX_PROBLEMS = 50
_SHOWN = 60


class MaklumatError(Exception):
    """A refusal in one plain Indonesian sentence; `exit_code` is what the command ends with."""

    exit_code = 1


class Refused(MaklumatError):
    """The answer is no: bad content, a broken book, a closed gate (exit status 1)."""


class Surroundings(MaklumatError):
    """The call or the surroundings are wrong: a missing tool, file or right (exit status 2)."""

    exit_code = 2


@dataclass(frozen=True)
class Problem:
    """One structural refusal of a document.

    `code` is stable; `message` says what is wrong, `fix` how to mend it, `basis` which article or
    format rule demands it. `line` and `column` count from 1; 0 means the file as a whole.
    """

    code: str
    message: str
    fix: str
    line: int = 0
    column: int = 0
    file: str = ""
    basis: str = ""

    def at(self, file: str) -> Problem:
        """The same problem, placed in `file`."""
        return replace(self, file=file)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message} {self.fix}".strip()


class Unreadable(Refused):
    """A document that cannot be read; `problems` holds the reasons, at least one.

    `Unreadable(limited(...))` keeps a hostile or hopeless file from filling the screen.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def limited(problems: Iterable[Problem]) -> list[Problem]:
    """The first 50 problems and, if there are more, a last one that says so; takes no more than it shows."""
    source = iter(problems)
    first = list(islice(source, MAX_PROBLEMS))
    if next(source, None) is not None:
        first.append(
            Problem(
                "terlalu-banyak",
                f"Masih ada kesalahan lain; yang ditampilkan hanya {MAX_PROBLEMS}.",
                "Perbaiki yang sudah tampil, lalu periksa lagi.",
                file=first[0].file,
                basis=first[0].basis,
            )
        )
    return first


_OS_WORDS = {
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "media hanya dapat dibaca",
    errno.ENOSPC: "cakram penuh",
    errno.EDQUOT: "jatah cakram habis",
    errno.ENOENT: "tidak ada",
    errno.EEXIST: "sudah ada",
    errno.ENOTDIR: "bukan folder",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.EADDRINUSE: "alamat itu sedang dipakai program lain",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EFBIG: "berkas terlalu besar bagi media ini",
    errno.ELOOP: "tautan simboliknya melingkar",
    errno.EIO: "media rusak atau terputus",
}


def os_words(error: OSError) -> str:
    """What the operating system refused, in plain Indonesian."""
    return _OS_WORDS.get(error.errno or 0, f"ditolak sistem operasi (kode {error.errno})")


def shown(text: str, limit: int = _SHOWN) -> str:
    """`text` safe to print in a message: at most `limit` characters, unprintable ones as `\\uXXXX`.

    What a stranger wrote must neither flood nor steer a terminal, nor fail to encode.
    """
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in cut)
