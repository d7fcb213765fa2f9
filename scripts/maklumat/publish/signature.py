"""What is known of a certified electronic signature in an official PDF, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from maklumat.documents.errors import shown
from maklumat.publish.words import long_date, moment


@dataclass(frozen=True)
class Signature:
    """One intact signature: who signed, when, with which certificate.

    `waktu` is what the signer's computer or, if `cap_waktu`, a time stamp says. `tepercaya` is whether the
    certificate leads to a trust anchor; None where no anchor was given.
    """

    nama: str
    penerbit: str
    seri: str
    mulai: datetime
    sampai: datetime
    waktu: datetime | None
    cap_waktu: bool
    tepercaya: bool | None

    def sentence(self, zona: tzinfo) -> str:
        """`Nama, 3 Januari 2024 pukul 09.00 WIB`, in the office's zone."""
        when = f", {moment(self.waktu, zona)}" if self.waktu else ""
        return f"{shown(self.nama)}{when}"


def told(signature: Signature, zona: tzinfo) -> tuple[str, ...]:
    """A signature in plain lines; says what was not checked, and promises nothing for later."""
    said_by = "menurut cap waktu" if signature.cap_waktu else "menurut komputer penanda tangan"
    when = f"{moment(signature.waktu, zona)}, {said_by}" if signature.waktu else "tidak disebut"
    first, last = (long_date(day.astimezone(zona).date()) for day in (signature.mulai, signature.sampai))
    trust = (
        "tanda tangan utuh, penerbit sertifikat terhubung ke jangkar yang diberikan"
        if signature.tepercaya
        else "tanda tangan utuh, penerbit sertifikat tidak diperiksa"
    )
    return (
        f"penanda tangan: {shown(signature.nama)}",
        f"waktu: {when}",
        f"sertifikat: nomor seri {signature.seri}, penerbit {shown(signature.penerbit)}, "
        f"masa berlaku {first} sampai {last}",
        f"hasil: {trust}; pencabutan sertifikat tidak diperiksa",
    )
