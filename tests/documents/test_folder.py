"""A document as a flat folder: what may stand in it, and a digest anyone can recompute."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maklumat.documents.canonical import canonical_json, digest, listing, sha256, short_form
from maklumat.documents.errors import Problem, Unreadable
from maklumat.documents.folder import Folder, Key, keys, load, main_file, model_of, read_document
from maklumat.documents.models import DaftarRegulasi, LapisWarga, StandarPelayanan
from maklumat.documents.tree import MemoryTree, WorkTree

NAMES = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True).filter(
    lambda name: name not in (".", "..")
)
FILES = st.dictionaries(NAMES, st.binary(max_size=30), min_size=1, max_size=6)
KEY = Key("layanan", "dtlst")
MINIMAL = b"skema: 1\nnama: DTLST\nbidang: KI\n"


def refusals(tree: MemoryTree | WorkTree, key: Key) -> list[Problem]:
    with pytest.raises(Unreadable) as caught:
        load(tree, key)
    return list(caught.value.problems)


def refused_codes(files: dict[str, bytes], key: Key = KEY) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in refusals(MemoryTree(files), key)]


def test_a_clean_folder_is_read_whole() -> None:
    tree = MemoryTree({"layanan/dtlst/standar.yaml": MINIMAL, "layanan/dtlst/formulir-1.pdf": b"%PDF"})
    folder = load(tree, KEY)
    assert dict(folder.files) == {"standar.yaml": MINIMAL, "formulir-1.pdf": b"%PDF"}
    assert read_document(folder).model.model_dump(include={"nama"}) == {"nama": "DTLST"}


@pytest.mark.parametrize(
    "name",
    [
        "Formulir.pdf",
        "formulir 1.pdf",
        ".hidden.pdf",
        "a.exe",
        "a",
        "a.pdf.sh",
        "a.JPG",
        "a.jpeg",
        "x" * 77 + ".pdf",
        "é.pdf",
        "-a.pdf",
        "a.json",
        "a\n.pdf",
    ],
)
def test_other_names_and_kinds_are_refused(name: str) -> None:
    found = refused_codes({"layanan/dtlst/standar.yaml": MINIMAL, f"layanan/dtlst/{name}": b""})
    assert [code for code, _ in found] == ["folder-berkas"]
    assert "\n" not in found[0][1]


@pytest.mark.parametrize("suffix", ["yaml", "md", "pdf", "png", "jpg", "docx", "xlsx"])
def test_the_closed_set_of_kinds(suffix: str) -> None:
    files = {"standar.yaml": MINIMAL, f"a.{suffix}": b"x"}
    folder = load(MemoryTree({f"layanan/dtlst/{name}": data for name, data in files.items()}), KEY)
    assert folder.files == files


def test_a_subfolder_is_refused() -> None:
    found = refused_codes({"layanan/dtlst/standar.yaml": MINIMAL, "layanan/dtlst/lama/a.md": b""})
    assert found == [("folder-jenis", "standards/layanan/dtlst/lama")]


def test_an_lfs_pointer_is_refused() -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    found = refused_codes({"layanan/dtlst/standar.yaml": MINIMAL, "layanan/dtlst/a.pdf": pointer})
    assert found == [("folder-lfs", "standards/layanan/dtlst/a.pdf")]


def test_a_folder_without_its_document() -> None:
    assert refused_codes({"layanan/dtlst/maklumat.yaml": MINIMAL}) == [
        ("folder-tanpa-naskah", "standards/layanan/dtlst")
    ]


@pytest.mark.parametrize(
    ("key", "code"),
    [
        (Key("layanan", "lain"), "folder-tidak-ada"),
        (Key("layanan", "DTLST"), "folder-nama"),
        (Key("layanan", "../dtlst"), "folder-nama"),
        (Key("layanan", ""), "folder-nama"),
        (Key("layanan", "dtlst\n"), "folder-nama"),
        (Key("dasar", "dtlst"), "folder-dasar"),
        (Key("siklus", "2024-001"), "folder-jenis-naskah"),
        (Key("..", "etc"), "folder-jenis-naskah"),
    ],
)
def test_no_document_stands_at_such_a_key(key: Key, code: str) -> None:
    assert [found for found, _ in refused_codes({"layanan/dtlst/standar.yaml": MINIMAL}, key)] == [code]


def test_every_kind_has_its_main_file_and_model() -> None:
    assert main_file(Key("layanan", "x")) == "standar.yaml"
    assert main_file(Key("maklumat", "x")) == "maklumat.yaml"
    assert main_file(Key("warga", "x")) == "warga.yaml"
    assert main_file(Key("dasar", "regulasi")) == "regulasi.yaml"
    assert model_of(Key("layanan", "x")) is StandarPelayanan
    assert model_of(Key("warga", "x")) is LapisWarga
    assert model_of(Key("dasar", "regulasi")) is DaftarRegulasi


def test_keys_are_sorted_and_files_are_no_documents() -> None:
    paths = ["layanan/b/x", "layanan/a/x", "warga/a/x", "dasar/sop/sop.yaml", "layanan/BACA.md", "siklus/1/x"]
    found = [str(key) for key in keys(MemoryTree(dict.fromkeys(paths, b"")))]
    assert found == ["dasar/sop", "layanan/a", "layanan/b", "warga/a"]


@pytest.mark.parametrize("linked", ["layanan", "layanan/dtlst", "layanan/dtlst/standar.yaml"])
def test_what_stands_behind_a_link_is_no_part_of_the_tree(tmp_path: Path, linked: str) -> None:
    elsewhere, standards = tmp_path / "elsewhere", tmp_path / "standards"
    for root in (elsewhere, standards):
        (root / "layanan/dtlst").mkdir(parents=True)
        (root / "layanan/dtlst/standar.yaml").write_bytes(MINIMAL)
    target = standards / linked
    target.rename(tmp_path / "aside")
    target.symlink_to(elsewhere / linked)
    tree = WorkTree(standards)
    with pytest.raises(Unreadable):
        for key in keys(tree):
            load(tree, key)
    with pytest.raises(Unreadable):
        load(tree, KEY)


def test_a_fifo_is_refused_unread(tmp_path: Path) -> None:
    folder = tmp_path / "layanan/dtlst"
    folder.mkdir(parents=True)
    (folder / "standar.yaml").write_bytes(MINIMAL)
    os.mkfifo(folder / "a.pdf")
    assert [problem.code for problem in refusals(WorkTree(tmp_path), KEY)] == ["folder-jenis"]


def sha256sum(folder: Path, files: dict[str, bytes]) -> bytes:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return subprocess.run(
        ["bash", "-c", "LC_ALL=C sha256sum -- *"], cwd=folder, check=True, capture_output=True
    ).stdout


@pytest.mark.parametrize(
    "files",
    [
        {"standar.yaml": b"skema: 1\n"},
        {"a.pdf": b"", "a-b.pdf": b"x", "a_b.pdf": b"y", "a.b.pdf": b"z", "0.md": b"\n", "z9.jpg": b"\r\n\0"},
        {"b.png": bytes(range(256)), "b": b"1", "b.": b"2", "ba": b"3", "b-": b"4"},
    ],
)
def test_the_digest_is_what_sha256sum_prints(tmp_path: Path, files: dict[str, bytes]) -> None:
    printed = sha256sum(tmp_path / "naskah", files)
    assert listing(files) == printed
    assert digest(files) == sha256(printed)


@given(FILES, FILES)
def test_different_content_different_listing(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    assert (listing(first) == listing(second)) == (first == second)
    assert (digest(first) == digest(second)) == (first == second)


@given(FILES, st.data())
def test_renaming_adding_or_touching_a_file_changes_the_digest(
    files: dict[str, bytes], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(files)))
    other = data.draw(NAMES.filter(lambda new: new not in files))
    rest = {key: value for key, value in files.items() if key != name}
    changed = [
        rest,
        {**rest, other: files[name]},
        {**files, other: b""},
        {**files, name: files[name] + b"\n"},
    ]
    assert digest(files) not in [digest(version) for version in changed]


@given(FILES)
def test_the_order_of_files_does_not_matter(files: dict[str, bytes]) -> None:
    assert digest(dict(reversed(files.items()))) == digest(files)


def test_a_basis_document_is_archived_as_json(tmp_path: Path) -> None:
    source = b"# komentar\nskema: 1\nregulasi:\n  - nama: 'Undang-Undang'\n    singkat: UU 32/2000\n"
    folder = Folder(Key("dasar", "regulasi"), {"regulasi.yaml": source, "logo.png": b"\x89PNG"})
    archived = folder.archived()
    assert archived == {
        "logo.png": b"\x89PNG",
        "regulasi.json": b'{\n  "regulasi": [\n    {\n      "nama": "Undang-Undang",\n'
        b'      "singkat": "UU 32/2000"\n    }\n  ],\n  "skema": "1"\n}\n',
    }
    assert folder.sidik == sha256(sha256sum(tmp_path / "dasar", archived))


def test_another_layout_of_the_same_basis_has_the_same_digest() -> None:
    key = Key("dasar", "kantor")
    plain = Folder(key, {"kantor.yaml": b"skema: 1\nnama: A\n"})
    other = Folder(key, {"kantor.yaml": b"# x\nnama: 'A'\n\nskema: \"1\"\n"})
    assert plain.sidik == other.sidik
    assert plain.sidik != Folder(key, {"kantor.yaml": b"skema: 1\nnama: B\n"}).sidik


def test_other_documents_are_archived_byte_for_byte() -> None:
    files = {"standar.yaml": MINIMAL + b"# komentar\n", "a.pdf": b"%PDF"}
    folder = Folder(KEY, files)
    assert folder.archived() == files
    assert folder.sidik == digest(files)


def test_the_digest_of_an_unreadable_basis_is_refused() -> None:
    with pytest.raises(Unreadable):
        _ = Folder(Key("dasar", "sop"), {"sop.yaml": b"a: [b]\n"}).sidik


def test_canonical_json_is_the_form_the_register_states() -> None:
    assert (
        canonical_json({"b": ["é", None], "a": 1})
        == '{\n  "a": 1,\n  "b": [\n    "é",\n    null\n  ]\n}\n'.encode()
    )


def test_a_lone_surrogate_is_in_no_canonical_file() -> None:
    source = b'"\\ud800"\n'
    assert canonical_json(json.loads(source)) != source
    with pytest.raises(UnicodeDecodeError):
        canonical_json(json.loads(source)).decode()


@given(st.binary(min_size=32, max_size=32))
def test_the_short_form_is_the_first_sixty_bits(data: bytes) -> None:
    text = short_form(data.hex())
    assert len(text) == 14 and text[4] == text[9] == "-"
    number = 0
    for letter in text.replace("-", ""):
        number = number * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(letter)
    assert number == int.from_bytes(data, "big") >> 196
