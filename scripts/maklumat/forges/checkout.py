"""The office's repository beside a request: which branch is checked out, and the request's texts as trees.

The head of a request is fetched and read as git objects; it is never checked out, and nothing of it runs.
"""

from __future__ import annotations

import re
from pathlib import Path

from maklumat.documents.errors import Surroundings, shown
from maklumat.documents.git import GitFailed, GitTree, fetch, merge_base, run
from maklumat.documents.tree import Tree
from maklumat.forges.events import Request

_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?\Z")


def trees(project: Path, request: Request, head_ref: str, remote: str) -> tuple[Tree, Tree]:
    """The request's head, and where it left the branch that is checked out; raises `Surroundings`.

    Refuses where something else than the branch the request asks to join is checked out: the book and
    the procedure must come from what was approved, never from the request.
    """
    if not _COMMIT.match(request.head):
        raise Surroundings(f"Forge menyebut komit yang tidak dikenal bentuknya: {shown(request.head)}.")
    _check_branch(project, request, remote)
    fetch(project, remote, head_ref)
    head = GitTree(project, request.head)
    base = merge_base(project, "HEAD", request.head)
    if base is None:
        raise Surroundings(
            "Riwayat cabang utama tidak bertemu dengan riwayat permintaan ini. Ambil seluruh riwayat "
            "(git fetch --unshallow; pada CI, fetch-depth: 0) lalu ulangi."
        )
    if base == request.head and not request.merged:
        raise Surroundings(
            f"Yang terpasang di sini sudah memuat komit permintaan {request.number}, padahal belum digabung. "
            f"Jalankan dari cabang {shown(request.base)}."
        )
    return head, GitTree(project, base)


def _check_branch(project: Path, request: Request, remote: str) -> None:
    default = _short(project, f"refs/remotes/{remote}/HEAD", f"{remote}/")
    if default is not None and default != request.base:
        raise Surroundings(
            f"Permintaan {request.number} menuju cabang {shown(request.base)}, bukan cabang utama {default}."
        )
    current = _short(project, "HEAD", "")
    if current is not None and current != request.base:
        raise Surroundings(
            f"Yang terpasang di sini cabang {shown(current)}. Perintah ini hanya berjalan dari cabang utama "
            f"({shown(request.base)}), agar buku dan SOP tidak dibaca dari permintaan yang sedang dinilai."
        )


def _short(project: Path, ref: str, prefix: str) -> str | None:
    """The branch a symbolic ref points to, None where it points to none (CI often detaches HEAD)."""
    try:
        name = run(project, "symbolic-ref", "--quiet", "--short", ref).decode().strip()
    except GitFailed as error:
        if error.words:
            raise
        return None
    return name.removeprefix(prefix)
