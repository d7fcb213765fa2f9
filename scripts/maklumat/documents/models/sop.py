"""Dasar sop: the procedure as data; roles, steps, levels, returns and paths are never code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from maklumat.documents.errors import shown
from maklumat.documents.models.base import Bagian, Naskah, SatuAtauSenarai, Senarai, refuse, repeated
from maklumat.documents.models.siklus import Jalur
from maklumat.documents.values import BadValue, Lama, Pengenal, Shape, Tanggal, Teks, YaTidak

Tingkat = Literal["saksi", "basah", "tte"]
Izin = Literal["larang", "catat"]
_JENIS = Shape("[a-z][a-z0-9_]*", "Jenis lampiran", "Pakai huruf kecil, angka, dan _, diawali huruf.")


class Rangkap(Bagian):
    """Whether one person may act in two roles of a cycle, by the status of the additional role."""

    definitif: Izin = Field("larang", title="Definitif")
    plt: Izin = Field("larang", title="Plt.")
    plh: Izin = Field("larang", title="Plh.")


class LampiranLangkah(Bagian):
    """A kind of attachment of a step; `wajib: basah` demands it where the level is wet ink."""

    jenis: Annotated[str, _JENIS] = Field(title="Jenis lampiran")
    wajib: Literal["ya", "tidak", "basah"] = Field("tidak", title="Wajib")
    pribadi: YaTidak = Field(False, title="Pribadi", description="`ya`: hanya hash-nya yang disimpan.")
    jalur: SatuAtauSenarai[Jalur] | None = Field(None, title="Jalur yang memintanya; tanpa ini semua jalur")

    def demanded(self, jalur: str, tingkat: str) -> bool:
        """Whether a `selesai` or `ya` on this path at this level needs it."""
        on_path = self.jalur is None or jalur in self.jalur
        return on_path and (self.wajib == "ya" or (self.wajib == "basah" and tingkat == "basah"))


class Langkah(Bagian):
    """One step of the procedure (columns of the AP form: PermenPANRB 35/2012)."""

    id: Pengenal = Field(title="Pengenal langkah")
    kegiatan: Teks = Field(title="Kegiatan")
    peran: Pengenal = Field(title="Peran")
    kelengkapan: Teks | None = Field(None, title="Kelengkapan")
    waktu: Lama | None = Field(None, title="Waktu")
    keluaran: Teks | None = Field(None, title="Output")
    keterangan: Teks | None = Field(None, title="Keterangan")
    wajib: YaTidak = Field(title="Wajib dicatat")
    naskah: Literal["tanpa", "berjalan", "final"] = Field(title="Naskah")
    keputusan: Literal["selesai", "ya/tidak"] = Field(title="Keputusan")
    kembali: SatuAtauSenarai[Pengenal] | None = Field(None, title="Langkah tujuan bila Tidak")
    tingkat: SatuAtauSenarai[Tingkat] = Field(title="Tingkat bukti yang diterima")
    plt: YaTidak = Field(True, title="Boleh oleh Plt.")
    plh: YaTidak = Field(True, title="Boleh oleh Plh.")
    lampiran: Senarai[LampiranLangkah] | None = Field(None, title="Lampiran")
    makna: Teks | None = Field(None, title="Pernyataan yang ditegaskan")

    @property
    def pernyataan(self) -> str:
        """The sentence a person affirms here: `makna`, or the `kegiatan` where it is absent."""
        return self.makna or self.kegiatan

    @property
    def memutus(self) -> bool:
        """Whether the step decides ya or tidak."""
        return self.keputusan == "ya/tidak"

    def attachment(self, jenis: str) -> LampiranLangkah | None:
        """The rule for a kind of attachment, None if the step knows no such kind."""
        return next((rule for rule in self.lampiran or () if rule.jenis == jenis), None)


class Pengesah(Bagian):
    """Who determined the procedure."""

    jabatan: Teks = Field(title="Jabatan")
    nama: Teks | None = Field(None, title="Nama")
    nip: Teks | None = Field(None, title="NIP")


class Identitas(Bagian):
    """Identity block of the AP form (PermenPANRB 35/2012)."""

    nomor: Teks = Field(title="Nomor SOP")
    nama: Teks = Field(title="Nama SOP")
    tanggal_pembuatan: Tanggal | None = Field(None, title="Tanggal pembuatan")
    tanggal_revisi: Tanggal | None = Field(None, title="Tanggal revisi")
    tanggal_efektif: Tanggal | None = Field(None, title="Tanggal efektif")
    disahkan_oleh: Pengesah | None = Field(None, title="Disahkan oleh")
    kop: SatuAtauSenarai[Teks] | None = Field(None, title="Baris kop")
    dasar_hukum: Senarai[Teks] | None = Field(None, title="Dasar hukum")
    kualifikasi_pelaksana: Senarai[Teks] | None = Field(None, title="Kualifikasi pelaksana")
    keterkaitan: Senarai[Teks] | None = Field(None, title="Keterkaitan")
    peralatan: Senarai[Teks] | None = Field(None, title="Peralatan/perlengkapan")
    peringatan: Teks | None = Field(None, title="Peringatan")
    pencatatan: Teks | None = Field(None, title="Pencatatan dan pendaftaran")


class Sop(Naskah):
    """The procedure of an office: roles, steps in order, and the paths through them."""

    identitas: Identitas | None = Field(None, title="Identitas SOP")
    rangkap: Rangkap = Field(default_factory=Rangkap, title="Rangkap peran")
    peran: dict[Pengenal, Teks] = Field(title="Peran", min_length=1)
    langkah: Senarai[Langkah] = Field(title="Langkah")
    jalur: dict[str, Senarai[Pengenal]] = Field(title="Jalur")
    keterangan: SatuAtauSenarai[Teks] | None = Field(None, title="Keterangan")

    @model_validator(mode="after")
    def _consistent(self) -> Sop:
        refuse(_inconsistencies(self))
        return self

    def step(self, id: str) -> Langkah | None:
        """The step with this id, or None."""
        return next((step for step in self.langkah if step.id == id), None)

    def path(self, jalur: str) -> tuple[Langkah, ...]:
        """The steps of a path in order; `penetapan` is all of them unless the data says otherwise."""
        ids = self.jalur.get(jalur)
        if ids is None:
            return self.langkah if jalur == "penetapan" else ()
        return tuple(step for step in self.langkah if step.id in ids)


def _inconsistencies(sop: Sop) -> Iterator[BadValue]:
    ids = [step.id for step in sop.langkah]
    yield from repeated("Langkah", "langkah", ids, "id")
    for position, step in enumerate(sop.langkah):
        yield from _step_inconsistencies(sop, position, step, ids[:position])
    for name in sop.jalur:
        if name not in get_args(Jalur):
            yield _bad(f"Jalur “{shown(name)}” tidak dikenal.", ("jalur", name))
    if "dasar" not in sop.jalur:
        yield _bad("Jalur “dasar” belum ada.", ("jalur",))
    for jalur in ("penetapan", *(name for name in sop.jalur if name != "penetapan")):
        yield from _path_inconsistencies(sop, jalur, ids)


def _step_inconsistencies(sop: Sop, position: int, step: Langkah, before: list[str]) -> Iterator[BadValue]:
    here = ("langkah", position)
    if step.peran not in sop.peran:
        yield _bad(f"Peran “{step.peran}” tidak ada di `peran`.", (*here, "peran"))
    for number, target in enumerate(step.kembali or ()):
        if target not in before:
            yield _bad(
                f"Langkah “{step.id}” kembali ke “{target}”, yang bukan langkah sebelumnya.",
                (*here, "kembali", number),
            )
    if step.kembali and not step.memutus:
        yield _bad(f"Langkah “{step.id}” memuat `kembali` tetapi tidak memutus ya/tidak.", (*here, "kembali"))


def _path_inconsistencies(sop: Sop, jalur: str, ids: list[str]) -> Iterator[BadValue]:
    named = list(sop.jalur.get(jalur, ids))
    here = ("jalur", jalur)
    missing = [id for id in named if id not in ids]
    if missing:
        for id in missing:
            yield _bad(f"Jalur “{jalur}” menyebut langkah “{id}” yang tidak ada.", (*here, named.index(id)))
        return
    if named != [id for id in ids if id in named]:
        yield _bad(f"Jalur “{jalur}” tidak mengikuti urutan langkah.", here)
        return
    steps = sop.path(jalur)
    last = steps[-1]
    if not (last.wajib and last.memutus and last.naskah == "final"):
        yield _bad(
            f"Langkah terakhir jalur “{jalur}” harus wajib, memutus ya/tidak, dan bernaskah final.", here
        )
    kinds = [("tanpa", "berjalan", "final").index(step.naskah) for step in steps]
    if kinds != sorted(kinds):
        yield _bad(f"Urutan naskah pada jalur “{jalur}” harus tanpa, berjalan, lalu final.", here)


def _bad(message: str, path: tuple[str | int, ...]) -> BadValue:
    return BadValue(message, "Samakan `peran`, `langkah`, dan `jalur` di sop.yaml.", path)
