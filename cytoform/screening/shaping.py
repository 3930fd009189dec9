"""Any table in the shape that a screen needs: columns by their names, plain types, a number for each mix, lists of components."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pyarrow as pa

from cytoform.errors import UsageError
from cytoform.screening.arrays import numbers
from cytoform.screening.columns import uncoded
from cytoform.screening.long_form import gathered
from cytoform.screening.source import COLUMNS, Source

_VIEWS: Final = (pa.types.is_string_view, pa.types.is_binary_view)
_LIST_VIEWS: Final = (pa.types.is_list_view, pa.types.is_large_list_view)


def shaped(source: Source, keep: tuple[str, ...]) -> Source:
    """
    Return *source* with the columns that a screen needs, and those to *keep*, in types that everything can be done with.

    Mixes without a number are numbered; of a long form the rows of a mix are gathered into lists. Raises UsageError where a
    column is missing, twice there, or spelled with other capitals.
    """
    source = _plain(source, keep)
    names = source.schema.names
    if "components" not in names and {"mix", "component"} <= {*names}:
        source = gathered(source)
    elif "components" not in names:
        raise UsageError(f"the table has no column 'components' (or 'mix' and 'component'), but {_listed(source)}")
    if "mix" not in source.schema.names:
        source = _with_numbers(source)
    wanted = [name for name in dict.fromkeys((*COLUMNS, *keep)) if name in source.schema.names and name != "component"]
    for name in keep:
        if name not in wanted:
            raise UsageError(f"the table has no column {name!r} to keep, but {_listed(source)}")
    schema = pa.schema([source.schema.field(name) for name in wanted])
    return source._replace(schema=schema, read=lambda start: _selected(source.read(start), wanted))


def _listed(source: Source) -> str:
    return ", ".join(map(repr, source.names or source.schema.names)) or "none"


def _plain(source: Source, keep: tuple[str, ...]) -> Source:
    """The source with those columns alone that may be wanted, each once, in plain types."""
    given = source.names or tuple(source.schema.names)
    wanted = (*COLUMNS, *keep)
    for name in given:
        meant = name.strip().lower()
        if name not in wanted and meant in COLUMNS and meant not in given:
            raise UsageError(f"the table has a column {name!r}: call it {meant!r}, or it would not be read")
        if name in wanted and given.count(name) > 1:
            raise UsageError(f"the table has {given.count(name)} columns {name!r}: leave one")
    names = [name for name in source.schema.names if name in wanted]
    fields = [pa.field(name, _plain_type(source.schema.field(name).type, name)) for name in names]
    schema = pa.schema(fields)

    def read(start: int) -> Iterator[pa.RecordBatch]:
        for batch in source.read(start):
            columns = [_cast(batch.column(field.name), field.type) for field in fields]
            yield pa.RecordBatch.from_arrays(columns, schema=schema) if columns else batch.select([])

    return source._replace(schema=schema, read=read)


def _plain_type(type: pa.DataType, name: str = "") -> pa.DataType:
    """The type without views, and of a number of a mix without codes: few functions of Arrow know these."""
    if pa.types.is_dictionary(type) and (name == "mix" or any(is_so(type.value_type) for is_so in _VIEWS)):
        return _plain_type(uncoded(type))
    if pa.types.is_string_view(type):
        return pa.string()
    if pa.types.is_binary_view(type):
        return pa.binary()
    if any(is_so(type) for is_so in _LIST_VIEWS):
        return pa.large_list(_plain_type(type.value_type))
    if pa.types.is_list(type):
        return pa.list_(_plain_type(type.value_type))
    return pa.large_list(_plain_type(type.value_type)) if pa.types.is_large_list(type) else type


def _cast(column: pa.Array, wanted: pa.DataType) -> pa.Array:
    if column.type == wanted:
        return column
    if any(is_so(column.type) for is_so in _LIST_VIEWS):  # Arrow's own cast of these goes wrong for slices and nulls
        import pyarrow.compute as pc

        sizes = numbers(pc.fill_null(column.sizes.cast(pa.int64()), 0)) * numbers(column.is_valid().cast(pa.int8()))
        ends = [0, *sizes.cumsum().tolist()]
        lists = pa.LargeListArray.from_arrays(pa.array(ends, pa.int64()), column.flatten(), mask=column.is_null())
        return lists.cast(wanted)
    return column.cast(wanted)


def _selected(batches: Iterator[pa.RecordBatch], columns: list[str]) -> Iterator[pa.RecordBatch]:
    try:
        for batch in batches:
            yield batch.select(columns)
    except (OSError, pa.ArrowException) as error:
        raise UsageError(f"the table cannot be read to its end: {error}") from error


def _with_numbers(source: Source) -> Source:
    schema = source.schema.insert(0, pa.field("mix", pa.int64()))

    def read(start: int) -> Iterator[pa.RecordBatch]:
        number = start
        for batch in source.read(start):
            yield pa.RecordBatch.from_arrays([_counted(number, len(batch)), *batch.columns], schema=schema)
            number += len(batch)

    return source._replace(schema=schema, read=read)


def _counted(start: int, count: int) -> Any:  # noqa: ANN401
    return pa.array(range(start, start + count), pa.int64())
