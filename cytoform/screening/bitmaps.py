"""Words of pairs of components, added up for many wide mixes at once: which mixes hold both is found for all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cytoform.screening.arrays import bits_set
from cytoform.screening.counting import Integers
from cytoform.screening.pairs import WIDEST, Words

_SET: Final = 5.0  # nanoseconds a component, to set its bit; measured, as those below
_EACH: Final = 0.025  # nanoseconds a mix for each pair there is, to find the mixes that hold both
_MET: Final = 20.0  # nanoseconds for each pair that a mix holds
_HELD: Final = 1 << 20  # words of bitmaps that are held at once
_COMPARED: Final = 1 << 17  # words of them that are compared at once


class Bitmaps:
    """
    A bit for each number and mix that holds it; for each pair, the mixes that hold both.

    What a mix costs grows with its components, not with their pairs.

    Args:
        width: the numbers are below it.
        pairs: two different numbers a row, each pair once.
        words: the word of each pair.
    """

    def __init__(self, width: int, pairs: Integers, words: Words) -> None:
        order = np.lexsort((pairs[:, 1], pairs[:, 0]))  # neighbors are looked up one after another
        self._width = width
        self._one, self._other = pairs[order].T.astype(np.intp)
        self._words = words[order]

    def worth(self, cost: float) -> int:
        """Return the least number of components for which it is worth while, where a pair costs so many nanoseconds otherwise."""
        count = len(self._words)
        spared = cost - _MET * 2 * count / self._width**2
        for size in range(2, WIDEST + 1):
            if spared * size * (size - 1) / 2 > _SET * size + _EACH * count:
                return size
        return WIDEST + 1

    def sums(self, columns: Integers) -> tuple[Words, NDArray[np.bool_], bool]:
        """
        Return, for each column of numbers, the words of all its pairs added up, and which columns have too many to be added.

        Then whether any number is twice in some column: the words of such a column hold only if the number is in no pair.
        """
        count = columns.shape[1]
        total = np.zeros(count, np.uint64)
        met = np.zeros(count, np.int64)
        twice = False
        step = max(1, _HELD // self._width) * 64
        for start in range(0, count, step):
            part = columns[:, start : start + step]
            held, again = self._held(part)
            twice |= again
            for pairs, mixes in self._met(held):
                np.add.at(total, start + mixes, self._words[pairs])
                if len(columns) > WIDEST:
                    met += np.bincount(start + mixes, minlength=count)
        return total, met > WIDEST * (WIDEST - 1) // 2, twice

    def _held(self, columns: Integers) -> tuple[Words, bool]:
        """
        The mixes that hold each number, and whether some column holds one twice.

        Mix *m* is bit *m* // *n* of the *m* % *n*-th of *n* words.
        """
        count = columns.shape[1]
        size = -(-count // 64)
        places = columns * np.intp(size)
        places += np.resize(np.arange(size), count)
        bits = np.repeat(np.uint64(1) << np.arange(64, dtype=np.uint64), size)[:count]
        held = np.zeros(self._width * size, np.uint64)
        for row in places:  # numpy adds much faster than it sets bits; of a bit that is added twice none is left in its place
            np.add.at(held, row, bits)
        again = bits_set(held) < columns.size
        if again:
            held[:] = 0
            for start in range(0, count, size):
                held[places[:, start : start + size].reshape(-1)] |= bits[start]
        return held.reshape(self._width, size), again

    def _met(self, held: Words) -> Iterator[tuple[Integers, Integers]]:
        """Yield pairs, by their places, and the mixes that hold both."""
        size = held.shape[1]
        step = max(1, _COMPARED // size)
        for start in range(0, len(self._words), step):
            both = held.take(self._one[start : start + step], axis=0)
            both &= held.take(self._other[start : start + step], axis=0)
            flat = both.reshape(-1)
            found = np.flatnonzero(flat != 0)
            left = flat[found]
            pairs = found // size
            places = found - pairs * size
            while len(left):
                lowest = left & np.negative(left)
                bits = np.frexp(lowest.astype(np.float64))[1] - 1
                yield start + pairs, bits * size + places
                left ^= lowest
                more = np.flatnonzero(left)
                left, pairs, places = left[more], pairs[more], places[more]
