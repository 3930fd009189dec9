"""
How long a screen takes from Parquet to Parquet, beside Polars, DuckDB, networkx and merely reading the file.

Each contender runs in a process of its own, start-up included, all of them in turn; medians are printed. The others only count
direct and functional antagonists; cytoform runs every pattern rule and the rules of names. Their pair tables hold small
integers where that is quicker. Run it in an environment with the extras ``screen`` and ``bench``:
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
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import cytoform

SLOW = 100_000  # mixes that the networkx loop is given
GROUP = 1_000_000
WIDEST = 20


class Cost(NamedTuple):
    """What one run took: seconds, processor seconds of all threads, MB at its peak."""

    wall: float
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


def numbered() -> tuple[dict[str, int], list[tuple[int, int]]]:
    """Return a number for each antagonist, and the pairs as numbers."""
    pairs = antagonists()
    numbers = {name: number for number, name in enumerate(sorted({name for pair in pairs for name in pair}))}
    return numbers, [(numbers[one], numbers[other]) for one, other in pairs]


def read(source: str, output: str) -> None:
    """Read the file with pyarrow, in batches."""
    for _ in pq.ParquetFile(source).iter_batches(131_072):
        pass


def screened(source: str, output: str) -> None:
    """The command itself."""
    from cytoform.__main__ import main as command

    sys.argv[1:] = ["screen", source, "--output", output]
    command()


def polars_names(source: str, output: str) -> None:
    """A self-join of the components of each mix, by name, then a join with the pairs."""
    import polars as pl

    pairs = pl.LazyFrame(antagonists(), schema=["a", "b"], orient="row")
    mixes = pl.scan_parquet(source)
    rows = mixes.select("mix", pl.col("components").alias("n")).explode("n")
    _polars(mixes, rows, pairs, output)


def polars_numbers(source: str, output: str) -> None:
    """The same by small integers, without the components that are in no pair."""
    import polars as pl

    numbers, couples = numbered()
    names = pl.LazyFrame({"name": list(numbers), "n": list(numbers.values())}, schema={"name": pl.String, "n": pl.UInt16})
    pairs = pl.LazyFrame(couples, schema={"a": pl.UInt16, "b": pl.UInt16}, orient="row")
    mixes = pl.scan_parquet(source)
    rows = mixes.select("mix", pl.col("components").alias("name")).explode("name").join(names, on="name").select("mix", "n")
    _polars(mixes, rows, pairs, output)


def _polars(mixes, rows, pairs, output: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    import polars as pl

    both = rows.join(rows, on="mix").filter(pl.col("n") < pl.col("n_right"))
    found = both.join(pairs, left_on=["n", "n_right"], right_on=["a", "b"], how="semi").group_by("mix").len("conflicts")
    whole = mixes.select("mix").join(found, on="mix", how="left", maintain_order="left")
    whole.with_columns(pl.col("conflicts").fill_null(0)).sink_parquet(output)


def duckdb_names(source: str, output: str) -> None:
    """The same self-join in SQL; by integers it is several times slower."""
    import duckdb

    pairs = antagonists()
    with duckdb.connect() as connection:
        connection.register("pairs", pa.table({"a": [one for one, _ in pairs], "b": [other for _, other in pairs]}))
        connection.execute(
            f"copy (with c as (select mix, unnest(components) n from '{source}'),"
            " j as (select x.mix, count(*) k from c x join c y on x.mix = y.mix and x.n < y.n"
            " join pairs p on p.a = x.n and p.b = y.n group by x.mix)"
            f" select t.mix, coalesce(j.k, 0) conflicts from '{source}' t left join j on j.mix = t.mix)"
            f" to '{output}' (format parquet)"
        )


def networkx_loop(source: str, output: str) -> None:
    """has_edge over all pairs of each mix, for the first mixes only."""
    from itertools import combinations

    import networkx

    graph = networkx.Graph(antagonists())
    batch = next(pq.ParquetFile(source).iter_batches(SLOW))
    counts = [sum(graph.has_edge(*pair) for pair in combinations(mix, 2)) for mix in batch["components"].to_pylist()]
    pq.write_table(pa.table({"mix": batch["mix"], "conflicts": counts}), output)


CONTENDERS: dict[str, Callable[[str, str], None]] = {
    "pyarrow, reading only": read,
    "cytoform screen": screened,
    "Polars self-join, names": polars_names,
    "Polars self-join, integers": polars_numbers,
    "DuckDB SQL self-join": duckdb_names,
    "networkx has_edge loop": networkx_loop,
}


def cost(contender: str, source: Path, output: Path) -> Cost:
    """Return what *contender* took in a process of its own."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, __file__, "--one", contender, str(source), str(output)], stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, contender
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def compare(count: int, runs: int, folder: Path) -> None:
    """Print the medians of all contenders over *count* mixes."""
    source = folder / f"mixes-{count}.parquet"
    subprocess.run([sys.executable, __file__, "--write", str(source), str(count)], check=True)  # its memory is not ours
    costs: dict[str, list[Cost]] = {name: [] for name in CONTENDERS}
    for _ in range(runs):
        for name in CONTENDERS:
            costs[name].append(cost(name, source, folder / "out.parquet"))
    medians = {name: Cost(*map(statistics.median, zip(*found, strict=True))) for name, found in costs.items()}
    ours = medians["cytoform screen"]
    print(f"\n{count:,} mixes, {source.stat().st_size / 1e6:,.0f} MB; medians of {runs} interleaved runs, start-up included")
    print(f"{'':<28}{'s':>8}{'cpu s':>8}{'us/mix':>8}{'peak MB':>9}{'x wall':>8}{'x cpu':>8}")
    for name, found in medians.items():
        mixes = min(SLOW, count) if "networkx" in name else count
        wall, cpu = (each * count / mixes for each in found[:2])
        print(
            f"{name:<28}{found.wall:>8.2f}{found.cpu:>8.2f}{found.wall / mixes * 1e6:>8.2f}{found.peak:>9,.0f}"
            f"{wall / ours.wall:>8.2f}{cpu / ours.cpu:>8.2f}" + (f"  ({mixes:,} mixes, scaled)" if mixes != count else "")
        )


def machine() -> str:
    """Return what the figures were measured on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "pyarrow", "polars", "duckdb", "networkx"))
    return (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), Python {platform.python_version()}, {packages}"
    )


def main() -> None:
    """Compare on each number of mixes."""
    if sys.argv[1:2] == ["--one"]:
        CONTENDERS[sys.argv[2]](*sys.argv[3:5])
        return
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
