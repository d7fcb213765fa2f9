"""One reporter a format; each turns a report into text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from maklumat.checks.finding import Report
from maklumat.checks.reporters import github, gitlab, json, teks

REPORTERS: Mapping[str, Callable[[Report], str]] = {
    "teks": teks.render,
    "json": json.render,
    "github": github.render,
    "gitlab": gitlab.render,
}
