"""One small good document of every kind, as an office writes it; figures are filler."""

from maklumat.documents.models import (
    DaftarPejabat,
    DaftarRegulasi,
    Kalender,
    Kantor,
    LapisWarga,
    MaklumatPelayanan,
    Naskah,
    Siklus,
    Sop,
    StandarPelayanan,
)

STANDAR = """\
skema: 1
nama: Pendaftaran Desain Tata Letak Sirkuit Terpadu (DTLST)
bidang: Kekayaan Intelektual
pemohon:
  umk: Usaha mikro dan kecil
  umum: Pemohon lain
dasar_hukum:
  - UU 32/2000
  - PP 28/2019
persyaratan:
  administratif:
    - Hasil pindai formulir permohonan
    - syarat: Surat kuasa bermeterai kepada konsultan
      bila: Diajukan melalui konsultan
  teknis:
    - Gambar atau foto beserta uraiannya
prosedur:
  - pemohon: Menyerahkan berkas di loket
  - petugas: Memeriksa berkas
    waktu: 15 menit
  - instansi_lain: Ditjen KI memproses sampai terbit sertifikat
jangka_waktu:
  lama: 1 hari kerja
  sejak: Berkas diterima di loket
  sampai: Tanda terima dicetak
biaya:
  - untuk: umk
    tarif: Rp400.000 per permohonan
    dasar: PP 28/2019
  - untuk: umum
    tarif: Rp700.000 per permohonan
    dasar: PP 28/2019
produk:
  - Tanda terima permohonan
pengaduan:
  penanggung_jawab: Nama Petugas (contoh), Kepala Subbidang Pelayanan KI
  alamat: Jalan Contoh 1, Kota Contoh
  kanal:
    - Loket pengaduan (contoh)
    - SP4N-LAPOR!
  tanggapan: 14 hari
sarana_prasarana:
  - Loket KI (contoh)
  - rentan: Kursi roda (contoh)
kompetensi_pelaksana:
  pengetahuan:
    - Peraturan DTLST (contoh)
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
"""
MAKLUMAT = """\
skema: 1
judul: Maklumat pelayanan (contoh)
layanan:
  - dtlst
pernyataan:
  kesanggupan: Kami sanggup (contoh)
  kewajiban_dan_perbaikan: Kami memperbaiki (contoh)
  sanksi_dan_kompensasi: Kami bersedia (contoh)
peran_penanda_tangan: kakanwil
"""
WARGA = """\
skema: 1
judul: Mendaftarkan tata letak sirkuit (contoh)
ringkasan: Daftarkan di loket (contoh)
tautan:
  - judul: Aduan
    url: https://lapor.go.id
terjemahan:
  - bahasa: en
    judul: Register a layout (contoh)
    ringkasan: At the counter (contoh)
"""
KANTOR = """\
skema: 1
nama: Kantor Contoh
alamat: Jalan Contoh 1
tempat: Kota Contoh
jam_layanan:
  - hari: senin sampai kamis
    pukul: 08.00 sampai 16.00
    istirahat: 12.00 sampai 13.00
pengaduan:
  penanggung_jawab: Nama (contoh)
  alamat: Jalan Contoh 1
  kanal:
    - jenis: loket
      alamat: Loket 1 (contoh)
contoh: ya
"""
SOP = """\
skema: 1
rangkap:
  definitif: larang
  plt: catat
  plh: catat
peran:
  kakanwil: Ka Kanwil
  kasubbag: Kasubbag Program dan Pelaporan
langkah:
  - id: koreksi
    kegiatan: Mengoreksi naskah
    peran: kasubbag
    waktu: 3 jam
    wajib: ya
    naskah: berjalan
    keputusan: ya/tidak
    tingkat:
      - saksi
      - basah
  - id: penandatanganan
    kegiatan: Menandatangani
    peran: kakanwil
    wajib: ya
    naskah: final
    keputusan: ya/tidak
    kembali: koreksi
    tingkat: basah
    plh: tidak
    lampiran:
      - jenis: naskah_resmi
        wajib: ya
        jalur: penetapan
jalur:
  dasar:
    - penandatanganan
"""
PEJABAT = """\
skema: 1
zona: WIB
orang:
  - id: kasubbag-a
    nama: Nama Pejabat (contoh)
    akun:
      - forge: github.com
        id: 1001
        nama: kasubbag-contoh
  - id: kasubbag-b
    nama: Nama Lain (contoh)
penugasan:
  - orang: kasubbag-a
    peran: kasubbag
    status: definitif
    jabatan: Kepala Subbagian Program dan Pelaporan
    dasar: SK contoh 1/2024
    mulai: 2024-01-02
    selesai: 2024-06-30
saksi:
  - id: saksi-ci
    kunci: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5
    mulai: 2024-01-02
"""
REGULASI = """\
skema: 1
regulasi:
  - singkat: PP 28/2019
    nama: Peraturan Pemerintah Nomor 28 Tahun 2019
    dicabut: 2024-12-18
    dicabut_oleh: PP 45/2024
  - singkat: UU 32/2000
    nama: Undang-Undang Nomor 32 Tahun 2000
"""
KALENDER = """\
skema: 1
tahun: 2026
sumber: contoh
libur:
  - tanggal: 2026-01-01
    nama: Tahun Baru
"""
SIKLUS = """\
skema: 1
judul: Berkas pertama
jalur: penetapan
dokumen:
  - layanan/dtlst
  - jenis: maklumat
    id: kantor
"""
DOCUMENTS: dict[type[Naskah], str] = {
    StandarPelayanan: STANDAR,
    MaklumatPelayanan: MAKLUMAT,
    LapisWarga: WARGA,
    Kantor: KANTOR,
    Sop: SOP,
    DaftarPejabat: PEJABAT,
    DaftarRegulasi: REGULASI,
    Kalender: KALENDER,
    Siklus: SIKLUS,
}
