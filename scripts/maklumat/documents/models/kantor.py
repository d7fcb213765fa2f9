"""Dasar kantor: who the office is and where it is reached (UU 25/2009 Pasal 23 ayat (4))."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from maklumat.documents.models.base import Bagian, Naskah, SatuAtauSenarai, Senarai
from maklumat.documents.models.profil import HasilSkm, PelaksanaBidang, Profil
from maklumat.documents.values import (
    Berkas,
    HariLayanan,
    Id,
    Milimeter,
    PolaNomor,
    RentangPukul,
    Teks,
    Url,
    YaTidak,
)

MOST_FIRST = 6
"""Services an office may have shown first."""


class JamLayanan(Bagian):
    """Opening hours of a run of weekdays."""

    hari: HariLayanan = Field(title="Hari")
    pukul: RentangPukul = Field(title="Pukul")
    istirahat: RentangPukul | None = Field(None, title="Istirahat")


class KanalPengaduan(Bagian):
    """One complaint channel."""

    jenis: Teks = Field(title="Jenis", description="Misalnya loket, telepon, surel, laman, SP4N-LAPOR!.")
    alamat: Teks = Field(title="Alamat atau nomor")
    url: Url | None = Field(None, title="Tautan")


class PengaduanKantor(Bagian):
    """Complaints to the office as a whole (UU 25/2009 Pasal 36)."""

    penanggung_jawab: Teks = Field(title="Penanggung jawab", description="Nama dan jabatan.")
    alamat: Teks = Field(title="Alamat penanggung jawab")
    kanal: Senarai[KanalPengaduan] = Field(title="Kanal")
    kebijakan: Url | None = Field(
        None,
        title="Tautan kebijakan pengelolaan pengaduan",
        description="Kebijakan menurut UU 25/2009 Pasal 37 ayat (3).",
    )


class Margin(Bagian):
    """Room left free around the text of a sheet."""

    atas: Milimeter = Field(title="Margin atas")
    kanan: Milimeter = Field(title="Margin kanan")
    bawah: Milimeter = Field(title="Margin bawah")
    kiri: Milimeter = Field(title="Margin kiri")


class Kantor(Naskah):
    """The office."""

    nama: Teks = Field(title="Nama kantor")
    induk: Teks | None = Field(None, title="Instansi induk")
    alamat: Teks = Field(title="Alamat")
    tempat: Teks = Field(title="Kota kedudukan", description="Tempat naskah ditetapkan.")
    telepon: Teks | None = Field(None, title="Telepon")
    surel: Teks | None = Field(None, title="Surel")
    laman: Url | None = Field(None, title="Laman")
    formulir_masukan: Url | None = Field(
        None,
        title="Formulir masukan di forge",
        description="Misalnya https://github.com/kantor/standar/issues/new, atau "
        "https://gitlab.contoh.go.id/kantor/standar/-/issues/new.",
    )
    jam_layanan: Senarai[JamLayanan] = Field(title="Jam layanan")
    pengaduan: PengaduanKantor = Field(title="Pengaduan")
    utama: Senarai[Id] | None = Field(
        None,
        title="Layanan utama",
        description="Pengenal layanan yang tampil lebih dulu di beranda, paling banyak enam.",
    )
    profil: Profil | None = Field(None, title="Profil penyelenggara")
    pelaksana: Senarai[PelaksanaBidang] | None = Field(None, title="Profil pelaksana menurut bidang")
    kinerja: Senarai[HasilSkm] | None = Field(None, title="Hasil survei kepuasan masyarakat")
    contoh: YaTidak = Field(False, title="Kantor contoh", description="`ya` bila data ini hanya contoh.")
    catatan: Teks | None = Field(None, title="Catatan", description="Tampil di setiap halaman.")
    logo: Berkas | None = Field(None, title="Berkas logo")
    kop: Berkas | None = Field(None, title="Berkas gambar kop surat")
    kertas: Literal["a4", "f4"] | None = Field(
        None, title="Kertas naskah", description="`a4` (bawaan) atau `f4` (210 x 330 mm)."
    )
    margin: Margin | None = Field(
        None, title="Margin naskah", description="Berlaku bagi naskah pada kertas kantor."
    )
    huruf: Literal["source-sans", "source-serif", "bonum"] | None = Field(
        None,
        title="Huruf naskah",
        description="`source-sans`, `source-serif`, atau `bonum` (serupa Bookman). "
        "Tanpa kunci ini: tabel dan maklumat dengan Source Sans, keputusan dengan Source Serif.",
    )
    pola_nomor_sk: SatuAtauSenarai[PolaNomor] | None = Field(
        None,
        title="Pola nomor keputusan",
        description="Nomor keputusan yang disiapkan harus mengikuti salah satunya.",
    )
    sumber: SatuAtauSenarai[Teks] | None = Field(None, title="Sumber")
