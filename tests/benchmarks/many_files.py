"""
How long 1,000 files of 20 components take, beside check-jsonschema on the same files: medians of interleaved runs.

With one process and with two, and from the cache beside merely reading and hashing the files. Processor time is told too, as
other work on a machine spoils wall time. Run it in an environment with the extras ``test`` and ``bench``:
``python tests/benchmarks/many_files.py [FILES] [RUNS]``.
"""

from __future__ import annotations

import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cytoform

RUNS = 5
TEXT = {"type": "string"}
SCHEMA = {
    "type": "object",
    "required": ["components"],
    "additionalProperties": False,
    "properties": {
        "name": TEXT,
        "base": TEXT,
        "target": {"type": "object", "additionalProperties": False, "properties": {"tissue": TEXT, "species": TEXT, "use": TEXT}},
        "components": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {"name": TEXT, "amount": TEXT, "source": TEXT},
            },
        },
    },
}


def write(folder: Path, count: int) -> None:
    """Write *count* formulations of 20 random components, a third of them proteins, into *folder*."""
    catalog = cytoform.load_catalog()
    proteins = [id for id in catalog if catalog[id].is_protein]
    others = [id for id in catalog if catalog[id].kind in ("nutrient", "vitamin", "amino acid", "hormone", "small molecule")]
    rng = random.Random(1)
    for number in range(count):
        mix = [*rng.sample(proteins, 7), *rng.sample(others, 13)]
        head = (
            f"name: mix {number}\ntarget:\n  tissue: intestine\n  species: human\n  use: culture\nbase: DMEM/F12\ncomponents:\n"
        )
        rows = [
            f"  - name: {json.dumps(id, ensure_ascii=False)}\n    amount: {rng.choice((5, 10, 50))} ng/mL\n    source: recombinant\n"
            for id in mix
        ]
        (folder / f"mix{number:05}.formulation.yaml").write_text(head + "".join(rows), encoding="utf-8")


HASH = "import os, sys\nfrom hashlib import blake2b\nfor e in os.scandir(sys.argv[1]):\n with open(e.path, 'rb') as f: blake2b(f.read()).digest()"


def commands(folder: Path, schema: Path) -> dict[str, list[str]]:
    """Return the commands that are timed, by name."""
    tools = Path(sys.executable).parent
    check = [str(tools / "cytoform"), "check", str(folder), "--fail-on", "never"]
    return {
        "cytoform": [*check, "--no-cache"],
        "cytoform --jobs 2": [*check, "--no-cache", "--jobs", "2"],
        "cytoform, from the cache": check,
        "reading and hashing": [sys.executable, "-c", HASH, str(folder)],
        "check-jsonschema": [str(tools / "check-jsonschema"), "--schemafile", str(schema), *sorted(map(str, folder.iterdir()))],
    }


def timed(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return the seconds that *command* takes by the clock, and of the processors."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the milliseconds per file of each contender, and how many times faster than check-jsonschema it is."""
    count, runs = (int(given) for given in (*sys.argv[1:], *("1000", str(RUNS))[len(sys.argv) - 1 :]))
    times: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as root:
        folder, schema = Path(root) / "files", Path(root) / "schema.json"
        folder.mkdir()
        write(folder, count)
        schema.write_text(json.dumps(SCHEMA), encoding="utf-8")
        environment = {**os.environ, "CYTOFORM_CACHE": f"{root}/cache"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        contenders = commands(folder, schema)
        timed(contenders["cytoform, from the cache"], environment)
        for _ in range(runs):
            for name, command in contenders.items():
                times.setdefault(name, []).append(timed(command, environment))
    medians = {name: [statistics.median(run[kind] for run in found) for kind in (0, 1)] for name, found in times.items()}
    peer = medians["check-jsonschema"]
    for name, (wall, cpu) in medians.items():
        ratios = f"{peer[0] / wall:7.1f} times by the clock, {peer[1] / cpu:7.1f} by the processors"
        print(f"{name:<26}{wall * 1000 / count:8.3f} ms a file{cpu * 1000 / count:8.3f} ms of the processors{ratios}")


if __name__ == "__main__":
    main()
