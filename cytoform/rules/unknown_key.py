"""CF002: a key the format does not have."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.rules.misfit import remarks


@document_rule("CF002", "unknown-key", Severity.ERROR, since="0.1.0")
def unknown_key(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    The file has a key that the format does not know.

    **Why it matters.** A misspelled key is an instruction that nobody follows: `component:` would leave a mix unchecked.

    **What to do.** Take the suggested spelling, or move remarks of your own into `note:`.

    **Limits.** A correct key in the wrong place is reported as unknown there.

    **Example.**

    >>> [finding.help for finding in cytoform.check({"component": ["EGF"]}).findings if finding.code == "CF002"]
    ['did you mean components?']
    """
    yield from remarks(formulation, "unknown-key")
