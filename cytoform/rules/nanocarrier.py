"""CF505: a factor in a nanocarrier."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.production import proteins
from cytoform.rule import Remark, document_rule


@document_rule("CF505", "nanocarrier", Severity.WARNING, since="0.2.0", componentwise=True)
def nanocarrier(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A protein factor comes in a nanocarrier, a form in which its function is not on record here.

    **Why it matters.** What is documented of a factor was found with the free molecule. Encapsulation exposes it to
    solvents, shear and surfaces, and whether it is let out, and works, is a question for each carrier.

    **What to do.** Ask the maker for an assay of function (not of content) in this very form, or use the free molecule.

    **Limits.** Some carriers are published to keep function; the catalog does not hold carriers, so this is always a doubt
    and never an error.

    **Example.**

    >>> mix = {"components": [{"name": "Noggin", "source": "recombinant", "form": "nanocarrier"}]}
    >>> [finding.code for finding in cytoform.check(mix).findings]
    ['CF505']
    """
    for component, factor, stage in proteins(formulation, catalog) if "form" in formulation.told else ():
        if component.detail("form") == "nanocarrier":
            yield Remark(
                f"{visible(component.name)} comes in a nanocarrier; no function of {factor.id} in such a form is on record",
                component.place("form"),
                (component,),
                "ask for an assay of function in this form, or use the free molecule",
                stage=stage,
            )
