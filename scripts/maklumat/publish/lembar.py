"""What every official sheet carries: letterhead, foot, decree block, signatory, embedded sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from maklumat.documents.canonical import canonical_json, short_form
from maklumat.documents.folder import Key, main_file
from maklumat.documents.models import DaftarRegulasi, Kantor
from maklumat.documents.models.pejabat import StatusJabatan
from maklumat.documents.strict_yaml import parse, plain
from maklumat.publish.typst_pdf import PressError
from maklumat.publish.words import long_date, official_title
from maklumat.register.record import Penetapan

CONTOH = "CONTOH. Kantor dan isi naskah ini hanya contoh, bukan naskah resmi instansi mana pun."
_PNG, _JPG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True)
class Signatory:
    """Who will sign. The level of signature is not known when a sheet is set."""

    nama: str
    jabatan: str
    status: StatusJabatan


@dataclass(frozen=True)
class Context:
    """What a sheet needs beside its document.

    `sidik` and `files` are those of the document `key`, as archived; `images` the files beside
    kantor.yaml; `pada` the moment it speaks of, in the office's time zone.
    """

    kantor: Kantor
    regulasi: DaftarRegulasi
    key: Key
    sidik: str
    files: Mapping[str, bytes]
    pada: datetime
    penetapan: Penetapan | None = None
    signatory: Signatory | None = None
    draft: bool = False
    images: Mapping[str, bytes] = field(default_factory=dict)


def sheet(context: Context, title: str, name: str) -> dict[str, Any]:
    """The data `lembar.typ` sets; `title` is the kind of document, `name` its own."""
    return {
        "judul_pdf": f"{title}: {name}",
        "nama": name,
        "kata_kunci": [title, str(context.key), f"sidik {context.sidik}"],
        "kantor": _office(context),
        "contoh": _example(context.kantor),
        "sidik": context.sidik,
        "sidik_pendek": short_form(context.sidik),
        "keterangan_kaki": f"{title} · {context.key} · sumber data terlampir di dalam berkas ini",
        "rancangan": context.draft,
        "tanggal_cetak": long_date(context.pada.date()),
        "pada": [context.pada.year, context.pada.month, context.pada.day],
        "lampiran": _annex(context),
        "penandatangan": _signature(context),
        "berkas": _sources(context, f"{title} {name}"),
    }


def _office(context: Context) -> dict[str, Any]:
    kantor = context.kantor
    reach = (
        ("Telepon", kantor.telepon),
        ("Surel", kantor.surel),
        ("Laman", kantor.laman),
    )
    contact = "  ·  ".join(f"{name} {value}" for name, value in reach if value)
    return {
        "nama": kantor.nama,
        "induk": kantor.induk,
        "baris": [line for line in (kantor.alamat, contact) if line],
        "logo": _image(context, kantor.logo, "logo"),
        "kop": _image(context, kantor.kop, "kop surat"),
    }


def _image(context: Context, name: str | None, what: str) -> list[int] | None:
    if name is None:
        return None
    data = context.images.get(name)
    if data is None:
        raise PressError(f"Gambar {what} {name} tidak ada di samping kantor.yaml.")
    if not data.startswith((_PNG, _JPG)):
        raise PressError(f"Gambar {what} {name} bukan PNG atau JPG yang utuh.")
    return list(data)


def _example(kantor: Kantor) -> str | None:
    lines = [*([CONTOH] if kantor.contoh else []), *([kantor.catatan] if kantor.catatan else [])]
    return "\n".join(lines) or None


def _annex(context: Context) -> dict[str, Any] | None:
    decree = context.penetapan
    if decree is None:
        return None
    head = context.signatory.jabatan if context.signatory else context.kantor.nama
    return {
        "keputusan": f"Keputusan {head.removeprefix('Plt. ').removeprefix('Plh. ')}",
        "isian": [["Nomor", decree.nomor_sk], ["Tanggal", long_date(decree.tanggal_sk)]],
    }


def _signature(context: Context) -> dict[str, Any] | None:
    who, decree = context.signatory, context.penetapan
    if who is None:
        return None
    place = (
        [f"Ditetapkan di {decree.tempat}", f"pada tanggal {long_date(decree.tanggal_sk)}"]
        if decree
        else [context.kantor.tempat]
    )
    return {"tempat_tanggal": place, "jabatan": official_title(who.jabatan, who.status), "nama": who.nama}


def _sources(context: Context, description: str) -> list[dict[str, str]]:
    name = main_file(context.key)
    data = context.files.get(name)
    if data is None:
        return []
    tree = canonical_json(plain(parse(data))).decode()
    return [
        {
            "nama": name,
            "isi": data.decode(),
            "jenis": "application/yaml",
            "uraian": f"Naskah sumber: {description}",
        },
        {
            "nama": name.replace(".yaml", ".json"),
            "isi": tree,
            "jenis": "application/json",
            "uraian": f"Data terstruktur: {description}",
        },
    ]
