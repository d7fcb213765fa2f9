"""The papers behind a discussion, as PEKPPP asks for them: which are here, kept in the office, or missing.

What shows persons (the attendance list, photos of the meeting where the procedure marks them so) stays in
the office: of it only the hash is told. Photos that merely lie in the bundle's `pembahasan/` are counted;
their names and bytes are nobody's to publish.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maklumat.documents.canonical import short_form
from maklumat.documents.pembahasan import folder_of
from maklumat.documents.tree import Kind
from maklumat.publish.paths import Paths
from maklumat.publish.readiness_model import Links
from maklumat.publish.release import Release
from maklumat.register.cycle import DISCUSSION, OPENING
from maklumat.register.record import Lampiran, Record
from maklumat.register.state import Cycle

ASKED: Mapping[str, str] = {
    "berita_acara": "Berita acara",
    "daftar_hadir": "Daftar hadir",
    "notulen": "Notulen",
    "foto": "Foto kegiatan",
    "laporan": "Laporan",
}
"""The evidence of a discussion PEKPPP asks for, by the kind of attachment that is it."""
_OTHER = "Bukti lain"
_PICTURES = (".png", ".jpg")


@dataclass(frozen=True)
class Evidence:
    """One kind of evidence of one bundle's discussion; `links` are the papers that are published."""

    siklus: str
    name: str
    found: bool
    words: str
    links: Links = ()


def evidence(release: Release, paths: Paths) -> tuple[Evidence, ...]:
    """The evidence of every discussion behind what is in force, by bundle and then as `ASKED`."""
    cycles = (release.state.cycles[id] for id in discussed(release))
    return tuple(item for cycle in cycles for item in _of_bundle(release, paths, cycle))


def discussed(release: Release) -> list[str]:
    """The bundles that brought what is in force and went by a discussion."""
    documents = [item for item in (*release.services, *release.charters) if not item.withdrawn]
    bundles = {item.version.cycle for item in documents if item.version}
    return sorted(id for id in bundles if DISCUSSION in release.state.cycles[id].standing)


def attached(cycle: Cycle) -> Iterator[tuple[Record, Lampiran]]:
    """The attachments of the standing steps of a discussion."""
    for step in (OPENING, DISCUSSION):
        if record := cycle.standing.get(step):
            yield from ((record, item) for item in record.lampiran)


def kind_of(item: Lampiran) -> str:
    """Which of `ASKED` an attachment is, empty for any other; a picture is a photo."""
    if item.jenis in ASKED:
        return item.jenis
    return "foto" if item.nama.lower().endswith(_PICTURES) else ""


def _of_bundle(release: Release, paths: Paths, cycle: Cycle) -> Iterator[Evidence]:
    given = list(attached(cycle))
    loose = _loose_photos(release, cycle.id)
    for kind, name in ASKED.items():
        own = [pair for pair in given if kind_of(pair[1]) == kind]
        yield _evidence(cycle.id, name, own, paths, loose if kind == "foto" else 0)
    if others := [pair for pair in given if not kind_of(pair[1])]:
        yield _evidence(cycle.id, _OTHER, others, paths, 0)


def _evidence(
    siklus: str, name: str, own: list[tuple[Record, Lampiran]], paths: Paths, loose: int
) -> Evidence:
    links: list[tuple[str, str]] = []
    kept: list[str] = []
    for record, item in own:
        path = paths.enclosure(record, item)
        if path is None:
            kept.append(short_form(item.sha256))
        else:
            links.append((item.nama, path))
    said = [f"{len(links)} berkas terbit."] if links else []
    said += [f"Disimpan di kantor; sidiknya tercatat: {', '.join(kept)}."] if kept else []
    said += [f"{loose} berkas gambar ada di folder pembahasan, tidak disalin ke situs."] if loose else []
    return Evidence(siklus, name, bool(said), " ".join(said) or "Belum ada di data ini.", tuple(links))


def _loose_photos(release: Release, siklus: str) -> int:
    if release.ground is None:
        return 0
    entries = release.ground.book.tree.entries(folder_of(siklus))
    return sum(entry.kind is Kind.FILE and entry.name.lower().endswith(_PICTURES) for entry in entries)
