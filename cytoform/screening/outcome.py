"""What comes of a screen while it runs: mixes in, rows out, verdicts, names that were not resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import numpy as np
import pyarrow as pa

from cytoform.screening.arrays import numbers
from cytoform.screening.choice import Condition, meeting
from cytoform.screening.screen import screened
from cytoform.screening.screener import Screener

Counted = tuple[pa.RecordBatch, int, list[str]]  # rows, the mixes they came of, names not resolved in these
_LISTED: Final = 10_000  # unresolved names that are told apart


class Outcome:
    """
    Counts of a screen.

    `mixes` came in, `rows` of them were wanted, `verdicts` of these; `unresolved` names were met, and `more` than can be listed.
    """

    def __init__(self) -> None:
        self.mixes = 0
        self.rows = 0
        self.verdicts: dict[str, int] = {}
        self.unresolved: dict[str, None] = {}
        self.more = False

    def count(self, batch: pa.RecordBatch, mixes: int, missing: Iterable[str] = ()) -> None:
        """Count the rows of *batch*, which is what was wanted of *mixes*, and the names *missing* in them."""
        self.missed(missing)
        self.mixes += mixes
        self.rows += len(batch)
        verdicts = batch.column("verdict")
        for verdict, rows in zip(
            verdicts.dictionary.to_pylist(), np.bincount(numbers(verdicts.indices), minlength=4), strict=True
        ):
            if rows:
                self.verdicts[verdict] = self.verdicts.get(verdict, 0) + int(rows)

    def missed(self, names: Iterable[str], more: bool = False) -> None:
        """Keep unresolved *names*, as long as they can be told apart."""
        for name in names:
            if len(self.unresolved) < _LISTED:
                self.unresolved[name] = None
            elif name not in self.unresolved:
                more = True
        self.more |= more

    def add(self, other: Outcome) -> None:
        """Count what *other* counted."""
        self.mixes += other.mixes
        self.rows += other.rows
        for verdict, rows in other.verdicts.items():
            self.verdicts[verdict] = self.verdicts.get(verdict, 0) + rows
        self.missed(other.unresolved, other.more)


def wanted_rows(
    batches: Iterable[pa.RecordBatch], screener: Screener, wanted: tuple[Condition, ...], jobs: int | None
) -> Iterator[Counted]:
    """Yield the screened rows of each of *batches* that meet *wanted*, how many mixes it had, and its unresolved names."""
    for batch, mixes, missing in screened(batches, screener, jobs):
        yield meeting(batch, wanted), mixes, missing


def counted(
    rows: Iterable[Counted], outcome: Outcome, told: Callable[[int], None] = lambda mixes: None
) -> Iterator[pa.RecordBatch]:
    """Yield *rows* once they are counted in *outcome*; *told* is called with the number of mixes that are done."""
    for batch, mixes, missing in rows:
        outcome.count(batch, mixes, missing)
        told(outcome.mixes)
        yield batch
