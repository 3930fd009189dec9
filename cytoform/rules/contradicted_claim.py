"""CF602: a claim that what is on record contradicts."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.claiming import Record, judged_claims
from cytoform.formulation import Formulation
from cytoform.model import Claim, was_read
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF602", "contradicted-claim", Severity.ERROR, since="0.2.0")
def contradicted_claim(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A claim that publications contradict: the component is documented to do the opposite, or was measured not to do it.

    **Why it matters.** EGF in a hair serum "for hair growth" is a claim that eleven publications speak against.

    **What to do.** Read the publications; drop the claim, or the component.

    **Severity.** Error where only contrary evidence is on record; warning ("contested") where publications stand on both
    sides, or where only one database row speaks. Where three times as many carry a claim as speak against it, it counts as
    documented, and CF604 tells how many disagree.

    **Limits.** Publications in the context of the target count, or in that which the claim names. For the whole mix, one
    factor that opposes a claim contests it, whatever the others do.

    **Example.**

    >>> mix = [{"name": "DKK1", "claims": ["activates Wnt signaling"]}]
    >>> [(finding.code, finding.severity.value) for finding in cytoform.check(mix).findings if finding.code == "CF602"]
    [('CF602', 'error')]

    **References.** Each finding carries the publications on both sides.
    """
    for judged in judged_claims(formulation, catalog):
        if judged.wording.promise:
            continue
        for assertion, record in judged.records:
            if record.verdict not in ("contested", "contradicted"):
                continue
            part = f" ({assertion.said})" if len(judged.records) > 1 else ""
            contested = record.verdict == "contested"
            said = "contested: publications stand on both sides" if contested else "contradicted by what is documented"
            yield Remark(
                f"the claim {judged.text!r} of {judged.subject}{part} is {said}",
                judged.claim.span,
                (judged.component,) if judged.component else (),
                "read both sides before claiming it" if contested else "drop the claim, or the component",
                Severity.WARNING if contested or not was_read(_against(record)) else Severity.ERROR,
                stage=judged.stage,
                claims=record.carries + tuple(claim._replace(stance="refutes") for claim in record.opposes),
                data=(("claim", judged.claim.text),),
            )


def _against(record: Record) -> tuple[Claim, ...]:
    return tuple(claim._replace(stance="supports") for claim in record.opposes)
