"""Which rules judge which kind of document."""

from __future__ import annotations

from collections.abc import Iterator

from maklumat.checks.context import Source
from maklumat.checks.finding import Finding
from maklumat.checks.rules import komponen, teks
from maklumat.documents.models import Naskah, StandarPelayanan


def source_findings(source: Source, model: type[Naskah]) -> Iterator[Finding]:
    """What the texts of a readable YAML file show, whether or not its model could be built."""
    for rule in (*teks.RULES, *(komponen.RULES if model is StandarPelayanan else ())):
        yield from rule(source)


def model_findings(source: Source, model: Naskah) -> Iterator[Finding]:
    """What the model of a document shows."""
    return iter(())
