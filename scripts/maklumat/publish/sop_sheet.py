"""The procedure as the AP form of PermenPANRB 35/2012: identity, grid, and a flow chart for any procedure.

One row a step, one lane a role. Forward arrows run down the lanes; each Tidak runs through a gutter beside
the lanes, where nothing is written, back to the steps it may return to. Which gutter and which track in it
is decided in `flow`; the template measures the texts, breaks pages and draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from maklumat.documents.models import Langkah, Sop
from maklumat.documents.models.sop import Identitas
from maklumat.publish.flow import Return, lanes, onward, returns
from maklumat.publish.lembar import Mark, Office, frame, proof
from maklumat.publish.words import long_date

TITLE = "Standar Operasional Prosedur"
_A4_LANES = 8
_A4_WIDTH, _A3_WIDTH = 273, 396  # mm between the margins, landscape
_TRACK, _CONNECTOR, _FURTHER = 2.4, 9.0, 4.0  # mm; a connector is wider for every further number in it
_SYMBOL, _LABEL = 12.0, 6.6  # mm; a symbol is narrower in narrow lanes, the word Tidak is not
_NUMBER = 9.0
_TEXTS = {"kegiatan": 0.36, "kelengkapan": 0.19, "waktu": 0.11, "keluaran": 0.17, "keterangan": 0.17}


def sop_data(sop: Sop, office: Office, sidik: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The data `sop.typ` sets; `sidik` and `files` are those of the archived procedure."""
    name = sop.identitas.nama if sop.identitas else "Penyusunan standar pelayanan"
    note = f"{TITLE} · dasar/sop · sumber data terlampir di dalam berkas ini"
    roles = lanes(sop)
    back = returns(sop.langkah, roles)
    return {
        **frame(office, TITLE, name, Mark(sidik, note, proof(sidik))),
        "identitas": _identity(sop.identitas, office),
        "kisi": _grid(sop.identitas),
        "peran": [sop.peran[role] for role in roles],
        "ukuran": _measures(len(roles), back.values()),
        "langkah": [
            _step(sop, index, step, roles, back.get(index)) for index, step in enumerate(sop.langkah)
        ],
        "keterangan": list(sop.keterangan or ()),
        "berkas": [
            {
                "nama": file,
                "isi": data.decode(),
                "jenis": "application/json" if file.endswith(".json") else "application/yaml",
                "uraian": f"Data prosedur: {name}",
            }
            for file, data in sorted(files.items())
        ],
    }


def _identity(identity: Identitas | None, office: Office) -> dict[str, Any]:
    """The block at the head; what the procedure does not say stays an empty field of the form."""
    if identity is None:
        return {"kop": [office.kantor.nama], "isian": []}
    dates = (
        ("Tanggal pembuatan", identity.tanggal_pembuatan),
        ("Tanggal revisi", identity.tanggal_revisi),
        ("Tanggal efektif", identity.tanggal_efektif),
    )
    who = identity.disahkan_oleh
    approved = [who.jabatan, who.nama or "", f"NIP {who.nip}" if who.nip else ""] if who else []
    return {
        "kop": list(identity.kop or (office.kantor.nama,)),
        "isian": [
            ["Nomor SOP", identity.nomor],
            *([label, long_date(day) if day else "–"] for label, day in dates),
            ["Disahkan oleh", "\n".join(filter(None, approved)) or "–"],
            ["Nama SOP", identity.nama],
        ],
    }


def _grid(identity: Identitas | None) -> list[list[dict[str, Any]]]:
    """Two by three, in the order of the form."""
    if identity is None:
        return []
    warning = (identity.peringatan,) if identity.peringatan else ()
    filing = (identity.pencatatan,) if identity.pencatatan else ()
    rows = (
        (("Dasar hukum", identity.dasar_hukum), ("Kualifikasi pelaksana", identity.kualifikasi_pelaksana)),
        (("Keterkaitan", identity.keterkaitan), ("Peralatan/perlengkapan", identity.peralatan)),
        (("Peringatan", warning), ("Pencatatan dan pendaftaran", filing)),
    )
    return [[{"judul": title, "butir": list(items or ())} for title, items in row] for row in rows]


def _step(sop: Sop, index: int, step: Langkah, roles: list[str], back: Return | None) -> dict[str, Any]:
    last = len(sop.langkah) - 1
    return {
        "nomor": index + 1,
        "kegiatan": step.kegiatan,
        "kelengkapan": step.kelengkapan or "",
        "waktu": str(step.waktu or ""),
        "keluaran": step.keluaran or "",
        "keterangan": step.keterangan or "",
        "lajur": roles.index(step.peran),
        "memutus": step.memutus,
        "mulai": index == 0,
        "selesai": index == last,
        "tidak": list(back.targets) if back else [],
        "sisi": back.side if back else "kanan",
        "alur": back.track if back else 0,
        "alt": _spoken(sop, index, step, back),
    }


def _spoken(sop: Sop, index: int, step: Langkah, back: Return | None) -> str:
    """What a symbol and its arrows say, for whoever hears the chart instead of seeing it."""
    start = "mulai; " if index == 0 else ""
    who = f"Langkah {index + 1}, {sop.peran[step.peran]}: {start}"
    on = onward(len(sop.langkah), index, back)
    if back is not None:
        return f"{who}keputusan. {on}."
    return f"{who}{'proses' if index else 'kegiatan pertama'}; {on}."


def _measures(count: int, ways: Iterable[Return]) -> dict[str, Any]:
    """Widths in mm: lanes, gutters, text columns; a sheet of A3 where the lanes need it."""
    wide = count > _A4_LANES
    whole = _A3_WIDTH if wide else _A4_WIDTH
    lane = min(19.0, (0.55 if wide else 0.46) * whole / count)
    beside = (lane - min(_SYMBOL, lane - 4)) / 2
    first = max(1.4, _LABEL - beside)
    gutters = dict.fromkeys(("kiri", "kanan"), 0.0)
    for back in ways:
        connector = _CONNECTOR + _FURTHER * (len(back.targets) - 1)
        gutters[back.side] = max(gutters[back.side], first + _TRACK * back.track + connector)
    rest = whole - _NUMBER - lane * count - sum(gutters.values())
    return {
        "kertas": "a3" if wide else "a4",
        "nomor": _NUMBER,
        "lajur": lane,
        "selokan": gutters,
        "simbol": lane - 2 * beside,
        "awal_alur": first,
        "langkah_alur": _TRACK,
        "teks": {name: share * rest for name, share in _TEXTS.items()},
    }
