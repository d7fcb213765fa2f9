"""CODEOWNERS from the roster in force: today's deciding officials, by the forge they are on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.office import Office, new_office, yaml
from tests.office_data import roster

SCRIPT = Path(__file__).parents[1] / "scripts/codeowners.py"
AT = "2024-01-05T02:00:00Z"


@pytest.fixture
def office() -> Office:
    """Everyone has an account; only the head's is on the office's own GitLab."""
    people = roster()
    for number, person in enumerate(people["orang"]):
        forge = "gitlab.contoh.example" if person["id"] == "kepala" else "github.com"
        person["akun"] = [{"forge": forge, "id": str(100 + number), "nama": f"akun-{person['id']}"}]
    office = new_office()
    office.put("dasar/pejabat", people)
    office.root()
    return office


def written(project: Path, *more: str, at: str = AT) -> tuple[int, str, dict[str, list[str]]]:
    """Exit status, what was said to the person, and the owners of each folder."""
    file = project / ".github/CODEOWNERS"
    command = [sys.executable, str(SCRIPT), str(file), "--proyek", str(project), "--saat", at, *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = file.read_text().splitlines() if file.exists() else []
    owners = {line.split()[0]: line.split()[1:] for line in lines if line.startswith("/")}
    return done.returncode, done.stderr, owners


def test_todays_deciding_officials_are_asked_and_nobody_else(office: Office, tmp_path: Path) -> None:
    status, _, owners = written(office.write(tmp_path))
    assert status == 0
    asked = owners["/standards/layanan/"]
    assert {"@akun-kadiv", "@akun-kabag", "@akun-kasubbag", "@akun-mantan"} <= set(asked)
    assert not {"@akun-pelaksana", "@akun-operator", "@akun-kepala", "@akun-wakil"} & set(asked)
    assert len(asked) == len(set(asked))
    assert owners["/standards/pengesahan/"] == [], "the book asks nobody: the recorder writes it"


def test_who_left_office_is_asked_no_more_and_who_acts_is(office: Office, tmp_path: Path) -> None:
    _, _, owners = written(office.write(tmp_path), "--forge", "github.com", at="2024-03-05T02:00:00Z")
    asked = owners["/standards/layanan/"]
    assert "@akun-mantan" not in asked and "@akun-wakil" in asked


def test_each_forge_gets_its_own_names(office: Office, tmp_path: Path) -> None:
    _, _, owners = written(office.write(tmp_path), "--forge", "gitlab.contoh.example")
    assert owners["/standards/dasar/"] == ["@akun-kepala"]
    assert owners["/standards/warga/"] == []


def test_a_roster_nobody_approved_changes_nothing(office: Office, tmp_path: Path) -> None:
    project = office.write(tmp_path)
    people = roster()
    people["orang"][0]["akun"] = [{"forge": "github.com", "id": "999", "nama": "penyusup"}]
    (project / "standards/dasar/pejabat/pejabat.yaml").write_bytes(yaml(people))
    _, _, owners = written(project)
    assert "@penyusup" not in str(owners)


def test_a_broken_book_is_refused_in_words_and_writes_nothing(office: Office, tmp_path: Path) -> None:
    project = office.write(tmp_path)
    next((project / "standards/pengesahan/buku").glob("*.sig")).unlink()
    status, said, owners = written(project)
    assert (status, owners) == (1, {})
    assert "Buku pengesahan tidak utuh" in said and "Traceback" not in said
