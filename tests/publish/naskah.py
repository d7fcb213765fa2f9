"""Documents the tests of this room set and render: one with every kind of value, and variations of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from maklumat.documents.models import DaftarRegulasi, StandarPelayanan
from maklumat.documents.reading import read
from maklumat.documents.values import TextValue
from maklumat.publish.words import as_in_law

LENGKAP = """\
skema: 1
nama: Pendaftaran Desain Tata Letak Sirkuit Terpadu (DTLST)
bidang: Kekayaan Intelektual
pemohon:
  umk: Usaha mikro dan kecil
  umum: Pemohon lain
dasar_hukum:
  - UU 32/2000
  - PP 28/2019 Pasal 4 ayat (2)
  - Peraturan tak terdaftar (contoh)
persyaratan:
  administratif:
    - Hasil pindai formulir permohonan
    - syarat: Surat kuasa bermeterai kepada konsultan
      bila: Diajukan melalui konsultan
      bentuk: Fotokopi dilegalisasi
      rangkap: 2 rangkap
    - syarat: Surat keterangan usaha
      untuk: umk
      formulir: surat-keterangan.docx
  teknis:
    - Gambar atau foto beserta uraiannya
prosedur:
  - pemohon: Menyerahkan berkas di loket
    kanal: Loket dua
  - petugas: Memeriksa berkas
    waktu: 15 menit
    keluaran: Lembar periksa
  - pejabat: Menandatangani surat pengantar
    bila: Berkas lengkap
  - instansi_lain: Ditjen KI memproses sampai terbit sertifikat
  - Berkas diarsipkan
jangka_waktu:
  - untuk: umk
    lama: 1 hari kerja
    sejak: Berkas diterima di loket
    sampai: Tanda terima dicetak
  - untuk: umum
    lama: 7 bulan sampai 1 tahun
    sejak: Berkas dinyatakan lengkap
biaya:
  - untuk: umk
    tarif: Rp400.000 per permohonan
    dasar: PP 28/2019
  - untuk: umum
    uraian: Permohonan
    kanal: Daring
    bila: Diajukan secara elektronik
    tarif: Rp1.800.000 per permohonan
    dasar: PP 28/2019
  - uraian: Konsultasi awal
    tarif: gratis
produk:
  - Tanda terima permohonan
  - produk: Sertifikat DTLST
    bentuk: Elektronik
    masa_berlaku: 10 tahun
    penanda_tangan: Menteri
pengaduan:
  penanggung_jawab: Nama Petugas (contoh), Kepala Subbidang Pelayanan KI
  alamat: Jalan Contoh 1, Kota Contoh
  kanal:
    - Loket pengaduan (contoh)
    - SP4N-LAPOR!
  tanggapan: 14 hari
  penyelesaian: 60 hari
sarana_prasarana:
  - Loket KI (contoh)
  - rentan: Kursi roda (contoh)
kompetensi_pelaksana:
  pendidikan:
    - Sarjana hukum (contoh)
  pengetahuan:
    - Peraturan DTLST (contoh)
    - Tata naskah dinas (contoh)
  keterampilan:
    - Mengoperasikan komputer (contoh)
pengawasan_internal:
  - oleh: Kepala Subbidang Pelayanan KI
    cara: Supervisi berkas tiap pekan (contoh)
jumlah_pelaksana: 2 orang
jaminan_pelayanan:
  pernyataan: Selesai sesuai jangka waktu (contoh)
  kompensasi: Bila lewat waktu, hasil diantar ke alamat (contoh)
jaminan_keamanan:
  - Berkas hanya dibuka petugas loket (contoh)
evaluasi_kinerja: SKM, 1 kali setahun
tambahan:
  - judul: Waktu pelayanan
    isi: Senin sampai Jumat (contoh)
  - judul: Peringatan
    isi:
      - Jangan menitipkan berkas (contoh)
      - Simpan tanda terima (contoh)
sumber: Angka terbitan instansi pembina
"""

REGULASI = """\
skema: 1
regulasi:
  - singkat: UU 32/2000
    nama: Undang-Undang Nomor 32 Tahun 2000
    tentang: Desain Tata Letak Sirkuit Terpadu
  - singkat: PP 28/2019
    nama: Peraturan Pemerintah Nomor 28 Tahun 2019
    tentang: >-
      Jenis dan Tarif atas Jenis Penerimaan Negara Bukan Pajak
      yang Berlaku pada Kementerian Hukum dan Hak Asasi Manusia
"""


def standar(text: str = LENGKAP) -> StandarPelayanan:
    """The document in `text`."""
    return read(StandarPelayanan, text.encode(), "standar.yaml").model


def regulasi() -> DaftarRegulasi:
    """The registry of the documents here."""
    return read(DaftarRegulasi, REGULASI.encode(), "regulasi.yaml").model


def values(document: StandarPelayanan) -> list[str]:
    """Every value a reader must find, as written; applicants by the name they are called."""
    tree = document.model_dump(mode="json", exclude_none=True, exclude={"skema"})
    return sorted({(document.pemohon or {}).get(leaf, leaf) for leaf in _leaves(tree)})


def official_values(document: StandarPelayanan) -> list[str]:
    """The same as an official sheet says them: lengths of time, fees and counts also in words."""
    tree = document.model_dump(mode="python", exclude_none=True, exclude={"skema"})
    return sorted({(document.pemohon or {}).get(leaf, leaf) for leaf in _leaves(tree)})


def _leaves(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, TextValue):
        yield as_in_law(node)
    elif isinstance(node, dict):
        for child in node.values():
            yield from _leaves(child)
    else:
        for child in node:
            yield from _leaves(child)
