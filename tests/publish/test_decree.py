"""The decree: what law asks of its skeleton, only facts of the register, readable years later."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.publish.kantor import PENETAPAN, context, draft
from tests.publish.office import Office, layanan, maklumat
from tests.publish.office import decree as enacting
from tests.publish.read_pdf import faults, missing, pages, reader, squeeze

from maklumat.documents.canonical import sha256, short_form
from maklumat.documents.folder import Key
from maklumat.documents.models import DaftarRegulasi
from maklumat.documents.reading import read
from maklumat.publish.cycle_sheets import decree_of, office_of
from maklumat.publish.decree import COPY, Decree, Item
from maklumat.publish.official import Press, Signatory
from maklumat.register.record import Penetapan

ROOT = Path(__file__).resolve().parents[2]
REGISTRY = """\
skema: 1
regulasi:
  - singkat: UU 25/2009
    nama: Undang-Undang Nomor 25 Tahun 2009
    tentang: Pelayanan Publik
  - singkat: PP 96/2012
    nama: Peraturan Pemerintah Nomor 96 Tahun 2012
    tentang: Pelaksanaan Undang-Undang Uji
  - singkat: PP 9/1999
    nama: Peraturan Pemerintah Nomor 9 Tahun 1999
    tentang: Tarif Lama
    dicabut: 2024-03-04
  - singkat: PP 7/2000
    nama: Peraturan Pemerintah Nomor 7 Tahun 2000
  - singkat: PP 8/2001
    nama: Peraturan Pemerintah Nomor 8 Tahun 2001
    tentang: Tarif Uji
