"""`make bench`: measures the speeds the project promises and prints one table; asserts nothing.

`python tests/bench/run.py --cepat` measures a tenth of it.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    runpy.run_module("tests.bench.suite", run_name="__main__")
