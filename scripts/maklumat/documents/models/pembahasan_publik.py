"""What the public sees of a discussion: a model of its own, with no field a person could stand in.

Free text is still written by people, so what looks like a person's number or address is masked in it.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from maklumat.documents.models.pembahasan import Kanal, StatusMasukan
from maklumat.documents.pribadi import masked

TeksPublik = Annotated[str, AfterValidator(masked)]


class _Publik(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class MasukanPublik(_Publik):
    """One comment and its answer; `terlambat` is None where the deadline is not known."""

    pengenal: str
    kanal: Kanal
    tanggal: date
    jenis: str
    id: str
    komponen: str | None
    ringkasan: TeksPublik
    jawaban: TeksPublik | None
    status: StatusMasukan | None
    alasan: TeksPublik | None
    terlambat: bool | None


class RapatPublik(_Publik):
    """One meeting: date, place, agenda, and how many of each group came."""

    tanggal: date
    pukul: str | None
    tempat: str
    agenda: tuple[TeksPublik, ...]
    undangan: date | None
    berita_acara: date | None
    hadir: dict[str, int]
    daftar_hadir: str | None


class HasilPublik(_Publik):
    """One point and what was decided on it."""

    pokok: TeksPublik
    jenis: str | None
    id: str | None
    komponen: str | None
    uraian: TeksPublik | None
    putusan: str


class PembahasanPublik(_Publik):
    """Everything of a bundle's discussion that may stand on the site."""

    siklus: str
    rapat: tuple[RapatPublik, ...]
    hasil: tuple[HasilPublik, ...]
    kemampuan: dict[str, TeksPublik]
    publikasi: date | None
    kanal_publikasi: tuple[TeksPublik, ...]
    masukan: tuple[MasukanPublik, ...]
