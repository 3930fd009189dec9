"""CF302: a documented factor in a context where nothing is documented of it."""

from collections.abc import Iterator

from cytoform.catalog.aim import Fit
from cytoform.pattern import Fitting, Pattern, Present, Severity
from cytoform.rule import pattern_rule
from cytoform.scope import Scope


@pattern_rule("CF302", "undocumented-in-context", Severity.NOTE, since="0.1.0")
def undocumented_in_context(scope: Scope) -> Iterator[Pattern]:
    """
    A protein factor is documented, but the catalog holds nothing about it in the target tissue or cell.

    **Why it matters.** An effect known from one tissue may not be borrowed for another: IL-5 is about eosinophils.

    **What to do.** Look for a publication in the target context and add it to your catalog, or make no claim there.

    **Severity.** A note, one for all such factors of a stage: silence is no accusation.

    **Limits.** It says what this catalog holds, not what the literature holds. Modulators, hormones, nutrients, media and
    matrices are not asked. What is documented in a part of the target counts as documented.

    **Example.**

    >>> mix = {"target": {"tissue": "hair follicle"}, "components": ["IL-5"]}
    >>> [finding.code for finding in cytoform.check(mix).findings]
    ['CF302']
    """
    for factor in scope.factors():
        if not factor.is_protein:
            continue
        known = frozenset(context for interaction in scope.catalog.of(factor.id) for context in interaction.contexts)
        places = sorted(known)
        more = ", ..." if len(places) > 2 else ""
        seen = f"documented in {', '.join(places[:2])}{more}" if places else "documented in no context"
        yield Pattern(
            severity=Severity.NOTE,
            standing=None,
            factors=(factor.id,),
            present=(Present(factor.id), Fitting(known, frozenset({Fit.OTHER}))),
            shared="nothing is on record in the target context of",
            message=f"{factor.id} ({seen})",
            help="no effect may be claimed there on this record",
        )
