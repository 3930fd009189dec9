"""CF501: a factor whose source is missing, unknown, or no individually produced molecule."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import PRODUCTION_KEYS, Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.production import Made, proteins, tells_source
from cytoform.rule import Remark, document_rule

_UNDEFINED = {
    "conditioned medium": "holds whatever the cells gave off, in amounts nobody told",
    "platelet-rich plasma": "differs from donor to donor and holds hundreds of proteins",
    "serum": "holds hundreds of proteins, and differs from lot to lot",
    "exosome": "stands for vesicles of undefined cargo",
    "extract": "holds whatever was soluble",
    "unknown": "leaves open what the component is",
}
_DOUBTFUL = frozenset({None, *_UNDEFINED})
_HELP = "use a recombinant or purified molecule made individually, and say so: source: recombinant"


@document_rule("CF501", "undefined-source", Severity.WARNING, since="0.2.0")
def undefined_source(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    The source of a protein factor is missing, unknown, or not an individually produced molecule.

    **Why it matters.** What is documented of a factor was found with the individual molecule. A factor "from" serum, PRP,
    exosomes or an extract comes with everything else that is in them.

    **What to do.** Name the source: `source: recombinant` or `purified`, and the `host`.

    **Severity.** Warning. A missing source is asked for where the mix is topical or injected; elsewhere only where the file
    tells something of production, and then it is a note. One finding speaks for all that are silent.

    **Limits.** Only protein factors are asked. What the file says is taken at its word; a name tells it too ("rhEGF", or
    sh- in an INCI name, which stands for a molecule made by a host cell from a human gene).

    **Example.**

    >>> mix = {"components": [{"name": "KGF", "source": "exosome"}, {"name": "VEGF", "source": "recombinant"}]}
    >>> [(f.code, f.components) for f in cytoform.check(mix).findings]
    [('CF501', ('KGF',))]
    """
    made = list(proteins(formulation, catalog, lambda component: component.detail("source") in _DOUBTFUL))
    for component, _, stage in made:
        source = component.detail("source")
        if source:
            message = f"the source of {visible(component.name)} is {source}, which {_UNDEFINED[source]}"
            yield Remark(message, component.place("source"), (component,), _HELP, stage=stage)
    silent = [entry for entry in made if not tells_source(entry.component)]
    if silent and (formulation.applied or not formulation.told.isdisjoint(PRODUCTION_KEYS)):
        yield from missing(silent, "source", _HELP, Severity.WARNING if formulation.applied else Severity.NOTE)


def missing(silent: list[Made], key: str, help: str, severity: Severity) -> Iterator[Remark]:
    """Yield one remark on all of *silent*, the protein factors that do not tell *key*; none where there are none."""
    if not silent:
        return
    components = tuple(entry.component for entry in silent)
    names = list(dict.fromkeys(visible(component.name) for component in components))
    first = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    stages = {entry.stage for entry in silent}
    yield Remark(
        f"{first} {'do' if len(names) > 1 else 'does'} not tell {'their' if len(names) > 1 else 'its'} {key}",
        components[0].span,
        components,
        help,
        severity,
        related=tuple(component.span for component in components[1:] if component.span),
        stage=stages.pop() if len(stages) == 1 else None,
    )
