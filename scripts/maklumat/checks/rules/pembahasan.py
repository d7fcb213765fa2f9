"""The discussion: dates in order, the public there, deadlines kept, comments answered, no persons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from maklumat.checks.context import Document, Path, Source
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.statutes import PUBLIKASI, comment_window
from maklumat.documents.folder import Key
from maklumat.documents.kalender import TanpaKalender
from maklumat.documents.models import KOMPONEN, DaftarMasukan, DaftarRapat, HasilPembahasan, Rapat
from maklumat.documents.models.pembahasan import Hasil, Masukan
from maklumat.documents.pribadi import traces

DATA_PRIBADI = Kode("pembahasan-data-pribadi", Bobot.PERINGATAN, "UU 27/2022")
TANGGAL_TERBALIK = Kode("pembahasan-tanggal-terbalik", Bobot.GALAT, "PP 96/2012 Pasal 26 dan 27")
BERTUMPUK = Kode("pembahasan-rapat-bertumpuk", Bobot.PERINGATAN, "Bentuk naskah: satu rapat, satu waktu")
TANPA_MASYARAKAT = Kode(
    "pembahasan-tanpa-masyarakat", Bobot.PERINGATAN, "UU 25/2009 Pasal 20 ayat (2); PP 96/2012 Pasal 26"
)
PUBLIKASI_TERLAMBAT = Kode("pembahasan-publikasi-terlambat", Bobot.PERINGATAN, "PP 96/2012 Pasal 27 ayat (1)")
TANPA_KALENDER = Kode(
    "pembahasan-tanpa-kalender",
    Bobot.PERINGATAN,
    "Bentuk naskah: hari kerja dihitung dari kalender/<tahun>.yaml",
)
NASKAH_ASING = Kode(
    "pembahasan-naskah-tidak-dibawa", Bobot.GALAT, "Bentuk naskah: yang dibahas ialah naskah siklusnya"
)
KOMPONEN_ASING = Kode("pembahasan-komponen-tidak-dikenal", Bobot.GALAT, "UU 25/2009 Pasal 21")
MASUKAN_TERLAMBAT = Kode("masukan-terlambat", Bobot.PERINGATAN, "PP 96/2012 Pasal 27 ayat (2)")
MASUKAN_BELUM_DIJAWAB = Kode("masukan-belum-dijawab", Bobot.PERINGATAN, "PP 96/2012 Pasal 27 ayat (3)")

_COMPONENTS = frozenset(component.kunci for component in KOMPONEN) | {"tambahan"}


def personal(source: Source) -> Iterator[Finding]:
    """Text that looks as if it named a person or said how to reach one."""
    for leaf in source.leaves:
        kinds = sorted({trace.what for trace in traces(leaf.value)})
        if kinds and leaf.key not in ("daftar_hadir", "tempat"):
            yield source.at_leaf(
                DATA_PRIBADI,
                leaf,
                f"`{leaf.key}` tampaknya memuat {', '.join(kinds)}.",
                "Tulis isinya saja; nama dan kontak orang disimpan pada arsip kantor sendiri.",
            )


def order(document: Document[DaftarRapat]) -> Iterator[Finding]:
    """Invitation, meeting, minutes: in this order."""
    for position, meeting in enumerate(document.model.rapat):
        dates = {
            "undangan": meeting.undangan,
            "tanggal": meeting.tanggal,
            "berita_acara": meeting.berita_acara,
        }
        known = [(key, day) for key, day in dates.items() if day is not None]
        for (earlier, first), (later, second) in pairwise(known):
            if second < first:
                yield document.source.finding(
                    TANGGAL_TERBALIK,
                    ("rapat", position, later),
                    f"`{later}` ({second}) mendahului `{earlier}` ({first}).",
                    "Betulkan tanggalnya; undangan mendahului rapat, berita acara mengikutinya.",
                )


def overlap(document: Document[DaftarRapat]) -> Iterator[Finding]:
    """Two meetings of the bundle at the same time."""
    meetings = document.model.rapat
    for position, meeting in enumerate(meetings):
        if any(_overlap(meeting, other) for other in meetings[:position]):
            yield document.source.finding(
                BERTUMPUK,
                ("rapat", position, "tanggal"),
                f"Rapat {meeting.tanggal} bertumpuk dengan rapat lain pada daftar ini.",
                "Betulkan tanggal atau pukulnya, atau hapus yang tertulis dua kali.",
            )


def _overlap(one: Rapat, other: Rapat) -> bool:
    if one.tanggal != other.tanggal:
        return False
    if one.pukul is None or other.pukul is None:
        return True
    return one.pukul.mulai < other.pukul.selesai and other.pukul.mulai < one.pukul.selesai


def public_there(document: Document[DaftarRapat]) -> Iterator[Finding]:
    """A meeting held without anyone outside government."""
    for position, meeting in enumerate(document.model.rapat):
        if meeting.berita_acara is not None and not (meeting.hadir and meeting.hadir.public):
            yield document.source.finding(
                TANPA_MASYARAKAT,
                ("rapat", position, "hadir"),
                "Rapat ini tidak dihadiri unsur masyarakat di luar pemerintah.",
                "Lengkapi `hadir` menurut daftar hadir, atau bahas kembali bersama masyarakat.",
            )


def published_in_time(document: Document[HasilPembahasan]) -> Iterator[Finding]:
    """The discussed text published before its minutes, or more than 5 hari kerja after them."""
    source, published = document.source, document.model.publikasi
    minutes = source.office.discussion(source.name).minutes
    if published is None or minutes is None:
        return
    path: Path = ("publikasi", "tanggal")
    if published.tanggal < minutes:
        yield source.finding(
            TANGGAL_TERBALIK,
            path,
            f"Publikasi ({published.tanggal}) mendahului berita acara terakhir ({minutes}).",
            "Rancangan yang dipublikasikan ialah yang sudah dibahas; betulkan tanggalnya.",
        )
        return
    days = source.office.calendars.between(minutes, published.tanggal)
    if isinstance(days, TanpaKalender):
        yield _without_calendar(source, path, days)
    elif days > PUBLIKASI:
        yield source.finding(
            PUBLIKASI_TERLAMBAT,
            path,
            f"Rancangan dipublikasikan {days} hari kerja setelah berita acara ditandatangani; "
            f"batasnya {PUBLIKASI} hari kerja.",
            "Catat sebab keterlambatan pada laporan; tanggal yang sebenarnya jangan diubah.",
        )


def point_places(document: Document[HasilPembahasan]) -> Iterator[Finding]:
    """Results about a document the bundle does not carry, or a component there is not."""
    yield from _places(document.source, "hasil", document.model.hasil)


def comment_places(document: Document[DaftarMasukan]) -> Iterator[Finding]:
    """The same of comments."""
    yield from _places(document.source, "masukan", document.model.masukan)


def _places(source: Source, key: str, items: tuple[Hasil | Masukan, ...]) -> Iterator[Finding]:
    carried = source.office.carried(source.name)
    for position, item in enumerate(items):
        named = Key(item.naskah.jenis, item.naskah.id) if item.naskah else None
        if named is not None and carried is not None and named not in carried:
            yield source.finding(
                NASKAH_ASING,
                (key, position, "naskah"),
                f"Naskah {named} tidak dibawa siklus {source.name}.",
                "Periksa ejaannya, atau pindahkan butir ini ke siklus yang membawanya.",
            )
        about_service = named is None or named.jenis == "layanan"
        if item.komponen is not None and about_service and item.komponen not in _COMPONENTS:
            yield source.finding(
                KOMPONEN_ASING,
                (key, position, "komponen"),
                f"Komponen “{item.komponen}” tidak dikenal.",
                f"Pakai salah satu: {', '.join(component.kunci for component in KOMPONEN)}.",
            )


def in_time(document: Document[DaftarMasukan]) -> Iterator[Finding]:
    """Comments after the last day: kept, and said to be late."""
    source = document.source
    discussion = source.office.discussion(source.name)
    window = comment_window(discussion, source.office.calendars) if discussion.minutes else None
    if window is None:
        return
    if isinstance(window.terakhir, TanpaKalender):
        yield _without_calendar(source, ("masukan",), window.terakhir)
        return
    for position, comment in enumerate(document.model.masukan):
        if comment.tanggal > window.terakhir:
            yield _late(source, position, comment, window.terakhir)


def _late(source: Source, position: int, comment: Masukan, last: date) -> Finding:
    return source.finding(
        MASUKAN_TERLAMBAT,
        ("masukan", position, "tanggal"),
        f"Masukan {comment.pengenal} diterima {comment.tanggal}, sesudah batas akhir {last}.",
        "Biarkan tercatat dan jawablah; halaman dan laporan menandainya terlambat.",
    )


def answered(document: Document[DaftarMasukan]) -> Iterator[Finding]:
    """Comments without an answer."""
    for position, comment in enumerate(document.model.masukan):
        if not comment.answered:
            yield document.source.finding(
                MASUKAN_BELUM_DIJAWAB,
                ("masukan", position),
                f"Masukan {comment.pengenal} belum dijawab.",
                "Isi `jawaban` dan `status`; pembahasan baru dapat selesai bila semua masukan dijawab.",
            )


def _without_calendar(source: Source, path: Path, missing: TanpaKalender) -> Finding:
    return source.finding(
        TANPA_KALENDER, path, str(missing), f"Tambahkan standards/kalender/{missing.tahun}.yaml."
    )


MEETINGS = (order, overlap, public_there)
RESULTS = (published_in_time, point_places)
COMMENTS = (comment_places, in_time, answered)
