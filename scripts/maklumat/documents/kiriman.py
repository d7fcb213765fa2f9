"""A comment on its way in, from paper or a forge: what it says, where it was read, what keeps it out.

No field of it is a person's. What a sender wrote freely is looked through for what looks like personal
data before it may become a `Masukan` (UU 27/2022).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from pydantic import ValidationError

from maklumat.documents.characters import flaws
from maklumat.documents.errors import Problem, shown
from maklumat.documents.folder import Key
from maklumat.documents.model_messages import causes
from maklumat.documents.models import KOMPONEN, Masukan
from maklumat.documents.models.pembahasan import UNSUR, Kanal
from maklumat.documents.pribadi import traces
from maklumat.documents.values import BULAN, BadValue, parse_date

KOLOM = ("nomor", "tanggal", "kanal", "naskah", "komponen", "unsur", "ringkasan")
"""What a comment carries, in the order of the form and of the CSV."""
SELURUHNYA = "Seluruh naskah"
"""How a form says that a comment is about no component of its own."""
LONGEST = 2000
"""Characters a summary may have."""
_COMPONENTS = (*(component.kunci for component in KOMPONEN), "tambahan")
_NEEDED = {
    "nomor": "Tulis nomor yang diberikan kantor pada formulirnya, misalnya f-001.",
    "ringkasan": "Tulis isi masukannya.",
}
_KEYS = {"nomor": "pengenal"}
_MONTHS = tuple(month.lower() for month in BULAN)
_IN_WORDS = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})", re.ASCII)
_WITH_SLASHES = re.compile(r"(\d{2})/(\d{2})/(\d{4})", re.ASCII)
_DATE_FIX = "Tulis 2024-01-22, 22 Januari 2024, atau 22/01/2024 (hari/bulan/tahun, dua angka)."


@dataclass(frozen=True)
class Kiriman:
    """One comment as read: text by the names of `KOLOM`, and its place.

    `file` and `row` say where it stands (a row of the sheet, or 0 for an issue named by `file`), `columns`
    in which column each field does.
    """

    isian: Mapping[str, str]
    file: str
    row: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """A field on one line, empty where it is not filled in."""
        return re.sub(r"[ \t\r\n]+", " ", self.isian.get(name, "")).strip()

    def problem(self, name: str, message: str, fix: str, basis: str = "Bentuk masukan") -> Problem:
        """A refusal of one field, placed where the field stands."""
        return Problem("masukan-kiriman", message, fix, self.row, self.columns.get(name, 1), self.file, basis)


def to_masukan(kiriman: Kiriman, bundle: tuple[Key, ...], today: date) -> Masukan | list[Problem]:
    """The comment as data, or every reason why it cannot be; `bundle` is what the cycle carries."""
    problems = list(_unfit(kiriman))
    values: dict[str, str] = {}
    for name in KOLOM:
        try:
            values[_KEYS.get(name, name)] = _READERS.get(name, _as_written)(kiriman.get(name), bundle)
        except BadValue as error:
            problems.append(kiriman.problem(name, error.message, error.fix))
    if problems:
        return problems
    try:
        found = Masukan.model_validate({key: value for key, value in values.items() if value})
    except ValidationError as error:
        return [_placed(kiriman, cause.path, cause.message, cause.fix) for cause in causes(error)]
    return list(_untrue(kiriman, found, today)) or found


def _untrue(kiriman: Kiriman, found: Masukan, today: date) -> Iterator[Problem]:
    if found.tanggal > today:
        message = f"`tanggal`: {found.tanggal} belum tiba."
        yield kiriman.problem("tanggal", message, "Tulis hari masukan diterima kantor.")
    # A maklumat has parts of its own; a standard has the components of UU 25/2009 Pasal 21.
    if found.naskah.jenis == "layanan" and found.komponen not in (None, *_COMPONENTS):
        message = f"`komponen`: “{shown(found.komponen or '')}” tidak dikenal."
        yield kiriman.problem("komponen", message, f"Kosongkan, atau pilih: {', '.join(_COMPONENTS)}.")


def _placed(kiriman: Kiriman, path: tuple[str | int, ...], message: str, fix: str) -> Problem:
    key = next((str(part) for part in path), "ringkasan")
    name = next((column for column, renamed in _KEYS.items() if renamed == key), key)
    return kiriman.problem(name, message.replace(f"`{key}`", f"`{name}`"), fix)


def _unfit(kiriman: Kiriman) -> Iterator[Problem]:
    for name in KOLOM:
        text = kiriman.get(name)
        flaw = next(flaws(text), None)
        if flaw is not None:
            yield kiriman.problem(name, f"`{name}`: {flaw.message}", flaw.fix)
    for name, fix in _NEEDED.items():
        if not kiriman.get(name):
            yield kiriman.problem(name, f"`{name}` kosong.", fix)
    for name in ("nomor", "ringkasan"):
        kinds = sorted({trace.what for trace in traces(kiriman.get(name))})
        if kinds:
            yield kiriman.problem(
                name,
                f"`{name}` tampaknya memuat {', '.join(kinds)}.",
                "Tulis isi masukannya saja; nama dan kontak disimpan pada arsip kantor sendiri.",
                "UU 27/2022",
            )
    if len(kiriman.get("ringkasan")) > LONGEST:
        message = f"`ringkasan` lebih dari {LONGEST} karakter."
        yield kiriman.problem(
            "ringkasan", message, "Ringkas isinya; lembar aslinya disimpan di arsip kantor."
        )


def _as_written(text: str, _bundle: tuple[Key, ...]) -> str:
    return text


def _day(text: str, _bundle: tuple[Key, ...]) -> str:
    if words := _IN_WORDS.fullmatch(text.lower()):
        text = f"{words[3]}-{_MONTHS.index(words[2]) + 1:02d}-{int(words[1]):02d}"
    elif slashes := _WITH_SLASHES.fullmatch(text):
        text = f"{slashes[3]}-{slashes[2]}-{slashes[1]}"
    try:
        return str(parse_date(text))
    except BadValue as error:
        message = f"`tanggal`: {error.message}" if text else "`tanggal` kosong."
        raise BadValue(message, _DATE_FIX) from None


def _channel(text: str, _bundle: tuple[Key, ...]) -> str:
    found = text.lower().replace(" ", "_") or "formulir"
    if found not in get_args(Kanal):
        message = f"`kanal`: “{shown(text)}” tidak dikenal."
        raise BadValue(message, f"Pilih salah satu: {', '.join(get_args(Kanal))}.")
    return found


def _document(text: str, bundle: tuple[Key, ...]) -> str:
    if not text and len(bundle) == 1:
        return str(bundle[0])
    found = [key for key in bundle if text in (str(key), key.id)]
    if len(found) == 1:
        return str(found[0])
    carried = ", ".join(map(str, bundle))
    message = f"`naskah`: “{shown(text)}” bukan naskah siklus ini." if text else "`naskah` kosong."
    raise BadValue(message, f"Tulis salah satu: {carried}.")


def _component(text: str, _bundle: tuple[Key, ...]) -> str:
    if text.lower() == SELURUHNYA.lower():
        return ""
    return {component.nama.lower(): component.kunci for component in KOMPONEN}.get(text.lower(), text)


def _group(text: str, _bundle: tuple[Key, ...]) -> str:
    names = {title.lower(): key for key, title in UNSUR.items()}
    found = names.get(text.lower(), text)
    if found and found not in UNSUR:
        message = f"`unsur`: “{shown(text)}” tidak dikenal."
        raise BadValue(message, f"Kosongkan, atau pilih salah satu: {', '.join(UNSUR)}.")
    return found


_READERS = {
    "tanggal": _day,
    "kanal": _channel,
    "naskah": _document,
    "komponen": _component,
    "unsur": _group,
}
