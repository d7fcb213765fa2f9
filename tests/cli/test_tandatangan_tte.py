"""`maklumat tandatangan bubuhkan` and `periksa`, and a record at level tte: from the set PDF to the site."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyhanko.sign.fields import SigFieldSpec
from pypdf import PdfWriter
from tests.office import LATER, Office, begun, format_options, new_office, procedure
from tests.publish.read_pdf import faults
from tests.publish.sertifikat import PASSPHRASE, Issued, authority, official, time_stamper
from tests.publish.test_signature import extra_page, signed_elsewhere, signed_here, updated, white_box

from maklumat.cli.main import run
from maklumat.documents.canonical import canonical_json, sha256
from maklumat.documents.tree import WorkTree
from maklumat.register.book import read_book
from maklumat.register.fold import fold

REPOSITORY = Path(__file__).parents[2]
SET, SIGNED, RECORDED = "2024-01-03T02:00:00Z", "2024-01-03T03:00:00Z", "2024-01-03T04:00:00Z"
AT = datetime(2024, 1, 3, 3, tzinfo=UTC)
NAMES = ["layanan-informasi.pdf", "layanan-legalisasi.pdf", "maklumat-kantor-uji.pdf"]
DECREE = "surat-keputusan.pdf"
RESMI = "standards/siklus/2024-001/resmi"
QUESTION = b"Kata sandi sertifikat: "
LEVELS = ["saksi", "basah", "tte"]


def accepting() -> Office:
    """An office whose last step takes electronic signatures."""
    office = new_office()
    sop = procedure()
    sop["langkah"][-1]["tingkat"] = LEVELS
    office.put("dasar/sop", sop)
    office.root()
    return office


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A bundle whose official PDFs are set and wait for the signature."""
    office = accepting()
    documents = ("layanan/legalisasi", "layanan/informasi", "maklumat/kantor-uji")
    office.run("2024-001", "penetapan", *documents, until="penandatanganan")
    root = laid_out(office, tmp_path / "kantor")
    assert siapkan(root) == 0
    return root


def laid_out(office: Office, folder: Path) -> Path:
    """The office as a repository that can print and build."""
    root = office.write(folder)
    for name in ("overrides", "content", "scripts", "mkdocs.yml"):
        (root / name).symlink_to(REPOSITORY / name)
    return root


def siapkan(project: Path, saat: str = SET) -> int:
    options: dict[str, str | None] = {
        "siklus": "2024-001",
        "nomor-sk": "SK uji 7/2024",
        "tanggal-sk": "2024-01-03",
        "tempat": "Kota Uji",
        "berlaku-sejak": "2024-01-10",
        "orang": "kepala",
        "saat": saat,
        "proyek": str(project),
    }
    return run(["tandatangan", "siapkan", *format_options(options)])


def periksa(project: Path, *files: Path, saat: str = SIGNED, anchor: Path | None = None) -> int:
    options: dict[str, str | None] = {"siklus": "2024-001", "saat": saat, "proyek": str(project)}
    options["jangkar"] = str(anchor) if anchor else None
    return run(["tandatangan", "periksa", *map(str, files), *format_options(options)])


def catat(project: Path, **changes: str | None) -> int:
    options: dict[str, str | None] = {
        "siklus": "2024-001",
        "langkah": "penandatanganan",
        "orang": "kepala",
        "keputusan": "ya",
        "tingkat": "tte",
        "saat": RECORDED,
        "proyek": str(project),
        "kunci-saksi": str(project / "kunci/saksi-ci"),
    }
    return run(["catat", "lokal", *format_options({**options, **changes})])


