"""The documents of `standards/` as immutable models; every leaf is text until a grammar converts it."""

from maklumat.documents.models.base import Bagian, Naskah
from maklumat.documents.models.kalender import Kalender
from maklumat.documents.models.kantor import Kantor
from maklumat.documents.models.layanan import KOMPONEN, Komponen, StandarPelayanan
from maklumat.documents.models.maklumat import MaklumatPelayanan
from maklumat.documents.models.pejabat import Daftar as DaftarPejabat
from maklumat.documents.models.pejabat import Penugasan, Saksi
from maklumat.documents.models.pembahasan import DaftarMasukan, DaftarRapat, HasilPembahasan, Masukan, Rapat
from maklumat.documents.models.regulasi import DaftarRegulasi, Regulasi
from maklumat.documents.models.siklus import Siklus
from maklumat.documents.models.sop import LampiranLangkah, Langkah, Sop
from maklumat.documents.models.warga import LapisWarga

__all__ = [
    "KOMPONEN",
    "Bagian",
    "DaftarMasukan",
    "DaftarPejabat",
    "DaftarRapat",
    "DaftarRegulasi",
    "HasilPembahasan",
    "Kalender",
    "Kantor",
    "Komponen",
    "LampiranLangkah",
    "Langkah",
    "LapisWarga",
    "MaklumatPelayanan",
    "Masukan",
    "Naskah",
    "Penugasan",
    "Rapat",
    "Regulasi",
    "Saksi",
    "Siklus",
    "Sop",
    "StandarPelayanan",
]
