"""Changes in sentences: what an official reads and what follows in law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import DOCUMENTS
from tests.documents.test_diff import mutated, texts, tree
from tests.office import KANTOR, LATER, REGULASI, WARGA, Office, charter, new_office, service, settled, yaml

from maklumat.documents.diff import changes
from maklumat.documents.errors import Unreadable
from maklumat.documents.folder import Key, main_file
from maklumat.documents.models import Naskah
from maklumat.documents.reading import from_tree
from maklumat.documents.strict_yaml import parse, plain
from maklumat.register.beda import (
    Beda,
    Perubahan,
    Sides,
    compare,
    names_of,
    sentences,
    sides_in_force,
    tree_sides,
    without_withdrawn,
)
from maklumat.register.beda_report import REPORTERS, markdown, teks
from maklumat.register.book import read_book
from maklumat.register.fold import fold

Edit = Callable[[dict[str, Any]], None]
MEREK: dict[str, Any] = {
    **service("Pendaftaran Merek"),
    "pemohon": {"umk": "Usaha mikro dan kecil", "umum": "Pemohon lain"},
    "persyaratan": {
        "administratif": ["fotokopi KTP", {"syarat": "Surat kuasa bermeterai", "bila": "Melalui konsultan"}],
        "teknis": ["Label merek"],
    },
    "biaya": [
        {"untuk": "umk", "tarif": "Rp500.000 per kelas", "dasar": "PP 2/2002"},
        {"untuk": "umum", "tarif": "Rp1.800.000 per kelas", "dasar": "PP 2/2002"},
    ],
    "jangka_waktu": {"lama": "3 hari kerja", "sejak": "Berkas diterima"},
}


def sides(**documents: dict[str, Any]) -> Sides:
    """The sides of an office of its own; keys `layanan_merek` stand for `layanan/merek`."""
    office = new_office()
    for name, document in documents.items():
        office.put(name.replace("_", "/", 1), document)
    return tree_sides(office.tree)


def difference(edit: Edit) -> Beda:
    """The one difference an edit of the trademark service makes."""
    new = yaml_copy(MEREK)
    edit(new)
    (beda,) = compare(sides(layanan_merek=MEREK), sides(layanan_merek=new))
    return beda


def edit(office: Office, key: str, change: Edit) -> None:
    """Change one of the office's documents where it stands."""
    path = f"{key}/{main_file(Key(*key.split('/')))}"
    document: Any = plain(parse(office.files[path]))
    change(document)
    office.put(key, document)


def yaml_copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: yaml_copy(item) for key, item in value.items()}
    return [yaml_copy(item) for item in value] if isinstance(value, list) else value


def said(edit: Edit) -> list[str]:
    return [change.kalimat for change in difference(edit).perubahan]


def test_a_fee_names_who_pays_and_says_its_unit_once() -> None:
    assert said(lambda new: new["biaya"][1].update(tarif="Rp2.000.000 per kelas")) == [
        "Biaya untuk pemohon lain: Rp1.800.000 menjadi Rp2.000.000 per kelas"
    ]


def test_a_requirement_taken_away() -> None:
    assert said(lambda new: new["persyaratan"]["administratif"].pop(0)) == ["Syarat dihapus: fotokopi KTP"]


