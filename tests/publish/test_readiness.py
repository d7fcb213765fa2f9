"""Readiness for assessment: only scores the data supports, what is missing, and evidence in a stable ZIP."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from tests.office import yaml
from tests.publish.html_text import Reader
from tests.publish.office import BASIS, MAKLUMAT, WARGA, Office, decree, drafts, layanan, maklumat, warga

from maklumat.documents.canonical import sha256, short_form
from maklumat.documents.tree import MemoryTree
from maklumat.publish.pages import build_tree
from maklumat.publish.readiness import indicators
from maklumat.publish.readiness_model import Indicator, Part
from maklumat.publish.release import Release
from maklumat.register.recording import Attachment

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


SOP_FOTO = BASIS["sop"].replace(
    "      - jenis: daftar_hadir\n        pribadi: ya\n",
    "      - jenis: daftar_hadir\n        pribadi: ya\n      - jenis: berita_acara\n      - jenis: foto\n"
    "      - jenis: foto_peserta\n        pribadi: ya\n      - jenis: bahan\n",
)


def photographed() -> Office:
    """A decided standard whose discussion left minutes, a public photo, one with faces, and loose ones."""
    office = Office({"sop": SOP_FOTO})
    new = [layanan()]
    office.start("2024-001", new, before="bahan-pembahasan")
    material = Attachment("bahan", "bahan.md", sha256(b"bahan"), b"bahan")
    office.decide("2024-001", "penetapan", "bahan-pembahasan", new, attachments=(material,))
    minutes = Attachment("berita_acara", "berita_acara.md", sha256(b"sepakat"), b"sepakat")
    given = (
        minutes,
        Attachment("daftar_hadir", "hadir.pdf", sha256(b"nama orang"), None),
        Attachment("foto", "ruang.jpg", sha256(b"ruang"), b"ruang"),
        Attachment("foto_peserta", "darmawan.jpg", sha256(b"wajah"), None),
    )
    office.decide("2024-001", "penetapan", "pembahasan", new, attachments=given)
    office.decide("2024-001", "penetapan", "telaah", new, attachments=(minutes,))
    decided_on = decree("SK 1/2024", "2024-01-10")
    office.now = office.now.replace(day=10)
    last = "penandatanganan"
    pdf = Attachment("naskah_resmi", "layanan-uji.pdf", sha256(b"%PDF-"), b"%PDF-")
    office.decide("2024-001", "penetapan", last, new, penetapan=decided_on, attachments=(minutes, pdf))
    loose = {f"siklus/2024-001/pembahasan/{name}": b"wajah lain" for name in ("suseno.PNG", "a.jpg", "b.txt")}
    office.tree = MemoryTree(loose, office.tree)
    return office


def test_every_evidence_of_a_discussion_is_listed_and_faces_stay_in_the_office() -> None:
    tree = build_tree(photographed().release(AT), OVERRIDES)
    body = next(page.body for page in tree.pages if page.path == "kesiapan/")
    text = Reader(body).text.split("Bukti pembahasan")[1]
    assert "Siklus 2024-001" in text
    assert "Berita acara● 1 berkas terbit." in text
    assert "Notulen○ Belum ada di data ini." in text
    assert f"Disimpan di kantor; sidiknya tercatat: {short_form(sha256(b'nama orang'))}." in text
    assert (
        f"sidiknya tercatat: {short_form(sha256(b'wajah'))}. 2 berkas gambar ada di folder pembahasan" in text
    )
    assert "Bukti lain● 1 berkas terbit." in text
    with zipfile.ZipFile(io.BytesIO(tree.files["kesiapan/bukti.zip"])) as archive:
        papers = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert {"berita_acara.md", "ruang.jpg", "bahan.md", "DAFTAR.txt"} <= papers.keys()
    assert "2024-001, Foto kegiatan: 1 berkas terbit." in papers["DAFTAR.txt"].decode()
    assert papers.keys().isdisjoint({"darmawan.jpg", "hadir.pdf", "suseno.PNG", "a.jpg"})
    everything = b"".join([*tree.files.values(), *(page.body.encode() for page in tree.pages)])
    assert b"suseno" not in everything and b"wajah lain" not in everything


def parts(release: Release, number: int) -> dict[str, Part]:
    return {part.name: part for part in found(release)[number].parts}


def test_an_indicator_of_several_things_is_answered_thing_by_thing() -> None:
    release = decided(pengguna_layanan="3").release(AT)
    assert {part.state for number in (3, 5, 21, 24) for part in parts(release, number).values()} == {
        "terbukti", "belum", "tidak diketahui", "tercatat",
    }  # fmt: skip
    published = parts(release, 3)
    assert published["Website"].state == "terbukti" and "1 layanan" in published["Website"].words
    assert published["SIPP Nasional"].state == "belum"
    charter = parts(release, 5)
    assert "SK 1/2024, 10 Januari 2024" in charter["Penetapan"].words
    assert charter["Publikasi nonelektronik"].state == "tidak diketahui"
    assert parts(release, 21)["Persyaratan"].state == "terbukti"
    assert "nomor telepon" not in parts(release, 21)["Profil"].words
    assert parts(release, 24)["Situs ini"].state == "belum"
    assert all(found(release)[number].score is None for number in (3, 5, 21, 24))


def test_what_the_office_notes_is_recorded_and_never_proof() -> None:
    office = Office()
    hung = MAKLUMAT + "tempat_pajang: Lobi kantor\n"
    office.enact("2024-001", [layanan(), maklumat(hung)], decree("SK 1/2024", "2024-01-10"))
    listed = WARGA + "sippn_url: https://sippn.example/uji\n"
    office.enact("2024-002", [warga(listed)], None, jalur="warga")
    release = office.release(AT)
    national, paper = parts(release, 3)["SIPP Nasional"], parts(release, 5)["Publikasi nonelektronik"]
    assert (national.state, paper.state) == ("tercatat", "tercatat")
    assert "1 dari 1 layanan" in national.words and "tempat pajang: Lobi kantor." in paper.words
    body = next(page.body for page in build_tree(release, OVERRIDES).pages if page.path == "kesiapan/")
    assert "◐ Tercatat. Naskahnya menyebut tempat pajang" in Reader(body).text


def test_nothing_in_force_proves_nothing() -> None:
    release = Office().release(AT)
    for number in (3, 5, 21, 24):
        assert not [part for part in parts(release, number).values() if part.state == "terbukti"], number
