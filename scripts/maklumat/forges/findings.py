"""Findings of a request's texts, judged by the approved basis: a request cannot loosen its own checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from maklumat.checks.context import Office, read_office
from maklumat.checks.finding import Bobot, Finding
from maklumat.checks.run import check_document
from maklumat.documents.folder import keys
from maklumat.documents.models import Langkah
from maklumat.forges.bundle import Gathered
from maklumat.register.choice import Desk
from maklumat.register.cycle import JOIN_UNTIL


def findings(desk: Desk, gathered: Gathered, at: datetime) -> Iterator[Finding]:
    """Every finding of the head's texts at a moment; a withdrawal decides on texts long approved."""
    if gathered.jalur == "pencabutan":
        return
    tree, basis = desk.drafts, desk.basis
    office = Office(basis.regulasi, basis.sop, basis.pejabat, frozenset(keys(tree)))
    if gathered.jalur == "dasar":
        office = read_office(tree)  # the basis it brings is what is judged
    for key in sorted(gathered.texts):
        yield from check_document(tree, key, basis.local_date(at), office=office)


def in_the_way(desk: Desk, gathered: Gathered, step: Langkah, at: datetime) -> str | None:
    """The first error that stands in the way of going on from a step, None before the correction step."""
    ids = [other.id for other in gathered.path]
    if step.naskah == "tanpa" or (JOIN_UNTIL in ids and ids.index(step.id) < ids.index(JOIN_UNTIL)):
        return None
    errors = (finding for finding in findings(desk, gathered, at) if finding.bobot is Bobot.GALAT)
    first = next(errors, None)
    return f"naskahnya masih bergalat: {first.berkas}:{first.baris}: {first.pesan}" if first else None
