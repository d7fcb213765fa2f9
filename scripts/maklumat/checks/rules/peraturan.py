"""Cited regulations: known, in force, in order (UU 25/2009 Pasal 21 huruf a)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from maklumat.checks.context import Document, Path, Source
from maklumat.checks.finding import Bobot, Finding, Kode
from maklumat.checks.rules import words
from maklumat.documents.models import DaftarRegulasi, Regulasi, StandarPelayanan

TIDAK_DIKENAL = Kode("regulasi-tidak-dikenal", Bobot.GALAT, "UU 25/2009 Pasal 21 huruf a")
DICABUT = Kode("regulasi-dicabut", Bobot.GALAT, "UU 25/2009 Pasal 21 huruf a")
DICABUT_KEMUDIAN = Kode("regulasi-dicabut-kemudian", Bobot.PERINGATAN, "UU 25/2009 Pasal 21 huruf a")
BELUM_BERLAKU = Kode("regulasi-belum-berlaku", Bobot.PERINGATAN, "UU 25/2009 Pasal 21 huruf a")
URUTAN = Kode("dasar-hukum-urutan", Bobot.SARAN, "Kelaziman: menurut tingkat peraturan")

# From highest to lowest; what is not listed is left out of the comparison.
_RANKS = (
    r"UUD",
    r"TAP",
    r"UU|Perpp?u",
    r"PP",
    r"Perpres|Keppres|Inpres",
    r"Permen\w*|Per(?!da|gub|bup|wal)\w+",
    r"Perda\w*|Pergub|Perbup|Perwal",
    r"Kepmen\w*|Kep\w+",
    r"SE",
)


def citations(document: Document[StandarPelayanan]) -> Iterator[tuple[Path, str]]:
    """Every regulation a standar pelayanan cites, with its place."""
    for position, citation in enumerate(document.model.dasar_hukum or ()):
        yield ("dasar_hukum", position), citation
    if isinstance(document.model.biaya, tuple):
        for position, row in enumerate(document.model.biaya):
            if row.dasar is not None:
                yield ("biaya", position, "dasar"), row.dasar


def cited(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """Each regulation against the registry, once; silent where the registry itself cannot be read."""
    registry = document.source.office.regulasi
    if registry is None:
        return
    places: dict[str, list[Path]] = {}
    for path, citation in citations(document):
        if not words.is_placeholder(citation):
            places.setdefault(citation.partition(" Pasal ")[0], []).append(path)
    for head, (path, *others) in places.items():
        regulation = registry.find(head)
        elsewhere = _elsewhere(document.source, others)
        if regulation is None:
            yield document.source.finding(
                TIDAK_DIKENAL,
                path,
                f"{words.quoted(head)} tidak ada pada regulasi.yaml{elsewhere}.",
                _suggestion(registry, head),
            )
        else:
            yield from _in_force(document.source, path, regulation, elsewhere)


def _elsewhere(source: Source, paths: list[Path]) -> str:
    lines = [str(source.place(path)[0]) for path in paths]
    return f" (juga pada baris {', '.join(lines)})" if lines else ""


def _suggestion(registry: DaftarRegulasi, head: str) -> str:
    near = get_close_matches(head, [entry.singkat for entry in registry.regulasi], n=1, cutoff=0.75)
    if near:
        return f"Mungkin maksudnya `{near[0]}`; tulis tepat seperti `singkat` di regulasi.yaml."
    return "Tulis tepat seperti `singkat` di regulasi.yaml, atau tambahkan peraturannya di sana."


def _in_force(source: Source, path: Path, regulation: Regulasi, elsewhere: str) -> Iterator[Finding]:
    by = f" oleh {regulation.dicabut_oleh}" if regulation.dicabut_oleh else ""
    if regulation.revoked_on(source.judged_on):
        yield source.finding(
            DICABUT,
            path,
            f"{regulation.singkat} tidak berlaku lagi sejak {regulation.dicabut}{by}{elsewhere}.",
            "Ganti dengan peraturan yang berlaku, lalu sesuaikan angka dan syarat yang bersumber darinya.",
        )
    elif regulation.revoked_on(source.today):
        yield source.finding(
            DICABUT_KEMUDIAN,
            path,
            f"{regulation.singkat} dicabut sejak {regulation.dicabut}{by}, "
            f"sesudah naskah ini ditetapkan{elsewhere}.",
            "Tinjau ulang standar pelayanan ini dan siapkan perubahannya.",
        )
    elif regulation.berlaku_sejak and regulation.berlaku_sejak > source.judged_on:
        yield source.finding(
            BELUM_BERLAKU,
            path,
            f"{regulation.singkat} baru berlaku sejak {regulation.berlaku_sejak}{elsewhere}.",
            "Pastikan naskah ini tidak berlaku lebih dahulu daripada dasarnya.",
        )


def ordered(document: Document[StandarPelayanan]) -> Iterator[Finding]:
    """A higher regulation named after a lower one."""
    lowest, before = -1, ""
    for position, citation in enumerate(document.model.dasar_hukum or ()):
        rank = _rank(citation)
        if rank is None:
            continue
        if rank < lowest:
            yield document.source.finding(
                URUTAN,
                ("dasar_hukum", position),
                f"{citation} lebih tinggi tingkatnya daripada {before} yang disebut sebelumnya.",
                "Susun dari yang tertinggi: UU, PP, Perpres, peraturan menteri, keputusan, surat edaran.",
            )
        else:
            lowest, before = rank, citation


def _rank(citation: str) -> int | None:
    kind = citation.partition(" ")[0]
    return next((rank for rank, kinds in enumerate(_RANKS) if re.fullmatch(kinds, kind)), None)


RULES = (cited, ordered)
