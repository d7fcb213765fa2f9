"""Pembahasan: meetings, their results, and the comments on a draft (PP 96/2012 Pasal 26 and 27).

Persons have no place here. Who attended and who sent a comment stands on the office's own paper; this
data keeps counts by `unsur`, and the SHA-256 of the attendance list.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from maklumat.documents.models.base import Bagian, Naskah, Senarai, refuse, repeated
from maklumat.documents.models.siklus import Rujukan
from maklumat.documents.values import BadValue, Id, RentangPukul, Shape, Tanggal, Teks

UNSUR = {
    "pengguna_layanan": "Masyarakat pengguna layanan",
    "ahli_praktisi_akademisi": "Ahli, praktisi, atau akademisi",
    "instansi_terkait": "Instansi terkait",
    "organisasi_masyarakat_sipil": "Organisasi masyarakat sipil",
    "media_massa": "Media massa",
    "penyelenggara": "Penyelenggara",
}
"""The five groups PEKPPP counts (PermenPANRB 29/2022), and the office itself."""
PESERTA = tuple(unsur for unsur in UNSUR if unsur != "penyelenggara")
"""Groups that come from outside the office which drafts."""
PEMERINTAH = ("instansi_terkait", "penyelenggara")
"""Groups that are government: alone they are no discussion with the public (PP 96/2012 Pasal 26)."""

Kanal = Literal[
    "rapat", "loket", "formulir", "surat", "surel", "telepon", "whatsapp", "media_sosial", "forge", "lainnya"
]
StatusMasukan = Literal["diterima", "sebagian", "ditolak"]

PRIBADI = (
    "pengirim", "nama", "nama_pengirim", "kontak", "nik", "nip", "telepon", "hp", "surel", "email", "alamat",
    "catatan_pribadi",
)  # fmt: skip
"""Keys somebody may be tempted to write a person under."""

_NUMBER = "0|[1-9][0-9]{0,3}"
_NUMBER_FIX = "Tulis banyaknya orang dengan angka, 0 sampai 9999."
_Sidik = Annotated[
    str,
    Shape("[0-9a-f]{64}", "Sidik", "Tulis 64 angka heksadesimal dari `sha256sum daftar-hadir.pdf`."),
]
_Komponen = Annotated[
    str, Shape("[a-z][a-z0-9_]*", "Komponen", "Pakai kunci komponennya, misalnya `sarana_prasarana`.")
]
_NUMBER_SHAPE = Shape(_NUMBER, "Banyaknya orang", _NUMBER_FIX)


def _number(value: Any) -> int:
    return value if isinstance(value, int) else int(_NUMBER_SHAPE.read(value))


Orang = Annotated[
    int, BeforeValidator(_number), WithJsonSchema({"type": "string", "pattern": f"^(?:{_NUMBER})$"})
]


class Hadir(Bagian):
    """How many people of each group attended; names stay on the list in the office."""

    pengguna_layanan: Orang = Field(0, title=UNSUR["pengguna_layanan"])
    ahli_praktisi_akademisi: Orang = Field(0, title=UNSUR["ahli_praktisi_akademisi"])
    instansi_terkait: Orang = Field(0, title=UNSUR["instansi_terkait"])
    organisasi_masyarakat_sipil: Orang = Field(0, title=UNSUR["organisasi_masyarakat_sipil"])
    media_massa: Orang = Field(0, title=UNSUR["media_massa"])
    penyelenggara: Orang = Field(0, title=UNSUR["penyelenggara"])

    def counts(self) -> dict[str, int]:
        """Attendance by group, in the order of `UNSUR`."""
        return {unsur: getattr(self, unsur) for unsur in UNSUR}

    @property
    def public(self) -> tuple[str, ...]:
        """The groups outside government that attended."""
        return tuple(unsur for unsur, count in self.counts().items() if count and unsur not in PEMERINTAH)


class Rapat(Bagian):
    """One meeting: planned while `berita_acara` is absent, held once its minutes are signed."""

    tanggal: Tanggal = Field(title="Tanggal rapat")
    pukul: RentangPukul | None = Field(None, title="Pukul")
    tempat: Teks = Field(title="Tempat")
    agenda: Senarai[Teks] = Field(title="Agenda")
    undangan: Tanggal | None = Field(None, title="Tanggal undangan")
    berita_acara: Tanggal | None = Field(None, title="Tanggal berita acara ditandatangani")
    hadir: Hadir | None = Field(None, title="Banyaknya peserta menurut unsur")
    daftar_hadir: _Sidik | None = Field(
        None, title="Sidik daftar hadir", description="SHA-256; daftar hadirnya disimpan di kantor."
    )


class DaftarRapat(Naskah):
    """`rapat.yaml`: the meetings of a bundle, planned and held."""

    rapat: Senarai[Rapat] = Field(title="Rapat")

    @property
    def held(self) -> tuple[Rapat, ...]:
        """The meetings with signed minutes."""
        return tuple(meeting for meeting in self.rapat if meeting.berita_acara is not None)


class Publikasi(Bagian):
    """Where and when the discussed text was published for comments (PP 96/2012 Pasal 27 ayat (1))."""

    tanggal: Tanggal = Field(title="Tanggal publikasi")
    kanal: Senarai[Teks] = Field(title="Kanal publikasi")


class Kemampuan(Bagian):
    """The capacity every discussion has to weigh (PP 96/2012 Pasal 26 ayat (2))."""

    pendanaan: Teks = Field(title="Pendanaan")
    pelaksana: Teks = Field(title="Pelaksana")
    sarana_prasarana: Teks = Field(title="Sarana dan prasarana")


class Hasil(Bagian):
    """One point of the discussion."""

    pokok: Teks = Field(title="Pokok bahasan")
    naskah: Rujukan | None = Field(None, title="Naskah")
    komponen: _Komponen | None = Field(None, title="Komponen")
    uraian: Teks | None = Field(None, title="Uraian")
    putusan: Literal["disepakati", "dicatat", "ditolak"] = Field(title="Putusan")


class HasilPembahasan(Naskah):
    """`hasil.yaml`: what was agreed, point by point, and when the discussed text was published."""

    hasil: Senarai[Hasil] = Field(title="Hasil")
    kemampuan: Kemampuan | None = Field(None, title="Kemampuan penyelenggara")
    publikasi: Publikasi | None = Field(None, title="Publikasi rancangan yang sudah dibahas")


class Masukan(Bagian):
    """One comment, without a word on who sent it."""

    pengenal: Id = Field(title="Pengenal")
    kanal: Kanal = Field(title="Kanal")
    tanggal: Tanggal = Field(title="Tanggal diterima")
    naskah: Rujukan = Field(title="Naskah")
    komponen: _Komponen | None = Field(None, title="Komponen")
    unsur: Literal[
        "pengguna_layanan", "ahli_praktisi_akademisi", "instansi_terkait",
        "organisasi_masyarakat_sipil", "media_massa", "penyelenggara",
    ] | None = Field(None, title="Unsur")  # fmt: skip
    ringkasan: Teks = Field(title="Ringkasan", description="Isinya saja, tanpa nama dan kontak pengirim.")
    jawaban: Teks | None = Field(None, title="Jawaban")
    status: StatusMasukan | None = Field(None, title="Status")
    alasan: Teks | None = Field(
        None, title="Alasan", description="Wajib bila diterima sebagian atau ditolak."
    )

    @model_validator(mode="before")
    @classmethod
    def _without_person(cls, value: Any) -> Any:
        if isinstance(value, dict):
            refuse(_person_keys(value))
        return value

    @model_validator(mode="after")
    def _answer_is_whole(self) -> Masukan:
        refuse(_answer_gaps(self))
        return self

    @property
    def answered(self) -> bool:
        """Whether the office has answered."""
        return self.jawaban is not None and self.status is not None


class DaftarMasukan(Naskah):
    """`masukan.yaml`: every comment that reached the office; none is left out for being late."""

    masukan: Senarai[Masukan] = Field(title="Masukan")

    @model_validator(mode="after")
    def _each_once(self) -> DaftarMasukan:
        refuse(repeated("Masukan", "masukan", [item.pengenal for item in self.masukan], "pengenal"))
        return self


def _person_keys(value: dict[Any, Any]) -> Iterator[BadValue]:
    for key in value:
        if key in PRIBADI:
            yield BadValue(
                "Data pribadi pengirim tidak disimpan di sini (UU 27/2022), karena berkas ini ikut "
                "tersalin ke mana pun repositori disalin.",
                "Hapus kunci ini; simpan nama dan kontak pengirim pada arsip kantor sendiri.",
                (key,),
            )


def _answer_gaps(comment: Masukan) -> Iterator[BadValue]:
    if (comment.jawaban is None) != (comment.status is None):
        yield BadValue("Jawaban dan status masukan tidak berpasangan.", "Isi `jawaban` dan `status` bersama.")
    if comment.status in ("sebagian", "ditolak") and comment.alasan is None:
        yield BadValue(
            "Masukan yang tidak diterima seluruhnya harus disertai alasan.",
            "Tambahkan `alasan`.",
            ("status",),
        )
