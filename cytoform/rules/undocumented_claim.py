"""CF601: a claim that nothing on record carries."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.claiming import Judged, judged_claims
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule

_HELP = "leave the claim out, or add the publication that carries it to the catalog"


@document_rule("CF601", "undocumented-claim", Severity.ERROR, since="0.2.0")
def undocumented_claim(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A claim that no documented effect of its component carries, or a promise that no effect can carry.

    **Why it matters.** Of a mix only the identified characteristics may be claimed. A claim belongs to its component: what a
    neighbor does carries nothing. "Safe", "no side effects" and "cures" are promises, not effects.

    **What to do.** Leave the claim out, say what is documented (`cytoform show NAME`), or add the publication.

    **Severity.** Error. Warning where the effect is on record, but only in another tissue, or only of something wider (hair
    growth for a claim of anagen).

    **Limits.** Claims are read word by word, in English; nothing is guessed. What the catalog does not hold is undocumented
    here, whatever the literature says. Of the whole mix (`claims:` at the top) one component must carry a claim.

    **Example.**

    >>> mix = [{"name": "VEGF", "claims": ["angiogenesis", "reverses gray hair"]}]
    >>> [finding.message for finding in cytoform.check(mix).findings if finding.code == "CF601"]
    ["nothing on record of VEGF carries the claim 'reverses gray hair'"]
    """
    for judged in judged_claims(formulation, catalog):
        yield from _remarks(judged)


def _remarks(judged: Judged) -> Iterator[Remark]:
    components = (judged.component,) if judged.component else ()

    def remark(message: str, help: str = _HELP, severity: Severity = Severity.ERROR) -> Remark:
        return Remark(
            message, judged.claim.span, components, help, severity, stage=judged.stage, data=(("claim", judged.claim.text),)
        )

    if judged.wording.promise:
        yield remark(
            f"the claim {judged.text!r} of {judged.subject} is a promise ({judged.wording.promise}), and no effect can be documented for it",
            "leave it out: nothing on record can carry it",
        )
        return
    if not judged.speaks:
        return
    nothing = f"nothing on record of {judged.subject} carries the claim {judged.text!r}"
    if judged.wording.unread:
        yield remark(nothing if judged.wording.unread == judged.claim.text else f"{nothing} ({judged.wording.unread})")
    elif judged.wording.assertions and not judged.records:
        yield remark(nothing)
    for assertion, record in judged.records:
        part = f" ({assertion.said})" if len(judged.records) > 1 else ""
        if record.verdict == "undocumented":
            yield remark(f"{nothing}{part}")
        elif record.verdict == "elsewhere":
            where = ", ".join(sorted({context for claim in record.elsewhere for context in claim.contexts})[:3])
            message = f"the claim {judged.text!r} of {judged.subject}{part} is documented elsewhere ({where}), not for the target"
            yield remark(message, "say for which tissue it holds, or leave it out", Severity.WARNING)
        elif record.verdict == "wider":
            message = f"the claim {judged.text!r} of {judged.subject}{part} is documented only of something wider"
            yield remark(message, "claim what the publications say, no more", Severity.WARNING)
