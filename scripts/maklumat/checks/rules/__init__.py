"""Which rules judge which kind of document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from maklumat.checks.context import Document, Source
from maklumat.checks.finding import Finding, Kode
from maklumat.checks.rules import (
    biaya,
    butir,
    kalender,
    kantor,
    komponen,
    maklumat,
    mutu,
    pejabat,
    pembahasan,
    pemohon,
    pengaduan,
    peraturan,
    prosedur,
    regulasi,
    siklus,
    teks,
    waktu,
    warga,
)
from maklumat.documents.models import (
    DaftarMasukan,
    DaftarPejabat,
    DaftarRapat,
    DaftarRegulasi,
    HasilPembahasan,
    Kalender,
    Kantor,
    LapisWarga,
    MaklumatPelayanan,
    Naskah,
    Siklus,
    StandarPelayanan,
)

M = TypeVar("M", bound=Naskah)

_LAYANAN = (*butir.RULES, *peraturan.RULES, *pemohon.RULES, *biaya.RULES, *waktu.RULES, *prosedur.RULES,
            *pengaduan.RULES, *mutu.RULES)  # fmt: skip
_MODULES = (biaya, butir, kalender, kantor, komponen, maklumat, mutu, pejabat, pembahasan, pemohon, pengaduan,
            peraturan, prosedur, regulasi, siklus, teks, waktu, warga)  # fmt: skip


def codes() -> dict[str, Kode]:
    """Every code a rule can find, by name."""
    return {
        value.nama: value for module in _MODULES for value in vars(module).values() if isinstance(value, Kode)
    }


def source_findings(source: Source, model: type[Naskah]) -> Iterator[Finding]:
    """What the texts of a readable YAML file show, whether or not its model could be built."""
    yield from (finding for rule in teks.RULES for finding in rule(source))
    if model is StandarPelayanan:
        yield from (finding for rule in komponen.RULES for finding in rule(source))
    elif model in (LapisWarga, Kantor):
        yield from warga.secure(source)
    elif model in (DaftarRapat, HasilPembahasan, DaftarMasukan):
        yield from pembahasan.personal(source)


def model_findings(source: Source, model: Naskah) -> Iterator[Finding]:
    """What the model of a document shows; a procedure is judged by its model alone."""
    match model:
        case StandarPelayanan():
            yield from _apply(_LAYANAN, Document(source, model))
        case MaklumatPelayanan():
            yield from _apply(maklumat.RULES, Document(source, model))
        case LapisWarga():
            yield from _apply(warga.RULES, Document(source, model))
        case Siklus():
            yield from _apply(siklus.RULES, Document(source, model))
        case DaftarRapat():
            yield from _apply(pembahasan.MEETINGS, Document(source, model))
        case HasilPembahasan():
            yield from _apply(pembahasan.RESULTS, Document(source, model))
        case DaftarMasukan():
            yield from _apply(pembahasan.COMMENTS, Document(source, model))
        case Kalender():
            yield from _apply(kalender.RULES, Document(source, model))
        case Kantor():
            yield from _apply(kantor.RULES, Document(source, model))
        case DaftarPejabat():
            yield from _apply(pejabat.RULES, Document(source, model))
        case DaftarRegulasi():
            yield from _apply(regulasi.RULES, Document(source, model))


def _apply(
    rules: Iterable[Callable[[Document[M]], Iterator[Finding]]], document: Document[M]
) -> Iterator[Finding]:
    for rule in rules:
        yield from rule(document)
