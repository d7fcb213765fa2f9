"""Reads a finished book back: nothing that belongs in it may have been lost on the way to paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from pypdf import PdfReader

from maklumat.publish.book_plan import Chapter
