"""Arrow arrays from and to numpy by their buffers: pyarrow's own conversions import pandas wherever it is installed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from cytoform.screening.counting import Integers


def numbers(array: pa.Array) -> Integers:
    """Return the integers of *array*, which has none missing, without copying them."""
    buffer = array.buffers()[1]
    if buffer is None or not len(array):
        return np.zeros(0, str(array.type))
    return np.frombuffer(buffer, str(array.type), len(array), array.offset * (array.type.bit_width // 8))


def integers(values: Integers) -> pa.Array:
    """Return *values* as an Arrow array of their type."""
    values = np.ascontiguousarray(values)
    return pa.Array.from_buffers(pa.from_numpy_dtype(values.dtype), len(values), [None, pa.py_buffer(values)])


def texts(values: Sequence[str]) -> pa.Array:
    """Return *values* as an Arrow array of texts."""
    data = [value.encode() for value in values]
    ends = np.concatenate(([0], np.cumsum([len(each) for each in data]))).astype(np.int32)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(data))]
    return pa.Array.from_buffers(pa.string(), len(values), buffers)


def bits_set(words: Integers) -> int:
    """Return how many bits are set in all *words*, which lie one after another."""
    return int(pa.Array.from_buffers(pa.bool_(), words.size * words.itemsize * 8, [None, pa.py_buffer(words)]).true_count)
