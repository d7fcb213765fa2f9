"""An office on disk with a remote, and a request on a loopback forge that carries one bundle."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.forges.server import TOKEN, served
from tests.forges.server import Forge as Server
from tests.forges.server_story import Act, Person, Pushed, Story
from tests.office import Office, new_office, yaml
from tests.office_data import PEOPLE, roster, service

from maklumat.cli.main import run
from maklumat.register.record import format_time
from maklumat.register.state import Cycle

SIKLUS = "2024-001"
DOCUMENT = "standards/layanan/legalisasi/standar.yaml"
START = datetime.fromisoformat("2024-01-03T02:00:00+00:00")
IDENTITY = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid")
PERSONS = {id: Person(100 + number, f"akun-{id}") for number, id in enumerate(PEOPLE)}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *IDENTITY, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@dataclass
class Desk:
    """The office's clone on its main branch, the drafter's clone, and the forge that shows the request."""

    forge: str
    server: Server
    office: Path
    drafter: Path
    now: datetime = START

    @property
    def story(self) -> Story:
        return self.server.story

    def at(self, minutes: int = 10) -> datetime:
        """The clock goes on."""
        self.now += timedelta(minutes=minutes)
        return self.now

    def add(self, act: Act) -> Act:
        self.story.add(act)
        return act

    def arguments(self, command: str, *more: str) -> list[str]:
        """The command line of `gerbang` or `catat` for this request."""
        flag = "--pr" if self.forge == "github" else "--mr"
        key = ["--kunci-saksi", str(self.office / "kunci" / "saksi-ci")] if command == "catat" else []
        saat = ["--saat", format_time(self.now + timedelta(minutes=2))]
        return [command, self.forge, flag, "3", "--proyek", str(self.office), *key, *saat, *more]

    def run(self, command: str, *more: str) -> int:
        """Run it two minutes on."""
        status = run(self.arguments(command, *more))
        self.now += timedelta(minutes=3)
        return status

    def push(self, lama: str, who: str = "pelaksana") -> None:
        """The drafter changes the text and pushes."""
        (self.drafter / DOCUMENT).write_bytes(yaml(service("Layanan legalisasi", lama)))
        self.add(Pushed(PERSONS[who], self.at(), self.commit(f"Ubah {lama}")))

    def upload(self) -> None:
        """The drafter uploads what the discussion left."""
        folder = self.drafter / f"standards/siklus/{SIKLUS}/pembahasan"
        folder.mkdir(parents=True)
        (folder / "laporan.md").write_text("Laporan (contoh)\n")
        (folder / "berita-acara.md").write_text("Berita acara (contoh)\n")
        (folder / "daftar-hadir.sha256").write_text("a" * 64 + "\n")
        self.add(Pushed(PERSONS["pelaksana"], self.at(), self.commit("Hasil pembahasan")))

    def commit(self, message: str) -> str:
        """Commit in the drafter's clone and show it as the request's head."""
        git(self.drafter, "add", "--all")
        git(self.drafter, "commit", "--quiet", "-m", message)
        for ref in ("refs/pull/3/head", "refs/merge-requests/3/head"):
            git(self.drafter, "push", "--quiet", "--force", "origin", f"HEAD:{ref}")
        return git(self.drafter, "rev-parse", "HEAD")

    def files(self) -> dict[str, bytes]:
        """The office's standards as they stand on disk."""
        root = self.office / "standards"
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def book(self) -> Office:
        """The office as its files have it."""
        return Office(self.files(), self.now)

    def cycle(self) -> Cycle:
        """The request's cycle in an intact book."""
        state = self.book().state()
        assert state.problems == ()
        return state.cycles[SIKLUS]

    def prepare(self) -> None:
        """Official texts are set on the main branch."""
        office = self.book()
        office.prepare(SIKLUS)
        for name, data in office.files.items():
            path = self.office / "standards" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


@contextmanager
def requested(forge: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A request just opened as a draft by the drafter, with a text of its own."""
    server = Server(Story(PERSONS["pelaksana"], created=START, draft_at_first=True))
    with served(server):
        office = _office(server.address.removeprefix("http://"))
        clone = office.write(folder / "kantor")
        remote = folder / "jauh.git"
        subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
        git(folder, "init", "--quiet", "--initial-branch=main", str(clone))
        git(clone, "add", "standards")
        git(clone, "commit", "--quiet", "-m", "Mulai")
        git(clone, "remote", "add", "origin", str(remote))
        git(clone, "push", "--quiet", "origin", "main")
        drafter = folder / "penyusun"
        git(folder, "clone", "--quiet", "--branch", "main", str(remote), str(drafter))
        desk = Desk(forge, server, clone, drafter)
        plan = {"skema": "1", "judul": "Uji", "jalur": "penetapan", "dokumen": ["layanan/legalisasi"]}
        path = drafter / f"standards/siklus/{SIKLUS}/siklus.yaml"
        path.parent.mkdir(parents=True)
        path.write_bytes(yaml(plan))
        (drafter / DOCUMENT).write_bytes(yaml(service("Layanan legalisasi", "2 hari kerja")))
        desk.story.first_sha = desk.commit("Rancangan")
        for name, value in _environment(server).items():
            monkeypatch.setenv(name, value)
        yield desk


def _office(forge: str) -> Office:
    office = new_office()
    people = roster()
    for person in people["orang"]:
        account = PERSONS[person["id"]]
        person["akun"] = [{"forge": forge, "id": str(account.id), "nama": account.login}]
    office.put("dasar/pejabat", people)
    office.root()
    return office


def _environment(server: Server) -> dict[str, str]:
    return {
        "GITHUB_API_URL": server.github_api,
        "GITHUB_REPOSITORY": "kantor/standar",
        "GITHUB_TOKEN": TOKEN,
        "CI_API_V4_URL": server.gitlab_api,
        "CI_PROJECT_ID": "42",
        "GITLAB_TOKEN": TOKEN,
    }
