"""CF202: two factors whose effects oppose each other."""

from collections.abc import Iterator

from cytoform.catalog.aim import Fit, ancestors, descendants
from cytoform.model import Effect, Interaction, Standing
from cytoform.pattern import Fitting, Pattern, Present, Severity
from cytoform.rule import pattern_rule
from cytoform.rules.opposite_effects import opposite_effects
from cytoform.scope import Scope

_Case = tuple[Severity, tuple[frozenset[str], ...], tuple[frozenset[Fit], ...]]


@pattern_rule("CF202", "opposing-pair", Severity.ERROR, since="0.1.0")
def opposing_pair(scope: Scope) -> Iterator[Pattern]:
    """
    Two factors of the mix are documented to oppose each other's effects.

    **Why it matters.** Neither binds the other, but what one starts the other stops. Such quarrels belong to a cell and a
    process: IL-4 and IFN-γ oppose each other in T cells and need not in cartilage.

    **What to do.** Decide which effect is wanted; put the other factor into another stage or leave it out.

    **Severity.** An error in a context in which two publications agree and one was read; in any other documented context
    a warning; near one (a part of the target, or a neighbor) a warning; elsewhere a note. Without a target a quarrel on
    which two agree is a warning, any other a note. Where publications disagree, or where a synergy of the two is on record in
    the same context (they quarrel over one readout and join in another), nothing is worse than a warning; what is told of a
    whole family is a warning in the documented context and a note elsewhere. Two factors that nobody put together, but that
    are documented each alone to drive one process opposite ways in the target context, are told in one inferred note.

    **Limits.** Doses and order of addition are not weighed. A pair that also binds directly is left to antagonist-pair.
    A context that the catalog does not place near the target counts as another one.

    **Example.**

    >>> mix = {"target": {"cell": "T cell"}, "components": ["IL-4", "IFN-γ"]}
    >>> [finding.rule for finding in cytoform.check(mix).findings if finding.severity.value != "note"]
    ['opposing-pair']

    **References.** Each finding carries the publications that saw the opposition, and the contexts they saw it in.
    """
    for interaction in scope.interactions(Effect.ANTAGONISM):
        standing = interaction.standing
        if interaction.mode != "functional" or standing is None or _also_direct(scope, interaction):
            continue
        told = any(not claim.group for claim in interaction.supports)
        agreed = (
            _agreed(scope, interaction) if told and standing is Standing.ESTABLISHED and interaction.was_read else frozenset()
        )
        strong = agreed - _joined(scope, interaction)
        for severity, contexts, fits in _cases(interaction.contexts, bool(agreed), strong, told, standing):
            yield Pattern(
                severity=severity,
                standing=standing,
                factors=interaction.factors,
                present=(
                    *(Present(factor) for factor in interaction.factors),
                    *(Fitting(*place) for place in zip(contexts, fits, strict=True)),
                ),
                message=_message(interaction),
                evidence=interaction.evidence,
                help="keep the one whose effect is wanted, or separate them into stages",
            )
    yield from opposite_effects(scope)


def _agreed(scope: Scope, interaction: Interaction) -> frozenset[str]:
    """The contexts in which two publications agree: each in the context itself, in a part of it, or in what it is part of."""
    contexts = scope.catalog.contexts
    above = {id: ancestors(contexts, [id]) for id in interaction.contexts}
    works: dict[str, set[str]] = {}
    for claim in interaction.supports:
        for id in above:
            if any(id in above[place] or place in above[id] for place in claim.contexts):
                works.setdefault(id, set()).add(claim.paper.work)
    return frozenset(id for id, found in works.items() if len(found) > 1)


def _joined(scope: Scope, interaction: Interaction) -> frozenset[str]:
    """The contexts in which the same two are documented to act in synergy, with what these are part of, and their parts."""
    contexts = scope.catalog.contexts
    places = {
        place
        for other in scope.of(interaction.factors[0], Effect.SYNERGY)
        if set(interaction.factors) == set(other.factors)
        for claim in other.supports
        for place in claim.contexts
    }
    return frozenset(ancestors(contexts, places) | descendants(contexts, places))


def _cases(contexts: frozenset[str], agreed: bool, strong: frozenset[str], told: bool, standing: Standing) -> Iterator[_Case]:
    """
    Yield every severity with the contexts it is for and how the target lies to them; a target fits exactly one.

    *agreed* says whether two publications agree in some context, *strong* are those of these in which nothing speaks for a
    synergy; *told*, whether some publication names the very factors, not only their family.
    """
    same, near, other, untold = (frozenset({fit}) for fit in (Fit.SAME, Fit.NEAR, Fit.OTHER, Fit.UNTOLD))
    if strong:
        yield Severity.ERROR, (strong,), (same,)
        yield Severity.WARNING, (strong, contexts), (near | other, same)
    else:
        yield Severity.WARNING, (contexts,), (same,)
    yield Severity.WARNING if agreed else Severity.NOTE, (contexts,), (untold,)
    loud = told and standing is not Standing.CONTESTED
    yield Severity.WARNING if loud else Severity.NOTE, (contexts,), (near,)
    yield Severity.NOTE, (contexts,), (other,)


def _also_direct(scope: Scope, interaction: Interaction) -> bool:
    first, second = interaction.factors
    return any(
        other.mode == "direct" and other.standing is not None and second in other.factors
        for other in scope.of(first, Effect.ANTAGONISM)
    )


def _message(interaction: Interaction) -> str:
    first, second = interaction.factors
    said = f"{first} counteracts {second}" if interaction.directed else f"{first} and {second} counteract each other"
    readouts = sorted({claim.readout for claim in interaction.supports if claim.readout})[:2]
    places = sorted(interaction.contexts)
    where = f" ({', '.join(places[:3])}{', ...' if len(places) > 3 else ''})" if places else ""
    return said + (f" in {' and '.join(readouts)}" if readouts else "") + where
