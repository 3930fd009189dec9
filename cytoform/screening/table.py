"""What single components and pairs of them add to a mix, found once by the same algebra and then only looked up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from cytoform.screening.aimed import Aimed
from cytoform.screening.bitmaps import Bitmaps
from cytoform.screening.counting import Integers
from cytoform.screening.meaning import Lexicon, Meaning
from cytoform.screening.pairs import LARGEST as WIDEST_SQUARE
from cytoform.screening.pairs import Sieve, Square, Words
from cytoform.screening.totals import Totals, exact_totals

LANE: Final = 12  # bits of a count within a word of a pair: conflicts, warnings, perhaps, synergies, knots
SINGLE: Final = 9  # bits of a count within a word of a component: the same, then unverified, unresolved
KNOT: Final = np.uint64(1) << np.uint64(4 * LANE)  # the word of a pair that needs the whole algebra
LARGEST: Final = 2**SINGLE // 3  # components of a mix whose words can be added without a carry between lanes


class Table:
    """
    Words to add up: one for each meaning, one for each pair of meanings that a pattern or a shared factor ties together.

    A mix with a *knot* is one that single components and pairs do not settle: a factor held by two components, all that a
    pattern of three factors or more `needs`, a quarrel that is certain beside one that is perhaps. It needs the whole algebra.

    Args:
        lexicon: the meanings; the table covers those there are now.
        aimed: the patterns, which must be `apart`.
    """

    def __init__(self, lexicon: Lexicon, aimed: Aimed) -> None:
        meanings = lexicon.meanings
        self.size = len(meanings)
        self.keys = _keys(meanings)
        holders, perhaps = _holders(meanings, certain=True), _holders(meanings, certain=False)
        knots = _knots(meanings, holders)
        self.bits, self.needs = _needs(len(meanings), holders, aimed)
        # Whether every need has two bits at least: two of its factors may share one.
        self.several = all(need.item().bit_count() > 1 for need in self.needs)
        alone, _ = exact_totals(np.arange(self.size), np.arange(self.size + 1), lexicon, aimed)
        self.words = _single_words(alone)
        pairs = np.array(sorted(_ties(holders, perhaps, aimed) | knots), np.int64).reshape(-1, 2)
        self._place(pairs, _pair_words(pairs, knots, alone, lexicon, aimed))

    def _place(self, pairs: Integers, words: Words) -> None:
        """Place all pairs in a square, those of equal keys among them; or where there is no room, only what is tied, in a sieve."""
        pairs, words = pairs[words > 0], words[words > 0]
        self.tied: Integers | None = None
        keyed = self.keys[self.keys > 0].tolist()
        self.synonyms = len({*keyed}) < len(keyed)  # whether meanings share a key
        self.pairs: Square | Sieve
        if self.size <= WIDEST_SQUARE:
            first, second = self.keys[pairs.T]
            apart = (first != second) | (first == 0)
            again = _equal(self.keys)
            placed, told = np.concatenate((pairs[apart], again)), np.concatenate((words[apart], np.full(len(again), KNOT)))
            self.pairs = Square(self.size, placed, told)
            self._widen(Bitmaps(self.size, pairs[apart], words[apart]))
            return
        numbered = np.unique(pairs)
        self.tied = np.zeros(self.size, np.int32)  # 0 where a meaning is in no pair
        self.tied[numbered] = np.arange(1, len(numbered) + 1)
        self.pairs = Sieve(len(numbered) + 1, self.tied[pairs], words)
        self._widen(Bitmaps(len(numbered) + 1, self.tied[pairs], words))

    def _widen(self, bitmaps: Bitmaps) -> None:
        self.bitmaps = bitmaps
        self.wide = bitmaps.worth(self.pairs.cost)  # components of a mix from which its pairs are found by bitmaps


def _keys(meanings: list[Meaning]) -> Integers:
    """A number for what must not be twice in a mix, if pairs of components are to settle it: a factor or a vague name; 0 else."""
    keys: dict[str | int, int] = {}
    wanted = [
        number if meaning.key is None and (meaning.holds or meaning.maybe) else meaning.key
        for number, meaning in enumerate(meanings)
    ]
    found = [0 if key is None else keys.setdefault(key, len(keys) + 1) for key in wanted]
    return np.array(found, np.min_scalar_type(len(keys)))


def _equal(keys: Integers) -> Integers:
    """All pairs of meanings that have one key, each with itself too; 0 is none."""
    found: dict[int, list[int]] = {}
    for number, key in enumerate(keys.tolist()):
        if key:
            found.setdefault(key, []).append(number)
    pairs = [(one, other) for shared in found.values() for one in shared for other in shared if one <= other]
    return np.array(pairs, np.int64).reshape(-1, 2)


def _holders(meanings: list[Meaning], *, certain: bool) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, meaning in enumerate(meanings):
        for factor in meaning.holds if certain else meaning.maybe:
            found.setdefault(factor, []).append(number)
    return found


def _knots(meanings: list[Meaning], holders: dict[str, list[int]]) -> set[tuple[int, int]]:
    """The pairs of meanings that hold one factor, though they are not the same component twice."""
    pairs = {(one, other) for shared in holders.values() for one in shared for other in shared if one < other}
    return {(one, other) for one, other in pairs if meanings[one].key != meanings[other].key}


def _needs(count: int, holders: dict[str, list[int]], aimed: Aimed) -> tuple[Words, list[np.uint64]]:
    """A bit for each factor that a longer pattern needs, in the meanings that hold it, and the bits that each pattern needs."""
    bits = np.zeros(count, np.uint64)
    numbers: dict[str, int] = {}
    needs = []
    for factors in aimed.longer:
        need = 0
        for factor in sorted(factors):
            bit = 1 << numbers.setdefault(factor, len(numbers)) % 64
            need |= bit
            bits[holders.get(factor, [])] |= np.uint64(bit)
        needs.append(np.uint64(need))
    return bits, needs


def _ties(holders: dict[str, list[int]], perhaps: dict[str, list[int]], aimed: Aimed) -> set[tuple[int, int]]:
    """The pairs of meanings that some pattern of two factors may hold of."""
    found = set()
    for _, needed in aimed.patterns:
        if len(needed) == 2:
            first, second = ((*holders.get(factor, ()), *perhaps.get(factor, ())) for factor in needed)
            found |= {_ordered(one, other) for one in first for other in second if one != other}
    return found


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _single_words(alone: Totals) -> Words:
    zero = np.zeros(len(alone.conflicts), np.int64)
    lanes = [alone.conflicts, alone.warnings, zero, alone.synergies, zero, alone.unverified, alone.unresolved]
    knotted = np.max(lanes, axis=0, initial=0) > 2
    lanes[4] = knotted.astype(np.int64)
    return packed([np.where(knotted, 0, lane) if number != 4 else lane for number, lane in enumerate(lanes)], SINGLE)


def _pair_words(pairs: Integers, knots: set[tuple[int, int]], alone: Totals, lexicon: Lexicon, aimed: Aimed) -> Words:
    """What two meanings tell together, beyond what each tells alone."""
    codes, offsets = pairs.reshape(-1), np.arange(0, 2 * len(pairs) + 1, 2)
    together, vague = exact_totals(codes, offsets, lexicon, aimed)
    first, second = pairs.T
    conflicts, warnings, synergies, _, _ = (
        whole - part[first] - part[second] for whole, part in zip(together, alone, strict=True)
    )
    lanes = [conflicts, warnings - vague, vague, synergies]
    knotted = np.fromiter((tuple(pair) in knots for pair in pairs.tolist()), bool, len(pairs))
    knotted |= (np.min(lanes, axis=0, initial=0) < 0) | (np.max(lanes, axis=0, initial=0) > 4)
    lanes = [np.where(knotted, 0, lane) for lane in lanes]
    return packed([*lanes, knotted.astype(np.int64)], LANE)


def packed(lanes: list[Integers], bits: int) -> Words:
    """Return the words whose lanes of *bits* bits hold *lanes*, the first one lowest."""
    words = np.zeros(len(lanes[0]), np.uint64)
    for number, lane in enumerate(lanes):
        words |= lane.astype(np.uint64) << np.uint64(number * bits)
    return words


def unpacked(words: Words, bits: int, count: int) -> Iterator[Integers]:
    """Yield the first *count* lanes of *words*."""
    for number in range(count):
        yield ((words >> np.uint64(number * bits)) & np.uint64(2**bits - 1)).astype(np.int64)
