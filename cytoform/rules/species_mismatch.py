"""CF303: a molecule that does not act on the target's species."""

from collections.abc import Iterator

from cytoform.model import Effect, Standing
from cytoform.pattern import Molecule, OfSpecies, Pattern, Severity
from cytoform.rule import pattern_rule
from cytoform.scope import Scope


@pattern_rule("CF303", "species-mismatch", Severity.WARNING, since="0.1.0")
def species_mismatch(scope: Scope) -> Iterator[Pattern]:
    """
    The molecule of one species is documented not to act on cells of the target's species.

    **Why it matters.** Many cytokines act across species, some strictly do not: human IFN-γ is silent on mouse cells.

    **What to do.** Use the molecule of the target's species.

    **Severity.** Warning; note where publications disagree.

    **Limits.** The species of the molecule must be told, by `species:` or in the name ("mouse EGF"). The species of the
    target is human where none is told. Silence about a pair of species means that nothing is documented of it.

    **Example.**

    >>> mix = {"target": {"species": "mouse"}, "components": [{"name": "IFN-γ", "species": "human"}]}
    >>> [finding.code for finding in cytoform.check(mix).findings]
    ['CF303']

    **References.** Each finding carries the publications that tested the molecule on the other species.
    """
    for interaction in scope.interactions(Effect.SPECIES_BARRIER):
        standing, target = interaction.standing, interaction.toward
        if standing is None or target is None:
            continue
        (factor,) = interaction.factors
        yield Pattern(
            severity=Severity.NOTE if standing is Standing.CONTESTED else Severity.WARNING,
            standing=standing,
            factors=(factor,),
            present=(Molecule(factor, interaction.mode), OfSpecies(frozenset({target}))),
            message=f"{interaction.mode} {factor} does not act on {target} cells",
            evidence=interaction.evidence,
            help=f"use {target} {factor}",
        )
