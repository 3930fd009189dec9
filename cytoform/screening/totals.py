"""What the findings of many mixes add up to."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cytoform.screening.aimed import Aimed
from cytoform.screening.block import Block, Found, spread
from cytoform.screening.counting import Integers
from cytoform.screening.meaning import Lexicon, Tally

_BITS: Final = 1 << 28  # one for each mix and meaning: so many are held at once
_BLOCK: Final = 16_384  # mixes whose totals are found at once: so few that their counts stay in the cache
VERDICTS: Final = ("conflict", "unverified", "review", "documented")


class Totals(NamedTuple):
    """One number a mix: errors that make a conflict, warnings, synergies, findings that leave it unverified, components not resolved."""

    conflicts: Integers
    warnings: Integers
    synergies: Integers
    unverified: Integers
    unresolved: Integers

    def verdicts(self) -> NDArray[np.int8]:
        """Return the place of each mix's verdict in `VERDICTS`."""
        found = np.full(len(self.conflicts), 3, np.int8)
        for place, count in ((2, self.warnings), (1, self.unverified), (0, self.conflicts)):
            found[count > 0] = place
        return found

    def put(self, rows: Integers | slice, part: Totals) -> None:
        """Write *part* into *rows*."""
        for whole, piece in zip(self, part, strict=True):
            whole[rows] = piece


def nothing(count: int) -> Totals:
    """Return the totals of *count* mixes in which nothing is found."""
    return Totals(*(np.zeros(count, np.int32) for _ in Totals._fields))


def block_size(lexicon: Lexicon) -> int:
    """Return how many mixes a block may hold: the fewer, the more meanings there are."""
    return max(4_096, _BITS // max(1, len(lexicon.meanings)))


def exact_totals(codes: Integers, offsets: Integers, lexicon: Lexicon, aimed: Aimed) -> tuple[Totals, Integers]:
    """Return what `Block.found` adds up to, and the warnings among it that only a member of a vague name would earn."""
    count = len(offsets) - 1
    found, vague = nothing(count), np.zeros(count, np.int64)
    step = min(_BLOCK, block_size(lexicon))
    for start in range(0, count, step):
        rows = slice(start, start + step)
        ends = offsets[start : start + step + 1]
        part, ends = codes[ends[0] : ends[-1]], ends - ends[0]
        totals, vague[rows] = block_totals(list(Block(part, ends, lexicon).found(aimed)), part, ends, lexicon)
        found.put(rows, totals)
    return found, vague


def block_totals(items: list[Found], codes: Integers, offsets: Integers, lexicon: Lexicon) -> tuple[Totals, Integers]:
    """Return what *items* add up to in each mix, and the vague warnings among it."""
    count = len(offsets) - 1
    worth = np.array([_worth(item) for item in items], np.int64).reshape(-1, 5)
    which, rows = spread([item.bits for item in items], count)
    times = np.ones(len(rows), np.int64)
    ends = np.cumsum(np.bincount(which, minlength=len(items))).tolist()
    for item, start, end in zip(items, [0, *ends], ends, strict=False):
        if item.times is not None:
            times[start:end] = item.times[rows[start:end]]
    sums = [np.bincount(rows, column[which] * times, count).astype(np.int64) for column in worth.T]
    found = Totals(sums[0], sums[1], sums[2], sums[3], np.zeros(count, np.int64))
    missing = np.array([not meaning.resolved for meaning in lexicon.meanings], np.int64)
    sizes = np.diff(offsets)
    if len(codes):
        found.unresolved[:] = np.bincount(np.repeat(np.arange(len(sizes)), sizes), missing[codes], len(sizes))
    return found, sums[4]


def _worth(item: Found) -> tuple[int, int, int, int, int]:
    told = item.told
    return told.conflicts, told.warnings, item.synergies, told.unverified, int(item.vague)


def add(found: Totals, tally: Tally, rows: NDArray[np.bool_] | slice) -> None:
    """Count *tally* in each of *rows*."""
    for told in tally:
        found.conflicts[rows] += told.conflicts
        found.unverified[rows] += told.unverified
        found.warnings[rows] += told.warnings
