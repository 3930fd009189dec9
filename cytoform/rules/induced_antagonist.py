"""CF203: a factor calls forth an antagonist of another factor."""

from collections.abc import Iterator

from cytoform.model import Effect, Standing
from cytoform.pattern import Pattern, Present, Severity
from cytoform.rule import pattern_rule
from cytoform.scope import Scope


@pattern_rule("CF203", "induced-antagonist", Severity.NOTE, since="0.1.0")
def induced_antagonist(scope: Scope) -> Iterator[Pattern]:
    """
    A factor of the mix is documented to induce an antagonist of another factor of it.

    **Why it matters.** The antagonist is on no label, yet cells that meet the first factor may make it and blunt the
    second: IL-4 raises the IL-1 receptor antagonist, which blocks IL-1.

    **What to do.** Know it; measure the second factor's effect in the presence of the first, or separate them in time.

    **Severity.** Always a note, its standing inferred: two findings of different publications are put together.

    **Limits.** Only one induction and one direct antagonism, both supported and neither contested, are chained. The
    induction may belong to cells that are not there. Where a name of the mix is unknown, or a component is of undefined
    composition, the antagonist cannot be called absent and the rule is withheld.

    **Example.**

    >>> report = cytoform.check(["IL-4", "IL-1β"])
    >>> ("IL4", "IL1B", "IL1RN") in [finding.factors for finding in report.findings if finding.code == "CF203"]
    True

    **References.** Each finding carries the publications of both steps.
    """
    for first in scope.interactions(Effect.INDUCTION):
        if first.standing in (None, Standing.CONTESTED):
            continue
        inducer, hidden = first.factors
        for second in scope.of(hidden, Effect.ANTAGONISM):
            opposed = second.other(hidden)
            if opposed == inducer or second.mode != "direct" or second.standing in (None, Standing.CONTESTED):
                continue
            if second.directed and second.factors[0] != hidden:
                continue
            yield Pattern(
                severity=Severity.NOTE,
                standing=Standing.INFERRED,
                factors=(inducer, opposed, hidden),
                present=(Present(inducer), Present(opposed)),
                absent=(Present(hidden),),
                message=f"{inducer} induces {hidden}, an antagonist of {opposed}",
                evidence=(*first.evidence, *second.evidence),
                help=f"expect less {opposed} activity where cells respond to {inducer}",
            )
