"""CF005: a component without a readable name."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.rules.misfit import remarks


@document_rule("CF005", "not-a-name", Severity.ERROR, since="0.1.0")
def not_a_name(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A component has no name, or a number or true/false stands where its name should.

    **Why it matters.** Spreadsheets and templates leave such holes; a component must never vanish silently.

    **What to do.** Write the name; put it into quotes if it really is a number.

    **Limits.** The component counts in the coverage, as not resolved.

    **Example.**

    >>> [finding.code for finding in cytoform.check({"components": ["EGF", None]}).findings]
    ['CF005']
    """
    yield from remarks(formulation, "not-a-name")
