"""Tables with one row a component: the rows of one mix, standing together, become one row with a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from cytoform.errors import UsageError
from cytoform.screening.columns import distinct, uncoded
from cytoform.screening.evaluator import TARGET

if TYPE_CHECKING:
    from cytoform.screening.source import Source


Places = np.ndarray[tuple[int], np.dtype[np.int64]]


def gathered(source: Source) -> Source:
    """
    Return *source*, whose rows hold one ``component`` of a ``mix`` each, with one row a mix and a column ``components``.

    A mix has the target that any of its rows tells; other columns are those of its first row. Reading raises UsageError where
    rows of one mix do not stand together in one stretch of the table, or tell two targets.
    """
    from cytoform.screening.source import skipped

    others = [name for name in source.schema.names if name != "component"]
    kind = pa.large_list(source.schema.field("component").type)
    schema = pa.schema([*(source.schema.field(name) for name in others), pa.field("components", kind)])

    def read(start: int) -> Iterator[pa.RecordBatch]:
        held: pa.RecordBatch | None = None
        seen = _Seen()
        for batch in source.read(0):
            whole = batch if held is None else pa.concat_batches([held, batch])
            starts = _starts(whole.column("mix"))
            if len(starts):
                held = whole.slice(starts[-1])
                if len(starts) > 1:
                    yield _listed(whole.slice(0, starts[-1]), starts[:-1], schema, seen)
        if held is not None and len(held):
            yield _listed(held, np.array([0]), schema, seen)

    return source._replace(schema=schema, read=lambda start: skipped(read(0), start), total=None)


class _Seen:
    """The mixes that came before, eight bytes each, in sorted runs of which each is half as long as the one before it at most."""

    def __init__(self) -> None:
        self._sorted: list[Places] = []

    def add(self, mixes: list[Any]) -> None:
        """Remember *mixes*. Raises UsageError where one of them was there before."""
        found = np.fromiter(map(hash, map(repr, mixes)), np.int64, len(mixes))
        for before in self._sorted:
            places = np.minimum(np.searchsorted(before, found), len(before) - 1)
            again = np.flatnonzero(before[places] == found)
            if len(again):
                raise _scattered(mixes[int(again[0])])
        self._sorted.append(np.sort(found))
        while len(self._sorted) > 1 and 2 * len(self._sorted[-1]) > len(self._sorted[-2]):
            self._sorted[-2:] = [np.sort(np.concatenate(self._sorted[-2:]))]


def _scattered(mix: object) -> UsageError:
    return UsageError(f"the rows of mix {mix!r} do not stand together: sort the table by mix")


def _starts(mix: pa.Array) -> Places:
    """Where each mix begins."""
    if not len(mix):
        return np.zeros(0, np.int64)
    places = mix.dictionary_encode(null_encoding="encode").indices.to_numpy()
    starts = np.flatnonzero(np.diff(places, prepend=-1))
    if len(np.unique(places)) != len(starts):
        counts = np.bincount(places[starts])
        raise _scattered(mix[int(np.flatnonzero(places == np.argmax(counts))[0])].as_py())
    return starts


def _listed(rows: pa.RecordBatch, starts: Places, schema: pa.Schema, seen: _Seen) -> pa.RecordBatch:
    ends = np.append(starts, len(rows))
    first = pa.array(starts)
    mixes = rows.column("mix").take(first)
    seen.add(mixes.to_pylist())
    lists = pa.LargeListArray.from_arrays(pa.array(ends, pa.int64()), rows.column("component"))
    columns = [
        _told(name, rows.column(name), ends, mixes) if name in TARGET else rows.column(name).take(first)
        for name in schema.names[:-1]
    ]
    return pa.RecordBatch.from_arrays([*columns, lists], schema=schema)


def _told(name: str, column: pa.Array, ends: Places, mixes: pa.Array) -> pa.Array:
    """What the rows of each mix tell in *column*, the same wherever they tell something."""
    texts, places = distinct(column, f"the column {name} holds")
    blank = np.array([not (text and text.strip()) for text in texts], bool)
    rows = np.flatnonzero(~blank[places])[::-1]
    groups = np.repeat(np.arange(len(mixes)), np.diff(ends))
    found = np.full(len(mixes), -1)
    found[groups[rows]] = places[rows]
    other = rows[found[groups[rows]] != places[rows]]
    if len(other):
        mix, one = mixes[int(groups[other[-1]])].as_py(), texts[found[groups[other[-1]]]]
        raise UsageError(f"the rows of mix {mix!r} tell two targets: {name} is {one!r} and {texts[places[other[-1]]]!r}")
    return pa.array([texts[place] if place >= 0 else None for place in found.tolist()], uncoded(column.type)).cast(column.type)
