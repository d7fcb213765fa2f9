"""The six questions a new office answers, at the terminal or by options, and what an answer must be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import click

from maklumat.cli.mulai.yaml_text import block
from maklumat.documents.errors import Surroundings, Unreadable
from maklumat.documents.models.pejabat import ZONA, StatusJabatan
from maklumat.documents.strict_yaml import parse
from maklumat.documents.values import BadValue, HariLayanan, RentangPukul

T = TypeVar("T")
_HOURS = re.compile(r"(\D+?),? (\d\S* sampai [^\s,]+)(?:,? istirahat (\S+ sampai \S+))?")
# Titles before a name, which are no part of a person's id; other initials are.
_TITLES = re.compile(r"^(?:(?:prof|dr|drs|dra|ir|hj?|kh|apt|ns)\. *)+", re.IGNORECASE)
_DEGREE = re.compile(r"\S*\.\S*")  # S.H., M.Si, Ph.D.
_ACTING: Mapping[str, StatusJabatan] = {"plt.": "plt", "plh.": "plh"}


@dataclass(frozen=True)
class Address:
    """Where the office is: the whole address, and the town decrees are dated at."""

    alamat: str
    tempat: str


@dataclass(frozen=True)
class Hours:
    """Opening hours as kantor.yaml lists them, and the time zone of the office."""

    zona: str
    jam: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Head:
    """Who signs: name, title, and the decree that appointed them."""

    nama: str
    jabatan: str
    dasar: str

    @property
    def status(self) -> StatusJabatan:
        """Definitive, or acting where the title says so."""
        return _ACTING.get(self.jabatan.split(" ")[0].lower(), "definitif")


@dataclass(frozen=True)
class Answers:
    """The six answers."""

    nama: str
    alamat: Address
    jam: Hours
    kepala: Head
    operator: str
    pengaduan: str


@dataclass(frozen=True)
class Question:
    """One question: the option that answers it too, what is asked, how an answer looks."""

    option: str
    ask: str
    example: str


QUESTIONS = (
    Question("nama", "Nama kantor, seperti pada kop surat.", "Kantor Wilayah Contoh"),
    Question("alamat", "Alamat kantor; sesudah koma terakhir nama kotanya.", "Jalan Contoh 1, Kota Contoh"),
    Question(
        "jam",
        "Jam layanan, diakhiri zona waktunya (WIB, WITA, atau WIT); beberapa baris dipisah titik koma.",
        "senin sampai kamis 08.00 sampai 16.00 istirahat 12.00 sampai 13.00; jumat 08.00 sampai 16.30 WIB",
    ),
    Question(
        "kepala",
        "Kepala kantor yang menandatangani: nama; jabatan; surat keputusan pengangkatannya.",
        "Nama Kepala Kantor; Kepala Kantor Wilayah; SK contoh 1/2024",
    ),
    Question(
        "operator",
        "Operator yang mencatat keputusan dan memegang kunci saksi: nama, selain kepala kantor.",
        "Nama Operator",
    ),
    Question(
        "pengaduan",
        "Penanggung jawab pengaduan (UU 25/2009 Pasal 36 ayat (4)): nama, lalu jabatannya sesudah koma.",
        "Nama Petugas, Kepala Bagian Tata Usaha",
    ),
)


def collect(given: Mapping[str, str | None]) -> Answers:
    """The answers given by options, the others asked at the terminal.

    Raises `Surroundings` for an option that is no answer, `click.Abort` when the terminal ends.
    """
    asked = iter(enumerate(QUESTIONS, 1))

    def answer(read: Callable[[str], T]) -> T:
        number, question = next(asked)
        return _answer(number, question, given.get(question.option), read)

    nama, alamat, jam, head = answer(sentence), answer(address), answer(hours), answer(head_of_office)
    operator = answer(lambda text: _another(sentence(text), head.nama))
    return Answers(nama, alamat, jam, head, operator, answer(named_officer))


def _answer(number: int, question: Question, given: str | None, read: Callable[[str], T]) -> T:
    if given is not None:
        try:
            return read(given.strip())
        except BadValue as error:
            raise Surroundings(
                f"Nilai --{question.option} tidak dapat dipakai: {error.message} {error.fix}"
            ) from None
    asked = f"{number}/{len(QUESTIONS)}  {question.ask}", f"     Misalnya: {question.example}"
    lines = (click.wrap_text(text, 78, subsequent_indent="     ") for text in asked)
    click.echo("\n" + "\n".join(lines), err=True)
    while True:
        text = click.prompt("    ", prompt_suffix=" ", default="", show_default=False, err=True)
        try:
            return read(text.strip())
        except BadValue as error:
            click.echo(f"     {error.message} {error.fix}", err=True)


def sentence(text: str) -> str:
    """A line of text a document may carry; raises `BadValue`."""
    if not text:
        raise BadValue("Jawaban belum diisi.", "Tulis jawabannya, atau tekan Ctrl-C untuk membatalkan.")
    try:
        parse(block({"isi": text}).encode())
    except Unreadable as error:
        problem = error.problems[0]
        raise BadValue(problem.message, problem.fix) from None
    return text


def address(text: str) -> Address:
    """An address that ends in its town; raises `BadValue`."""
    street, comma, town = sentence(text).rpartition(",")
    if not comma or not street.strip() or not town.strip():
        raise BadValue("Kotanya belum ada.", "Tulis jalan, nomor, lalu koma dan nama kotanya.")
    return Address(text, town.strip())


def hours(text: str) -> Hours:
    """Opening hours, the last word being the time zone; raises `BadValue`."""
    spans, _, zone = sentence(text).rpartition(" ")
    if zone.upper() not in ZONA:
        raise BadValue("Zona waktunya belum ada.", "Akhiri dengan WIB, WITA, atau WIT.")
    words = re.sub(r"\s*(?:-|–|s\.d\.|s/d)\s*", " sampai ", spans.lower())  # as offices write a span
    words = re.sub(r"(\d\d):(\d\d)", r"\1.\2", words)
    return Hours(zone.upper(), tuple(_span(span.strip()) for span in words.split(";")))


def _span(text: str) -> Mapping[str, str]:
    match = _HOURS.fullmatch(text)
    if match is None:
        raise BadValue(
            f"“{text}” bukan jam layanan.", "Tulis misalnya `senin sampai jumat 08.00 sampai 16.00`."
        )
    days, span, pause = match.groups()
    found = {"hari": str(HariLayanan.parse(days)), "pukul": str(RentangPukul.parse(span))}
    return {**found, "istirahat": str(RentangPukul.parse(pause))} if pause else found


def head_of_office(text: str) -> Head:
    """Name, title and decree between semicolons; raises `BadValue`."""
    parts = [part.strip() for part in sentence(text).split(";")]
    if len(parts) != 3 or not all(parts):
        raise BadValue(
            "Tiga bagian yang diminta belum lengkap.", "Tulis nama; jabatan; surat keputusan pengangkatannya."
        )
    return Head(*parts)


def named_officer(text: str) -> str:
    """A named person with a title, not an office alone; raises `BadValue`."""
    name, _, title = sentence(text).rpartition(",")
    if not name.strip() or not title.strip():
        raise BadValue("Nama dan jabatannya belum lengkap.", "Tulis nama, lalu koma dan jabatannya.")
    if _DEGREE.fullmatch(title.strip()):
        raise BadValue(
            "Di belakang koma terakhir ada gelar, bukan jabatan.", "Tambahkan koma dan jabatannya."
        )
    return text


def _another(name: str, head: str) -> str:
    if person_id(name) == person_id(head):
        raise BadValue(
            "Operator sama dengan kepala kantor.",
            "Saksi tidak boleh menyaksikan keputusannya sendiri; sebut orang lain.",
        )
    return name


def person_id(name: str) -> str:
    """The id of a person in the roster: the name without titles and degrees, in small letters."""
    bare = name.partition(",")[0].strip()
    bare = _TITLES.sub("", bare) or bare
    plain = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return slug if slug[:1].isalpha() else f"orang-{slug}".rstrip("-")
