"""`maklumat catat lokal` and the machine: locked keys, two writers, a full disk, closed folders."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from tests.cli.meja import AT, CORRECTED, DRAFTED, book_problems, catat, command, numbers, snapshot, waiting
from tests.office import begun, record_path

from maklumat.documents.errors import Surroundings
from maklumat.register.store import locked, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return waiting(tmp_path)


# The witness key behind a passphrase ---------------------------------------------------------------------


def test_ssh_keygen_asks_for_the_passphrase_of_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office = begun()
    office.bundle("2024-001", "penetapan", "layanan/legalisasi")
    project = office.write(tmp_path)
    key = project / "kunci/saksi-ci"
    subprocess.run(
        ["ssh-keygen", "-q", "-p", "-N", "kata sandi", "-f", str(key)], check=True, capture_output=True
    )
    answer = tmp_path / "jawab"
    answer.write_text('#!/bin/sh\necho "$SANDI"\n', encoding="ascii")
    answer.chmod(0o700)
    monkeypatch.setenv("SSH_ASKPASS", str(answer))
    monkeypatch.setenv("SSH_ASKPASS_REQUIRE", "force")
    monkeypatch.setenv("SANDI", "salah")
    before = snapshot(project)
    assert catat(project, AT, **DRAFTED) == 2
    assert "Periksa kata sandi" in capsys.readouterr().err
    assert snapshot(project) == before
    monkeypatch.setenv("SANDI", "kata sandi")
    assert catat(project, AT, **DRAFTED) == 0
    assert book_problems(project) == ()


# The machine ---------------------------------------------------------------------------------------------


def process(
    project: Path, prepare: Callable[[], None] | None = None, **options: Any
) -> subprocess.Popen[str]:
    """The command in a process of its own."""
    arguments = [sys.executable, "-m", "maklumat", *command(project, AT, {**DRAFTED, **options})]
    pipe = subprocess.PIPE
    return subprocess.Popen(arguments, stdout=pipe, stderr=pipe, text=True, preexec_fn=prepare)  # noqa: PLW1509


def test_of_two_writers_one_wins_and_the_book_is_whole(project: Path) -> None:
    office = begun()
    office.bundle("2024-002", "penetapan", "layanan/informasi")
    office.write(project)
    writers = [process(project, siklus=siklus) for siklus in ("2024-001", "2024-002", "2024-001")]
    errors = [writer.communicate()[1] for writer in writers]
    assert 0 in {writer.returncode for writer in writers}
    for writer, error in zip(writers, errors, strict=True):
        assert writer.returncode == 0 or "sedang ditulis proses lain" in error
    assert book_problems(project) == ()
    assert 2 <= len(numbers(project)) <= 3


def test_a_writer_waits_for_nobody(project: Path) -> None:
    before = snapshot(project)
    with locked(project / "standards"):
        assert catat(project, AT, **DRAFTED) == 2
    assert snapshot(project) == before


def test_a_record_that_is_there_is_never_overwritten(project: Path) -> None:
    path = record_path(1)
    first = (project / "standards" / path).read_bytes()
    with pytest.raises(Surroundings, match="Catatan 000001 sudah ditulis proses lain"):
        write(project / "standards", {path: b"{}\n"})
    assert (project / "standards" / path).read_bytes() == first
    assert not list((project / "standards/pengesahan/buku").glob(".baru-*"))


GIVES_OUT = {"the guide": 5_000, "the text": 400, "the signature": 100, "the record": 600}
"""How large a file may grow, so that the disk gives out in the middle of this one."""


@pytest.mark.parametrize("place", GIVES_OUT)
def test_a_full_disk_leaves_nothing_half_written(project: Path, place: str) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (GIVES_OUT[place], GIVES_OUT[place]))

    decided = DRAFTED
    if place != "the guide":
        guide = resources.files("maklumat.register").joinpath("BACA.md").read_bytes()
        (project / "standards/pengesahan/BACA.md").write_bytes(guide)
    if place in ("the signature", "the record"):
        assert catat(project, AT, **DRAFTED) == 0
        decided = CORRECTED
    before = snapshot(project)
    writer = process(project, limited, **decided)
    error = writer.communicate()[1]
    assert writer.returncode == 2
    assert error.rstrip().endswith("berkas terlalu besar bagi media ini.")
    left = {path: data for path, data in snapshot(project).items() if path not in before}
    assert left.keys() <= {f"standards/{record_path(3, 'sig')}", "standards/pengesahan/isi"}
    assert {path: data for path, data in snapshot(project).items() if path in before} == before
    assert book_problems(project) == ()
    assert catat(project, AT, **decided) == 0
    assert book_problems(project) == ()


@pytest.mark.parametrize("folder", ["pengesahan", "pengesahan/buku", "pengesahan/isi"])
def test_a_folder_that_cannot_be_written_is_named(project: Path, folder: str) -> None:
    place = project / "standards" / folder
    place.chmod(0o555)
    before = numbers(project)
    writer = process(project, _without_root_powers)
    error = writer.communicate()[1]
    place.chmod(0o755)
    assert writer.returncode == 2
    assert "tidak ada izin" in error
    assert "Traceback" not in error
    assert numbers(project) == before
    assert book_problems(project) == ()


def _without_root_powers() -> None:
    """Let file modes count for root too: drop CAP_DAC_OVERRIDE from what an exec may gain."""
    if os.geteuid() == 0:
        drop, dac_override = 24, 1
        assert ctypes.CDLL(None).prctl(drop, dac_override, 0, 0, 0) == 0
