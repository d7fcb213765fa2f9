"""What the book says: cycles, basis and documents in force. Built by the fold, read by everyone else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from functools import cached_property

from maklumat.documents.folder import Key
from maklumat.documents.models import DaftarPejabat, DaftarRegulasi, Kantor, Langkah, Sop
from maklumat.documents.models.pejabat import ZONA
from maklumat.register.record import Penetapan, Record


@dataclass(frozen=True)
class Basis:
    """The four basis documents in force together, with their digests by id."""

    sidik: Mapping[str, str]
    kantor: Kantor
    pejabat: DaftarPejabat
    regulasi: DaftarRegulasi
    sop: Sop

    @property
    def zona(self) -> tzinfo:
        """The office's time zone."""
        return ZONA[self.pejabat.zona]

    def local_date(self, moment: datetime) -> date:
        """The office's date at a moment."""
        return moment.astimezone(self.zona).date()

    def midnight(self, day: date) -> datetime:
        """The moment a day begins at the office."""
        return datetime.combine(day, time(), self.zona)


@dataclass(frozen=True)
class Cycle:
    """One bundle: every record it has, and which of them stand."""

    id: str
    jalur: str
    sop: Sop
    records: tuple[Record, ...]
    standing: Mapping[str, Record]
    due: str | None
    bundle: Mapping[Key, str]
    cancelled: bool = False
    basis_at_end: Basis | None = None

    @property
    def path(self) -> tuple[Langkah, ...]:
        """The steps of its path, in the procedure frozen at its first record."""
        return self.sop.path(self.jalur)

    @property
    def complete(self) -> bool:
        """Whether the last step said yes."""
        return self.due is None and not self.cancelled

    @property
    def open(self) -> bool:
        """Whether it still takes records."""
        return self.due is not None

    @property
    def step(self) -> Langkah | None:
        """The step due, None when closed."""
        return self.sop.step(self.due) if self.due else None

    @property
    def penetapan(self) -> Penetapan | None:
        """Number, date, place and effect of the decree, once complete."""
        return self.records[-1].penetapan if self.complete else None

    def counts(self, record: Record) -> bool:
        """Whether a record of this cycle stands (was not voided by a later one)."""
        return any(standing is record for standing in self.standing.values())


@dataclass(frozen=True)
class Version:
    """One text of a document as a complete cycle decided it; `withdrawal` says it was withdrawn by it."""

    key: Key
    sidik: str
    cycle: str
    record: Record
    effective: datetime
    basis: Basis
    withdrawal: bool = False

    @property
    def penetapan(self) -> Penetapan | None:
        """The decree (None for warga and dasar)."""
        return self.record.penetapan


@dataclass(frozen=True)
class State:
    """Everything the book says; `problems` non-empty means it is broken and nothing is published."""

    records: tuple[Record, ...] = ()
    cycles: Mapping[str, Cycle] = field(default_factory=dict)
    basis: Basis | None = None
    versions: Mapping[Key, tuple[Version, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def head(self) -> Record | None:
        """The last record."""
        return self.records[-1] if self.records else None

    @cached_property
    def root(self) -> str | None:
        """SHA-256 of record 1: what an auditor gets out of band."""
        return self.records[0].sha256 if self.records else None

    def current(self, key: Key, at: datetime) -> Version | None:
        """The last effective version at a moment, a withdrawal included; None before the first."""
        effective = [version for version in self.versions.get(key, ()) if version.effective <= at]
        return effective[-1] if effective else None

    def in_force(self, key: Key, at: datetime) -> Version | None:
        """The version in force at a moment, None if there is none or it was withdrawn."""
        version = self.current(key, at)
        return None if version is None or version.withdrawal else version

    def published(self, key: Key, at: datetime) -> Version | None:
        """The version the site shows: in force; a citizen layer only beside its standar pelayanan."""
        if self.problems or (key.jenis == "warga" and self.in_force(Key("layanan", key.id), at) is None):
            return None
        return self.in_force(key, at)

    def open_cycle(self, key: Key) -> Cycle | None:
        """The open cycle that carries a document, if any."""
        return next((cycle for cycle in self.cycles.values() if cycle.open and key in cycle.bundle), None)
