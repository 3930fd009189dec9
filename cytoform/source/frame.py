"""Data frames of any library, by what they can do: pandas, Polars, PyArrow and whatever hands itself over as Arrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, Final, Protocol, runtime_checkable

from cytoform.errors import UsageError
from cytoform.source.grid import Part, parts_of
from cytoform.source.tree import Scalar, Span, from_python, unreadable

_MISSING: Final = ("NAType", "NaTType")


@runtime_checkable
class Frame(Protocol):
    """What has columns: a pandas or Polars data frame, a PyArrow table."""

    @property
    def columns(self) -> Any:
        """The columns, or their names."""


def is_frame(value: object) -> bool:
    """Whether *value* is a table of columns, by what it can do."""
    return isinstance(value, Frame) or hasattr(value, "__arrow_c_stream__")


def read_frame(frame: object) -> tuple[Part, ...]:
    """
    Return the formulations of a data frame, whose columns are those of a table; the line of a place is the row, from 1.

    None, NaN and the like are empty cells. Raises UsageError for a frame whose rows cannot be had, Unreadable as `grid`,
    and for values that are no text, number, date or list of texts.
    """
    names, rows = _opened(frame)
    header = [Scalar(str(name).strip(), True, None) for name in names]
    return parts_of(header, (_row(number, values) for number, values in enumerate(rows, 1)))


def _opened(frame: Any) -> tuple[Sequence[object], Iterable[Sequence[object]]]:
    """The names of the columns, and the rows."""
    if hasattr(frame, "itertuples"):
        return list(frame.columns), frame.itertuples(index=False, name=None)
    if hasattr(frame, "iter_rows"):
        return list(frame.columns), frame.iter_rows()
    if not hasattr(frame, "to_pylist") and hasattr(frame, "__arrow_c_stream__"):
        frame = _as_arrow(frame)
    if hasattr(frame, "column_names"):
        return frame.column_names, zip(*(column.to_pylist() for column in frame.columns), strict=True)
    hint = "collect it first" if hasattr(frame, "collect") else "give a pandas or Polars data frame, or a PyArrow table"
    raise UsageError(f"a value of type {type(frame).__name__} cannot be checked: {hint}")


def _as_arrow(frame: Any) -> Any:
    try:
        import pyarrow  # type: ignore[import-not-found,import-untyped,unused-ignore]

        return pyarrow.table(frame)
    except ImportError:
        raise UsageError(f"a value of type {type(frame).__name__} needs pyarrow to be read") from None
    except (TypeError, ValueError) as error:
        raise UsageError(f"a value of type {type(frame).__name__} is no table: {error}") from None


def _row(number: int, values: Sequence[object]) -> list[Scalar]:
    return [_cell(value, Span(number, column, number, column + 1)) for column, value in enumerate(values, 1)]


def _cell(value: Any, span: Span) -> Scalar:
    if isinstance(value, str):
        return Scalar(value.strip(), True, span)
    if value is None or type(value).__name__ in _MISSING or (isinstance(value, float) and value != value):
        return Scalar("", False, span)
    if isinstance(value, (list, tuple)) or (hasattr(value, "tolist") and getattr(value, "ndim", 0) == 1):
        return Scalar("; ".join(_cell(item, span).text for item in value), True, span)
    if isinstance(value, datetime) and value.time() == time():
        return Scalar(value.date().isoformat(), False, span)
    if not isinstance(value, date) and hasattr(value, "item"):
        return _cell(value.item(), span)
    found = from_python(value)
    if isinstance(found, Scalar):
        return found._replace(span=span)
    raise unreadable(f"a value of type {type(value).__name__} stands in a cell", span, "use texts, numbers and dates")
