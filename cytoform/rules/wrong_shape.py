"""CF004: a list where a text belongs, or the like."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.rules.misfit import remarks


@document_rule("CF004", "wrong-shape", Severity.ERROR, since="0.1.0")
def wrong_shape(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A key holds a list where a text belongs, a text where a list belongs, or lacks a part that is required.

    **Why it matters.** The reader would have to guess what was meant.

    **What to do.** Write the shape that is named.

    **Limits.** The check goes on with what could be read.

    **Example.**

    >>> report = cytoform.check({"components": {"EGF": "10 ng/mL"}})
    >>> report.findings[0].message
    'components is a mapping, not a list'
    """
    yield from remarks(formulation, "wrong-shape")
