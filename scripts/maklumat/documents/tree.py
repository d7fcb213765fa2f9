"""A `standards/` tree behind one interface, wherever its bytes come from.

Paths are relative to `standards/` and use `/`. Git lives in `documents.git` and nowhere else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

from maklumat.documents.errors import Surroundings, os_words, shown


class Kind(Enum):
    """What stands at a name; everything but FILE and FOLDER is refused in a document."""

    FILE = "berkas"
    FOLDER = "folder"
    SYMLINK = "tautan simbolik"
    SUBMODULE = "submodul git"
    OTHER = "berkas khusus"


@dataclass(frozen=True)
class Entry:
    """One name in a folder."""

    name: str
    kind: Kind


class Tree(Protocol):
    """Reads names and bytes; knows nothing of what they mean."""

    def entries(self, folder: str) -> tuple[Entry, ...]:
        """The names directly in `folder`, sorted; empty if there is no such folder."""

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises `Surroundings` if it cannot be read."""


class WorkTree:
    """The files as they stand on disk."""

    def __init__(self, standards: Path) -> None:
        self.root = standards

    def entries(self, folder: str) -> tuple[Entry, ...]:
        if self._leaves_the_tree(folder):
            return ()
        try:
            with os.scandir(self.root / folder) as found:
                return tuple(
                    sorted((Entry(item.name, _kind(item)) for item in found), key=lambda entry: entry.name)
                )
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except OSError as error:
            raise Surroundings(
                f"Folder standards/{shown(folder)} tidak dapat dibuka: {os_words(error)}."
            ) from None

    def read(self, path: str) -> bytes:
        if self._leaves_the_tree(path):
            raise Surroundings(f"Berkas standards/{shown(path)} ada di balik tautan simbolik.")
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            raise Surroundings(
                f"Berkas standards/{shown(path)} tidak dapat dibaca: {os_words(error)}."
            ) from None

    def _leaves_the_tree(self, path: str) -> bool:
        # As in git, where what stands behind a link is no part of the tree.
        step = os.fspath(self.root)
        for part in filter(None, path.split("/")):
            step = f"{step}/{part}"
            if os.path.islink(step):
                return True
        return False


def _kind(item: os.DirEntry[str]) -> Kind:
    if item.is_symlink():
        return Kind.SYMLINK
    if item.is_dir():
        return Kind.FOLDER
    return Kind.FILE if item.is_file() else Kind.OTHER


class MemoryTree:
    """Files held in memory, laid over another tree if there is one."""

    def __init__(self, files: Mapping[str, bytes], below: Tree | None = None) -> None:
        self._files = dict(files)
        self._below = below

    def entries(self, folder: str) -> tuple[Entry, ...]:
        found = {entry.name: entry for entry in self._below.entries(folder)} if self._below else {}
        prefix = f"{folder}/" if folder else ""
        for path in self._files:
            if path.startswith(prefix):
                name, slash, _ = path[len(prefix) :].partition("/")
                found[name] = Entry(name, Kind.FOLDER if slash else Kind.FILE)
        return tuple(found[name] for name in sorted(found))

    def read(self, path: str) -> bytes:
        if path in self._files:
            return self._files[path]
        if self._below is None:
            raise Surroundings(f"Berkas standards/{shown(path)} tidak ada.")
        return self._below.read(path)


def kind_in(tree: Tree, folder: str, name: str) -> Kind | None:
    """What stands under `name` directly in `folder`, None where nothing does; a path is no name."""
    return next((entry.kind for entry in tree.entries(folder) if entry.name == name), None)


def walk(tree: Tree, folder: str) -> dict[str, Kind]:
    """Every path below `folder` that is not itself a folder, with its kind."""
    found: dict[str, Kind] = {}
    for entry in tree.entries(folder):
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.kind is Kind.FOLDER:
            found.update(walk(tree, path))
        else:
            found[path] = entry.kind
    return found
