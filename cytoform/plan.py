"""Rules x catalog -> patterns, by the factor that owns them: shipped grounded for the bundled catalog, else grounded here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Final

from cytoform.catalog.catalog import Catalog
from cytoform.catalog.shelf import Shelf, bundled_bytes, open_shelves, write_shelves
from cytoform.grounding import Packed, Record, packed
from cytoform.pattern import Pattern

GROUNDED: Final = "patterns.txt"
FORMAT: Final = 1  # of a pattern's record in `grounding`; a new field is a new format


class Plan:
    """
    The patterns of the pattern rules over one catalog.

    A pattern belongs to the factor that owns what justifies it, and that factor is among its present terms; so the
    patterns that can occur in a mix are those of the factors in it.
    """

    def __init__(self, catalog: Catalog, shelf: Shelf | None = None) -> None:
        self._catalog = catalog
        self._shelf = shelf
        self._packed: dict[str, Packed] = {}

    def concerning(self, factors: Set[str], goals: Iterable[tuple[str, int] | None]) -> Iterator[Pattern]:
        """Yield every pattern that can occur in mixes of *factors* (ids) with one of *goals* (or None), each once."""
        for factor in factors:
            found = self._packed.get(factor)
            if found is None:
                found = self._packed[factor] = Packed(factor, self._record(factor))
            yield from found.possible(factors, goals)

    def _record(self, factor: str) -> Record:
        if self._shelf is not None:
            return self._shelf.get(factor) or [[], []]
        return packed(grounded(self._catalog, factor)) if factor in self._catalog else [[], []]


def grounded(catalog: Catalog, factor: str) -> Iterator[Pattern]:
    """Yield the patterns that *factor* owns: every pattern rule, looking at the catalog from this factor alone."""
    from cytoform.rules.grounded import PATTERN_RULES
    from cytoform.scope import Scope

    scope = Scope(catalog, (factor,))
    for rule in PATTERN_RULES:
        yield from rule.run(scope)


def plan_of(catalog: Catalog) -> Plan:
    """Return the plan of *catalog*, kept with it: the shipped one where it was grounded on this very catalog."""
    plan = catalog.kept.get("plan")
    if not isinstance(plan, Plan):
        shelves = open_shelves(bundled_bytes(GROUNDED))
        shipped = shelves["stamp"].get("catalog") == [FORMAT, catalog.sha256]
        plan = catalog.kept["plan"] = Plan(catalog, shelves["patterns"] if shipped else None)
    return plan


def compile_plan(catalog: Catalog) -> bytes:
    """Return the patterns of the whole catalog as lines, stamped with its hash."""
    records = {factor: packed(grounded(catalog, factor)) for factor in catalog}
    return write_shelves(
        {
            "stamp": [("catalog", [FORMAT, catalog.sha256])],
            "patterns": ((factor, record) for factor, record in records.items() if record[1]),
        }
    )
