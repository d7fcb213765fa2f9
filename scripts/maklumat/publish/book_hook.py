"""The hook `mkdocs build -f mkdocs-buku.yml` calls; the command `maklumat` brings its own release instead."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from maklumat.documents.errors import MaklumatError
from maklumat.publish.book_plugin import BookPlugin
from maklumat.publish.load import load_release
from maklumat.publish.release import Release


def _now() -> datetime:
    """Now, or the moment the environment fixes for reproducible builds."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC).replace(microsecond=0)


class _ProjectBook(BookPlugin):  # type: ignore[no-untyped-call]
    """The book of the project whose configuration is being built."""

    def __init__(self) -> None:
        super().__init__(self._release, Path())

    def _release(self) -> Release:
        try:
            return load_release(self._overrides.parent, _now())
        except MaklumatError as error:
            raise PluginError(str(error)) from None

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> None:
        self._overrides = Path(config.config_file_path).parent / "overrides"
        super().on_config(config)


_book = _ProjectBook()
on_config = _book.on_config
on_files = _book.on_files
on_pre_page = _book.on_pre_page
on_page_markdown = _book.on_page_markdown
on_page_content = _book.on_page_content
