"""Digests printed on paper that are not of a text ever decided: decrees, records, drafts once discussed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maklumat.publish.cycle_sheets import decree_of
from maklumat.publish.decree import TITLE, digest
from maklumat.publish.html import KIND_NAMES, step_name
from maklumat.publish.paths import Paths
from maklumat.publish.release import Release
from maklumat.publish.words import long_date
from maklumat.register.record import Record


@dataclass(frozen=True)
class Spoken:
    """A digest, what it is of, and the page that tells more; `draft` marks a text that is not in force."""

    sidik: str
    name: str
    sentence: str
    path: str
    draft: bool = False


def spoken(release: Release) -> tuple[Spoken, ...]:
    """All of them, each digest once; those of decided texts have pages of their own."""
    decided = {version.sidik for versions in release.state.versions.values() for version in versions}
    found = (*_decrees(release), *_records(release), *_drafts(release))
    return tuple({item.sidik: item for item in found if item.sidik not in decided}.values())


def _decrees(release: Release) -> Iterator[Spoken]:
    for cycle in release.cycles:
        decree = decree_of(release, cycle)
        if decree is not None:
            day = long_date(decree.penetapan.tanggal_sk)
            name = f"Surat keputusan Nomor {decree.penetapan.nomor_sk}"
            sentence = (
                f"{TITLE} tanggal {day}, siklus {cycle.id}; sidik atas data yang terlampir di dalamnya."
            )
            yield Spoken(digest(decree), name, sentence, Paths.decision(cycle.id))


def _records(release: Release) -> Iterator[Spoken]:
    for record in release.state.records:
        sentence = f"Siklus {record.siklus}, langkah {step_name(record.langkah)}, {_day(release, record)}."
        name = f"Catatan {record.urutan} pada buku pengesahan"
        yield Spoken(record.sha256, name, sentence, Paths.decision(record.siklus))


def _drafts(release: Release) -> Iterator[Spoken]:
    """What the latest record of each text says; one that is open for discussion leads to its page."""
    open_now = {draft.document.sidik: Paths.draft(draft.document.key) for draft in release.discussed}
    for record in release.state.records:
        for key, sidik in record.texts.items():
            name = f"Rancangan. {KIND_NAMES[key.jenis]}: {key.id}"
            sentence = (
                f"Dicatat pada siklus {record.siklus}, langkah {step_name(record.langkah)}, "
                f"{_day(release, record)}. Teks ini bukan standar yang berlaku."
            )
            path = open_now.get(sidik, Paths.decision(record.siklus))
            yield Spoken(sidik, name, sentence, path, draft=True)


def _day(release: Release, record: Record) -> str:
    return long_date(release.basis.local_date(record.waktu))
