"""Every code has a golden case and a section in the guide; the clean office has no finding."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.checks.kasus_kantor import NAMES, load_case

import maklumat.documents
from maklumat.checks.finding import Bobot
from maklumat.checks.reporters import REPORTERS
from maklumat.checks.rules import codes
from maklumat.checks.units import SALAH_TEMPAT

GUIDE = Path(__file__).parents[2] / "content" / "panduan" / "temuan.md"
# One needs a file over 1 MiB, the other a call no folder can lead to; both are tested by their own.
WITHOUT_CASE = {"yaml-besar", "folder-jenis-naskah"}
CLEAN = "bersih"


def structural_codes() -> set[str]:
    """The codes the documents room raises, as its source names them."""
    room = Path(maklumat.documents.__file__).parent
    source = "\n".join(path.read_text(encoding="utf-8") for path in room.rglob("*.py"))
    return set(re.findall(r'"((?:yaml|struktur|folder|terlalu)-[a-z0-9-]+)"', source))


ALL_CODES = {*codes(), SALAH_TEMPAT.nama, *structural_codes()}


@pytest.mark.parametrize("name", NAMES)
def test_case_finds_exactly_what_it_expects(name: str) -> None:
    case = load_case(name)
    found = json.loads(REPORTERS["json"](case.report()))["temuan"]
    assert found == case.expected["temuan"]
    assert name == CLEAN or name in {finding["kode"] for finding in found}


def test_every_code_has_a_case() -> None:
    assert set(NAMES) - {CLEAN} == ALL_CODES - WITHOUT_CASE


def test_every_code_has_a_section_in_the_guide_and_no_other() -> None:
    sections = re.findall(r"^### `(.+)`$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(sections) == len(set(sections))
    assert set(sections) == ALL_CODES


def test_guide_gives_each_code_its_weight() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    weights = dict(re.findall(r"^### `(.+)`\n\n\*\*(\w+)\.\*\*", text, re.MULTILINE))
    assert weights.keys() == ALL_CODES
    for name, kode in codes().items():
        assert weights[name].lower() == kode.bobot.value
    assert {weights[name] for name in structural_codes()} == {Bobot.GALAT.value.capitalize()}


def test_every_finding_says_what_why_and_how() -> None:
    for name in NAMES:
        for finding in load_case(name).report().temuan:
            assert finding.pesan.endswith(".")
            assert finding.perbaikan.endswith((".", "?"))
            assert finding.dasar