"""
OLD = Penetapan(
    nomor_sk="LAMA-1 (contoh)",
    tanggal_sk=date(2021, 2, 3),
    tempat="Kota Uji",
    berlaku_sejak=date(2021, 2, 3),
)
HOSTILE = '#eval("1") $x$ *tebal* @rujuk <label> ' + "A" * 90


def registry() -> DaftarRegulasi:
    return read(DaftarRegulasi, REGISTRY.encode(), "regulasi.yaml").model


def _item(number: int, name: str = "Layanan uji", replaces: Penetapan | None = None) -> Item:
    return Item(
        Key("layanan", f"uji-{number}"), f"{name} ke-{number}", f"{number:x}".rjust(64, "a"), replaces
    )


def decree(items: tuple[Item, ...] = (), withdraws: bool = False, attested: str | None = None) -> Decree:
    charter = Item(Key("maklumat", "kantor"), "Maklumat Uji", "b" * 64)
    return Decree(
        siklus="2024-003",
        withdraws=withdraws,
        penetapan=PENETAPAN,
        signatory=Signatory("Nama Kepala (contoh)", "Kepala Kantor Wilayah", "plt"),
        items=items or (_item(1, replaces=OLD), _item(2), charter),
        minutes=True,
        cited=("PP 9/1999", "PP 7/2000", "PP 8/2001 Pasal 3", "PP 99/2099"),
        attested=attested,
    )


KINDS = {
    "penetapan": decree(),
    "satu": decree((_item(1),)),
    "banyak": decree(tuple(_item(number, f"Layanan {'panjang ' * 20}") for number in range(1, 60))),
    "pencabutan": decree(withdraws=True),
    "salinan": decree(attested="Diputuskan 4 Maret 2024. Tingkat bukti: uji."),
    "jahil": decree((_item(1, HOSTILE),)),
}


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT / "overrides")


def _set(press: Press, kind: str) -> bytes:
    return press.decree(KINDS[kind], context().office, registry())


@pytest.mark.parametrize("kind", KINDS)
def test_every_decree_is_archivable_accessible_and_names_its_texts(
    press: Press, tmp_path: Path, kind: str
) -> None:
    pdf = _set(press, kind)
    assert faults(pdf, tmp_path) == []
    wanted = [text for item in KINDS[kind].items for text in (item.nama, item.sidik, short_form(item.sidik))]
    assert missing([*wanted, PENETAPAN.nomor_sk], pdf) == []
    for number, text in enumerate(pages(pdf), start=1):
        assert f"Halaman {number} dari {len(pages(pdf))}" in text
        assert "https://uji.example/v/ diikuti sidik di atas" in text
        assert ("SALINAN UNTUK ARSIP" in text) == (kind == "salinan" and number == 1)


def test_the_skeleton_stands_in_the_order_of_a_decree(press: Press) -> None:
    text = squeeze("".join(pages(_set(press, "penetapan"))))
    order = [
        "KEPUTUSAN KEPALA KANTOR WILAYAH", f"NOMOR {PENETAPAN.nomor_sk}", "TENTANG",
        "PENETAPAN STANDAR PELAYANAN DAN MAKLUMAT PELAYANAN PADA KANTOR WILAYAH UJI",
        "Menimbang", "a.bahwa setiap penyelenggara", "telah dibahas bersama masyarakat",
        "dalam huruf a, huruf b, dan huruf c", "Mengingat", "MEMUTUSKAN", "Menetapkan", "KESATU", "KEDUA",
        "a.Standar Pelayanan Layanan uji ke-1", "c.Maklumat Uji", "KETIGA", "KEEMPAT",
        "Keputusan Nomor LAMA-1 (contoh) tanggal 3 Februari 2021", "KELIMA",
        "mulai berlaku pada tanggal 11 Maret 2024", "Ditetapkan di Kota Uji", "pada tanggal 4 Maret 2024",
        "Plt. Kepala Kantor Wilayah,", "Nama Kepala (contoh)", "Lampiran Keputusan Kepala Kantor Wilayah",
    ]  # fmt: skip
    places = [text.find(squeeze(part)) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_only_regulations_the_registry_knows_by_title_and_holds_in_force_are_named(press: Press) -> None:
    pdf = _set(press, "penetapan")
    known = [
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "Peraturan Pemerintah Nomor 8 Tahun 2001 tentang Tarif Uji",
    ]
    assert missing(known, pdf) == []
    unknown = ["Nomor 9 Tahun 1999", "Nomor 7 Tahun 2000", "99/2099", "PermenPANRB", "Nomor 15 Tahun 2014"]
    assert missing(unknown, pdf) == unknown


def test_a_withdrawal_says_so_and_promises_nothing(press: Press) -> None:
    pdf = _set(press, "pencabutan")
    assert missing(["Mencabut Standar Pelayanan", "menyatakannya tidak berlaku", "KETIGA"], pdf) == []
    absent = ["KEEMPAT", "wajib dilaksanakan", "dibahas bersama masyarakat"]
    assert missing(absent, pdf) == absent


def test_many_texts_are_counted_in_words_and_listed_in_the_annex(press: Press) -> None:
    assert missing(["memuat 59 (lima puluh sembilan) Standar Pelayanan."], _set(press, "banyak")) == []


def test_what_was_decided_is_embedded_and_its_digest_is_the_one_in_the_foot(press: Press) -> None:
    pdf = _set(press, "penetapan")
    (data,) = reader(pdf).attachments["keputusan.json"]
    assert json.loads(data)["penetapan"]["nomor_sk"] == PENETAPAN.nomor_sk
    assert all(sha256(data) in squeeze(text) for text in pages(pdf))


def test_a_draft_says_so_and_bytes_repeat(press: Press) -> None:
    pdf = press.decree(decree(), draft().office, registry())
    assert all("RANCANGAN" in text for text in pages(pdf))
    again = Press(ROOT / "overrides").decree(decree(), draft().office, registry())
    assert sha256(again) == sha256(pdf)


def test_a_copy_is_made_from_the_register_alone(press: Press, tmp_path: Path) -> None:
    office = Office()
    office.enact("2024-001", [layanan(), maklumat()], enacting("SK-1", "2024-02-01"))
    office.enact("2024-002", [layanan(text=_renamed())], enacting("SK-2", "2024-03-01"))
    office.enact("2024-003", [layanan(text=_renamed())], enacting("SK-3", "2024-04-01"), jalur="pencabutan")
    release = office.release()
    cycles = release.state.cycles
    first, second, third = (decree_of(release, cycles[f"2024-00{number}"]) for number in (1, 2, 3))
    assert decree_of(release, cycles["2024-000"]) is None
    assert first and second and third
    assert [item.nama for item in first.items] == ["Pendaftaran Uji", "Maklumat Uji"]
    assert second.items[0].replaces == first.penetapan
    assert second.items[0].nama == "Nama Baru"
    assert third.withdraws and not third.minutes
    pdf = press.decree(second, office_of(release, release.basis, release.at), release.basis.regulasi)
    wanted = [COPY, "SK-2", "Keputusan Nomor SK-1 tanggal 1 Februari 2024", "Tingkat bukti:", "Nama Kepala"]
    assert missing(wanted, pdf) == []
    assert faults(pdf, tmp_path) == []


def _renamed() -> str:
    return layanan().files["standar.yaml"].decode().replace("Pendaftaran Uji", "Nama Baru")
