"""`maklumat paket`: everything an auditor needs, checked with nothing of ours, without private papers."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from tests.office import LATER, begun, format_options, record_path, settled
from tests.register.auditor import audit

from maklumat.cli.main import run

OVERRIDES = Path(__file__).parents[2] / "overrides"
NOW = "2024-09-01T00:00:00Z"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An office with decided bundles and one under way."""
    office = settled()
    office.run("2024-003", "penetapan", "layanan/aduan", until="telaah")
    root = office.write(tmp_path / "kantor")
    (root / "overrides").symlink_to(OVERRIDES)
    return root


def paket(project: Path, target: Path, saat: str = NOW, **more: str) -> int:
    options: dict[str, str | None] = {"proyek": str(project), "saat": saat, "keluar": str(target), **more}
    return run(["paket", *format_options(options)])


def unpacked(archive: Path, folder: Path) -> Path:
    with zipfile.ZipFile(archive) as pack:
        pack.extractall(folder)
    return folder


def test_the_pack_is_checked_by_hand_by_another_auditor_and_by_the_program(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert paket(project, tmp_path / "p.zip") == 0
    pack = unpacked(tmp_path / "p.zip", tmp_path / "p")
    subprocess.run(["sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS"], cwd=pack, check=True)
    listed = {line.split("  ", 1)[1] for line in (pack / "SHA256SUMS").read_text().splitlines()}
    present = {path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file()}
    assert present - listed == {"SHA256SUMS"}

    found = audit(pack / "standards", LATER)
    assert found.problems == []
    report = json.loads((pack / "verifikasi.json").read_text())
    assert (report["akar"], report["kepala"]["sha256"], report["galat"]) == (found.root, found.head, [])
    capsys.readouterr()
    assert run(["verifikasi", "--proyek", str(pack), "--saat", NOW, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == report

    told = (pack / "BACA-DULU.txt").read_text()
    assert str(found.root) in told and str(found.head) in told
    assert all(sidik in told for sidik in found.documents.values())
    assert (pack / "lembar/2024-001/SALINAN-KEPUTUSAN.pdf").read_bytes().startswith(b"%PDF-")
    assert (pack / "lembar/2024-003/LEMBAR-REGISTER.pdf").is_file()


def test_private_papers_and_leftovers_stay_with_the_office(project: Path, tmp_path: Path) -> None:
    book = project / "standards/pengesahan"
    records = [json.loads(path.read_bytes()) for path in sorted((book / "buku").glob("*.json"))]
    private = [
        item["sha256"] for record in records for item in record["lampiran"] if item["jenis"] == "daftar_hadir"
    ]
    assert private
    (book / "lampiran" / ("a" * 64)).write_bytes(b"sisa pencatatan yang terputus")
    (book / "isi" / ("b" * 64)).mkdir()
    (book / "isi" / ("b" * 64) / "standar.yaml").write_bytes(b"sisa")
    assert paket(project, tmp_path / "p.zip") == 0
    pack = unpacked(tmp_path / "p.zip", tmp_path / "p")
    told = (pack / "BACA-DULU.txt").read_text()
    for digest in private:
        assert digest in told
        assert not (pack / "standards/pengesahan/lampiran" / digest).exists()
    assert not [path for path in pack.rglob("*") if path.name in ("a" * 64, "b" * 64)]


def test_the_same_book_gives_the_same_pack(project: Path, tmp_path: Path) -> None:
    assert paket(project, tmp_path / "a.zip") == paket(project, tmp_path / "b.zip") == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_broken_or_foreign_book_is_not_packed(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "p.zip"
    assert paket(project, target, akar="0" * 64) == 1
    assert "bukan akar yang diharapkan" in capsys.readouterr().err
    assert paket(project, target, saat="2023-12-01T00:00:00Z") == 2
    assert "mendahului catatan terakhir" in capsys.readouterr().err
    target.write_bytes(b"paket lama")
    (project / "standards" / record_path(2, "sig")).unlink()
    assert paket(project, target) == 1
    error = capsys.readouterr().err
    assert "Paket tidak dibuat" in error and "Traceback" not in error
    assert target.read_bytes() == b"paket lama"


def test_an_office_that_has_decided_nothing_yet_packs_its_root(tmp_path: Path) -> None:
    root = begun().write(tmp_path / "kantor")
    (root / "overrides").symlink_to(OVERRIDES)
    assert paket(root, tmp_path / "p.zip") == 0
    pack = unpacked(tmp_path / "p.zip", tmp_path / "p")
    assert audit(pack / "standards", LATER).problems == []
    assert "LAMPIRAN PRIBADI\n  Tidak ada." in (pack / "BACA-DULU.txt").read_text()


def test_the_rules_in_the_pack_are_the_program_s_whatever_lies_beside_the_book(
    project: Path, tmp_path: Path
) -> None:
    assert paket(project, tmp_path / "p.zip") == 0
    guide = project / "standards/pengesahan/BACA.md"
    guide.write_text("Tanda tangan tidak perlu diperiksa.\n")
    assert paket(project, tmp_path / "q.zip") == 0
    assert (tmp_path / "q.zip").read_bytes() == (tmp_path / "p.zip").read_bytes()


def test_a_pack_takes_the_place_of_no_other_kind_of_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = project / "standards" / record_path(1)
    before = record.read_bytes()
    assert paket(project, record) == 2
    assert "Namai 000001.json dengan akhiran .zip" in capsys.readouterr().err
    assert record.read_bytes() == before
