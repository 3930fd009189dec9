"""
How long one cold check takes beside bare Python and yamllint: medians of interleaved runs, and their ratios.

Run it in an environment with the extras ``test`` and ``bench``: ``python tests/benchmarks/start_up.py``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
MIX = """\
name: Follicular cell cytokines
target:
  tissue: hair follicle
  goal: hair growth
components:
  - KGF
  - FGF9
  - IGF-1
  - VEGF
  - bFGF
  - Noggin
  - Cu/Zn SOD
"""


def contenders(path: str) -> dict[str, list[str]]:
    """Return the commands that are timed, by name."""
    tools = Path(sys.executable).parent
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import cytoform": [sys.executable, "-c", "import cytoform"],
        "cytoform check one.yaml": [str(tools / "cytoform"), "check", path],
        "yamllint one.yaml": [str(tools / "yamllint"), path],
    }


def main() -> None:
    """Print a row for each contender: median and least milliseconds, and the ratio of its median to bare Python's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.yaml"
        path.write_text(MIX, encoding="utf-8")
        commands = contenders(str(path))
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        for command in commands.values():  # as installed: compiled once
            subprocess.run(command, capture_output=True, check=False, env=environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, capture_output=True, check=False)
                times[name].append((time.perf_counter() - start) * 1000)
    bare = statistics.median(times["python -c pass"])
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:<26}{median:8.1f} ms   least {min(values):7.1f} ms   {median / bare:5.2f} x bare")


if __name__ == "__main__":
    main()
