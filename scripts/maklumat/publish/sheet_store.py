"""Sheets set before, kept on disk from run to run, so that what did not change is not set again.

A sheet is asked for by the digest of everything it is made of: an outdated one has no name it could be found
by. The folder lies outside the office's repository, where no change request can put a file into it, and is
used only where nobody but its owner can write; it may be deleted at any time, and several builds may use it
at once.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from maklumat.documents.canonical import sha256

FOLDER = "MAKLUMAT_TEMBOLOK"
"""The environment variable that names another folder; empty, nothing is kept."""
_UNUSED = 60 * 24 * 3600  # seconds after which a sheet nobody asked for is forgotten
_DIGEST = 64
_KEY = re.compile(f"[0-9a-f]{{{_DIGEST}}}")
_UNFINISHED = ".baru-"
_OTHERS_MAY_WRITE = 0o022


class Store:
    """A folder of sheets by key; without one, or where it cannot be used, it is merely empty."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._tidied = False

    def get(self, key: str) -> bytes | None:
        """The sheet kept under a key, None where there is none or its file is not whole."""
        path = self._path(key)
        if path is None:
            return None
        try:
            if not self._private(path):
                return None
            found = path.read_bytes()
            seal, data = found[:_DIGEST], found[_DIGEST:]
            if seal != _seal(key, data):
                return None
            os.utime(path)
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep a sheet; where that is impossible it is set again next time, and nobody need know."""
        path = self._path(key)
        if path is None:
            return
        try:
            path.parent.parent.mkdir(0o700, parents=True, exist_ok=True)
            path.parent.mkdir(0o700, exist_ok=True)
            if not self._private(path):
                return
            handle, name = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(_seal(key, data) + data)
            os.replace(name, path)
            self._tidy()
        except OSError:
            return

    def _path(self, key: str) -> Path | None:
        return self._folder / key[:2] / key if self._folder else None

    @staticmethod
    def _private(path: Path) -> bool:
        """Whether nobody else can put an entry there: what lies in the store ends up on the site."""
        if os.name != "posix":
            return True
        found = [folder.stat() for folder in (path.parent, path.parent.parent)]
        return all(one.st_uid == os.getuid() and not one.st_mode & _OTHERS_MAY_WRITE for one in found)

    def _tidy(self) -> None:
        if self._tidied or self._folder is None:
            return
        self._tidied = True
        for path in self._folder.glob("[0-9a-f][0-9a-f]/*"):
            # Whoever names a folder may keep other things in it.
            own = _KEY.fullmatch(path.name) or path.name.startswith(_UNFINISHED)
            if own and path.stat().st_mtime < time.time() - _UNUSED:
                path.unlink(missing_ok=True)


NOTHING_KEPT = Store(None)
"""For sheets that are signed, and for whoever does not ask."""


def user_store() -> Store:
    """The store of whoever runs the program, in the folder their system keeps caches in."""
    named = os.environ.get(FOLDER)
    if named is not None:
        return Store(Path(named) if named else None)
    caches = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = Path(caches) if caches else Path("~/.cache").expanduser()
    return Store(home / "maklumat" / "lembar" if home.is_absolute() else None)


class Ground:
    """Everything a template can read: the whole folder Typst is confined to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: tuple[object, str] | None = None

    @property
    def known(self) -> object:
        """The state the last digest is of."""
        return self._known[0] if self._known else None

    def digest(self) -> str:
        """SHA-256 over names and bytes, read again only if the file system tells of a change."""
        state = self.state()
        if self._known is None or self._known[0] != state:
            paths = (Path(path) for path, _ in _walk(self._folder))
            lines = (f"{sha256(path.read_bytes())}  {path.relative_to(self._folder)}\n" for path in paths)
            self._known = state, sha256("".join(lines).encode())
        return self._known[1]

    def state(self) -> object:
        """What differs after any change: size, identity and times of every file."""
        return tuple(
            (path, found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
            for path, found in _walk(self._folder)
        )


def _walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    for base, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(base, name)
            if os.path.exists(path):  # a link that leads nowhere is nothing a template could read
                yield path, os.stat(path)


def _seal(key: str, data: bytes) -> bytes:
    """Tells a torn or moved file from a whole one."""
    return sha256(key.encode() + data).encode()
