"""Record 1, and what later decisions may and may not do to roster, procedure, office and regulations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.office import (
    KANTOR,
    LATER,
    REGULASI,
    START,
    Office,
    begun,
    forged,
    moment,
    new_office,
    problems,
    procedure,
    record_path,
    records,
    rewritten,
    roster,
    settled,
    witness_key,
    yaml,
)

from maklumat.documents.canonical import canonical_json, digest
from maklumat.documents.errors import Refused
from maklumat.documents.folder import Key

Tree = dict[str, Any]


def root(**changes: Any) -> str:
    """The one problem of a book whose root was forged so."""
    found = problems(forged(begun().files, 1, **changes))
    assert len(found) == 1
    return found[0].removeprefix("Catatan 000001: ")


# The root ----------------------------------------------------------------------------------------


def test_the_root_sets_the_four_basis_documents_in_force() -> None:
    state = begun().state()
    assert state.problems == ()
    assert [str(key) for key in state.versions] == [
        "dasar/kantor",
        "dasar/pejabat",
        "dasar/regulasi",
        "dasar/sop",
    ]
    assert all(state.published(key, START) for key in state.versions)
    assert state.root == begun().state().records[0].sha256


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"siklus": "2024-001"}, "keempat naskah dasar"),
        ({"siklus": "2023-000"}, "tahun siklus akar"),
        ({"jalur": "penetapan"}, "keempat naskah dasar"),
        ({"keputusan": "tidak", "alasan": "x", "kembali_ke": "penandatanganan"}, "keputusan ya"),
        ({"keputusan": "batal", "alasan": "x"}, "keputusan ya"),
        ({"langkah": "persetujuan"}, "langkah terakhir jalur dasar"),
        ({"kembali_ke": "penandatanganan"}, "hanya Tidak"),
        ({"makna": "Saya lewat."}, "makna bukan"),
        ({"tingkat": "basah"}, "belum dikonfirmasi"),
        ({"dokumen": records(begun().files)[0]["dokumen"][:3]}, "keempat naskah dasar"),
        ({"dokumen": records(begun().files)[0]["dokumen"][::-1]}, "keempat naskah dasar"),
        ({"lampiran": [{"jenis": "disposisi", "nama": "x", "sha256": "0" * 64}]}, "tanpa lampiran"),
        ({"orang": "kadiv", "nama": "Nama kadiv"}, "tidak memegang peran kakanwil"),
        ({"waktu": "2024-01-01T16:59:59Z"}, "tidak memegang peran kakanwil pada 2024-01-01"),
    ],
)
def test_the_root_is_of_one_shape(changes: Tree, reason: str) -> None:
    assert reason in root(**changes)


def test_the_root_follows_nothing() -> None:
    files = begun().files
    data = canonical_json({**records(files)[0], "sebelumnya": "0" * 64})
    files[record_path(1)] = data
    files[record_path(1, "sig")] = witness_sign(data)
    assert problems(files) == ("Catatan 000001: rantai putus: catatan sebelumnya bukan yang disebut.",)


def witness_sign(data: bytes) -> bytes:
    return Office().sign(data)


def test_the_root_is_witnessed_by_its_own_roster() -> None:
    files = rewritten(begun().files, records(begun().files), witness="orang-luar")
    assert "kunci saksi tidak terdaftar" in problems(files)[0]


def test_nobody_witnesses_the_own_root() -> None:
    office = new_office()
    changed = roster()
    changed["saksi"][0]["orang"] = "kepala"
    office.put("dasar/pejabat", changed)
    with pytest.raises(Refused, match="menyaksikan keputusannya sendiri"):
        office.root()


def test_the_root_is_the_last_step_however_long_the_path_is() -> None:
    office = new_office()
    sop = procedure()
    sop["jalur"]["dasar"] = ["telaah", "persetujuan", "penandatanganan"]
    office.put("dasar/sop", sop)
    office.root()
    assert office.state().problems == ()
    # Every later change then takes the whole path.
    office.put("dasar/kantor", {**KANTOR, "telepon": "021"})
    office.bundle("2024-001", "dasar", "dasar/kantor")
    with pytest.raises(Refused, match="langkah telaah belum dicatat"):
        office.decide("2024-001", "penandatanganan", "kepala", "ya")
    for langkah, orang in (("telaah", "kabag"), ("persetujuan", "kadiv"), ("penandatanganan", "kepala")):
        office.decide("2024-001", langkah, orang, "ya")
    assert office.state().problems == ()


@pytest.mark.parametrize("langkah", ["penandatanganan"])
def test_a_second_root_is_no_root(langkah: str) -> None:
    office = begun()
    trees = records(office.files)
    second = {**trees[0], "siklus": "2024-999", "langkah": langkah}
    assert "tidak berubah, jadi tidak dibawa" in problems(rewritten(office.files, [trees[0], second]))[0]


def archived(files: dict[str, bytes], id: str, data: bytes) -> tuple[str, dict[str, bytes]]:
    """An archived basis document of these bytes: its digest and the files with it."""
    folder = {f"{id}.json": data}
    sidik = digest(folder)
    return sidik, {**files, f"pengesahan/isi/{sidik}/{id}.json": data}


@pytest.mark.parametrize(
    "data",
    [
        b"bukan json\n",
        canonical_json({"skema": "1"}),
        canonical_json({"skema": 1}),
        canonical_json({"skema": ["1", None]}),
        canonical_json(["x"]),
        b'{"skema": "1"}\n',
        b'{\n  "skema": "\\ud800"\n}\n',
        b"[" * 900 + b"]" * 900,
        canonical_json({"skema": "2", **{key: value for key, value in KANTOR.items() if key != "skema"}}),
    ],
)
def test_an_archived_basis_document_is_the_canonical_tree_of_a_readable_one(data: bytes) -> None:
    sidik, files = archived(begun().files, "kantor", data)
    dokumen = records(files)[0]["dokumen"]
    dokumen[0]["sidik"] = sidik
    assert "arsip dasar/kantor" in problems(forged(files, 1, dokumen=dokumen))[0]


# Changes of the basis ------------------------------------------------------------------------------


def test_a_change_of_office_holds_from_the_record_on() -> None:
    office = begun()
    changed = roster()
    changed["orang"].append({"id": "kabag-baru", "nama": "Nama kabag-baru"})
    changed["penugasan"][2]["selesai"] = "2024-03-31"
    changed["penugasan"].append(
        {**changed["penugasan"][2], "orang": "kabag-baru", "dasar": "SK baru", "mulai": "2024-04-01"}
    )
    del changed["penugasan"][-1]["selesai"]
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="telaah")
    office.put("dasar/pejabat", changed)
    with pytest.raises(Refused, match="“kabag-baru” tidak ada di daftar pejabat"):
        office.decide("2024-001", "telaah", "kabag-baru", "ya", at="2024-04-02T02:00:00Z")
    office.run("2024-010", "dasar", "dasar/pejabat")
    with pytest.raises(Refused, match="tidak memegang peran kabag pada 2024-04-01"):
        office.decide("2024-001", "telaah", "kabag", "ya", at="2024-04-01T02:00:00Z")
    office.decide("2024-001", "telaah", "kabag-baru", "ya", at="2024-04-01T02:00:00Z")
    assert office.state().problems == ()


def test_a_revoked_regulation_enters_and_earlier_texts_keep_their_basis() -> None:
    office = settled()
    key = Key("layanan", "legalisasi")
    before = office.state().in_force(key, LATER)
    assert before is not None
    entries = [*REGULASI["regulasi"][:1], {**REGULASI["regulasi"][1], "dicabut": "2024-06-01"}]
    office.put("dasar/regulasi", {**REGULASI, "regulasi": entries})
    office.run("2024-010", "dasar", "dasar/regulasi")
    state = office.state()
    assert state.problems == ()
    assert state.basis is not None
    revoked = state.basis.regulasi.find("PP 2/2002")
    assert revoked is not None
    assert str(revoked.dicabut) == "2024-06-01"
    version = state.in_force(key, LATER)
    assert version is not None
    assert version.basis.sidik == before.basis.sidik != state.basis.sidik
    assert state.basis.sidik["sop"] == before.basis.sidik["sop"]


def changed_roster(change: Callable[[Tree], object]) -> Office:
    """An office about to decide this change of its roster."""
    office = begun()
    tree = roster()
    change(tree)
    office.put("dasar/pejabat", tree)
    return office


def drop(list_name: str, position: int, *names: str) -> Callable[[Tree], object]:
    return lambda tree: [tree[list_name][position].pop(name) for name in names]


def fill(list_name: str, position: int, **values: str) -> Callable[[Tree], object]:
    return lambda tree: tree[list_name][position].update(values)


def append(list_name: str, position: int, **values: str) -> Callable[[Tree], object]:
    return lambda tree: tree[list_name].append({**tree[list_name][position], **values})


REWRITING: dict[str, tuple[Callable[[Tree], object], str]] = {
    "assignment gone": (
        lambda tree: tree["penugasan"].pop(7),
        "penugasan “mantan sebagai kabag” dihapus atau diubah",
    ),
    "witness gone": (lambda tree: tree["saksi"].pop(2), "saksi “saksi-habis” dihapus atau diubah"),
    "earlier start": (fill("penugasan", 2, mulai="2023-01-01"), "dihapus atau diubah"),
    "another role": (fill("penugasan", 2, peran="kadiv"), "dihapus atau diubah"),
    "another title": (fill("penugasan", 2, jabatan="Lain"), "dihapus atau diubah"),
    "another basis": (fill("penugasan", 2, dasar="SK lain"), "dihapus atau diubah"),
    "another status": (fill("penugasan", 2, status="plt"), "dihapus atau diubah"),
    "end moved": (fill("penugasan", 7, selesai="2024-12-31"), "dihapus atau diubah"),
    "end taken back": (drop("penugasan", 7, "selesai"), "dihapus atau diubah"),
    "another key": (fill("saksi", 0, kunci=witness_key("lain").public), "dihapus atau diubah"),
    "end of a key moved": (fill("saksi", 3, dicabut="2024-02-01"), "dihapus atau diubah"),
    "key unbound": (drop("saksi", 1, "orang"), "dihapus atau diubah"),
    "assignment back-dated": (
        append("penugasan", 2, orang="pelaksana", mulai="2024-01-01"),
        "sebelum perubahan dasar terakhir",
    ),
    "key back-dated": (
        append("saksi", 0, id="baru", kunci=witness_key("lain").public, mulai="2024-01-01"),
        "sebelum perubahan dasar",
    ),
    "renamed": (fill("orang", 0, nama="Nama Baru"), "berubah tanpa `nama_lama`"),
}


@pytest.mark.parametrize(("change", "reason"), REWRITING.values(), ids=REWRITING)
def test_a_new_roster_does_not_rewrite_history(change: Callable[[Tree], object], reason: str) -> None:
    office = changed_roster(change)
    before = dict(office.files)
    with pytest.raises(Refused, match=reason):
        office.run("2024-010", "dasar", "dasar/pejabat")
    assert {path for path in office.files if path not in before} == {"siklus/2024-010/siklus.yaml"}


ALLOWED: dict[str, Callable[[Tree], object]] = {
    "assignment ends": fill("penugasan", 2, selesai="2024-06-30"),
    "assignment revoked": fill("penugasan", 2, dicabut="2024-06-30"),
    "ended one revoked": fill("penugasan", 7, dicabut="2024-01-05"),
    "key ends": fill("saksi", 0, selesai="2024-06-30"),
    "assignment begins": append("penugasan", 2, orang="pelaksana-b", mulai="2024-01-02"),
    "key begins": append("saksi", 0, id="baru", kunci=witness_key("lain").public, mulai="2024-01-02"),
    "person comes": lambda tree: tree["orang"].append({"id": "baru", "nama": "Nama Baru"}),
    "person renamed": lambda tree: tree["orang"][0].update(nama="Nama Baru", nama_lama=["Nama kepala"]),
}


@pytest.mark.parametrize("change", ALLOWED.values(), ids=ALLOWED)
def test_a_new_roster_ends_and_begins(change: Callable[[Tree], object]) -> None:
    office = changed_roster(change)
    office.run("2024-010", "dasar", "dasar/pejabat")
    assert office.state().problems == ()


def test_new_entries_start_no_earlier_than_the_last_change_of_the_basis() -> None:
    office = begun()
    office.put("dasar/kantor", {**KANTOR, "telepon": "021"})
    office.clock = moment("2024-05-01T02:00:00Z")
    office.run("2024-010", "dasar", "dasar/kantor")
    tree = roster()
    append("penugasan", 2, orang="pelaksana-b", mulai="2024-04-30")(tree)
    office.put("dasar/pejabat", tree)
    with pytest.raises(Refused, match=r"sebelum perubahan dasar terakhir \(2024-05-01\)"):
        office.run("2024-011", "dasar", "dasar/pejabat")


def test_a_basis_document_that_does_not_change_is_not_carried() -> None:
    office = begun()
    office.put("dasar/kantor", {**KANTOR, "telepon": "021"})
    with pytest.raises(Refused, match="dasar/sop tidak berubah"):
        office.run("2024-010", "dasar", "dasar/kantor", "dasar/sop")


def test_the_head_alone_changes_the_basis() -> None:
    office = begun()
    office.put("dasar/kantor", {**KANTOR, "telepon": "021"})
    office.bundle("2024-010", "dasar", "dasar/kantor")
    with pytest.raises(Refused, match="Nama kadiv tidak memegang peran kakanwil"):
        office.decide("2024-010", "penandatanganan", "kadiv", "ya")


def weakened() -> bytes:
    """A procedure whose cycles need nobody but the Kabag."""
    sop = procedure()
    sop["jalur"]["penetapan"] = ["telaah"]
    sop["langkah"][8].pop("lampiran")
    return yaml(sop)


def test_a_weakened_procedure_needs_its_own_decision_and_spares_running_cycles() -> None:
    office = begun()
    office.run("2024-001", "penetapan", "layanan/legalisasi", until="persetujuan")
    office.put("dasar/sop", weakened())
    # In the work tree alone it does nothing.
    office.bundle("2024-002", "penetapan", "layanan/informasi")
    with pytest.raises(Refused, match="langkah penyusunan belum dicatat"):
        office.decide("2024-002", "telaah", "kabag", "ya")
    office.run("2024-010", "dasar", "dasar/sop")
    # A cycle begun before keeps the procedure it began with.
    state = office.state()
    assert state.cycles["2024-001"].due == "persetujuan"
    assert [step.id for step in state.cycles["2024-001"].path][-1] == "penandatanganan"
    office.decide("2024-001", "persetujuan", "kadiv", "ya")
    office.prepare("2024-001")
    office.decide("2024-001", "penandatanganan", "kepala", "ya")
    assert office.state().problems == ()


def test_a_bundle_cannot_bring_its_own_procedure() -> None:
    office = begun()
    office.put("dasar/sop", weakened())
    office.bundle("2024-001", "penetapan", "dasar/sop", "layanan/legalisasi")
    with pytest.raises(Refused, match="jalur penetapan tidak membawa naskah dasar"):
        office.decide("2024-001", "penyusunan", "pelaksana", "selesai")


def test_a_roster_refused_by_the_head_changes_nothing() -> None:
    office = changed_roster(fill("penugasan", 2, selesai="2024-06-30"))
    office.bundle("2024-010", "dasar", "dasar/pejabat")
    office.decide("2024-010", "penandatanganan", "kepala", "tidak", alasan="Belum waktunya.")
    state = office.state()
    assert state.basis is not None
    assert state.basis.sidik == begun().state().basis.sidik  # type: ignore[union-attr]
    assert (state.cycles["2024-010"].due, state.problems) == ("penandatanganan", ())
