"""One `standards/` behind one interface: work tree, any git revision and memory give the same answers."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from maklumat.documents.errors import Surroundings, Unreadable
from maklumat.documents.folder import Key, keys, load
from maklumat.documents.git import GitFailed, GitTree, run
from maklumat.documents.tree import Entry, Kind, MemoryTree, Tree, WorkTree, walk

# For what does not depend on where the project lies in its repository.
ANYWHERE = pytest.mark.parametrize("project", ["kantor"], indirect=True)

FILES = {
    "BACA.md": b"# Baca\n",
    "dasar/sop/sop.yaml": b"skema: 1\n",
    "layanan/dtlst/standar.yaml": b"skema: 1\nnama: DTLST\n",
    "layanan/dtlst/formulir.pdf": b"%PDF\n\0\r\n\xff" * 100,
    "layanan/dtlst/kosong.md": b"",
    "layanan/merek/standar.yaml": b"skema: 1\nnama: Merek\n",
    "pengesahan/buku/000001.json": b"{}\n",
    "pengesahan/isi/00/standar.yaml": b"skema: 1\nnama: DTLST\n",
}
ODD = {
    "layanan/Ruang Baru/a 'b\" \u00e9\n.yaml": b"x",
    "layanan/-f/*.md": b"y",
    os.fsdecode(b"warga/\xff/a"): b"z",
}


def git(folder: Path, *arguments: str) -> str:
    settings = ["-c", "user.name=Uji", "-c", "user.email=uji@contoh.invalid", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *settings, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode().strip()


def write(standards: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (standards / path).parent.mkdir(parents=True, exist_ok=True)
        (standards / path).write_bytes(data)


def commit(folder: Path) -> str:
    git(folder, "add", "--all", "--force", ".")
    git(folder, "commit", "--quiet", "--message", "uji")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(params=["", "kantor/kami", "folder 'é\" x"], ids=["top", "below", "odd"])
def project(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A project, at the top of its repository or in a folder of it, with the same files beside it."""
    repository = tmp_path / "repo"
    folder = repository / str(request.param)
    write(folder / "standards", FILES)
    write(repository / "lain" / "standards", {"layanan/asing/standar.yaml": b"skema: 1\n"})
    write(folder / "standards-lama", {"layanan/asing/standar.yaml": b"skema: 1\n"})
    git(repository, "init", "--quiet")
    git(repository, "config", "core.autocrlf", "false")
    return folder


def everything(tree: Tree) -> dict[str, bytes]:
    return {path: tree.read(path) for path, kind in walk(tree, "").items() if kind is Kind.FILE}


def same(first: Tree, second: Tree, folder: str = "") -> None:
    assert first.entries(folder) == second.entries(folder)
    for entry in first.entries(folder):
        path = f"{folder}/{entry.name}" if folder else entry.name
        if entry.kind is Kind.FOLDER:
            same(first, second, path)
        elif entry.kind is Kind.FILE:
            assert first.read(path) == second.read(path)


def test_three_trees_of_one_content_agree(project: Path) -> None:
    commit(project)
    work, revision = WorkTree(project / "standards"), GitTree(project, "HEAD")
    same(work, revision)
    same(revision, MemoryTree(FILES))
    assert everything(revision) == FILES
    assert list(keys(work)) == list(keys(revision)) == list(keys(MemoryTree(FILES)))
    for key in (Key("layanan", "dtlst"), Key("dasar", "sop")):
        assert load(work, key) == load(revision, key)


def test_odd_names_survive(project: Path) -> None:
    write(project / "standards", ODD)
    commit(project)
    same(WorkTree(project / "standards"), GitTree(project, "HEAD"))
    same(GitTree(project, "HEAD"), MemoryTree({**FILES, **ODD}))


def test_links_and_submodules_are_seen_as_such(project: Path) -> None:
    standards = project / "standards"
    (standards / "layanan/dtlst/tautan.pdf").symlink_to("formulir.pdf")
    (standards / "layanan/tautan").symlink_to("dtlst")
    first = commit(project)
    for place in ("layanan/dtlst/modul", "layanan/modul"):
        path = git(project, "rev-parse", "--show-prefix") + f"standards/{place}"
        git(project, "update-index", "--add", "--cacheinfo", f"160000,{first},{path}")
    git(project, "commit", "--quiet", "--message", "modul")
    tree = GitTree(project, "HEAD")
    kinds = {entry.name: entry.kind for entry in tree.entries("layanan/dtlst")}
    assert kinds["tautan.pdf"] is Kind.SYMLINK
    assert kinds["modul"] is Kind.SUBMODULE
    assert Entry("tautan", Kind.SYMLINK) in WorkTree(standards).entries("layanan")
    for name in ("dtlst", "modul", "tautan"):
        with pytest.raises(Unreadable) as caught:
            load(tree, Key("layanan", name))
        assert {problem.code for problem in caught.value.problems} == {"folder-jenis"}
    with pytest.raises(Surroundings):
        tree.read("layanan/dtlst/modul")
    assert WorkTree(standards).entries("layanan/tautan") == tree.entries("layanan/tautan") == ()


