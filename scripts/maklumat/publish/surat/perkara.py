"""What the papers of a bundle are written from: the work tree's data, and what the book knows beside it.

A paper is wanted before anything is recorded (an invitation goes out before the meeting), so the work
tree speaks here. The book is asked only for what it alone knows: steps taken, texts opened or decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from html import unescape

from maklumat.checks.context import read_office
from maklumat.checks.finding import Bobot
from maklumat.checks.run import check_discussion
from maklumat.checks.statutes import Masa, comment_window
from maklumat.documents.characters import UNSEEN, flaws
from maklumat.documents.errors import Problem, Refused, Surroundings, Unreadable, shown
from maklumat.documents.folder import Folder, Key, load, main_file, read_document
from maklumat.documents.kalender import Kalenders, read_calendars
from maklumat.documents.models import Langkah, Naskah, Rapat, Siklus
from maklumat.documents.pembahasan import Pembahasan, folder_of, has_data, read_discussion
from maklumat.documents.reading import read
from maklumat.documents.tree import Kind, Tree, kind_in
from maklumat.publish.lembar import Office
from maklumat.publish.load import draft_basis
from maklumat.publish.release import Document
from maklumat.publish.words import weekday_date
from maklumat.register.book import Book, read_book
from maklumat.register.clock_ground import Ground, ground
from maklumat.register.cycle import DISCUSSION
from maklumat.register.fold import fold
from maklumat.register.state import Basis, Cycle

_LONGEST = 200_000


@dataclass(frozen=True)
class Matter:
    """A bundle with everything its papers may say; `ground` is None where the book tells nothing."""

    siklus: str
    plan: Siklus
    basis: Basis
    office: Office
    now: datetime
    texts: tuple[Document[Naskah], ...]
    calendars: Kalenders
    tree: Tree
    ground: Ground | None
    notice: str | None = None

    @property
    def today(self) -> date:
        """The office's date."""
        return self.basis.local_date(self.now)

    @property
    def cycle(self) -> Cycle | None:
        """What the book knows of the bundle."""
        return self.ground.state.cycles.get(self.siklus) if self.ground else None

    @property
    def path(self) -> tuple[Langkah, ...]:
        """The steps of its path: in the procedure it began with, else in the work tree's."""
        return self.cycle.path if self.cycle else self.basis.sop.path(self.plan.jalur)

    def role(self, id: str) -> str:
        """What the procedure calls a role."""
        sop = self.cycle.sop if self.cycle else self.basis.sop
        return sop.peran.get(id, id)

    def note(self, name: str) -> str | None:
        """The text of a hand-written file of the bundle, `rencana.md`; raises `Refused` if it is none."""
        path = f"siklus/{self.siklus}/{name}"
        if not _has_file(self.tree, f"siklus/{self.siklus}", name):
            return None
        data = self.tree.read(path)
        if len(data) > _LONGEST:
            raise Refused(f"standards/{path}: berkas ini terlalu panjang untuk dicetak. Ringkaskan.")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused(f"standards/{path}: berkas ini bukan teks UTF-8. Simpan ulang.") from None
        # Markdown writes characters by number too; what no reader sees could turn words round on paper.
        hidden = next((flaw for flaw in flaws(unescape(text)) if flaw.code in UNSEEN), None)
        if hidden:
            raise Refused(f"standards/{path}: {hidden.message} {hidden.fix}")
        return text

    def discussion(self) -> Pembahasan:
        """The bundle's discussion data; raises `Refused` where a paper on it would say something wrong."""
        if DISCUSSION not in {step.id for step in self.path}:
            raise Refused(f"Jalur {self.plan.jalur} tidak memuat pembahasan, jadi tidak ada rapatnya.")
        if not has_data(self.tree, self.siklus):
            raise Refused(
                f"Siklus {self.siklus} belum memuat pembahasan/rapat.yaml. "
                f"Tulis tanggal, tempat, dan agenda rapatnya di standards/{folder_of(self.siklus)}/."
            )
        found = read_discussion(self.tree, self.siklus)
        wrong = [
            Problem(item.kode, item.pesan, item.perbaikan, item.baris, item.kolom, item.berkas, item.dasar)
            for item in check_discussion(self.tree, self.siklus, self.today, read_office(self.tree))
            if item.bobot is Bobot.GALAT
        ]
        if wrong:
            raise Unreadable(wrong)
        return found

    def window(self, discussion: Pembahasan) -> Masa | None:
        """The time for comments, None while nothing is known to have been published."""
        if self.ground and self.cycle:
            return self.ground.window(self.cycle)
        return comment_window(discussion, self.calendars) if discussion.published else None


