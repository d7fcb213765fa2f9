"""The neutral blocks lose nothing of the document and keep the orders of law and form."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.publish.naskah import LENGKAP, regulasi, standar, values

from maklumat.documents.models import StandarPelayanan
from maklumat.publish.uraian import (
    KELOMPOK,
    Blok,
    Butir,
    Paragraf,
    Senarai,
    Tabel,
    kelompok,
    tambahan,
    uraian,
)

HEAD = ("nama", "bidang", "pemohon", "sumber")


def _texts(blocks: Iterable[Blok]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraf):
            found.append(block.teks)
        elif isinstance(block, Tabel):
            found += [*block.kepala, *(cell for row in block.baris for cell in row)]
        else:
            found += [
                block.judul or "",
                *(text for item in block.butir for text in (item.teks, *item.keterangan)),
            ]
    return found


def _everything(document: StandarPelayanan) -> list[str]:
    blocks = [block for part in uraian(document, regulasi()) for block in part.blok]
    extra = tambahan(document)
    return _texts([*blocks, *(block for part in extra for block in part.blok)]) + [
        part.judul for part in extra
    ]


def test_every_value_of_the_document_stands_in_a_block() -> None:
    document = standar()
    found = _everything(document)
    body = StandarPelayanan.model_construct(
        **{name: getattr(document, name) for name in type(document).model_fields if name not in HEAD}
    )
    names = document.pemohon or {}
    wanted = [names.get(value, value) for value in values(body)]
    missing = [value for value in wanted if not any(value in text for text in found)]
    assert missing == []
    assert len(wanted) > 60


def test_components_stand_in_the_order_of_the_law_and_groups_in_that_of_the_form() -> None:
    parts = uraian(standar(), regulasi())
    assert "".join(part.komponen.huruf for part in parts) == "abcdefghijklmn"
    first, second = kelompok(parts)
    assert (first.nama, second.nama) == KELOMPOK
    assert [part.komponen.kunci for part in first.uraian] == [
        "persyaratan", "prosedur", "jangka_waktu", "biaya", "produk", "pengaduan",
    ]  # fmt: skip
    assert [part.komponen.urutan for part in second.uraian] == list(range(1, 9))
    assert second.uraian[0].komponen.kunci == "dasar_hukum"


def test_absent_components_are_there_and_empty() -> None:
    parts = uraian(standar("skema: 1\nnama: Layanan kosong (contoh)\nbidang: Umum\n"), regulasi())
    assert len(parts) == 14
    assert all(part.blok == () for part in parts)


def _component(key: str, text: str = LENGKAP) -> tuple[Blok, ...]:
    return next(part.blok for part in uraian(standar(text), regulasi()) if part.komponen.kunci == key)


def test_citations_carry_the_full_name_and_the_words_of_the_document() -> None:
    (laws,) = _component("dasar_hukum")
    assert isinstance(laws, Senarai)
    assert laws.butir[0] == Butir(
        "Undang-Undang Nomor 32 Tahun 2000 tentang Desain Tata Letak Sirkuit Terpadu", ("UU 32/2000",)
    )
    assert laws.butir[1].teks.startswith("Pasal 4 ayat (2) Peraturan Pemerintah Nomor 28 Tahun 2019 tentang")
    assert laws.butir[2] == Butir("Peraturan tak terdaftar (contoh)")


def test_fees_are_a_table_with_the_columns_the_document_needs() -> None:
    (fees,) = _component("biaya")
    assert isinstance(fees, Tabel)
    assert fees.kepala == ("Untuk", "Uraian", "Tarif", "Dasar")
    assert fees.baris[1][1] == "Permohonan (Kanal: Daring; Bila: Diajukan secara elektronik)"
    assert fees.baris[2] == ("Semua pemohon", "Konsultasi awal", "Tidak dipungut biaya (gratis)", "–")
    channels = "".join(
        f"  - kanal: {c}\n    tarif: Rp5.000 per lembar\n    dasar: PP 28/2019\n" for c in ("daring", "loket")
    )
    (by_channel,) = _component("biaya", f"skema: 1\nnama: A\nbidang: B\nbiaya:\n{channels}")
    assert isinstance(by_channel, Tabel) and by_channel.kepala == ("Kanal", "Tarif", "Dasar")
    assert [row[0] for row in by_channel.baris] == ["daring", "loket"]
    short = "skema: 1\nnama: A\nbidang: B\nbiaya:\n  - tarif: Rp5.000 per lembar\n    dasar: PP 28/2019\n"
    assert _component("biaya", short) == (Tabel(("Tarif", "Dasar"), (("Rp5.000 per lembar", "PP 28/2019"),)),)


def test_the_official_reading_adds_words_to_figures_and_touches_no_sentence() -> None:
    plain, official = (
        [text for part in uraian(standar(), regulasi(), resmi=resmi) for text in _texts(part.blok)]
        for resmi in (False, True)
    )
    changed = {old: new for old, new in zip(plain, official, strict=True) if old != new}
    assert changed == {
        "Waktu: 15 menit": "Waktu: 15 (lima belas) menit",
        "1 hari kerja": "1 (satu) hari kerja",
        "7 bulan sampai 1 tahun": "7 (tujuh) bulan sampai dengan 1 (satu) tahun",
        "Rp400.000 per permohonan": "Rp400.000,00 (empat ratus ribu rupiah) per permohonan",
        "Rp1.800.000 per permohonan": "Rp1.800.000,00 (satu juta delapan ratus ribu rupiah) per permohonan",
        "Masa berlaku: 10 tahun": "Masa berlaku: 10 (sepuluh) tahun",
        "Tanggapan paling lama: 14 hari": "Tanggapan paling lama: 14 (empat belas) hari",
        "Penyelesaian paling lama: 60 hari": "Penyelesaian paling lama: 60 (enam puluh) hari",
        "2 orang": "2 (dua) orang",
        "SKM, 1 kali setahun": "SKM, 1 (satu) kali setahun",
    }


def test_free_of_charge_is_said_in_words() -> None:
    text = "skema: 1\nnama: A\nbidang: B\nbiaya: gratis\n"
    assert _component("biaya", text) == (Paragraf("Tidak dipungut biaya (gratis)."),)


@pytest.mark.parametrize(
    ("key", "numbered"),
    [("persyaratan", (True, False)), ("prosedur", (True,)), ("sarana_prasarana", (False, False))],
)
def test_one_item_alone_carries_no_number(key: str, numbered: tuple[bool, ...]) -> None:
    blocks = _component(key)
    assert tuple(isinstance(block, Senarai) and block.bernomor for block in blocks) == numbered
