"""Facilities, supervision, guarantee, evaluation and the files beside the text."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Document
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.documents.models import StandarPelayanan

TANPA_RENTAN = Kode(
    "sarana-tanpa-rentan", Bobot.PERINGATAN, "UU 25/2009 Pasal 21 huruf g (penjelasan) dan Pasal 29"
)
TANPA_PENGAWAS = Kode("pengawasan-tanpa-pelaku", Bobot.SARAN, "UU 25/2009 Pasal 35 ayat (2)")
TANPA_KOMPENSASI = Kode(
    "kompensasi-tidak-ada",
    Bobot.SARAN,
    "UU 25/2009 Pasal 21 huruf l; PermenPANRB 15/2014 (maklumat, butir 3)",
)
JARANG = Kode("evaluasi-kurang-setahun", Bobot.GALAT, "UU 25/2009 Pasal 38 (penjelasan)")
BERKAS_TIDAK_ADA = Kode(
    "berkas-tidak-ada", Bobot.GALAT, "Bentuk naskah: berkas yang disebut ada di folder yang sama"
)
TIDAK_DISEBUT = Kode(
    "berkas-tidak-disebut", Bobot.SARAN, "Bentuk naskah: setiap berkas di folder ikut disahkan"
)


def vulnerable(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """No facility for vulnerable groups."""
    facilities = document.model.sarana_prasarana
    if facilities and not any(facility.rentan for facility in facilities):
        yield document.source.finding(
            TANPA_RENTAN,
            ("sarana_prasarana",),
            "Belum ada sarana bagi kelompok rentan.",
            "Tambahkan, misalnya `- rentan: Kursi roda`, sesuai yang benar-benar tersedia.",
        )


def supervised(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """Supervision that does not say by whom."""
    for position, entry in enumerate(document.model.pengawasan_internal or ()):
        if entry.oleh is None:
            yield document.source.finding(
                TANPA_PENGAWAS,
                ("pengawasan_internal", position),
                "Pengawasan ini tidak menyebut siapa yang mengawasi.",
                "Tulis `oleh:` (atasan langsung atau pengawas fungsional) dan `cara:`.",
            )


def compensated(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A guarantee without consequence."""
    guarantee = document.model.jaminan_pelayanan
    if guarantee and guarantee.kompensasi is None:
        yield document.source.finding(
            TANPA_KOMPENSASI,
            ("jaminan_pelayanan",),
            "Belum disebut apa yang diterima pemohon bila janji tidak ditepati.",
            "Tambahkan `kompensasi:` di bawah `jaminan_pelayanan:`, sesuai kesanggupan kantor.",
        )


def evaluated(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """Evaluation less than once a year."""
    evaluation = document.model.evaluasi_kinerja
    if evaluation and not evaluation.yearly:
        yield document.source.finding(
            JARANG,
            ("evaluasi_kinerja",),
            f"Evaluasi “{evaluation}” kurang dari sekali setahun.",
            "Rencanakan evaluasi sekurang-kurangnya 1 kali setahun.",
        )


def files(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """Forms named but missing, and files nobody names."""
    source = document.source
    for leaf in source.leaves:
        if leaf.key == "formulir" and leaf.value not in source.files:
            yield source.at_leaf(
                BERKAS_TIDAK_ADA,
                leaf,
                f"Berkas formulir {leaf.value} tidak ada di folder naskah ini.",
                "Simpan berkas itu di sini dengan nama yang sama, atau perbaiki namanya.",
            )
    told = "\n".join(leaf.value for leaf in source.leaves)
    for name in sorted(source.files):
        if name not in told:
            yield source.whole(
                TIDAK_DISEBUT,
                f"Berkas {name} ada di folder tetapi tidak disebut dalam naskah.",
                "Sebut pada `formulir:`, atau hapus berkas itu agar tidak ikut disahkan.",
            )


RULES = (vulnerable, supervised, compensated, evaluated, files)
