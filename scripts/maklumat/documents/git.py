"""The only place that runs git: a revision as a tree of files, and who wrote a change."""

from __future__ import annotations

import subprocess
from pathlib import Path

from maklumat.documents.errors import Refused, Surroundings
from maklumat.documents.tree import Entry, Kind

_KINDS = {"120000": Kind.SYMLINK, "160000": Kind.SUBMODULE, "100644": Kind.FILE, "100755": Kind.FILE}


def run(repository: Path, *arguments: str, data: bytes | None = None) -> bytes:
    """Output of one git command in `repository`; raises `Surroundings` with git's own words."""
    command = ["git", "--no-replace-objects", "--no-pager", "-C", str(repository), *arguments]
    try:
        done = subprocess.run(command, input=data, capture_output=True, check=False)
    except FileNotFoundError:
        raise Surroundings("Perintah git tidak ditemukan. Pasang git lalu ulangi.") from None
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise Surroundings(f"git {arguments[0]} gagal: {words[-1] if words else 'tanpa keterangan'}")
    return done.stdout


class GitTree:
    """`standards/` as it stands in one commit."""

    def __init__(self, project: Path, revision: str) -> None:
        self._project = project
        try:
            name = run(
                project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            )
        except Surroundings as error:
            if "gagal" not in str(error):
                raise
            raise Surroundings(f"Revisi “{revision}” tidak ditemukan di repositori git ini.") from None
        self.commit = name.decode().strip()
        self._folders: dict[str, dict[str, Entry]] = {}
        self._blobs: dict[str, str] = {}
        prefix = run(project, "rev-parse", "--show-prefix").decode().rstrip("\n")
        self._list(f"{prefix}standards/")

    def _list(self, prefix: str) -> None:
        lines = run(self._project, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", prefix)
        for line in lines.decode("utf-8", errors="surrogateescape").split("\0")[:-1]:
            head, _, full = line.partition("\t")
            mode, _, name = head.split(" ")
            path = full[len(prefix) :]
            self._blobs[path] = name
            self._place(path, _KINDS.get(mode, Kind.OTHER))

    def _place(self, path: str, kind: Kind) -> None:
        folder, _, name = path.rpartition("/")
        self._folders.setdefault(folder, {})[name] = Entry(name, kind)
        if folder and folder.rpartition("/")[2] not in self._folders.get(folder.rpartition("/")[0], {}):
            self._place(folder, Kind.FOLDER)

    def entries(self, folder: str) -> tuple[Entry, ...]:
        found = self._folders.get(folder, {})
        return tuple(found[name] for name in sorted(found))

    def read(self, path: str) -> bytes:
        if path not in self._blobs:
            raise Refused(f"Berkas standards/{path} tidak ada pada revisi {self.commit[:12]}.")
        return run(self._project, "cat-file", "blob", self._blobs[path])
