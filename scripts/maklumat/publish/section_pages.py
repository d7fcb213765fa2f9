"""The pages of the six sections UU 25/2009 Pasal 23 ayat (4) demands, and the one that leads to them.

Standards and charters have pages of their own already; the entry page leads there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maklumat.documents.models.profil import Unit
from maklumat.publish.clock_pages import CLOCKS
from maklumat.publish.listing import by_field
from maklumat.publish.readiness_pages import READINESS
from maklumat.publish.release import Release
from maklumat.publish.section_items import (
    CHARTER,
    COMPLAINTS,
    IMPLEMENTERS,
    PERFORMANCE,
    PROVIDER,
    STANDARDS,
    Section,
    sections,
)
from maklumat.publish.section_people import in_force, leaders, officials, teams
from maklumat.publish.site_tree import MakePage, Page
from maklumat.publish.written import FOLDER, Written

ENTRY = f"{FOLDER}/"
_ELSEWHERE = {STANDARDS: "layanan/", CHARTER: "maklumat/"}


def section_address(id: str) -> str:
    """Where a section stands on the site."""
    return _ELSEWHERE.get(id, f"{ENTRY}{id}/")


def section_pages(release: Release, written: Mapping[str, Written], page: MakePage) -> Iterator[Page]:
    """The entry page and four sections, each with what is there and what is missing."""
    found = sections(release, {id: text.covers for id, text in written.items()})
    office = release.basis.kantor.nama
    yield page(
        "sistem-informasi.html",
        ENTRY,
        "Sistem informasi pelayanan publik",
        f"Profil, standar, maklumat, pengaduan, dan kinerja {office} dalam enam bagian.",
        bagian=[(item, section_address(item.id)) for item in found],
        waktu=None if release.preview else CLOCKS,
        kesiapan=None if release.preview else READINESS,
    )
    by_id = {section.id: section for section in found}
    told = {
        PROVIDER: (
            f"Siapa {office}: penanggung jawab, susunan, anggaran, dan alamatnya.",
            _provider(release),
        ),
        IMPLEMENTERS: (f"Siapa yang melayani di {office}, menurut bidang.", _implementers(release)),
        COMPLAINTS: (f"Cara mengadu kepada {office}, dan batas waktunya menurut undang-undang.", {}),
        PERFORMANCE: (f"Cara {office} dinilai, seberapa sering, dan hasilnya.", _performance(release)),
    }
    for id, (description, context) in told.items():
        section: Section = by_id[id]
        yield page(
            f"{id}.html",
            section_address(id),
            section.title,
            description,
            bagian=section,
            tulisan=written.get(id, Written()).html,
            layanan=in_force(release),
            **context,
        )


def _provider(release: Release) -> dict[str, Any]:
    profil = release.basis.kantor.profil
    return {
        "pimpinan": leaders(release),
        "pejabat": officials(release),
        "bidang": by_field(release),
        "struktur": _levels(profil.struktur or () if profil else ()),
    }


def _levels(units: tuple[Unit, ...]) -> list[tuple[int, Unit]]:
    """The units, each with its depth, every one right below the unit it belongs to."""
    below: dict[str | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.atasan, []).append(unit)

    def walk(above: str | None, depth: int) -> Iterator[tuple[int, Unit]]:
        for unit in below.get(above, ()):
            yield depth, unit
            yield from walk(unit.unit, depth + 1)

    return list(walk(None, 0))


def _implementers(release: Release) -> dict[str, Any]:
    return {"bidang": by_field(release), "tim": teams(release)}


def _performance(release: Release) -> dict[str, Any]:
    results = sorted(
        release.basis.kantor.kinerja or (), key=lambda item: (item.tahun, item.periode or ""), reverse=True
    )
    latest = int(results[0].tahun) if results else None
    return {
        "hasil": results,
        # At least one survey a year, and its result in public (PermenPANRB 14/2017).
        "lama": latest if latest is not None and latest < release.day.year - 1 else None,
        "waktu": None if release.preview else CLOCKS,
        "kesiapan": None if release.preview else READINESS,
    }
