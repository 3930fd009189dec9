"""CF202: two factors whose effects oppose each other."""

from collections.abc import Iterator

from cytoform.catalog.aim import Fit
from cytoform.model import Effect, Interaction, Standing
from cytoform.pattern import Fitting, Pattern, Present, Severity
from cytoform.rule import pattern_rule
from cytoform.scope import Scope


@pattern_rule("CF202", "opposing-pair", Severity.ERROR, since="0.1.0")
def opposing_pair(scope: Scope) -> Iterator[Pattern]:
    """
    Two factors of the mix are documented to oppose each other's effects.

    **Why it matters.** Neither binds the other, but what one starts the other stops. Such quarrels belong to a cell and a
    process: IL-4 and IFN-γ oppose each other in T cells and need not in cartilage.

    **What to do.** Decide which effect is wanted; put the other factor into another stage or leave it out.

    **Severity.** In the documented context an error where two publications agree and one was read, else a warning; near
    it (a part of the target, or a neighbor) a warning; elsewhere a note. Without a target an established quarrel is a
    warning, a reported one a note. Where publications disagree nothing is worse than a warning.

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
        contexts = interaction.contexts
        for severity, fits in _severities(interaction, standing):
            yield Pattern(
                severity=severity,
                standing=standing,
                factors=interaction.factors,
                present=(*(Present(factor) for factor in interaction.factors), Fitting(contexts, frozenset(fits))),
                message=_message(interaction),
                evidence=interaction.evidence,
                help="keep the one whose effect is wanted, or separate them into stages",
            )


def _severities(interaction: Interaction, standing: Standing) -> Iterator[tuple[Severity, set[Fit]]]:
    established = standing is Standing.ESTABLISHED
    levels = {
        Fit.SAME: Severity.ERROR if established and interaction.was_read else Severity.WARNING,
        Fit.NEAR: Severity.WARNING if standing is not Standing.CONTESTED else Severity.NOTE,
        Fit.OTHER: Severity.NOTE,
        Fit.UNTOLD: Severity.WARNING if established else Severity.NOTE,
    }
    for severity in dict.fromkeys(levels.values()):
        yield severity, {fit for fit, level in levels.items() if level is severity}


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
