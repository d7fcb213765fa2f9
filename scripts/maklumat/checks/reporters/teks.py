"""Findings for people: grouped by file, one summary line at the end."""

from __future__ import annotations

from itertools import groupby

from maklumat.checks.finding import Bobot, Finding, Report
from maklumat.documents.errors import shown

_COLOURS = {Bobot.GALAT: "31", Bobot.PERINGATAN: "33", Bobot.SARAN: "36"}
_BOLD = "1"


def render(report: Report, colour: bool = False) -> str:
    """Plain lines; with `colour`, ANSI colours for a terminal."""
    blocks = [
        "\n".join(
            [_paint(shown(file, 200), _BOLD, colour), *(_finding(finding, colour) for finding in findings)]
        )
        for file, findings in groupby(report.temuan, key=lambda finding: finding.berkas)
    ]
    return "\n\n".join([*blocks, _summary(report)])


def _finding(finding: Finding, colour: bool) -> str:
    place = f"{finding.baris}:{finding.kolom}" if finding.baris else "-"
    weight = _paint(finding.bobot.value, _COLOURS[finding.bobot], colour)
    lines = [
        f"  {place}  {weight}  {finding.pesan}",
        f"      Perbaikan: {finding.perbaikan}",
        f"      Dasar: {finding.dasar}  [{finding.kode}]",
    ]
    return "\n".join(lines)


def _summary(report: Report) -> str:
    counts = ", ".join(f"{report.count(bobot)} {bobot.value}" for bobot in Bobot)
    return f"{report.dokumen} naskah diperiksa: {counts}."


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
