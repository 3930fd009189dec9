"""The batch function in every engine that is installed: the same verdicts as in none of them."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cytoform.errors import CatalogError
from tests.toy_catalog import toy

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

from cytoform.screening import engines  # noqa: E402
from cytoform.screening.screener import Screener  # noqa: E402

engine = pytest.mark.engines
MIXES = [["FGF2", "VEGFA"], ["NOG", "BMP4", "unheard"], [], ["TGF-β", "EGF"], ["EGF", "EGF"], ["FGF5", "IGF-I"]] * 50
TARGETS = [None, "hair follicle", None, "skin", None, "hair follicle"] * 50
TABLE = pa.table(
    {
        "mix": range(len(MIXES)),
        "components": pa.array(MIXES, pa.list_(pa.string())),
        "tissue": TARGETS,
        "goal": ["hair growth"] * len(MIXES),
    }
)


def rows(table: Any) -> list[tuple[object, ...]]:
    """Return the rows of an Arrow table as tuples, by mix."""
    return sorted(tuple(row.values()) for row in table.to_pylist())


@pytest.fixture
def expected() -> list[tuple[object, ...]]:
    """What the batch function itself returns."""
    screener = Screener()
    return rows(pa.Table.from_batches(map(screener, TABLE.to_batches())))


@engine
@pytest.mark.parametrize("lazy", [False, True])
def test_polars(expected: list[tuple[object, ...]], lazy: bool) -> None:
    """A frame at once, or in pieces."""
    pl = pytest.importorskip("polars")
    frame = pl.from_arrow(TABLE)
    found = engines.in_polars(frame.lazy(), Screener()).collect() if lazy else engines.in_polars(frame, Screener())

    assert expected == rows(found.to_arrow())


@engine
def test_duckdb(expected: list[tuple[object, ...]]) -> None:
    """From a relation, and back into SQL."""
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect() as connection:
        connection.register("mixes", TABLE)
        found = engines.in_duckdb(connection.sql("select * from mixes"), Screener()).read_all()
        connection.register("verdicts", found)
        conflicts = connection.sql("select count(*) from verdicts where verdict = 'conflict'").fetchall()

    assert expected == rows(found)
    assert [(sum(row[1] == "conflict" for row in expected),)] == conflicts


@engine
@pytest.mark.filterwarnings("ignore")
def test_dask(expected: list[tuple[object, ...]], tmp_path: Path) -> None:
    """Partition by partition, from Parquet parts."""
    dd = pytest.importorskip("dask.dataframe")
    for number in range(3):
        pq.write_table(TABLE.slice(100 * number, 100), tmp_path / f"part-{number}.parquet")
    frame = dd.read_parquet(tmp_path)
    found = engines.in_dask(frame, Screener()).compute(scheduler="threads")

    assert expected == rows(pa.Table.from_pandas(found, preserve_index=False))


@pytest.fixture
def spark(tmp_path: Path) -> Iterator[Any]:
    """A local Spark of two workers, with this very Python."""
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", str(tmp_path))
        .getOrCreate()
    )
    yield session
    session.stop()


@engine
@pytest.mark.filterwarnings("ignore")
def test_spark(expected: list[tuple[object, ...]], spark: Any) -> None:
    """mapInArrow: the catalog's hash is checked in each of its Python workers."""
    frame = spark.createDataFrame(TABLE).repartition(3)
    found = engines.in_spark(frame, Screener()).toArrow()

    assert expected == rows(found)


@engine
@pytest.mark.filterwarnings("ignore")
def test_ray(expected: list[tuple[object, ...]]) -> None:
    """map_batches, on two processors."""
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        found = engines.in_ray(ray.data.from_arrow(TABLE), Screener())
        tables = ray.get(found.to_arrow_refs())
    finally:
        ray.shutdown()

    assert expected == rows(pa.concat_tables(tables))


def test_a_screener_travels_with_its_catalog() -> None:
    """A catalog of one's own is sent along, the bundled one is not."""
    own = pickle.loads(pickle.dumps(Screener(toy(), goal="budding")))
    bundled = pickle.dumps(Screener())

    assert (toy().sha256, (None, None, "budding")) == (own.catalog.sha256, own.target)
    assert len(bundled) < 2_000


@pytest.mark.parametrize(("what", "value"), [("sha256", "0" * 64), ("cytoform", "0.0.0")])
def test_a_worker_with_another_catalog_or_version_fails(what: str, value: str) -> None:
    """Loudly, and before it screens anything."""
    state = {**Screener().__getstate__(), what: value}

    with pytest.raises(CatalogError, match=value):
        Screener.__new__(Screener).__setstate__(state)
