"""What every official sheet carries: letterhead, foot, decree block, signatory, embedded sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from maklumat.documents.canonical import canonical_json, short_form
from maklumat.documents.folder import Key, main_file
from maklumat.documents.gambar import picture_fault
from maklumat.documents.models import DaftarRegulasi, Kantor
from maklumat.documents.models.pejabat import StatusJabatan
from maklumat.documents.strict_yaml import parse, plain
from maklumat.publish.qr import qr_svg
from maklumat.publish.typst_pdf import PressError
from maklumat.publish.words import long_date, official_title
from maklumat.register.record import Penetapan

CONTOH = "CONTOH. Kantor dan isi naskah ini hanya contoh, bukan naskah resmi instansi mana pun."
_PAPER = {"a4": [210, 297], "f4": [210, 330]}  # mm
_FACES = {"source-sans": "Source Sans 3", "source-serif": "Source Serif 4", "bonum": "TeX Gyre Bonum"}


@dataclass(frozen=True)
class Signatory:
    """Who will sign. The level of signature is not known when a sheet is set."""

    nama: str
    jabatan: str
    status: StatusJabatan


@dataclass(frozen=True)
class Office:
    """Whose sheet it is and of which moment; `images` are the files beside kantor.yaml."""

    kantor: Kantor
    pada: datetime
    images: Mapping[str, bytes] = field(default_factory=dict)
    draft: bool = False


@dataclass(frozen=True)
class Mark:
    """What the foot of every page proves the sheet by: a digest and the page of the site that tells of it.

    `note` says in words what the sheet is; `address` is a path of the site.
    """

    sidik: str
    note: str
    address: str


@dataclass(frozen=True)
class Context:
    """What a sheet needs beside its document.

    `sidik` and `files` are those of the document `key`, as archived; `images` the files beside
    kantor.yaml; `pada` the moment it speaks of, in the office's time zone. `attested` makes it a copy: in
    place of room for a signature it says in words how the sheet was decided.
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
    attested: str | None = None

    @property
    def office(self) -> Office:
        """The office and the moment, apart from the document."""
        return Office(self.kantor, self.pada, self.images, self.draft)


def proof(sidik: str) -> str:
    """The address that tells of a digest."""
    return f"v/{sidik}/"


def frame(office: Office, title: str, name: str, mark: Mark) -> dict[str, Any]:
    """What every sheet carries, document or not; `title` is its kind, `name` its own."""
    kantor, pada = office.kantor, office.pada
    laman = kantor.laman.rstrip("/") if kantor.laman else None
    address = f"{laman}/{mark.address}" if laman else None
    by_hand = f"{laman}/v/ diikuti sidik di atas" if mark.address == proof(mark.sidik) else address
    return {
        "judul_pdf": f"{title}: {name}",
        "nama": name,
        "kata_kunci": [title, f"sidik {mark.sidik}"],
        "kertas": _PAPER[kantor.kertas or "a4"],
        "margin": _margin(kantor),
        "huruf": _FACES[kantor.huruf] if kantor.huruf else None,
        "kantor": _office(office),
        "contoh": _example(kantor),
        "sidik": mark.sidik,
        "sidik_pendek": short_form(mark.sidik),
        "keterangan_kaki": mark.note,
        "alamat_periksa": address,
        "alamat_ketik": by_hand,
        "qr": qr_svg(address) if address else None,
        "rancangan": office.draft,
        "tanggal_cetak": long_date(pada.date()),
        "pada": [pada.year, pada.month, pada.day],
        "berkas": [],
    }


def sheet(context: Context, title: str, name: str) -> dict[str, Any]:
    """The data `lembar.typ` sets; `title` is the kind of document, `name` its own."""
    note = f"{title} · {context.key} · sumber data terlampir di dalam berkas ini"
    return {
        **frame(context.office, title, name, Mark(context.sidik, note, proof(context.sidik))),
        "kata_kunci": [title, str(context.key), f"sidik {context.sidik}"],
        "lampiran": _annex(context),
        "penandatangan": _signature(context),
        "berkas": _sources(context, f"{title} {name}"),
    }


def _margin(kantor: Kantor) -> list[int] | None:
    """Millimetres at top, right, bottom and left; None leaves them to the template."""
    margin = kantor.margin
    return [side.mm for side in (margin.atas, margin.kanan, margin.bawah, margin.kiri)] if margin else None


def _office(office: Office) -> dict[str, Any]:
    kantor = office.kantor
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
        "logo": _image(office, kantor.logo, "logo"),
        "kop": _image(office, kantor.kop, "kop surat"),
    }


def _image(office: Office, name: str | None, what: str) -> list[int] | None:
    if name is None:
        return None
    data = office.images.get(name)
    if data is None:
        raise PressError(f"Gambar {what} {name} tidak ada di samping kantor.yaml.")
    if fault := picture_fault(data):
        raise PressError(f"Gambar {what} {name} {fault}.")
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
    return {
        "tempat_tanggal": place,
        "jabatan": official_title(who.jabatan, who.status),
        "nama": who.nama,
        "tingkat": context.attested,
    }


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
