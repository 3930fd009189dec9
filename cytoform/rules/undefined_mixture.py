"""CF104: a component whose composition nobody can tell."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Component, Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule

_APPLIED = ("topical", "injection")


@document_rule("CF104", "undefined-mixture", Severity.ERROR, since="0.1.0", componentwise=True)
def undefined_mixture(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A component is a mixture of undefined composition: serum, PRP, conditioned medium, exosomes, an extract.

    **Why it matters.** Of a mix only what is identified may be claimed; here nobody can say what is in it, or how much.

    **What to do.** Replace it by the individual factors it is wanted for, or keep it and make no claim on it.

    **Severity.** Warning; error where the product is topical or injected; a note in the base, where serum is routine. The
    verdict is "unverified" unless it stands in the base.

    **Limits.** Known active factors of a conditioned medium (Wnt3a conditioned medium: WNT3A) take part in the pair
    rules, whatever their amount.

    **Example.**

    >>> [(f.code, f.severity.value) for f in cytoform.check(["PRP", "EGF"]).findings if f.code == "CF104"]
    [('CF104', 'warning')]
    """
    use = formulation.target.use.text if formulation.target.use else None
    severity = Severity.ERROR if use in _APPLIED else Severity.WARNING
    for stage in formulation.stages:
        for component in stage.components:
            if component.readable:
                yield from _remark(catalog, component, severity, stage.name)
    for base in formulation.base:
        yield from _remark(catalog, base, Severity.NOTE, None)


def _remark(catalog: Catalog, component: Component, severity: Severity, stage: str | None) -> Iterator[Remark]:
    found = catalog.resolve(component.name)
    if found.status == "mixture" and found.factor is not None:
        factor = found.factor
        known = f"; made to deliver {', '.join(factor.actives)}" if factor.actives else ""
        yield Remark(
            f"{visible(component.name)} is of undefined composition ({factor.name}{known})",
            component.span,
            (component,),
            factor.note or "name the individual factors it is wanted for",
            severity,
            (factor.id,),
            stage=stage,
        )
