"""Arrow columns as numbers: names and targets encoded once for each distinct text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from cytoform.errors import UsageError
from cytoform.screening.arrays import integers, numbers
from cytoform.screening.counting import Integers
from cytoform.screening.evaluator import TARGET, Target

SEPARATOR: Final = ";"  # of names in a column of texts
_VIEWS: Final = (pa.types.is_string_view, pa.types.is_binary_view)
_LIST_VIEWS: Final = (pa.types.is_list_view, pa.types.is_large_list_view)
Bools = NDArray[np.bool_]


def component_lists(column: pa.Array) -> pa.Array:
    """
    Return *column* as lists of texts; a column of texts is split at semicolons.

    Raises:
        UsageError: it holds neither lists of texts nor texts.
    """
    column = plainly(column, plain_type(column.type))
    if pa.types.is_dictionary(column.type) and _is_text(column.type.value_type):
        column = column.cast(column.type.value_type)
    if _is_text(column.type):
        return _split(column)
    if pa.types.is_list(column.type) or pa.types.is_large_list(column.type):
        return column
    if pa.types.is_null(column.type):
        return column.cast(pa.list_(pa.string()))
    try:
        return column.cast(pa.large_list(column.type.value_type))
    except (AttributeError, pa.ArrowException):
        raise UsageError(f"the column components holds {column.type}: give lists of names") from None


def _is_text(type: pa.DataType) -> bool:
    return any(is_so(type) for is_so in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view))


def _split(column: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    lists = pc.split_pattern(column.cast(pa.large_string()), SEPARATOR)
    names = pc.utf8_trim_whitespace(lists.values)
    whole = pa.LargeListArray.from_arrays(lists.offsets.cast(pa.int64()), names)
    return pc.if_else(pc.equal(pc.utf8_trim_whitespace(column.cast(pa.large_string())), ""), pa.scalar([], whole.type), whole)


def uncoded(type: pa.DataType) -> pa.DataType:
    """Return *type* with texts in place of coded texts, also in lists."""
    if pa.types.is_dictionary(type):
        return type.value_type
    if pa.types.is_list(type):
        return pa.list_(uncoded(type.value_type))
    return pa.large_list(uncoded(type.value_type)) if pa.types.is_large_list(type) else type


def plain_type(type: pa.DataType, coded: bool = True) -> pa.DataType:
    """Return *type* without views, and unless it may be *coded* without codes: few functions of Arrow know these."""
    if pa.types.is_dictionary(type) and (not coded or any(is_so(type.value_type) for is_so in _VIEWS)):
        return plain_type(uncoded(type))
    if pa.types.is_string_view(type):
        return pa.string()
    if pa.types.is_binary_view(type):
        return pa.binary()
    if any(is_so(type) for is_so in _LIST_VIEWS):
        return pa.large_list(plain_type(type.value_type))
    if pa.types.is_list(type):
        return pa.list_(plain_type(type.value_type))
    return pa.large_list(plain_type(type.value_type)) if pa.types.is_large_list(type) else type


def plainly(column: pa.Array, wanted: pa.DataType) -> pa.Array:
    """Return *column* in its `plain_type`, which is *wanted*."""
    if column.type == wanted:
        return column
    if any(is_so(column.type) for is_so in _LIST_VIEWS):  # Arrow's own cast of these goes wrong for slices and nulls
        import pyarrow.compute as pc

        sizes = numbers(pc.fill_null(column.sizes.cast(pa.int64()), 0)) * numbers(column.is_valid().cast(pa.int8()))
        ends = integers(np.concatenate(([0], np.cumsum(sizes))))
        return pa.LargeListArray.from_arrays(ends, column.flatten(), mask=column.is_null()).cast(wanted)
    return column.cast(wanted)


def decoded(column: pa.Array) -> pa.Array:
    """Return *column* in its uncoded type."""
    wanted = uncoded(column.type)
    if wanted == column.type:
        return column
    if pa.types.is_dictionary(column.type):
        return column.cast(wanted)
    names, offsets = flat(column)
    whole = type(column).from_arrays(integers(offsets).cast(column.offsets.type), decoded(names), mask=column.is_null())
    return whole.cast(wanted)


def flat(column: pa.Array) -> tuple[pa.Array, Integers]:
    """Return the names of all lists of *column* one after another, and where each list begins; no list is an empty one."""
    if column.null_count:
        import pyarrow.compute as pc

        sizes = numbers(pc.fill_null(pc.list_value_length(column), 0))
        return column.flatten(), np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    offsets = numbers(column.offsets)
    return column.values[offsets[0] : offsets[-1]], offsets.astype(np.int64) - offsets[0]


def encoded(
    names: pa.Array, number: Callable[[Sequence[str | None]], Sequence[int]], asked: Callable[[int], bool]
) -> tuple[Integers, list[str | None]]:
    """
    Return the number of each of *names*, and those of the distinct names that occur and whose number is *asked* for.

    The numbers are as narrow as they can be, as they are gathered from all over a batch later on.

    Raises:
        UsageError: the names are no texts.
    """
    texts, places = distinct(names, "the lists of components hold")
    given = number(texts)
    wanted = [place for place, each in enumerate(given) if asked(each)]
    if wanted:  # a dictionary may hold names that no mix has
        used = np.zeros(len(texts), bool)
        used[places] = True
        wanted = [place for place in wanted if used[place]]
    narrow = np.array(given, np.min_scalar_type(max(given, default=0)))
    return narrow.take(places, mode="clip"), [texts[place] for place in wanted]


def distinct(column: pa.Array, where: str) -> tuple[list[str | None], Integers]:
    """Return the distinct texts of *column*, None among them where one is missing, and the place of each entry's text."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if not (_is_text(kind) or pa.types.is_null(kind)):
        raise UsageError(f"{where} {kind}, not texts")
    if not pa.types.is_dictionary(column.type):
        column = column.cast(pa.large_string() if kind != pa.string() else kind).dictionary_encode()
    texts: list[str | None] = column.dictionary.to_pylist()
    places = column.indices
    if places.null_count:
        places = places.cast(pa.int64()).fill_null(len(texts))
        texts.append(None)
    return texts, numbers(places)


def by_target(batch: pa.RecordBatch, usual: Target) -> Iterator[tuple[Target, Integers | None]]:
    """Yield each target of *batch* with its rows, None for all of them; where a row tells nothing, *usual* is meant."""
    columns = [(n, batch.column(name)) for n, name in enumerate(TARGET) if name in batch.schema.names]
    if not columns:
        yield usual, None
        return
    whole: Any = np.zeros(len(batch), np.int64)
    meant: list[tuple[int, list[str | None]]] = []
    for number, column in columns:
        texts, places = distinct(column, f"the column {TARGET[number]} holds")
        meant.append((number, texts))
        whole = whole * max(1, len(texts)) + places
    keys, inverse = np.unique(whole, return_inverse=True)
    for place, key in enumerate(keys.tolist()):
        target = list(usual)
        for number, texts in reversed(meant):
            key, at = divmod(key, max(1, len(texts)))
            target[number] = _told(texts[at]) or usual[number]
        rows = None if len(keys) == 1 else np.flatnonzero(inverse == place)
        yield (target[0], target[1], target[2]), rows


def _told(text: str | None) -> str | None:
    return text if text and text.strip() else None
