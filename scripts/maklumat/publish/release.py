"""What is public at one moment, with the archived bytes behind it: the one thing every renderer reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Generic, TypeVar, cast

from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused
from maklumat.documents.folder import Folder, Key, read_document
from maklumat.documents.models import LapisWarga, MaklumatPelayanan, Naskah, StandarPelayanan
from maklumat.documents.nodes import plain
from maklumat.publish.uraian import Uraian, uraian
from maklumat.publish.words import long_date
from maklumat.register.clock_ground import Ground
from maklumat.register.record import Lampiran, Record
from maklumat.register.state import Basis, Cycle, State, Version

M_co = TypeVar("M_co", bound=Naskah, covariant=True)
ReadIsi = Callable[[str], Mapping[str, bytes]]
ReadLampiran = Callable[[str], bytes | None]

OPENS_DISCUSSION = "bahan-pembahasan"
"""The step whose standing record opens a text for public discussion."""


@dataclass(frozen=True)
class Document(Generic[M_co]):
    """A text with its model and the basis it is read in; `version` is None for a draft.

    `written` is the tree of its YAML as JSON, which its official PDF carries and the open data repeats
    (kept as text: a tree takes six times the room); None where it is only previewed.
    """

    key: Key
    sidik: str
    files: Mapping[str, bytes]
    model: M_co
    basis: Basis
    version: Version | None = None
    written: str | None = field(default=None, compare=False, repr=False)

    @property
    def withdrawn(self) -> bool:
        """Whether the decision behind it took it out of force."""
        return self.version is not None and self.version.withdrawal

    @cached_property
    def uraian(self) -> tuple[Uraian, ...]:
        """The 14 components of a standar pelayanan, made once for all who show them; else empty."""
        model = self.model
        return uraian(model, self.basis.regulasi) if isinstance(model, StandarPelayanan) else ()


@dataclass(frozen=True)
class Draft:
    """A text opened for public discussion by `opened`, and the cycle that carries it."""

    document: Document[Naskah]
    cycle: Cycle
    opened: Record


@dataclass(frozen=True)
class Withheld:
    """A document the book knows and the site does not show as a standard, and why, in plain words."""

    key: Key
    reason: str


@dataclass(frozen=True)
class Release:
    """Everything the site speaks of. `preview` says that drafts stand where approved texts would.

    `enclosures` holds the public attachments by SHA-256; `unreadable` the drafts a preview cannot show,
    `proposed` what each of its drafts changes against the text in force (None where none is);
    `archive` every text ever decided but for the basis, by the cycle that decided it; `sop_files` is the
    archived procedure; `ground` what clocks and discussions are read from, None in a preview.
    """

    state: State
    at: datetime
    basis: Basis
    services: tuple[Document[StandarPelayanan], ...] = ()
    charters: tuple[Document[MaklumatPelayanan], ...] = ()
    layers: Mapping[str, Document[LapisWarga]] = field(default_factory=dict)
    discussed: tuple[Draft, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    enclosures: Mapping[str, bytes] = field(default_factory=dict)
    office_files: Mapping[str, bytes] = field(default_factory=dict)
    letterheads: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    sop_files: Mapping[str, bytes] = field(default_factory=dict)
    preview: bool = False
    unreadable: tuple[tuple[Key, str], ...] = ()
    proposed: Mapping[Key, tuple[str, ...] | None] = field(default_factory=dict)
    archive: Mapping[tuple[Key, str], Document[Naskah]] = field(default_factory=dict)
    ground: Ground | None = None

    @property
    def day(self) -> date:
        """The office's date the site speaks of."""
        return self.basis.local_date(self.at)

    def images(self, basis: Basis) -> Mapping[str, bytes]:
        """The files beside the kantor.yaml of a basis; those of a preview are the work tree's."""
        return self.letterheads.get(basis.sidik["kantor"], self.office_files)

    @property
    def cycles(self) -> tuple[Cycle, ...]:
        """Every cycle with a record, the latest decision first."""
        return tuple(
            sorted(self.state.cycles.values(), key=lambda cycle: cycle.records[-1].urutan, reverse=True)
        )

    def service(self, id: str) -> Document[StandarPelayanan] | None:
        """The standar pelayanan with this id, in force or withdrawn."""
        return self._services.get(id)

    @cached_property
    def _services(self) -> dict[str, Document[StandarPelayanan]]:
        return {document.key.id: document for document in self.services}

    def title(self, key: Key) -> str:
        """What a document is called in public: its approved name, else its id (a draft's name is a draft)."""
        if key.jenis in ("layanan", "warga"):
            service = self.service(key.id)
            return service.model.nama if service else key.id
        return next((charter.model.judul for charter in self.charters if charter.key == key), key.id)


