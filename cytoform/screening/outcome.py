"""What comes of a screen while it runs: mixes in, rows out, verdicts, names that were not resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from cytoform.screening.choice import Condition, meeting
from cytoform.screening.screen import screened
from cytoform.screening.screener import Screener

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

    def count(self, batch: pa.RecordBatch, mixes: int) -> None:
        """Count the rows of *batch*, which is what was wanted of *mixes*."""
        self.mixes += mixes
        self.rows += len(batch)
        for entry in pc.value_counts(batch.column("verdict")).to_pylist():
            self.verdicts[entry["values"]] = self.verdicts.get(entry["values"], 0) + entry["counts"]

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
    batches: Iterable[pa.RecordBatch],
    screener: Screener,
    wanted: tuple[Condition, ...],
    jobs: int | None,
    outcome: Callable[[], Outcome],
) -> Iterator[pa.RecordBatch]:
    """Yield the screened rows of *batches* that meet *wanted*, each batch counted in what *outcome* returns by then."""
    for batch, missing in screened(batches, screener, jobs):
        kept = meeting(batch, wanted)
        outcome().missed(missing)
        outcome().count(kept, len(batch))
        yield kept
