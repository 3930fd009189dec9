"""CF003: a key written twice."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.rules.misfit import remarks


@document_rule("CF003", "duplicate-key", Severity.ERROR, since="0.1.0")
def duplicate_key(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A key is written twice in one mapping, or two stages have one name.

    **Why it matters.** Most readers keep the last silently, so half of what was written is lost.

    **What to do.** Keep one; both places are named. The check went on with the first.

    **Limits.** Components listed twice are duplicate-component, not this.

    **Example.** `amount: 10 ng/mL` and, two lines on, `amount: 10 µg/mL` in the same component.
    """
    yield from remarks(formulation, "duplicate-key")