def make_release(
    state: State, read_isi: ReadIsi, at: datetime, read_lampiran: ReadLampiran = lambda sha: None
) -> Release:
    """The release a verified book stands for at a moment.

    `read_isi` gives the archived files of a sidik, `read_lampiran` the bytes of an attachment or None
    where only its hash is kept. Raises `Refused` for a broken or empty book.
    """
    if state.problems or state.basis is None:
        raise Refused("Buku pengesahan rusak atau belum dimulai; tidak ada yang dapat diterbitkan.")
    shown = [_current(state, key, read_isi, at) for key in sorted(state.versions) if key.jenis != "dasar"]
    documents = [document for document in shown if document is not None]
    return Release(
        state=state,
        at=at,
        basis=state.basis,
        services=of_kind(documents, StandarPelayanan),
        charters=of_kind(documents, MaklumatPelayanan),
        layers={document.key.id: document for document in of_kind(documents, LapisWarga)},
        discussed=tuple(_discussed(state, state.basis, read_isi)),
        withheld=tuple(_withheld(state, at)),
        enclosures=_enclosures(state, read_lampiran),
        office_files=read_isi(state.basis.sidik["kantor"]),
        letterheads={sidik: read_isi(sidik) for sidik in sorted(_offices(state))},
        sop_files=read_isi(state.basis.sidik["sop"]),
        archive=_archive(state, read_isi, documents),
    )


def _offices(state: State) -> set[str]:
    """Digests of the office as it stood whenever something was decided."""
    ends = (cycle.basis_at_end for cycle in state.cycles.values())
    decided = (version.basis for versions in state.versions.values() for version in versions)
    return {basis.sidik["kantor"] for basis in (*ends, *decided) if basis}


def _archive(
    state: State, read_isi: ReadIsi, shown: list[Document[Naskah]]
) -> dict[tuple[Key, str], Document[Naskah]]:
    """Texts in force are not read twice, nor is one that several cycles decided."""
    read = {(item.key, item.sidik): item for item in shown}
    found: dict[tuple[Key, str], Document[Naskah]] = {}
    for key, versions in state.versions.items():
        for version in versions if key.jenis != "dasar" else ():
            known = read.get((key, version.sidik))
            text = known or document(key, read_isi(version.sidik), version.sidik, version.basis)
            read[key, version.sidik] = text
            same = text.version is version and text.basis is version.basis
            found[key, version.cycle] = text if same else replace(text, basis=version.basis, version=version)
    return found


def of_kind(documents: list[Document[Naskah]], model: type[M_co]) -> tuple[Document[M_co], ...]:
    """The documents of one kind, in the order given."""
    return tuple(cast("Document[M_co]", item) for item in documents if isinstance(item.model, model))


def document(key: Key, files: Mapping[str, bytes], sidik: str, basis: Basis) -> Document[Naskah]:
    """A document from its bytes; raises `Unreadable`."""
    found = read_document(Folder(key, files))
    written = json.dumps(plain(found.root), ensure_ascii=False)
    return Document(key, sidik, files, found.model, basis, written=written)


def _current(state: State, key: Key, read_isi: ReadIsi, at: datetime) -> Document[Naskah] | None:
    version = state.current(key, at)
    if version is None or (key.jenis == "warga" and state.published(key, at) is None):
        return None
    return replace(document(key, read_isi(version.sidik), version.sidik, version.basis), version=version)


def _discussed(state: State, basis: Basis, read_isi: ReadIsi) -> Iterator[Draft]:
    for cycle in state.cycles.values():
        opened = cycle.standing.get(OPENS_DISCUSSION)
        if cycle.open and opened is not None:
            for key, sidik in sorted(opened.texts.items()):
                yield Draft(document(key, read_isi(sidik), sidik, basis), cycle, opened)


def _withheld(state: State, at: datetime) -> Iterator[Withheld]:
    known = set(state.versions).union(*(cycle.bundle for cycle in state.cycles.values()))
    for key in sorted(known):
        if key.jenis != "dasar" and state.published(key, at) is None:
            yield Withheld(key, _reason(state, key, at))


def _reason(state: State, key: Key, at: datetime) -> str:
    cycle, current = state.open_cycle(key), state.current(key, at)
    if cycle is not None and cycle.due is not None:
        return f"siklus {cycle.id} belum selesai; yang ditunggu langkah {cycle.due}"
    if current is not None and current.withdrawal:
        return f"dicabut oleh siklus {current.cycle}"
    if current is not None:
        return "standar pelayanannya belum berlaku"
    if coming := state.versions.get(key):
        day = coming[-1].basis.local_date(coming[-1].effective)
        return f"ditetapkan oleh siklus {coming[-1].cycle}, berlaku sejak {long_date(day)}"
    return "siklusnya dibatalkan"


def _enclosures(state: State, read_lampiran: ReadLampiran) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for item in attachments(state):
        data = read_lampiran(item.sha256) if item.sha256 not in found else None
        if data is not None and sha256(data) == item.sha256:
            found[item.sha256] = data
    return found


def attachments(state: State) -> Iterator[Lampiran]:
    """Every attachment a record names, except those its procedure marks private."""
    for record in state.records:
        for item in record.lampiran:
            if not is_private(state.cycles[record.siklus], record, item):
                yield item


def is_private(cycle: Cycle, record: Record, item: Lampiran) -> bool:
    """Whether only the hash of an attachment is kept."""
    step = cycle.sop.step(record.langkah)
    rule = step.attachment(item.jenis) if step else None
    return rule is not None and rule.pribadi
