"""The part of a catalog that a pattern rule looks at: what some of its factors own. The whole is the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from cytoform.catalog.catalog import Catalog
from cytoform.model import Effect, Factor, Interaction


@frozen
class Scope:
    """
    A catalog seen from some of its factors.

    Every interaction is owned by its first factor, so the patterns of a rule over the whole catalog are the union of
    its patterns over each factor alone. That is what lets one formulation ground only what concerns it.
    """

    catalog: Catalog
    owners: tuple[str, ...]

    def factors(self) -> Iterator[Factor]:
        """Yield the factors looked at."""
        return (self.catalog[owner] for owner in self.owners)

    def interactions(self, *effects: Effect) -> Iterator[Interaction]:
        """Yield the interactions they own with one of *effects*."""
        for owner in self.owners:
            for interaction in self.catalog.owned(owner):
                if interaction.effect in effects:
                    yield interaction

    def of(self, factor: str, effect: Effect) -> tuple[Interaction, ...]:
        """Return the interactions with *effect* in which *factor* takes part, whoever owns them."""
        return self.catalog.of(factor, effect)
