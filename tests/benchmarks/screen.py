"""
How long a screen takes from Parquet to Parquet, beside Polars, DuckDB, networkx and merely reading the file.

Each contender runs in a process of its own (`contenders.py`), start-up included, all of them in turn; medians are printed. The
others only count direct and functional antagonists, whose pairs they are given in a file; cytoform runs every pattern rule and
the rules of names. Run it in an environment with the extras ``screen`` and ``bench``:
``python tests/benchmarks/screen.py [MIXES[xRUNS] ...]`` (default: 1000000x5 10000000x3).
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from contenders import CONTENDERS, SLOW  # type: ignore[import-not-found]  # beside this script

import cytoform

PAIRS = "pairs.parquet"
GROUP = 1_000_000
WIDEST = 20


class Cost(NamedTuple):
    """What one run took: seconds, those of them after its imports, processor seconds of all threads, MB at its peak."""

    wall: float
    work: float
    cpu: float
    peak: float


def write_mixes(path: Path, count: int, mean: float = 8) -> None:
    """Write *count* mixes of distinct factors, all of which some publication speaks of, in random order."""
    catalog = cytoform.load_catalog()
    factors = sorted(id for id in catalog if catalog.partners(id))
    random = np.random.default_rng(7)
    schema = pa.schema([("mix", pa.int64()), ("components", pa.list_(pa.string()))])
    with pq.ParquetWriter(path, schema) as writer:
        for start in range(0, count, GROUP):
            rows = min(GROUP, count - start)
            sizes = np.clip(random.poisson(mean, rows), 2, WIDEST)
            places = random.integers(0, len(factors), (rows, WIDEST), np.int32)
            while True:
                places.sort(axis=1)
                row, column = np.nonzero(places[:, 1:] == places[:, :-1])
                if not len(row):
                    break
                places[row, column] = random.integers(0, len(factors), len(row))
            flat = random.permuted(places, axis=1)[np.arange(WIDEST) < sizes[:, None]]
            names = pa.DictionaryArray.from_arrays(pa.array(flat), pa.array(factors)).cast(pa.string())
            offsets = pa.array(np.concatenate(([0], np.cumsum(sizes))), pa.int32())
            lists = pa.ListArray.from_arrays(offsets, names)
            writer.write_table(pa.table([pa.array(np.arange(start, start + rows)), lists], schema=schema), row_group_size=GROUP)


def antagonists() -> list[tuple[str, str]]:
    """Return the pairs of factors that some publication sets against each other."""
    found = cytoform.load_catalog().interactions(effect=cytoform.Effect.ANTAGONISM)
    return sorted({(min(i.factors), max(i.factors)) for i in found if i.supports})


def write_pairs(path: Path) -> None:
    """Write these pairs, and a small number for each factor in them."""
    one, other = zip(*antagonists(), strict=True)
    numbers = {name: number for number, name in enumerate(sorted({*one, *other}))}
    m, n = (pa.array([numbers[name] for name in names], pa.uint16()) for names in (one, other))
    pq.write_table(pa.table({"a": one, "b": other, "m": m, "n": n}), path)


def cost(contender: str, source: Path, output: Path) -> Cost:
    """Return what *contender* took in a process of its own."""
    start = time.perf_counter()
    script = Path(__file__).with_name("contenders.py")
    process = subprocess.Popen(
        [sys.executable, script, contender, source, source.with_name(PAIRS), output],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # as the command itself sets it
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    with process.stdout:
        told = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, contender
    return Cost(time.perf_counter() - start, float(told), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def compare(count: int, runs: int, folder: Path) -> None:
    """Print the medians of all contenders over *count* mixes."""
    source = folder / f"mixes-{count}.parquet"
    write_pairs(folder / PAIRS)
    subprocess.run([sys.executable, __file__, "--write", str(source), str(count)], check=True)  # its memory is not ours
    costs: dict[str, list[Cost]] = {name: [] for name in CONTENDERS}
    for _ in range(runs):
        for name in CONTENDERS:
            costs[name].append(cost(name, source, folder / "out.parquet"))
    medians = {name: Cost(*map(statistics.median, zip(*found, strict=True))) for name, found in costs.items()}
    ours = medians["cytoform screen"]
    print(f"\n{count:,} mixes, {source.stat().st_size / 1e6:,.0f} MB; medians of {runs} interleaved runs, start-up included")
    print(f"{'':<28}{'s':>8}{'work s':>8}{'cpu s':>8}{'us/mix':>8}{'peak MB':>9}{'x wall':>8}{'x work':>8}{'x cpu':>8}")
    for name, found in medians.items():
        mixes = min(SLOW, count) if "networkx" in name else count
        wall, work, cpu = (each * count / mixes for each in found[:3])
        print(
            f"{name:<28}{found.wall:>8.2f}{found.work:>8.2f}{found.cpu:>8.2f}{found.wall / mixes * 1e6:>8.2f}{found.peak:>9,.0f}"
            f"{wall / ours.wall:>8.2f}{work / ours.work:>8.2f}{cpu / ours.cpu:>8.2f}"
            + (f"  ({mixes:,} mixes, scaled)" if mixes != count else "")
        )


def machine() -> str:
    """Return what the figures were measured on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "pyarrow", "polars", "duckdb", "networkx"))
    return (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), Python {platform.python_version()}, {packages}"
    )


def main() -> None:
    """Compare on each number of mixes."""
    if sys.argv[1:2] == ["--write"]:
        write_mixes(Path(sys.argv[2]), int(sys.argv[3]))
        return
    wanted = [text.partition("x")[::2] for text in sys.argv[1:] or ("1000000x5", "10000000x3")]
    catalog = cytoform.load_catalog()
    print(f"{machine()}; cytoform {cytoform.__version__}, catalog {catalog.version} ({catalog.sha256[:12]})")
    with tempfile.TemporaryDirectory() as folder:
        for count, runs in wanted:
            compare(int(count), int(runs or 3), Path(folder))


if __name__ == "__main__":
    main()
