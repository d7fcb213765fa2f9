"""The whole site as one PDF, set by mkdocs-with-pdf and read back before anyone gets it."""

from __future__ import annotations

import gc
import importlib
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from maklumat.documents.errors import Refused, Surroundings, shown
from maklumat.publish.release import Release

if TYPE_CHECKING:
    from maklumat.publish.book_plugin import BookPlugin

CONFIG = "mkdocs-buku.yml"
FILE = "buku.pdf"
_PARTS = (
    "mkdocs_with_pdf.plugin",
    "weasyprint",
    "maklumat.publish.book_plugin",
    "maklumat.publish.book_gate",
)
_LOGS = ("mkdocs", "weasyprint", "fontTools")
_TOLD = 5
_LETTER_LOST = ".notdef"

Tell = Callable[[str], None]


class BookUnavailable(Surroundings):
    """The book cannot be made on this machine; everything else can."""


class BookIncomplete(Refused):
    """The book was made and lacks something; it must not be published."""


@dataclass(frozen=True)
class _Tools:
    weasyprint: Any
    plugin: Any
    gate: Any


def build_book(project: Path, release: Release, on_step: Tell | None = None) -> bytes:
    """The book of a release as PDF bytes: the same release, the same bytes.

    Raises `BookUnavailable` where its tools cannot be loaded, `BookIncomplete` with what is missing, and
    `Surroundings` if the configuration cannot be used. `on_step` is told what is being done.
    """
    tell = on_step or (lambda step: None)
    tools = _load()
    plugin: BookPlugin = tools.plugin.BookPlugin(lambda: release, project / "overrides")
    tell("Buku: menata halaman")
    with _settings(tools.weasyprint, release), _keeping_everything(), _listening() as heard:
        pdf = _set(project, plugin)
    tell("Buku: membaca ulang")
    front = (plugin.front.author, plugin.front.day, "Standar Pelayanan dan Maklumat Pelayanan")
    chapters = [chapter for part in plugin.parts for chapter in part.chapters]
    lost = [*tools.gate.missing(pdf, chapters, front, plugin.written), *dict.fromkeys(heard)]
    if lost:
        raise BookIncomplete(_refusal(lost))
    return pdf


def _load() -> _Tools:
    """WeasyPrint loads Pango as soon as it is imported, so all of this waits until a book is wanted."""
    try:
        _, weasyprint, plugin, gate = map(importlib.import_module, _PARTS)
    except ModuleNotFoundError as error:
        raise BookUnavailable(
            f"Buku tidak dapat dibuat: paket Python {error.name} belum ada; "
            'pasang dengan pip install "maklumat[buku]".'
        ) from None
    except OSError:
        raise BookUnavailable(
            "Buku tidak dapat dibuat: pustaka Pango belum ada di mesin ini; "
            "pasang dengan apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0."
        ) from None
    return _Tools(weasyprint, plugin, gate)


def _set(project: Path, plugin: BookPlugin) -> bytes:
    path = project / CONFIG
    if not path.is_file():
        raise Surroundings(f"{CONFIG} tidak ada di {project}. Buku dibuat menurut berkas itu.")
    with TemporaryDirectory(prefix="maklumat-buku-") as folder:
        try:
            config = load_config(str(path), hooks=[], site_dir=folder)
            config.plugins["maklumat"] = plugin
            mkdocs_build.build(config)
        except MkDocsException as error:
            raise Surroundings(f"Buku tidak dapat dibuat menurut {CONFIG}: {error}") from None
        result = Path(folder, FILE)
        if not result.is_file():
            raise BookIncomplete("Buku tidak jadi: pembuat PDF selesai tanpa menulis berkas.")
        return result.read_bytes()


@contextmanager
def _settings(weasyprint: Any, release: Release) -> Iterator[None]:
    """What the book changes in the whole process, put back afterwards."""
    options, epoch = dict(weasyprint.DEFAULT_OPTIONS), os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(release.at.timestamp()))
    try:
        yield
    finally:
        weasyprint.DEFAULT_OPTIONS.clear()
        weasyprint.DEFAULT_OPTIONS.update(options)
        if epoch is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = epoch


@contextmanager
def _keeping_everything() -> Iterator[None]:
    """All of the book lives until it is set: looking for garbage on the way costs a quarter more."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class _Ear(logging.Handler):
    """Keeps what went wrong: with-pdf logs a lost cover or picture and ends well all the same."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if record.levelno >= logging.ERROR or message.startswith(_LETTER_LOST):
            self.heard.append(f"laporan {record.name}: {message}")


@contextmanager
def _listening() -> Iterator[list[str]]:
    ear = _Ear()
    loggers = [logging.getLogger(name) for name in _LOGS]
    before = [(logger, logger.level, logger.propagate, logger.handlers) for logger in loggers]
    for logger in loggers:
        logger.handlers, logger.propagate = [ear], False
    try:
        yield ear.heard
    finally:
        for logger, level, propagate, handlers in before:
            logger.setLevel(level)
            logger.propagate, logger.handlers = propagate, handlers


def _refusal(lost: list[str]) -> str:
    told = "; ".join(shown(item, 200) for item in lost[:_TOLD])
    more = f"; dan {len(lost) - _TOLD} lagi" if len(lost) > _TOLD else ""
    return f"Buku tidak utuh dan tidak diterbitkan. Yang hilang: {told}{more}."
