"""CF903: an acceptance of nothing."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF903", "accept-unused", Severity.NOTE, since="0.1.0")
def accept_unused(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    An acceptance matches no finding.

    **Why it matters.** It may be misspelled, or left over; one day it would accept something it was not meant for.

    **What to do.** Correct its rule or its components, or remove it.

    **Limits.** An acceptance that is incomplete or expired is reported as that instead.

    **Example.**

    >>> entry = {"rule": "CF201", "components": ["Noggin", "BMP-9"], "reason": "see P-17", "until": "2999-12-31"}
    >>> mix = {"components": ["Noggin", "BMP-9"], "accept": [entry]}
    >>> [finding.code for finding in cytoform.check(mix).findings]
    ['CF903']
    """
    for entry in formulation.unused:
        names, said = " and ".join(visible(name) for name in entry.components), visible(entry.rule)
        if _is_rule(entry.rule):
            help = "correct rule or components, or remove the acceptance"
            yield Remark(f"no finding of {said} on {names}", entry.span, help=help)
        else:
            help = "give a code (CF201) or a name (antagonist-pair); cytoform rule lists them all"
            yield Remark(f"no rule is called {said}, so nothing is accepted on {names}", entry.span, help=help)


def _is_rule(text: str) -> bool:
    from cytoform.rules.every import rule_named

    return rule_named(text) is not None
