"""CF006: a value the format does not have."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.rules.misfit import remarks


@document_rule("CF006", "unknown-value", Severity.ERROR, since="0.1.0")
def unknown_value(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    A key that takes one of a few words, or a date, holds something else.

    **Why it matters.** `use: inject` would leave the rules for injection unasked.

    **What to do.** Take one of the words that are listed; write dates as 2026-05-31.

    **Limits.** Names of tissues, cells and goals are checked against the catalog by unknown-context.

    **Example.**

    >>> report = cytoform.check({"target": {"use": "inject"}, "components": ["EGF"]})
    >>> [finding.code for finding in report.findings]
    ['CF006']
    """
    yield from remarks(formulation, "unknown-value")
