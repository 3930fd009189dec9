"""CF205: factors that are documented to do more together."""

from collections.abc import Iterator

from cytoform.catalog.aim import Fit
from cytoform.model import Effect, Interaction, Standing
from cytoform.pattern import Fitting, Pattern, Present, Severity, Term
from cytoform.rule import pattern_rule
from cytoform.scope import Scope

_SHOWN = frozenset({Fit.SAME, Fit.NEAR, Fit.UNTOLD})


@pattern_rule("CF205", "synergistic-pair", Severity.NOTE, since="0.1.0")
def synergistic_pair(scope: Scope) -> Iterator[Pattern]:
    """
    Factors of the mix are documented to act in synergy: a finding in the formulator's favor.

    **Why it matters.** A synergy is why factors are mixed at all, and the only combined effect that may be claimed.

    **What to do.** Nothing; keep the publication with the product file, and the doses near those that were published.

    **Severity.** A note.

    **Limits.** A synergy is shown where it was documented, near it, or where no target is told: not in another tissue
    (unless a publication shows it in none in particular), and not where one of the partners opposes the goal. Doses are not compared.

    **Example.**

    >>> [finding.factors for finding in cytoform.check(["bFGF", "VEGF"]).findings if finding.code == "CF205"]
    [('FGF2', 'VEGFA')]

    **References.** Each finding carries the publications that measured the synergy, and where.
    """
    for interaction in scope.interactions(Effect.SYNERGY):
        standing = interaction.standing
        if standing is None:
            continue
        terms: tuple[Term, ...] = tuple(Present(factor) for factor in interaction.factors)
        if all(claim.contexts for claim in interaction.supports):
            terms = (*terms, Fitting(interaction.contexts, _SHOWN))
        yield Pattern(
            severity=Severity.NOTE,
            standing=standing,
            factors=interaction.factors,
            present=terms,
            message=_message(interaction, standing),
            evidence=interaction.evidence,
            help="keep the published doses in mind",
            yields=True,
        )


def _message(interaction: Interaction, standing: Standing) -> str:
    names = ", ".join(interaction.factors[:-1]) + f" and {interaction.factors[-1]}"
    readouts = sorted({claim.readout for claim in interaction.supports if claim.readout})[:2]
    places = sorted(interaction.contexts)
    where = f" ({', '.join(places[:3])}{', ...' if len(places) > 3 else ''})" if places else ""
    doubt = "; other publications found none" if standing is Standing.CONTESTED else ""
    return f"{names} act in synergy" + (f" on {' and '.join(readouts)}" if readouts else "") + where + doubt
