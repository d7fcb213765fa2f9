"""The only place that runs git: a revision as a tree of files."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from maklumat.documents.errors import Surroundings, os_words, shown
from maklumat.documents.tree import Entry, Kind

_KINDS = {"120000": Kind.SYMLINK, "160000": Kind.SUBMODULE, "100644": Kind.FILE, "100755": Kind.FILE}
# A git hook sets these for its own repository; the project decides which one is meant.
_FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")


class GitFailed(Surroundings):
    """A git command that ended badly; `words` is the line in which git says why."""

    def __init__(self, command: str, words: str) -> None:
        super().__init__(f"git {command} gagal: {words or 'tanpa keterangan'}")
        self.words = words


def run(repository: Path, *arguments: str, data: bytes | None = None) -> bytes:
    """Output of one git command in `repository`.

    Raises `Surroundings` where there is no git, and `GitFailed` with git's own words where it failed.
    """
    command = ["git", "--no-replace-objects", "--no-pager", "-C", str(repository), *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, check=False, env={**environment, "LC_ALL": "C"}
        )
    except FileNotFoundError:
        raise Surroundings("Perintah git tidak ditemukan. Pasang git lalu ulangi.") from None
    except OSError as error:
        raise Surroundings(f"Perintah git tidak dapat dijalankan: {os_words(error)}.") from None
    if done.returncode:
        raise GitFailed(_command(arguments), _cause(done.stderr))
    return done.stdout


def _command(arguments: tuple[str, ...]) -> str:
    """The git command among arguments that may begin with `-c name=value` options."""
    while arguments[0] == "-c":
        arguments = arguments[2:]
    return arguments[0]


def _cause(stderr: bytes) -> str:
    lines = stderr.decode(errors="replace").strip().splitlines()
    fatal = [line for line in lines if line.startswith("fatal: ")]
    return shown((fatal or lines[-1:] or [""])[0], limit=300)


def fetch(repository: Path, remote: str, refspec: str) -> None:
    """Bring the objects of a ref from a remote, and nothing else: no ref, tag or file here changes."""
    run(
        repository,
        *("-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never", "fetch", "--quiet"),
        *("--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", "--no-recurse-submodules"),
        *("--end-of-options", remote, refspec),
    )


def merge_base(repository: Path, one: str, other: str) -> str | None:
    """The commit two histories share, None if they share none (or it was not fetched)."""
    try:
        return run(repository, "merge-base", "--end-of-options", one, other).decode().strip()
    except GitFailed as error:
        if error.words:
            raise
    return None


class GitTree:
    """`standards/` as it stands in one commit; the project may lie anywhere in its repository."""

    def __init__(self, project: Path, revision: str) -> None:
        self._project = project
        prefix = _prefix(project)
        self.commit = _commit(project, revision)
        self._folders: dict[str, dict[str, Entry]] = {"": {}}
        self._names: dict[str, str] = {}
        self._blobs: dict[str, bytes] = {}
        self._list(f"{prefix}standards/")

    def _list(self, prefix: str) -> None:
        lines = run(self._project, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", prefix)
        for line in os.fsdecode(lines).split("\0")[:-1]:
            head, _, full = line.partition("\t")
            mode, _, name = head.split(" ")
            path = full[len(prefix) :]
            kind = _KINDS.get(mode, Kind.OTHER)
            self._place(path, kind)
            if kind is not Kind.SUBMODULE:
                self._names[path] = name

    def _place(self, path: str, kind: Kind) -> None:
        folder, _, name = path.rpartition("/")
        if folder not in self._folders:
            self._folders[folder] = {}
            self._place(folder, Kind.FOLDER)
        self._folders[folder][name] = Entry(name, kind)

    def entries(self, folder: str) -> tuple[Entry, ...]:
        found = self._folders.get(folder, {})
        return tuple(found[name] for name in sorted(found))

    def read(self, path: str) -> bytes:
        name = self._names.get(path)
        if name is None:
            raise Surroundings(f"Berkas standards/{shown(path)} tidak ada pada revisi {self.commit[:12]}.")
        if name not in self._blobs:
            self._fetch(path.partition("/")[0])
        return self._blobs[name]

    def _fetch(self, top: str) -> None:
        """Read all files below one top folder at once: a process a file would cost more than the files."""
        wanted = {name for path, name in self._names.items() if path.partition("/")[0] == top}
        names = sorted(wanted - self._blobs.keys())
        output = run(
            self._project, "cat-file", "--batch", data="".join(f"{name}\n" for name in names).encode()
        )
        position = 0
        for name in names:
            line_end = output.index(b"\n", position)
            header = output[position:line_end].decode().split(" ")
            if header[1:2] != ["blob"]:
                raise Surroundings(
                    f"Objek git {name} tidak ada; ambil seluruh riwayat (git fetch) lalu ulangi."
                )
            start, size = line_end + 1, int(header[2])
            self._blobs[name] = output[start : start + size]
            position = start + size + 1


def _prefix(project: Path) -> str:
    """The project's path within its repository, "" or ending in a slash."""
    try:
        return os.fsdecode(run(project, "rev-parse", "--show-prefix")).removesuffix("\n")
    except GitFailed as error:
        if "dubious ownership" in error.words:
            raise Surroundings(
                f"Git menolak repositori ini karena pemiliknya akun lain. Bila Anda memercayainya, jalankan: "
                f"git config --global --add safe.directory {shown(str(project), limit=200)}"
            ) from None
        if "not a git repository" not in error.words:
            raise
    raise Surroundings(f"Folder {shown(str(project), limit=200)} bukan repositori git.")


def _commit(project: Path, revision: str) -> str:
    """The full name of the commit a revision stands for."""
    if "\0" not in revision:
        try:
            name = run(
                project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            )
            return name.decode().strip()
        except GitFailed:
            pass  # --quiet: git says nothing but no
    raise Surroundings(f"Revisi “{shown(revision)}” tidak ditemukan di repositori git ini.")
