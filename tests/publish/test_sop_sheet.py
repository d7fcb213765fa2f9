"""The procedure's sheet: the AP form for any procedure, its chart heard as well as seen."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.kantor import SIDIK, context, draft
from tests.publish.read_pdf import alternatives, faults, missing, pages, reader, squeeze

from maklumat.documents.canonical import sha256
from maklumat.documents.models import Sop
from maklumat.documents.reading import read
from maklumat.publish.official import Press
from maklumat.publish.sop_sheet import sop_data

ROOT = Path(__file__).resolve().parents[2]
PLAIN = """\
skema: 1
identitas:
  nomor: UJI.1
  nama: Penyusunan Uji (contoh)
  tanggal_pembuatan: 2019-12-20
  tanggal_efektif: 2020-01-22
  disahkan_oleh:
    jabatan: Sekretaris Uji
    nama: Nama Pengesah (contoh)
    nip: 00000000 000000 0 000
  kop:
    - KEMENTERIAN UJI
    - KANTOR UJI
  dasar_hukum:
    - Undang-Undang Uji (contoh)
    - Peraturan Uji (contoh)
  kualifikasi_pelaksana:
    - Memahami uji
  keterkaitan:
    - SOP lain
  peralatan:
    - Komputer
    - Jaringan
  peringatan: Jangan lalai.
  pencatatan: Disimpan dua rangkap.
peran:
  atas: Kepala
  tengah: Kepala Bagian
  bawah: Pelaksana
langkah:
  - id: tugas
    kegiatan: Menugaskan penyusunan
    peran: atas
    keluaran: Disposisi uji
    wajib: tidak
    naskah: tanpa
    keputusan: selesai
    tingkat: saksi
  - id: susun
    kegiatan: Menyusun rancangan
    peran: bawah
    kelengkapan: Disposisi uji
    waktu: 3 hari
    keluaran: Rancangan uji
    keterangan: Oleh tim
    wajib: ya
    naskah: berjalan
    keputusan: selesai
    tingkat: saksi
  - id: periksa
    kegiatan: Memeriksa rancangan
    peran: tengah
    waktu: 30 menit
    wajib: ya
    naskah: berjalan
    keputusan: ya/tidak
    kembali: susun
    tingkat: saksi
  - id: tanda
    kegiatan: Menandatangani
    peran: atas
    wajib: ya
    naskah: final
    keputusan: ya/tidak
    kembali:
      - susun
      - periksa
    tingkat: saksi
jalur:
  dasar:
    - tanda
