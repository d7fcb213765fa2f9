"""Pictures beside an office's data: whether the bytes are a whole PNG or JPG that a sheet can hold."""

from __future__ import annotations

import struct
import zlib

_PNG, _JPG, _JPG_END = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd9"
_MOST = 25_000_000
"""Pixels: what a letterhead of a sheet's width needs at 1200 dots an inch, and what memory bears."""


def picture_fault(data: bytes) -> str | None:
    """What is wrong with a picture, to follow its name in a sentence; None for a whole one.

    The end of a JPG is looked for, not decoded: what only a decoder sees, setting the sheet tells.
    """
    if data.startswith(_PNG):
        return _png_fault(data)
    if data.startswith(_JPG):
        return None if _JPG_END in data[-64:] else "rusak: berkas JPG itu terpotong"
    return "bukan PNG atau JPG yang utuh"


def _png_fault(data: bytes) -> str | None:
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", data[place : place + 8].ljust(8, b"\0"))
        if place + 12 + length > len(data):
            return "rusak: berkas PNG itu terpotong"
        body = data[place + 8 : place + 8 + length]
        found = data[place + 8 + length : place + 12 + length]
        if found != zlib.crc32(kind + body).to_bytes(4, "big"):
            return "rusak: isi berkas PNG itu tidak cocok dengan jumlah periksanya"
        if kind == b"IHDR" and _pixels(body) > _MOST:
            return f"terlalu besar: lebih dari {_MOST // 1_000_000} juta piksel"
        place += 12 + length
    return None


def _pixels(header: bytes) -> int:
    width, height = struct.unpack_from(">II", header.ljust(8, b"\0"))
    return int(width * height)
