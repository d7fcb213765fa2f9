"""Indonesian words for dates, moments, money, levels of proof and offices held (EYD)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from maklumat.documents.models import DaftarRegulasi, Regulasi
from maklumat.documents.models.pejabat import StatusJabatan
from maklumat.documents.models.sop import Tingkat
from maklumat.documents.values import BULAN, Evaluasi, Jumlah, Lama, RentangPukul, Tarif, TextValue
from maklumat.documents.values.tarif import rupiah

__all__ = [
    "as_in_law",
    "citation",
    "date_in_words",
    "full_name",
    "hours",
    "in_words",
    "length_in_words",
    "level",
    "long_date",
    "moment",
    "official_title",
    "rupiah",
    "rupiah_in_words",
    "sentence_case",
    "spelled",
    "status",
    "weekday",
    "weekday_date",
]

_HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_SATUAN = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
)  # fmt: skip
_KELIPATAN = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"))
_LIMIT = 10**15
_STATUS = {"definitif": "pejabat definitif", "plt": "pelaksana tugas", "plh": "pelaksana harian"}
_PREFIX = {"definitif": "", "plt": "Plt. ", "plh": "Plh. "}
_LEVEL = {
    "saksi": "dicatat dan ditandatangani saksi, tanpa tanda tangan pejabat",
    "basah": "tanda tangan basah; pindaiannya diarsipkan",
    "tte": "tanda tangan elektronik tersertifikasi",
}


def long_date(day: date) -> str:
    """`17 Agustus 2026`."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """`Kamis`."""
    return _HARI[day.weekday()]


def weekday_date(day: date) -> str:
    """`Kamis, 18 Januari 2024`."""
    return f"{weekday(day)}, {long_date(day)}"


def date_in_words(day: date) -> str:
    """`Kamis tanggal delapan belas bulan Januari tahun dua ribu dua puluh empat`, as minutes write it."""
    month = BULAN[day.month - 1]
    return f"{weekday(day)} tanggal {spelled(day.day)} bulan {month} tahun {spelled(day.year)}"


def hours(pukul: RentangPukul, zona: str) -> str:
    """`09.00 sampai dengan 12.00 WIB`; `zona` is the name of the office's zone."""
    return f"{pukul.mulai} sampai dengan {pukul.selesai} {zona}"


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


def spelled(number: int) -> str:
    """A number in words: 1001000 is `satu juta seribu`. From 0 to below 10**15, else `ValueError`."""
    if not 0 <= number < _LIMIT:
        raise ValueError(f"{number} is outside 0 .. {_LIMIT - 1}")
    if number < len(_SATUAN):
        return _SATUAN[number]
    if number < 20:
        return f"{_SATUAN[number - 10]} belas"
    if number < 100:
        return _joined(f"{_SATUAN[number // 10]} puluh", number % 10)
    size, name = next(multiple for multiple in _KELIPATAN if number >= multiple[0])
    count, rest = divmod(number, size)
    # Hundred and thousand take the short form of one; million and up keep `satu`.
    return _joined(f"se{name}" if count == 1 and size <= 1000 else f"{spelled(count)} {name}", rest)


def _joined(head: str, rest: int) -> str:
    return f"{head} {spelled(rest)}" if rest else head


def in_words(number: int) -> str:
    """`3 (tiga)`, as legal texts write numbers."""
    return f"{number} ({spelled(number)})"


def length_in_words(lama: Lama) -> str:
    """`3 (tiga) hari kerja`, `3 (tiga) sampai dengan 6 (enam) bulan`."""
    low, high = lama.paling_singkat, lama.paling_lama
    end = f"{in_words(high.angka)} {high.satuan.value}"
    if low == high:
        return end
    unit = "" if low.satuan == high.satuan else f" {low.satuan.value}"
    return f"{in_words(low.angka)}{unit} sampai dengan {end}"


def rupiah_in_words(amount: int) -> str:
    """`Rp1.800.000,00 (satu juta delapan ratus ribu rupiah)`."""
    return f"{rupiah(amount)},00 ({spelled(amount)} rupiah)"


def as_in_law(value: TextValue) -> str:
    """A value as an official text writes it: every figure also in words; a value without figures as it is.

    Meaning is unchanged: no unit is converted, no amount rounded.
    """
    match value:
        case Lama():
            return length_in_words(value)
        case Tarif(rupiah=amount) if amount is not None:
            return f"{rupiah_in_words(amount)} per {value.per}"
        case Jumlah():
            return f"{in_words(value.orang)} orang"
        case Evaluasi():
            period = value.kurun or f"dalam {in_words(value.tahun)} tahun"
            return f"{value.cara}, {in_words(value.kali)} kali {period}"
    return str(value)


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


def enumerated(parts: Sequence[str]) -> str:
    """`a`, `a dan b`, `a, b, dan c`."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"