def at_terminal(arguments: Sequence[str], answer: str | None) -> tuple[int, str, str]:
    """The command at a terminal of its own, where someone answers its one question; status, output, errors.

    With `answer` None nobody sits there: the input is no terminal.
    """
    main, line = os.openpty()
    command = [sys.executable, "-m", "maklumat", *arguments]
    with subprocess.Popen(
        command,
        stdin=line if answer is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        os.close(line)
        assert process.stdout is not None
        assert process.stderr is not None
        asked = b""
        while answer is not None and not asked.endswith(QUESTION) and (more := process.stderr.read(1)):
            asked += more
        if asked.endswith(QUESTION):
            os.write(main, f"{answer}\n".encode())
        output, errors = process.communicate(timeout=60)
    os.close(main)
    return process.returncode, output.decode(), (asked + errors).decode()


def bubuhkan(
    project: Path, issued: Issued, answer: str | None = PASSPHRASE, **changes: str
) -> tuple[int, str, str]:
    certificate = project.parent / "kepala.p12"
    certificate.write_bytes(issued.pkcs12())
    options: dict[str, str | None] = {
        "siklus": "2024-001",
        "sertifikat": str(certificate),
        "saat": SIGNED,
        "proyek": str(project),
    }
    return at_terminal(["tandatangan", "bubuhkan", *format_options({**options, **changes})], answer)


def resmi(project: Path) -> dict[str, bytes]:
    """The set texts and what stands beside them, by path."""
    folder = project / RESMI
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def came_back(project: Path) -> list[Path]:
    """Every set PDF signed with a tool of someone else's, as files that came by mail."""
    folder = project.parent / "kembali"
    folder.mkdir()
    for name in NAMES:
        (folder / f"SIGNED {name}").write_bytes(signed_here((project / RESMI / name).read_bytes(), at=AT))
    return sorted(folder.iterdir())


def book(project: Path) -> list[str]:
    return sorted(path.name for path in (project / "standards/pengesahan/buku").iterdir())


def test_from_the_set_pdf_to_the_published_signed_one(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = resmi(project)
    status, output, errors = bubuhkan(project, official(), orang="kepala")
    assert (status, errors.strip()) == (0, "Kata sandi sertifikat:")
    assert output == (
        "".join(f"{RESMI}/tte/{name}\n" for name in [*NAMES, DECREE])
        + "Ditandatangani dengan sertifikat Nama Kepala (contoh).\n"
    )
    after = resmi(project)
    assert {name: after[name] for name in before} == before
    assert all(after[f"tte/{name}"].startswith(before[name]) for name in NAMES)
    assert after[f"tte/{DECREE}"].startswith(before[f"keputusan/{DECREE}"])
    assert faults(after[f"tte/{DECREE}"], tmp_path) == []
    assert PASSPHRASE.encode() not in b"".join(after.values())

    capsys.readouterr()
    assert periksa(project) == 0
    told = capsys.readouterr().out
    assert told.count("naskahnya sama dengan yang disiapkan") == 4
    assert "  waktu: 3 Januari 2024 pukul 10.00 WIB, menurut komputer penanda tangan\n" in told
    assert told.count("tanda tangan utuh, penerbit sertifikat tidak diperiksa") == 4

    assert catat(project) == 0
    told = capsys.readouterr().err
    for name in NAMES:
        assert (
            f"catatan: {name} bertanda tangan elektronik Nama Kepala (contoh), "
            "3 Januari 2024 pukul 10.00 WIB.\n"
        ) in told
    state = fold(read_book(WorkTree(project / "standards")), LATER)
    assert state.problems == ()
    last = state.records[-1]
    assert last.tingkat == "tte"
    assert {item.nama: item.sha256 for item in last.attached("naskah_resmi")} == {
        name: sha256(after[f"tte/{name}"]) for name in NAMES
    }
    assert catat(project) == 0
    assert "sudah tercatat" in capsys.readouterr().err

    site = tmp_path / "situs"
    options: dict[str, str | None] = {"proyek": str(project), "keluar": str(site)}
    words = format_options({**options, "pada": "2024-02-01T00:00:00Z"})
    assert run(["bangun", "--tanpa-buku", *words]) == 0
    published = {path.read_bytes() for path in site.rglob("*.pdf")}
    for name in NAMES:
        assert after[f"tte/{name}"] in published
        assert faults(after[f"tte/{name}"], tmp_path) == []
    shown = "".join(path.read_text() for path in site.rglob("*.html"))
    assert "tanda tangan elektronik tersertifikasi" in shown


def test_what_came_back_signed_is_stored_whatever_its_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = came_back(project)
    assert periksa(project, files[0]) == 0
    capsys.readouterr()
    assert catat(project) == 1
    missing = "layanan-legalisasi.pdf, maklumat-kantor-uji.pdf"
    assert f"Belum bertanda tangan elektronik: {missing}." in capsys.readouterr().err
    assert periksa(project) == 1
    assert periksa(project, *files[1:]) == 0
    assert [name for name in resmi(project) if name.startswith("tte/")] == [f"tte/{name}" for name in NAMES]
    assert catat(project) == 0


def test_a_decree_signed_elsewhere_is_stored_beside_the_texts(project: Path) -> None:
    signed = project.parent / "sk bertanda tangan.pdf"
    signed.write_bytes(signed_here((project / RESMI / "keputusan" / DECREE).read_bytes(), at=AT))
    assert periksa(project, signed) == 0
    assert resmi(project)[f"tte/{DECREE}"] == signed.read_bytes()
    assert periksa(project, *came_back(project)) == 0
    assert resmi(project)[f"tte/{DECREE}"] == signed.read_bytes()


def test_an_anchor_is_held_against_the_issuer(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = came_back(project)
    right, wrong = project.parent / "induk.pem", project.parent / "lain.pem"
    right.write_bytes(authority().pem)
    wrong.write_bytes(time_stamper().pem)
    assert periksa(project, *files, anchor=wrong) == 1
    assert "tidak terhubung ke jangkar" in capsys.readouterr().err
    assert not (project / RESMI / "tte").exists()
    assert periksa(project, *files, anchor=right) == 0
    assert capsys.readouterr().out.count("penerbit sertifikat terhubung ke jangkar yang diberikan") == 3
    assert periksa(project, anchor=project / "tidak-ada.pem") == 2
    assert "tidak dapat dibaca: tidak ada." in capsys.readouterr().err


Spoil = Callable[[bytes], bytes]
SPOILED: dict[str, tuple[Spoil, str]] = {
    "unsigned": (lambda data: data, "belum ditandatangani"),
    "tampered": (lambda data: signed_here(data, at=AT)[:-40] + b"#" * 40, "tanda tangannya rusak"),
    "painted, then signed": (lambda data: signed_here(updated(data, white_box), at=AT), "mengubah naskah"),
    "signed, then painted": (lambda data: updated(signed_here(data, at=AT), white_box), "mengubah naskah"),
    "longer by a page": (lambda data: signed_here(updated(data, extra_page), at=AT), "mengubah naskah"),
    "drawn over": (
        lambda data: signed_elsewhere(data, SigFieldSpec("Tampak", box=(0, 0, 595, 842))),
        "mengubah naskah",
    ),
    "saved anew": (lambda data: signed_here(resaved(data), at=AT), "bukan naskah resmi"),
    "expired": (
        lambda data: signed_here(data, official(2020, 2022), at=AT),
        "tidak pada saat menandatangani",
    ),
    "empty": (lambda data: b"", "bukan naskah resmi"),
    "no PDF": (lambda data: b"\xff\xd8 gambar pindaian", "bukan naskah resmi"),
}


def resaved(data: bytes) -> bytes:
    """The same pages, written anew by another program."""
    writer = PdfWriter(io.BytesIO(data))
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


@pytest.mark.parametrize("kind", SPOILED)
def test_a_spoiled_file_is_refused_and_nothing_is_stored_or_recorded(
    project: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, reason = SPOILED[kind]
    data = spoil((project / RESMI / NAMES[0]).read_bytes())
    good, *others = came_back(project)
    good.write_bytes(data)
    before, records_before = resmi(project), book(project)
    assert periksa(project, *others, good) == 1
    error = capsys.readouterr().err
    assert reason in error
    assert "Traceback" not in error
    assert resmi(project) == before

    # Put in place by hand it does not pass the record either.
    assert periksa(project, *others) == 0
    (project / RESMI / "tte" / NAMES[0]).write_bytes(data)
    capsys.readouterr()
    assert catat(project) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"{NAMES[0]}: ")
    assert "Traceback" not in error
    assert book(project) == records_before


def test_a_file_given_twice_or_missing_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = came_back(project)[0]
    again = first.with_name("lagi.pdf")
    again.write_bytes(first.read_bytes())
    assert periksa(project, first, again) == 1
    assert "naskah layanan-informasi.pdf diberikan dua kali" in capsys.readouterr().err
    assert periksa(project, first.with_name("hilang.pdf")) == 2
    assert "tidak dapat dibaca: tidak ada." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("years", "answer", "changes", "refusal"),
    [
        ((2023, 2028), "salah", {}, (1, "kata sandinya keliru")),
        ((2023, 2028), "", {}, (1, "kata sandinya keliru")),
        ((2020, 2022), PASSPHRASE, {}, (1, "kedaluwarsa sejak 31 Desember 2022")),
        ((2025, 2026), PASSPHRASE, {}, (1, "baru berlaku 1 Januari 2025")),
        ((2023, 2028), None, {}, (2, "hanya diminta di terminal")),
        ((2023, 2028), PASSPHRASE, {"orang": "wakil"}, (1, "disiapkan untuk ditandatangani “kepala”")),
        ((2023, 2028), PASSPHRASE, {"siklus": "2024-009"}, (1, "belum ada di buku")),
        ((2023, 2028), PASSPHRASE, {"sertifikat": "hilang.p12"}, (2, "tidak dapat dibaca: tidak ada.")),
    ],
    ids=["wrong", "none", "expired", "early", "no terminal", "other person", "no cycle", "no file"],
)
def test_what_cannot_be_signed_signs_nothing(
    project: Path,
    years: tuple[int, int],
    answer: str | None,
    changes: dict[str, str],
    refusal: tuple[int, str],
) -> None:
    status, reason = refusal
    before = resmi(project)
    ended, output, errors = bubuhkan(project, official(*years), answer, **changes)
    assert (ended, output) == (status, "")
    assert reason in errors
    assert "Traceback" not in errors
    assert "salah" not in errors
    assert resmi(project) == before


def test_set_anew_the_signed_copies_are_gone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert periksa(project, *came_back(project)) == 0
    assert siapkan(project, "2024-01-03T03:30:00Z") == 0
    assert "Salinan bertanda tangan elektronik yang lama dibuang" in capsys.readouterr().err
    assert not (project / RESMI / "tte").exists()
    assert catat(project) == 1
    assert "Belum bertanda tangan elektronik" in capsys.readouterr().err


def test_only_the_last_yes_takes_the_level(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = accepting()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="koreksi")
    project = office.write(tmp_path)
    assert catat(project, langkah="koreksi", orang="kasubbag") == 1
    assert "Tingkat tte hanya untuk keputusan ya pada langkah terakhir" in capsys.readouterr().err
    office.run("2024-002", "warga", "warga/legalisasi", until="telaah")
    office.write(tmp_path)
    assert catat(project, siklus="2024-002", langkah="telaah", orang="kabag") == 1
    assert "Tingkat tte hanya untuk keputusan ya" in capsys.readouterr().err


def test_a_procedure_that_does_not_take_the_level_refuses_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = begun()
    documents = ("layanan/legalisasi", "layanan/informasi", "maklumat/kantor-uji")
    office.run("2024-001", "penetapan", *documents, until="penandatanganan")
    project = laid_out(office, tmp_path / "kantor")
    assert siapkan(project) == 0
    assert periksa(project, *came_back(project)) == 0
    assert catat(project) == 1
    assert "tingkat bukti tte tidak diterima" in capsys.readouterr().err


def test_without_the_library_one_sentence_says_which_extra(project: Path) -> None:
    common = ["--siklus", "2024-001", "--proyek", str(project), "--saat", SIGNED]
    (file, *_) = came_back(project)
    assert periksa(project, *file.parent.iterdir()) == 0
    last = ["--langkah", "penandatanganan", "--orang", "kepala", "--keputusan", "ya", "--tingkat", "tte"]
    for command in (
        ["tandatangan", "bubuhkan", "--sertifikat", "kepala.p12", *common],
        ["tandatangan", "periksa", str(file), *common],
        ["catat", "lokal", *last, *common],
    ):
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT_PYHANKO, *command], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            "Tanda tangan elektronik memerlukan pyHanko, yang belum terpasang. "
            "Pasang maklumat beserta tambahan tte: pip install 'maklumat[tte]'.\n"
        )
    other = subprocess.run(
        [sys.executable, "-c", WITHOUT_PYHANKO, "status", "--proyek", str(project)],
        capture_output=True,
        check=False,
    )
    assert other.returncode == 0


WITHOUT_PYHANKO = """
import sys
sys.modules.update(dict.fromkeys(("pyhanko", "pyhanko_certvalidator", "asn1crypto")))
from maklumat.cli.main import main
main()
"""


def test_what_was_put_in_place_of_a_set_sheet_is_neither_signed_nor_taken_back(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, folder, signed = NAMES[1], project / RESMI, came_back(project)
    other = (folder / name).read_bytes().replace(b"/Type/Catalog", b"/Type/Catalog/X 1")
    described = json.loads((folder / "penetapan.json").read_bytes())
    described["naskah_resmi"][1]["sha256"] = sha256(other)
    (folder / name).write_bytes(other)
    (folder / "penetapan.json").write_bytes(canonical_json(described))
    before = resmi(project)
    status, _, errors = bubuhkan(project, official(), orang="kepala")
    assert status == 1
    assert f"Bukan cetakan program ini atas naskah yang disetujui: {name}." in errors
    assert periksa(project, *signed) == 1
    assert "Bukan cetakan program ini" in capsys.readouterr().err
    assert resmi(project) == before
