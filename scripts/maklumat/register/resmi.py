"""The official texts of a bundle, fixed when its last step is due: `siklus/<siklus>/resmi/`.

`penetapan.json` holds number, date, place, effect and signatory, when and from which texts and basis the
PDFs were set, and the hash of every PDF; a decision takes them only while all of that holds. The moment lets
whoever has the templates set them again and compare: the hashes alone anyone could write anew.
`keputusan/` beside it holds the decree for signing, `tte/` the same PDFs, decree included, once signed
electronically, under the same names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from maklumat.documents.canonical import canonical_json, sha256
from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key
from maklumat.documents.tree import Kind, Tree, kind_in
from maklumat.register.record import Dokumen, Isian, Nama, Penetapan, Sha256, Waktu
from maklumat.register.state import Basis
from maklumat.register.texts import official_name

FILE = "penetapan.json"
SKEMA = "maklumat/penetapan/1"
SIGNED = "tte"
DECREE = "surat-keputusan.pdf"
DECREE_PATH = f"keputusan/{DECREE}"

Seal = Callable[[str, bytes, bytes], None]
"""Raises `Refused` unless the file of that name, second, is the set one, first, with a sound signature."""


class NaskahResmi(BaseModel):
    """An official PDF by name and hash."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    nama: Nama
    sha256: Sha256


class Resmi(BaseModel):
    """What `penetapan.json` says."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    skema: Isian
    siklus: Isian
    orang: Isian
    penetapan: Penetapan
    dokumen: tuple[Dokumen, ...]
    dasar: dict[str, Sha256]
    naskah_resmi: tuple[NaskahResmi, ...]
    surat_keputusan: Sha256 | None = None
    disiapkan: Waktu | None = None

    def to_bytes(self) -> bytes:
        """The file's content."""
        return canonical_json(self.model_dump(mode="json"))


@dataclass(frozen=True)
class Official:
    """Number and date, the official PDFs by file name, and the decree for signing.

    The decree is the office's paper: it is signed like the others, but the register takes it only where
    the procedure lists it as an attachment. Bundles prepared by an earlier version have none, and do not
    tell by `disiapkan` when they were set.
    """

    orang: str
    penetapan: Penetapan
    files: Mapping[str, bytes]
    decree: bytes | None = None
    disiapkan: datetime | None = None

    @property
    def to_sign(self) -> Mapping[str, bytes]:
        """All that is signed, by file name."""
        return dict(self.files) if self.decree is None else {**self.files, DECREE: self.decree}


def folder_of(siklus: str) -> str:
    """Where a cycle's official texts stand, below `standards/`."""
    return f"siklus/{siklus}/resmi"


def signed_folder_of(siklus: str) -> str:
    """Where a cycle's electronically signed texts stand, below `standards/`."""
    return f"{folder_of(siklus)}/{SIGNED}"


def describe(siklus: str, official: Official, texts: Mapping[Key, str], basis: Basis) -> Resmi:
    """`penetapan.json` for official PDFs just set."""
    return Resmi(
        skema=SKEMA,
        siklus=siklus,
        orang=official.orang,
        penetapan=official.penetapan,
        dokumen=tuple(
            Dokumen(jenis=key.jenis, id=key.id, sidik=sidik) for key, sidik in sorted(texts.items())
        ),
        dasar=dict(basis.sidik),
        naskah_resmi=tuple(
            NaskahResmi(nama=name, sha256=sha256(data)) for name, data in sorted(official.files.items())
        ),
        surat_keputusan=None if official.decree is None else sha256(official.decree),
        disiapkan=official.disiapkan,
    )


def read_official(tree: Tree, siklus: str, texts: Mapping[Key, str], basis: Basis) -> Official:
    """The official texts of a cycle; raises `Refused` if missing, or set from other texts or basis."""
    folder = folder_of(siklus)
    again = f"Jalankan `maklumat tandatangan siapkan --siklus {siklus} ...`"
    names = {entry.name for entry in tree.entries(folder)}
    if FILE not in names:
        raise Refused(f"Naskah resmi siklus {siklus} belum disiapkan. {again}.")
    try:
        model = Resmi.model_validate(json.loads(tree.read(f"{folder}/{FILE}").decode("utf-8")))
    except (UnicodeDecodeError, ValueError, ValidationError, RecursionError):
        raise Refused(f"standards/{folder}/{FILE} tidak dapat dibaca. {again} lagi.") from None
    if {document.key: document.sidik for document in model.dokumen} != dict(texts):
        raise Refused(f"Naskah berubah sejak naskah resmi disiapkan. {again} lagi.")
    if model.dasar != dict(basis.sidik):
        raise Refused(f"Naskah dasar berubah sejak naskah resmi disiapkan. {again} lagi.")

    def unchanged(path: str, expected: str) -> bytes:
        parent, _, name = f"{folder}/{path}".rpartition("/")
        data = tree.read(f"{parent}/{name}") if kind_in(tree, parent, name) else b""
        if sha256(data) != expected:
            raise Refused(f"standards/{folder}/{path} tidak ada atau sudah berubah. {again} lagi.")
        return data

    files = {item.nama: unchanged(item.nama, item.sha256) for item in model.naskah_resmi}
    if set(files) != {official_name(key) for key in texts}:
        raise Refused(f"Naskah resmi siklus {siklus} tidak lengkap. {again} lagi.")
    decree = unchanged(DECREE_PATH, model.surat_keputusan) if model.surat_keputusan else None
    return Official(model.orang, model.penetapan, files, decree, model.disiapkan)


def signed_files(tree: Tree, siklus: str) -> dict[str, bytes]:
    """The electronically signed texts of a cycle by name, as they stand."""
    folder = signed_folder_of(siklus)
    names = [entry.name for entry in tree.entries(folder) if entry.kind is Kind.FILE]
    return {name: tree.read(f"{folder}/{name}") for name in names}


def sealed(tree: Tree, siklus: str, official: Official, seal: Seal) -> Official:
    """The official texts as signed electronically, each found sound by `seal`; raises `Refused`."""
    signed = signed_files(tree, siklus)
    missing = [name for name in official.files if name not in signed]
    if missing:
        raise Refused(
            f"Belum bertanda tangan elektronik: {', '.join(missing)}. Tanda tangani dengan "
            f"`maklumat tandatangan bubuhkan --siklus {siklus} ...`, atau terima dengan "
            f"`maklumat tandatangan periksa --siklus {siklus} FILE`."
        )
    for name, data in official.files.items():
        seal(name, data, signed[name])
    return replace(official, files={name: signed[name] for name in official.files})
