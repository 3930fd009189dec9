"""Stage plans: the fewest stages in which no two conflicting components are together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from cytoform.formulation import Formulation, Stage
from cytoform.names import visible
from cytoform.repairs.coloring import EXACT, colored
from cytoform.repairs.conflicts import Conflict, Slot
from cytoform.repairs.proposal import Proposal, Verifier
from cytoform.repairs.removals import Covers

_Pairs = Iterable[tuple[Slot, Slot]]


def stage_plan(sets: Covers, verifier: Verifier) -> tuple[Proposal | None, str]:
    """
    Return the plan with the fewest stages and how it was found, or None and what stands in the way.

    A component that is in no conflict stays in every stage. One that works against the goal by itself is left out, as no
    stage helps against that.
    """
    conflicts, formulation = sets.conflicts, sets.mix.formulation
    fixed = next((conflict for conflict in conflicts if None in conflict.sides), None)
    if fixed is not None:
        return None, f"the base is in every stage, and {visible(' and '.join(fixed.finding.components))} conflict through it"
    alone = {slot for conflict in conflicts if len(conflict.sides) == 1 for slot in conflict.sides[0] or ()}
    pairs = [pair for conflict in conflicts for pair in _pairs(conflict) if not alone.intersection(pair)]
    if not pairs:
        names = ", ".join(dict.fromkeys(name for conflict in conflicts for name in conflict.finding.components))
        return None, f"{visible(names)}: a conflict of one component with the goal is in any stage"
    if any(first == second for first, second in pairs):
        return None, "one component holds both sides of a conflict"
    groups = [_groups(number, pairs) for number in range(len(formulation.stages))]
    staged = _staged(formulation, groups, alone)
    proposal = Proposal(
        "stages",
        staged,
        verifier.before,
        tuple(sets.removed(slot, verifier.checker.catalog) for slot in sorted(alone)),
        stages=tuple((stage.name or "", tuple(component.name for component in stage.components)) for stage in staged.stages),
    )
    found = verifier.verified(proposal)
    many = max(len({slot for pair in pairs for slot in pair if slot.stage == number}) for number in range(len(groups)))
    how = "the fewest possible" if many <= EXACT else f"found step by step, as {many} components conflict: fewer may be possible"
    return (found, how) if found else (None, "apart in time, the components meet other errors")


def _pairs(conflict: Conflict) -> _Pairs:
    return product(*(side or () for side in conflict.sides)) if len(conflict.sides) == 2 else ()  # type: ignore[return-value]


def _groups(stage: int, pairs: _Pairs) -> dict[Slot, int]:
    """Which part of *stage* each of its conflicting components goes to."""
    here = [pair for pair in pairs if pair[0].stage == stage]
    slots = sorted({slot for pair in here for slot in pair})
    number = {slot: n for n, slot in enumerate(slots)}
    neighbors: dict[int, set[int]] = {n: set() for n in range(len(slots))}
    for first, second in here:
        neighbors[number[first]].add(number[second])
        neighbors[number[second]].add(number[first])
    return dict(zip(slots, colored(neighbors), strict=True))


def _staged(formulation: Formulation, groups: Sequence[dict[Slot, int]], alone: set[Slot]) -> Formulation:
    stages: list[Stage] = []
    for number, (stage, group) in enumerate(zip(formulation.stages, groups, strict=True)):
        count = max(group.values(), default=0) + 1
        for part in range(count):
            kept = tuple(
                component
                for at, component in enumerate(stage.components)
                if Slot(number, at) not in alone and group.get(Slot(number, at), part) == part
            )
            if kept or not stage.components:
                stages.append(Stage(_name(stage.name, part, count), kept, stage.note))
    return formulation._replace(stages=tuple(stages))


def _name(name: str | None, part: int, count: int) -> str | None:
    if name is None:
        return f"part {part + 1}"
    return f"{name} ({part + 1} of {count})" if count > 1 else name
