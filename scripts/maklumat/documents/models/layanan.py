"""Standar pelayanan: the 14 components of UU 25/2009 Pasal 21 as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from maklumat.documents.errors import shown
from maklumat.documents.models.base import Bagian, Bila, Butir, Naskah, SatuAtauSenarai, Senarai, Untuk
from maklumat.documents.values import BadValue, Berkas, Evaluasi, Id, Jumlah, Lama, Tarif, Teks


@dataclass(frozen=True)
class Komponen:
    """One component: key in the document, letter in Pasal 21, name as the law prints it.

    `kelompok` is 1 for service delivery (must be published) and 2 for internal management, `urutan`
    its place in that group (PermenPANRB 15/2014).
    """

    kunci: str
    huruf: str
    nama: str
    kelompok: int
    urutan: int


KOMPONEN = (
    Komponen("dasar_hukum", "a", "Dasar hukum", 2, 1),
    Komponen("persyaratan", "b", "Persyaratan", 1, 1),
    Komponen("prosedur", "c", "Sistem, mekanisme, dan prosedur", 1, 2),
    Komponen("jangka_waktu", "d", "Jangka waktu penyelesaian", 1, 3),
    Komponen("biaya", "e", "Biaya/tarif", 1, 4),
    Komponen("produk", "f", "Produk pelayanan", 1, 5),
    Komponen("sarana_prasarana", "g", "Sarana, prasarana, dan/atau fasilitas", 2, 2),
    Komponen("kompetensi_pelaksana", "h", "Kompetensi pelaksana", 2, 3),
    Komponen("pengawasan_internal", "i", "Pengawasan internal", 2, 4),
    Komponen("pengaduan", "j", "Penanganan pengaduan, saran, dan masukan", 1, 6),
    Komponen("jumlah_pelaksana", "k", "Jumlah pelaksana", 2, 5),
    Komponen("jaminan_pelayanan", "l", "Jaminan pelayanan", 2, 6),
    Komponen("jaminan_keamanan", "m", "Jaminan keamanan dan keselamatan pelayanan", 2, 7),
    Komponen("evaluasi_kinerja", "n", "Evaluasi kinerja pelaksana", 2, 8),
)


class Syarat(Butir):
    """One requirement, one fact."""

    KALIMAT: ClassVar[str] = "syarat"
    syarat: Teks = Field(title="Syarat")
    bila: Bila = None
    untuk: Untuk = None
    bentuk: Teks | None = Field(
        None, title="Bentuk", description="Misalnya asli, fotokopi, legalisir, hasil pindai."
    )
    rangkap: Teks | None = Field(None, title="Rangkap", description="Misalnya 2 rangkap.")
    formulir: Berkas | None = Field(None, title="Formulir", description="Nama berkas formulir di folder ini.")


class Persyaratan(Bagian):
    """Requirements by the law's own split (UU 25/2009 Pasal 21 huruf b, penjelasan)."""

    administratif: Senarai[Syarat] | None = Field(None, title="Persyaratan administratif")
    teknis: Senarai[Syarat] | None = Field(None, title="Persyaratan teknis")

    @model_validator(mode="after")
    def _not_empty(self) -> Persyaratan:
        if not self.semua:
            raise BadValue("Persyaratan belum berisi.", "Isi `administratif` atau `teknis`.")
        return self

    @property
    def semua(self) -> tuple[Syarat, ...]:
        """All requirements, administrative first."""
        return (*(self.administratif or ()), *(self.teknis or ()))


PELAKU = ("pemohon", "petugas", "pejabat", "instansi_lain")


