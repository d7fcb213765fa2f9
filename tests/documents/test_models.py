"""The models through `read` and `from_tree`: what an office writes, and every refusal at its place."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import NamedTuple

import pytest
from tests.documents.samples import DOCUMENTS, KANTOR, PEJABAT, REGULASI, SOP, STANDAR

from maklumat.documents.errors import MAX_PROBLEMS, Problem, Unreadable
from maklumat.documents.models import (
    KOMPONEN,
    DaftarPejabat,
    DaftarRegulasi,
    Kalender,
    Kantor,
    LapisWarga,
    MaklumatPelayanan,
    Naskah,
    Siklus,
    Sop,
    StandarPelayanan,
)
from maklumat.documents.reading import from_tree, read
from maklumat.documents.strict_yaml import parse, plain

MODELS = pytest.mark.parametrize("model", DOCUMENTS, ids=lambda model: model.__name__)


def refusals(model: type[Naskah], text: str) -> list[Problem]:
    with pytest.raises(Unreadable) as caught:
        read(model, text.encode(), "standards/x.yaml")
    assert all(problem.file == "standards/x.yaml" for problem in caught.value.problems)
    return list(caught.value.problems)


def test_the_example_of_an_office_is_read() -> None:
    found = read(StandarPelayanan, STANDAR.encode(), "standar.yaml")
    model = found.model
    assert [component for component in KOMPONEN if getattr(model, component.kunci) is None] == []
    assert model.persyaratan is not None and model.prosedur is not None and model.jangka_waktu is not None
    assert [need.syarat for need in model.persyaratan.semua][1].startswith("Surat kuasa")
    assert model.persyaratan.semua[1].bila == "Diajukan melalui konsultan"
    assert [(step.pelaku, str(step.waktu or "")) for step in model.prosedur] == [
        ("pemohon", ""),
        ("petugas", "15 menit"),
        ("instansi_lain", ""),
    ]
    assert str(model.jangka_waktu[0].lama) == "1 hari kerja"
    assert model.biaya is not None and not isinstance(model.biaya, str)
    assert [(row.untuk, row.tarif.rupiah) for row in model.biaya] == [
        (("umk",), 400_000),
        (("umum",), 700_000),
    ]
    assert model.sarana_prasarana is not None and model.sarana_prasarana[1].rentan == "Kursi roda (contoh)"
    assert found.place("biaya", 1, "tarif") == (31, 12)


def test_the_components_are_the_laws_fourteen() -> None:
    assert "".join(component.huruf for component in KOMPONEN) == "abcdefghijklmn"
    for group, size in ((1, 6), (2, 8)):
        order = sorted(component.urutan for component in KOMPONEN if component.kelompok == group)
        assert order == list(range(1, size + 1))


@MODELS
def test_each_document_is_read_alike_from_yaml_and_from_its_archived_tree(model: type[Naskah]) -> None:
    data = DOCUMENTS[model].encode()
    archived = json.loads(json.dumps(plain(parse(data))))
    assert read(model, data, "x").model == from_tree(model, archived, "x.json")


@MODELS
def test_an_unknown_key_is_refused_at_its_place(model: type[Naskah]) -> None:
    text = DOCUMENTS[model] + "tak_dikenal:\n  - a\n"
    found = refusals(model, text)
    assert [(problem.code, problem.line, problem.column) for problem in found] == [
        ("struktur-kunci-asing", text.count("\n") - 1, 1)
    ]
    assert "`tak_dikenal`" in found[0].message


@MODELS
def test_an_unknown_key_anywhere_below_is_refused_at_its_place(model: type[Naskah]) -> None:
    lines = DOCUMENTS[model].splitlines()
    open_mappings = {"pemohon", "peran", "jalur"}
    for number, line in enumerate(lines):
        match = re.match(r"( +(?:- )?)([a-z_]+):", line)
        owner = next((above for above in reversed(lines[:number]) if not above.startswith(" ")), "")
        if not match or owner.rstrip(":") in open_mappings:
            continue
        indent = " " * len(match[1])
        changed = [
            *lines[:number],
            line[: len(match[1])] + "zzz: x",
            indent + line[len(match[1]) :],
            *lines[number + 1 :],
        ]
        places = {
            (problem.code, problem.line, problem.column) for problem in refusals(model, "\n".join(changed))
        }
        assert ("struktur-kunci-asing", number + 1, len(indent) + 1) in places


@MODELS
@pytest.mark.parametrize("skema", ["2", "'1 '", "satu"])
def test_another_version_of_the_form_is_refused(model: type[Naskah], skema: str) -> None:
    found = refusals(model, DOCUMENTS[model].replace("skema: 1", f"skema: {skema}"))
    assert [(problem.code, problem.line, problem.column) for problem in found] == [("struktur-pilihan", 1, 8)]


class Wrong(NamedTuple):
    """A good document with one spot changed (`old` empty: `new` is added), and what is said of it where."""

    model: type[Naskah]
    old: str
    new: str
    place: tuple[str, int, int]
    words: str


V, SUSUNAN, DAFTAR, PILIHAN = "struktur-nilai", "struktur-susunan", "struktur-daftar", "struktur-pilihan"
SP, MP, ROSTER, RULES = StandarPelayanan, MaklumatPelayanan, DaftarPejabat, DaftarRegulasi
LAST = "  - instansi_lain: Ditjen KI memproses sampai terbit sertifikat"
TWIN = "(contoh)\n    akun:\n      - forge: github.com\n        id: 1001\npenugasan"
WRONG = {
    "missing key": Wrong(SP, "bidang: Kekayaan Intelektual\n", "", ("struktur-kurang", 1, 1), "`bidang`"),
    "text for a mapping": Wrong(
        SP, "persyaratan:\n", "persyaratan: a\nlain:\n", (SUSUNAN, 10, 14), "`persyaratan`"
    ),
    "mapping for text": Wrong(SP, "bidang: K", "bidang:\n  a: K", (V, 4, 3), "`bidang`"),
    "list for text": Wrong(SP, "bidang: K", "bidang:\n  - K", (V, 4, 3), "`bidang`"),
    "text for a list": Wrong(SP, "produk:\n  - T", "produk: T", (DAFTAR, 33, 9), "`produk`"),
    "bad fee": Wrong(SP, "Rp700.000", "700000", (V, 31, 12), "`tarif`"),
    "unknown path of a cycle": Wrong(
        Siklus, "jalur: penetapan", "jalur: Penetapan", (PILIHAN, 3, 8), "`jalur`"
    ),
    "bad time": Wrong(SP, "15 menit", "lima belas menit", (V, 20, 12), "`waktu`"),
    "two actors": Wrong(
        SP, "    waktu: 15 menit", "    pemohon: Menunggu", (V, 19, 5), "`prosedur` butir ke-2"
    ),
    "no actor": Wrong(SP, LAST, "  - kanal: loket", (V, 21, 5), "`prosedur` butir ke-3"),
    "bad id in a list": Wrong(
        SP, "untuk: umum", "untuk:\n      - umum\n      - UMK", (V, 32, 9), "`untuk` butir ke-2"
    ),
    "long id as key": Wrong(SP, "  umk:", f"  {'u' * 81}:", (V, 5, 3), "Pengenal"),
    "foreign key": Wrong(SP, "  teknis:", "  lain:", ("struktur-kunci-asing", 15, 3), "`lain`"),
    "bad role id": Wrong(Sop, "  kasubbag: K", "  ka_subbag: K", (V, 8, 3), "Pengenal"),
    "unknown role": Wrong(Sop, "peran: kasubbag", "peran: lain", (V, 12, 12), "“lain”"),
    "step twice": Wrong(Sop, "id: penandatanganan", "id: koreksi", (V, 20, 9), "dua kali"),
    "return forward": Wrong(Sop, "kembali: k", "kembali: x-k", (V, 26, 14), "sebelumnya"),
    "unknown step of a path": Wrong(Sop, "    - penandatanganan", "    - paraf", (V, 35, 7), "tidak ada"),
    "unknown path": Wrong(Sop, "", "  lain:\n    - penandatanganan\n", (V, 37, 5), "“lain”"),
    "no path dasar": Wrong(Sop, "  dasar:", "  warga:", (V, 34, 3), "“dasar”"),
    "path out of order": Wrong(
        Sop, "", "  warga:\n    - penandatanganan\n    - koreksi\n", (V, 37, 5), "urutan"
    ),
    "path that does not end": Wrong(Sop, "", "  warga:\n    - koreksi\n", (V, 37, 5), "terakhir"),
    "person twice": Wrong(ROSTER, "id: kasubbag-b", "id: kasubbag-a", (V, 10, 9), "dua kali"),
    "unknown person": Wrong(ROSTER, "orang: kasubbag-a", "orang: kasubbag-z", (V, 13, 12), "“kasubbag-z”"),
    "unknown holder of a key": Wrong(ROSTER, "", "    orang: siapa\n", (V, 24, 12), "“siapa”"),
    "one account of two": Wrong(ROSTER, "(contoh)\npenugasan", TWIN, (V, 14, 13), "1001"),
    "ends before it starts": Wrong(ROSTER, "2024-06-30", "2023-06-30", (V, 19, 14), "mendahului"),
    "account by name": Wrong(ROSTER, "id: 1001", "id: kasubbag", (V, 8, 13), "Nomor akun"),
    "another kind of key": Wrong(ROSTER, "ssh-ed25519 AAAA", "ssh-rsa AAAA", (V, 22, 12), "Kunci publik"),
    "unknown zone": Wrong(ROSTER, "WIB", "GMT", (PILIHAN, 2, 7), "`zona`"),
    "regulation twice": Wrong(RULES, "UU 32/2000\n", "PP 28/2019\n", (V, 7, 14), "dua kali"),
    "no such day": Wrong(Kalender, "01-01", "02-30", (V, 5, 14), "Tanggal"),
    "year in words": Wrong(Kalender, "tahun: 2026", "tahun: ini", (V, 2, 8), "Tahun"),
    "reference without kind": Wrong(Siklus, "layanan/dtlst", "dtlst", (V, 5, 5), "Rujukan"),
    "unknown kind": Wrong(Siklus, "layanan/dtlst", "surat/dtlst", (PILIHAN, 5, 5), "`jenis`"),
    "bad hours": Wrong(Kantor, "08.00", "8:00", (V, 7, 12), "Jam"),
    "yes in English": Wrong(Kantor, "contoh: ya", "contoh: yes", (V, 15, 9), "`contoh`"),
    "link without scheme": Wrong(LapisWarga, "https://", "", (V, 6, 10), "Alamat laman"),
    "language of the text itself": Wrong(LapisWarga, "bahasa: en", "bahasa: id", (V, 8, 13), "Kode bahasa"),
    "language in words": Wrong(LapisWarga, "bahasa: en", "bahasa: Inggris", (V, 8, 13), "Kode bahasa"),
    "language twice": Wrong(
        LapisWarga, "", "  - bahasa: en\n    judul: A\n    ringkasan: B\n", (V, 11, 13), "dua kali"
    ),
    "missing statement": Wrong(
        MP, "  kesanggupan: Kami sanggup (contoh)\n", "", ("struktur-kurang", 6, 3), "`kesanggupan`"
    ),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_refused_at_its_place(wrong: Wrong) -> None:
    good = DOCUMENTS[wrong.model]
    assert wrong.old in good
    text = good.replace(wrong.old, wrong.new) if wrong.old else good + wrong.new
    found = {(problem.code, problem.line, problem.column): problem for problem in refusals(wrong.model, text)}
    assert wrong.place in found
    assert wrong.words in found[wrong.place].message


def test_free_is_written_in_small_letters() -> None:
    text = "skema: 1\nnama: a\nbidang: b\nbiaya: Gratis\n"
    (problem,) = refusals(StandarPelayanan, text)
    assert (problem.line, problem.column, problem.message) == (
        4,
        8,
        "`biaya`: “Gratis” bukan isi `biaya`.",
    )
    assert "`- tarif: Rp100.000 per permohonan`" in problem.fix
    assert "`gratis` bila memang tidak dipungut biaya" in problem.fix
    assert read(StandarPelayanan, text.replace("Gratis", "gratis").encode(), "x").model.biaya == "gratis"


@pytest.mark.parametrize(
    ("key", "meant"),
    [("jumlah_pelaksanan", "jumlah_pelaksana"), ("prosedr", "prosedur"), ("kanall", "kanal")],
)
def test_an_unknown_key_is_told_the_nearest_known_one(key: str, meant: str) -> None:
    (problem,) = refusals(StandarPelayanan, f"skema: 1\nnama: a\nbidang: b\n{key}: x\n")
    assert f"(maksudnya `{meant}`?)" in problem.fix


def test_a_key_like_no_other_gets_no_proposal() -> None:
    (problem,) = refusals(StandarPelayanan, "skema: 1\nnama: a\nbidang: b\nzzz: x\n")
    assert "maksudnya" not in problem.fix


def test_all_refusals_are_told_at_once_in_reading_order() -> None:
    found = refusals(
        StandarPelayanan, "skema: 1\nnama:\n  - x\nzzz: a\nprosedur: b\njumlah_pelaksana: banyak\n"
    )
    assert [(problem.line, problem.code) for problem in found] == [
        (1, "struktur-kurang"),
        (3, "struktur-nilai"),
        (4, "struktur-kunci-asing"),
        (5, "struktur-daftar"),
        (6, "struktur-nilai"),
    ]


def test_a_bad_item_is_told_without_the_list_it_empties() -> None:
    text = "skema: 1\nnama: a\nbidang: b\nproduk:\n  - zzz: c\n"
    assert {problem.code for problem in refusals(StandarPelayanan, text)} == {
        "struktur-kunci-asing",
        "struktur-kurang",
    }


def test_a_flood_of_unknown_keys_is_cut() -> None:
    found = refusals(StandarPelayanan, "skema: 1\n" + "".join(f"k{number}: x\n" for number in range(30_000)))
    assert len(found) == MAX_PROBLEMS + 1
    assert found[0].code == "terlalu-banyak" or found[-1].code == "terlalu-banyak"


def test_a_problem_prints_its_place() -> None:
    text = str(refusals(Kantor, KANTOR.replace("contoh: ya", "contoh: yes"))[0])
    assert (
        text
        == "standards/x.yaml:15:9: `contoh`: Nilai “yes” tidak dikenal bentuknya. Tulis `ya` atau `tidak`."
    )


def test_a_citation_is_the_exact_short_name() -> None:
    registry = read(DaftarRegulasi, REGULASI.encode(), "x").model
    found = registry.find("PP 28/2019 Pasal 3 ayat (1)")
    assert found is not None and found.singkat == "PP 28/2019"
    assert found.revoked_on(date(2024, 12, 18)) and not found.revoked_on(date(2024, 12, 17))
    assert registry.find("UU 32/2000") is not None
    for unknown in ("PP 28/20190", "PP 28/2019 pasal 3", "PP 28/2019Pasal 3", "PP 28", "pp 28/2019"):
        assert registry.find(unknown) is None


def test_roles_hold_on_both_ends_of_their_dates() -> None:
    roster = read(DaftarPejabat, PEJABAT.encode(), "x").model
    days = {date(2024, 1, 1): 0, date(2024, 1, 2): 1, date(2024, 6, 30): 1, date(2024, 7, 1): 0}
    for day, count in days.items():
        assert len(roster.assignments("kasubbag-a", day)) == count
        assert len(roster.assignments("kasubbag-a", day, "kasubbag")) == count
    assert roster.assignments("kasubbag-a", date(2024, 2, 1), "kakanwil") == []


def test_paths_follow_the_order_of_steps() -> None:
    sop = read(Sop, SOP.encode(), "x").model
    assert [step.id for step in sop.path("penetapan")] == ["koreksi", "penandatanganan"]
    assert [step.id for step in sop.path("dasar")] == ["penandatanganan"]
    assert sop.path("warga") == ()
    rule = sop.langkah[1].attachment("naskah_resmi")
    assert rule is not None and rule.demanded("penetapan", "tte") and not rule.demanded("dasar", "tte")
