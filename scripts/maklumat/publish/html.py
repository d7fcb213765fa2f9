"""The Jinja2 environment of the page templates: everything escaped, nothing undefined passes in silence."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from maklumat.documents.canonical import short_form
from maklumat.publish import words
from maklumat.register.state import Basis


class _Compiled(BytecodeCache):
    """Compiled templates of this process; Jinja2 itself compares the source before using one."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_ONE_NUMBER = re.compile(r"\+?[\d().-][\d ().-]{5,20}")
_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")
COMPILED = _Compiled()
"""Shared by every environment: a preview that builds again does not compile again."""


def environment(templates: Path, basis: Basis) -> Environment:
    """Templates of the folder `templates`, with the office's way to write dates, digests and titles."""
    env = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        bytecode_cache=COMPILED,
        auto_reload=False,  # each build has its own environment; within one no template changes
    )

    def local_day(at: datetime) -> str:
        return words.long_date(basis.local_date(at))

    env.filters |= {
        "tanggal": words.long_date,
        "hari": local_day,
        "saat": lambda at: words.moment(at, basis.zona),
        "tingkat": words.level,
        "jabatan": words.official_title,
        "status": words.status,
        "kalimat": words.sentence_case,
        "pendek": short_form,
        "nama_langkah": step_name,
        "ukuran": size,
        "jenis": lambda kind: KIND_NAMES.get(kind, kind),
        "nomor_telepon": dialled,
        "nama_dasar": lambda id: BASIS_NAMES.get(id, id),
    }
    env.tests["alamat_surel"] = _ADDRESS.fullmatch
    return env


KIND_NAMES = {
    "layanan": "Standar pelayanan",
    "maklumat": "Maklumat pelayanan",
    "warga": "Halaman warga",
    "dasar": "Dasar",
}
BASIS_NAMES = {
    "kantor": "Data kantor",
    "pejabat": "Daftar pejabat",
    "regulasi": "Daftar regulasi",
    "sop": "SOP penyusunan",
}
"""What the parts of the basis are called in public, by their ids."""


def step_name(id: str) -> str:
    """A step's id as words: `bahan-pembahasan` is `Bahan pembahasan`."""
    return words.sentence_case(id.replace("-", " ").replace("_", " "))


def dialled(telephone: str) -> str | None:
    """What a phone dials for one plain number; None for several numbers, extensions and other words."""
    return re.sub(r"[^\d+]", "", telephone) if _ONE_NUMBER.fullmatch(telephone) else None


def size(data: bytes) -> str:
    """A file's size in the units people know: `48 kB`, `1,2 MB`."""
    count = len(data)
    if count < 1000:
        return f"{count} bita"
    if count < 1_000_000:
        return f"{round(count / 1000)} kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")
