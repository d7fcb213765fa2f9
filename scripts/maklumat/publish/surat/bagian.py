"""What the papers of a bundle share: frame and foot, who signs, how texts and meetings are named.

In the data of a paper `None` is a value nobody has entered yet: the template leaves a line there to fill
in by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from maklumat.documents.canonical import canonical_json, sha256, short_form
from maklumat.documents.errors import Refused, shown
from maklumat.documents.folder import Key
from maklumat.documents.models import Langkah, LapisWarga, Penugasan, Rapat
from maklumat.documents.models.pejabat import holds
from maklumat.documents.models.pembahasan import UNSUR
from maklumat.publish import discussion
from maklumat.publish.cycle_sheets import name_of
from maklumat.publish.decree import KIND
from maklumat.publish.html import KIND_NAMES
from maklumat.publish.lembar import Mark, frame
from maklumat.publish.surat.perkara import Matter
from maklumat.publish.words import hours, in_words, long_date, official_title, sentence_case, weekday_date

DISCUSSED = ("layanan", "maklumat")


def paper(matter: Matter, name: str, title: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """The data a template sets: the frame of every sheet, and `content`, which the file also encloses."""
    data = canonical_json({"surat": name, "siklus": matter.siklus, **content})
    sidik = sha256(data)
    note = f"{sentence_case(name.replace('-', ' '))} · siklus {matter.siklus}"
    return {
        **frame(matter.office, title, matter.plan.judul, Mark(sidik, note, "")),
        # No page of the site speaks of a working paper.
        "alamat_periksa": None,
        "alamat_ketik": None,
        "qr": None,
        "kaki": f"{note} · data {short_form(sidik)} · disusun {long_date(matter.today)}",
        "judul": title,
        "isi": content,
        "berkas": [
            {
                "nama": f"{name}-{matter.siklus}.json",
                "isi": data.decode(),
                "jenis": "application/json",
                "uraian": f"Data {title}",
            }
        ],
    }


def holders(matter: Matter, role: str, day: date) -> tuple[Penugasan, ...]:
    """Who holds a role on a day, by the roster of the work tree."""
    roster = matter.basis.pejabat
    return tuple(entry for entry in roster.penugasan if entry.peran == role and holds(entry, day))


def person(matter: Matter, entry: Penugasan) -> dict[str, str | None]:
    """An office held: title and name."""
    found = matter.basis.pejabat.person(entry.orang)
    return {
        "jabatan": official_title(entry.jabatan, entry.status),
        "nama": found.nama if found else None,
    }


def holder(matter: Matter, role: str, day: date) -> dict[str, str | None]:
    """The one holder of a role; the role alone, its name to fill in, where none or several hold it."""
    found = holders(matter, role, day)
    return person(matter, found[0]) if len(found) == 1 else {"jabatan": matter.role(role), "nama": None}


def signatory(matter: Matter, role: str, orang: str | None, day: date, signed: date | None) -> dict[str, Any]:
    """Who signs on `day`: the holder of `role`, or `orang` if somebody is named; raises `Refused`.

    `signed` is the date to print, None to leave it open.
    """
    who = holder(matter, role, day)
    if orang is not None:
        held = matter.basis.pejabat.assignments(orang, day)
        if not held:
            raise Refused(
                f"Orang “{shown(orang)}” tidak memegang jabatan pada {long_date(day)} menurut "
                "pejabat.yaml. Periksa pengenal dan masa penugasannya."
            )
        who = person(matter, next((entry for entry in held if entry.peran == role), held[0]))
    return {
        **who,
        "tempat": matter.basis.kantor.tempat,
        "tanggal": long_date(signed) if signed else None,
    }


def kinds(matter: Matter) -> str:
    """`Standar Pelayanan dan Maklumat Pelayanan`, whichever the bundle carries."""
    there = {text.key.jenis for text in matter.texts}
    return " dan ".join(KIND[jenis] for jenis in DISCUSSED if jenis in there) or "naskah"


def counted(matter: Matter) -> str:
    """`8 (delapan) rancangan Standar Pelayanan dan 1 (satu) rancangan Maklumat Pelayanan`."""
    counts = {jenis: sum(text.key.jenis == jenis for text in matter.texts) for jenis in DISCUSSED}
    parts = [f"{in_words(count)} rancangan {KIND[jenis]}" for jenis, count in counts.items() if count]
    return " dan ".join(parts) or "rancangan naskah"


def text_rows(matter: Matter) -> list[list[str]]:
    """Kind and name of every text of the bundle."""
    return [[kind_of(text.key), title_of(matter, text.key)] for text in matter.texts]


def kind_of(key: Key) -> str:
    """What a kind of text is called on paper."""
    return KIND.get(key.jenis, KIND_NAMES[key.jenis])


def title_of(matter: Matter, key: Key) -> str:
    """The name of a text of the bundle; its id where it has left the bundle or bears no name."""
    for text in matter.texts:
        if text.key == key:
            name = text.model.judul if isinstance(text.model, LapisWarga) else name_of(text.model)
            return name or key.id
    return key.id


def about(matter: Matter, key: Key | None, komponen: str | None) -> str:
    """Which text and which component something is about."""
    return discussion.about(title_of(matter, key) if key else "", komponen)


def meeting_facts(matter: Matter, meeting: Rapat) -> dict[str, Any]:
    """Day, hours, place and agenda of a meeting."""
    zona = matter.basis.pejabat.zona
    return {
        "hari": weekday_date(meeting.tanggal),
        "pukul": hours(meeting.pukul, zona) if meeting.pukul else None,
        "tempat": meeting.tempat,
        "agenda": list(meeting.agenda),
    }


def attendance(counts: Mapping[str, int]) -> list[list[str | None]]:
    """Every group with its count in figures and words; to fill in where nobody was counted yet."""
    return [[name, in_words(counts.get(group, 0)) if counts else None] for group, name in UNSUR.items()]


def step_of(matter: Matter, id: str) -> Langkah:
    """A step of the bundle's path; raises `KeyError` if the path has none of this id."""
    return {step.id: step for step in matter.path}[id]
