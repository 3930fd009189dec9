"""From rows of numbers to totals: the table where it settles a mix, the algebra over a block of mixes where it does not."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from typing import Final

import numpy as np

from cytoform.catalog.catalog import Catalog
from cytoform.plan import plan_of
from cytoform.screening.aimed import Aimed, aimed_at
from cytoform.screening.counting import Integers
from cytoform.screening.meaning import Lexicon
from cytoform.screening.sums import table_totals
from cytoform.screening.table import Table
from cytoform.screening.totals import Totals, add, exact_totals

Target = tuple[str | None, str | None, str | None]  # tissue, species and goal as written
TARGET: Final = ("tissue", "species", "goal")
_TARGETS: Final = 256  # targets whose patterns are kept
_BYTES: Final = 1 << 27  # of tables that are kept


class Evaluator:
    """
    Evaluates mixes against one catalog; keeps what it has learned of names and targets. Threads may share it.

    `unknown_targets` are those so far of which the catalog does not know some part.

    Args:
        catalog: the catalog.
        worth: mixes of one target for which a table is worth making.
    """

    def __init__(self, catalog: Catalog, worth: int = 4_096) -> None:
        self.catalog = catalog
        self.lexicon = Lexicon(catalog)
        self._lock = Lock()
        self._plan = plan_of(catalog)
        self._factors: frozenset[str] = frozenset()
        self._learned = 0
        self._aimed: dict[Target, Aimed] = {}
        self._tables: dict[Target, Table] = {}
        self._met: dict[Target, int] = {}
        self._worth = worth
        self.unknown_targets: dict[Target, None] = {}

    def codes(self, names: Iterable[str | None]) -> list[int]:
        """Return the number of what each of *names* means."""
        with self._lock:
            return self.lexicon.codes(names)

    def aimed(self, target: Target) -> Aimed:
        """Return the patterns for *target* that can occur in mixes of the names met so far."""
        with self._lock:
            return self._aim(target)

    def _aim(self, target: Target) -> Aimed:
        meanings = self.lexicon.meanings
        new = {id for meaning in meanings[self._learned :] for id in (*meaning.holds, *meaning.maybe)}
        self._learned = len(meanings)
        if not new <= self._factors or (len(self._aimed) >= _TARGETS and target not in self._aimed):
            self._factors |= new
            self._aimed.clear()
        found = self._aimed.get(target)
        if found is None:
            written = {key: text for key, text in zip(TARGET, target, strict=True) if text is not None}
            aim, tally = self.lexicon.aim(written), self.lexicon.tally_of_target(written)
            found = self._aimed[target] = aimed_at(aim, tally, self._plan, self._factors)
            if any(told.code == "CF304" for told in tally) and len(self.unknown_targets) < _TARGETS:
                self.unknown_targets[target] = None
        return found

    def _table(self, target: Target, mixes: int) -> tuple[Aimed, Table | None]:
        """The patterns for *target*, and a table of them once enough mixes came to make it worth while."""
        with self._lock:
            aimed = self._aim(target)
            table = self._tables.get(target)
            if table is not None and table.size == len(self.lexicon.meanings):
                return aimed, table
            met = self._met[target] = self._met.get(target, 0) + mixes
            if not aimed.apart or met < self._worth:
                return aimed, None
            self._met[target] = 0
            if sum(other.pairs.nbytes for other in self._tables.values()) > _BYTES:
                self._tables.clear()
            table = self._tables[target] = Table(self.lexicon, aimed)
            return aimed, table

    def totals(self, codes: Integers, offsets: Integers, target: Target) -> Totals:
        """Return the totals of the mixes that *codes* and *offsets* hold, all of them for *target*."""
        aimed, table = self._table(target, len(offsets) - 1)
        if table is None:
            found, _ = exact_totals(codes, offsets, self.lexicon, aimed)
        else:
            found, open_ones = table_totals(codes, offsets, table)
            found.put(open_ones, exact_totals(*chosen(codes, offsets, open_ones), self.lexicon, aimed)[0])
        add(found, self.lexicon.empty, np.diff(offsets) == 0)
        add(found, aimed.tally, slice(None))
        return found


def chosen(codes: Integers, offsets: Integers, rows: Integers) -> tuple[Integers, Integers]:
    """Return the codes and offsets of *rows* alone."""
    sizes = np.diff(offsets)[rows]
    ends = np.cumsum(sizes)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(offsets[rows] - (ends - sizes), sizes)
    return codes[places], np.concatenate(([0], ends))
