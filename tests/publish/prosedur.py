"""Procedures by chance, for what must hold of any: roles, decisions and ways back, names short and long."""

from __future__ import annotations

from hypothesis import strategies as st

from maklumat.documents.models import Sop
from maklumat.documents.reading import read

_NAMES = st.sampled_from(
    ("uji", "penandatanganan", "bahan-pembahasan", "pengumpulan-bahan-dan-data-dukung", "w" * 60, "i-" * 20)
)
_ROLES = st.sampled_from(
    ("Kepala", "Kasubbag Program dan Pelaporan", "Penyelenggaraketatausahaan", "M" * 40, "局長")
)


@st.composite
def procedures(draw: st.DrawFn, steps: int = 30, roles: int = 8) -> Sop:
    """A procedure of at most so many steps and roles."""
    count = draw(st.integers(1, steps))
    lanes = draw(st.lists(_ROLES, min_size=1, max_size=roles))
    ids = [f"{draw(_NAMES).strip('-')}{index}" for index in range(count)]
    lines = ["skema: 1", "peran:", *(f"  p{n}: {name}" for n, name in enumerate(lanes)), "langkah:"]
    for index, id in enumerate(ids):
        last = index == count - 1
        decides = last or draw(st.booleans())
        lines += [
            f"  - id: {id}",
            f"    kegiatan: Kegiatan {index}",
            f"    peran: p{draw(st.integers(0, len(lanes) - 1))}",
            "    wajib: ya",
            f"    naskah: {'final' if last else 'berjalan'}",
            f"    keputusan: {'ya/tidak' if decides else 'selesai'}",
            "    tingkat: saksi",
        ]
        if decides and index and draw(st.booleans()):
            back = draw(st.sets(st.integers(0, index - 1), min_size=1, max_size=4))
            lines += ["    kembali:", *(f"      - {ids[target]}" for target in sorted(back))]
    text = "\n".join([*lines, "jalur:", "  dasar:", f"    - {ids[-1]}"]) + "\n"
    return read(Sop, text.encode(), "sop.yaml").model
