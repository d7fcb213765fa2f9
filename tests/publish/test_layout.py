"""Hard contents on every sheet, paper, margin and face: nothing cut off, nothing over anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import typst
from tests.publish.berat import TITLE, decree, heavy, registry, services
from tests.publish.kantor import PENETAPAN, context, kantor, maklumat
from tests.publish.letak import misplaced, overlaps, sheets
from tests.publish.naskah import official_values
from tests.publish.office import Office, layanan
from tests.publish.office import decree as enacting
from tests.publish.read_pdf import faults, pages, squeeze
from tests.publish.test_sop_sheet import PLAIN

from maklumat.documents.models import Kantor, Sop
from maklumat.documents.reading import read
from maklumat.publish.cycle_sheets import office_of
from maklumat.publish.lembar import CONTOH
from maklumat.publish.official import Context, Press
from maklumat.publish.uraian import KELOMPOK

ROOT = Path(__file__).resolve().parents[2]
NOTE = "contoh: ya\ncatatan: " + "Keterangan kantor yang panjang (contoh). " * 4 + "\n"


def _margins(top: int, right: int, bottom: int, left: int) -> str:
    return f"margin:\n  atas: {top} mm\n  kanan: {right} mm\n  bawah: {bottom} mm\n  kiri: {left} mm\n"


OFFICES = {
    "bawaan": ("", (22, 20)),
    "f4": ("kertas: f4\n" + NOTE, (22, 20)),
    "rumah": ("kertas: f4\nhuruf: bonum\n" + _margins(25, 20, 20, 20) + NOTE, (20, 20)),
    "sempit": ("huruf: bonum\n" + _margins(30, 30, 30, 30), (30, 30)),
    "lebar": ("huruf: source-serif\n" + _margins(10, 10, 10, 10) + NOTE, (10, 10)),
}
Make = Callable[[Press, Context], bytes]
# What each is made of, and its own margins where the office's do not hold.
KINDS: dict[str, tuple[Make, tuple[int, int] | None]] = {
    "lengkap": (lambda press, at: press.standard(heavy(), at), None),
    "uu": (lambda press, at: press.standard(heavy(), at, "lengkap", "uu"), None),
    "publikasi": (lambda press, at: press.standard(heavy(), at, "publikasi"), None),
    "keputusan": (lambda press, at: press.decree(decree(12), at.office, at.regulasi), None),
    "salinan keputusan": (
        lambda press, at: press.decree(
            replace(decree(8), attested="Diputuskan 4 Maret 2024. Tingkat bukti: uji."),
            at.office,
            at.regulasi,
        ),
        None,
    ),
    "keputusan pencabutan": (
        lambda press, at: press.decree(decree(3, withdraws=True), at.office, at.regulasi),
        None,
    ),
    "pencabutan": (lambda press, at: press.withdrawal(TITLE, at, PENETAPAN), None),
    "selebaran": (lambda press, at: press.leaflet(heavy(), None, at), (18, 18)),
    "poster a4": (lambda press, at: press.maklumat(maklumat(), _charter(at), services(12)), (24, 24)),
    "poster a3": (lambda press, at: press.maklumat(maklumat(), _charter(at), services(12), "a3"), (33, 33)),
    "poster a2": (lambda press, at: press.maklumat(maklumat(), _charter(at), services(12), "a2"), (48, 48)),
    "register": (lambda press, at: _cycle(press, at.kantor), (14, 14)),
    "sop": (lambda press, at: press.procedure(_procedure(), at.office, at.sidik, {}), (12, 12)),
}


def _charter(at: Context) -> Context:
    return context("maklumat", kantor=at.kantor)


def _procedure() -> Sop:
    return read(Sop, PLAIN.encode(), "sop.yaml").model


@cache
def _book() -> Office:
    office = Office()
    text = layanan().files["standar.yaml"].decode().replace("Pendaftaran Uji", TITLE)
    bundle = [layanan(text=text), *(layanan(f"layanan-dengan-nama-panjang-{n}", text=text) for n in range(4))]
    office.enact("2024-001", bundle, enacting("W.99-0001.OT.02.02 TAHUN 2024 (contoh)", "2024-02-01"))
    return office


def _cycle(press: Press, own: Kantor) -> bytes:
    release = _book().release()
    basis, cycle = release.basis, release.state.cycles["2024-001"]
    office = replace(office_of(release, basis, release.at), kantor=own)
    persons = {person.id: person.nama for person in basis.pejabat.orang}
    return press.register(cycle, office, basis.zona, persons, release.title)


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT / "overrides")


def _set(press: Press, kind: str, office: str) -> bytes:
    return KINDS[kind][0](press, context(kantor=kantor(OFFICES[office][0]), regulasi=registry()))


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_and_nothing_lies_over_anything(
    press: Press, tmp_path: Path, kind: str, office: str
) -> None:
    pdf = _set(press, kind, office)
    assert faults(pdf, tmp_path) == []
    left, right = KINDS[kind][1] or OFFICES[office][1]
    for number, page in enumerate(sheets(pdf, tmp_path), start=1):
        assert page.words
        assert misplaced(page, left, right) == [], f"page {number}"
        assert overlaps(page) == [], f"page {number}"


@pytest.mark.parametrize("office", OFFICES)
def test_every_value_of_a_heavy_standard_is_whole_under_repeated_heads(press: Press, office: str) -> None:
    found = pages(_set(press, "lengkap", office))
    body = squeeze("".join(found))
    note = kantor(OFFICES[office][0]).catatan or ""
    for repeated in (CONTOH + note, "NO KOMPONEN URAIAN", *KELOMPOK, "Untuk Uraian Tarif Dasar"):
        body = body.replace(squeeze(repeated), "")
    body = re.sub(r"Sidik[0-9A-Z-]{14}·SHA-256[0-9a-f]{64}.*?Halaman\d+dari\d+(?:[AB]\.)?", "", body)
    lost = [text for text in official_values(heavy()) if squeeze(text) not in body]
    assert lost == []
    with_table = [text for text in found if "KOMPONEN" in text]
    assert len(with_table) >= len(found) - 1
    assert sum("Tarif" in text and "Dasar" in text for text in found) > 2


def test_the_measure_sees_what_is_cut_off_and_what_lies_over_something(tmp_path: Path) -> None:
    source = tmp_path / "uji.typ"
    source.write_text(
        "#set page(width: 80mm, height: 40mm, margin: 10mm)\n#place(dx: 2mm)[atas]#place[bawah]"
        "#place(dx: 20mm, dy: 2mm)[sebaris]#place(dx: 32mm, dy: 6mm)[baris]#place(dx: 55mm)[terpotong]"
    )
    (page,) = sheets(bytes(typst.compile(source)), tmp_path)
    assert [word.partition(" ")[0] for word in misplaced(page, 10, 10)] == ["terpotong"]
    assert [pair.split(" at ")[0] for pair in overlaps(page)] == ["bawah over atas"]
