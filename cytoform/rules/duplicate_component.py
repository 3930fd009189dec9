"""CF103: one factor listed twice, under one name or two."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Component, Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF103", "duplicate-component", Severity.WARNING, since="0.1.0")
def duplicate_component(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    One factor is listed twice in one stage, often under two names.

    **Why it matters.** KGF and FGF-7 are one molecule: the mix holds twice of it, or one factor less than it says.

    **What to do.** Keep one entry with the total amount.

    **Limits.** Factors that share a subunit (IL-12 and IL-23) are not duplicates. A conditioned medium that holds a
    factor beside the factor itself is not counted. Mixtures nobody can define are the same only under one name.

    **Example.**

    >>> [finding.components for finding in cytoform.check(["KGF", "FGF-7"]).findings]
    [('KGF', 'FGF-7')]
    """
    for stage in formulation.stages:
        held = [(key, c) for c in stage.components if c.readable and (key := catalog.resolve(c.name).counts_as)]
        if len({key for key, _ in held}) == len(held):
            continue
        groups: dict[str, list[Component]] = {}
        for key, component in held:
            groups.setdefault(key, []).append(component)
        for group in groups.values():
            factor = catalog.resolve(group[0].name).factor
            if len(group) > 1 and factor:
                names = list(dict.fromkeys(visible(component.name) for component in group))
                said = (
                    f"{' and '.join(names)} are the same factor, {factor.id}"
                    if len(names) > 1
                    else f"{names[0]} is listed {len(group)} times"
                )
                yield Remark(
                    said,
                    group[-1].span,
                    tuple(group),
                    "keep one entry with the total amount",
                    factors=(factor.id,),
                    related=tuple(component.span for component in group[:-1] if component.span),
                    stage=stage.name,
                )
