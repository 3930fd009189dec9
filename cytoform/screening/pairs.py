"""Words of pairs of components, to be looked up for all pairs of many mixes at once: in a square, or in a sieve where that is too large."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cytoform.screening.counting import Integers

Words = NDArray[np.uint64]

LARGEST: Final = 4_096  # numbers a side; a square of that many bytes is 16 MB
WIDEST: Final = 45  # components of a mix whose pairs can all be added without a carry between lanes
_SEEKING: Final = 80  # measured: adding the word of one pair costs as much as comparing so many pairs with one kind of word
_SLOTS: Final = 1 << 22
_LOOKED_UP: Final = 2.3  # nanoseconds a pair in a square; measured, as are those in a sieve
_SIEVED: Final = 3.6
_FALLEN: Final = 300.0  # of a pair that falls through it


class Square:
    """
    A word for every two numbers; there are few different ones, so a byte tells which.

    Args:
        width: the numbers are below it.
        pairs: two numbers a row, each pair once.
        words: the word of each pair.
    """

    def __init__(self, width: int, pairs: Integers, words: Words) -> None:
        kinds = np.array(sorted({*words.tolist()}), np.uint64)
        places = np.searchsorted(kinds, words)
        square = np.zeros((width, width), np.min_scalar_type(len(kinds)))
        square[pairs[:, 0], pairs[:, 1]] = places + 1
        square[pairs[:, 1], pairs[:, 0]] = places + 1
        self._width = width
        self._kinds = np.concatenate((np.zeros(1, np.uint64), kinds))
        self._square: Integers = square.reshape(-1)
        self._few = len(kinds) < 1 + _SEEKING * 2 * len(pairs) / max(1, width * width)
        self.nbytes = square.nbytes
        self.cost = _LOOKED_UP  # nanoseconds a pair of components

    def sums(self, columns: Integers) -> Words:
        """Return, for each column of numbers, the words of all its pairs added up."""
        size, count = columns.shape
        kinds = np.empty((size * (size - 1) // 2, count), self._square.dtype)
        places = columns.astype(np.intp, copy=False)
        starts = places * self._width
        pairs = np.empty_like(places)
        first = 0
        for row in range(1, size):
            last = first + size - row
            np.add(places[row:], starts[:-row], out=pairs[row:])
            self._square.take(pairs[row:], out=kinds[first:last], mode="wrap")
            first = last
        return self._counted(kinds) if self._few else self._sought(kinds)

    def _counted(self, kinds: Integers) -> Words:
        """The words of all pairs added up, a kind at a time."""
        total = np.zeros(kinds.shape[1], np.uint64)
        narrow = np.min_scalar_type(len(kinds))
        for kind, word in enumerate(self._kinds[1:], 1):
            total += np.add.reduce(kinds == kind, axis=0, dtype=narrow).astype(np.uint64) * word
        return total

    def _sought(self, kinds: Integers) -> Words:
        """The same where few pairs have a word, or words are of many kinds."""
        total = np.zeros(kinds.shape[1], np.uint64)
        flat = kinds.reshape(-1)
        found = np.flatnonzero(flat > 0)
        columns = found - found // max(1, len(total)) * len(total)  # as numpy divides much faster than it takes remainders
        np.add.at(total, columns, self._kinds[flat[found]])
        return total


class Sieve:
    """
    The same for many numbers, of which few pairs have a word: most pairs fall through a sieve, the others are searched for.

    Args:
        width: the numbers are below it; 0 is in no pair.
        pairs: two numbers a row, each pair once.
        words: the word of each pair.
    """

    def __init__(self, width: int, pairs: Integers, words: Words) -> None:
        keys = self._keys(width, pairs[:, 0], pairs[:, 1])
        order = np.argsort(keys)
        self._width = width
        self._sorted = np.append(keys[order], np.iinfo(np.int64).max)
        self._words: Words = np.append(words[order], np.uint64(0))
        self._scattered = np.random.default_rng(1).integers(0, _SLOTS, width)
        self._held = np.zeros(_SLOTS, bool)
        self._held[self._slots(pairs[:, 0], pairs[:, 1])] = True
        self.nbytes = self._held.nbytes + self._sorted.nbytes + self._words.nbytes
        self.cost = _SIEVED + _FALLEN * len(pairs) / _SLOTS

    @staticmethod
    def _keys(width: int, one: Integers, other: Integers) -> NDArray[np.int64]:
        return np.minimum(one, other).astype(np.int64) * width + np.maximum(one, other)

    def _slots(self, one: Integers, other: Integers) -> Integers:
        slots: Integers = (self._scattered[one] + self._scattered[other]) & (_SLOTS - 1)
        return slots

    def sums(self, columns: Integers) -> Words:
        """Return, for each column of numbers, the words of all its pairs added up."""
        count = columns.shape[1]
        total = np.zeros(count, np.uint64)
        scattered = self._scattered.take(columns, mode="clip")
        slots = np.empty_like(scattered)
        for number in range(1, len(columns)):
            np.add(scattered[:number], scattered[number], out=slots[:number])
            slots[:number] &= _SLOTS - 1
            found = np.flatnonzero(self._held.take(slots[:number], mode="wrap"))
            row = found // count
            column = found - row * count
            keys = self._keys(self._width, columns[row, column], columns[number, column])
            places = np.searchsorted(self._sorted, keys)
            np.add.at(total, column, np.where(self._sorted[places] == keys, self._words[places], np.uint64(0)))
        return total
