"""Indonesian words for dates, moments, money, levels of proof and offices held (EYD)."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from maklumat.documents.models import DaftarRegulasi, Regulasi
from maklumat.documents.models.pejabat import StatusJabatan
from maklumat.documents.models.sop import Tingkat
from maklumat.documents.values.tarif import rupiah

__all__ = [
    "citation",
    "full_name",
    "level",
    "long_date",
    "moment",
    "official_title",
    "rupiah",
    "sentence_case",
    "status",
]

_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_STATUS = {"definitif": "pejabat definitif", "plt": "pelaksana tugas", "plh": "pelaksana harian"}
_PREFIX = {"definitif": "", "plt": "Plt. ", "plh": "Plh. "}
_LEVEL = {
    "saksi": "dicatat dan ditandatangani saksi, tanpa tanda tangan pejabat",
    "basah": "tanda tangan basah; pindaiannya diarsipkan",
    "tte": "tanda tangan elektronik tersertifikasi",
}


def long_date(day: date) -> str:
    """`17 Agustus 2026`."""
    return f"{day.day} {_BULAN[day.month - 1]} {day.year}"


def moment(at: datetime, zona: tzinfo) -> str:
    """`17 Agustus 2026 pukul 09.05 WIB`, in the office's zone."""
    local = at.astimezone(zona)
    return f"{long_date(local.date())} pukul {local:%H.%M} {local.tzname()}"


def level(tingkat: Tingkat) -> str:
    """What a level of proof is, plainly: a witness record is never called a signature of the official."""
    return _LEVEL[tingkat]


def status(status_jabatan: StatusJabatan) -> str:
    """`pelaksana tugas` for plt."""
    return _STATUS[status_jabatan]


def official_title(jabatan: str, status_jabatan: StatusJabatan) -> str:
    """`Plt. Kepala Kantor Wilayah`; a prefix the title already carries is not doubled."""
    prefix = _PREFIX[status_jabatan]
    return jabatan if jabatan.startswith(("Plt. ", "Plh. ")) else prefix + jabatan


def full_name(entry: Regulasi) -> str:
    """`Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik`."""
    return f"{entry.nama} tentang {entry.tentang}" if entry.tentang else entry.nama


def citation(text: str, regulasi: DaftarRegulasi) -> str:
    """A citation with the regulation's full name; as written where the registry does not know it."""
    entry = regulasi.find(text)
    if entry is None:
        return text
    article = text.removeprefix(entry.singkat).strip()
    return f"{article} {full_name(entry)}".strip()


def sentence_case(text: str) -> str:
    """The first letter large, the rest as it stands."""
    return text[:1].upper() + text[1:]
