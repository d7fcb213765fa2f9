"""New drafts: every component explained where it is to be written, ready for `periksa` from the first moment.

What must not be guessed (times, fees, numbers of people) stands as a comment until somebody knows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from maklumat.documents.yaml_write import scalar

KOSONG = "isi di sini"

_LAYANAN = """\
# Standar pelayanan: janji kantor kepada pemohon (UU 25/2009 Pasal 1 angka 7).
# Ganti setiap “isi di sini”. Baris yang diawali # hanya penjelasan dan boleh dihapus.
# Periksa kapan saja dengan: maklumat periksa standards/layanan/{id}
skema: 1
nama: {nama}
# Bidang kantor yang melayani, misalnya: Kekayaan Intelektual.
bidang: {bidang}

# Golongan pemohon, hanya bila syarat, waktu, atau biayanya berbeda. Lalu tulis `untuk: umk` pada butirnya.
# pemohon:
#   umk: Usaha mikro dan kecil
#   umum: Pemohon lain

# a. Dasar hukum: peraturan yang menjadi dasar layanan, tepat seperti `singkat` di regulasi.yaml,
#    dari yang tertinggi. Misalnya: UU 25/2009
dasar_hukum:
  - isi di sini

# b. Persyaratan: satu syarat satu butir, administratif dan teknis.
#    Misalnya: Formulir permohonan yang sudah ditandatangani
#    Yang hanya berlaku dalam keadaan tertentu:
#    - syarat: Surat kuasa
#      bila: Diajukan melalui kuasa
persyaratan:
  administratif:
    - isi di sini, syarat administratif
  teknis:
    - isi di sini, syarat teknis

# c. Sistem, mekanisme, dan prosedur: satu langkah satu kegiatan, diawali pelakunya
#    (pemohon, petugas, pejabat, atau instansi_lain). Misalnya:
#    - petugas: Memeriksa kelengkapan berkas
#      waktu: 15 menit
prosedur:
  - pemohon: isi di sini, yang dilakukan pemohon
  - petugas: isi di sini, yang dilakukan petugas

# d. Jangka waktu penyelesaian: lamanya seluruh proses. Satuannya menit, jam, hari, hari kerja, minggu,
#    bulan, atau tahun; “hari” dan “hari kerja” berbeda artinya. Hapus tanda # bila sudah diketahui.
# jangka_waktu:
#   lama: 3 hari kerja
#   sejak: Berkas dinyatakan lengkap
#   sampai: Hasil layanan diserahkan

# e. Biaya/tarif: setiap tarif dengan dasarnya (UU 25/2009 Pasal 31, PP 96/2012 Pasal 29).
#    Biaya yang belum diketahui jangan ditulis gratis. Bila memang tidak dipungut biaya: `biaya: gratis`
# biaya:
#   - tarif: Rp100.000 per permohonan
#     dasar: singkatan peraturan yang menetapkan tarif itu

# f. Produk pelayanan: hasil yang diterima pemohon. Misalnya: Surat keterangan
produk:
  - isi di sini

# j. Penanganan pengaduan, saran, dan masukan: nama dan alamat penanggung jawab wajib diumumkan
#    (UU 25/2009 Pasal 36 ayat (4)). Tulis nama, koma, lalu jabatannya.
pengaduan:
  penanggung_jawab: isi di sini
  alamat: isi di sini
  kanal:
    - isi di sini, misalnya loket atau nomor telepon
    - SP4N-LAPOR!
  # Paling lama 14 hari (UU 25/2009 Pasal 44 ayat (3)).
  tanggapan: 14 hari

# g. Sarana, prasarana, dan/atau fasilitas, termasuk bagi kelompok rentan (`rentan:`).
#    Misalnya: Ruang tunggu, atau `- rentan: Kursi roda`
sarana_prasarana:
  - isi di sini
  - rentan: isi di sini, fasilitas bagi kelompok rentan

# h. Kompetensi pelaksana: pengetahuan, keahlian, keterampilan, dan pengalaman petugas.
kompetensi_pelaksana:
  pengetahuan:
    - isi di sini
  keterampilan:
    - isi di sini

# i. Pengawasan internal: oleh pimpinan atau atasan langsung, dan bagaimana caranya.
pengawasan_internal:
  - oleh: isi di sini, jabatan yang mengawasi
    cara: isi di sini, cara dan kekerapannya

