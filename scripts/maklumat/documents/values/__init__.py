"""The small grammars for values: each reads one line of text and prints it back unchanged in meaning.

`parse(str(value)) == value` holds for every value; a text outside the grammar raises `BadValue`.
"""

from maklumat.documents.values.base import BadValue, BadValues, Shape, TextValue
from maklumat.documents.values.cetak import Milimeter, PolaNomor
from maklumat.documents.values.date import BULAN, Tanggal, parse_date
from maklumat.documents.values.evaluasi import Evaluasi
from maklumat.documents.values.hours import HariLayanan, Pukul, RentangPukul
from maklumat.documents.values.jumlah import Jumlah
from maklumat.documents.values.lama import Lama, Satuan, Takaran
from maklumat.documents.values.scalars import Berkas, Id, Pengenal, Teks, Url, YaTidak
from maklumat.documents.values.tarif import Tarif

__all__ = [
    "BULAN",
    "BadValue",
    "BadValues",
    "Berkas",
    "Evaluasi",
    "HariLayanan",
    "Id",
    "Jumlah",
    "Lama",
    "Milimeter",
    "Pengenal",
    "PolaNomor",
    "Pukul",
    "RentangPukul",
    "Satuan",
    "Shape",
    "Takaran",
    "Tanggal",
    "Tarif",
    "Teks",
    "TextValue",
    "Url",
    "YaTidak",
    "parse_date",
]
