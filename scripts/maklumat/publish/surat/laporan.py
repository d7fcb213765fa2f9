"""The report on a discussion: meetings, attendance, results, comments with answers, what changed.

All of it is the public view of the data, in which no person has a place, so that the report may be
archived and published.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from maklumat.checks.statutes import Masa
from maklumat.documents.folder import Key
from maklumat.documents.models.pembahasan import UNSUR
from maklumat.documents.models.pembahasan_publik import MasukanPublik, PembahasanPublik, RapatPublik
from maklumat.publish.decree import BASIS
from maklumat.publish.discussion import CHANNELS, STATUS
from maklumat.publish.revisions import changes
from maklumat.publish.surat.bagian import about, holder, kinds, paper, signatory, step_of, text_rows, title_of
from maklumat.publish.surat.berita_acara import capacity, points
from maklumat.publish.surat.perkara import Matter, archived
from maklumat.publish.words import full_name, in_words, long_date, sentence_case, weekday_date
from maklumat.register.cycle import DISCUSSION, OPENING
from maklumat.register.pembahasan import public_view

TITLE = "Laporan pembahasan rancangan"


def report_data(matter: Matter, orang: str | None = None) -> dict[str, Any]:
    """The data `surat-laporan.typ` sets, over all meetings of the bundle; raises `Refused`."""
    discussion = matter.discussion()
    window = matter.window(discussion)
    view = public_view(matter.siklus, discussion, window)
    step = step_of(matter, DISCUSSION)
    after = matter.path[min(matter.path.index(step) + 1, len(matter.path) - 1)]
    return paper(
        matter,
        "laporan",
        f"{TITLE} {kinds(matter)}",
        {
            "kepala": [TITLE, kinds(matter)],
            "siklus": matter.siklus,
            "kepada": holder(matter, after.peran, matter.today)["jabatan"],
            "dasar": list(_basis(matter)),
            "naskah": text_rows(matter),
            "rapat": [_meeting(matter, meeting) for meeting in view.rapat],
            "unsur": _attendance(view),
            "hasil": points(matter, view),
            "kemampuan": capacity(view),
            "publikasi": _publication(view, window),
            "hitungan": _counts(view),
            "masukan": [_comment(matter, item) for item in view.masukan],
            "perubahan": _changes(matter),
            "tanda_tangan": signatory(matter, step.peran, orang, matter.today, None),
        },
    )


def _basis(matter: Matter) -> Iterator[str]:
    for name in BASIS:
        entry = matter.basis.regulasi.find(name)
        if entry:
            yield full_name(entry)
    identity = matter.basis.sop.identitas
    if identity:
        yield f"SOP Nomor {identity.nomor} tentang {identity.nama}"


def _meeting(matter: Matter, meeting: RapatPublik) -> dict[str, Any]:
    zona = matter.basis.pejabat.zona
    clock = meeting.pukul.replace("sampai", "sampai dengan") + f" {zona}" if meeting.pukul else None
    return {
        "isian": [
            ["Hari, tanggal", weekday_date(meeting.tanggal)],
            ["Pukul", clock],
            ["Tempat", meeting.tempat],
            ["Undangan", _day(meeting.undangan)],
            ["Berita acara", _day(meeting.berita_acara)],
            ["Sidik daftar hadir", meeting.daftar_hadir],
        ],
        "agenda": list(meeting.agenda),
    }


def _day(day: date | None) -> str | None:
    return long_date(day) if day else None


def _attendance(view: PembahasanPublik) -> dict[str, Any]:
    """One row a group, one column a meeting that was counted, then all together; nothing if none was."""
    held = [meeting for meeting in view.rapat if meeting.hadir]
    rows = [[name, *(meeting.hadir[unsur] for meeting in held)] for unsur, name in UNSUR.items()]
    totals = [sum(meeting.hadir.values()) for meeting in held]
    return {
        "kepala": [long_date(meeting.tanggal) for meeting in held],
        "baris": [[str(cell) for cell in row] for row in rows] if held else [],
        "jumlah": [in_words(total) for total in totals],
    }


def _publication(view: PembahasanPublik, window: Masa | None) -> list[list[str | None]]:
    last = window.terakhir if window else None
    end = long_date(last) if isinstance(last, date) else str(last) if last else None
    return [
        ["Rancangan dipublikasikan", _day(view.publikasi)],
        ["Melalui", "; ".join(view.kanal_publikasi) or None],
        ["Masa masukan berakhir", end],
    ]


def _counts(view: PembahasanPublik) -> list[list[str]]:
    found = Counter(STATUS[item.status] if item.status else "Belum dijawab" for item in view.masukan)
    late = sum(item.terlambat is True for item in view.masukan)
    rows = {
        "Masukan yang masuk": len(view.masukan),
        **{name: found[name] for name in (*STATUS.values(), "Belum dijawab")},
        "Masuk sesudah batas akhir": late,
    }
    return [[name, in_words(count)] for name, count in rows.items()]


def _comment(matter: Matter, item: MasukanPublik) -> dict[str, Any]:
    channel = CHANNELS.get(item.kanal, item.kanal)
    answer = [item.jawaban, f"Alasan: {item.alasan}" if item.alasan else None]
    return {
        "pengenal": item.pengenal,
        "masuk": "\n".join(
            [long_date(item.tanggal), sentence_case(channel), *(["Terlambat"] if item.terlambat else [])]
        ),
        "tentang": about(matter, Key(item.jenis, item.id), item.komponen),
        "ringkasan": item.ringkasan,
        "jawaban": "\n".join(filter(None, answer)) or None,
        "status": STATUS[item.status] if item.status else None,
    }


def _changes(matter: Matter) -> dict[str, Any] | None:
    """What the texts became since they were first opened for discussion; None while they never were."""
    cycle, ground = matter.cycle, matter.ground
    opened = (
        [item for item in cycle.records if item.langkah == OPENING and item.keputusan == "selesai"]
        if cycle
        else []
    )
    if ground is None or not opened:
        return None
    record = opened[0]
    found = []
    for text in matter.texts:
        sidik = record.texts.get(text.key)
        if sidik is None:
            sentences = ["Masuk sesudah rancangan lain dibuka untuk dibahas."]
        elif sidik == text.sidik:
            continue
        else:
            sentences = list(changes(archived(ground.book, text.key, sidik, matter.basis), text))
        found.append({"nama": title_of(matter, text.key), "butir": sentences})
    return {
        "sejak": long_date(matter.basis.local_date(record.waktu)),
        "naskah": found,
        "tetap": len(matter.texts) - len(found),
    }
