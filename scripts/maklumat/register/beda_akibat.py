"""What a change entails: by law a new decree and a new discussion, by the SOP the path to take.

Articles are those of UU 25/2009 and PP 96/2012; what only the office's SOP asks is said as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from maklumat.documents.diff import Change
from maklumat.documents.models import DaftarPejabat, MaklumatPelayanan, Regulasi, Sop, StandarPelayanan
from maklumat.register.basis import continuity_problems
from maklumat.register.beda_sides import Side
from maklumat.register.cycle import DISCUSSION

_UNREADABLE = "Betulkan naskah ini lebih dulu; naskah yang tidak terbaca tidak dapat dibahas atau diputuskan."
_REMAINS = "Menghapus berkas tidak mencabut apa pun: naskah yang berlaku tetap berlaku sampai ada keputusan"
_STATUS_FIELDS = frozenset({"dicabut", "dicabut_oleh", "diubah_oleh"})


@dataclass(frozen=True)
class Office:
    """What the consequences of one document depend on: the procedure and the other documents by id."""

    sop: Sop | None
    layanan: Mapping[str, StandarPelayanan]
    maklumat: Mapping[str, MaklumatPelayanan]

    def steps(self, jalur: str) -> tuple[str, ...]:
        """The steps of a path; none where the procedure cannot be read."""
        return tuple(step.id for step in self.sop.path(jalur)) if self.sop else ()


def consequences(
    old: Side | None, new: Side | None, changes: Iterable[Change], office: Office
) -> tuple[str, ...]:
    """What follows from the change of one document, in plain sentences."""
    if new is not None and new.model is None:
        return (_UNREADABLE,)
    known = new or old
    if known is None:
        return ()
    if known.key.jenis == "layanan":
        return tuple(_layanan(old, new, tuple(changes), office))
    if known.key.jenis == "maklumat":
        return tuple(_maklumat(new, office))
    if known.key.jenis == "warga":
        return tuple(_warga(new, office))
    return tuple(_dasar(old, new, tuple(changes), office))


def _layanan(
    old: Side | None, new: Side | None, changes: tuple[Change, ...], office: Office
) -> Iterator[str]:
    if new is None:
        yield f"{_REMAINS} pencabutan (jalur pencabutan)."
    else:
        yield (
            "Perlu keputusan penetapan baru (PP 96/2012 Pasal 27 ayat (4)); sampai ada keputusan itu, "
            "yang berlaku tetap naskah yang sudah ditetapkan."
        )
        again, basis = ("lagi ", "Pasal 26 dan Pasal 33") if old else ("", "Pasal 26")
        yield (
            f"Rancangannya dibahas {again}dengan masyarakat dan pihak terkait; hasilnya dituangkan dalam "
            f"berita acara yang dilampiri daftar hadir (PP 96/2012 {basis})."
        )
        yield (
            "Rancangan yang sudah dibahas dipublikasikan paling lama 5 hari kerja sejak berita acara "
            "ditandatangani, masyarakat menanggapinya paling lama 7 hari kerja sejak dipublikasikan, dan "
            "rancangan diperbaiki paling lama 14 hari sejak batas tanggapan itu (PP 96/2012 Pasal 27 "
            "ayat (1) sampai dengan ayat (3))."
        )
        if _paid(new) and any(change.komponen == "biaya" for change in changes):
            yield (
                "Biaya harus mengikuti peraturan yang menjadi dasarnya (UU 25/2009 Pasal 31; PP 96/2012 "
                "Pasal 29)."
            )
    yield from _charters((new or old), new is None, office)


def _paid(service: Side) -> bool:
    return isinstance(service.model, StandarPelayanan) and isinstance(service.model.biaya, tuple)


def _charters(service: Side | None, removed: bool, office: Office) -> Iterator[str]:
    """A maklumat pledges the standards it names, so it goes with them."""
    deadline = "paling lama 7 hari kerja sejak standar pelayanan ditetapkan (PP 96/2012 Pasal 30)"
    id = service.key.id if service else ""
    naming = sorted(name for name, charter in office.maklumat.items() if id in charter.layanan)
    if removed:
        for name in naming:
            yield f"Maklumat {name} masih memuat layanan ini; perbarui bersama pencabutannya."
        return
    for name in naming:
        yield f"Maklumat {name} memuat layanan ini: perbarui, lalu publikasikan {deadline}."
    if not naming:
        yield (
            f"Belum ada maklumat yang memuat layanan ini; maklumat ditetapkan dan dipublikasikan {deadline}."
        )


def _maklumat(new: Side | None, office: Office) -> Iterator[str]:
    if new is None:
        yield f"{_REMAINS} pencabutan (jalur pencabutan)."
        return
    yield (
        "Perlu keputusan penetapan baru: maklumat disusun dan ditetapkan penyelenggara, lalu "
        "dipublikasikan secara jelas dan luas (UU 25/2009 Pasal 22; PP 96/2012 Pasal 30)."
    )
    yield from _discussion("penetapan", office)


def _warga(new: Side | None, office: Office) -> Iterator[str]:
    if new is None:
        yield (
            "Menghapus berkas tidak mengubah apa pun: penjelasan yang sudah disetujui tetap tampil selama "
            "standar pelayanannya berlaku."
        )
        return
    yield "Tidak perlu keputusan penetapan baru: penjelasan bagi warga tidak mengubah standar pelayanan."
    yield from _path("warga", office)
    yield from _discussion("warga", office)


def _dasar(old: Side | None, new: Side | None, changes: tuple[Change, ...], office: Office) -> Iterator[str]:
    if new is None:
        yield "Keempat naskah dasar wajib ada; menghapusnya tidak dapat diputuskan."
        return
    yield from _path("dasar", office)
    yield from _discussion("dasar", office)
    if new.key.id == "sop":
        yield "Siklus yang sudah berjalan tetap memakai SOP yang berlaku saat siklus itu dimulai."
    elif new.key.id == "kantor":
        yield "Naskah yang sudah disahkan tetap tampil dengan data kantor pada saat disahkan."
    elif new.key.id == "pejabat":
        yield from _roster(old, new)
    elif new.key.id == "regulasi":
        yield from _citing(changes, office)


def _path(jalur: str, office: Office) -> Iterator[str]:
    steps = office.steps(jalur)
    if not (office.sop and steps):
        return
    last = office.sop.path(jalur)[-1]
    role = office.sop.peran.get(last.peran, last.peran)
    yield f"Berlaku setelah jalur {jalur} selesai ({', '.join(steps)}); keputusan terakhir oleh {role}."


def _discussion(jalur: str, office: Office) -> Iterator[str]:
    steps = office.steps(jalur)
    if DISCUSSION in steps:
        yield f"Pembahasan dengan masyarakat diulang: jalur {jalur} pada SOP memuatnya."
    elif steps:
        yield f"Pembahasan dengan masyarakat tidak perlu diulang: jalur {jalur} pada SOP tidak memuatnya."


def _roster(old: Side | None, new: Side) -> Iterator[str]:
    if old is None or not (isinstance(old.model, DaftarPejabat) and isinstance(new.model, DaftarPejabat)):
        return
    problems = list(continuity_problems(old.model, new.model, date.min))
    for problem in problems:
        yield f"Tidak dapat diputuskan selama {problem}."
    if problems:
        yield "Penugasan dan saksi yang sudah tercatat dibiarkan; hanya hari terakhirnya yang boleh diisi."


def _citing(changes: Iterable[Change], office: Office) -> Iterator[str]:
    """Services that cite a regulation whose standing changed."""
    for singkat in sorted(set(_unsettled(changes))):
        citing = sorted(id for id, service in office.layanan.items() if _cites(service, singkat))
        if citing:
            names = ", ".join(citing)
            yield f"Keadaan {singkat} berubah: tinjau standar pelayanan yang mengutipnya ({names})."


def _unsettled(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        item = change.dalam[-1].baru if change.dalam else change.lama
        if isinstance(item, Regulasi) and (not change.dalam or _STATUS_FIELDS & set(change.path[2:])):
            yield item.singkat


def _cites(service: StandarPelayanan, singkat: str) -> bool:
    fees = () if service.biaya is None or isinstance(service.biaya, str) else service.biaya
    cited = (*(service.dasar_hukum or ()), *(row.dasar for row in fees if row.dasar))
    return any(text == singkat or text.startswith(f"{singkat} Pasal ") for text in cited)
