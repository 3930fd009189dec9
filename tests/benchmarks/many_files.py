"""
How long 1,000 files of 20 components take, beside check-jsonschema on the same files: medians of interleaved runs.

Run it in an environment with the extras ``test`` and ``bench``: ``python tests/benchmarks/many_files.py [FILES]``.
"""

from __future__ import annotations

import json
import random
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


def main() -> None:
    """Print the milliseconds per file of both tools, and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    tools = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "files"
        folder.mkdir()
        write(folder, count)
        schema = Path(root) / "schema.json"
        schema.write_text(json.dumps(SCHEMA), encoding="utf-8")
        files = sorted(map(str, folder.iterdir()))
        commands = {
            "cytoform": [str(tools / "cytoform"), "check", str(folder), "--fail-on", "never"],
            "check-jsonschema": [str(tools / "check-jsonschema"), "--schemafile", str(schema), *files],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, capture_output=True, check=False)
                times[name].append((time.perf_counter() - start) * 1000 / count)
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(f"{name:<20}{median:8.3f} ms a file")
    print(f"ratio {medians['check-jsonschema'] / medians['cytoform']:.1f}")


if __name__ == "__main__":
    main()
