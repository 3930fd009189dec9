"""The same batch function in other engines: each adapter is a few lines around a `Screener`, imports nothing, and returns what its engine returns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from cytoform.screening.screener import Screener


def in_polars(frame: Any, screener: Screener) -> Any:  # noqa: ANN401
    """Return the verdicts on *frame*, a DataFrame or LazyFrame of polars; a LazyFrame is screened in pieces as it is collected."""
    import polars as pl

    def piece(part: Any) -> Any:  # noqa: ANN401
        return pl.from_arrow(_screened(part.to_arrow(), screener))

    if isinstance(frame, pl.DataFrame):
        return piece(frame)
    schema = piece(frame.head(0).collect()).schema
    return frame.map_batches(piece, schema=schema, streamable=True)


def in_duckdb(relation: Any, screener: Screener, rows: int = 122_880) -> pa.RecordBatchReader:  # noqa: ANN401
    """Return the verdicts on *relation* of DuckDB as a stream of batches, which DuckDB reads in turn as a table."""
    import pyarrow as pa

    reader = relation.to_arrow_reader(rows) if hasattr(relation, "to_arrow_reader") else relation.fetch_record_batch(rows)
    return pa.RecordBatchReader.from_batches(screener.schema(reader.schema), map(screener, reader))


def in_spark(frame: Any, screener: Screener) -> Any:  # noqa: ANN401
    """Return the verdicts on *frame* of Spark; the workers need cytoform with its extra `screen`."""
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    def screened(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return (_plain(screener(batch)) for batch in batches)

    schema = from_arrow_schema(_plain_schema(screener.schema(to_arrow_schema(frame.schema))))
    return frame.mapInArrow(screened, schema)


def in_dask(frame: Any, screener: Screener) -> Any:  # noqa: ANN401
    """Return the verdicts on *frame* of Dask, partition by partition."""

    def piece(part: Any) -> Any:  # noqa: ANN401
        import pyarrow as pa

        return _screened(pa.Table.from_pandas(part, preserve_index=False), screener).to_pandas()

    return frame.map_partitions(piece, meta=piece(frame._meta))


def in_ray(dataset: Any, screener: Screener) -> Any:  # noqa: ANN401
    """Return the verdicts on *dataset* of Ray."""
    return dataset.map_batches(_screened, batch_format="pyarrow", fn_args=(screener,))


def _screened(table: pa.Table, screener: Screener) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_batches(map(screener, table.to_batches()), screener.schema(table.schema))


def _plain_schema(schema: pa.Schema) -> pa.Schema:
    import pyarrow as pa

    return pa.schema([(f.name, f.type.value_type if pa.types.is_dictionary(f.type) else f.type) for f in schema])


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with texts in place of coded texts, which Spark does not know."""
    return batch.cast(_plain_schema(batch.schema))
