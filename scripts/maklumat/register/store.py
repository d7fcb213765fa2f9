"""Puts the files of one more record in place: each written aside and renamed, the record last.

A crash in between leaves orphans, which the book notices and ignores; a second writer that came
first keeps its record.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from maklumat.documents.errors import Surroundings
from maklumat.register.book import FOLDER

GUIDE = "BACA.md"


@contextmanager
def locked(standards: Path) -> Iterator[None]:
    """Hold the book alone while reading its end and writing the next record; raises `Surroundings`.

    The lock lies on `standards/` itself, so that a refused first record leaves nothing behind.
    """
    handle = os.open(standards, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Surroundings(
            "Buku pengesahan sedang ditulis proses lain. Tunggu sebentar lalu ulangi."
        ) from None
    finally:
        os.close(handle)


def guide() -> bytes:
    """The rules a verifier needs, as this program holds to them; the book's copy is signed by nobody."""
    return resources.files("maklumat.register").joinpath(GUIDE).read_bytes()


def write(standards: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of an addition below `standards/`; raises `Surroundings` if the record is taken."""
    place = standards / FOLDER / GUIDE
    if not place.is_file() or place.read_bytes() != guide():
        replace_file(place, guide())
    _whole_folders(standards, files)
    for path, content in files.items():
        if "/isi/" not in path:
            _whole_file(standards / path, content)


def _whole_folders(standards: Path, files: Mapping[str, bytes]) -> None:
    folders: dict[Path, dict[str, bytes]] = {}
    for path, data in files.items():
        if "/isi/" in path:
            folders.setdefault((standards / path).parent, {})[path.rpartition("/")[2]] = data
    for folder, contents in folders.items():
        replace_folder(folder, contents)


def replace_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """A folder of exactly these files, by path, written aside and renamed."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".baru-", dir=folder.parent))
    try:
        for path, data in contents.items():
            place = aside / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(data)
        aside.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _whole_file(target: Path, data: bytes) -> None:
    """A new file, complete or absent; an orphan signature is overwritten, a record never."""
    if target.suffix != ".json":
        replace_file(target, data)
        return
    aside = _aside(target, data)
    try:
        os.link(aside, target)
    except FileExistsError:
        raise Surroundings(
            f"Catatan {target.stem} sudah ditulis proses lain. Ulangi perintah ini; tidak ada yang diubah."
        ) from None
    finally:
        aside.unlink()


def replace_file(target: Path, data: bytes) -> None:
    """A file of exactly these bytes, written aside and renamed."""
    aside = _aside(target, data)
    try:
        aside.replace(target)
    except OSError:
        aside.unlink(missing_ok=True)
        raise


def _aside(target: Path, data: bytes) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".baru-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
    except OSError:
        os.unlink(name)
        raise
    return Path(name)
