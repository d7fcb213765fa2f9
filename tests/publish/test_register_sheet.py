"""The register sheet tells every record of a bundle, what fell with a return, what the paper file holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.office import Office, decree, layanan, maklumat
from tests.publish.read_pdf import faults, missing, pages, reader

from maklumat.documents.canonical import sha256
from maklumat.publish.cycle_sheets import office_of
from maklumat.publish.official import Press
from maklumat.publish.release import Release
from maklumat.register.state import Cycle

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT / "overrides")


@pytest.fixture(scope="module")
def release() -> Release:
    office = Office()
    bundle = [layanan(), maklumat()]
    office.start("2024-001", bundle, before="telaah")
    office.decide(
        "2024-001",
        "penetapan",
        "telaah",
        bundle,
        "tidak",
        alasan="Biaya belum jelas",
        kembali_ke="penyusunan",
    )
    office.enact("2024-001", bundle, decree("SK-1 (contoh)", "2024-02-01"))
    office.start("2024-002", [layanan("lain")], before="koreksi")
    return office.release()


def _set(press: Press, release: Release, id: str) -> tuple[Cycle, bytes]:
    cycle, basis = release.state.cycles[id], release.basis
    persons = {person.id: person.nama for person in basis.pejabat.orang}
    return cycle, press.register(
        cycle, office_of(release, basis, release.at), basis.zona, persons, release.title
    )


@pytest.mark.parametrize("id", ["2024-000", "2024-001", "2024-002"])
def test_every_record_is_told_and_enclosed(press: Press, release: Release, tmp_path: Path, id: str) -> None:
    cycle, pdf = _set(press, release, id)
    assert faults(pdf, tmp_path) == []
    wanted = [text for record in cycle.records for text in (record.sha256, record.nama, record.dasar_jabatan)]
    assert missing(wanted, pdf) == []
    assert reader(pdf).attachments == {
        f"{record.urutan:06d}.json": [record.to_bytes()] for record in cycle.records
    }
    assert all(cycle.records[-1].sha256[:20] in text for text in pages(pdf))


def test_returns_their_reason_and_what_fell_with_them_are_said(press: Press, release: Release) -> None:
    _, pdf = _set(press, release, "2024-001")
    wanted = [
        "Tidak", "Kembali ke: Penyusunan", "Alasan: Biaya belum jelas", "(gugur)", "Berlaku sejak",
        "1 Februari 2024", "Dicatat dan ditandatangani saksi, tanpa tanda tangan pejabat", "Pendaftaran Uji",
    ]  # fmt: skip
    assert missing(wanted, pdf) == []


def test_the_index_names_every_attachment_once_and_keeps_private_ones_private(
    press: Press, release: Release
) -> None:
    _, pdf = _set(press, release, "2024-001")
    wanted = ["layanan-uji.pdf", "maklumat-kantor.pdf", "Pribadi; hanya sidiknya dicatat", "Tempat simpan"]
    assert missing(wanted, pdf) == []
    assert "".join(pages(pdf)).count("hadir.pdf") == 1


def test_an_open_bundle_says_it_is_open(press: Press, release: Release) -> None:
    _, pdf = _set(press, release, "2024-002")
    assert missing(["Berjalan"], pdf) == []
    assert missing(["Berlaku sejak"], pdf) == ["Berlaku sejak"]


def test_same_bytes_every_time(press: Press, release: Release) -> None:
    again = _set(Press(ROOT / "overrides"), release, "2024-001")[1]
    assert sha256(again) == sha256(_set(press, release, "2024-001")[1])
