"""CF206: a factor without the one it needs."""

from collections.abc import Iterator

from cytoform.model import Effect
from cytoform.pattern import Pattern, Present, Severity
from cytoform.rule import pattern_rule
from cytoform.scope import Scope


@pattern_rule("CF206", "missing-partner", Severity.NOTE, since="0.1.0")
def missing_partner(scope: Scope) -> Iterator[Pattern]:
    """
    A factor is documented to need another one, and no such factor is in the mix.

    **Why it matters.** R-spondin amplifies Wnt and does little without it; alone it rests on what the tissue brings.

    **What to do.** Add the partner, or know which cells of the culture supply it.

    **Severity.** A note: the tissue may bring its own.

    **Limits.** Where a name of the mix is unknown, or a component is of undefined composition, the partner cannot be
    called absent and the rule is withheld. An undefined base (serum, matrix) is taken not to bring it.

    **Example.**

    >>> [finding.rule for finding in cytoform.check(["R-spondin 3", "EGF"]).findings if finding.code == "CF206"]
    ['missing-partner']

    **References.** Each finding carries the publications that describe the need.
    """
    for interaction in scope.interactions(Effect.DEPENDENCE):
        standing, needed = interaction.standing, interaction.toward
        if standing is None or needed is None:
            continue
        family = scope.catalog.family(needed)
        members = family.members if family else (needed,)
        (factor,) = interaction.factors
        yield Pattern(
            severity=Severity.NOTE,
            standing=standing,
            factors=(factor,),
            present=(Present(factor),),
            absent=tuple(Present(member) for member in members if member != factor),
            message=f"{factor} needs {family.name if family else needed}, and none is in the mix",
            evidence=interaction.evidence,
            help="add it, or rely on what the cells make themselves",
        )
