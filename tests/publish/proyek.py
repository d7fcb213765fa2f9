"""A project on disk for tests that run a generator over it."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOOK = "scripts/maklumat/publish/mkdocs_hook.py"


def project(folder: Path) -> Path:
    """A project with this repository's templates and hand-written pages, but no data."""
    folder.mkdir()
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.ttf", "*.otf"))
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(text.replace(HOOK, str(ROOT / HOOK)), encoding="utf-8")
    return folder


def content(site: Path) -> dict[str, bytes]:
    """Every file of a site, by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
