"""The counter leaflet: the citizen's words first, every promise of the text behind them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.publish.kantor import PENETAPAN, SIDIK, context, draft, kantor
from tests.publish.naskah import LENGKAP, standar
from tests.publish.read_pdf import faults, missing, pages, reader, squeeze

from maklumat.documents.canonical import sha256
from maklumat.documents.models import LapisWarga
from maklumat.documents.reading import read
from maklumat.publish.official import Press

ROOT = Path(__file__).resolve().parents[2]
WARGA = """\
skema: 1
judul: Mendaftarkan tata letak sirkuit
ringkasan: Ringkasan bagi warga (contoh).
tempat: Loket 2 dan daring
daring: https://daring.example/
"""
HOSTILE = '#eval("1") $x$ *tebal* @rujuk <label> ' + "A" * 90


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT / "overrides")


@pytest.fixture(scope="module")
def layer() -> LapisWarga:
    return read(LapisWarga, WARGA.encode(), "warga.yaml").model


def _long() -> str:
    head, rest = LENGKAP.split("    - Hasil pindai formulir permohonan\n", 1)
    texts = (HOSTILE, *(f"Syarat ke-{number} " + "dokumen pendukung " * 6 for number in range(1, 41)))
    more = "".join(f"    - syarat: {json.dumps(text.strip())}\n" for text in texts)
    fees = "".join(
        f"  - uraian: Jenis ke-{row}\n    tarif: Rp{row}.000 per permohonan\n    dasar: PP 28/2019\n"
        for row in range(1, 31)
    )
    return f"{head}{more}{rest}".replace("biaya:\n", f"biaya:\n{fees}").replace(
        "nama: Pendaftaran", f"nama: {'Sangat Panjang ' * 12}Pendaftaran"
    )


def test_a_leaflet_says_what_to_bring_do_pay_get_and_where_to_complain(
    press: Press, layer: LapisWarga, tmp_path: Path
) -> None:
    pdf = press.leaflet(standar(), layer, context())
    wanted = [
        "Mendaftarkan tata letak sirkuit",
        "Nama resmi: Pendaftaran Desain Tata Letak Sirkuit Terpadu (DTLST)",
        "Ringkasan bagi warga (contoh).", "Loket 2 dan daring", "Hasil pindai formulir permohonan",
        "Hanya bila: Diajukan melalui konsultan", "Fotokopi dilegalisasi, 2 rangkap", "Usaha mikro dan kecil",
        "Formulir: surat-keterangan.docx", "Pemohon: Menyerahkan berkas di loket",
        "Rp1.800.000 per permohonan", "Dihitung sejak: Berkas dinyatakan lengkap", "Sertifikat DTLST",
        "SP4N-LAPOR!", "Senin: 08.00",
        "Ajukan daring: https://daring.example/", f"Keputusan Nomor {PENETAPAN.nomor_sk}", "11 Maret 2024",
    ]  # fmt: skip
    assert missing(wanted, pdf) == []
    assert faults(pdf, tmp_path) == []
    assert reader(pdf).attachments["standar.yaml"] == [LENGKAP.encode()]


def test_a_long_hostile_leaflet_runs_over_pages_complete(press: Press, tmp_path: Path) -> None:
    document = standar(_long())
    pdf = press.leaflet(document, None, context())
    assert document.persyaratan
    wanted = [item.syarat for item in document.persyaratan.semua]
    assert missing([*wanted, "Jenis ke-30", document.nama], pdf) == []
    assert faults(pdf, tmp_path) == []
    assert all(SIDIK in squeeze(text) for text in pages(pdf))


def test_an_office_without_a_site_gets_no_code(press: Press) -> None:
    bare = kantor().model_copy(update={"laman": None})
    assert missing(["Pindai", "Periksa:"], press.leaflet(standar(), None, context(kantor=bare))) == [
        "Pindai",
        "Periksa:",
    ]


def test_a_draft_says_so_and_bytes_repeat(press: Press, layer: LapisWarga) -> None:
    pdf = press.leaflet(standar(), layer, draft())
    assert all("RANCANGAN" in text for text in pages(pdf))
    assert sha256(Press(ROOT / "overrides").leaflet(standar(), layer, draft())) == sha256(pdf)