def test_a_revision_keeps_what_the_work_tree_changed(project: Path) -> None:
    first = commit(project)
    write(project / "standards", {"layanan/dtlst/standar.yaml": b"skema: 1\nnama: Lain\n"})
    second = commit(project)
    (project / "standards/layanan/dtlst/standar.yaml").unlink()
    path = "layanan/dtlst/standar.yaml"
    assert GitTree(project, first).read(path) == FILES[path]
    assert GitTree(project, "HEAD").read(path) == b"skema: 1\nnama: Lain\n"
    assert GitTree(project, "HEAD~1").commit == first
    assert GitTree(project, second[:10]).commit == second


@ANYWHERE
def test_replaced_objects_and_a_hooks_environment_change_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = commit(project)
    path = "layanan/dtlst/standar.yaml"
    write(project / "standards", {path: b"skema: 1\nnama: Lain\n"})
    git(project, "replace", first, commit(project))
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    monkeypatch.setenv("LANGUAGE", "id")
    assert GitTree(project, first).read(path) == FILES[path]


@ANYWHERE
@pytest.mark.parametrize(
    "revision", ["tidak-ada", "", "-h", "--all", "HEAD:standards", "a b", "0" * 40, "x\0y"]
)
def test_an_unknown_revision_is_one_sentence(project: Path, revision: str) -> None:
    commit(project)
    with pytest.raises(Surroundings, match=r"^Revisi “.*” tidak ditemukan di repositori git ini\.$"):
        GitTree(project, revision)


@ANYWHERE
def test_a_repository_without_commits(project: Path) -> None:
    with pytest.raises(Surroundings, match="tidak ditemukan"):
        GitTree(project, "HEAD")


def test_a_folder_without_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Surroundings, match=r"bukan repositori git\.$") as caught:
        GitTree(tmp_path, "HEAD")
    assert caught.value.exit_code == 2


@ANYWHERE
def test_a_repository_of_another_account(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(project)
    # Git's own switch for its tests: it takes every repository for another account's.
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with pytest.raises(Surroundings, match="pemiliknya akun lain"):
        GitTree(project, "HEAD")


@ANYWHERE
def test_git_that_may_not_run(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "git").write_text("")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Surroundings, match=r"tidak dapat dijalankan: tidak ada izin\.$"):
        GitTree(project, "HEAD")


@ANYWHERE
def test_no_git(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    commit(project)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Surroundings, match="Perintah git tidak ditemukan"):
        GitTree(project, "HEAD")


@ANYWHERE
def test_git_that_fails_is_quoted_in_one_line(project: Path) -> None:
    with pytest.raises(GitFailed, match="git cat-file gagal: fatal: ") as caught:
        run(project, "cat-file", "blob", "tidak-ada")
    assert "\n" not in str(caught.value)


def test_an_object_lost_from_the_repository(project: Path) -> None:
    commit(project)
    tree = GitTree(project, "HEAD")
    name = git(project, "rev-parse", "HEAD:./standards/layanan/merek/standar.yaml")
    repository = Path(git(project, "rev-parse", "--absolute-git-dir"))
    (repository / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(Surroundings, match=name):
        tree.read("layanan/merek/standar.yaml")


def test_a_revision_without_standards(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path, {"BACA.md": b"x"})
    commit(tmp_path)
    tree = GitTree(tmp_path, "HEAD")
    assert tree.entries("") == ()
    assert list(keys(tree)) == []


@ANYWHERE
@pytest.mark.parametrize("path", ["layanan/dtlst", "layanan/tidak/ada.md", "layanan/dtlst/standar.yaml/x"])
def test_a_file_that_cannot_be_read_is_one_sentence(project: Path, path: str) -> None:
    commit(project)
    for tree in (WorkTree(project / "standards"), GitTree(project, "HEAD"), MemoryTree(FILES)):
        with pytest.raises(Surroundings) as caught:
            tree.read(path)
        assert f"standards/{path}" in str(caught.value)


@ANYWHERE
def test_a_missing_folder_is_empty(project: Path) -> None:
    commit(project)
    for tree in (WorkTree(project / "standards"), GitTree(project, "HEAD"), MemoryTree(FILES)):
        assert tree.entries("tidak-ada") == tree.entries("BACA.md") == ()


def test_memory_over_another_tree() -> None:
    tree = MemoryTree({"layanan/dtlst/a.md": b"baru", "warga/x/warga.yaml": b"w"}, MemoryTree(FILES))
    assert tree.read("layanan/dtlst/a.md") == b"baru"
    assert tree.read("layanan/merek/standar.yaml") == FILES["layanan/merek/standar.yaml"]
    assert [entry.name for entry in tree.entries("layanan/dtlst")] == [
        "a.md",
        "formulir.pdf",
        "kosong.md",
        "standar.yaml",
    ]
    assert "warga" in [entry.name for entry in tree.entries("")]


def test_what_the_system_refuses_is_one_sentence(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    name = "x" * 300
    with pytest.raises(Surroundings, match="namanya terlalu panjang"):
        WorkTree(tmp_path).read(f"layanan/{name}")
    with pytest.raises(Surroundings, match="namanya terlalu panjang"):
        WorkTree(tmp_path).entries(f"layanan/{name}")
