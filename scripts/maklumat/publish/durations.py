"""Lengths of time as ISO 8601 durations, where one can say the same."""

from __future__ import annotations

from maklumat.documents.values import Lama, Satuan

_FORM = {
    Satuan.MENIT: "PT{}M",
    Satuan.JAM: "PT{}H",
    Satuan.HARI: "P{}D",
    Satuan.MINGGU: "P{}D",
    Satuan.BULAN: "P{}M",
    Satuan.TAHUN: "P{}Y",
}


def iso_duration(lama: Lama) -> str | None:
    """`P14D`; None for a range, and for working days, which no duration can say.

    Weeks are said in days: `xsd:duration` has no weeks.
    """
    measure = lama.paling_lama
    if lama.paling_singkat != measure or measure.satuan not in _FORM:
        return None
    count = measure.angka * 7 if measure.satuan is Satuan.MINGGU else measure.angka
    return _FORM[measure.satuan].format(count)
