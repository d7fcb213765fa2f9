"""Minutes of a discussion: its results, with the attendance list annexed (PP 96/2012 Pasal 26 ayat (3)).

The law asks for the results and the list; the sentences are those minutes usually have, and no form of
an annex is claimed.
"""

from __future__ import annotations

from typing import Any

from maklumat.documents.folder import Key
from maklumat.documents.models import Rapat
from maklumat.documents.models.pembahasan import PEMERINTAH, PESERTA, UNSUR
from maklumat.documents.models.pembahasan_publik import PembahasanPublik, RapatPublik
from maklumat.publish.surat.bagian import (
    about,
    attendance,
    counted,
    holder,
    kinds,
    paper,
    step_of,
    text_rows,
)
from maklumat.publish.surat.perkara import Matter, choose
from maklumat.publish.words import date_in_words, hours, in_words, long_date, sentence_case
from maklumat.register.cycle import DISCUSSION
from maklumat.register.pembahasan import public_view

TITLE = "Berita acara penyusunan"
CAPACITY = {"pendanaan": "Pendanaan", "pelaksana": "Pelaksana", "sarana_prasarana": "Sarana dan prasarana"}
"""What a discussion has to weigh (PP 96/2012 Pasal 26 ayat (2))."""


def minutes_data(matter: Matter, number: int | None = None) -> dict[str, Any]:
    """The data `surat-berita-acara.typ` sets; raises `Refused` or `Surroundings`.

    Results are the bundle's, so they stand in the minutes of its last meeting; those of an earlier one
    leave lines for them.
    """
    discussion = matter.discussion()
    place, meeting = choose(discussion, number)
    view = public_view(matter.siklus, discussion, matter.window(discussion))
    seen = view.rapat[place - 1]
    last = place == len(view.rapat)
    signed = meeting.berita_acara or meeting.tanggal
    # The heading is a name by law (Pasal 26 ayat (3)); what the bundle carries completes it.
    title = f"{TITLE} {kinds(matter)}"
    return paper(
        matter,
        "berita-acara",
        title,
        {
            "kepala": [TITLE, kinds(matter)],
            "pembuka": _opening(matter, meeting),
            "naskah": text_rows(matter),
            "hasil": points(matter, view) if last else [],
            "kemampuan": capacity(view) if last else [[name, None] for name in CAPACITY.values()],
            "hadir": attendance(seen.hadir),
            "jumlah_hadir": in_words(sum(seen.hadir.values())) if seen.hadir else None,
            "tempat": matter.basis.kantor.tempat,
            "tanggal": long_date(meeting.berita_acara) if meeting.berita_acara else None,
            "penyelenggara": [
                holder(matter, role, signed)
                for role in dict.fromkeys((matter.path[-1].peran, step_of(matter, DISCUSSION).peran))
            ],
            "masyarakat": _public_rows(seen),
        },
    )


def _opening(matter: Matter, meeting: Rapat) -> str:
    clock = f"pukul {hours(meeting.pukul, matter.basis.pejabat.zona)}, " if meeting.pukul else ""
    return (
        f"Pada hari ini, {date_in_words(meeting.tanggal)} ({meeting.tanggal:%d-%m-%Y}), {clock}bertempat di "
        f"{meeting.tempat}, telah dilaksanakan pembahasan {counted(matter)} bersama masyarakat dan pihak "
        "terkait, dengan hasil sebagai berikut."
    )


def points(matter: Matter, view: PembahasanPublik) -> list[list[str]]:
    """Matter, text and component, words and verdict of every point."""
    return [
        [
            point.pokok,
            about(matter, Key(point.jenis, point.id) if point.jenis and point.id else None, point.komponen),
            point.uraian or "–",
            sentence_case(point.putusan),
        ]
        for point in view.hasil
    ]


def capacity(view: PembahasanPublik) -> list[list[str | None]]:
    """What was found on the office's capacity; to fill in where nothing was written."""
    return [[name, view.kemampuan.get(key)] for key, name in CAPACITY.items()]


def _public_rows(meeting: RapatPublik) -> list[str]:
    """A line to sign for each group outside the office: those that came, or all before the meeting."""
    came = [unsur for unsur, count in meeting.hadir.items() if count and unsur in PESERTA]
    every = [unsur for unsur in UNSUR if unsur not in PEMERINTAH] + ["instansi_terkait"]
    return [UNSUR[unsur] for unsur in came or every]
