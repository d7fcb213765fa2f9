"""The decree of a bundle: for signing while its last step is due, and as a copy from the archive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from maklumat.documents.folder import Key
from maklumat.documents.models import MaklumatPelayanan, Naskah, StandarPelayanan
from maklumat.publish.decree import Decree, Item
from maklumat.publish.lembar import Office, Signatory
from maklumat.publish.release import Release
from maklumat.publish.summary import cited
from maklumat.publish.words import level, moment
from maklumat.register.cycle import DISCUSSION
from maklumat.register.record import Penetapan, Record
from maklumat.register.state import Basis, Cycle, Version

MINUTES = "berita_acara"


def office_of(release: Release, basis: Basis, at: datetime) -> Office:
    """The letterhead and the zone of the basis something was decided by at a moment."""
    return Office(basis.kantor, at.astimezone(basis.zona), release.images(basis))


def decree_to_sign(
    cycle: Cycle,
    signed: tuple[Penetapan, Signatory],
    texts: Mapping[Key, Naskah],
    versions: Mapping[Key, Sequence[Version]],
) -> Decree:
    """The decree of a bundle whose last step is due; `versions` are those decided so far."""
    return _decree(cycle, signed, texts, {key: _last(versions.get(key, ())) for key in cycle.bundle})


def decree_of(release: Release, cycle: Cycle) -> Decree | None:
    """The decree of a complete cycle as a copy for the archive; None where its path has no decree."""
    penetapan, last = cycle.penetapan, cycle.records[-1]
    if penetapan is None:
        return None
    zona = (cycle.basis_at_end or release.basis).zona
    texts = {key: release.archive[key, cycle.id].model for key in cycle.bundle}
    replaced = {key: _last(_before(release.state.versions[key], cycle)) for key in cycle.bundle}
    signatory = Signatory(last.nama, last.jabatan, last.status_jabatan)
    decree = _decree(cycle, (penetapan, signatory), texts, replaced)
    return replace(decree, attested=attestation(last, zona))


def attestation(record: Record, zona: tzinfo) -> str:
    """What a copy says in place of a signature: when it was decided and by which proof."""
    return (
        f"Diputuskan {moment(record.waktu, zona)}. Tingkat bukti: {level(record.tingkat)}. "
        f"Catatan {record.urutan} pada buku pengesahan."
    )


def _decree(
    cycle: Cycle,
    signed: tuple[Penetapan, Signatory],
    texts: Mapping[Key, Naskah],
    replaced: Mapping[Key, Penetapan | None],
) -> Decree:
    penetapan, signatory = signed
    discussion = cycle.standing.get(DISCUSSION)
    standards = [model for _, model in sorted(texts.items()) if isinstance(model, StandarPelayanan)]
    return Decree(
        siklus=cycle.id,
        withdraws=cycle.jalur == "pencabutan",
        penetapan=penetapan,
        signatory=signatory,
        items=tuple(
            Item(key, name_of(texts[key]), sidik, replaced[key])
            for key, sidik in sorted(cycle.bundle.items())
        ),
        minutes=discussion is not None and bool(discussion.attached(MINUTES)),
        cited=tuple(dict.fromkeys(text for standar in standards for text in cited(standar))),
    )


def name_of(model: Naskah) -> str:
    """What a text that a decree can carry calls itself."""
    if isinstance(model, StandarPelayanan):
        return model.nama
    return model.judul if isinstance(model, MaklumatPelayanan) else ""


def _before(versions: Sequence[Version], cycle: Cycle) -> Sequence[Version]:
    """The versions decided before a cycle's own."""
    return versions[: next(index for index, version in enumerate(versions) if version.cycle == cycle.id)]


def _last(versions: Sequence[Version]) -> Penetapan | None:
    """The decree behind the text in force so far, if one is."""
    before = versions[-1] if versions else None
    return before.penetapan if before and not before.withdrawal else None
