"""Plain field types: text, ids, file names, links, yes or no."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from maklumat.documents.values.base import BadValue

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}\Z")
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"'\\]*)?(\?[^\s<>\"'\\]*)?(#[^\s<>\"'\\]*)?\Z")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise BadValue(
            "Di sini harus ada satu kalimat, bukan daftar atau susunan kunci.",
            "Tulis satu kalimat; jika kalimat memuat titik dua, apit dengan tanda kutip.",
        )
    return value.strip()


def _id(value: Any) -> str:
    text = _text(value)
    if not NAME.match(text):
        raise BadValue(
            f"Pengenal “{text}” tidak dikenal bentuknya.",
            "Pakai huruf kecil, angka, titik, - atau _ (paling panjang 80 karakter).",
        )
    return text


def _url(value: Any) -> str:
    text = _text(value)
    if not _URL.match(text):
        raise BadValue(f"“{text}” bukan alamat laman.", "Tulis alamat lengkap yang diawali `https://`.")
    return text


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("ya", "tidak"):
        raise BadValue(f"“{value}” bukan `ya` atau `tidak`.", "Tulis `ya` atau `tidak`.")
    return bool(value == "ya")


Teks = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
Id = Annotated[
    str, BeforeValidator(_id), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,79}$"})
]
Berkas = Annotated[
    str,
    BeforeValidator(_id),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^[a-z0-9][a-z0-9._-]{0,79}$",
            "description": "Nama berkas di folder yang sama.",
        }
    ),
]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
YaTidak = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({"type": "string", "enum": ["ya", "tidak"]})
]