def test_a_longer_promise() -> None:
    assert said(lambda new: new["jangka_waktu"].update(lama="5 hari kerja")) == [
        "Jangka waktu: 3 hari kerja menjadi 5 hari kerja"
    ]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (
            lambda new: new["biaya"][0].update(tarif="Rp500.000 per merek"),
            "Biaya untuk usaha mikro dan kecil: Rp500.000 per kelas menjadi Rp500.000 per merek",
        ),
        (
            lambda new: new["biaya"][0].update(dasar="UU 1/2001"),
            "Biaya untuk usaha mikro dan kecil, dasar tarif: “PP 2/2002” menjadi “UU 1/2001”",
        ),
        (
            lambda new: new["biaya"].append({"uraian": "Petikan", "tarif": "Rp10.000 per lembar"}),
            "Biaya ditambah: Rp10.000 per lembar (uraian: Petikan)",
        ),
        (
            lambda new: new["persyaratan"]["administratif"].__setitem__(0, "fotokopi KTP pemohon"),
            "Syarat diubah: “fotokopi KTP” menjadi “fotokopi KTP pemohon”",
        ),
        (
            lambda new: new["persyaratan"]["administratif"][1].update(bila="Melalui kuasa"),
            "Syarat “Surat kuasa bermeterai”, bila: “Melalui konsultan” menjadi “Melalui kuasa”",
        ),
        (
            lambda new: new["persyaratan"]["administratif"][1].update(untuk="umk"),
            "Syarat “Surat kuasa bermeterai”, berlaku bagi: semua pemohon menjadi usaha mikro dan kecil",
        ),
        (
            lambda new: new["persyaratan"]["teknis"].append("Contoh label"),
            "Syarat teknis ditambah: Contoh label",
        ),
        (
            lambda new: new["prosedur"].__setitem__(1, {"pejabat": "Memeriksa berkas"}),
            "Langkah prosedur “Memeriksa berkas”, pelaku: petugas menjadi pejabat",
        ),
        (
            lambda new: new["prosedur"].reverse(),
            "Urutan langkah prosedur diubah menjadi: Memeriksa berkas; Menyerahkan berkas di loket",
        ),
        (lambda new: new["jumlah_pelaksana"] and new.update(jumlah_pelaksana="3 orang"),
         "Jumlah pelaksana: 2 orang menjadi 3 orang"),
        (
            lambda new: new["pengaduan"].pop("penyelesaian"),
            "Pengaduan, penyelesaian paling lama dihapus: 60 hari",
        ),
        (
            lambda new: new["kompetensi_pelaksana"].update(keahlian=["Bahasa isyarat"]),
            "Kompetensi pelaksana, keahlian ditambah: Bahasa isyarat",
        ),
        (
            lambda new: new["pemohon"].update(umum="Badan usaha"),
            "Golongan pemohon umum: “Pemohon lain” menjadi “Badan usaha”",
        ),
    ],
)  # fmt: skip
def test_sentences(edit: Edit, sentence: str) -> None:
    assert said(edit) == [sentence]


def test_sentences_follow_the_order_of_the_components_and_carry_both_values() -> None:
    promise = [{"lama": "1 hari", "sejak": "Loket"}]
    beda = difference(
        lambda new: new.update(biaya="gratis", jumlah_pelaksana="4 orang", nama="Merek", jangka_waktu=promise)
    )
    assert [change.komponen for change in beda.perubahan] == [
        "nama", "jangka_waktu", "jangka_waktu", "biaya", "jumlah_pelaksana",
    ]  # fmt: skip
    assert {change.jenis for change in beda.perubahan} == {"diubah"}
    fee = next(change for change in beda.perubahan if change.komponen == "biaya")
    assert fee.baru == "gratis"
    assert fee.lama is not None and "Rp500.000 per kelas" in fee.lama and "Rp1.800.000 per kelas" in fee.lama


def test_what_follows_from_a_new_fee() -> None:
    follows = " ".join(difference(lambda new: new["biaya"][0].update(tarif="Rp1.000 per kelas")).akibat)
    for words in (
        "keputusan penetapan baru",
        "dibahas lagi",
        "Pasal 26 dan Pasal 33",
        "Pasal 31",
        "Pasal 30",
    ):
        assert words in follows


def test_a_change_without_money_says_nothing_of_money() -> None:
    follows = " ".join(difference(lambda new: new.update(jumlah_pelaksana="3 orang")).akibat)
    assert "Pasal 31" not in follows


def test_the_maklumat_that_names_a_service_is_to_be_renewed() -> None:
    old = sides(layanan_merek=MEREK, maklumat_loket=charter("merek"))
    new = sides(layanan_merek={**MEREK, "jumlah_pelaksana": "9 orang"}, maklumat_loket=charter("merek"))
    (beda,) = compare(old, new)
    assert any("Maklumat loket memuat layanan ini" in text for text in beda.akibat)


def test_a_service_taken_out_of_a_maklumat_is_called_by_its_name() -> None:
    old = sides(maklumat_loket=charter("legalisasi", "informasi"))
    (beda,) = compare(old, sides(maklumat_loket=charter("legalisasi")))
    assert [change.kalimat for change in beda.perubahan] == [
        "Layanan yang dijanjikan dihapus: Layanan informasi (informasi)"
    ]
    assert "UU 25/2009 Pasal 22" in " ".join(beda.akibat)


def test_the_citizen_layer_needs_no_decree_and_no_discussion() -> None:
    (beda,) = compare(sides(), sides(warga_legalisasi={**WARGA, "ringkasan": "Bawa berkas asli ke loket."}))
    assert [change.kalimat for change in beda.perubahan] == [
        "Ringkasan: “Bawa berkas ke loket.” menjadi “Bawa berkas asli ke loket.”"
    ]
    assert "Tidak perlu keputusan penetapan baru" in beda.akibat[0]
    assert any("penyusunan, koreksi, telaah" in text and "Kepala Bagian" in text for text in beda.akibat)
    assert any("tidak perlu diulang" in text for text in beda.akibat)


