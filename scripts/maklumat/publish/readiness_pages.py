"""The page of readiness for PEKPPP and the ZIP of its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from maklumat.documents.canonical import sha256
from maklumat.publish.paths import OFFICIAL, Paths
from maklumat.publish.readiness import indicators
from maklumat.publish.readiness_evidence import Evidence, attached, discussed, evidence
from maklumat.publish.readiness_model import Indicator
from maklumat.publish.release import Release
from maklumat.publish.site_tree import MakePage, Page
from maklumat.publish.words import long_date
from maklumat.publish.zipped import zipped

READINESS = "kesiapan/"
EVIDENCE = "kesiapan/bukti.zip"


def readiness_pages(release: Release, paths: Paths, page: MakePage) -> Iterator[Page]:
    """The page of readiness; none in a preview, where nothing is decided."""
    if release.preview:
        return
    yield page(
        "kesiapan.html",
        READINESS,
        "Kesiapan penilaian",
        f"Apa yang sudah terbukti untuk PEKPPP di {release.basis.kantor.nama}, dan apa yang kurang.",
        indikator=indicators(release),
        bukti=sorted(_evidence(release, paths)),
        pembahasan=evidence(release, paths),
        arsip=EVIDENCE,
    )


def readiness_files(release: Release, paths: Paths) -> Mapping[str, bytes]:
    """The evidence as one ZIP with the same bytes for the same release; none in a preview."""
    if release.preview:
        return {}
    files = _evidence(release, paths)
    files["DAFTAR.txt"] = _summary(release, evidence(release, paths), files).encode()
    return {EVIDENCE: zipped(files)}


def _evidence(release: Release, paths: Paths) -> dict[str, bytes]:
    """Published papers of the decisions behind what is in force, by their path on the site."""
    current = [item for item in (*release.services, *release.charters) if not item.withdrawn]
    found: dict[str, bytes] = {}
    # A bundle's texts share one record, which names the papers of all of them.
    records = {item.version.record.urutan: item.version.record for item in current if item.version}
    official = ((record, paper) for record in records.values() for paper in record.attached(OFFICIAL))
    of_discussions = (pair for id in discussed(release) for pair in attached(release.state.cycles[id]))
    for record, paper in (*official, *of_discussions):
        path = paths.enclosure(record, paper)
        if path is not None:
            found[path] = paths.files[path]
    return found


def _summary(release: Release, papers: Iterable[Evidence], files: Mapping[str, bytes]) -> str:
    lines = [f"Kesiapan penilaian PEKPPP, {release.basis.kantor.nama}", f"Per {long_date(release.day)}", ""]
    for item in indicators(release):
        lines += [f"{item.number}. {item.name}", f"   {score(item)}", f"   {item.because}"]
        lines += [f"   - {part.name}: {part.state}. {part.words}" for part in item.parts]
        lines += [f"   Yang kurang: {item.missing}"] if item.missing else []
    lines += ["", "Bukti pembahasan:", *(f"{item.siklus}, {item.name}: {item.words}" for item in papers)]
    lines += ["", "Berkas (SHA-256):", *(f"{sha256(files[name])}  {name}" for name in sorted(files)), ""]
    return "\r\n".join(lines)


def score(item: Indicator) -> str:
    """The score in words."""
    if not item.known:
        return "Tidak diketahui dari data ini"
    return "Nilai tidak dapat ditentukan" if item.score is None else f"Mendukung nilai {item.score} dari 5"
