"""What an office may say of itself: read as written, refused where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.documents.samples import KANTOR

from maklumat.documents.errors import Unreadable
from maklumat.documents.models import Kantor
from maklumat.documents.reading import read

GUIDE = Path(__file__).parents[2] / "content/panduan/pengelola.md"
FULL = (
    KANTOR
    + """\
profil:
  struktur:
    - Kepala Kantor
    - unit: Divisi Pelayanan
      atasan: Kepala Kantor
  anggaran:
    - tahun: 2026
      jumlah: Rp1.250.000.000
      sumber: DIPA (contoh)
pelaksana:
  - bidang: Kekayaan Intelektual
    penanggung_jawab: Nama (contoh), Kepala Bidang
    telepon: (000) 0000
kinerja:
  - tahun: 2025
    nilai: 88,31
    responden: 150 orang
"""
)


def kantor(text: str) -> Kantor:
    return read(Kantor, text.encode(), "kantor.yaml").model


def refused(text: str) -> str:
    with pytest.raises(Unreadable) as caught:
        kantor(text)
    return str(caught.value)


def test_structure_budget_people_and_results_are_read() -> None:
    model = kantor(FULL)
    assert model.profil is not None and model.profil.struktur is not None
    assert [(unit.unit, unit.atasan) for unit in model.profil.struktur] == [
        ("Kepala Kantor", None),
        ("Divisi Pelayanan", "Kepala Kantor"),
    ]
    assert model.profil.anggaran is not None and model.profil.anggaran[0].jumlah == "Rp1.250.000.000"
    assert model.pelaksana is not None and model.pelaksana[0].anggaran is None
    assert model.kinerja is not None and str(model.kinerja[0].responden) == "150 orang"


def test_the_example_of_the_guide_is_read_and_holds_every_key() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    example = guide.partition("```yaml\nprofil:\n")[2].partition("```")[0]
    model = kantor(f"{KANTOR}profil:\n{example}")
    assert model.profil is not None and model.pelaksana is not None and model.kinerja is not None
    assert model.profil.struktur and model.profil.anggaran and model.pelaksana[0].anggaran


def test_an_office_need_not_say_any_of_it() -> None:
    model = kantor(KANTOR)
    assert (model.profil, model.pelaksana, model.kinerja) == (None, None, None)


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        ("100", "A"), ("88,31", "A"), ("88,30", "B"), ("88,3", "B"), ("76,61", "B"), ("76,60", "C"),
        ("65,00", "C"), ("64,99", "D"), ("25", "D"),
    ],
)  # fmt: skip
def test_the_grade_follows_from_the_value(value: str, grade: str) -> None:
    model = kantor(FULL.replace("88,31", value))
    assert model.kinerja is not None and model.kinerja[0].mutu[0] == grade


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("88,31", "88.31", "25 sampai 100"),
        ("88,31", "24,99", "25 sampai 100"),
        ("88,31", "100,01", "25 sampai 100"),
        ("Rp1.250.000.000", "1250000000", "titik ribuan"),
        ("Rp1.250.000.000", "Rp0", "titik ribuan"),
        ("tahun: 2026", "tahun: 26", "empat angka"),
        ("atasan: Kepala Kantor", "atasan: Kepala", "lebih dahulu"),
        ("unit: Divisi Pelayanan", "unit: Kepala Kantor", "dua kali"),
    ],
)
def test_what_cannot_be_is_refused_with_how_to_write_it(written: str, instead: str, said: str) -> None:
    assert said in refused(FULL.replace(written, instead))


def test_nobody_stands_above_himself() -> None:
    alone = FULL.replace(
        "    - unit: Divisi Pelayanan\n      atasan: Kepala Kantor", "    - unit: B\n      atasan: B"
    )
    assert "belum ditulis" in refused(alone)
