"""From a project folder to a release: reads the book, or for a preview the drafts of the work tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

from maklumat.documents.errors import Refused, Unreadable
from maklumat.documents.folder import Folder, Key, keys, load, read_document
from maklumat.documents.models import (
    DaftarPejabat,
    DaftarRegulasi,
    Kantor,
    LapisWarga,
    MaklumatPelayanan,
    Naskah,
    Sop,
    StandarPelayanan,
)
from maklumat.documents.tree import Tree, WorkTree
from maklumat.publish.release import Document, Release, make_release, of_kind
from maklumat.publish.revisions import changes
from maklumat.register.book import Book, Broken, read_book
from maklumat.register.clock_ground import ground
from maklumat.register.fold import fold
from maklumat.register.state import Basis, State


def load_release(project: Path, at: datetime) -> Release:
    """The release of a project at a moment; raises `Refused` with what is wrong if the book is broken."""
    book = read_book(WorkTree(project / "standards"))
    state = fold(book, at)
    if state.problems:
        raise Refused("Tidak ada yang diterbitkan. " + "\n".join(state.problems))
    return release_of(book, state, at)


def release_of(book: Book, state: State, at: datetime) -> Release:
    """The release of a book already folded; raises `Refused` for a broken or empty one.

    Discussions and calendars are read from the tree the book stands in.
    """
    release = make_release(state, book.content, at, lambda sha: _attachment(book, sha))
    return replace(release, ground=ground(book.tree, book, state, at))


def _attachment(book: Book, sha: str) -> bytes | None:
    try:
        return book.attachment(sha) if book.has_attachment(sha) else None
    except Broken as error:
        raise Refused(f"Tidak ada yang diterbitkan: {error}.") from None


def load_preview(project: Path, at: datetime) -> Release:
    """The drafts of the work tree; raises `Unreadable` only for the basis, which every page needs."""
    return preview(WorkTree(project / "standards"), at)


def preview(tree: Tree, at: datetime) -> Release:
    """The drafts of a tree as a release; drafts that cannot be read are named with the reason."""
    basis = draft_basis(tree)
    found: list[Document[Naskah]] = []
    unreadable: list[tuple[Key, str]] = []
    for key in _draft_keys(tree):
        try:
            folder = load(tree, key)
            found.append(Document(key, folder.sidik, folder.files, read_document(folder).model, basis))
        except Unreadable as error:
            unreadable.append((key, str(error)))
    return Release(
        state=State(basis=basis),
        at=at,
        basis=basis,
        services=of_kind(found, StandarPelayanan),
        charters=of_kind(found, MaklumatPelayanan),
        layers={document.key.id: document for document in of_kind(found, LapisWarga)},
        office_files=load(tree, Key("dasar", "kantor")).files,
        preview=True,
        unreadable=tuple(unreadable),
        proposed=_proposed(tree, found, at),
    )


def _proposed(
    tree: Tree, drafts: Iterable[Document[Naskah]], at: datetime
) -> dict[Key, tuple[str, ...] | None]:
    """What each draft changes against the text in force; nothing is told over a broken book."""
    book = read_book(tree)
    state = fold(book, at)
    if state.problems:
        return {}
    found: dict[Key, tuple[str, ...] | None] = {}
    for draft in drafts:
        version = state.in_force(draft.key, at)
        if version is None:
            found[draft.key] = None
            continue
        files = book.content(version.sidik)
        model = read_document(Folder(draft.key, files)).model
        found[draft.key] = changes(Document(draft.key, version.sidik, files, model, version.basis), draft)
    return found


def _draft_keys(tree: Tree) -> Iterator[Key]:
    return (key for key in keys(tree) if key.jenis != "dasar")


def draft_basis(tree: Tree) -> Basis:
    """The basis documents of a tree as they stand; raises `Unreadable`."""
    folders = {id: load(tree, Key("dasar", id)) for id in ("kantor", "pejabat", "regulasi", "sop")}
    return Basis(
        sidik={id: folder.sidik for id, folder in folders.items()},
        kantor=cast("Kantor", _model(folders["kantor"])),
        pejabat=cast("DaftarPejabat", _model(folders["pejabat"])),
        regulasi=cast("DaftarRegulasi", _model(folders["regulasi"])),
        sop=cast("Sop", _model(folders["sop"])),
    )


def _model(folder: Folder) -> Naskah:
    return read_document(folder).model
