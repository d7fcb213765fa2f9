"""What a decision is made upon, and what a person decided as an operator or a forge reports it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from maklumat.documents.tree import Tree
from maklumat.register.book import Book
from maklumat.register.record import Bukti
from maklumat.register.state import Basis, State


@dataclass(frozen=True)
class Desk:
    """The book, the state it gives, and the basis in force (for a first record the one it brings).

    `head` is where drafts are read from if not beside the book: the tree of a pull request, of which
    nothing but the texts to be decided on is ever trusted.
    """

    book: Book
    state: State
    basis: Basis
    head: Tree | None = None

    @property
    def tree(self) -> Tree:
        """The tree the book is read from."""
        return self.book.tree

    @property
    def drafts(self) -> Tree:
        """The tree the drafts are read from."""
        return self.head or self.book.tree


@dataclass(frozen=True)
class Given:
    """A file handed in with a decision; of a private one the hash alone will do (then `data` is None)."""

    jenis: str
    nama: str
    data: bytes | None
    sha256: str | None = None


@dataclass(frozen=True)
class Choice:
    """What a person decided, as reported."""

    siklus: str
    langkah: str
    orang: str
    keputusan: str
    waktu: datetime
    kembali: str | None = None
    alasan: str | None = None
    files: tuple[Given, ...] = ()
    tingkat: str = "saksi"
    sumber_waktu: str = "operator"
    bukti: Bukti | None = None
