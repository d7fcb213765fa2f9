"""Every hash the site can speak for: texts, official PDFs, attachments, sheets, files of a text, records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from maklumat.documents.canonical import sha256
from maklumat.documents.folder import Key
from maklumat.documents.models import Naskah
from maklumat.publish.draft_pdf import Sheet
from maklumat.publish.html import BASIS_NAMES, KIND_NAMES, step_name
from maklumat.publish.listing import Standing
from maklumat.publish.paths import OFFICIAL, Paths
from maklumat.publish.poster import POSTERS
from maklumat.publish.release import Release
from maklumat.publish.revisions import Revision, all_revisions, decree
from maklumat.publish.site_sheets import DECREE, LEAFLET, PROCEDURE, REGISTER, SHORT
from maklumat.publish.spoken import Spoken
from maklumat.publish.words import long_date
from maklumat.register.state import Version

Mark = Standing | Literal["rancangan"]
_DRAFT = "Dibuka untuk dibahas dengan masyarakat sejak {}. Belum berlaku dan masih dapat berubah."
_SHEETS = {
    DECREE: "Keputusan, salinan untuk arsip",
    LEAFLET: "Selebaran loket",
    REGISTER: "Lembar register dan indeks arsip",
    SHORT: "Lembar publikasi enam komponen",
    **{name: f"Poster {size.upper()}" for size, name in POSTERS.items()},
}
_SET_HERE = "Disusun situs ini dari naskah dan catatan yang diarsipkan; bukan lembar yang ditandatangani."


@dataclass(frozen=True)
class Known:
    """A hash and what it is the hash of; `mark` is the state in a word, None where it has none.

    `is_text` marks a sidik, which has a short form and is printed on paper.
    """

    sha256: str
    name: str
    sentence: str
    path: str
    mark: Mark | None = None
    is_text: bool = False


def known(
    release: Release, paths: Paths, sheets: Mapping[str, Sheet], others: Iterable[Spoken]
) -> tuple[Known, ...]:
    """All of them, each once: texts first, then what carries them, then the `others` told of elsewhere."""
    revisions = tuple(all_revisions(release))
    found = (
        *(_text(release, item) for item in revisions),
        *(row for item in revisions for row in _official(release, paths, item)),
        *_withdrawals(release, paths),
        *_drafts(release, paths, sheets),
        *_enclosures(release, paths),
        *_sheets(release, sheets),
        *(row for item in revisions for row in _files(release, item)),
    )
    told = {row.sha256 for row in found}
    more = (_spoken(item) for item in others if item.sidik not in told)
    return tuple(dict.fromkeys((*found, *more)))


def text_name(release: Release, version: Version) -> str:
    """A decided text in words: its kind, and the name it had then."""
    key = version.key
    if key.jenis == "dasar":
        return f"{KIND_NAMES['dasar']}: {BASIS_NAMES.get(key.id, key.id)}"
    text = release.archive.get((key, version.cycle))
    return _named(key, text.model if text else None)


def _named(key: Key, model: Naskah | None) -> str:
    name = getattr(model, "nama", None) or getattr(model, "judul", None) or key.id
    return f"{KIND_NAMES[key.jenis]}: {name}"


def _text(release: Release, item: Revision) -> Known:
    version = item.version
    sentence = f"{item.sentence} Diputuskan dengan {decree(version)}."
    name = text_name(release, version)
    return Known(version.sidik, name, sentence, Paths.proof(version.sidik), item.standing, True)


def _official(release: Release, paths: Paths, item: Revision) -> Iterator[Known]:
    if found := paths.official(item.version):
        name = f"Naskah resmi (PDF). {text_name(release, item.version)}"
        sentence = f"{item.sentence} Diputuskan dengan {decree(item.version)}."
        yield Known(sha256(found[1]), name, sentence, Paths.proof(item.version.sidik), item.standing)


def _withdrawals(release: Release, paths: Paths) -> Iterator[Known]:
    for _, versions in sorted(release.state.versions.items()):
        for version in versions:
            found = paths.official(version) if version.withdrawal else None
            if found:
                since = long_date(version.basis.local_date(version.effective))
                name = f"Naskah pencabutan (PDF). {text_name(release, version)}"
                sentence = f"Mencabut naskah itu sejak {since} dengan {decree(version)}."
                yield Known(sha256(found[1]), name, sentence, Paths.decision(version.cycle), "pencabutan")


def _drafts(release: Release, paths: Paths, sheets: Mapping[str, Sheet]) -> Iterator[Known]:
    for draft in release.discussed:
        text, path = draft.document, Paths.draft(draft.document.key)
        name = f"Rancangan. {_named(text.key, text.model)}"
        sentence = _DRAFT.format(long_date(release.basis.local_date(draft.opened.waktu)))
        yield Known(text.sidik, name, sentence, path, "rancangan", True)
        sheet = sheets.get(path)
        files = {**text.files, **({Paths.draft_pdf(text.key): sheet.pdf} if sheet and sheet.pdf else {})}
        for file, data in files.items():
            yield Known(sha256(data), f"Berkas {file}. {name}", sentence, path, "rancangan")


def _enclosures(release: Release, paths: Paths) -> Iterator[Known]:
    for record in release.state.records:
        path = Paths.decision(record.siklus)
        day = long_date(release.basis.local_date(record.waktu))
        sentence = f"Lampiran siklus {record.siklus}, langkah {step_name(record.langkah)}, {day}."
        for item in record.lampiran:
            if item.jenis != OFFICIAL and paths.enclosure(record, item):
                yield Known(item.sha256, f"{step_name(item.jenis)} ({item.nama})", sentence, path)


def _sheets(release: Release, sheets: Mapping[str, Sheet]) -> Iterator[Known]:
    """What people hold at a counter or see on a wall, as it is set from what is archived now."""
    texts = (*release.services, *release.charters)
    of = {Paths.document(text.key): _named(text.key, text.model) for text in texts}
    of |= {Paths.decision(cycle.id): f"Siklus {cycle.id}" for cycle in release.cycles}
    for path, sheet in sheets.items():
        folder, _, file = path.rpartition("/")
        if sheet.pdf and (page := f"{folder}/") in of and file in _SHEETS:
            yield Known(sha256(sheet.pdf), f"{_SHEETS[file]} (PDF). {of[page]}", _SET_HERE, page)
        elif sheet.pdf and path == PROCEDURE:
            yield Known(sha256(sheet.pdf), "Lembar SOP dengan bagan alir (PDF)", _SET_HERE, page)


def _spoken(item: Spoken) -> Known:
    mark: Mark | None = "rancangan" if item.draft else None
    return Known(item.sidik, item.name, item.sentence, Paths.proof(item.sidik), mark, is_text=True)


def _files(release: Release, item: Revision) -> Iterator[Known]:
    text = release.archive.get((item.version.key, item.version.cycle))
    for file, data in text.files.items() if text else ():
        name = f"Berkas {file}. {text_name(release, item.version)}"
        yield Known(sha256(data), name, item.sentence, Paths.revision(item.version), item.standing)
