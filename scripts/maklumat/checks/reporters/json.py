"""Findings as the JSON of the command contract."""

from __future__ import annotations

import json

from maklumat.checks.finding import Bobot, Finding, Report


def render(report: Report) -> str:
    """`versi_skema`, `ringkasan` and `temuan`."""
    summary = {"dokumen": report.dokumen} | {bobot.value: report.count(bobot) for bobot in Bobot}
    value = {
        "versi_skema": "1",
        "ringkasan": summary,
        "temuan": [_finding(finding) for finding in report.temuan],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, str | int]:
    return {
        "kode": finding.kode,
        "bobot": finding.bobot.value,
        "berkas": finding.berkas,
        "baris": finding.baris,
        "kolom": finding.kolom,
        "pesan": finding.pesan,
        "perbaikan": finding.perbaikan,
        "dasar": finding.dasar,
    }
