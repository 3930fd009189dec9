"""CF207: a declared intent that nothing on record supports, or that has nothing to act on."""

from collections.abc import Iterator

from cytoform.catalog.aim import Aim, Fit
from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Component, Formulation, Stage
from cytoform.intent import intended
from cytoform.model import Effect, Factor
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.target import aim_of


@document_rule("CF207", "undocumented-intent", Severity.WARNING, since="0.2.0")
def undocumented_intent(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A component declares to antagonize what no publication says it antagonizes, or what is not there.

    **Why it matters.** An intent turns the finding of a pair into a note. It must be one that the component can serve.

    **What to do.** Name the target as the publications do (`intent: antagonize BMP4`), or remove the intent.

    **Severity.** Warning where no publication supports the intent, or its target cannot be told. A note where the target is
    neither in the same stage nor on record in the target tissue.

    **Limits.** One documented member of a family is enough for the family. That cells of a tissue make the target is taken
    from any claim about it there.

    **Example.**

    >>> mix = ["BMP-9", {"name": "Noggin", "intent": "antagonize BMP-9"}]
    >>> [(f.code, f.severity.value) for f in cytoform.check(mix).findings if f.code == "CF207"]
    [('CF207', 'warning')]
    """
    for stage in formulation.stages:
        for component in stage.components:
            if component.readable and component.detail("intent"):
                yield from (remark._replace(stage=stage.name) for remark in _remarks(component, stage, formulation, catalog))


def _remarks(component: Component, stage: Stage, formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    said, name = visible(component.detail("intent") or ""), visible(component.name)
    targets = intended(component, catalog)
    factor = catalog.resolve(component.name).factor
    place = component.place("intent")
    if not targets:
        yield Remark(
            f"the intent {said!r} of {name} names no factor or family to antagonize",
            place,
            (component,),
            _remedy(catalog, factor),
        )
    elif factor is None or not any(_opposes(catalog, own, targets) for own in (factor.id, *factor.actives)):
        yield Remark(
            f"nothing on record says that {name} antagonizes what {said!r} names", place, (component,), _remedy(catalog, factor)
        )
    else:
        present = {id for other in stage.components if other.readable for id in _ids(other, catalog)}
        if not targets & present and not _on_record(targets, aim_of(formulation, catalog), catalog):
            message = f"{name} is meant to {said}, and its target is neither in the mix nor on record in the target tissue"
            yield Remark(message, place, (component,), "check that there is something to antagonize", Severity.NOTE)


def _remedy(catalog: Catalog, factor: Factor | None) -> str:
    """What the component is on record to antagonize, the best documented first."""
    own = (factor.id, *factor.actives) if factor else ()
    found = [
        (len(each.supports), each.factors[1])
        for id in own
        for each in catalog.of(id, Effect.ANTAGONISM)
        if each.supports and each.directed and each.factors[0] == id
    ]
    known = list(dict.fromkeys(target for _, target in sorted(found, key=lambda pair: (-pair[0], pair[1]))))
    if not known:
        return "remove the intent: nothing is on record that it antagonizes"
    return (
        f"write what it is on record to antagonize ({', '.join(known[:3])}), such as intent: antagonize {known[0]}, or remove it"
    )


def _opposes(catalog: Catalog, factor: str, targets: frozenset[str]) -> bool:
    return any(
        interaction.supports and targets.intersection(set(interaction.factors) - {factor})
        for interaction in catalog.of(factor, Effect.ANTAGONISM)
    )


def _ids(component: Component, catalog: Catalog) -> tuple[str, ...]:
    found = catalog.resolve(component.name)
    return (found.factor.id, *found.factor.actives) if found.factor else found.candidates


def _on_record(targets: frozenset[str], aim: Aim, catalog: Catalog) -> bool:
    if not aim.within:
        return False
    return any(
        claim.contexts and aim.fit(frozenset(claim.contexts)) is not Fit.OTHER
        for target in targets
        for interaction in catalog.of(target)
        for claim in interaction.supports
    )
