"""Findings as workflow commands, which GitHub shows beside the changed lines."""

from __future__ import annotations

from maklumat.checks.finding import Bobot, Finding, Report

_LEVELS = {Bobot.GALAT: "error", Bobot.PERINGATAN: "warning", Bobot.SARAN: "notice"}


def render(report: Report) -> str:
    """One `::error file=...,line=...,col=...,title=...::` a finding."""
    return "\n".join(_command(finding) for finding in report.temuan)


def _command(finding: Finding) -> str:
    properties = {"file": finding.berkas}
    if finding.baris:
        properties |= {"line": str(finding.baris), "col": str(finding.kolom)}
    properties["title"] = finding.kode
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{finding.pesan} {finding.perbaikan} ({finding.dasar})"
    return f"::{_LEVELS[finding.bobot]} {named}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