class LangkahPelayanan(Butir):
    """One step of the procedure; the key names who acts (a plain sentence names nobody)."""

    KALIMAT: ClassVar[str] = "kegiatan"
    kegiatan: Teks | None = Field(None, title="Kegiatan tanpa pelaku")
    pemohon: Teks | None = Field(None, title="Yang dilakukan pemohon")
    petugas: Teks | None = Field(None, title="Yang dilakukan petugas")
    pejabat: Teks | None = Field(None, title="Yang dilakukan pejabat")
    instansi_lain: Teks | None = Field(None, title="Yang dilakukan instansi lain")
    waktu: Lama | None = Field(None, title="Waktu langkah ini")
    kanal: Teks | None = Field(None, title="Kanal", description="Misalnya loket, daring, pos.")
    keluaran: Teks | None = Field(None, title="Keluaran")
    bila: Bila = None
    untuk: Untuk = None

    @model_validator(mode="after")
    def _one_actor(self) -> LangkahPelayanan:
        if sum(getattr(self, key) is not None for key in (*PELAKU, "kegiatan")) != 1:
            raise BadValue(
                "Satu langkah harus memuat tepat satu pelaku.",
                "Pakai salah satu kunci: pemohon, petugas, pejabat, atau instansi_lain.",
            )
        return self

    @property
    def pelaku(self) -> str | None:
        """The actor's key, None where a plain sentence names nobody."""
        return next((key for key in PELAKU if getattr(self, key) is not None), None)

    @property
    def uraian(self) -> str:
        """What is done."""
        return str(getattr(self, self.pelaku or "kegiatan"))


class JangkaWaktu(Bagian):
    """The promise: how long, counted from what, until what (UU 25/2009 Pasal 21 huruf d)."""

    lama: Lama = Field(title="Lama")
    sejak: Teks = Field(title="Dihitung sejak", description="Kejadian yang memulai hitungan.")
    sampai: Teks | None = Field(None, title="Sampai", description="Kejadian yang mengakhiri hitungan.")
    untuk: Untuk = None


class BarisBiaya(Bagian):
    """One fee (UU 25/2009 Pasal 31, PP 96/2012 Pasal 29): who pays how much for what, on which basis."""

    untuk: Untuk = None
    uraian: Teks | None = Field(
        None, title="Uraian", description="Apa yang dibayar, bila tarif lebih dari satu."
    )
    kanal: Teks | None = Field(None, title="Kanal", description="Misalnya daring atau loket.")
    bila: Bila = None
    tarif: Tarif = Field(title="Tarif")
    dasar: Teks | None = Field(
        None, title="Dasar tarif", description="Singkatan peraturan pada regulasi.yaml."
    )


def _only_free(value: str) -> str:
    if value != "gratis":
        raise BadValue(
            f"“{shown(value)}” bukan isi `biaya`.",
            "Tulis daftar pada baris berikutnya, misalnya `- tarif: Rp100.000 per permohonan` dengan "
            "`dasar:` di bawahnya; atau `gratis` bila memang tidak dipungut biaya.",
        )
    return value


def _kind(value: Any) -> str:
    return "#gratis" if isinstance(value, str) else "#daftar"


Biaya = Annotated[
    Annotated[Literal["gratis"], BeforeValidator(_only_free), Tag("#gratis")]
    | Annotated[Senarai[BarisBiaya], Tag("#daftar")],
    Discriminator(_kind),
]


class Produk(Butir):
    """What the applicant receives."""

    KALIMAT: ClassVar[str] = "produk"
    produk: Teks = Field(title="Produk")
    bentuk: Teks | None = Field(None, title="Bentuk", description="Misalnya elektronik atau cetak.")
    masa_berlaku: Lama | None = Field(None, title="Masa berlaku")
    penanda_tangan: Teks | None = Field(None, title="Jabatan penanda tangan")
    bila: Bila = None
    untuk: Untuk = None


class Pengaduan(Bagian):
    """Complaints; name and address of the person in charge are statutory (UU 25/2009 Pasal 36 ayat (4))."""

    penanggung_jawab: Teks = Field(title="Penanggung jawab", description="Nama dan jabatan.")
    alamat: Teks = Field(title="Alamat penanggung jawab")
    kanal: Senarai[Teks] = Field(title="Kanal pengaduan")
    tanggapan: Lama | None = Field(None, title="Tanggapan paling lama")
    penyelesaian: Lama | None = Field(None, title="Penyelesaian paling lama")


class Sarana(Butir):
    """A facility; `rentan` marks one for vulnerable groups (UU 25/2009 Pasal 21 huruf g, penjelasan)."""

    KALIMAT: ClassVar[str] = "sarana"
    sarana: Teks | None = Field(None, title="Sarana")
    rentan: Teks | None = Field(None, title="Sarana bagi kelompok rentan")

    @model_validator(mode="after")
    def _one(self) -> Sarana:
        if (self.sarana is None) == (self.rentan is None):
            raise BadValue(
                "Satu butir sarana memuat satu fasilitas.", "Pakai kalimat biasa, atau kunci `rentan`."
            )
        return self


