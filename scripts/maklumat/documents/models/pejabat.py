"""Dasar pejabat: who holds which role when, and whose witness keys count."""

from __future__ import annotations

import re
from datetime import date, timedelta, timezone
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from maklumat.documents.models.base import Bagian, Naskah, SatuAtauSenarai, Senarai
from maklumat.documents.values import BadValue, Tanggal, Teks

ZONA = {
    "WIB": timezone(timedelta(hours=7), "WIB"),
    "WITA": timezone(timedelta(hours=8), "WITA"),
    "WIT": timezone(timedelta(hours=9), "WIT"),
}
StatusJabatan = Literal["definitif", "plt", "plh"]


def _person(value: object) -> str:
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9-]*", value):
        return value
    raise BadValue(
        f"Pengenal “{value}” tidak dikenal bentuknya.", "Pakai huruf kecil, angka, dan -, diawali huruf."
    )


Pengenal = Annotated[
    str, BeforeValidator(_person), WithJsonSchema({"type": "string", "pattern": "^[a-z][a-z0-9-]*$"})
]


def holds(entry: Penugasan | Saksi, day: date) -> bool:
    """Whether an assignment or key holds on `day`; first and last day are included."""
    ends = [end for end in (entry.selesai, entry.dicabut) if end is not None]
    return entry.mulai <= day and all(day <= end for end in ends)


class Akun(Bagian):
    """An account on a forge; the numeric `id` counts, the name is for eyes."""

    forge: Teks = Field(title="Forge", description="Nama host, misalnya github.com.")
    id: Annotated[str, Field(pattern=r"^[0-9]{1,20}$")] = Field(title="Nomor akun")
    nama: Teks | None = Field(None, title="Nama akun")


class Orang(Bagian):
    """A person; a renamed person keeps the id and gains `nama_lama`."""

    id: Pengenal = Field(title="Pengenal")
    nama: Teks = Field(title="Nama")
    nama_lama: SatuAtauSenarai[Teks] | None = Field(None, title="Nama sebelumnya")
    akun: Senarai[Akun] | None = Field(None, title="Akun")


class Penugasan(Bagian):
    """A person in a role between two dates."""

    orang: Pengenal = Field(title="Orang")
    peran: Pengenal = Field(title="Peran")
    status: StatusJabatan = Field(title="Status jabatan")
    jabatan: Teks = Field(title="Nama jabatan")
    dasar: Teks = Field(title="Dasar penugasan", description="Surat keputusan atau surat perintah.")
    mulai: Tanggal = Field(title="Mulai")
    selesai: Tanggal | None = Field(None, title="Hari terakhir")
    dicabut: Tanggal | None = Field(None, title="Hari terakhir sebelum dicabut")


class Saksi(Bagian):
    """A witness key (ssh-ed25519 or sk-ssh-ed25519), perhaps bound to a person."""

    id: Pengenal = Field(title="Pengenal")
    kunci: Annotated[
        str,
        Field(
            pattern=r"^(ssh-ed25519|sk-ssh-ed25519@openssh\.com) [A-Za-z0-9+/]+={0,2}"
            r"( [\x21-\x7e][\x20-\x7e]*)?$"
        ),
    ] = Field(title="Kunci publik SSH")
    mulai: Tanggal = Field(title="Mulai")
    selesai: Tanggal | None = Field(None, title="Hari terakhir")
    dicabut: Tanggal | None = Field(None, title="Hari terakhir sebelum dicabut")
    orang: Pengenal | None = Field(None, title="Orang pemegang kunci")


class Daftar(Naskah):
    """The roster of an office."""

    zona: Literal["WIB", "WITA", "WIT"] = Field(title="Zona waktu")
    orang: Senarai[Orang] = Field(title="Orang")
    penugasan: Senarai[Penugasan] = Field(title="Penugasan")
    saksi: Senarai[Saksi] = Field(title="Saksi")

    def person(self, id: str) -> Orang | None:
        """The person with this id, or None."""
        return next((person for person in self.orang if person.id == id), None)

    def assignments(self, orang: str, day: date, peran: str | None = None) -> list[Penugasan]:
        """Assignments of a person that hold on `day`, in one role or in any."""
        return [
            entry
            for entry in self.penugasan
            if entry.orang == orang and peran in (None, entry.peran) and holds(entry, day)
        ]
