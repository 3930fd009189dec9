"""CF604: a claim that publications carry."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.claiming import judged_claims
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF604", "documented-claim", Severity.NOTE, since="0.2.0")
def documented_claim(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A claim that publications carry, shown with them.

    **Why it matters.** Whoever makes a claim should be able to show its publication.

    **What to do.** Cite it, in the context it was found in.

    **Severity.** Note, in the user's favor.

    **Limits.** Carried means that the effect was found with the individual factor, often in cells or animals. It does not
    say that this product, at this dose, has it. Where a minority of publications speaks against it, the message counts them.

    **Example.**

    >>> mix = [{"name": "VEGF", "claims": ["supports the formation of new blood vessels"]}]
    >>> [finding.code for finding in cytoform.check(mix).findings]
    ['CF604']

    **References.** Each finding carries the publications on both sides.
    """
    for judged in judged_claims(formulation, catalog):
        if judged.wording.promise:
            continue
        for assertion, record in judged.records:
            if record.verdict != "documented":
                continue
            part = f" ({assertion.said})" if len(judged.records) > 1 else ""
            works, against = (len({claim.paper.work for claim in side}) for side in (record.carries, record.opposes))
            count = f"{works} publication{'s' * (works != 1)}" + (f", {against} against" if against else "")
            yield Remark(
                f"the claim {judged.text!r} of {judged.subject}{part} is carried by {count}",
                judged.claim.span,
                (judged.component,) if judged.component else (),
                stage=judged.stage,
                claims=record.carries + tuple(claim._replace(stance="refutes") for claim in record.opposes),
                data=(("claim", judged.claim.text),),
            )
