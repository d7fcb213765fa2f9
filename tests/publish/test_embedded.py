"""What a PDF carries inside is what the site publishes: the same source bytes, the same data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf.errors import PyPdfError
from tests.publish.naskah import LENGKAP
from tests.publish.office import MAKLUMAT, Office, decree, enclosed, layanan, maklumat, warga
from tests.publish.read_pdf import reader

from maklumat.documents.canonical import sha256
from maklumat.documents.folder import Folder, Key, main_file
from maklumat.documents.models import Naskah, StandarPelayanan
from maklumat.documents.strict_yaml import parse, plain
from maklumat.publish.lembar import Signatory
from maklumat.publish.load import load_release
from maklumat.publish.official import Context, Press, Ukuran
from maklumat.publish.opendata_json import document_path
from maklumat.publish.pages import build_tree
from maklumat.publish.paths import Paths
from maklumat.publish.release import Document, Release
from maklumat.publish.setting import set_bundle
from maklumat.publish.site_sheets import SitePress
from maklumat.publish.standard_sheet import Profil, Susunan
from maklumat.register.book import read_book
from maklumat.register.choice import Desk
from maklumat.register.record import Penetapan

ROOT = Path(__file__).resolve().parents[2]
OVERRIDES = ROOT / "overrides"


def _enact(office: Office, press: Press, siklus: str, folders: list[Folder], penetapan: Penetapan) -> None:
    """Like `Office.enact`, with the official PDFs the program itself sets for the last step."""
    office.start(siklus, folders)
    assert office.state.basis is not None
    desk = Desk(read_book(office.tree), office.state, office.state.basis)
    signed = (penetapan, Signatory("Nama Kepala", "Kepala Kantor", "definitif"))
    pdfs = set_bundle(press, desk, office.state.cycles[siklus], signed, office.now)
    office.now = max(office.now, datetime.combine(penetapan.tanggal_sk, office.now.timetz()))
    office.decide(
        siklus, "penetapan", "penandatanganan", folders, "ya",
        penetapan=penetapan,
        attachments=tuple(enclosed(name, pdf) for name, pdf in pdfs.items()),
    )  # fmt: skip


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(OVERRIDES)


@pytest.fixture(scope="module")
def release(press: Press) -> Release:
    office = Office()
    charter = maklumat(MAKLUMAT.replace("  - uji\n", "  - uji\n  - lengkap\n"))
    texts = [layanan(), layanan("lengkap", LENGKAP), charter]
    _enact(office, press, "2024-001", texts, decree("SK 1/2024", "2024-01-10"))
    office.enact("2024-002", [warga()], None, jalur="warga")
    dearer = layanan(text=layanan().files["standar.yaml"].decode().replace("Rp400.000", "Rp450.000"))
    _enact(office, press, "2024-003", [dearer], decree("SK 3/2024", "2024-02-01"))
    office.start("2024-004", [layanan("baru")], before="telaah")
    return office.release(office.now + timedelta(days=1))


@pytest.fixture(scope="module")
def files(release: Release) -> Mapping[str, bytes]:
    return build_tree(release, OVERRIDES, SitePress(OVERRIDES).sheets(release)).files


def inside(pdf: bytes) -> dict[str, bytes]:
    """The files a PDF carries, each once."""
    return {name: data for name, (data,) in reader(pdf).attachments.items()}


def published(files: Mapping[str, bytes], key: Key) -> Any:
    return json.loads(files[document_path(key.jenis, key.id)])


SERVICES = [Key("layanan", "uji"), Key("layanan", "lengkap")]
CHARTER = Key("maklumat", "kantor")
PRINTED = [(key, name) for key in SERVICES for name in ("official", "PUBLIKASI.pdf", "SELEBARAN.pdf")]


@pytest.mark.parametrize(("key", "name"), [*PRINTED, (CHARTER, "official")], ids=str)
def test_the_pdf_of_a_text_carries_what_data_publishes(
    release: Release, files: Mapping[str, bytes], key: Key, name: str
) -> None:
    version = release.state.published(key, release.at)
    assert version is not None
    base = Paths.document(key)
    official = f"{Paths.decision(version.cycle)}{key.jenis}-{key.id}.pdf"
    found = inside(files[official if name == "official" else base + name])
    data, main = published(files, key), main_file(key)
    assert set(found) == {main, main.replace(".yaml", ".json")}
    assert json.loads(found[main.replace(".yaml", ".json")]) == data["naskah"]
    assert found[main] == files[base + main]
    listing = f"{sha256(found[main])}  {main}\n".encode()
    assert sha256(listing) == data["sidik"], "the digest can be taken from the PDF alone"


def test_every_size_profile_and_order_carries_the_same(
    release: Release, files: Mapping[str, bytes], press: Press
) -> None:
    forms: tuple[tuple[Profil, Susunan], ...] = (
        ("lengkap", "permenpanrb"), ("lengkap", "uu"), ("publikasi", "permenpanrb"),
    )  # fmt: skip
    for service in release.services:
        context, wanted = _context(release, service.key), published(files, service.key)["naskah"]
        sheets = [press.standard(service.model, context, *form) for form in forms]
        for pdf in (*sheets, press.withdrawal(service.model.nama, context)):
            assert json.loads(inside(pdf)["standar.json"]) == wanted
    (charter,) = release.charters
    sizes: tuple[Ukuran, ...] = ("a4", "a3", "a2")
    for size in sizes:
        found = inside(press.maklumat(charter.model, _context(release, CHARTER), ["Uji"], size))
        assert json.loads(found["maklumat.json"]) == published(files, CHARTER)["naskah"]


def _context(release: Release, key: Key) -> Context:
    return _of(release, next(item for item in (*release.services, *release.charters) if item.key == key))


def _of(release: Release, document: Document[Naskah], *, draft: bool = False) -> Context:
    basis, key = release.basis, document.key
    return Context(basis.kantor, basis.regulasi, key, document.sidik, document.files, release.at, draft=draft)


def test_a_superseded_official_pdf_carries_the_text_of_its_own_revision(
    release: Release, files: Mapping[str, bytes]
) -> None:
    first = inside(files["keputusan/2024-001/layanan-uji.pdf"])
    assert first["standar.yaml"] == files["layanan/uji/revisi/2024-001/standar.yaml"]
    assert first["standar.yaml"] != files["layanan/uji/standar.yaml"]
    assert json.loads(first["standar.json"]) == plain(parse(first["standar.yaml"]))


def test_a_decree_carries_what_the_documents_of_its_bundle_say_of_it(files: Mapping[str, bytes]) -> None:
    (data,) = inside(files["keputusan/2024-003/SALINAN-KEPUTUSAN.pdf"]).values()
    told, service = json.loads(data), published(files, SERVICES[0])
    assert told["penetapan"] == service["penetapan"] and told["siklus"] == service["siklus"]
    assert service["sidik"] in data.decode()


def test_register_and_procedure_carry_the_archive_itself(
    release: Release, files: Mapping[str, bytes]
) -> None:
    for cycle in release.cycles:
        found = inside(files[f"{Paths.decision(cycle.id)}LEMBAR-REGISTER.pdf"])
        assert found == {f"{record.urutan:06d}.json": record.to_bytes() for record in cycle.records}
    assert inside(files["sop/SOP.pdf"]) == {
        name: data for name, data in release.sop_files.items() if name.startswith("sop.")
    }


def test_the_draft_under_discussion_carries_its_own_text(
    release: Release, press: Press, files: Mapping[str, bytes]
) -> None:
    (draft,) = release.discussed
    document = draft.document
    assert isinstance(document.model, StandarPelayanan)
    found = inside(press.standard(document.model, _of(release, document, draft=True)))
    assert found["standar.yaml"] == files["rancangan/layanan-baru/standar.yaml"]
    assert json.loads(found["standar.json"]) == json.loads(document.written or "")


def test_archived_official_pdfs_of_this_office_carry_the_text_they_enacted() -> None:
    """Whatever office's data stands in `standards/`: a scan carries nothing and is left."""
    release = load_release(ROOT, datetime.now(UTC))
    paths = Paths(release)
    for (key, _), document in release.archive.items():
        official = paths.official(document.version)
        if official is None or document.withdrawn:
            continue
        try:
            found = inside(official[1])
        except PyPdfError:
            continue
        main = main_file(key)
        if main in found:
            assert found[main] == document.files[main], official[0]
            tree = json.loads(document.written or "")
            assert json.loads(found[main.replace(".yaml", ".json")]) == tree, official[0]
