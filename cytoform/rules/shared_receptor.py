"""CF204: two factors compete for one receptor."""

from collections.abc import Iterator

from cytoform.model import Effect
from cytoform.pattern import Pattern, Present, Severity
from cytoform.rule import pattern_rule
from cytoform.scope import Scope


@pattern_rule("CF204", "shared-receptor", Severity.NOTE, since="0.1.0")
def shared_receptor(scope: Scope) -> Iterator[Pattern]:
    """
    Two factors of the mix are documented to compete for one receptor or receptor chain.

    **Why it matters.** Both are agonists, but they draw on one pool: with one in excess the other is heard less. The
    competition may run one way only (IL-7 lowers the response to IL-4, not the reverse).

    **What to do.** Check whether both are needed, and at which ratio they were published together.

    **Severity.** A note: it depends on doses and on how much receptor the cell has.

    **Limits.** Only competition that a publication describes is reported, not every pair of ligands with a common
    receptor: all FGFs share FGF receptors, and saying so at every mix would teach people to look away.

    **Example.**

    >>> [finding.rule for finding in cytoform.check(["IL-4", "IL-13"]).findings]
    ['shared-receptor']

    **References.** Each finding carries the publications that describe the competition.
    """
    for interaction in scope.interactions(Effect.ANTAGONISM):
        if interaction.mode != "competition" or interaction.standing is None:
            continue
        first, second = interaction.factors
        way = (
            f"{first} takes receptor chains that {second} needs"
            if interaction.directed
            else f"{first} and {second} share a receptor"
        )
        yield Pattern(
            severity=Severity.NOTE,
            standing=interaction.standing,
            factors=interaction.factors,
            present=(Present(first), Present(second)),
            message=way,
            evidence=interaction.evidence,
            help="check that both are needed, and their ratio",
        )
