"""Runs what is measured as a process of its own: wall time, peak memory, and what it printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_LAUNCHER = Path(__file__).with_name("launch.py")


class Failed(Exception):
    """What was to be measured did not do its work."""


@dataclass(frozen=True)
class Run:
    """One finished process: wall and processor time in seconds, peak memory in bytes, standard output."""

    seconds: float
    cpu: float
    memory: int
    output: str

    @property
    def json(self) -> Any:
        """The output, read as JSON."""
        return json.loads(self.output)


def run(
    *command: str | Path, cwd: Path = ROOT, allowed: tuple[int, ...] = (0,), kept: Path | None = None
) -> Run:
    """Run a command to its end; raises `Failed` with its last words on any other exit status.

    `kept` is where sheets are kept from run to run; without it each run sets all of them.
    """
    words = list(map(str, command))
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "laporan.json")
        done = subprocess.run(
            [sys.executable, "-I", str(_LAUNCHER), str(report), *words],
            cwd=cwd,
            env=_surroundings(kept),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode not in allowed:
            raise Failed(f"{' '.join(words)} ended with {done.returncode}: {done.stderr[-2000:]}")
        found = json.loads(report.read_text(encoding="ascii"))
    return Run(found["seconds"], found["cpu"], found["memory"], done.stdout)


def _surroundings(kept: Path | None) -> dict[str, str]:
    """As on anyone's machine, where Python keeps compiled modules, whatever is set on this one."""
    found = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**found, "NO_MKDOCS_2_WARNING": "1", "MAKLUMAT_TEMBOLOK": str(kept or "")}


def maklumat(*words: str | Path, allowed: tuple[int, ...] = (0,), kept: Path | None = None) -> Run:
    """Run a command of the program."""
    return run(sys.executable, "-m", "maklumat", *words, allowed=allowed, kept=kept)


def module(name: str, *words: str) -> Run:
    """Run a module of the bench in a process of its own."""
    return run(sys.executable, "-m", f"tests.bench.{name}", *words)


def typical(measured: Callable[[], Run], times: int) -> Run:
    """The run of median duration out of some; of two in the middle the slower."""
    runs = sorted((measured() for _ in range(times)), key=lambda run: run.seconds)
    return runs[times // 2]
