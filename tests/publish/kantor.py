"""An office of its own for the tests of print: letterhead, decree, signatory, context."""

from __future__ import annotations

import struct
import zlib
from datetime import datetime
from typing import Any

from tests.publish.naskah import LENGKAP, regulasi

from maklumat.documents.folder import Key
from maklumat.documents.models import Kantor, MaklumatPelayanan
from maklumat.documents.models.pejabat import ZONA
from maklumat.documents.reading import read
from maklumat.publish.official import Context, Signatory
from maklumat.register.record import Penetapan

SIDIK = "0123456789abcdef" * 4
PENETAPAN = Penetapan.model_validate(
    {
        "nomor_sk": "W.99-0001.OT.02.02 TAHUN 2024 (contoh)",
        "tanggal_sk": "2024-03-04",
        "tempat": "Kota Uji",
        "berlaku_sejak": "2024-03-11",
    }
)
KANTOR = """\
skema: 1
nama: Kantor Wilayah Uji
induk: Kementerian Uji
alamat: Jalan Uji 1, Kota Uji
tempat: Kota Uji
telepon: (000) 000000
surel: kantor@uji.example
laman: https://uji.example
jam_layanan:
  - hari: senin
    pukul: 08.00 sampai 16.00
pengaduan:
  penanggung_jawab: Petugas Uji (contoh)
  alamat: Jalan Uji 1
  kanal:
    - jenis: Loket
      alamat: Loket 1
"""
MAKLUMAT = """\
skema: 1
judul: Maklumat Pelayanan Bidang Uji (contoh)
layanan:
  - merek
  - dtlst
pernyataan:
  kesanggupan: Kami sanggup menyelenggarakan pelayanan sesuai dengan standar pelayanan.
  kewajiban_dan_perbaikan: Kami memberikan pelayanan sesuai kewajiban dan terus memperbaikinya.
  sanksi_dan_kompensasi: Kami bersedia menerima sanksi dan memberikan kompensasi.
peran_penanda_tangan: kakanwil
tempat_pajang: Ruang tunggu lantai satu (contoh)
sumber: Kata-kata susunan sendiri (contoh)
"""


def kantor(extra: str = "") -> Kantor:
    """The office, with more lines of its YAML."""
    return read(Kantor, (KANTOR + extra).encode(), "kantor.yaml").model


def maklumat() -> MaklumatPelayanan:
    """A maklumat over two services."""
    return read(MaklumatPelayanan, MAKLUMAT.encode(), "maklumat.yaml").model


def context(jenis: str = "layanan", **changes: Any) -> Context:
    """A complete context of the decided document `<jenis>/dtlst`; `changes` replace single fields."""
    files = {"standar.yaml": LENGKAP.encode(), "formulir.docx": b"PK"}
    fields: dict[str, Any] = {
        "kantor": kantor(),
        "regulasi": regulasi(),
        "key": Key(jenis, "dtlst"),
        "sidik": SIDIK,
        "files": files if jenis == "layanan" else {"maklumat.yaml": MAKLUMAT.encode()},
        "pada": datetime(2024, 3, 4, 10, 0, tzinfo=ZONA["WIT"]),
        "penetapan": PENETAPAN,
        "signatory": Signatory("Nama Kepala Kantor (contoh)", "Kepala Kantor Wilayah", "plt"),
    }
    return Context(**{**fields, **changes})


def draft(jenis: str = "layanan", **changes: Any) -> Context:
    """The context of a draft: no decree, nobody who signs."""
    return context(jenis, draft=True, penetapan=None, signatory=None, **changes)


def png(width: int = 12, height: int = 12) -> bytes:
    """A small whole picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x12\x3a\x63" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
