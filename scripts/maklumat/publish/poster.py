"""The maklumat to hang up: the enacted text on A4, A3 and A2, and a picture of it for the pages.

Set from archived bytes by the template of the official sheet, with the office as it stood when the text
was enacted. What differs is said on the sheet: words on how it was decided stand where the signature was.
"""

from __future__ import annotations

from collections.abc import Mapping

from maklumat.documents.folder import Key
from maklumat.documents.models import MaklumatPelayanan
from maklumat.publish.cycle_sheets import attestation, name_of
from maklumat.publish.lembar import Context, Signatory
from maklumat.publish.official import Ukuran
from maklumat.publish.release import Document, Release
from maklumat.register.state import Version

# Capital letters: no file of a document can bear such a name.
POSTERS: Mapping[Ukuran, str] = {"a4": "POSTER-A4.pdf", "a3": "POSTER-A3.pdf", "a2": "POSTER-A2.pdf"}


def poster_context(release: Release, charter: Document[MaklumatPelayanan], version: Version) -> Context:
    """What the poster of a charter in force needs beside its text."""
    basis, record = version.basis, version.record
    return Context(
        kantor=basis.kantor,
        regulasi=basis.regulasi,
        key=charter.key,
        sidik=charter.sidik,
        files=charter.files,
        pada=record.waktu.astimezone(basis.zona),
        penetapan=version.penetapan,
        signatory=Signatory(record.nama, record.jabatan, record.status_jabatan),
        images=release.images(basis),
        attested=attestation(record, basis.zona),
    )


def promised(release: Release, charter: MaklumatPelayanan, version: Version) -> list[str]:
    """The names of its services as when it was enacted: of its own bundle, else those in force then."""
    return [_called(release, Key("layanan", id), version) for id in charter.layanan]


def _called(release: Release, key: Key, version: Version) -> str:
    then = release.state.in_force(key, version.record.waktu)
    text = release.archive.get((key, version.cycle)) or (then and release.archive.get((key, then.cycle)))
    return name_of(text.model) if text else release.title(key)
