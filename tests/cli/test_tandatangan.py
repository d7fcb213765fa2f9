"""`maklumat tandatangan siapkan`: official PDFs, fixed once and taken by the last record only as fixed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.office import (
    LATER,
    Office,
    begun,
    format_options,
    new_office,
    procedure,
    record_path,
    records,
    service,
    settled,
)
from tests.publish.read_pdf import faults, missing

from maklumat.cli.main import run
from maklumat.documents.canonical import canonical_json, sha256
from maklumat.documents.folder import Key
from maklumat.documents.tree import WorkTree
from maklumat.register.book import read_book
from maklumat.register.fold import fold
from maklumat.register.resmi import DECREE_PATH

OVERRIDES = Path(__file__).parents[2] / "overrides"
DECREE: dict[str, str | None] = {
    "siklus": "2024-001",
    "nomor-sk": "SK uji 7/2024",
    "tanggal-sk": "2024-01-03",
    "tempat": "Kota Uji",
    "berlaku-sejak": "2024-01-10",
    "orang": "kepala",
}
LAST: dict[str, str | None] = {
    "siklus": "2024-001",
    "langkah": "penandatanganan",
    "orang": "kepala",
    "keputusan": "ya",
}


def laid_out(office: Office, folder: Path) -> Path:
    """The office as a project with the program's printing templates."""
    project = office.write(folder)
    (project / "overrides").symlink_to(OVERRIDES)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A bundle of a service and a maklumat that waits for its last step."""
    office = begun()
    office.run(
        "2024-001",
        "penetapan",
        "layanan/legalisasi",
        "layanan/informasi",
        "maklumat/kantor-uji",
        until="penandatanganan",
    )
    return laid_out(office, tmp_path)


def siapkan(project: Path, saat: str | None = "2024-01-03T02:00:00Z", **changes: str | None) -> int:
    options = {**DECREE, **changes, "saat": saat, "proyek": str(project)}
    return run(["tandatangan", "siapkan", *format_options(options)])


def tandatangani(project: Path, saat: str | None = "2024-01-03T04:00:00Z", **changes: str | None) -> int:
    key = str(project / "kunci/saksi-ci")
    options = {**LAST, **changes, "saat": saat, "proyek": str(project), "kunci-saksi": key}
    return run(["catat", "lokal", *format_options(options)])


def resmi(project: Path) -> dict[str, bytes]:
    folder = project / "standards/siklus/2024-001/resmi"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_official_pdfs_are_set_archived_and_never_made_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert siapkan(project) == 0
    names = ["layanan-informasi.pdf", "layanan-legalisasi.pdf", "maklumat-kantor-uji.pdf"]
    assert (
        capsys.readouterr().out
        == "".join(f"standards/siklus/2024-001/resmi/{name}\n" for name in [*names, DECREE_PATH])
        + "Siap ditandatangani Nama kepala, Kepala.\n"
    )
    files = resmi(project)
    assert [DECREE_PATH, *names, "penetapan.json"] == list(files)
    assert all(files[name].startswith(b"%PDF-") for name in names)
    described = json.loads(files["penetapan.json"])
    assert described["penetapan"] == {
        "nomor_sk": "SK uji 7/2024",
        "tanggal_sk": "2024-01-03",
        "tempat": "Kota Uji",
        "berlaku_sejak": "2024-01-10",
    }
    assert described["naskah_resmi"] == [{"nama": name, "sha256": sha256(files[name])} for name in names]
    assert described["surat_keputusan"] == sha256(files[DECREE_PATH])

    assert tandatangani(project) == 0
    state = fold(read_book(WorkTree(project / "standards")), LATER)
    assert state.problems == ()
    last = state.records[-1]
    assert last.penetapan is not None
    assert last.penetapan.nomor_sk == "SK uji 7/2024"
    for item in last.attached("naskah_resmi"):
        stored = project / "standards/pengesahan/lampiran" / item.sha256
        assert stored.read_bytes() == files[item.nama]
    version = state.in_force(Key("layanan", "legalisasi"), LATER)
    assert version is not None
    assert version.effective.isoformat() == "2024-01-10T00:00:00+07:00"

    assert siapkan(project, saat="2024-01-04T02:00:00Z") == 1
    assert "sudah ditutup" in capsys.readouterr().err
    assert resmi(project) == files


def test_the_same_call_sets_the_same_bytes(project: Path) -> None:
    assert siapkan(project) == 0
    first = resmi(project)
    assert siapkan(project) == 0
    assert resmi(project) == first


def test_without_official_pdfs_there_is_no_last_yes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tandatangani(project) == 1
    assert "belum disiapkan. Jalankan `maklumat tandatangan siapkan" in capsys.readouterr().err
    # A Tidak needs none.
    assert tandatangani(project, keputusan="tidak", alasan="Perbaiki.") == 0


def test_a_text_changed_since_is_not_signed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert siapkan(project) == 0
    office = Office({})
    office.put("layanan/legalisasi", service("Layanan legalisasi", tarif="Rp1 per lembar"))
    office.write(project)
    assert tandatangani(project) == 1
    assert "Naskah berubah sejak naskah resmi disiapkan" in capsys.readouterr().err


def test_a_basis_changed_since_is_not_signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="penandatanganan")
    office.prepare("2024-001")
    kantor = office.files["dasar/kantor/kantor.yaml"].replace(b"Jalan Uji 1", b"Jalan Uji 2")
    office.put("dasar/kantor", kantor)
    office.run("2024-010", "dasar", "dasar/kantor")
    project = laid_out(office, tmp_path)
    assert tandatangani(project) == 1
    assert "Naskah dasar berubah sejak naskah resmi disiapkan" in capsys.readouterr().err
    assert siapkan(project) == 0
    assert tandatangani(project) == 0


def test_the_decree_is_set_for_signing_and_attached_where_the_procedure_lists_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = new_office()
    sop = procedure()
    sop["langkah"][-1]["lampiran"].append({"jenis": "surat_keputusan", "wajib": "tidak"})
    office.put("dasar/sop", sop)
    office.root()
    documents = ("layanan/legalisasi", "layanan/informasi", "maklumat/kantor-uji")
    office.run("2024-001", "penetapan", *documents, until="penandatanganan")
    project = laid_out(office, tmp_path / "kantor")
    assert siapkan(project) == 0
    decree = project / "standards/siklus/2024-001/resmi" / DECREE_PATH
    data = decree.read_bytes()
    wanted = [
        "NOMOR SK uji 7/2024",
        "MEMUTUSKAN",
        "KESATU",
        "3 Januari 2024",
        "10 Januari 2024",
        "Nama kepala",
    ]
    assert missing(wanted, data) == []
    assert missing(["SALINAN"], data) == ["SALINAN"]
    assert faults(data, tmp_path) == []
    assert tandatangani(project, lampiran=f"surat_keputusan={decree}") == 0
    state = fold(read_book(WorkTree(project / "standards")), LATER)
    assert state.problems == ()
    assert [item.sha256 for item in state.records[-1].attached("surat_keputusan")] == [sha256(data)]


def test_a_bundle_that_does_not_tell_when_it_was_set_is_prepared_again(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert siapkan(project) == 0
    folder = project / "standards/siklus/2024-001/resmi"
    shutil.rmtree(folder / "keputusan")
    described = json.loads((folder / "penetapan.json").read_bytes())
    del described["surat_keputusan"], described["disiapkan"]
    (folder / "penetapan.json").write_bytes(canonical_json(described))
    assert tandatangani(project) == 1
    assert "tidak menyebut kapan disiapkan. Jalankan `maklumat tandatangan siapkan" in capsys.readouterr().err
    assert siapkan(project) == 0
    assert tandatangani(project) == 0


@pytest.mark.parametrize("name", ["layanan-legalisasi.pdf", "penetapan.json", DECREE_PATH])
@pytest.mark.parametrize("data", [None, b"", b"%PDF-1.7 lain"], ids=["gone", "empty", "other"])
def test_official_files_altered_since_are_not_signed(
    project: Path, name: str, data: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert siapkan(project) == 0
    file = project / "standards/siklus/2024-001/resmi" / name
    file.unlink()
    if data is not None:
        file.write_bytes(data)
    before = records(book_files(project))
    assert tandatangani(project) == 1
    assert "maklumat tandatangan siapkan" in capsys.readouterr().err
    assert records(book_files(project)) == before


def book_files(project: Path) -> dict[str, bytes]:
    standards = project / "standards"
    return {
        path.relative_to(standards).as_posix(): path.read_bytes()
        for path in (standards / "pengesahan/buku").iterdir()
    }


def test_another_signatory_does_not_take_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = "2024-03-05T02:00:00Z"
    assert siapkan(project, saat=later) == 0
    assert tandatangani(project, saat=later, orang="wakil") == 1
    assert "disiapkan untuk ditandatangani “kepala”, bukan “wakil”" in capsys.readouterr().err
    assert siapkan(project, saat=later, orang="wakil") == 0
    assert "Plt. Kepala." in capsys.readouterr().out
    assert tandatangani(project, saat=later, orang="wakil") == 0


def test_wet_ink_comes_with_its_scan(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert siapkan(project) == 0
    inked: dict[str, str | None] = {"tingkat": "basah", "konfirmasi": "operator"}
    assert tandatangani(project, **inked) == 1
    assert "lampiran pindaian belum ada" in capsys.readouterr().err
    scan = project / "pindaian.pdf"
    scan.write_bytes(b"%PDF-1.7 pindaian\n")
    assert tandatangani(project, **inked, lampiran=f"pindaian={scan}") == 0
    last = records(book_files(project))[-1]
    kinds = [item["jenis"] for item in last["lampiran"]]
    assert kinds == ["berita_acara", "laporan", *["naskah_resmi"] * 3, "pindaian"]


def test_a_withdrawal_has_its_own_sheet(tmp_path: Path) -> None:
    office = settled()
    office.run("2024-002", "pencabutan", "layanan/informasi", until="penandatanganan")
    project = laid_out(office, tmp_path)
    changes: dict[str, str | None] = {"siklus": "2024-002"}
    assert siapkan(project, **changes) == 0
    assert (
        (project / "standards/siklus/2024-002/resmi/layanan-informasi.pdf").read_bytes().startswith(b"%PDF-")
    )
    assert tandatangani(project, **changes) == 0
    state = fold(read_book(WorkTree(project / "standards")), LATER)
    assert state.in_force(Key("layanan", "informasi"), LATER) is None


@pytest.mark.parametrize(
    ("changes", "status", "reason"),
    [
        ({"siklus": "2024-009"}, 1, "belum ada di buku"),
        ({"orang": "kadiv"}, 1, "tidak memegang peran kakanwil"),
        ({"orang": "siapa"}, 1, "tidak memegang peran kakanwil"),
        ({"berlaku-sejak": "2024-01-02"}, 1, "tidak boleh mendahului"),
        ({"tanggal-sk": "3 Januari 2024"}, 2, "--tanggal-sk"),
        ({"tanggal-sk": "2024-02-30"}, 2, "--tanggal-sk"),
        ({"nomor-sk": None}, 2, "--nomor-sk belum diberikan"),
        ({"nomor-sk": ""}, 2, "--nomor-sk"),
        ({"tempat": "  "}, 2, "--tempat tidak dapat dipakai: isinya kosong"),
        ({"tempat": "Kota \x1b[2J"}, 2, "--tempat"),
        ({"tempat": "Kota \udcff"}, 2, "--tempat"),
    ],
)
def test_a_refusal_sets_nothing(
    project: Path,
    changes: dict[str, str | None],
    status: int,
    reason: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert siapkan(project, **changes) == status
    error = capsys.readouterr().err
    assert reason in error
    assert "Traceback" not in error
    assert resmi(project) == {}


@pytest.mark.parametrize(
    ("jalur", "document"), [("warga", "warga/legalisasi"), ("penetapan", "layanan/aduan")]
)
def test_only_a_bundle_at_its_last_step_has_official_pdfs(
    tmp_path: Path, jalur: str, document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office = begun()
    office.run("2024-001", jalur, document, until="telaah")
    assert siapkan(laid_out(office, tmp_path)) == 1
    assert "naskah resmi" in capsys.readouterr().err.lower()


def test_over_a_broken_book_nothing_is_set(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "standards" / record_path(4, "sig")).unlink()
    assert siapkan(project) == 1
    assert "Buku pengesahan tidak utuh" in capsys.readouterr().err
    assert resmi(project) == {}


def test_without_templates_it_says_what_is_missing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "overrides").unlink()
    assert siapkan(project) == 2
    assert "overrides" in capsys.readouterr().err
    assert resmi(project) == {}


def _replaced(project: Path, name: str, data: bytes) -> None:
    """What someone who may write to the repository does: another file, and `penetapan.json` to go with it."""
    folder = project / "standards/siklus/2024-001/resmi"
    (folder / name).write_bytes(data)
    described = json.loads((folder / "penetapan.json").read_bytes())
    for item in described["naskah_resmi"]:
        item["sha256"] = sha256((folder / item["nama"]).read_bytes())
    described["surat_keputusan"] = sha256((folder / DECREE_PATH).read_bytes())
    (folder / "penetapan.json").write_bytes(canonical_json(described))


@pytest.mark.parametrize("name", ["layanan-legalisasi.pdf", DECREE_PATH])
def test_what_was_put_in_place_of_a_set_sheet_is_not_recorded(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert siapkan(project) == 0
    first = resmi(project)[name]
    other = first.replace(b"/Type/Catalog", b"/Type/Catalog/X 1")
    assert other != first
    _replaced(project, name, other)
    assert tandatangani(project) == 1
    told = capsys.readouterr().err
    assert f"Bukan cetakan program ini atas naskah yang disetujui: {Path(name).name}." in told
    assert "Jalankan `maklumat tandatangan siapkan --siklus 2024-001 ...` lagi" in told
    _replaced(project, name, first)
    assert tandatangani(project) == 0
