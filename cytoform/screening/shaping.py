"""Any table in the shape that a screen needs: columns by their names, plain types, a number for each mix, lists of components."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from cytoform.errors import UsageError
from cytoform.screening.columns import plain_type, plainly
from cytoform.screening.long_form import gathered
from cytoform.screening.source import COLUMNS, Source


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
    fields = [pa.field(name, plain_type(source.schema.field(name).type, coded=name != "mix")) for name in names]
    schema = pa.schema(fields)

    def read(start: int) -> Iterator[pa.RecordBatch]:
        for batch in source.read(start):
            columns = [plainly(batch.column(field.name), field.type) for field in fields]
            yield pa.RecordBatch.from_arrays(columns, schema=schema) if columns else batch.select([])

    return source._replace(schema=schema, read=read)


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
            numbers = pa.array(range(number, number + len(batch)), pa.int64())
            yield pa.RecordBatch.from_arrays([numbers, *batch.columns], schema=schema)
            number += len(batch)

    return source._replace(schema=schema, read=read)
