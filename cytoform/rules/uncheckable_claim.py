"""CF603: a claim that is about no documented kind of effect."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.claiming import judged_claims
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF603", "uncheckable-claim", Severity.NOTE, since="0.2.0")
def uncheckable_claim(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A claim that is about no kind of effect the catalog knows, or of an ingredient whose effects it does not keep.

    **Why it matters.** "Vegan" and "luxurious" may be true; this tool cannot tell, and says so instead of passing them.

    **What to do.** Check it by other means.

    **Severity.** Note.

    **Limits.** A claim in another language, or in words the catalog does not know, ends here when it has no verb of an
    effect; with one ("improves memory") it is an undocumented claim, CF601.

    **Example.**

    >>> [finding.code for finding in cytoform.check([{"name": "KGF", "claims": ["vegan"]}]).findings]
    ['CF603']
    """
    for judged in judged_claims(formulation, catalog):
        wording = judged.wording
        if wording.promise:
            continue
        if not (wording.assertions or wording.unread):
            message = f"the claim {judged.text!r} of {judged.subject} names no effect that is on record for anything"
        elif not judged.speaks:
            message = f"the claim {judged.text!r} cannot be checked: the catalog keeps no effects of {judged.subject}"
        else:
            continue
        yield Remark(
            message,
            judged.claim.span,
            (judged.component,) if judged.component else (),
            "check it by other means",
            stage=judged.stage,
            data=(("claim", judged.claim.text),),
        )