def test_a_path_that_discusses_asks_for_the_discussion_again() -> None:
    office = new_office()
    edit(office, "dasar/sop", lambda sop: sop["jalur"]["warga"].insert(2, "pembahasan"))
    old = tree_sides(office.tree)
    office.put("warga/legalisasi", {**WARGA, "judul": "Lain"})
    (beda,) = compare(old, tree_sides(office.tree))
    assert any("diulang" in text and "tidak perlu" not in text for text in beda.akibat)


def test_an_assignment_rewritten_is_said_to_be_refused() -> None:
    office = new_office()
    old = tree_sides(office.tree)
    edit(office, "dasar/pejabat", lambda roster: roster["penugasan"][0].update(jabatan="Kepala Besar"))
    (beda,) = compare(old, tree_sides(office.tree))
    assert any(text.startswith("Tidak dapat diputuskan selama penugasan") for text in beda.akibat)
    assert "Nama kepala" in beda.perubahan[0].kalimat


def test_an_assignment_that_ends_names_the_person_and_the_day() -> None:
    office = new_office()
    old = tree_sides(office.tree)
    edit(office, "dasar/pejabat", lambda roster: roster["penugasan"][0].update(selesai="2024-05-01"))
    (beda,) = compare(old, tree_sides(office.tree))
    assert [change.kalimat for change in beda.perubahan] == [
        "Penugasan “Nama kepala” (Kepala, mulai 2024-01-02), hari terakhir ditambah: 2024-05-01"
    ]
    assert not any("Tidak dapat diputuskan" in text for text in beda.akibat)


def test_a_revoked_regulation_names_the_services_that_cite_it() -> None:
    changed = yaml_copy(REGULASI)
    changed["regulasi"][1].update(dicabut="2024-12-18", dicabut_oleh="PP 3/2003")
    (beda,) = compare(sides(layanan_merek=MEREK), sides(layanan_merek=MEREK, dasar_regulasi=changed))
    assert any("PP 2/2002" in text and "merek" in text for text in beda.akibat)


def test_office_and_procedure_have_sentences_too() -> None:
    changed = {**KANTOR, "jam_layanan": [{"hari": "senin sampai jumat", "pukul": "08.00 sampai 15.00"}]}
    office = new_office()
    old = tree_sides(office.tree)
    office.put("dasar/kantor", changed)
    edit(office, "dasar/sop", lambda sop: sop["langkah"][4].update(waktu="3 hari"))
    kantor, sop = compare(old, tree_sides(office.tree))
    assert [change.kalimat for change in kantor.perubahan] == [
        "Jam layanan “senin sampai jumat”, pukul: 08.00 sampai 16.00 menjadi 08.00 sampai 15.00"
    ]
    assert [change.kalimat for change in sop.perubahan] == [
        "Langkah SOP “penyusunan”, waktu ditambah: 3 hari"
    ]
    assert any("jalur dasar" in text for text in sop.akibat)


def test_forms_added_changed_and_removed_are_told() -> None:
    office = new_office()
    office.files["layanan/aduan/formulir.pdf"] = b"%PDF satu"
    office.files["layanan/aduan/peta.png"] = b"PNG"
    old = tree_sides(office.tree)
    office.files["layanan/aduan/formulir.pdf"] = b"%PDF dua"
    del office.files["layanan/aduan/peta.png"]
    office.files["layanan/aduan/contoh.docx"] = b"PK"
    (beda,) = compare(old, tree_sides(office.tree))
    assert [change.kalimat for change in beda.perubahan] == [
        "Berkas ditambah: contoh.docx",
        "Isi berkas diubah: formulir.pdf",
        "Berkas dihapus: peta.png",
    ]


def test_a_comment_changes_nothing_but_the_way_it_is_written() -> None:
    office = new_office()
    old = tree_sides(office.tree)
    office.files["layanan/aduan/standar.yaml"] += b"# catatan\n"
    (beda,) = compare(old, tree_sides(office.tree))
    assert [change.kalimat.partition(";")[0] for change in beda.perubahan] == ["Isi tidak berubah"]


def test_new_and_removed_documents() -> None:
    without, having = sides(), sides(layanan_merek=MEREK)
    (added,) = compare(without, having)
    assert added.perubahan[0].kalimat == "Naskah baru: Pendaftaran Merek"
    assert (added.sidik_lama, added.sidik_baru) == (None, having[Key("layanan", "merek")].sidik)
    told = " ".join(change.kalimat for change in added.perubahan)
    assert "Rp1.800.000 per kelas" in told and "fotokopi KTP" in told
    assert "Pasal 33" not in " ".join(added.akibat)
    (removed,) = compare(having, without)
    assert [change.kalimat for change in removed.perubahan] == ["Naskah dihapus: Pendaftaran Merek"]
    assert "pencabutan" in " ".join(removed.akibat)


