"""A synthetic office of any size: one template service with varied names, and a book that approves them all.

One bundle goes through the register's own door; the records of all others repeat its eleven with their own
texts, times and chain, because the door folds the whole book for every record it takes.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from tests.bench.measure import ROOT
from tests.office import REPORTS, START, TURNS, Office, new_office

from maklumat.documents.canonical import sha256
from maklumat.documents.folder import Folder, Key, main_file
from maklumat.register.record import Lampiran, Record, as_documents
from maklumat.register.texts import OFFICIAL, official_name

_TEMPLATE = Path(__file__).with_name("layanan.yaml")
_PROTOTYPE = "prototipe"
_FIRST = "2024-001"
_SHOWN = ("berita_acara", "laporan")
_PDF = 60_000  # bytes, about as many as an official PDF has
_CYCLES_A_YEAR = 999
_OPTIONAL = (
    ("disposisi-kakanwil", "kepala"),
    ("disposisi-kadiv", "kadiv"),
    ("disposisi-kabag", "kabag"),
    ("rencana", "kasubbag"),
)


def service(number: int) -> Folder:
    """One service of the synthetic office; fields, names and figures differ."""
    text = _TEMPLATE.read_text(encoding="utf-8")
    text = text.replace("Layanan Ukur", f"Layanan Ukur Nomor {number}")
    text = text.replace("Bidang Ukur", f"Bidang Ukur {number % 7 + 1}")
    text = text.replace("Rp400.000", f"Rp{100 + number % 900}.000").replace(
        "15 menit", f"{5 + number % 50} menit"
    )
    return Folder(Key("layanan", f"layanan-{number:04d}"), {"standar.yaml": text.encode()})


def write_drafts(project: Path, count: int) -> None:
    """Lay out a project with so many drafts and no book."""
    basis = {path: data for path, data in new_office().files.items() if path.startswith("dasar/")}
    _layout(project, basis, [service(number) for number in range(count)])


def write_approved(project: Path, count: int, bundle: int) -> None:
    """Lay out a project with so many services in force, `bundle` of them in each cycle of eleven steps."""
    office = _prototype()
    folders = [service(number) for number in range(count)]
    _layout(project, _without_prototype(office), folders)
    book = _Writer(project / "standards" / "pengesahan", office)
    for number, start in enumerate(range(0, count, bundle)):
        book.cycle(number, folders[start : start + bundle])


def _layout(project: Path, files: Mapping[str, bytes], folders: Sequence[Folder]) -> None:
    for name in ("overrides", "content"):
        shutil.copytree(ROOT / name, project / name, dirs_exist_ok=True)
    for name in ("mkdocs.yml", "mkdocs-buku.yml"):
        shutil.copy(ROOT / name, project / name)
    drafts = {f"{folder.key}/{name}": data for folder in folders for name, data in folder.files.items()}
    for path, data in {**files, **drafts}.items():
        _write(project / "standards" / path, data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@cache
def _prototype() -> Office:
    """An office whose book holds the root and one service led through all eleven steps."""
    office = new_office()
    office.root()
    office.files[f"layanan/{_PROTOTYPE}/{main_file(Key('layanan', _PROTOTYPE))}"] = _TEMPLATE.read_bytes()
    office.bundle(_FIRST, "penetapan", f"layanan/{_PROTOTYPE}")
    for step, person in _OPTIONAL:
        office.decide(_FIRST, step, person, "selesai")
    for step, person, choice in TURNS["penetapan"]:
        if step == "penandatanganan":
            office.prepare(_FIRST)
        files = {kind: kind.encode() for kind in REPORTS} if step == "pembahasan" else None
        office.decide(_FIRST, step, person, choice, files=files)
    return office


def _without_prototype(office: Office) -> dict[str, bytes]:
    """Its basis and root alone: the prototype's own records, texts and attachments are left out."""
    root = office.state().records[0]
    kept = ["dasar/", "pengesahan/buku/000001."]
    kept += [f"pengesahan/isi/{document.sidik}/" for document in root.dokumen]
    return {path: data for path, data in office.files.items() if path.startswith(tuple(kept))}


@dataclass
class _Writer:
    """Appends cycles to the book on disk, each record chained to the one before and signed."""

    folder: Path
    office: Office

    def __post_init__(self) -> None:
        self._records = self.office.state().records
        self._last = self._records[0]

    def cycle(self, number: int, folders: Sequence[Folder]) -> None:
        """One more cycle: the prototype's records over these texts."""
        id = f"{START.year + number // _CYCLES_A_YEAR}-{number % _CYCLES_A_YEAR + 1:03d}"
        texts = {folder.key: folder.sidik for folder in folders}
        for folder in folders:
            for name, data in folder.files.items():
                _write(self.folder / "isi" / folder.sidik / name, data)
        for pattern in self._records[1:]:
            self._append(pattern, id, texts)

    def _append(self, pattern: Record, id: str, texts: Mapping[Key, str]) -> None:
        moment = self._last.dicatat + timedelta(seconds=1)
        record = pattern.model_copy(
            update={
                "urutan": self._last.urutan + 1,
                "sebelumnya": self._last.sha256,
                "siklus": id,
                "dokumen": as_documents(texts) if pattern.dokumen else (),
                "lampiran": tuple(self._attachments(pattern, id, texts)),
                "waktu": moment,
                "dicatat": moment,
            }
        )
        data = record.to_bytes()
        name = f"{record.urutan:06d}"
        _write(self.folder / "buku" / f"{name}.json", data)
        _write(self.folder / "buku" / f"{name}.sig", self.office.sign(data))
        self._last = record

    def _attachments(self, pattern: Record, id: str, texts: Mapping[Key, str]) -> Iterator[Lampiran]:
        for item in pattern.lampiran:
            if item.jenis != OFFICIAL:
                data = f"{item.jenis} {id}\n".encode()
                if item.jenis in _SHOWN:
                    _write(self.folder / "lampiran" / sha256(data), data)
                yield item.model_copy(update={"sha256": sha256(data)})
        if pattern.attached(OFFICIAL):
            for key in sorted(texts):
                data = f"%PDF {key}\n".encode().ljust(_PDF)
                _write(self.folder / "lampiran" / sha256(data), data)
                yield Lampiran(jenis=OFFICIAL, nama=official_name(key), sha256=sha256(data))
