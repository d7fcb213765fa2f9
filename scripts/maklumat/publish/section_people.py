"""Who serves and who decides, as the basis and the standards in force name them."""

from __future__ import annotations

from collections.abc import Mapping

from maklumat.documents.models import StandarPelayanan
from maklumat.documents.models.profil import PelaksanaBidang
from maklumat.publish.flow import lanes
from maklumat.publish.listing import by_field
from maklumat.publish.release import Document, Release


def in_force(release: Release) -> tuple[Document[StandarPelayanan], ...]:
    """The standards the site shows, by field and name."""
    return tuple(service for field in by_field(release) for service in field.services)


def leaders(release: Release) -> tuple[tuple[str, str, str], ...]:
    """Name, title and status of whoever determines standards on the day the site speaks of."""
    role = release.basis.sop.path("dasar")[-1].peran
    return tuple(person[1:] for person in officials(release) if person[0] == role)


def officials(release: Release) -> tuple[tuple[str, str, str, str], ...]:
    """Role, name, title and status of everybody in office on that day, in the order the roles act.

    Accounts and keys are not for the public.
    """
    roster, roles = release.basis.pejabat, lanes(release.basis.sop)
    held = [
        (entry.peran, person.nama, entry.jabatan, entry.status)
        for person in roster.orang
        for entry in roster.assignments(person.id, release.day)
    ]
    return tuple(sorted(held, key=lambda item: roles.index(item[0]) if item[0] in roles else len(roles)))


def teams(release: Release) -> Mapping[str, PelaksanaBidang | None]:
    """Who answers for each field that has services in force, None where the office does not say."""
    told = {team.bidang: team for team in release.basis.kantor.pelaksana or ()}
    return {field.name: told.get(field.name) for field in by_field(release)}
