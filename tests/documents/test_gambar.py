"""Pictures: whole ones pass, cut, changed, huge or foreign ones are told apart."""

from __future__ import annotations

import struct
import zlib

import pytest
from tests.publish.kantor import png

from maklumat.documents.gambar import picture_fault

JPG = b"\xff\xd8\xff" + b"isi" * 40 + b"\xff\xd9"


def _huge() -> bytes:
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    check = zlib.crc32(b"IHDR" + head).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + b"IHDR" + head + check


@pytest.mark.parametrize("data", [png(), png(300, 40), JPG, JPG + b"\n"])
def test_a_whole_picture_has_no_fault(data: bytes) -> None:
    assert picture_fault(data) is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "bukan PNG atau JPG"),
        (b"GIF89a", "bukan PNG atau JPG"),
        (b"<svg/>", "bukan PNG atau JPG"),
        (png()[:-1], "terpotong"),
        (png()[:20], "terpotong"),
        (png()[:8], "terpotong"),
        (png()[:45] + b"x" + png()[46:], "tidak cocok"),
        (JPG[:-2], "terpotong"),
        (_huge(), "terlalu besar"),
    ],
)
def test_a_fault_is_named(data: bytes, words: str) -> None:
    assert words in (picture_fault(data) or "")


def test_every_cut_of_a_picture_is_seen() -> None:
    whole = png(40, 40)
    assert [cut for cut in range(len(whole)) if picture_fault(whole[:cut]) is None] == []
