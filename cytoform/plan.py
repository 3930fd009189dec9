"""Rules x catalog -> patterns, grounded factor by factor when a mix first names the factor, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.pattern import Pattern
from cytoform.rule import Rule
from cytoform.rules import PATTERN_RULES
from cytoform.scope import Scope


class Plan:
    """
    The patterns of some pattern rules over one catalog.

    A pattern belongs to the factor that owns what justifies it, and that factor is among its present terms; so the
    patterns that can occur in a mix are those of the factors in it.
    """

    def __init__(self, catalog: Catalog, rules: Iterable[Rule] = PATTERN_RULES) -> None:
        self.catalog = catalog
        self.rules = tuple(rules)
        self._grounded: dict[str, tuple[Pattern, ...]] = {}

    def concerning(self, factors: Iterable[str]) -> Iterator[Pattern]:
        """Yield every pattern that can occur in a mix of *factors* (ids), each once."""
        for factor in factors:
            patterns = self._grounded.get(factor)
            if patterns is None:
                scope = Scope(self.catalog, (factor,))
                patterns = self._grounded[factor] = tuple(pattern for rule in self.rules for pattern in rule.run(scope))
            yield from patterns

    def all(self) -> Iterator[Pattern]:
        """Yield every pattern of the catalog."""
        return self.concerning(self.catalog)
