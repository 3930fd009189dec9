"""Tables with one row a component: the rows of one mix, standing together, become one row with a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from cytoform.errors import UsageError

if TYPE_CHECKING:
    from cytoform.screening.source import Source


def gathered(source: Source) -> Source:
    """
    Return *source*, whose rows hold one ``component`` of a ``mix`` each, with one row a mix and a column ``components``.

    Other columns are those of the mix's first row. Reading raises UsageError where rows of one mix do not stand together
    in one stretch of the table.
    """
    from cytoform.screening.source import skipped

    others = [name for name in source.schema.names if name != "component"]
    kind = pa.large_list(source.schema.field("component").type)
    schema = pa.schema([*(source.schema.field(name) for name in others), pa.field("components", kind)])

    def read(start: int) -> Iterator[pa.RecordBatch]:
        held: pa.RecordBatch | None = None
        for batch in source.read(0):
            whole = batch if held is None else pa.concat_batches([held, batch])
            starts = _starts(whole.column("mix"))
            if len(starts):
                held = whole.slice(starts[-1])
                if len(starts) > 1:
                    yield _listed(whole.slice(0, starts[-1]), starts[:-1], schema)
        if held is not None and len(held):
            yield _listed(held, np.array([0]), schema)

    return source._replace(schema=schema, read=lambda start: skipped(read(0), start), total=None)


def _starts(mix: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Where each mix begins."""
    if not len(mix):
        return np.zeros(0, np.int64)
    places = mix.dictionary_encode(null_encoding="encode").indices.to_numpy()
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    if len(np.unique(places)) != len(starts):
        counts = np.bincount(places[starts])
        name = mix[int(np.flatnonzero(places == np.argmax(counts))[0])]
        raise UsageError(f"the rows of mix {name.as_py()!r} do not stand together: sort the table by mix")
    return starts


def _listed(rows: pa.RecordBatch, starts: np.ndarray[tuple[int], np.dtype[np.int64]], schema: pa.Schema) -> pa.RecordBatch:
    ends = pa.array(np.append(starts, len(rows)), pa.int64())
    first = pa.array(starts)
    names = rows.column("component")
    lists = pa.LargeListArray.from_arrays(ends, names)
    return pa.RecordBatch.from_arrays([*(rows.column(name).take(first) for name in schema.names[:-1]), lists], schema=schema)