@pytest.mark.parametrize("broken", [b"skema: [", b"\xff", b"skema: 1\nnama: x\n", b""])
def test_what_cannot_be_read_is_said_on_either_side(broken: bytes) -> None:
    office = new_office()
    good = tree_sides(office.tree)
    office.files["layanan/aduan/standar.yaml"] = broken
    bad = tree_sides(office.tree)
    (worse,), (better,) = compare(good, bad), compare(bad, good)
    assert "yang baru tidak terbaca" in worse.perubahan[0].kalimat
    assert "standards/layanan/aduan/standar.yaml" in worse.perubahan[0].kalimat
    assert "Betulkan naskah ini" in worse.akibat[0]
    assert "yang lama tidak terbaca" in better.perubahan[0].kalimat


def test_what_is_in_force_is_compared_from_its_archived_bytes() -> None:
    office = settled()
    edit(office, "layanan/legalisasi", lambda new: new.update(jumlah_pelaksana="9 orang"))
    book = read_book(office.tree)
    state = fold(book, LATER)
    found = compare(sides_in_force(book, state, LATER), tree_sides(office.tree))
    changed = {str(beda.key): beda for beda in found}
    assert [change.kalimat for change in changed["layanan/legalisasi"].perubahan] == [
        "Jumlah pelaksana: 2 orang menjadi 9 orang"
    ]
    assert changed["layanan/aduan"].sidik_lama is None
    assert not any(key.startswith("dasar/") for key in changed)


def test_a_withdrawn_text_left_in_the_tree_is_not_new() -> None:
    office: Office = settled()
    office.run("2024-002", "pencabutan", "layanan/informasi")
    state = fold(read_book(office.tree), LATER)
    key = Key("layanan", "informasi")
    assert key not in without_withdrawn(tree_sides(office.tree), state, LATER)
    edit(office, "layanan/informasi", lambda new: new.update(jumlah_pelaksana="9 orang"))
    assert key in without_withdrawn(tree_sides(office.tree), state, LATER)


def test_reporters_of_nothing() -> None:
    assert teks(()) == markdown(()) == "Tidak ada perubahan."
    assert REPORTERS["json"](()) == '{\n  "versi_skema": "1",\n  "dokumen": []\n}'


def test_sentences_speak_of_the_names_they_are_given() -> None:
    assert sentences((), names_of()) == ()


@pytest.mark.parametrize("model", DOCUMENTS, ids=lambda model: model.__name__)
@given(data=st.data())
def test_every_changed_text_stands_in_a_sentence(model: type[Naskah], data: st.DataObject) -> None:
    old = new = from_tree(model, tree(DOCUMENTS[model]), "x")
    candidate = mutated(tree(DOCUMENTS[model]), data.draw)
    with suppress(Unreadable):
        new = from_tree(model, candidate, "x")
    for before, after in ((old, new), (new, old)):
        names = names_of(before, after)
        told = sentences(changes(before, after), names)
        every = " ".join(change.kalimat for change in told).casefold()
        come = (Counter(texts(after)) - Counter(texts(before))).keys() - {"ya", "tidak"}
        ids = {id for known in names.values() for id in known}  # told by their names
        assert {text for text in come - ids if " ".join(text.split()).casefold() not in every} == set()


def test_json_has_the_promised_keys() -> None:
    value = difference(lambda new: new["persyaratan"]["administratif"].pop(0)).to_json()
    assert set(value) == {"jenis", "id", "sidik_lama", "sidik_baru", "perubahan", "akibat"}
    assert value["perubahan"] == [
        Perubahan("persyaratan", "dihapus", "Syarat dihapus: fotokopi KTP", "fotokopi KTP", None).to_json()
    ]


def test_the_same_input_gives_the_same_bytes() -> None:
    old, new = sides(), sides(layanan_merek=MEREK, warga_legalisasi={**WARGA, "judul": "Lain"})
    for render in REPORTERS.values():
        assert render(compare(old, new)) == render(
            compare({key: old[key] for key in sorted(old, reverse=True)}, new)
        )


def test_yaml_of_the_office_is_what_the_sides_read() -> None:
    office = new_office()
    office.files["layanan/merek/standar.yaml"] = yaml(MEREK)
    assert tree_sides(office.tree)[Key("layanan", "merek")].nama == "Pendaftaran Merek"
