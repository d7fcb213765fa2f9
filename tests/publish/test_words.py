"""Words for dates, moments, levels and offices."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.publish.naskah import regulasi

from maklumat.documents.models.pejabat import ZONA
from maklumat.publish import words


def test_dates_and_moments_are_those_of_the_office() -> None:
    assert words.long_date(date(2026, 8, 17)) == "17 Agustus 2026"
    assert {words.long_date(date(2024, month, 1)).split()[1] for month in range(1, 13)} >= {"Februari", "Mei"}
    late = datetime(2024, 12, 31, 17, 5, tzinfo=UTC)
    assert words.moment(late, ZONA["WIB"]) == "1 Januari 2025 pukul 00.05 WIB"
    assert words.moment(late, ZONA["WIT"]) == "1 Januari 2025 pukul 02.05 WIT"


def test_levels_never_blur() -> None:
    assert words.level("tte") == "tanda tangan elektronik tersertifikasi"
    assert words.level("basah").startswith("tanda tangan basah")
    assert "tanpa tanda tangan pejabat" in words.level("saksi")


def test_acting_officials_are_named_as_acting() -> None:
    assert words.official_title("Kepala Kantor Wilayah", "definitif") == "Kepala Kantor Wilayah"
    assert words.official_title("Kepala Kantor Wilayah", "plt") == "Plt. Kepala Kantor Wilayah"
    assert words.official_title("Plh. Kepala Kantor Wilayah", "plh") == "Plh. Kepala Kantor Wilayah"
    assert words.status("plt") == "pelaksana tugas"


def test_money_and_citations() -> None:
    assert words.rupiah(1_800_000) == "Rp1.800.000"
    assert words.citation("UU 32/2000 Pasal 1", regulasi()) == (
        "Pasal 1 Undang-Undang Nomor 32 Tahun 2000 tentang Desain Tata Letak Sirkuit Terpadu"
    )
    assert words.citation("UU 99/1999", regulasi()) == "UU 99/1999"
