"""The procedure: steps of giver and receiver, each with its actor (UU 25/2009 Pasal 21 huruf c)."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Document
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.documents.models import StandarPelayanan

_ARTICLE = "UU 25/2009 Pasal 21 huruf c dan penjelasannya"
TANPA_PEMOHON = Kode("prosedur-tanpa-pemohon", Bobot.PERINGATAN, _ARTICLE)
TANPA_PETUGAS = Kode("prosedur-tanpa-petugas", Bobot.PERINGATAN, _ARTICLE)
TANPA_PELAKU = Kode("langkah-tanpa-pelaku", Bobot.SARAN, _ARTICLE)


def both_sides(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A procedure in which the applicant, or the office, never acts."""
    actors = {step.pelaku for step in document.model.prosedur or ()}
    if actors and "pemohon" not in actors:
        yield document.source.finding(
            TANPA_PEMOHON,
            ("prosedur",),
            "Tidak ada langkah yang dilakukan pemohon.",
            "Tulis juga apa yang dilakukan pemohon, misalnya `- pemohon: Menyerahkan berkas di loket`.",
        )
    if actors and not actors & {"petugas", "pejabat"}:
        yield document.source.finding(
            TANPA_PETUGAS,
            ("prosedur",),
            "Tidak ada langkah yang dilakukan petugas atau pejabat kantor.",
            "Tulis juga apa yang dilakukan kantor, misalnya `- petugas: Memeriksa berkas`.",
        )


def with_actor(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A step that does not say who acts."""
    for position, step in enumerate(document.model.prosedur or ()):
        if step.pelaku is None:
            yield document.source.finding(
                TANPA_PELAKU,
                ("prosedur", position),
                "Langkah ini tidak menyebut pelakunya.",
                "Awali dengan `pemohon:`, `petugas:`, `pejabat:`, atau `instansi_lain:`.",
            )


RULES = (both_sides, with_actor)
