"""A finished site takes the place of the last one in one step, or the last one stays."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from maklumat.documents.errors import Surroundings, os_words
from maklumat.publish.manifest import RELEASE


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """An empty folder beside `out` that becomes `out` when the block ends well; raises `Surroundings`.

    A folder that is not an earlier site is never touched. An interrupted block leaves no trace.
    """
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not (out / RELEASE).is_file())):
        raise Surroundings(
            f"{out} sudah ada dan bukan situs buatan maklumat. Pilih folder lain dengan --keluar."
        )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise Surroundings(f"Situs tidak dapat ditulis di {out.parent}: {os_words(error)}.") from None
    try:
        fresh, last = room / "baru", room / "lama"
        fresh.mkdir()
        yield fresh
        if out.exists():
            out.rename(last)
        try:
            fresh.rename(out)
        except OSError:
            if last.exists():
                last.rename(out)
            raise
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        raise Surroundings(
            f"Situs tidak dapat dibangun{place}: {os_words(error)}. Situs yang lama tetap ada."
        ) from None
    finally:
        shutil.rmtree(room, ignore_errors=True)
