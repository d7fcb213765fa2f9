"""Readiness for assessment: only scores the data supports, what is missing, and evidence in a stable ZIP."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from tests.office import yaml
from tests.publish.html_text import Reader
from tests.publish.office import Office, decree, drafts, layanan, maklumat

from maklumat.documents.tree import MemoryTree
from maklumat.publish.pages import build_tree
from maklumat.publish.readiness import Indicator, indicators
from maklumat.publish.release import Release

OVERRIDES = Path(__file__).parents[2] / "overrides"
AT = datetime(2024, 6, 1, 5, tzinfo=UTC)


def decided(**hadir: str) -> Office:
    """A standard and a maklumat decided on 10 January 2024, with a meeting of these groups if any."""
    office = Office()
    office.enact("2024-001", [layanan(), maklumat()], decree("SK 1/2024", "2024-01-10"))
    if hadir:
        meeting = {
            "tanggal": "2024-01-04",
            "tempat": "Aula",
            "agenda": ["Rancangan"],
            "berita_acara": "2024-01-04",
            "hadir": hadir,
        }
        file = yaml({"skema": "1", "rapat": [meeting]})
        office.tree = MemoryTree({"siklus/2024-001/pembahasan/rapat.yaml": file}, office.tree)
    return office


def found(release: Release) -> dict[int, Indicator]:
    return {item.number: item for item in indicators(release)}


def test_a_decided_standard_scores_three_and_four_once_the_public_took_part() -> None:
    alone = found(decided().release(AT))[1]
    assert alone.score == 3 and "Pendaftaran Uji" in alone.missing
    government = found(decided(instansi_terkait="3", penyelenggara="2").release(AT))[1]
    assert government.score == 3
    public = found(decided(pengguna_layanan="3").release(AT))[1]
    assert public.score == 4 and "monitoring dan evaluasi" in public.missing


def test_each_group_that_came_counts_once_and_the_office_itself_does_not() -> None:
    two = found(decided(pengguna_layanan="9", media_massa="1", penyelenggara="5").release(AT))[2]
    assert two.score == 2 and "organisasi masyarakat sipil" in two.missing and "media" not in two.missing
    assert found(decided().release(AT))[2].score == 0


def test_review_is_scored_only_where_the_scale_is_known() -> None:
    office = decided()
    years = {2024: 5, 2026: None, 2027: 1}
    for year, score in years.items():
        assert found(office.release(datetime(year, 6, 1, 5, tzinfo=UTC)))[4].score == score, year


def test_what_the_data_cannot_know_has_no_score_and_says_so() -> None:
    release = decided(pengguna_layanan="3").release(AT)
    assert [found(release)[number].known for number in (6, 7, 8, 9)] == [False] * 4
    assert found(release)[3].score is None and found(release)[5].score is None
    page = next(page for page in build_tree(release, OVERRIDES).pages if page.path == "kesiapan/")
    assert Reader(page.body).text.count("Tidak diketahui dari data ini") == 4


def test_the_evidence_holds_published_papers_only_and_never_changes_by_itself() -> None:
    first = build_tree(decided().release(AT), OVERRIDES).files["kesiapan/bukti.zip"]
    assert first == build_tree(decided().release(AT), OVERRIDES).files["kesiapan/bukti.zip"]
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert "keputusan/2024-001/layanan-uji.pdf" in names and "DAFTAR.txt" in names
        assert not [name for name in names if "hadir" in name]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "Mendukung nilai 3 dari 5" in archive.read("DAFTAR.txt").decode()


def test_an_office_without_standards_and_a_preview_say_little() -> None:
    empty = found(Office().release(AT))
    assert (empty[1].score, empty[2].score, empty[4].score) == (0, None, None)
    assert not [page for page in build_tree(drafts(layanan()), OVERRIDES).pages if page.path == "kesiapan/"]
