"""
What `screen.py` compares, each run in a process of its own that imports what it needs itself and nothing else.

The pairs of antagonists are given in a Parquet file: names ``a`` and ``b``, and a small number for each, ``m`` and ``n``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module

SLOW = 100_000  # mixes that the networkx loop is given


def read(source: str, pairs: str, output: str) -> None:
    """Read the file with pyarrow, in batches."""
    import pyarrow.parquet as pq

    for _ in pq.ParquetFile(source).iter_batches(131_072):
        pass


def screened(source: str, pairs: str, output: str) -> None:
    """The command itself."""
    from cytoform.__main__ import main as command

    sys.argv[1:] = ["screen", source, "--output", output]
    command()


def polars_names(source: str, pairs: str, output: str) -> None:
    """A self-join of the components of each mix, by name, then a join with the pairs."""
    import polars as pl

    mixes = pl.scan_parquet(source)
    rows = mixes.select("mix", pl.col("components").alias("n")).explode("n")
    _polars(mixes, rows, pl.scan_parquet(pairs).select("a", "b"), output)


def polars_numbers(source: str, pairs: str, output: str) -> None:
    """The same by small integers, without the components that are in no pair."""
    import polars as pl

    known = pl.scan_parquet(pairs)
    names = pl.concat([known.select(name="a", n="m"), known.select(name="b", n="n")]).unique()
    mixes = pl.scan_parquet(source)
    rows = mixes.select("mix", pl.col("components").alias("name")).explode("name").join(names, on="name").select("mix", "n")
    _polars(mixes, rows, known.select(a="m", b="n"), output)


def _polars(mixes, rows, pairs, output: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    import polars as pl

    both = rows.join(rows, on="mix").filter(pl.col("n") < pl.col("n_right"))
    found = both.join(pairs, left_on=["n", "n_right"], right_on=["a", "b"], how="semi").group_by("mix").len("conflicts")
    whole = mixes.select("mix").join(found, on="mix", how="left", maintain_order="left")
    whole.with_columns(pl.col("conflicts").fill_null(0)).sink_parquet(output)


def duckdb_names(source: str, pairs: str, output: str) -> None:
    """The same self-join in SQL; by integers it is several times slower."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(
            f"copy (with c as (select mix, unnest(components) n from '{source}'),"
            " j as (select x.mix, count(*) k from c x join c y on x.mix = y.mix and x.n < y.n"
            f" join '{pairs}' p on p.a = x.n and p.b = y.n group by x.mix)"
            f" select t.mix, coalesce(j.k, 0) conflicts from '{source}' t left join j on j.mix = t.mix)"
            f" to '{output}' (format parquet)"
        )


def networkx_loop(source: str, pairs: str, output: str) -> None:
    """has_edge over all pairs of each mix, for the first mixes only."""
    from itertools import combinations

    import networkx
    import pyarrow as pa
    import pyarrow.parquet as pq

    known = pq.read_table(pairs)
    graph = networkx.Graph(zip(known["a"].to_pylist(), known["b"].to_pylist(), strict=True))
    batch = next(pq.ParquetFile(source).iter_batches(SLOW))
    counts = [sum(graph.has_edge(*pair) for pair in combinations(mix, 2)) for mix in batch["components"].to_pylist()]
    pq.write_table(pa.table({"mix": batch["mix"], "conflicts": counts}), output)


_ARROW = ("numpy", "pyarrow.parquet")
_CYTOFORM = ("outcome", "parts", "screener", "source", "writing")
CONTENDERS: dict[str, tuple[Callable[[str, str, str], None], tuple[str, ...]]] = {
    "pyarrow, reading only": (read, _ARROW),
    "cytoform screen": (screened, ("cytoform.cli.screen", *(f"cytoform.screening.{name}" for name in _CYTOFORM))),
    "Polars self-join, names": (polars_names, ("polars",)),
    "Polars self-join, integers": (polars_numbers, ("polars",)),
    "DuckDB SQL self-join": (duckdb_names, ("duckdb",)),
    "networkx has_edge loop": (networkx_loop, (*_ARROW, "networkx")),
}


def main() -> None:
    """Run one, and print how many seconds it took once its libraries were there."""
    run, libraries = CONTENDERS[sys.argv[1]]
    for library in libraries:
        import_module(library)
    paths, start = sys.argv[2:5], time.perf_counter()
    run(*paths)
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
