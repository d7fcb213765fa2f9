"""The invitation to a discussion with the public (PP 96/2012 Pasal 26), one letter a meeting."""

from __future__ import annotations

from typing import Any

from maklumat.publish.surat.bagian import (
    counted,
    kinds,
    meeting_facts,
    paper,
    signatory,
    text_rows,
)
from maklumat.publish.surat.perkara import Matter, choose
from maklumat.publish.words import long_date
from maklumat.register.cycle import OPENING

TITLE = "Undangan rapat pembahasan"
_LISTED = 6  # more texts than these stand in an annex


def invitation_data(matter: Matter, number: int | None = None, orang: str | None = None) -> dict[str, Any]:
    """The data `surat-undangan.typ` sets; raises `Refused` or `Surroundings`.

    The head of the office signs, or `orang`. Number, kind and addressee of a letter are no data of a
    bundle: they stay open.
    """
    _, meeting = choose(matter.discussion(), number)
    texts = text_rows(matter)
    dated = meeting.undangan
    return paper(
        matter,
        "undangan",
        TITLE,
        {
            "hal": f"Undangan pembahasan rancangan {kinds(matter)}",
            "lampiran": "1 (satu) berkas" if len(texts) > _LISTED else "–",
            "tempat": matter.basis.kantor.tempat,
            "tanggal": long_date(dated) if dated else None,
            "pembuka": _opening(matter),
            "rapat": meeting_facts(matter, meeting),
            "naskah": texts,
            "terlampir": len(texts) > _LISTED,
            "jumlah": counted(matter),
            "penutup": _closing(matter),
            "tanda_tangan": signatory(matter, matter.path[-1].peran, orang, dated or matter.today, dated),
        },
    )


def _opening(matter: Matter) -> str:
    return (
        f"Sebelum ditetapkan, rancangan {kinds(matter)} dibahas bersama masyarakat dan pihak terkait "
        "(Peraturan Pemerintah Nomor 96 Tahun 2012 Pasal 26). Untuk itu kami mengundang Bapak/Ibu hadir "
        "pada rapat pembahasan yang akan diselenggarakan pada:"
    )


def _closing(matter: Matter) -> list[str]:
    kantor = matter.basis.kantor
    site = kantor.laman.rstrip("/") if kantor.laman else None
    opened = matter.cycle is not None and matter.cycle.open and OPENING in matter.cycle.standing
    ways = [
        f"{name} {value}" for name, value in (("surel", kantor.surel), ("telepon", kantor.telepon)) if value
    ]
    sentences = []
    if site and opened:
        sentences.append(f"Naskah rancangan dapat dibaca dan diunduh di {site}/rancangan/.")
    if ways:
        sentences.append(
            f"Bapak/Ibu yang berhalangan hadir dapat menyampaikan masukan melalui {' atau '.join(ways)}."
        )
    sentences.append("Atas perhatian dan kehadiran Bapak/Ibu, kami mengucapkan terima kasih.")
    return [" ".join(sentences[:-1]), sentences[-1]] if sentences[:-1] else sentences
