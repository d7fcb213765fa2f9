"""The procedure as the AP form of PermenPANRB 35/2012: identity, grid, and a flow chart for any procedure.

One row a step, one lane a role. Forward arrows run down the lanes; each Tidak runs through a gutter beside
the lanes, where nothing is written, back to the steps it may return to. Here it is decided which gutter and
which track in it; the template measures the texts, breaks pages and draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from maklumat.documents.models import Langkah, Sop
from maklumat.documents.models.sop import Identitas
from maklumat.publish.lembar import Mark, Office, frame, proof
from maklumat.publish.words import long_date

TITLE = "Standar Operasional Prosedur"
Side = Literal["kiri", "kanan"]
_A4_LANES = 8
_A4_WIDTH, _A3_WIDTH = 273, 396  # mm between the margins, landscape
_TRACK, _CONNECTOR, _FURTHER = 2.4, 9.0, 4.0  # mm; a connector is wider for every further number in it
_SYMBOL, _LABEL = 12.0, 6.6  # mm; a symbol is narrower in narrow lanes, the word Tidak is not
_NUMBER = 9.0
_TEXTS = {"kegiatan": 0.36, "kelengkapan": 0.19, "waktu": 0.11, "keluaran": 0.17, "keterangan": 0.17}


@dataclass(frozen=True)
class Return:
    """Where a Tidak goes: step indices, the gutter it runs through and its track there, 0 nearest."""

    targets: tuple[int, ...]
    side: Side
    track: int


def sop_data(sop: Sop, office: Office, sidik: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The data `sop.typ` sets; `sidik` and `files` are those of the archived procedure."""
    name = sop.identitas.nama if sop.identitas else "Penyusunan standar pelayanan"
    note = f"{TITLE} · dasar/sop · sumber data terlampir di dalam berkas ini"
    roles = _lanes(sop)
    returns = _returns(sop.langkah, roles)
    return {
        **frame(office, TITLE, name, Mark(sidik, note, proof(sidik))),
        "identitas": _identity(sop.identitas, office),
        "kisi": _grid(sop.identitas),
        "peran": [sop.peran[role] for role in roles],
        "ukuran": _measures(len(roles), returns.values()),
        "langkah": [
            _step(sop, index, step, roles, returns.get(index)) for index, step in enumerate(sop.langkah)
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


def _lanes(sop: Sop) -> list[str]:
    """Roles from left to right as they first act; the archived tree keeps no order of its own."""
    return list(dict.fromkeys([*(step.peran for step in sop.langkah), *sorted(sop.peran)]))


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
    onward = "prosedur selesai" if index == len(sop.langkah) - 1 else f"lanjut ke langkah {index + 2}"
    start = "mulai; " if index == 0 else ""
    who = f"Langkah {index + 1}, {sop.peran[step.peran]}: {start}"
    if back is None:
        return f"{who}{'proses' if index else 'kegiatan pertama'}; {onward}."
    targets = " atau ".join(str(target + 1) for target in back.targets)
    return f"{who}keputusan. Ya: {onward}. Tidak: kembali ke langkah {targets}."


def _returns(steps: Sequence[Langkah], roles: list[str]) -> dict[int, Return]:
    """The way back of every deciding step; ways that share rows of one gutter get tracks of their own."""
    places = {step.id: index for index, step in enumerate(steps)}
    found: dict[int, Return] = {}
    for index, step in enumerate(steps):
        if not step.memutus:
            continue
        targets = tuple(sorted({places[id] for id in step.kembali or (steps[0].id,)}))
        side = _nearer_side([roles.index(steps[place].peran) for place in (index, *targets)], len(roles))
        found[index] = Return(targets, side, _free_track(found, side, targets[0], index))
    return found


def _nearer_side(lanes: list[int], count: int) -> Side:
    to_left = sum(lanes)
    return "kiri" if to_left < len(lanes) * (count - 1) - to_left else "kanan"


def _free_track(found: Mapping[int, Return], side: Side, top: int, bottom: int) -> int:
    taken = {
        other.track
        for index, other in found.items()
        if other.side == side and other.targets[0] <= bottom and index >= top
    }
    return next(track for track in range(len(taken) + 1) if track not in taken)


def _measures(lanes: int, returns: Iterable[Return]) -> dict[str, Any]:
    """Widths in mm: lanes, gutters, text columns; a sheet of A3 where the lanes need it."""
    wide = lanes > _A4_LANES
    whole = _A3_WIDTH if wide else _A4_WIDTH
    lane = min(19.0, (0.55 if wide else 0.46) * whole / lanes)
    beside = (lane - min(_SYMBOL, lane - 4)) / 2
    first = max(1.4, _LABEL - beside)
    gutters = dict.fromkeys(("kiri", "kanan"), 0.0)
    for back in returns:
        connector = _CONNECTOR + _FURTHER * (len(back.targets) - 1)
        gutters[back.side] = max(gutters[back.side], first + _TRACK * back.track + connector)
    rest = whole - _NUMBER - lane * lanes - sum(gutters.values())
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
