"""CF301: a component that works against the goal in the target context."""

from collections.abc import Iterator
from typing import NamedTuple

from cytoform.catalog.aim import Fit
from cytoform.model import Claim, Effect, Interaction, Standing, evidence_of, standing_of, was_read
from cytoform.pattern import Aimless, Fitting, Goal, OfSpecies, Pattern, Present, Severity, Term
from cytoform.rule import pattern_rule
from cytoform.scope import Scope

_DIRECTIONS = {Effect.PROMOTION: 1, Effect.INHIBITION: -1}
_MORE_LESS = {1: "promote", -1: "inhibit"}


@pattern_rule("CF301", "opposed-effect", Severity.ERROR, since="0.1.0")
def opposed_effect(scope: Scope) -> Iterator[Pattern]:
    """
    A component is documented to act against the goal in the target context.

    **Why it matters.** One factor can grow one tissue and regress another: EGF feeds the epidermis and drives hair
    follicles into regression.

    **What to do.** Remove the component, or correct the goal or the tissue. Where publications disagree, read both.

    **Severity.** Error where two publications agree in the target context and one was read; warning where one reports it,
    where publications disagree, near the context, or where no tissue is told; a note in another context. Without a goal,
    what it inhibits in the target context is told in a note.

    **Limits.** Publications on the target's own species decide whether there is an opposition, where there are any; what
    speaks for the factor in another species makes it contested. A part of a process counts for the whole (anagen for hair growth). Dose and time are not weighed; what is said to hold only far
    above the usual dose is left out.

    **Example.**

    >>> mix = {"target": {"tissue": "hair follicle", "goal": "hair growth"}, "components": ["FGF5"]}
    >>> [finding.code for finding in cytoform.check(mix).findings]
    ['CF301']

    **References.** Each finding carries the publications for and against.
    """
    for owner in scope.owners:
        effects = [i for i in scope.catalog.owned(owner) if i.effect in _DIRECTIONS]
        for process, direction in _goals_at_stake(scope, effects):
            yield from _against(scope, owner, effects, process, direction)
        yield from _without_goal(scope, owner, effects)


def _goals_at_stake(scope: Scope, effects: list[Interaction]) -> list[tuple[str, int]]:
    """The goals that some effect opposes."""
    against = {(effect.toward or "", -_DIRECTIONS[effect.effect]) for effect in effects if effect.supports}
    if not against:
        return []
    processes = sorted(context.id for context in scope.catalog.contexts.values() if context.kind == "process")
    return [(process, way) for process in processes for way in (-1, 1) if against & scope.catalog.serving(process, way)]


def _against(scope: Scope, owner: str, effects: list[Interaction], process: str, direction: int) -> Iterator[Pattern]:
    serving = scope.catalog.serving(process, direction)
    sides: list[_Side] = []
    for effect in effects:
        toward, way = effect.toward or "", _DIRECTIONS[effect.effect]
        if (toward, -way) in serving:
            sides += [_Side(claim, False, toward == process) for claim in effect.supports if not claim.only]
            sides += [_Side(claim, True, toward == process) for claim in effect.refutes]
        elif (toward, way) in serving:
            sides += [_Side(claim, True, toward == process) for claim in effect.supports]
    species = frozenset(s for side in sides for s in side.claim.species)
    elsewhere = tuple(side.claim for side in sides if side.favors)
    groups = [(OfSpecies(frozenset({s})), [side for side in sides if s in side.claim.species]) for s in sorted(species)]
    groups.append((OfSpecies(species, among=False), sides))
    for term, group in groups:
        against = _weighed(group)
        if against:
            yield from _patterns(owner, Goal(process, direction), term, against, elsewhere)


class _Side(NamedTuple):
    """A claim, whether it favors the goal, and whether it speaks of the very process that is the goal."""

    claim: Claim
    favors: bool
    outright: bool


def _weighed(sides: list[_Side]) -> tuple[Claim, ...]:
    """The claims against the goal. Where all that is said of the goal itself favors it, side effects do not oppose it."""
    outright = [side.favors for side in sides if side.outright]
    if outright and all(outright):
        return ()
    return tuple(side.claim for side in sides if not side.favors)


def _patterns(
    owner: str, goal: Goal, species: OfSpecies, against: tuple[Claim, ...], favoring: tuple[Claim, ...]
) -> Iterator[Pattern]:
    standing = Standing.CONTESTED if favoring else standing_of(against) or Standing.REPORTED
    contexts = frozenset(context for claim in against for context in claim.contexts)
    certain = standing is Standing.ESTABLISHED and was_read(against)
    said = f"{owner} is documented to {_MORE_LESS[-goal.direction]} {goal.process}"
    doubt = "; publications disagree" if standing is Standing.CONTESTED else ""
    levels: dict[Severity, set[Fit]] = {
        Severity.ERROR: {Fit.SAME} if certain else set(),
        Severity.WARNING: {Fit.NEAR, Fit.UNTOLD} if certain else {Fit.SAME, Fit.NEAR, Fit.UNTOLD},
        Severity.NOTE: {Fit.OTHER},
    }
    for severity, fits in levels.items():
        if not fits:
            continue
        terms: tuple[Term, ...] = (Present(owner), goal, species)
        where = f" ({', '.join(sorted(contexts)[:3])})" if contexts else ""
        yield Pattern(
            severity=severity,
            standing=standing,
            factors=(owner,),
            present=(*terms, Fitting(contexts, frozenset(fits))),
            message=f"{said}{where}, against the goal{doubt}",
            evidence=(*evidence_of(against), *(item._replace(stance="refutes") for item in evidence_of(favoring))),
            help="remove it, or correct the goal or the tissue" if not doubt else "read both sides before keeping it",
            data=(("goal", goal.process),),
        )


def _without_goal(scope: Scope, owner: str, effects: list[Interaction]) -> Iterator[Pattern]:
    for effect in effects:
        toward = effect.toward or ""
        regression = scope.catalog.contexts[toward].opposes and effect.effect is Effect.PROMOTION
        if effect.standing is None or not (regression or effect.effect is Effect.INHIBITION) or not effect.contexts:
            continue
        if effect.effect is Effect.INHIBITION and scope.catalog.contexts[toward].unwanted:
            continue
        verb = "promotes" if effect.effect is Effect.PROMOTION else "inhibits"
        yield Pattern(
            severity=Severity.NOTE,
            standing=effect.standing,
            factors=(owner,),
            present=(Present(owner), Aimless(), Fitting(effect.contexts, frozenset({Fit.SAME}))),
            shared="no goal is told; in the target context",
            message=f"{owner} {verb} {toward}",
            evidence=effect.evidence,
            help="name the goal of the mix under target:",
        )
