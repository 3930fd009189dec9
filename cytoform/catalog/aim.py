"""What a formulation is meant to act on, in the catalog's own terms: how near a documented context is to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Protocol

from cytoform.model import Context


class Fit(Enum):
    """How a documented context lies to the target: it holds there, near it, elsewhere, or no target is told."""

    SAME = "same"
    NEAR = "near"
    OTHER = "other"
    UNTOLD = "untold"


class Condition(Protocol):
    """What holds of a target or does not; equal ones are the same one."""

    def holds(self, aim: Aim) -> bool:
        """Return whether it holds of *aim*."""
        ...


class Aim:
    """
    The target of a formulation.

    `within` are the contexts that the target lies in (itself included), `nearby` those that lie in it or beside it;
    both are empty where no tissue or cell is told. `goal` is a process and its direction, +1 for more and -1 for less of it.
    """

    __slots__ = ("_fits", "_met", "goal", "nearby", "species", "within")

    def __init__(
        self,
        species: str = "human",
        within: frozenset[str] = frozenset(),
        nearby: frozenset[str] = frozenset(),
        goal: tuple[str, int] | None = None,
    ) -> None:
        self.species = species
        self.within = within
        self.nearby = nearby
        self.goal = goal
        self._fits: dict[frozenset[str], Fit] = {}
        self._met: dict[Condition, bool] = {}

    def fit(self, contexts: frozenset[str]) -> Fit:
        """Return how *contexts*, those in which something is documented, lie to the target."""
        found = self._fits.get(contexts)
        if found is None:
            found = self._fits[contexts] = self._fit(contexts)
        return found

    def meets(self, condition: Condition) -> bool:
        """Return whether *condition* holds of the target; it is asked once."""
        found = self._met.get(condition)
        if found is None:
            found = self._met[condition] = condition.holds(self)
        return found

    def _fit(self, contexts: frozenset[str]) -> Fit:
        if not self.within:
            return Fit.UNTOLD
        if contexts & self.within:
            return Fit.SAME
        return Fit.NEAR if contexts & self.nearby else Fit.OTHER


def ancestors(contexts: Mapping[str, Context], ids: Iterable[str]) -> set[str]:
    """Return *ids* with everything that they are part of."""
    found, front = set[str](), list(ids)
    while front:
        id = front.pop()
        if id not in found:
            found.add(id)
            front.extend(contexts[id].part_of)
    return found


def descendants(contexts: Mapping[str, Context], ids: Iterable[str]) -> set[str]:
    """Return *ids* with everything that is part of them."""
    found = set(ids)
    while True:
        more = {context.id for context in contexts.values() if context.id not in found and found.intersection(context.part_of)}
        if not more:
            return found
        found |= more


def surroundings(contexts: Mapping[str, Context], tissue: str | None, cell: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """
    Return the contexts that a target lies in, and those near it.

    What holds in the skin holds in a hair follicle; what holds in a hair follicle is only near to the skin as a whole.
    Where a cell is told, its parts and neighbors count, not those of the tissue.
    """
    told = [id for id in (cell, tissue) if id]
    if not told:
        return frozenset(), frozenset()
    within = ancestors(contexts, told)
    near = descendants(contexts, told[:1])
    beside = {other for id in [*near, *told] for other in contexts[id].near}
    near |= descendants(contexts, beside)
    return frozenset(within), frozenset(near - within)


def serving(contexts: Mapping[str, Context], process: str, direction: int) -> frozenset[tuple[str, int]]:
    """
    Return every (process, direction) that serves *direction* of *process*.

    Parts of a process serve it and it serves what it is part of; a process that works against one of these serves the
    other way round.
    """
    related = descendants(contexts, [process]) | ancestors(contexts, [process])
    found = {(id, direction) for id in related}
    for context in contexts.values():
        if related.intersection(context.opposes):
            found |= {(id, -direction) for id in descendants(contexts, [context.id]) if id not in related}
    for id in related:
        found |= {(other, -direction) for other in contexts[id].opposes if other not in related}
    return frozenset(found)
