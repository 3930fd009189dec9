"""CF501: a factor whose source is missing, unknown, or no individually produced molecule."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.production import Made, is_applied, proteins, tells_production
from cytoform.rule import Remark, document_rule

_UNDEFINED = {
    "conditioned medium": "holds whatever the cells gave off, in amounts nobody told",
    "platelet-rich plasma": "differs from donor to donor and holds hundreds of proteins",
    "serum": "holds hundreds of proteins, and differs from lot to lot",
    "exosome": "are vesicles of undefined cargo",
    "extract": "holds whatever was soluble",
    "unknown": "leaves open what the component is",
}
_HELP = "use a recombinant or purified molecule made individually, and say so: source: recombinant"


@document_rule("CF501", "undefined-source", Severity.WARNING, since="0.2.0")
def undefined_source(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    The source of a protein factor is missing, unknown, or not an individually produced molecule.

    **Why it matters.** What is documented of a factor was found with the individual molecule. A factor "from" serum, PRP,
    exosomes or an extract comes with everything else that is in them.

    **What to do.** Name the source: `source: recombinant` or `purified`, and the `host`.

    **Severity.** Warning. A missing source is asked for where the mix is topical or injected; elsewhere only where the file
    tells something of production, and then it is a note. If no component tells it, one finding speaks for all.

    **Limits.** Only protein factors are asked. What the file says is taken at its word.

    **Example.**

    >>> mix = {"components": [{"name": "KGF", "source": "exosome"}, {"name": "VEGF", "source": "recombinant"}]}
    >>> [(f.code, f.components) for f in cytoform.check(mix).findings]
    [('CF501', ('KGF',))]
    """
    made = list(proteins(formulation, catalog))
    for component, _, stage in made:
        why = _UNDEFINED.get(component.detail("source") or "")
        if why:
            source = component.detail("source")
            message = f"the source of {visible(component.name)} is {source}, which {why}"
            yield Remark(message, component.place("source"), (component,), _HELP, stage=stage)
    silent = [entry for entry in made if "source" not in entry.component.details]
    if silent and (is_applied(formulation) or tells_production(formulation)):
        severity = Severity.WARNING if is_applied(formulation) else Severity.NOTE
        yield from missing(silent, made, "source", _HELP, severity)


def missing(silent: list[Made], made: list[Made], key: str, help: str, severity: Severity) -> Iterator[Remark]:
    """Yield a remark for each of *silent*, or one for all where none of *made* tells *key*."""
    if len(silent) == len(made) > 1:
        components = tuple(entry.component for entry in silent)
        related = tuple(component.span for component in components[1:] if component.span)
        message = f"no protein factor of this formulation tells its {key}"
        yield Remark(message, components[0].span, components, help, severity, related=related)
        return
    for component, _, stage in silent:
        message = f"{visible(component.name)} does not tell its {key}"
        yield Remark(message, component.span, (component,), help, severity, stage=stage)
