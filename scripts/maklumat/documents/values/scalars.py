"""Plain field types: text, ids, file names, links, yes or no."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from maklumat.documents.values.base import BadValue, Shape, misshapen, need_text

_NAME = "[a-z0-9][a-z0-9._-]{0,79}"
_NAME_FIX = "Pakai huruf kecil, angka, titik, - atau _ (paling panjang 80 karakter)."
# No part can match what ends it, so that a long hostile text is read once, not in every way.
_LINK = r"[^\s<>\"'\\?#]*"
_URL = rf"https?://[A-Za-z0-9.-]+(:[0-9]{{1,5}})?(/{_LINK})?(\?{_LINK})?(#{_LINK})?"

NAME = re.compile(rf"{_NAME}\Z")
"""What folders and files may be called, and so every id of a document."""


def _text(value: Any) -> str:
    text = need_text(value, "Tulis satu kalimat; jika memuat titik dua, apit dengan tanda kutip.").strip()
    if not text:
        raise BadValue("Nilainya kosong.", "Isi nilainya, atau hapus kuncinya.")
    return text


def _yes_no(value: Any) -> bool:
    text = need_text(value, "Tulis `ya` atau `tidak`.")
    if text not in ("ya", "tidak"):
        raise misshapen("Nilai", text, "Tulis `ya` atau `tidak`.")
    return text == "ya"


Teks = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": "string", "minLength": 1})]
Id = Annotated[str, Shape(_NAME, "Pengenal", _NAME_FIX)]
Berkas = Annotated[str, Shape(_NAME, "Nama berkas", _NAME_FIX, "Nama berkas di folder yang sama.")]
Pengenal = Annotated[
    str, Shape("[a-z][a-z0-9-]*", "Pengenal", "Pakai huruf kecil, angka, dan -, diawali huruf.")
]
Url = Annotated[str, Shape(_URL, "Alamat laman", "Tulis alamat lengkap yang diawali `https://`.")]
YaTidak = Annotated[
    bool, BeforeValidator(_yes_no), WithJsonSchema({"type": "string", "enum": ["ya", "tidak"]})
]
