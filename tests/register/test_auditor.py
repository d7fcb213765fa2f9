"""The clean-room auditor and the program agree: on an intact book, and on every forgery of the table."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.office import LATER
from tests.register.auditor import audit
from tests.register.auditor_bytes import BROKEN_BYTES
from tests.register.auditor_forgeries import Edit, Forger, Raw
from tests.register.auditor_story import told
from tests.register.auditor_table import BROKEN, HARMLESS

from maklumat.documents.tree import WorkTree
from maklumat.register.book import read_book
from maklumat.register.fold import fold

MOMENTS = (
    datetime(2024, 1, 2, 2, tzinfo=UTC),
    datetime(2024, 1, 2, 9, tzinfo=UTC),
    datetime(2024, 2, 29, 16, 59, 59, tzinfo=UTC),
    datetime(2024, 2, 29, 17, tzinfo=UTC),
    datetime(2024, 5, 31, 17, tzinfo=UTC),
)
"""The root, the first decree, either side of the midnight (WIB) a revision takes effect, a withdrawal."""


def write(files: Mapping[str, bytes], standards: Path) -> Path:
    """Lay out the book, and nothing but the book."""
    for name, data in files.items():
        if name.startswith("pengesahan/"):
            (standards / name).parent.mkdir(parents=True, exist_ok=True)
            (standards / name).write_bytes(data)
    return standards


def verdicts(files: Mapping[str, bytes], standards: Path) -> tuple[list[str], tuple[str, ...]]:
    """What the auditor and what the program find wrong."""
    write(files, standards)
    return audit(standards, LATER).problems, fold(read_book(WorkTree(standards)), LATER).problems


def assert_agreed(standards: Path, moment: datetime) -> None:
    """Both find nothing wrong, and name the same root, head and documents in force."""
    report, state = audit(standards, moment), fold(read_book(WorkTree(standards)), moment)
    assert (report.problems, state.problems) == ([], ())
    assert state.head is not None
    assert (report.root, report.head) == (state.root, state.head.sha256)
    current = {tuple(key): state.in_force(key, moment) for key in state.versions}
    assert report.documents == {key: version.sidik for key, version in current.items() if version}


def test_intact_book(tmp_path: Path) -> None:
    """The told book is intact to both."""
    assert_agreed(write(told().files, tmp_path), LATER)


@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_documents_in_force_at_a_moment(moment: datetime, tmp_path: Path) -> None:
    """The book as far as it went by then gives the same documents to both."""
    forger = Forger()
    forger.records = [r for r in forger.records if r["dicatat"] <= moment.strftime("%Y-%m-%dT%H:%M:%SZ")]
    assert_agreed(write(forger.book(), tmp_path), moment)


@pytest.mark.parametrize("name", BROKEN)
def test_forgery(name: str, tmp_path: Path) -> None:
    """Both refuse a book that is signed and chained but breaks a rule."""
    edit: Edit = BROKEN[name]
    forger = Forger()
    edit(forger)
    auditor, program = verdicts(forger.book(), tmp_path)
    assert auditor, f"the program says: {program}"
    assert program, f"the auditor says: {auditor}"


@pytest.mark.parametrize("name", BROKEN_BYTES)
def test_other_bytes(name: str, tmp_path: Path) -> None:
    """Both refuse bytes that are not exactly those of a book."""
    edit: Raw = BROKEN_BYTES[name]
    files = told().files
    edit(files)
    auditor, program = verdicts(files, tmp_path)
    assert auditor, f"the program says: {program}"
    assert program, f"the auditor says: {auditor}"


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless(name: str, tmp_path: Path) -> None:
    """Both accept what no rule speaks against."""
    edit: Edit = HARMLESS[name]
    forger = Forger()
    edit(forger)
    assert_agreed(write(forger.book(), tmp_path), LATER)


def test_ssh_keygen_signs_for_the_program(tmp_path: Path) -> None:
    """A signature made by OpenSSH itself counts for both."""
    office = told().write(tmp_path)
    record = office / "standards/pengesahan/buku/000001.json"
    record.with_suffix(".sig").unlink()
    words = ["ssh-keygen", "-q", "-Y", "sign", "-n", "maklumat@1", "-f", str(office / "kunci/saksi-ci")]
    subprocess.run([*words, str(record)], check=True, capture_output=True)
    record.with_name("000001.json.sig").rename(record.with_suffix(".sig"))
    assert audit(office / "standards", LATER).problems == []
    assert fold(read_book(WorkTree(office / "standards")), LATER).problems == ()


def test_command_line(tmp_path: Path) -> None:
    """As an auditor calls it: the documents in force and status 0; status 1 on another root."""
    standards = write(told().files, tmp_path)
    words = [sys.executable, "-m", "tests.register.auditor", str(standards), "--at", "2030-01-01T00:00:00Z"]
    good = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (good.returncode, "layanan/legalisasi" in good.stdout) == (0, True)
    other = subprocess.run([*words, "--root", "0" * 64], capture_output=True, text=True, check=False)
    assert (other.returncode, other.stdout.splitlines()[0]) == (1, "PROBLEM the book stands on another root")
