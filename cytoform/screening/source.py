"""What a screen reads: files, folders of parts, frames, streams, lists of names; all become record batches of mixes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

import pyarrow as pa

from cytoform.errors import UsageError

BATCH: Final = 131_072  # mixes that are screened together
COLUMNS: Final = ("mix", "components", "component", "tissue", "species", "goal")


class Source(NamedTuple):
    """
    A table of mixes: `read` yields its batches from the mix with this number (from 0) on; `total` is None where nobody knows.

    `names` are those of all columns of the table, where the schema holds only some of them.
    """

    schema: pa.Schema
    read: Callable[[int], Iterator[pa.RecordBatch]]
    total: int | None = None
    paths: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def opened(table: Any, keep: tuple[str, ...] = ()) -> Source:  # noqa: ANN401
    """
    Return *table* as a source of mixes with their components and targets, and the columns to *keep*.

    Args:
        table: a path (Parquet, Arrow IPC, CSV, or a folder of Parquet parts), a binary stream of Arrow IPC or CSV, anything
            with `__arrow_c_stream__` (a frame of pandas or polars, a table of pyarrow, a relation of DuckDB), or an iterable
            of lists of names.
    Raises:
        UsageError: it is none of these, cannot be opened, or lacks a column.
    """
    from cytoform.screening.shaping import shaped

    return shaped(_raw(table, keep), keep)


def _raw(table: Any, keep: tuple[str, ...]) -> Source:  # noqa: ANN401
    from cytoform.screening import files

    if isinstance(table, (str, os.PathLike)):
        return files.opened(os.fspath(table), (*COLUMNS, *keep))
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    if hasattr(table, "__arrow_c_stream__"):
        try:
            return _of_frame(table)
        except pa.ArrowException as error:
            raise UsageError(
                f"a {type(table).__name__} is no table: give a frame, or its column as a list of lists ({error})"
            ) from None
    if hasattr(table, "read"):
        return files.streamed(table, (*COLUMNS, *keep))
    if isinstance(table, Iterable) and not isinstance(table, (bytes, dict)):
        return _of_lists(table)
    raise UsageError(f"a value of type {type(table).__name__} cannot be screened: give a path, a frame or lists of names")


def _of_frame(frame: Any) -> Source:  # noqa: ANN401
    reader = pa.RecordBatchReader.from_stream(frame)
    return Source(reader.schema, lambda start: skipped(cut(reader), start), getattr(frame, "num_rows", None))


def _of_lists(lists: Iterable[Any]) -> Source:
    schema = pa.schema([("mix", pa.int64()), ("components", pa.list_(pa.string()))])

    def read(start: int) -> Iterator[pa.RecordBatch]:
        held: list[list[str]] = []
        number = 0
        for names in lists:
            if isinstance(names, (str, bytes, dict)) or not isinstance(names, Iterable):
                raise UsageError(f"mix {number + len(held)} is of type {type(names).__name__}, not a list of names")
            held.append(list(names))
            if len(held) == BATCH:
                yield _numbered(held, number, schema)
                number, held = number + len(held), []
        if held:
            yield _numbered(held, number, schema)

    return Source(schema, lambda start: skipped(read(start), start))


def _numbered(lists: list[list[str]], start: int, schema: pa.Schema) -> pa.RecordBatch:
    try:
        return pa.RecordBatch.from_arrays(
            [pa.array(range(start, start + len(lists)), pa.int64()), pa.array(lists, schema.field("components").type)],
            schema=schema,
        )
    except (pa.ArrowException, TypeError, UnicodeEncodeError) as error:
        raise UsageError(
            f"a list of names among mixes {start} to {start + len(lists) - 1} holds what is no text: {error}"
        ) from None


def begun(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return *batches*, of which the first is read from now on, while the caller does something else."""
    from concurrent.futures import ThreadPoolExecutor

    with_one = ThreadPoolExecutor(1)
    first = with_one.submit(next, batches, None)
    with_one.shutdown(wait=False)

    def read() -> Iterator[pa.RecordBatch]:
        batch = first.result()
        if batch is not None:
            yield batch
            yield from batches

    return read()


def cut(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield *batches* in pieces of at most `BATCH` rows, empty ones left out."""
    for batch in batches:
        for start in range(0, len(batch), BATCH):
            yield batch.slice(start, BATCH)


def skipped(batches: Iterable[pa.RecordBatch], count: int) -> Iterator[pa.RecordBatch]:
    """Yield *batches* without their first *count* rows."""
    for batch in batches:
        if count >= len(batch):
            count -= len(batch)
            continue
        yield batch.slice(count) if count else batch
        count = 0
