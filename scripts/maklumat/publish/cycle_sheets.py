"""The sheets of a decided bundle from the archive: its decree as a copy, its register sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from maklumat.documents.folder import Key
from maklumat.documents.models import MaklumatPelayanan, Naskah, StandarPelayanan
from maklumat.publish.decree import KIND, Decree, Item
from maklumat.publish.lembar import Office, Signatory
from maklumat.publish.release import Release
from maklumat.publish.summary import cited
from maklumat.publish.words import level, moment
from maklumat.register.cycle import DISCUSSION
from maklumat.register.record import Penetapan
from maklumat.register.state import Basis, Cycle

MINUTES = "berita_acara"


def office_of(release: Release, basis: Basis, at: datetime) -> Office:
    """The letterhead of today over what was decided at a moment, in the zone of the basis then."""
    return Office(release.basis.kantor, at.astimezone(basis.zona), release.office_files)


def decree_of(release: Release, cycle: Cycle) -> Decree | None:
    """The decree of a complete cycle as a copy for the archive; None where its path has no decree."""
    penetapan, last = cycle.penetapan, cycle.records[-1]
    if penetapan is None:
        return None
    discussion = cycle.standing.get(DISCUSSION)
    zona = (cycle.basis_at_end or release.basis).zona
    proof = (
        f"Diputuskan {moment(last.waktu, zona)}. Tingkat bukti: {level(last.tingkat)}. "
        f"Catatan {last.urutan} pada buku pengesahan."
    )
    return Decree(
        siklus=cycle.id,
        withdraws=cycle.jalur == "pencabutan",
        penetapan=penetapan,
        signatory=Signatory(last.nama, last.jabatan, last.status_jabatan),
        items=tuple(_item(release, cycle, key, sidik) for key, sidik in sorted(cycle.bundle.items())),
        minutes=discussion is not None and bool(discussion.attached(MINUTES)),
        cited=tuple(dict.fromkeys(_cited(release, cycle))),
        attested=proof,
    )


def name_of(model: Naskah) -> str:
    """What a text that a decree can carry calls itself."""
    if isinstance(model, StandarPelayanan):
        return model.nama
    return model.judul if isinstance(model, MaklumatPelayanan) else ""


def _item(release: Release, cycle: Cycle, key: Key, sidik: str) -> Item:
    return Item(key, name_of(release.archive[key, cycle.id].model), sidik, _before(release, cycle, key))


def _before(release: Release, cycle: Cycle, key: Key) -> Penetapan | None:
    """The decree behind the text this cycle replaced, if one was in force."""
    versions = release.state.versions[key]
    place = next(index for index, version in enumerate(versions) if version.cycle == cycle.id)
    before = versions[place - 1] if place else None
    return before.penetapan if before and not before.withdrawal else None


def _cited(release: Release, cycle: Cycle) -> Iterator[str]:
    for key in sorted(cycle.bundle):
        model = release.archive[key, cycle.id].model if key.jenis in KIND else None
        if isinstance(model, StandarPelayanan):
            yield from cited(model)
