"""The office: hours that make sense, pictures that are there, its own complaint officer."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Document, Office
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules import mutu, pengaduan
from maklumat.documents.errors import Unreadable
from maklumat.documents.folder import Key, load, read_document
from maklumat.documents.gambar import picture_fault
from maklumat.documents.models import Kantor, StandarPelayanan
from maklumat.documents.models.kantor import MOST_FIRST, JamLayanan

ISTIRAHAT = Kode("jam-istirahat", Bobot.GALAT, "Bentuk naskah: istirahat berada di dalam jam layanan")
BIDANG = Kode("pelaksana-bidang", Bobot.PERINGATAN, "UU 25/2009 Pasal 23 ayat (4)")
UTAMA = Kode("layanan-utama", Bobot.PERINGATAN, "Bentuk naskah: layanan utama di beranda")
BERTUMPUK = Kode("jam-bertumpuk", Bobot.PERINGATAN, "Bentuk naskah: satu hari, satu jam layanan")
RUSAK = Kode("gambar-rusak", Bobot.GALAT, "Bentuk naskah: gambar kop dan logo dapat dicetak")


def hours(document: Document[Kantor]) -> Iterator[Finding]:
    """A break outside opening hours, or two opening hours that overlap."""
    entries = document.model.jam_layanan
    for position, entry in enumerate(entries):
        pause = entry.istirahat
        if pause and not (entry.pukul.mulai < pause.mulai and pause.selesai < entry.pukul.selesai):
            yield document.source.finding(
                ISTIRAHAT,
                ("jam_layanan", position, "istirahat"),
                f"Istirahat {pause} tidak berada di dalam jam layanan {entry.pukul}.",
                "Perbaiki jamnya.",
            )
        if any(_overlap(entry, other) for other in entries[:position]):
            yield document.source.finding(
                BERTUMPUK,
                ("jam_layanan", position, "hari"),
                f"Jam layanan {entry.hari} bertumpuk dengan baris sebelumnya.",
                "Satukan, atau bedakan hari dan jamnya.",
            )


def _overlap(one: JamLayanan, other: JamLayanan) -> bool:
    days = one.hari.pertama <= other.hari.terakhir and other.hari.pertama <= one.hari.terakhir
    return days and one.pukul.mulai < other.pukul.selesai and other.pukul.mulai < one.pukul.selesai


def pictures(document: Document[Kantor]) -> Iterator[Finding]:
    """A logo or letterhead that is not in the folder, or that no sheet can hold."""
    for key in ("logo", "kop"):
        name = getattr(document.model, key)
        data = document.source.files.get(name) if name else None
        if data is not None and (fault := picture_fault(data)):
            yield document.source.finding(
                RUSAK,
                (key,),
                f"Gambar {name} {fault}.",
                "Simpan ulang gambarnya sebagai PNG atau JPG, lalu ganti berkas ini.",
            )
        elif name is not None and data is None:
            yield document.source.finding(
                mutu.BERKAS_TIDAK_ADA,
                (key,),
                f"Berkas {name} tidak ada di folder kantor.",
                "Simpan gambarnya di sini, atau hapus kunci ini.",
            )


def fields(document: Document[Kantor]) -> Iterator[Finding]:
    """People in charge of a field that no service has, or of one named before: no page would show them."""
    teams = document.model.pelaksana or ()
    known = _fields(document.source.office) if teams else frozenset()
    seen: set[str] = set()
    for position, team in enumerate(teams):
        path = ("pelaksana", position, "bidang")
        if team.bidang in seen:
            yield document.source.finding(
                BIDANG, path, f"Bidang “{team.bidang}” tertulis dua kali.", "Satukan keduanya."
            )
        elif team.bidang not in known:
            yield document.source.finding(
                BIDANG,
                path,
                f"Bidang “{team.bidang}” tidak dipakai standar pelayanan mana pun.",
                f"Pakai salah satu: {', '.join(sorted(known))}." if known else "Hapus bidang ini.",
            )
        seen.add(team.bidang)


def first(document: Document[Kantor]) -> Iterator[Finding]:
    """A service to show first that does not exist or finds no room."""
    for position, id in enumerate(document.model.utama or ()):
        if Key("layanan", id) not in document.source.office.keys:
            said = f"Layanan `{id}` tidak ada di standards/layanan/."
        elif position >= MOST_FIRST:
            said = f"Layanan `{id}` tidak akan tampil: hanya enam yang pertama tampil di beranda."
        else:
            continue
        fix = "Periksa ejaannya, atau hapus dari `utama`."
        yield document.source.finding(UTAMA, ("utama", position), said, fix)


def _fields(office: Office) -> frozenset[str]:
    """The fields of the services that can be read; what cannot is its own check's business."""
    found = set()
    for key in office.keys:
        if key.jenis == "layanan":
            try:
                model = read_document(load(office.tree, key)).model
            except Unreadable:
                continue
            if isinstance(model, StandarPelayanan):
                found.add(model.bidang)
    return frozenset(found)


RULES = (hours, pictures, fields, first, pengaduan.office)
