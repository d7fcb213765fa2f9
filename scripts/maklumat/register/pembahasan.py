"""Step 8 with data: when a discussion may be said to be done, and what of it the public sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from maklumat.checks.context import Office
from maklumat.checks.finding import Bobot
from maklumat.checks.run import check_discussion
from maklumat.checks.statutes import Masa, comment_window
from maklumat.documents.canonical import sha256
from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key
from maklumat.documents.kalender import TanpaKalender, read_calendars
from maklumat.documents.models.pembahasan import Hasil, Masukan, Rapat
from maklumat.documents.models.pembahasan_publik import (
    HasilPublik,
    MasukanPublik,
    PembahasanPublik,
    RapatPublik,
)
from maklumat.documents.pembahasan import Pembahasan, folder_of, has_data, read_discussion
from maklumat.register.choice import Choice, Desk
from maklumat.register.cycle import CARRIED, DISCUSSION, OPENING
from maklumat.register.state import Basis, Cycle

ATTENDANCE = "daftar_hadir"
WITHOUT_DATA = (
    "Siklus {siklus} belum memuat pembahasan/rapat.yaml; masa masukan dan jawaban atas masukan tidak "
    "diperiksa (PP 96/2012 Pasal 27)."
)


def opened_on(cycle: Cycle | None, basis: Basis) -> date | None:
    """The day of the standing record that opened the text for discussion."""
    record = cycle.standing.get(OPENING) if cycle else None
    return basis.local_date(record.waktu) if record else None


def discussion_notices(
    desk: Desk, choice: Choice, texts: Mapping[Key, str], office: Office
) -> tuple[str, ...]:
    """What is worth saying about closing a discussion with these texts; raises `Refused` if it may not be.

    Only the discussion step's ya is judged, and only where the bundle keeps its discussion as data: an
    office that attaches papers alone gets a notice.
    """
    if choice.langkah != DISCUSSION or choice.keputusan != "ya":
        return ()
    if not has_data(desk.drafts, choice.siklus):
        return (WITHOUT_DATA.format(siklus=choice.siklus),)
    today = desk.basis.local_date(choice.waktu)
    discussion = read_discussion(desk.drafts, choice.siklus)
    wrong = [
        f"{item.berkas}:{item.baris}:{item.kolom}: {item.pesan} {item.perbaikan}"
        for item in check_discussion(desk.drafts, choice.siklus, today, office)
        if item.bobot is Bobot.GALAT
    ]
    cycle = desk.state.cycles.get(choice.siklus)
    opening = opened_on(cycle, desk.basis)
    # Days off come from the book's own tree: a request must not bring its own calendar.
    window = comment_window(discussion, read_calendars(desk.tree), opening)
    wrong += [
        *_meeting_gaps(discussion, choice, today),
        *_text_gaps(cycle, texts),
        *_window_gaps(window, today),
        *_unanswered(discussion),
    ]
    if wrong:
        folder = f"standards/{folder_of(choice.siklus)}/"
        raise Refused("\n".join([f"Pembahasan belum dapat dinyatakan selesai ({folder}):", *wrong]))
    return ()


def _meeting_gaps(discussion: Pembahasan, choice: Choice, today: date) -> Iterator[str]:
    """Minutes, attendance and report (PP 96/2012 Pasal 26 ayat (3))."""
    given = {item.jenis for item in choice.files}
    for jenis in (*CARRIED, ATTENDANCE):
        if jenis not in given:
            yield f"Lampiran {jenis} belum disertakan. Sertakan bersama keputusan ini."
    held = [meeting for meeting in discussion.held if (meeting.berita_acara or today) <= today]
    if not held:
        yield "rapat.yaml: belum ada rapat yang berita acaranya sudah ditandatangani. Isi `berita_acara`."
        return
    if not any(meeting.hadir and meeting.hadir.public for meeting in held):
        yield (
            "rapat.yaml: tidak ada unsur masyarakat di luar pemerintah yang hadir (UU 25/2009 Pasal 20 "
            "ayat (2)). Bahas kembali bersama masyarakat."
        )
    yield from _attendance_gaps(held, choice)


def _attendance_gaps(held: list[Rapat], choice: Choice) -> Iterator[str]:
    """The list handed in is the one the data names."""
    named = {meeting.daftar_hadir for meeting in held if meeting.daftar_hadir}
    if not named:
        yield "rapat.yaml: sidik daftar hadir belum ada. Isi `daftar_hadir` dengan hasil sha256sum."
        return
    for item in choice.files:
        if item.jenis != ATTENDANCE:
            continue
        digest = item.sha256 if item.data is None else sha256(item.data)
        if digest not in named:
            yield (
                f"Daftar hadir yang disertakan (sidik {(digest or '')[:12]}…) bukan yang disebut rapat.yaml. "
                "Samakan berkas atau sidiknya."
            )


def _text_gaps(cycle: Cycle | None, texts: Mapping[Key, str]) -> Iterator[str]:
    """What closes is what was open for comments; a changed text is opened anew."""
    opened = cycle.standing.get(OPENING) if cycle else None
    if opened is not None and opened.texts != dict(texts):
        yield (
            f"Naskah berubah sejak dibuka untuk masukan. Catat lagi langkah {OPENING} dengan naskah ini; "
            "perbaikan menurut masukan dilakukan sesudah pembahasan selesai, sebelum telaah."
        )


def _window_gaps(window: Masa | None, today: date) -> Iterator[str]:
    """The time for comments has run (PP 96/2012 Pasal 27 ayat (2))."""
    over = window.over(today) if window else False
    if window is None:
        yield "Rancangan belum dibuka untuk masukan. Catat dahulu langkah bahan-pembahasan."
    elif isinstance(over, TanpaKalender):
        yield f"{over} Tambahkan standards/kalender/{over.tahun}.yaml."
    elif not over:
        yield (
            f"Masa masukan (7 hari kerja sejak {window.sejak}) berlangsung sampai {window.terakhir} "
            "(PP 96/2012 Pasal 27 ayat (2)). Putuskan sesudah hari itu."
        )


def _unanswered(discussion: Pembahasan) -> Iterator[str]:
    for comment in discussion.comments:
        if not comment.answered:
            yield f"masukan.yaml: masukan {comment.pengenal} belum dijawab. Isi `jawaban` dan `status`."


def public_view(siklus: str, discussion: Pembahasan, window: Masa | None) -> PembahasanPublik:
    """The part of a discussion that may stand on the site; what the model has no field for stays behind."""
    result = discussion.hasil
    capacity = result.kemampuan if result else None
    return PembahasanPublik(
        siklus=siklus,
        rapat=tuple(
            _public_meeting(meeting) for meeting in (discussion.rapat.rapat if discussion.rapat else ())
        ),
        hasil=tuple(_public_point(point) for point in (result.hasil if result else ())),
        kemampuan=capacity.model_dump() if capacity else {},
        publikasi=discussion.published,
        kanal_publikasi=result.publikasi.kanal if result and result.publikasi else (),
        masukan=tuple(_public_comment(comment, window) for comment in discussion.comments),
    )


def _public_meeting(meeting: Rapat) -> RapatPublik:
    return RapatPublik(
        tanggal=meeting.tanggal,
        pukul=str(meeting.pukul) if meeting.pukul else None,
        tempat=meeting.tempat,
        agenda=meeting.agenda,
        undangan=meeting.undangan,
        berita_acara=meeting.berita_acara,
        hadir=meeting.hadir.counts() if meeting.hadir else {},
        daftar_hadir=meeting.daftar_hadir,
    )


def _public_point(point: Hasil) -> HasilPublik:
    return HasilPublik(
        pokok=point.pokok,
        jenis=point.naskah.jenis if point.naskah else None,
        id=point.naskah.id if point.naskah else None,
        komponen=point.komponen,
        uraian=point.uraian,
        putusan=point.putusan,
    )


def _public_comment(comment: Masukan, window: Masa | None) -> MasukanPublik:
    return MasukanPublik(
        pengenal=comment.pengenal,
        kanal=comment.kanal,
        tanggal=comment.tanggal,
        jenis=comment.naskah.jenis,
        id=comment.naskah.id,
        komponen=comment.komponen,
        ringkasan=comment.ringkasan,
        jawaban=comment.jawaban,
        status=comment.status,
        alasan=comment.alasan,
        terlambat=window.late(comment.tanggal) if window else None,
    )
