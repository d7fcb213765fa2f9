"""Pages of the archive: every decided text at an address that stays, and what any hash stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maklumat.documents.canonical import short_form
from maklumat.documents.models import LapisWarga, MaklumatPelayanan, Naskah, StandarPelayanan
from maklumat.publish.draft_pdf import Sheet
from maklumat.publish.known import Known, known, text_name
from maklumat.publish.paths import Paths
from maklumat.publish.release import Document, Release
from maklumat.publish.revisions import Revision, all_revisions, changes, decree
from maklumat.publish.site_tree import MakePage, Page
from maklumat.publish.spoken import Spoken, spoken
from maklumat.publish.uraian import kelompok, tambahan

VERIFY = "verifikasi/"


def archive_pages(
    release: Release, paths: Paths, sheets: Mapping[str, Sheet], page: MakePage
) -> Iterator[Page]:
    """The page of every revision and of every digest, and the one that looks hashes up."""
    revisions = tuple(all_revisions(release))
    for item in revisions:
        text = release.archive.get((item.version.key, item.version.cycle))
        if text is not None:
            yield _revision(release, item, text, page)
    by_digest: dict[str, list[Revision]] = {}
    for item in revisions:
        by_digest.setdefault(item.version.sidik, []).append(item)
    for sidik, items in by_digest.items():
        yield _proof(release, sidik, items, page)
    others = spoken(release)
    yield from (_told(item, page) for item in others)
    yield _verification(known(release, paths, sheets, others), page)


def _revision(release: Release, item: Revision, text: Document[Naskah], page: MakePage) -> Page:
    version = item.version
    earlier = release.archive.get((version.key, item.earlier.cycle)) if item.earlier else None
    name = text_name(release, version)
    return page(
        "revisi.html",
        Paths.revision(version),
        f"{name} ({decree(version)})",
        f"{name} sebagaimana diputuskan dengan {decree(version)}. {item.sentence}",
        naskah=text,
        revisi=item,
        perubahan=changes(earlier, text) if earlier else None,
        keputusan=decree,
        nama=name,
        **_content(text),
    )


def _content(text: Document[Naskah]) -> dict[str, Any]:
    """What the page shows of a text, by its kind; None for the kinds it is not."""
    model = text.model
    service = model if isinstance(model, StandarPelayanan) else None
    return {
        "standar": service,
        "kelompok": kelompok(text.uraian) if service else (),
        "tambahan": tambahan(service) if service else (),
        "maklumat": model if isinstance(model, MaklumatPelayanan) else None,
        "warga": model if isinstance(model, LapisWarga) else None,
    }


def _proof(release: Release, sidik: str, items: list[Revision], page: MakePage) -> Page:
    name = text_name(release, items[-1].version)
    return page(
        "sidik.html",
        Paths.proof(sidik),
        f"Sidik {short_form(sidik)}",
        f"{name}. {items[-1].sentence}",
        nilai=sidik,
        naskah=[(item, text_name(release, item.version)) for item in items],
        terbuka=release.archive,
        keputusan=decree,
    )


def _told(item: Spoken, page: MakePage) -> Page:
    title = f"Sidik {short_form(item.sidik)}"
    return page(
        "sidik-lain.html", Paths.proof(item.sidik), title, f"{item.name}. {item.sentence}", sidik=item
    )


def _verification(rows: tuple[Known, ...], page: MakePage) -> Page:
    return page(
        "verifikasi.html",
        VERIFY,
        "Periksa keaslian",
        "Periksa apakah sebuah berkas atau sidik memang berasal dari kantor ini, tanpa mengunggah apa pun.",
        daftar=rows,
    )
