"""The plan of activities of a bundle: steps still to do, statutory limits, and what rencana.md says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maklumat.documents.errors import Refused
from maklumat.publish.html import step_name
from maklumat.publish.standard_sheet import block_data
from maklumat.publish.surat.bagian import paper, signatory, text_rows
from maklumat.publish.surat.jadwal import Limit, Target, limits, schedule
from maklumat.publish.surat.perkara import Matter
from maklumat.publish.surat.tulisan import blocks
from maklumat.publish.words import long_date, weekday_date

TITLE = "Rencana kegiatan"


def plan_data(matter: Matter, orang: str | None = None) -> dict[str, Any]:
    """The data `surat-rencana.typ` sets; raises `Refused` for a bundle with nothing left to do."""
    found = schedule(matter)
    if not found.targets:
        raise Refused(f"Siklus {matter.siklus} sudah ditutup; tidak ada langkah yang masih direncanakan.")
    numbers = {step.id: number for number, step in enumerate(matter.path, 1)}
    text = matter.note("rencana.md")
    return paper(
        matter,
        "rencana",
        TITLE,
        {
            "hal": matter.plan.judul,
            "naskah": text_rows(matter),
            "selesai": list(_done(matter)),
            "langkah": [_target(matter, numbers[target.langkah.id], target) for target in found.targets],
            "sejak": long_date(matter.today),
            "catatan": list(found.notes),
            "tenggat": [_limit(item) for item in limits(matter)],
            "uraian": [block_data(block) for block in blocks(text)] if text else [],
            "tanda_tangan": signatory(matter, _planner(matter), orang, matter.today, matter.today),
        },
    )


def _target(matter: Matter, number: int, target: Target) -> list[str | None]:
    """Number, activity, role, mutu baku, output and day of a step."""
    step = target.langkah
    return [
        str(number),
        step.kegiatan,
        matter.role(step.peran),
        str(step.waktu) if step.waktu else "–",
        step.keluaran or "–",
        weekday_date(target.hari) if target.hari else None,
    ]


def _limit(limit: Limit) -> list[str | None]:
    """What, how long, since when, until when, and by which article."""
    return [
        limit.judul,
        limit.lama,
        long_date(limit.sejak) if limit.sejak else None,
        weekday_date(limit.terakhir) if limit.terakhir else None,
        limit.dasar,
    ]


def _planner(matter: Matter) -> str:
    """The role of the last step before there is a text: it plans; else the first role of the path."""
    before = [step for step in matter.path if step.naskah == "tanpa"]
    return (before[-1] if before else matter.path[0]).peran


def _done(matter: Matter) -> Iterator[str]:
    for number, step in enumerate(matter.path, 1):
        record = matter.cycle.standing.get(step.id) if matter.cycle else None
        if record:
            day = long_date(matter.basis.local_date(record.waktu))
            yield f"{number}. {step_name(step.id)}, {day}"
