"""A rehearsal as strict YAML: who plays, and who does what when (content/panduan/latihan.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from maklumat.documents.errors import shown
from maklumat.documents.models.base import Bagian, Butir, Naskah, Senarai, refuse
from maklumat.documents.models.siklus import Jalur, Rujukan
from maklumat.documents.reading import read
from maklumat.documents.values import BadValue, Pengenal, Shape, Teks, YaTidak

Tindakan = Literal[
    "buka",
    "siap",
    "setuju",
    "minta perubahan",
    "komentar",
    "sunting",
    "tarik",
    "ubah",
    "unggah",
    "siapkan",
    "pindaian",
]
Akhir = Literal["lengkap", "belum", "batal"]
_NEEDS: dict[str, tuple[str, ...]] = {"komentar": ("kata",), "ubah": ("naskah", "ganti", "menjadi")}
_FORM = "Tulis misalnya `2026-02-02 09.00`."


def _moment(value: object) -> datetime:
    """A local moment without its zone, which is the office's."""
    if isinstance(value, datetime):
        return value
    text = value if isinstance(value, str) else ""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H.%M")  # noqa: DTZ007 - the office's zone is added later
    except ValueError:
        raise BadValue(f"Waktu “{shown(text)}” tidak dikenal bentuknya.", _FORM) from None


Saat = Annotated[datetime, BeforeValidator(_moment)]


class Pemeran(Butir):
    """Somebody in the story: a person of the roster, or a stranger with an account of their own."""

    KALIMAT: ClassVar[str] = "orang"
    orang: Pengenal | None = Field(None, title="Pengenal orang pada daftar pejabat")
    akun: Teks | None = Field(None, title="Nama akun orang luar")
    bot: YaTidak = Field(False, title="Akun bot")


class Kejadian(Bagian):
    """Who does what when; `kata` is what is written with it."""

    siapa: Pengenal = Field(title="Pemeran")
    lakukan: Tindakan = Field(title="Tindakan")
    kapan: Saat = Field(title="Waktu")
    kata: Teks | None = Field(None, title="Yang ditulis")
    naskah: Rujukan | None = Field(None, title="Naskah yang diubah")
    ganti: Teks | None = Field(None, title="Teks lama")
    menjadi: Teks | None = Field(None, title="Teks baru")


class Cerita(Naskah):
    """A whole rehearsal."""

    judul: Teks = Field(title="Judul")
    siklus: Annotated[str, Shape("[0-9]{4}-[0-9]{3}", "Nomor siklus", "Tulis tahun-urutan.")] = Field(
        title="Nomor siklus latihan"
    )
    jalur: Jalur = Field(title="Jalur")
    naskah: Senarai[Rujukan] = Field(title="Naskah yang dibawa")
    akhir: Akhir = Field("lengkap", title="Akhir yang diharapkan")
    pemeran: dict[Pengenal, Pemeran] = Field(title="Pemeran", min_length=1)
    kejadian: Senarai[Kejadian] = Field(title="Kejadian")

    @model_validator(mode="after")
    def _consistent(self) -> Cerita:
        refuse(_inconsistencies(self))
        return self


def read_story(data: bytes, file: str) -> Cerita:
    """Read a story; raises `Unreadable` with every refusal placed in `file`."""
    return read(Cerita, data, file).model


def _inconsistencies(story: Cerita) -> Iterator[BadValue]:
    for name, player in story.pemeran.items():
        if (player.orang is None) == (player.akun is None):
            yield BadValue(
                "Pemeran adalah orang kantor atau akun luar.", "Isi salah satu.", ("pemeran", name)
            )
    if story.kejadian[0].lakukan != "buka":
        yield BadValue("Kejadian pertama harus `buka`.", "Mulai dengan `buka`.", ("kejadian", 0, "lakukan"))
    for position, event in enumerate(story.kejadian):
        here = ("kejadian", position)
        if event.siapa not in story.pemeran:
            yield BadValue(
                f"“{event.siapa}” tidak ada di `pemeran`.", "Tambahkan pemerannya.", (*here, "siapa")
            )
        if position and event.lakukan == "buka":
            yield BadValue("Permintaan hanya dibuka sekali.", "Hapus yang ini.", (*here, "lakukan"))
        if position and event.kapan < story.kejadian[position - 1].kapan:
            yield BadValue(
                "Waktunya mendahului kejadian sebelumnya.", "Urutkan kejadiannya.", (*here, "kapan")
            )
        for name in _NEEDS.get(event.lakukan, ()):
            if getattr(event, name) is None:
                yield BadValue(f"Tindakan “{event.lakukan}” memerlukan `{name}`.", f"Isi `{name}`.", here)