# k. Jumlah pelaksana sesuai beban kerja. Hapus tanda # bila sudah diketahui.
# jumlah_pelaksana: 2 orang

# l. Jaminan pelayanan: kepastian layanan dilaksanakan sesuai standar, dan kompensasi bila tidak.
jaminan_pelayanan:
  pernyataan: isi di sini
  kompensasi: isi di sini

# m. Jaminan keamanan dan keselamatan: rasa aman, bebas dari bahaya, risiko, dan keragu-raguan.
jaminan_keamanan:
  - isi di sini

# n. Evaluasi kinerja pelaksana: caranya, koma, lalu kekerapannya; sekurang-kurangnya setahun sekali.
#    Misalnya: Survei Kepuasan Masyarakat (SKM), 1 kali setahun
evaluasi_kinerja: isi di sini, 1 kali setahun
"""

_MAKLUMAT = """\
# Maklumat pelayanan: pernyataan sanggup melayani sesuai standar (UU 25/2009 Pasal 22, PP 96/2012 Pasal 30).
# Periksa kapan saja dengan: maklumat periksa standards/maklumat/{id}
skema: 1
judul: {nama}
# Layanan yang dijanjikan: nama folder di standards/layanan/, satu butir satu layanan.
layanan:
{layanan}
# Tiga pernyataan yang wajib ada (PermenPANRB 15/2014). Kalimat di bawah hanya usulan.
pernyataan:
  # 1. Janji dan kesanggupan melayani sesuai dengan standar pelayanan.
  kesanggupan: >-
    Kami sanggup menyelenggarakan pelayanan sesuai dengan standar pelayanan yang telah ditetapkan.
  # 2. Melayani sesuai dengan kewajiban dan terus-menerus memperbaiki.
  kewajiban_dan_perbaikan: >-
    Kami memberikan pelayanan sesuai dengan kewajiban dan akan melakukan perbaikan secara terus-menerus.
  # 3. Bersedia menerima sanksi dan/atau memberi kompensasi bila pelayanan tidak sesuai standar.
  sanksi_dan_kompensasi: >-
    Kami bersedia menerima sanksi dan/atau memberikan kompensasi apabila pelayanan yang diberikan
    tidak sesuai standar.
# Peran penanda tangan, seperti tertulis pada `peran` di sop.yaml.
peran_penanda_tangan: {peran}
# Tempat maklumat dipajang agar mudah dilihat. Misalnya: Ruang pelayanan utama
tempat_pajang:
  - isi di sini
"""

_SIKLUS = """\
# Siklus: naskah yang berjalan bersama sampai disahkan.
# Periksa kapan saja dengan: maklumat periksa standards/siklus/{id}
skema: 1
judul: {nama}
# penetapan: menetapkan layanan dan maklumat; pencabutan: mencabutnya;
# warga: penjelasan bagi warga; dasar: kantor, pejabat, sop, atau regulasi.
jalur: {jalur}
# Naskah yang dibawa, jenis/pengenal. Misalnya: layanan/pendaftaran-merek
dokumen:
{dokumen}
"""


def layanan(id: str, nama: str | None = None, bidang: str | None = None) -> str:
    """A standar pelayanan with all 14 components explained, those known only later as comments."""
    return _LAYANAN.format(id=id, nama=_scalar(nama), bidang=_scalar(bidang))


def maklumat(id: str, nama: str | None, services: Sequence[str], role: str | None) -> str:
    """A maklumat over `services`, to be signed by `role`; its three statements are proposals."""
    return _MAKLUMAT.format(
        id=id,
        nama=_scalar(nama or "Maklumat Pelayanan"),
        layanan=_items(services or ["isi-di-sini"]),
        peran=_scalar(role or "isi-di-sini"),
    )


def siklus(id: str, nama: str | None, jalur: str, documents: Sequence[str]) -> str:
    """A bundle of `documents` (jenis/id) on a path."""
    example = {"warga": "warga/isi-di-sini", "dasar": "dasar/isi-di-sini"}.get(jalur, "layanan/isi-di-sini")
    return _SIKLUS.format(id=id, nama=_scalar(nama), jalur=jalur, dokumen=_items(documents or [example]))


def _items(values: Sequence[str]) -> str:
    return "\n".join(f"  - {_scalar(value)}" for value in values)


def _scalar(text: str | None) -> str:
    """A text on one line, or the place to fill in."""
    return scalar(KOSONG if text is None else " ".join(text.split()))
