"""Two texts of a document compared: what changed is told, what only moved is not called removed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import DOCUMENTS, PEJABAT, SOP, STANDAR

from maklumat.documents.diff import Change, changes
from maklumat.documents.errors import Unreadable
from maklumat.documents.models import DaftarPejabat, DaftarRegulasi, Naskah, Sop, StandarPelayanan
from maklumat.documents.models.base import Bagian
from maklumat.documents.reading import from_tree
from maklumat.documents.strict_yaml import parse, plain
from maklumat.documents.values import TextValue

MODELS = pytest.mark.parametrize("model", DOCUMENTS, ids=lambda model: model.__name__)


def tree(text: str) -> Any:
    return plain(parse(text.encode()))


def standar(text: str = STANDAR) -> Naskah:
    return from_tree(StandarPelayanan, tree(text), "standar.yaml")


def edited(*replacements: tuple[str, str]) -> tuple[Change, ...]:
    """What the diff of the sample with these replacements says."""
    text = STANDAR
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return changes(standar(), standar(text))


def told(found: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(".".join(map(str, change.path)), change.jenis) for change in found]


@MODELS
def test_equal_texts_have_no_changes(model: type[Naskah]) -> None:
    text = DOCUMENTS[model]
    assert changes(from_tree(model, tree(text), "x"), from_tree(model, tree(text), "x")) == ()


def test_no_document_at_all_has_no_changes() -> None:
    assert changes(None, None) == ()


def test_documents_of_two_kinds_are_not_compared() -> None:
    with pytest.raises(TypeError):
        changes(standar(), from_tree(Sop, tree(SOP), "sop.yaml"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Rp700.000", "Rp800.000", [("biaya.1.tarif", "diubah")]),
        ("lama: 1 hari kerja", "lama: 3 hari kerja", [("jangka_waktu.0.lama", "diubah")]),
        (
            "  kompensasi: Bila lewat",
            "  kompensasi: Jika lewat",
            [("jaminan_pelayanan.kompensasi", "diubah")],
        ),
        ("- Hasil pindai form", "- Asli form", [("persyaratan.administratif.0.syarat", "diubah")]),
        ("- petugas: Mem", "- pejabat: Mem", [("prosedur.1.pelaku", "diubah")]),
        ("  - rentan: Kursi roda", "  - Kursi roda", [("sarana_prasarana.1.rentan", "diubah")]),
        ("    waktu: 15 menit\n", "", [("prosedur.1.waktu", "dihapus")]),
        ("  umum: Pemohon lain\n", "  umum: Badan usaha\n", [("pemohon.umum", "diubah")]),
        ("evaluasi_kinerja: SKM, 1 kali setahun\n", "", [("evaluasi_kinerja", "dihapus")]),
    ],
)
def test_a_change_of_one_value_is_one_change(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert told(edited((old, new))) == expected


def test_an_item_in_front_moves_nothing() -> None:
    found = edited(("  administratif:\n", "  administratif:\n    - Fotokopi KTP\n"))
    assert told(found) == [("persyaratan.administratif.0", "ditambah")]


def test_a_moved_step_is_a_change_of_order_alone() -> None:
    step = "  - pemohon: Menyerahkan berkas di loket\n"
    found = edited((step, ""), ("jangka_waktu:\n", f"{step}jangka_waktu:\n"))
    assert told(found) == [("prosedur", "urutan")]


def test_a_moved_and_reworded_item_is_still_the_same_item() -> None:
    found = edited(
        ("    - Hasil pindai formulir permohonan\n", ""),
        ("  teknis:\n", "    - Hasil pindai formulir permohonan asli\n  teknis:\n"),
    )
    assert told(found) == [
        ("persyaratan.administratif", "urutan"),
        ("persyaratan.administratif.1.syarat", "diubah"),
    ]


def test_another_thing_is_not_the_old_one_reworded() -> None:
    found = edited(("    - Hasil pindai formulir permohonan", "    - Kartu keluarga"))
    assert [change.jenis for change in found] == ["ditambah", "dihapus"]


def test_a_typing_error_is_found_by_its_letters() -> None:
    assert told(edited(("Gambar atau foto beserta", "Gambar  atau foto berserta"))) == [
        ("persyaratan.teknis.0.syarat", "diubah")
    ]


def test_another_regulation_is_never_the_old_one_reworded() -> None:
    old = from_tree(DaftarRegulasi, tree(DOCUMENTS[DaftarRegulasi]), "x")
    new = from_tree(DaftarRegulasi, tree(DOCUMENTS[DaftarRegulasi].replace("UU 32/2000", "UU 33/2000")), "x")
    assert [(change.jenis, len(change.path)) for change in changes(old, new)] == [
        ("ditambah", 2),
        ("dihapus", 2),
    ]
    assert [change.jenis for change in edited(("  - UU 32/2000", "  - UU 30/2000"))] == [
        "ditambah",
        "dihapus",
    ]


def test_a_fee_is_matched_by_who_pays_though_both_fees_change() -> None:
    found = edited(("Rp400.000", "Rp900.000"), ("Rp700.000", "Rp400.000"))
    assert [(str(change.lama), str(change.baru)) for change in found] == [
        ("Rp400.000 per permohonan", "Rp900.000 per permohonan"),
        ("Rp700.000 per permohonan", "Rp400.000 per permohonan"),
    ]


def test_a_fee_list_that_becomes_free_is_one_change() -> None:
    text = STANDAR[: STANDAR.index("biaya:")] + "biaya: gratis\n" + STANDAR[STANDAR.index("produk:") :]
    (change,) = changes(standar(), standar(text))
    assert (change.path, change.jenis, change.baru) == (("biaya",), "diubah", "gratis")


def test_a_narrowed_audience_is_changed_not_added() -> None:
    fee = "  - untuk: umum\n    tarif: Rp700.000"
    several = "  - untuk:\n      - umum\n      - umk\n    tarif: Rp700.000"
    (change,) = edited((fee, several))
    assert (change.path[-1], change.lama, change.baru) == ("untuk", ("umum",), ("umum", "umk"))


def test_a_value_left_out_is_what_its_absence_means() -> None:
    old = tree(SOP)
    new = tree(SOP.replace("    plh: tidak\n", "    plh: ya\n"))
    (change,) = changes(from_tree(Sop, old, "x"), from_tree(Sop, new, "x"))
    assert (change.path, change.jenis) == (("langkah", 1, "plh"), "diubah")


def test_a_change_deep_inside_knows_every_item_it_stands_in() -> None:
    new = from_tree(DaftarPejabat, tree(PEJABAT.replace("nama: kasubbag-contoh", "nama: lain")), "x")
    (change,) = changes(from_tree(DaftarPejabat, tree(PEJABAT), "x"), new)
    assert change.path == ("orang", 0, "akun", 0, "nama")
    assert [type(pair.baru).__name__ for pair in change.dalam] == ["Orang", "Akun"]
    assert change.komponen == "orang"


def test_a_hostile_list_is_compared_in_bounded_steps() -> None:
    many = [f"kata{number} " * 50 for number in range(3000)]
    other = [f"lain{number} " * 50 for number in range(3000)]
    found = changes(
        standar_with(("jaminan_keamanan",), many),
        standar_with(("jaminan_keamanan",), other),
    )
    assert Counter(change.jenis for change in found) == {"ditambah": 3000, "dihapus": 3000}


def standar_with(path: tuple[str, ...], value: Any) -> Naskah:
    whole = tree(STANDAR)
    place = whole
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return from_tree(StandarPelayanan, whole, "x")


@MODELS
@given(data=st.data())
def test_permuted_lists_add_and_remove_nothing(model: type[Naskah], data: st.DataObject) -> None:
    old = tree(DOCUMENTS[model])
    new = permuted(old, data.draw)
    try:
        other = from_tree(model, new, "x")
    except Unreadable:
        return  # such as steps that return to a later one: that is no text of this document
    assert {change.jenis for change in changes(from_tree(model, old, "x"), other)} <= {"urutan", "diubah"}


def permuted(node: Any, draw: Any) -> Any:
    if isinstance(node, dict):
        return {key: permuted(value, draw) for key, value in node.items()}
    if isinstance(node, list):
        return [permuted(item, draw) for item in draw(st.permutations(node))]
    return node


@MODELS
@given(data=st.data())
def test_every_changed_value_stands_in_a_change(model: type[Naskah], data: st.DataObject) -> None:
    old = from_tree(model, tree(DOCUMENTS[model]), "x")
    new = old
    whole = tree(DOCUMENTS[model])
    for _ in range(data.draw(st.integers(1, 4))):
        candidate = mutated(whole, data.draw)
        try:
            new = from_tree(model, candidate, "x")
        except Unreadable:
            continue
        whole = candidate
    found = changes(old, new)
    assert bool(found) == (old != new)
    gone, come = Counter(texts(old)), Counter(texts(new))
    assert (gone - come).keys() <= {text for change in found for text in (*change.path, *texts(change.lama))}
    assert (come - gone).keys() <= {text for change in found for text in (*change.path, *texts(change.baru))}
    assert (gone == come) or found


WORDS = st.sampled_from(["Hal baru", "Fotokopi KTP", "3 hari kerja", "Rp5.000 per lembar", "umk", "x", "ya"])


def mutated(node: Any, draw: Any) -> Any:
    """The tree with one value replaced, one item or key left out, or one item repeated with other words."""
    if isinstance(node, str):
        return draw(WORDS)
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    key = draw(st.sampled_from(keys))
    copy = dict(node) if isinstance(node, dict) else list(node)
    action = draw(st.sampled_from(["into", "into", "into", "out", "again"]))
    if action == "out":
        del copy[key]
    elif action == "again" and isinstance(copy, list):
        copy.insert(draw(st.sampled_from(keys)), mutated(copy[key], draw))
    else:
        copy[key] = mutated(copy[key], draw)
    return copy


def texts(value: object) -> Iterator[str]:
    """Every text of a model, read without the diff's help; yes and no are told by their key."""
    if isinstance(value, Bagian):
        for part in vars(value).values():
            yield from texts(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from (key, *texts(part))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str | date | TextValue):
        yield str(value)