keterangan: Catatan prosedur (contoh)
"""


def procedure(text: str) -> Sop:
    return read(Sop, text.encode(), "sop.yaml").model


def made_up(roles: int, steps: int, seed: int, long: bool = False) -> str:
    """Any procedure: roles and returns by chance, texts long or short."""
    numbers = (int(sha256(f"{seed} {turn}".encode())[:8], 16) for turn in count())
    more = " dan teliti" * 60 if long else ""
    name = "Kepala Subbagian Penyelenggaraan Ketatausahaan" if long else "Peran"
    lines = ["skema: 1", "peran:", *(f"  p{number}: {name} {number}" for number in range(roles)), "langkah:"]
    for index in range(steps):
        last = index == steps - 1
        decides = last or next(numbers) % 5 < 2
        text = f"Melaksanakan kegiatan yang panjang uraiannya{more if index == 1 else ''}"
        lines += [
            f"  - id: l{index}",
            f"    kegiatan: {text} ke-{index}{'x' * 90 if long else ''}",
            f"    peran: p{next(numbers) % roles}",
            "    wajib: ya",
            f"    naskah: {'final' if last else 'berjalan'}",
            f"    keputusan: {'ya/tidak' if decides else 'selesai'}",
            "    tingkat: saksi",
        ]
        if decides and index:
            back = sorted({next(numbers) % index for _ in range(1 + next(numbers) % 3)})
            lines += ["    kembali:", *(f"      - l{target}" for target in back)]
    return "\n".join([*lines, "jalur:", "  dasar:", f"    - l{steps - 1}"]) + "\n"


PROCEDURES = {
    "plain": PLAIN,
    "one step": made_up(1, 1, 0),
    "many": made_up(6, 25, 4),
    "wide and long": made_up(14, 12, 2, long=True),
}


@pytest.fixture(scope="module")
def press() -> Press:
    return Press(ROOT / "overrides")


def _set(press: Press, text: str) -> bytes:
    return press.procedure(procedure(text), context().office, SIDIK, {"sop.yaml": text.encode()})


@pytest.mark.parametrize("name", PROCEDURES)
def test_any_procedure_is_set_whole_archivable_and_accessible(
    press: Press, tmp_path: Path, name: str
) -> None:
    sop = procedure(PROCEDURES[name])
    pdf = _set(press, PROCEDURES[name])
    assert faults(pdf, tmp_path) == []
    assert missing([*sop.peran.values(), *(step.kegiatan for step in sop.langkah)], pdf) == []
    heard = [text for text in alternatives(pdf) if text.startswith("Langkah")]
    assert [text.partition(",")[0] for text in heard] == [
        f"Langkah {number}" for number in range(1, len(sop.langkah) + 1)
    ]
    assert all(SIDIK in squeeze(text) for text in pages(pdf))


def test_the_form_holds_identity_grid_chart_and_remarks(press: Press) -> None:
    wanted = [
        "STANDAR OPERASIONAL PROSEDUR", "KEMENTERIAN UJI", "UJI.1", "20 Desember 2019", "Tanggal revisi–",
        "22 Januari 2020", "Sekretaris Uji", "Nama Pengesah (contoh)", "NIP 00000000 000000 0 000",
        "Undang-Undang Uji (contoh)", "Memahami uji", "SOP lain", "Komputer", "Jangan lalai.",
        "Disimpan dua rangkap.", "Pencatatan dan pendaftaran", "Mutu baku", "Kelengkapan", "3 hari",
        "30 menit", "Rancangan uji", "Oleh tim", "Catatan prosedur (contoh)", "Mulai", "Selesai", "Tidak",
    ]  # fmt: skip
    pdf = _set(press, PLAIN)
    assert missing(wanted, pdf) == []
    assert reader(pdf).attachments["sop.yaml"] == [PLAIN.encode()]


def test_symbols_say_where_each_answer_leads(press: Press) -> None:
    heard = alternatives(_set(press, PLAIN))
    assert "Langkah 1, Kepala: mulai; kegiatan pertama; lanjut ke langkah 2." in heard
    assert (
        "Langkah 3, Kepala Bagian: keputusan. Ya: lanjut ke langkah 4. Tidak: kembali ke langkah 2." in heard
    )
    assert "Langkah 4, Kepala: keputusan. Ya: prosedur selesai. Tidak: kembali ke langkah 2 atau 3." in heard


def test_a_chart_over_pages_leads_on_by_connectors(press: Press) -> None:
    pdf = _set(press, PROCEDURES["many"])
    charts = [text for text in pages(pdf) if "Mutu baku" in text]
    assert len(charts) > 2
    assert all("Kelengkapan" in text for text in charts)


def _crossings(data: dict[str, Any]) -> list[tuple[int, int]]:
    """Pairs of ways back that would lie on one another: same gutter, same track, common rows."""
    ways = [
        (step["sisi"], step["alur"], step["tidak"][0], step["nomor"] - 1)
        for step in data["langkah"]
        if step["tidak"]
    ]
    return [
        (one[3], other[3])
        for position, one in enumerate(ways)
        for other in ways[position + 1 :]
        if one[:2] == other[:2] and one[2] <= other[3] and other[2] <= one[3]
    ]


@settings(max_examples=60)
@given(st.integers(1, 16), st.integers(1, 30), st.integers(0, 10_000))
def test_no_way_back_lies_on_another_and_all_fits_the_sheet(roles: int, steps: int, seed: int) -> None:
    data = sop_data(procedure(made_up(roles, steps, seed)), context().office, SIDIK, {})
    measures = data["ukuran"]
    assert _crossings(data) == []
    whole = measures["nomor"] + roles * measures["lajur"] + sum(measures["selokan"].values())
    texts = measures["teks"].values()
    assert whole + sum(texts) == pytest.approx(396 if measures["kertas"] == "a3" else 273)
    assert min(texts) > 5
    assert measures["simbol"] > 6


def test_a_draft_procedure_says_so_on_every_page(press: Press) -> None:
    pdf = press.procedure(procedure(PLAIN), draft().office, SIDIK, {})
    assert all("RANCANGAN" in text for text in pages(pdf))


def test_same_bytes_every_time(press: Press) -> None:
    assert sha256(_set(press, PLAIN)) == sha256(_set(Press(ROOT / "overrides"), PLAIN))


def test_lanes_stand_as_the_roles_first_act_whatever_order_the_archive_keeps() -> None:
    sop = procedure(PLAIN)
    shuffled = sop.model_copy(update={"peran": dict(sorted(sop.peran.items(), reverse=True))})
    acting = list(dict.fromkeys(sop.peran[step.peran] for step in sop.langkah))
    for told in (sop, shuffled):
        assert sop_data(told, context().office, SIDIK, {})["peran"][: len(acting)] == acting
