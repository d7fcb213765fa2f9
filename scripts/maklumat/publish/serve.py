"""Shows the work tree's drafts in a browser, and again after every saved change."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from maklumat.documents.errors import MaklumatError
from maklumat.publish.load import load_preview
from maklumat.publish.site import build

WATCHED = ("standards", "content", "overrides", "mkdocs.yml")
LOOK_EVERY = 0.2
"""Seconds between looks at the files: short, for a saved change shall be seen within one."""


def serve(
    project: Path, address: tuple[str, int], clock: Callable[[], datetime], say: Callable[[str], None]
) -> None:
    """Serve the preview until interrupted; raises `OSError` if the address cannot be had.

    A draft that cannot be shown is said and leaves the pages as they were.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"

        def render() -> None:
            try:
                build(project, site, load_preview(project, clock()))
            except MaklumatError as error:
                say(str(error))
            else:
                say(f"Pratinjau diperbarui: {server.url}")

        server = LiveReloadServer(
            builder=render,
            host=address[0],
            port=address[1],
            root=str(site),
            polling_interval=LOOK_EVERY,
        )
        server.error_handler = lambda code: _error_page(site, code)
        render()
        for path in WATCHED:
            if (project / path).exists():
                server.watch(str(project / path))
        try:
            server.serve()  # type: ignore[no-untyped-call]  # mkdocs ships it untyped
        except KeyboardInterrupt:
            say("Pratinjau dihentikan.")
        finally:
            server.shutdown()


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
