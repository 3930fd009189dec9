"""Why mixes have their verdicts: the code of each finding that is counted, and the factors it is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
import pyarrow as pa

from cytoform.screening.arrays import integers, texts
from cytoform.screening.block import Block, spread
from cytoform.screening.counting import Integers
from cytoform.screening.evaluator import Evaluator, Target, chosen
from cytoform.screening.meaning import Told
from cytoform.screening.totals import Totals, add, block_size, block_totals, nothing

CODES: Final = "codes"
PAIRS: Final = "pairs"


def explanations(
    codes: Integers, offsets: Integers, evaluator: Evaluator, targets: list[tuple[Target, Integers | None]]
) -> tuple[Totals, list[pa.Array]]:
    """Return the totals of all mixes, and two columns of equally long lists: codes, and the factors of each."""
    totals = nothing(len(offsets) - 1)
    tolds: list[Told] = []
    rows: list[Integers] = [np.zeros(0, np.int64)]
    which: list[Integers] = [np.zeros(0, np.int64)]

    def tell(told: Told, mixes: Integers) -> None:
        tolds.append(told)
        rows.append(mixes)
        which.append(np.full(len(mixes), len(tolds) - 1))

    for target, mine in _blocks(targets, len(offsets) - 1, block_size(evaluator.lexicon)):
        part, ends = chosen(codes, offsets, mine)
        aimed = evaluator.aimed(target)
        empty = np.diff(ends) == 0
        items = list(Block(part, ends, evaluator.lexicon).found(aimed))
        found, _ = block_totals(items, part, ends, evaluator.lexicon)
        add(found, evaluator.lexicon.empty, empty)
        add(found, aimed.tally, slice(None))
        totals.put(mine, found)
        for item in items:
            _, mixes = spread([item.bits], len(mine))
            tell(item.told, mine[mixes if item.times is None else np.repeat(mixes, item.times[mixes])])
        for told in evaluator.lexicon.empty:
            tell(told, mine[empty])
        for told in aimed.tally:
            tell(told, mine)
    return totals, _lists(tolds, np.concatenate(rows), np.concatenate(which), len(offsets) - 1)


def _blocks(targets: list[tuple[Target, Integers | None]], count: int, step: int) -> Iterator[tuple[Target, Integers]]:
    """The mixes of each target, so many at a time that their findings can be held at once."""
    for target, some in targets:
        mine = np.arange(count) if some is None else some
        for start in range(0, len(mine), step):
            yield target, mine[start : start + step]


def _lists(tolds: list[Told], rows: Integers, which: Integers, count: int) -> list[pa.Array]:
    rank = np.zeros(len(tolds), np.int64)
    rank[sorted(range(len(tolds)), key=lambda number: tolds[number][:2])] = np.arange(len(tolds))
    order = np.lexsort((rank[which], rows))
    ends = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=count)))).astype(np.int32)
    places = integers(which[order])
    columns = ([told.code for told in tolds], [told.about for told in tolds])
    return [pa.ListArray.from_arrays(integers(ends), texts(each).take(places)) for each in columns]
