"""CF503: a factor not declared sterile in a mix that meets a person."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.production import proteins
from cytoform.rule import Remark, document_rule
from cytoform.rules.undefined_source import missing

_HELP = "use sterile material, and say so: sterile: true"


@document_rule("CF503", "unsterile", Severity.WARNING, since="0.2.0")
def unsterile(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A protein factor of a topical or injected mix is unsterile, or is not said to be sterile.

    **Why it matters.** Proteins are food for whatever grows in a solution; under the skin, or on broken skin, that is an
    infection. Silence about sterility is not sterility.

    **What to do.** Use sterile-filtered material and write `sterile: true`.

    **Severity.** Warning; one finding for all components that do not tell it.

    **Limits.** Sterility is taken at the file's word; endotoxin and particles are not asked for. Cultures are not judged.

    **Example.**

    >>> mix = {"target": {"use": "injection"}, "components": [{"name": "IGF-1", "source": "recombinant", "sterile": False}]}
    >>> [finding.message for finding in cytoform.check(mix).findings if finding.code == "CF503"]
    ['IGF-1 is declared unsterile, in a mix for injection']
    """
    if not formulation.applied:
        return
    use = formulation.target.use
    made = list(proteins(formulation, catalog))
    for component, _, stage in made:
        if component.detail("sterile") in ("false", "no"):
            message = f"{visible(component.name)} is declared unsterile, in a mix for {use.text if use else ''}"
            yield Remark(
                message.replace("for topical", "for topical use"), component.place("sterile"), (component,), _HELP, stage=stage
            )
    silent = [entry for entry in made if "sterile" not in entry.component.details]
    yield from missing(silent, "sterility", _HELP, Severity.WARNING)
