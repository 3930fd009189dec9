"""What a screen writes: one file of Parquet, Arrow IPC or CSV, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import IO, Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from cytoform.errors import UsageError
from cytoform.screening.arrays import integers
from cytoform.screening.columns import flat
from cytoform.screening.source import BATCH

GROUP: Final = BATCH  # rows of a Parquet row group
PARQUET: Final = (".parquet", ".pq", ".parq")
IPC: Final = (".arrow", ".feather", ".ipc")
TEXT: Final = (".csv",)


Write = Callable[[IO[bytes], pa.Schema, Iterable[pa.RecordBatch]], int]


def write_file(path: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch], write: Write | None = None) -> int:
    """
    Write *batches* to *path*, in the format its ending names or by *write*, and return how many rows there were.

    A file appears there once it is whole. Raises UsageError where it cannot be written, or its ending is unknown.
    """
    write = write or _writer(path)
    rough = f"{path}.unfinished"
    try:
        with open(rough, "wb") as stream:
            count = write(stream, schema, batches)
        os.replace(rough, path)
    except OSError as error:
        raise UsageError(f"{path!r} cannot be written: {error.strerror or error}") from error
    except pa.ArrowException as error:
        raise UsageError(f"{path!r} cannot be written: {error}; a Parquet file takes any column") from error
    finally:
        if os.path.exists(rough):
            os.remove(rough)
    return count


def is_file(path: str) -> bool:
    """Whether *path* names a file of a format that can be written; any other is a folder of parts."""
    return os.path.splitext(path)[1].lower() in (*PARQUET, *IPC, *TEXT)


def _writer(path: str) -> Write:
    ending = os.path.splitext(path)[1].lower()
    if ending in PARQUET:
        return write_parquet
    if ending in IPC:
        return write_ipc
    if ending in TEXT:
        return write_csv
    raise UsageError(f"{path!r} has no known ending: give {PARQUET[0]}, {IPC[0]} or {TEXT[0]}")


def write_parquet(
    stream: IO[bytes],
    schema: pa.Schema,
    batches: Iterable[pa.RecordBatch],
    notes: Callable[[], dict[str, str]] = dict,
) -> int:
    """Write *batches* to *stream* as Parquet, `GROUP` rows a group, with *notes* at its end; return how many rows there were."""
    plain = [name for name in schema.names if name == "mix" or pa.types.is_integer(schema.field(name).type)]
    deltas = {name: "DELTA_BINARY_PACKED" for name in plain if pa.types.is_integer(schema.field(name).type)}
    coded = [leaf for leaf in _leaves(schema) if leaf not in plain]
    count = held = 0
    waiting: list[pa.RecordBatch] = []
    with pq.ParquetWriter(stream, schema, use_dictionary=coded or False, column_encoding=deltas or None) as writer:
        for batch in batches:
            waiting.append(batch)
            held += len(batch)
            count += len(batch)
            if held >= GROUP:
                writer.write_table(pa.Table.from_batches(waiting, schema), row_group_size=held)
                waiting, held = [], 0
        if held or not count:
            writer.write_table(pa.Table.from_batches(waiting, schema), row_group_size=max(1, held))
        writer.add_key_value_metadata(notes())
    return count


def _leaves(schema: pa.Schema) -> list[str]:
    """The columns as Parquet names them: a list is told by its element."""
    return [f"{f.name}.list.element" if pa.types.is_nested(f.type) else f.name for f in schema]


def write_ipc(stream: IO[bytes], schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """Write *batches* to *stream* as an Arrow IPC file, and return how many rows there were."""
    count = 0
    with pa.ipc.new_file(stream, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
            count += len(batch)
    return count


def write_csv(stream: IO[bytes], schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> int:
    """Write *batches* to *stream* as CSV, lists as texts with semicolons, and return how many rows there were."""
    from pyarrow import csv

    flat = pa.schema([(field.name, pa.string() if _wordy(field.type) else field.type) for field in schema])
    count = 0
    with csv.CSVWriter(stream, flat, write_options=csv.WriteOptions(quoting_style="needed")) as writer:
        for batch in batches:
            writer.write_batch(pa.RecordBatch.from_arrays([plain(column) for column in batch.columns], schema=flat))
            count += len(batch)
    return count


def _wordy(type: pa.DataType) -> bool:
    return bool(pa.types.is_nested(type) or pa.types.is_dictionary(type) or pa.types.is_large_string(type))


def plain(column: pa.Array) -> Any:  # noqa: ANN401
    """Return *column* with lists, coded texts and whatever else is no single value as plain texts."""
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        return _joined(column)
    return _shown(column) if pa.types.is_nested(column.type) else column.cast(pa.string()) if _wordy(column.type) else column


def _shown(column: pa.Array) -> Any:  # noqa: ANN401
    return pa.array([None if value is None else str(value) for value in column.to_pylist()], pa.string())


def _joined(column: pa.Array) -> Any:  # noqa: ANN401
    import pyarrow.compute as pc

    values, offsets = flat(column)
    names = (_shown(values) if pa.types.is_nested(values.type) else values.cast(pa.string())).fill_null("")
    lists = pa.LargeListArray.from_arrays(integers(offsets), names, mask=column.is_null())
    return pc.binary_join(lists, "; ").cast(pa.string())
