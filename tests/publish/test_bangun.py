"""`maklumat bangun`: what it publishes, what it refuses, and that the last good site stays."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.office import Office, record_path, service, settled

from maklumat.cli.main import run

REPOSITORY = Path(__file__).parents[2]
AT = "2024-06-01T00:00:00Z"
SENTINEL = "Kalimat rancangan yang belum disahkan"


def project(folder: Path, office: Office) -> Path:
    """The office as a repository: its data beside the templates and pages of this one."""
    office.write(folder)
    for name in ("overrides", "content", "scripts"):
        (folder / name).symlink_to(REPOSITORY / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


@pytest.fixture(scope="module")
def office() -> Office:
    return settled()


@pytest.fixture
def root(tmp_path: Path, office: Office) -> Path:
    return project(tmp_path / "kantor", office)


def bangun(root: Path, *more: str) -> int:
    out = ["--keluar", str(root / "site")]
    return run(["bangun", "--proyek", str(root), "--tanpa-buku", "--pada", AT, *out, *more])


def snapshot(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_an_approved_text_is_published_with_its_official_pdf(root: Path) -> None:
    assert bangun(root) == 0
    page = (root / "site/layanan/legalisasi/index.html").read_text(encoding="utf-8")
    assert "Rp50.000" in page
    assert "BERLAKU" in page
    official = next((root / "site").rglob("layanan-legalisasi.pdf")).read_bytes()
    assert official == (root / "standards/siklus/2024-001/resmi/layanan-legalisasi.pdf").read_bytes()


def test_sha256sum_accepts_the_manifest(root: Path) -> None:
    bangun(root)
    site = root / "site"
    subprocess.run(["sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"], cwd=site, check=True)
    release = json.loads((site / "rilis.json").read_text(encoding="utf-8"))
    listed = set(release["berkas"]) | {"rilis.json", "SHA256SUMS"}
    assert listed == set(snapshot(site))
    published = {f"{row['jenis']}/{row['id']}": row["sidik"] for row in release["dokumen"]}
    assert published["layanan/legalisasi"] == settled().sidik("layanan/legalisasi")


def test_nothing_of_a_draft_is_published(root: Path, office: Office) -> None:
    edited = office.copy()
    text = service("Legalisasi dokumen", tarif="Rp99.000 per lembar")
    text["produk"] = [SENTINEL]
    edited.put("layanan/legalisasi", text)
    edited.put("layanan/baru", {**text, "nama": "Layanan baru"})
    edited.write(root)
    assert bangun(root) == 0
    for path, data in snapshot(root / "site").items():
        assert SENTINEL.encode() not in data, path
        assert b"99.000" not in data, path


def test_a_broken_book_leaves_the_last_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bangun(root)
    before = snapshot(root / "site")
    record = root / "standards" / record_path(3)
    record.write_bytes(record.read_bytes().replace(b'"ya"', b'"tidak"'))
    assert bangun(root) == 1
    assert "000003" in capsys.readouterr().err
    assert snapshot(root / "site") == before


def test_a_rolled_back_book_is_seen_by_the_last_site(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bangun(root)
    kept = root / "rilis-lama.json"
    shutil.copy(root / "site/rilis.json", kept)
    last = max((root / "standards/pengesahan/buku").glob("*.json"))
    last.unlink()
    assert bangun(root) == 1
    shutil.rmtree(root / "site")
    assert bangun(root, "--pernah", str(kept)) == 1
    message = capsys.readouterr().err
    assert "mundur" in message
    assert "hilang tanpa pencabutan" in message
    assert bangun(root) == 0  # from inside alone a rollback cannot be seen


def test_another_root_is_refused(root: Path) -> None:
    assert bangun(root, "--akar", "0" * 64) == 1


def test_a_moment_before_the_head_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["bangun", "--proyek", str(root), "--tanpa-buku", "--keluar", str(root / "site")]
    assert run([*arguments, "--pada", "2024-01-02T02:00:00Z"]) == 2
    assert "mendahului" in capsys.readouterr().err


def test_a_folder_that_is_no_site_is_never_replaced(root: Path) -> None:
    precious = root / "site/penting.txt"
    precious.parent.mkdir()
    precious.write_text("jangan hilang", encoding="utf-8")
    assert bangun(root) == 2
    assert precious.read_text(encoding="utf-8") == "jangan hilang"


def _command(root: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "maklumat", "bangun", "--proyek", str(root), "--tanpa-buku",
            "--pada", AT, "--keluar", str(out)]  # fmt: skip


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "7"},
    ],
)
def test_same_bytes_in_any_zone_locale_and_folder(
    root: Path, tmp_path: Path, office: Office, surroundings: dict[str, str]
) -> None:
    bangun(root)
    other = project(tmp_path / "tempat lain" / "kantor", office)
    out = tmp_path / "keluaran"
    subprocess.run(_command(other, out), check=True, cwd="/", env={**os.environ, **surroundings})
    assert snapshot(out) == snapshot(root / "site")


def test_a_full_disk_leaves_the_last_site(root: Path) -> None:
    bangun(root)
    before = snapshot(root / "site")
    tiny = 20_000  # bytes a file may have: less than the theme's script

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (tiny, tiny))

    done = subprocess.run(
        _command(root, root / "site"), capture_output=True, text=True, preexec_fn=full, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "tetap ada" in done.stderr
    assert snapshot(root / "site") == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []


def _lengthen(root: Path) -> None:
    """So many pages that a build cannot end before the signal, however busy the machine."""
    content = root / "content"
    content.unlink()
    shutil.copytree(REPOSITORY / "content", content)
    for number in range(400):
        (content / f"lembar-{number}.md").write_text(f"# Lembar {number}\n\nIsi.\n", encoding="utf-8")


def test_an_interrupt_leaves_the_last_site_and_no_trace(root: Path) -> None:
    bangun(root)
    before = snapshot(root / "site")
    _lengthen(root)
    # Whatever runs the tests in the background may have told its children to ignore interrupts.
    command = ["env", "--default-signal=INT", *_command(root, root / "site")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not any(path.name.startswith(".site") for path in root.iterdir()):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, message = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "Dibatalkan" in message
    assert "Traceback" not in message
    assert snapshot(root / "site") == before
    assert [path.name for path in root.iterdir() if path.name.startswith(".site")] == []
