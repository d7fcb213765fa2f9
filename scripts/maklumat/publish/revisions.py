"""The time machine: when each text ever decided was in force, what ended it, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from maklumat.documents.canonical import sha256
from maklumat.documents.folder import Key, main_file
from maklumat.documents.models import Naskah
from maklumat.publish.listing import Standing
from maklumat.publish.release import Document, Release
from maklumat.publish.words import long_date
from maklumat.register.beda import Side, compare
from maklumat.register.state import Version

_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True)
class Revision:
    """One decided text: in force from the day `since` to the day `until`, both included.

    `until` is None where nothing ends it, `since` where it was replaced before it took effect. `ended_by`
    replaced or withdrew it, `earlier` is the text before it.
    """

    version: Version
    standing: Standing
    since: date | None
    until: date | None
    ended_by: Version | None
    earlier: Version | None

    @property
    def days(self) -> str:
        """The days it was in force, in few words."""
        if self.since is None:
            return "tidak pernah"
        if self.until is None:
            return f"sejak {long_date(self.since)}"
        return f"{long_date(self.since)} sampai {long_date(self.until)}"

    @property
    def sentence(self) -> str:
        """When it was in force, in one plain sentence."""
        end = _ended(self.ended_by) if self.ended_by else ""
        if self.since is None:
            return f"Tidak pernah berlaku: sebelum sempat berlaku sudah {end}."
        since = long_date(self.since)
        if self.standing == "akan-berlaku":
            return f"Sudah ditetapkan, baru berlaku mulai {since}."
        if self.until is None:
            return f"Berlaku sejak {since}."
        days = f"pada {since}" if self.until == self.since else f"dari {since} sampai {long_date(self.until)}"
        return f"Berlaku {days}, lalu {end}."


def decree(version: Version) -> str:
    """What the decision behind a version is called: its number, or the cycle where it has none."""
    return version.penetapan.nomor_sk if version.penetapan else f"siklus {version.cycle}"


def _ended(version: Version) -> str:
    return f"{'dicabut dengan' if version.withdrawal else 'digantikan oleh'} {decree(version)}"


def revisions(release: Release, key: Key) -> tuple[Revision, ...]:
    """Every text of a document ever decided, in the order of the book."""
    versions = release.state.versions.get(key, ())
    return tuple(
        _revision(release, versions, index)
        for index, version in enumerate(versions)
        if not version.withdrawal
    )


def _revision(release: Release, versions: tuple[Version, ...], index: int) -> Revision:
    version = versions[index]
    ended_by = _successor(versions[index + 1 :])
    never = ended_by is not None and ended_by.effective <= version.effective
    day = version.basis.local_date
    return Revision(
        version=version,
        standing=_standing(release, version, ended_by),
        since=None if never else day(version.effective),
        until=day(ended_by.effective - _MOMENT) if ended_by and not never else None,
        ended_by=ended_by,
        earlier=next((item for item in reversed(versions[:index]) if not item.withdrawal), None),
    )


def _successor(later: tuple[Version, ...]) -> Version | None:
    """Which of the decisions after a text takes effect first; of equals the last, which then rules."""
    return min(reversed(later), key=lambda version: version.effective, default=None)


def _standing(release: Release, version: Version, ended_by: Version | None) -> Standing:
    if ended_by is not None and ended_by.effective <= release.at:
        return "dicabut" if ended_by.withdrawal else "diganti"
    if version.effective > release.at:
        return "akan-berlaku"
    if version.key.jenis == "warga":
        return _layer_standing(release, Key("layanan", version.key.id), release.at)
    return "berlaku"


def _layer_standing(release: Release, service: Key, at: datetime) -> Standing:
    """A citizen layer explains a standar pelayanan, so it stands and falls with it."""
    current = release.state.current(service, at)
    if current is None:
        return "akan-berlaku"
    return "dicabut" if current.withdrawal else "berlaku"


def all_revisions(release: Release) -> Iterator[Revision]:
    """The revisions of every document, the basis included, in key order."""
    for key in sorted(release.state.versions):
        yield from revisions(release, key)


def changes(earlier: Document[Naskah], later: Document[Naskah]) -> tuple[str, ...]:
    """What differs between two texts of one document, a sentence each; empty for the very same bytes."""
    found = compare({earlier.key: _side(earlier)}, {later.key: _side(later)})
    return tuple(change.kalimat for beda in found for change in beda.perubahan)


def _side(document: Document[Naskah]) -> Side:
    main = main_file(document.key)
    others = {name: sha256(data) for name, data in document.files.items() if name != main}
    return Side(document.key, document.sidik, document.model, others)
