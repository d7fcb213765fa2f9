"""Findings as a GitLab code-quality report."""

from __future__ import annotations

import json
from typing import Any

from maklumat.checks.finding import Bobot, Finding, Report
from maklumat.documents.canonical import sha256

_SEVERITIES = {Bobot.GALAT: "major", Bobot.PERINGATAN: "minor", Bobot.SARAN: "info"}


def render(report: Report) -> str:
    """A JSON list with one entry a finding, each with a stable fingerprint."""
    return json.dumps([_entry(finding) for finding in report.temuan], ensure_ascii=False, indent=2)


def _entry(finding: Finding) -> dict[str, Any]:
    identity = "\0".join(
        (finding.berkas, str(finding.baris), str(finding.kolom), finding.kode, finding.pesan)
    )
    return {
        "description": f"{finding.pesan} {finding.perbaikan} ({finding.dasar})",
        "check_name": finding.kode,
        "fingerprint": sha256(identity.encode()),
        "severity": _SEVERITIES[finding.bobot],
        # A file as a whole has no line; the report format demands one.
        "location": {"path": finding.berkas, "lines": {"begin": max(finding.baris, 1)}},
    }
