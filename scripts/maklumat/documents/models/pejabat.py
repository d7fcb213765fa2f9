"""Dasar pejabat: who holds which role when, and whose witness keys count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta, timezone
from typing import Annotated, Literal

from pydantic import Field, model_validator

from maklumat.documents.errors import shown
from maklumat.documents.models.base import Bagian, Naskah, SatuAtauSenarai, Senarai, refuse, repeated
from maklumat.documents.values import BadValue, Pengenal, Shape, Tanggal, Teks

ZONA = {
    "WIB": timezone(timedelta(hours=7), "WIB"),
    "WITA": timezone(timedelta(hours=8), "WITA"),
    "WIT": timezone(timedelta(hours=9), "WIT"),
}
StatusJabatan = Literal["definitif", "plt", "plh"]
_KUNCI = Shape(
    r"(ssh-ed25519|sk-ssh-ed25519@openssh\.com) [A-Za-z0-9+/]+={0,2}( [!-~][ -~]*)?",
    "Kunci publik",
    "Salin satu baris dari berkas .pub, diawali `ssh-ed25519 ` atau `sk-ssh-ed25519@openssh.com `.",
)


def holds(entry: Penugasan | Saksi, day: date) -> bool:
    """Whether an assignment or key holds on `day`; first and last day are included."""
    ends = [end for end in (entry.selesai, entry.dicabut) if end is not None]
    return entry.mulai <= day and all(day <= end for end in ends)


class Akun(Bagian):
    """An account on a forge; the numeric `id` counts, the name is for eyes."""

    forge: Teks = Field(title="Forge", description="Nama host, misalnya github.com.")
    id: Annotated[str, Shape("[0-9]{1,20}", "Nomor akun", "Tulis nomor akun, angka saja.")] = Field(
        title="Nomor akun"
    )
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
    kunci: Annotated[str, _KUNCI] = Field(title="Kunci publik SSH")
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

    @model_validator(mode="after")
    def _consistent(self) -> Daftar:
        refuse(_inconsistencies(self))
        return self

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


def _inconsistencies(roster: Daftar) -> Iterator[BadValue]:
    yield from repeated("Orang", "orang", [person.id for person in roster.orang], "id")
    yield from repeated("Saksi", "saksi", [witness.id for witness in roster.saksi], "id")
    known = {person.id for person in roster.orang}
    holders: list[tuple[str, int, Penugasan | Saksi]] = [
        *(("penugasan", position, entry) for position, entry in enumerate(roster.penugasan)),
        *(("saksi", position, entry) for position, entry in enumerate(roster.saksi)),
    ]
    for key, position, entry in holders:
        if entry.orang is not None and entry.orang not in known:
            yield BadValue(
                f"Orang “{entry.orang}” tidak ada di `orang`.",
                "Tambahkan orangnya, atau betulkan pengenalnya.",
                (key, position, "orang"),
            )
        if entry.selesai is not None and entry.selesai < entry.mulai:
            yield BadValue(
                "Hari terakhir mendahului hari mulai.",
                "Betulkan `mulai` atau `selesai`.",
                (key, position, "selesai"),
            )
    yield from _shared_accounts(roster)


def _shared_accounts(roster: Daftar) -> Iterator[BadValue]:
    # One account on two persons would let one click be counted for either.
    owners: dict[tuple[str, str], str] = {}
    for position, person in enumerate(roster.orang):
        for number, account in enumerate(person.akun or ()):
            owner = owners.setdefault((account.forge, account.id), person.id)
            if owner != person.id:
                yield BadValue(
                    f"Akun nomor {account.id} di {shown(account.forge)} sudah menjadi akun “{owner}”.",
                    "Satu akun hanya milik satu orang.",
                    ("orang", position, "akun", number, "id"),
                )
