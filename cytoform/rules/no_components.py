"""CF007: nothing to check."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.rules.misfit import remarks


@document_rule("CF007", "no-components", Severity.ERROR, since="0.1.0")
def no_components(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    The formulation has no component.

    **Why it matters.** A check of nothing is no clean check; a run in which nothing was checked exits 2.

    **What to do.** List the components, one name a line, each after a dash.

    **Limits.** A base alone is not a mix.

    **Example.**

    >>> [finding.code for finding in cytoform.check([]).findings]
    ['CF007']
    """
    yield from remarks(formulation, "no-components")
