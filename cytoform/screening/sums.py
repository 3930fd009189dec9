"""Mixes through a table: columns of equal mixes, added word by word; what the table does not settle is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cytoform.screening.counting import Integers
from cytoform.screening.pairs import Words
from cytoform.screening.table import LANE, LARGEST, SINGLE, Table, unpacked
from cytoform.screening.totals import Totals, nothing

_SPARSE: Final = 0.7  # share of tied components below which the others are dropped before they are sought in a sieve
_ROWS: Final = 4_096  # mixes that are added up together: so few that their pairs stay in the cache
_SEEN: Final = 16_384  # components by which it is told whether the others are like them

Bools = NDArray[np.bool_]


def table_totals(codes: Integers, offsets: Integers, table: Table) -> tuple[Totals, Integers]:
    """Return the totals of every mix, and the mixes for which they do not hold because the table cannot settle them."""
    count = len(offsets) - 1
    single = np.zeros(count, np.uint64)
    double = np.zeros(count, np.uint64)
    held = np.zeros(count, np.uint64)
    open_ones = np.zeros(count, bool)
    told = bool(table.words.any())
    tied = table.tied
    whole = tied is None or np.count_nonzero(tied.take(codes[:_SEEN], mode="clip")) > _SPARSE * min(_SEEN, len(codes))
    for rows, columns in _columns(codes, offsets):
        if told:
            single[rows] = table.words.take(columns, mode="clip").sum(axis=0, dtype=np.uint64)
        if table.needs:
            held[rows] = np.bitwise_or.reduce(table.bits.take(columns, mode="clip"), axis=0)
        open_ones[rows] = _unsettled(columns, table)
        if whole:
            double[rows], wide = _pair_sums(columns if tied is None else tied.take(columns, mode="clip"), table)
            open_ones[rows] |= wide
    if tied is not None and not whole:
        for rows, columns in _columns(*_dropped(tied.take(codes, mode="clip"), offsets)):
            double[rows], wide = _pair_sums(columns, table)
            open_ones[rows] |= wide
    open_ones[_met(held, table)] = True
    return _added(single, double, open_ones)


def _dropped(tied: Integers, offsets: Integers) -> tuple[Integers, Integers]:
    """The same mixes without components that are in no pair."""
    kept = tied > 0
    before = np.zeros(len(tied) + 1, np.int64)
    np.cumsum(kept, out=before[1:])
    return tied[kept], before[offsets]


def _pair_sums(columns: Integers, table: Table) -> tuple[Words, Bools | bool]:
    """The words of all pairs of components, added up, and for which mixes they do not hold."""
    if len(columns) < table.wide:
        return table.pairs.sums(columns), False
    total, open_ones, twice = table.bitmaps.sums(columns)
    if table.tied is None and (twice or table.synonyms):
        open_ones |= _repeated(table.keys.take(columns, mode="clip"))
    return total, open_ones


def _columns(codes: Integers, offsets: Integers) -> Iterator[tuple[Integers, Integers]]:
    """Yield the mixes of each size with their components: first components in the first row, and so on."""
    sizes = np.diff(offsets)
    order = np.argsort(sizes.astype(np.uint16) if sizes.max(initial=0) < 65_536 else sizes, kind="stable")
    bounds = np.cumsum(np.bincount(sizes)).tolist() if len(sizes) else []
    for size, (first, last) in enumerate(zip([0, *bounds], bounds, strict=False)):
        for start in range(first, last, _ROWS) if size else ():
            rows = order[start : min(last, start + _ROWS)]
            yield rows, codes.take(offsets[rows] + np.arange(size)[:, None], mode="clip").astype(np.intp, copy=False)


def _unsettled(columns: Integers, table: Table) -> Bools | bool:
    """Which mixes have more components than words can be added up of, or hold a factor twice that pairs are not asked for."""
    if len(columns) > LARGEST:
        return True
    return False if table.tied is None else _repeated(table.keys.take(columns, mode="clip"))


def _met(held: Words, table: Table) -> Integers:
    """The mixes that hold all that some longer pattern needs."""
    some = np.flatnonzero(held & (held - np.uint64(1)) if table.several else held)  # most mixes have not even two bits
    of_those = held[some]
    found = np.zeros(len(some), bool)
    for need in table.needs:
        found |= (of_those & need) == need
    return some[found]


def _repeated(keys: Integers) -> Bools:
    """Which mixes hold two components of one key; 0 is no key."""
    found = np.zeros(keys.shape[1], bool)
    for step in range(1, len(keys)):
        equal = keys[step:] == keys[:-step]
        if equal.any():
            found |= (equal & (keys[step:] > 0)).any(axis=0)
    return found


def _added(single: Words, double: Words, open_ones: Bools) -> tuple[Totals, Integers]:
    found = nothing(len(single))
    some = np.flatnonzero(single | double)
    conflicts, warnings, _, synergies, knots, unverified, unresolved = unpacked(single[some], SINGLE, 7)
    more_conflicts, more_warnings, perhaps, more_synergies, more_knots = unpacked(double[some], LANE, 5)
    part = Totals(
        conflicts + more_conflicts, warnings + more_warnings + perhaps, synergies + more_synergies, unverified, unresolved
    )
    found.put(some, part)
    open_ones[some] |= (knots + more_knots > 0) | ((perhaps > 0) & (more_conflicts + more_warnings > 0))
    return found, np.flatnonzero(open_ones)
