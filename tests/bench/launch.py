"""Starts one command and writes its wall time, processor time and peak memory: `launch.py REPORT COMMAND...`.

A process of its own, small on purpose: Linux counts the memory of whoever starts a process as its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

_UNIT = 1 if sys.platform == "darwin" else 1024


def main(report: str, command: list[str]) -> int:
    """Run the command; its exit status."""
    start = time.perf_counter()
    status = subprocess.run(command, check=False).returncode
    taken = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {"seconds": taken, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * _UNIT}
    Path(report).write_text(json.dumps(found), encoding="ascii")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
