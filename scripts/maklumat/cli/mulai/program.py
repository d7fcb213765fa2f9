"""The program itself as a new office carries it: everything but the example's data."""

from __future__ import annotations

import shutil
from pathlib import Path

import maklumat
from maklumat.documents.errors import Surroundings

_FOLDERS = (".ci", ".github", ".gitlab", "content", "overrides", "scripts", "tests")
_FILES = (
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".gitlab-ci.yml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "SECURITY.md",
    "mkdocs-buku.yml",
    "mkdocs.yml",
    "pyproject.toml",
    "requirements.lock",
)
# The example's story, and what tools and systems leave behind.
_LEFT_OUT = shutil.ignore_patterns(
    "contoh", "__pycache__", "*.egg-info", ".*cache", "*.pyc", "*~", ".*.swp", ".DS_Store", "*.kunci", "*.pem"
)


def home() -> Path:
    """The repository this program runs from; raises `Surroundings` if it was installed without one."""
    root = Path(maklumat.__file__).resolve().parents[2]
    if not all(
        (root / name).exists() for name in ("content", "overrides", "pyproject.toml", "requirements.lock")
    ):
        raise Surroundings(
            "Program ini terpasang tanpa repositorinya. "
            "Jalankan `maklumat mulai` dari salinan repositori maklumat."
        )
    return root


def copy_program(root: Path, office: Path) -> None:
    """Copy the program from `root` into the folder `office`; raises `OSError` at the first failure."""
    for name in _FOLDERS:
        if (root / name).is_dir():
            _copy(root / name, office / name)
    for name in _FILES:
        if (root / name).is_file():
            shutil.copy(root / name, office / name)


def _copy(source: Path, target: Path) -> None:
    target.mkdir()
    names = sorted(entry.name for entry in source.iterdir())
    left_out = _LEFT_OUT(str(source), names)
    for name in names:
        if name in left_out:
            continue
        if (source / name).is_dir():
            _copy(source / name, target / name)
        else:
            shutil.copy(source / name, target / name)
