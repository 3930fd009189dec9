"""Removals: the smallest sets of components without which no conflict is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.mix import Mix
from cytoform.model import Effect, Interaction
from cytoform.repairs.conflicts import Conflict, Slot, component_at
from cytoform.repairs.covers import TooMany, covers, greedy_cover
from cytoform.repairs.proposal import Proposal, Removed, Verifier

_SERVING = {1: Effect.PROMOTION, -1: Effect.INHIBITION}


class Covers:
    """The sets of components that settle *conflicts*, the smallest first; `exact` turns false where not all were looked at."""

    def __init__(self, conflicts: Sequence[Conflict], mix: Mix) -> None:
        self.conflicts = conflicts
        self.mix = mix
        self.exact = True

    def __iter__(self) -> Iterator[frozenset[Slot]]:
        choices = [conflict.options for conflict in self.conflicts]
        if not all(choices):
            return
        try:
            for alike in covers(choices):
                yield from sorted(alike, key=self._order)
        except TooMany:
            self.exact = False
            yield greedy_cover(choices)

    def _order(self, slots: frozenset[Slot]) -> tuple[int, list[Slot]]:
        """Sets that take antagonists before those that take what they act on; then by their place in the file."""
        acting = {slot for conflict in self.conflicts for slot in self._acting(conflict)}
        return len(slots - acting), sorted(slots)

    def _acting(self, conflict: Conflict) -> frozenset[Slot]:
        """The components that act on the other side, or against the goal."""
        for factor, side in zip(conflict.finding.factors, conflict.sides, strict=True):
            if side and (factor == conflict.antagonist or len(conflict.sides) == 1):
                return side
        return frozenset()

    def removed(self, slot: Slot, catalog: Catalog) -> Removed:
        """Return the component at *slot* as one that would go: its part in the conflicts, and what is lost with it."""
        component = component_at(self.mix.formulation, slot)
        parts = [part for conflict in self.conflicts if (part := self._part(conflict, slot))]
        lost = list(self._lost(slot, catalog))
        return Removed(
            component.name,
            self.mix.formulation.stages[slot.stage].name,
            "; ".join(dict.fromkeys(parts)),
            tuple(_effect(interaction) for interaction in lost),
            tuple(dict.fromkeys(item for interaction in lost for item in interaction.evidence if item.stance == "supports")),
        )

    def _part(self, conflict: Conflict, slot: Slot) -> str:
        for factor, side in zip(conflict.finding.factors, conflict.sides, strict=True):
            if side and slot in side:
                others = " and ".join(other for other in conflict.finding.factors if other != factor)
                if not others:
                    return "works against the goal"
                if conflict.antagonist is None:
                    return f"opposes {others}"
                return f"the antagonist of {others}" if factor == conflict.antagonist else f"the target of {others}"
        return ""

    def _lost(self, slot: Slot, catalog: Catalog) -> Iterator[Interaction]:
        """The documented effects of a component toward the goal in the target context."""
        aim, component = self.mix.aim, component_at(self.mix.formulation, slot)
        if aim.goal is None:
            return
        process, direction = aim.goal
        for factor, holders in self.mix.stages[slot.stage].holders.items():
            for interaction in catalog.owned(factor) if component in holders else ():
                serves = interaction.effect is _SERVING[direction] and interaction.toward == process
                if serves and interaction.standing and (not aim.within or interaction.contexts & aim.within):
                    yield interaction


def _effect(interaction: Interaction) -> str:
    does = "promote" if interaction.effect is Effect.PROMOTION else "inhibit"
    places = f" in {', '.join(sorted(interaction.contexts)[:3])}" if interaction.contexts else ""
    return f"{interaction.factors[0]} is documented to {does} {interaction.toward}{places}"


def without(formulation: Formulation, slots: Iterable[Slot]) -> Formulation:
    """Return *formulation* without the components at *slots*; stages that this empties are left out."""
    gone = set(slots)
    stages = tuple(
        stage._replace(components=kept)
        for number, stage in enumerate(formulation.stages)
        if (kept := tuple(c for at, c in enumerate(stage.components) if Slot(number, at) not in gone)) or not stage.components
    )
    return formulation._replace(stages=stages)


def removals(sets: Covers, verifier: Verifier, limit: int) -> Iterator[Proposal]:
    """Yield up to *limit* removals that clear every conflict: fewest components first, antagonists before their targets."""
    formulation = sets.mix.formulation
    for slots in sets:
        removed = tuple(sets.removed(slot, verifier.checker.catalog) for slot in sorted(slots))
        found = verifier.verified(Proposal("removal", without(formulation, slots), verifier.before, removed))
        if found is not None:
            yield found
            limit -= 1
        if not limit:
            return
