"""Which rows of a screen are wanted: those that meet conditions, and the best of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import pyarrow as pa

from cytoform.errors import UsageError
from cytoform.screening.columns import uncoded
from cytoform.screening.totals import VERDICTS

_CONDITION: Final = re.compile(r"\s*(\w+)\s*(!=|<=|>=|=|<|>)\s*(.*?)\s*")
_OPERATORS: Final = {
    "=": "equal", "!=": "not_equal", "<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal",
}  # fmt: skip
BEST: Final = (("conflicts", "ascending"), ("synergies", "descending"), ("warnings", "ascending"))


class Condition(NamedTuple):
    """What a column of the output must hold."""

    column: str
    sign: str
    value: str | int | float

    def of(self, batch: pa.RecordBatch) -> pa.Array:
        """Return which rows of *batch* meet it."""
        import pyarrow.compute as pc

        column = batch.column(self.column)
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        value = pa.scalar(self.value, column.type if isinstance(self.value, float) else None)
        return pc.call_function(_OPERATORS[self.sign], [column, value])


def conditions(texts: Iterable[str], schema: pa.Schema) -> tuple[Condition, ...]:
    """Return the conditions that *texts* name, such as "verdict=documented" or "synergies>=2". Raises UsageError for any other text."""
    return tuple(_condition(text, schema) for text in texts)


def _condition(text: str, schema: pa.Schema) -> Condition:
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise UsageError(f"{text!r} is no condition: write one such as verdict=documented or synergies>=2")
    column, sign, value = match[1], match[2], match[3]
    if column not in schema.names:
        known = ", ".join(schema.names)
        raise UsageError(f"{text!r} is no condition: there is no column {column!r} but {known}; --keep adds columns of the table")
    kind = uncoded(schema.field(column).type)
    if pa.types.is_integer(kind):
        if not re.fullmatch(r"-?\d{1,18}", value):
            raise UsageError(f"{text!r} is no condition: {column} is a whole number of at most 18 digits")
        return Condition(column, sign, int(value))
    if pa.types.is_floating(kind):
        return Condition(column, sign, _number(value, text))
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        raise UsageError(f"{text!r} is no condition: the column {column} holds {kind}, and only numbers and texts are compared")
    if column == "verdict" and (value not in VERDICTS or sign not in ("=", "!=")):
        raise UsageError(f"{text!r} is no condition: a verdict is {', '.join(VERDICTS)}")
    return Condition(column, sign, value)


def _number(value: str, text: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise UsageError(f"{text!r} is no condition: {value!r} is no number") from None


def meeting(batch: pa.RecordBatch, wanted: Iterable[Condition]) -> pa.RecordBatch:
    """Return the rows of *batch* that meet all of *wanted*."""
    for condition in wanted:
        batch = batch.filter(condition.of(batch))
    return batch


def best(batches: Iterable[pa.RecordBatch], count: int, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """
    Return the *count* best rows of *batches* in one batch, best first.

    Fewer conflicts are better, then more synergies, then fewer warnings; of equal rows the earlier ones are kept.
    Raises UsageError where *count* is negative.
    """
    if count < 0:
        raise UsageError(f"{count} rows cannot be ranked: ask for 1 or more")
    return _best(batches, count, schema)


def _best(batches: Iterable[pa.RecordBatch], count: int, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    import pyarrow.compute as pc

    kept = schema.empty_table()
    for batch in batches:
        if len(batch):
            whole = pa.concat_tables([kept, pa.Table.from_batches([batch], schema)])
            kept = whole.take(pc.sort_indices(whole, sort_keys=list(BEST))[:count]).combine_chunks()
    yield from kept.to_batches()
