"""What is hard to set: forty requirements, thirty fees, names and titles that do not fit, twelve services."""

from __future__ import annotations

import json

from tests.publish.kantor import PENETAPAN
from tests.publish.naskah import LENGKAP, REGULASI, standar

from maklumat.documents.folder import Key
from maklumat.documents.models import DaftarRegulasi, StandarPelayanan
from maklumat.documents.reading import read
from maklumat.publish.decree import Decree, Item
from maklumat.publish.official import Signatory

TITLE = (
    "Rekomendasi Teknis Pertimbangan Penyelenggaraan Pendaftaran Pengangkatan Perpindahan dan "
    "Pemberhentian Pejabat Pelaksana Pelayanan Kekayaan Intelektual Komunal (contoh)"
)
LAW = (
    "Pelaksanaan "
    + "Ketentuan Peralihan Undang-Undang tentang Penyelenggaraan Pelayanan Terpadu " * 5
    + "(contoh)"
)
OFFICIAL = "Kepala Kantor Wilayah Kementerian Uji Provinsi Kepulauan yang Namanya Panjang Sekali (contoh)"
ONE_WORD = "Ketidakbertanggungjawabannyalahsekalipun"
REGISTRY = (
    REGULASI
    + f"""\
  - singkat: UU 25/2009
    nama: Undang-Undang Nomor 25 Tahun 2009
    tentang: Pelayanan Publik
  - singkat: PP 96/2012
    nama: Peraturan Pemerintah Nomor 96 Tahun 2012
    tentang: {LAW}
"""
)


def heavy() -> StandarPelayanan:
    """Forty requirements, thirty fees and a name of three lines."""
    head, rest = LENGKAP.split("persyaratan:\n", 1)
    middle, rest = rest[rest.index("prosedur:\n") :].split("biaya:\n", 1)
    tail = rest[rest.index("produk:\n") :]
    head = head.replace("nama: Pendaftaran Desain Tata Letak Sirkuit Terpadu (DTLST)", f"nama: {TITLE}")
    demanded = "".join(f"    - syarat: {json.dumps(text)}\n" for text in _requirements())
    rows = "".join(_fee(row) for row in range(1, 31))
    more = f"tambahan:\n  - judul: {ONE_WORD}\n    isi: {TITLE}\n"
    tail = tail[: tail.index("tambahan:\n")] + more + tail[tail.index("sumber:") :]
    return standar(f"{head}persyaratan:\n  administratif:\n{demanded}{middle}biaya:\n{rows}{tail}")


def _requirements() -> list[str]:
    return [
        f"Syarat ke-{number}: " + ("surat keterangan bermeterai dan lampirannya " * (number % 4 + 1)).strip()
        for number in range(1, 40)
    ] + ["https://unduhan.uji.example/" + "formulir-permohonan-" * 8 + ".docx"]


def _fee(row: int) -> str:
    what = f"{ONE_WORD} {row}" if row % 10 == 0 else f"Permohonan perpanjangan jenis ke-{row}"
    return (
        f"  - untuk: {'umk' if row % 2 else 'umum'}\n    uraian: {what}\n"
        f"    tarif: Rp{row}.987.654 per permohonan pendaftaran\n    dasar: PP 28/2019 Pasal {row} ayat (2)\n"
    )


def registry() -> DaftarRegulasi:
    """Regulations with long titles."""
    return read(DaftarRegulasi, REGISTRY.encode(), "regulasi.yaml").model


def services(count: int) -> list[str]:
    """So many names, each of several lines."""
    return [f"{TITLE} ke-{number}" for number in range(1, count + 1)]


def decree(count: int, withdraws: bool = False) -> Decree:
    """A decree over so many services by an official whose title does not fit a line."""
    items = (
        Item(Key("layanan", f"uji-{number}"), name, f"{number:x}".rjust(64, "b"), PENETAPAN)
        for number, name in enumerate(services(count), start=1)
    )
    return Decree(
        siklus="2024-003",
        withdraws=withdraws,
        penetapan=PENETAPAN,
        signatory=Signatory("Nama Kepala yang Panjang Sekali, S.H., M.H. (contoh)", OFFICIAL, "plt"),
        items=tuple(items),
        minutes=True,
        cited=("PP 28/2019",),
    )
