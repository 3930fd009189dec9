"""The one function that every engine needs: an Arrow record batch of mixes in, a record batch of verdicts out."""

from __future__ import annotations

import json
from typing import Any, Final

import numpy as np
import pyarrow as pa

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.loading import load_catalog
from cytoform.errors import CatalogError, UsageError
from cytoform.rules.written import WRITTEN_RULES
from cytoform.screening.arrays import integers, texts
from cytoform.screening.columns import by_target, component_lists, decoded, encoded, flat, uncoded
from cytoform.screening.counting import Integers
from cytoform.screening.evaluator import TARGET, Evaluator, Target, chosen
from cytoform.screening.explained import CODES, PAIRS, explanations
from cytoform.screening.meaning import RULES_OF_NAMES
from cytoform.screening.totals import VERDICTS, Totals, nothing
from cytoform.version import __version__

NOT_RUN: Final = tuple(sorted({rule.code for rule in WRITTEN_RULES} - {*RULES_OF_NAMES}))
VERDICT: Final = pa.dictionary(pa.int8(), pa.string())
COUNTS: Final = ("conflicts", "warnings", "synergies", "unresolved")


class Screener:
    """
    Screens record batches against one catalog: call it with a batch and get one back, its rows in the same order.

    The batch has a column ``mix``, a column ``components`` (lists of names, or texts split at semicolons), and where it tells
    targets, columns ``tissue``, ``species`` and ``goal``. What comes back has ``mix``, ``verdict``, ``conflicts``,
    ``warnings``, ``synergies``, ``unresolved``, then the columns to `keep`, and with `explain` the ``codes`` of what is
    counted and the ``pairs`` of factors it is about. It can be sent to other processes; one with another catalog or another
    cytoform raises CatalogError there.

    Args:
        catalog: the catalog to hold the mixes against; the bundled one where None.
        tissue, species, goal: the target of mixes that tell none.
        explain: whether to tell codes and pairs.
        keep: further columns of the batch to hand on.
    """

    def __init__(
        self,
        catalog: Catalog | None = None,
        *,
        tissue: str | None = None,
        species: str | None = None,
        goal: str | None = None,
        explain: bool = False,
        keep: tuple[str, ...] = (),
    ) -> None:
        self.catalog = catalog if catalog is not None else load_catalog()
        self.target: Target = (tissue, species, goal)
        self.explain = explain
        self.keep = (keep,) if isinstance(keep, str) else tuple(keep)
        self._evaluator = Evaluator(self.catalog)

    def schema(self, given: pa.Schema) -> pa.Schema:
        """
        Return the schema of what comes back for batches of the schema *given*; its metadata name the catalog and the rules not run.

        Raises:
            UsageError: a column is missing.
        """
        for name in ("mix", "components", *self.keep):
            if name not in given.names:
                raise UsageError(f"the table has no column {name!r}, but {', '.join(map(repr, given.names)) or 'none'}")
        for name in self.keep:
            if name in ("mix", "verdict", *COUNTS, CODES, PAIRS):
                raise UsageError(f"the column {name!r} cannot be kept: the verdicts have one of that name")
        fields = [pa.field("mix", given.field("mix").type), pa.field("verdict", VERDICT)]
        fields += [pa.field(name, pa.int32()) for name in COUNTS]
        fields += [pa.field(name, uncoded(given.field(name).type)) for name in self.keep]
        if self.explain:
            fields += [pa.field(name, pa.list_(pa.string())) for name in (CODES, PAIRS)]
        return pa.schema(fields, metadata=self.metadata())

    @property
    def unknown_targets(self) -> list[Target]:
        """The targets so far of which the catalog does not know some part: (tissue, species, goal), None where it is not told."""
        return list(self._evaluator.unknown_targets)

    def metadata(self) -> dict[str, str]:
        """Return what the output's schema says of the screen."""
        return {
            "cytoform": __version__,
            "cytoform.catalog.version": self.catalog.version,
            "cytoform.catalog.sha256": self.catalog.sha256,
            "cytoform.target": json.dumps(dict(zip(TARGET, self.target, strict=True))),
            "cytoform.rules.not_run": ",".join(NOT_RUN),
        }

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return the verdicts on *batch*. Raises UsageError where a column is missing or of another type."""
        return self.examine(batch)[0]

    def examine(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, list[str]]:
        """Return the verdicts on *batch*, and the names in it that the catalog does not resolve, each once."""
        schema = self.schema(batch.schema)
        written, offsets = flat(component_lists(batch.column("components")))
        meanings = self._evaluator.lexicon.meanings
        codes, missing = encoded(written, self._evaluator.codes, lambda number: not meanings[number].resolved)
        totals, told = self._screened(codes, offsets, batch)
        columns: list[Any] = [
            batch.column("mix"),
            pa.DictionaryArray.from_arrays(integers(totals.verdicts()), texts(VERDICTS)),
            *(integers(getattr(totals, name).astype(np.int32, copy=False)) for name in COUNTS),
            *(decoded(batch.column(name)) for name in self.keep),
            *told,
        ]
        return pa.RecordBatch.from_arrays(columns, schema=schema), [name or "" for name in missing]

    def _screened(self, codes: Integers, offsets: Integers, batch: pa.RecordBatch) -> tuple[Totals, list[pa.Array]]:
        evaluator, count = self._evaluator, len(offsets) - 1
        if self.explain:
            return explanations(codes, offsets, evaluator, list(by_target(batch, self.target)))
        found = nothing(count)
        for target, rows in by_target(batch, self.target):
            if rows is None:
                return evaluator.totals(codes, offsets, target), []
            found.put(rows, evaluator.totals(*chosen(codes, offsets, rows), target))
        return found, []

    def __getstate__(self) -> dict[str, Any]:
        own = self.catalog.sha256 != load_catalog().sha256
        return {
            "cytoform": __version__,
            "sha256": self.catalog.sha256,
            "data": self.catalog.data if own else None,
            "options": (*self.target, self.explain, self.keep),
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        catalog = load_catalog() if state["data"] is None else Catalog(state["data"])
        for what, here, there in (("catalog", catalog.sha256, state["sha256"]), ("cytoform", __version__, state["cytoform"])):
            if here != there:
                raise CatalogError((f"this worker has the {what} {here}, the screen was begun with {there}",))
        tissue, species, goal, explain, keep = state["options"]
        self.__init__(catalog, tissue=tissue, species=species, goal=goal, explain=explain, keep=keep)  # type: ignore[misc]
