"""What the page of the procedure is given besides the procedure: its chart, and the same in words."""

from __future__ import annotations

from typing import Any

from maklumat.documents.models import Sop
from maklumat.documents.models.sop import Tingkat
from maklumat.publish.flow import lanes, onward, returns
from maklumat.publish.flow_chart import chart
from maklumat.publish.words import sentence_case


def procedure_context(sop: Sop) -> dict[str, Any]:
    """`bagan` and a sentence on it; `lanjut`, where a step leads; `bukti`, which steps accept which proof."""
    roles = lanes(sop)
    back = returns(sop.langkah, roles)
    steps = range(len(sop.langkah))
    return {
        "bagan": chart(sop),
        "uraian_bagan": (
            f"{len(sop.langkah)} langkah dari atas ke bawah dalam {len(roles)} lajur, dari kiri: "
            f"{', '.join(sop.peran[role] for role in roles)}. "
            "Isi yang sama tertulis pada daftar “Bagan alir dalam kata” sesudahnya."
        ),
        "lanjut": [f"{sentence_case(onward(len(sop.langkah), index, back.get(index)))}." for index in steps],
        "bukti": _proofs(sop),
    }


def _proofs(sop: Sop) -> list[tuple[tuple[Tingkat, ...], list[int]]]:
    """Numbers of the steps by the levels of proof they accept."""
    found: dict[tuple[Tingkat, ...], list[int]] = {}
    for number, step in enumerate(sop.langkah, start=1):
        found.setdefault(step.tingkat, []).append(number)
    return list(found.items())