class Kompetensi(Bagian):
    """Competence in the law's own words (UU 25/2009 Pasal 21 huruf h, penjelasan)."""

    pendidikan: Senarai[Teks] | None = Field(None, title="Pendidikan")
    pengetahuan: Senarai[Teks] | None = Field(None, title="Pengetahuan")
    keahlian: Senarai[Teks] | None = Field(None, title="Keahlian")
    keterampilan: Senarai[Teks] | None = Field(None, title="Keterampilan")
    pengalaman: Senarai[Teks] | None = Field(None, title="Pengalaman")

    @model_validator(mode="after")
    def _not_empty(self) -> Kompetensi:
        if not self.model_fields_set:
            raise BadValue(
                "Kompetensi belum berisi.",
                "Isi pengetahuan, keahlian, keterampilan, pengalaman, atau pendidikan.",
            )
        return self


class Pengawasan(Butir):
    """Supervision by a superior or by functional auditors (UU 25/2009 Pasal 35 ayat (2))."""

    KALIMAT: ClassVar[str] = "cara"
    oleh: Teks | None = Field(None, title="Oleh")
    cara: Teks = Field(title="Cara")


class JaminanPelayanan(Butir):
    """The guarantee and what the applicant gets if it is broken (UU 25/2009 Pasal 21 huruf l)."""

    KALIMAT: ClassVar[str] = "pernyataan"
    pernyataan: Teks = Field(title="Pernyataan jaminan")
    kompensasi: Teks | None = Field(None, title="Kompensasi bila janji tidak ditepati")


class Tambahan(Bagian):
    """A further component; Pasal 21 says `sekurang-kurangnya`, so more is allowed."""

    judul: Teks = Field(title="Judul")
    isi: SatuAtauSenarai[Teks] = Field(title="Isi")


class StandarPelayanan(Naskah):
    """One standar pelayanan. A component may be absent while drafting; the checks demand all 14."""

    nama: Teks = Field(title="Nama layanan")
    bidang: Teks = Field(title="Bidang")
    pemohon: dict[Id, Teks] | None = Field(
        None, title="Golongan pemohon", description="Pengenal dan sebutan, bila syarat atau biaya berbeda."
    )
    dasar_hukum: Senarai[Teks] | None = Field(
        None, title="Dasar hukum", description="Singkatan pada regulasi.yaml, boleh diikuti ` Pasal ...`."
    )
    persyaratan: Persyaratan | None = Field(None, title="Persyaratan")
    prosedur: Senarai[LangkahPelayanan] | None = Field(None, title="Sistem, mekanisme, dan prosedur")
    jangka_waktu: SatuAtauSenarai[JangkaWaktu] | None = Field(None, title="Jangka waktu penyelesaian")
    biaya: Biaya | None = Field(None, title="Biaya/tarif", description="`gratis`, atau daftar tarif.")
    produk: Senarai[Produk] | None = Field(None, title="Produk pelayanan")
    pengaduan: Pengaduan | None = Field(None, title="Penanganan pengaduan, saran, dan masukan")
    sarana_prasarana: Senarai[Sarana] | None = Field(None, title="Sarana, prasarana, dan/atau fasilitas")
    kompetensi_pelaksana: Kompetensi | None = Field(None, title="Kompetensi pelaksana")
    pengawasan_internal: Senarai[Pengawasan] | None = Field(None, title="Pengawasan internal")
    jumlah_pelaksana: Jumlah | None = Field(None, title="Jumlah pelaksana")
    jaminan_pelayanan: JaminanPelayanan | None = Field(None, title="Jaminan pelayanan")
    jaminan_keamanan: Senarai[Teks] | None = Field(None, title="Jaminan keamanan dan keselamatan pelayanan")
    evaluasi_kinerja: Evaluasi | None = Field(None, title="Evaluasi kinerja pelaksana")
    tambahan: Senarai[Tambahan] | None = Field(None, title="Komponen tambahan")
    sumber: SatuAtauSenarai[Teks] | None = Field(None, title="Sumber angka contoh")
