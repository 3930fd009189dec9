"""From rows of numbers to totals: the table where it settles a mix, the algebra over a block of mixes where it does not."""

from __future__ import annotations

from threading import Lock
from typing import Final

import numpy as np

from cytoform.catalog.catalog import Catalog
from cytoform.plan import plan_of
from cytoform.screening.aimed import Aimed
from cytoform.screening.block import Integers
from cytoform.screening.meaning import Lexicon
from cytoform.screening.sums import table_totals
from cytoform.screening.table import Table
from cytoform.screening.totals import Totals, add, exact_totals

Target = tuple[str | None, str | None, str | None]  # tissue, species and goal as written
_TABLES: Final = 64  # targets whose tables are kept


class Evaluator:
    """Evaluates mixes against one catalog; keeps what it has learned of names and targets. Threads may share it."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.lexicon = Lexicon(catalog)
        self.lock = Lock()
        self._plan = plan_of(catalog)
        self._aimed: dict[Target, Aimed] = {}
        self._tables: dict[Target, Table] = {}

    def aimed(self, target: Target) -> Aimed:
        """Return the patterns for *target*, grown to all names met so far."""
        found = self._aimed.get(target)
        if found is None:
            if len(self._aimed) >= _TABLES:
                self._aimed.clear()
                self._tables.clear()
            written = {key: text for key, text in zip(("tissue", "species", "goal"), target, strict=True) if text is not None}
            found = self._aimed[target] = Aimed(self._plan, self.lexicon.aim(written), self.lexicon.tally_of_target(written))
        found.grow(self.lexicon)
        return found

    def _table(self, target: Target, aimed: Aimed) -> Table:
        table = self._tables.get(target)
        if table is None or table.size != len(self.lexicon.meanings):
            table = self._tables[target] = Table(self.lexicon, aimed)
        return table

    def totals(self, codes: Integers, offsets: Integers, target: Target) -> Totals:
        """Return the totals of the mixes that *codes* and *offsets* hold, all of them for *target*."""
        with self.lock:
            aimed = self.aimed(target)
            table = self._table(target, aimed) if aimed.apart else None
        if table is None:
            found, _ = exact_totals(codes, offsets, self.lexicon, aimed)
        else:
            found, open_ones = table_totals(codes, offsets, table)
            if len(open_ones):
                part, _ = exact_totals(*chosen(codes, offsets, open_ones), self.lexicon, aimed)
                found.put(open_ones, part)
        add(found, self.lexicon.empty, np.diff(offsets) == 0)
        add(found, aimed.tally, slice(None))
        return found


def chosen(codes: Integers, offsets: Integers, rows: Integers) -> tuple[Integers, Integers]:
    """Return the codes and offsets of *rows* alone."""
    sizes = np.diff(offsets)[rows]
    ends = np.cumsum(sizes)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(offsets[rows] - (ends - sizes), sizes)
    return codes[places], np.concatenate(([0], ends))