def open_matter(tree: Tree, siklus: str, now: datetime) -> Matter:
    """What the papers of a bundle are written from.

    Raises `Surroundings` for a bundle there is not, `Unreadable` where data cannot be read.
    """
    there = kind_in(tree, "siklus", siklus) is Kind.FOLDER
    if not (there and _has_file(tree, f"siklus/{siklus}", "siklus.yaml")):
        raise Surroundings(f"Siklus “{shown(siklus)}” tidak ada: standards/siklus/ tidak memuatnya.")
    path = f"siklus/{siklus}/siklus.yaml"
    plan = read(Siklus, tree.read(path), f"standards/{path}").model
    basis = draft_basis(tree)
    about, notice = _ground(tree, now)
    day = datetime.combine(basis.local_date(now), time(), basis.zona)
    images = load(tree, Key("dasar", "kantor")).files
    return Matter(
        siklus=siklus,
        plan=plan,
        basis=basis,
        office=Office(basis.kantor, day, images),
        now=now,
        texts=tuple(_texts(tree, siklus, plan, basis, about)),
        calendars=read_calendars(tree),
        tree=tree,
        ground=about,
        notice=notice,
    )


def choose(discussion: Pembahasan, number: int | None) -> tuple[int, Rapat]:
    """The meeting a paper is about, counted from 1; raises `Surroundings` where that is not clear."""
    meetings = discussion.rapat.rapat if discussion.rapat else ()
    listed = "; ".join(f"{place} ({weekday_date(item.tanggal)})" for place, item in enumerate(meetings, 1))
    if number is None and len(meetings) > 1:
        raise Surroundings(f"Siklus ini memuat {len(meetings)} rapat. Pilih dengan --rapat: {listed}.")
    chosen = number or 1
    if chosen > len(meetings):
        raise Surroundings(f"Rapat nomor {chosen} tidak ada. Yang ada: {listed}.")
    return chosen, meetings[chosen - 1]


def _has_file(tree: Tree, folder: str, name: str) -> bool:
    return kind_in(tree, folder, name) is Kind.FILE


def _ground(tree: Tree, now: datetime) -> tuple[Ground | None, str | None]:
    """What the book says; nothing over a broken one, and that is told."""
    book = read_book(tree)
    state = fold(book, now)
    if state.basis is not None and not state.problems:
        return ground(tree, book, state, now), None
    if book.entries or book.problems:
        return None, "Buku pengesahan tidak utuh; yang hanya diketahui buku tidak ditulis pada lembar ini."
    return None, None


def _texts(
    tree: Tree, siklus: str, plan: Siklus, basis: Basis, about: Ground | None
) -> Iterator[Document[Naskah]]:
    """The texts as decided once the bundle is closed, else as drafted."""
    cycle = about.state.cycles.get(siklus) if about else None
    closed = cycle.bundle if cycle and not cycle.open else None
    for item in plan.dokumen:
        key = Key(item.jenis, item.id)
        if closed is not None and key not in closed:
            continue
        sidik = _archived(tree, about, key, closed)
        if about and sidik and key.jenis != "dasar":
            yield archived(about.book, key, sidik, basis)
        else:
            folder = load(tree, key)
            yield Document(key, folder.sidik, folder.files, read_document(folder).model, basis)


def _archived(tree: Tree, about: Ground | None, key: Key, closed: Mapping[Key, str] | None) -> str | None:
    """The digest a text is taken from the archive by: decided, or in force though its folder is gone."""
    if closed is not None:
        return closed[key]
    if about is None or _has_file(tree, str(key), main_file(key)):
        return None
    version = about.state.current(key, about.now)
    return version.sidik if version else None


def archived(book: Book, key: Key, sidik: str, basis: Basis) -> Document[Naskah]:
    """A text of the archive."""
    files = book.content(sidik)
    return Document(key, sidik, files, read_document(Folder(key, files)).model, basis)
