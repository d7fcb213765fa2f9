"""What a release says of itself: `rilis.json` and `SHA256SUMS`, so that anyone can check it offline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from maklumat.documents.canonical import canonical_json, sha256
from maklumat.register.record import format_time
from maklumat.register.state import State

RELEASE = "rilis.json"
SUMS = "SHA256SUMS"


def write_manifest(site: Path, state: State, at: datetime) -> None:
    """Write both files into a finished site folder; nothing may change there afterwards."""
    files = {path: sha256(data) for path, data in _files(site)}
    release = canonical_json(
        {
            "versi_skema": "1",
            "pada": format_time(at),
            "akar": state.root,
            "kepala": {
                "urutan": state.head.urutan if state.head else 0,
                "sha256": state.head.sha256 if state.head else None,
            },
            "dokumen": published_rows(state, at),
            "berkas": files,
        }
    )
    (site / RELEASE).write_bytes(release)
    sums = {**files, RELEASE: sha256(release)}
    (site / SUMS).write_bytes("".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode())


def published_rows(state: State, at: datetime) -> list[dict[str, str]]:
    """`{jenis, id, sidik, siklus}` of every document published at a moment, in key order."""
    versions = [state.published(key, at) for key in sorted(state.versions)]
    return [
        {"jenis": version.key.jenis, "id": version.key.id, "sidik": version.sidik, "siklus": version.cycle}
        for version in versions
        if version is not None
    ]


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.name not in (RELEASE, SUMS):
            yield path.relative_to(site).as_posix(), path.read_bytes()
