"""
How the processor time of a screen grows with the size of the mixes and of the catalog: synthetic catalogs, batches in memory.

Run it in an environment with the extra ``screen``: ``python tests/benchmarks/scaling.py [MIXES]``, so many mixes a batch.
"""

from __future__ import annotations

import sys
import time

import numpy as np
import pyarrow as pa

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.compiling import compile_records
from cytoform.catalog.loading import load_catalog
from cytoform.catalog.records import Place, Records, Statement
from cytoform.model import Claim, Effect, Factor, Paper
from cytoform.screening.screener import Screener

MIXES = int(sys.argv[1]) if len(sys.argv) > 1 else 16_384
RUNS = 15
SIZES = (4, 8, 16, 32)


def synthetic(factors: int, interactions: int) -> Catalog:
    """Return a catalog of so many factors and direct antagonisms between random pairs of them."""
    random = np.random.default_rng(3)
    count = min(interactions, factors * (factors - 1) // 2)
    codes: set[tuple[int, int]] = set()
    while len(codes) < count:
        drawn = np.sort(random.integers(0, factors, (count, 2)), axis=1)
        codes.update(
            (one, other) for one, other in drawn[: 2 * (count - len(codes))].tolist() if one != other and len(codes) < count
        )
    paper = Paper("doi:10.1/synthetic", "synthetic", 2026, "abstract", "2026-01-01", "")
    claim = Claim(paper, "supports", mechanism="ligand trap")
    records = Records(version="synthetic")
    records.contexts = dict(load_catalog().contexts)
    records.factors = {f"f{n}q": Factor(f"f{n}q", f"factor {n}q", "growth factor", (f"F{n}Q",)) for n in range(factors)}
    records.statements = [
        Statement(Effect.ANTAGONISM, (f"f{one}q", f"f{other}q"), claim, Place("synthetic", 0), mode="direct")
        for one, other in codes
    ]
    return Catalog(compile_records(records))


def mixes(names: list[str], size: int) -> pa.RecordBatch:
    """Return random mixes of so many distinct names."""
    random = np.random.default_rng(5)
    places = random.integers(0, len(names), (MIXES, size), np.int32)
    while True:
        places.sort(axis=1)
        row, column = np.nonzero(places[:, 1:] == places[:, :-1])
        if not len(row):
            break
        places[row, column] = random.integers(0, len(names), len(row))
    coded = pa.DictionaryArray.from_arrays(pa.array(places.reshape(-1)), pa.array(names))
    lists = pa.ListArray.from_arrays(pa.array(np.arange(0, MIXES * size + 1, size), pa.int32()), coded)
    return pa.record_batch({"mix": np.arange(MIXES), "components": lists})


def cost(screener: Screener, batch: pa.RecordBatch) -> float:
    """Return the least processor time of several runs, in microseconds a mix, names and tables learned before."""
    screener(batch)
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        screener(batch)
        times.append(time.process_time() - start)
    return min(times) / len(batch) * 1e6


def main() -> None:
    """Print a line for each catalog, a column for each size of mix."""
    print("us of processor time a mix, " + ", ".join(f"{size} components" for size in SIZES))
    catalog = load_catalog()
    catalogs = {"the bundled catalog": (catalog, [id for id in sorted(catalog) if catalog.partners(id)])}
    for label, (known, names) in catalogs.items():
        report(label, known, names)
    for factors in (500, 2_000, 10_000):
        for interactions in (10_000, 100_000):
            made = synthetic(factors, interactions)
            report(f"{factors:,} factors, {interactions:,} interactions", made, list(made))


def report(label: str, catalog: Catalog, names: list[str]) -> None:
    """Print one line."""
    start = time.process_time()
    screener = Screener(catalog)
    screener(mixes(names, 8))
    first = time.process_time() - start
    costs = [cost(screener, mixes(names, size)) for size in SIZES]
    print(f"{label:<40}" + "".join(f"{each:>8.2f}" for each in costs) + f"   first batch {first:.1f} s", flush=True)


if __name__ == "__main__":
    main()
