"""CF901: an acceptance that does not say what, why, or until when."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation, accepted_until
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF901", "accept-without-reason", Severity.ERROR, since="0.1.0")
def accept_without_reason(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    An acceptance lacks its rule, its components, its reason, or the day until which it holds.

    **Why it matters.** An acceptance for ever, of everything, for no reason, is how a warning dies unread.

    **What to do.** Add what is missing: `rule`, `components`, `reason`, `until: 2027-06-30`.

    **Limits.** Whether the reason is a good one only people can tell. Such an acceptance accepts nothing.

    **Example.**

    >>> accept = [{"rule": "antagonist-pair", "components": ["Noggin", "BMP-4"]}]
    >>> report = cytoform.check({"components": ["Noggin", "BMP-4"], "accept": accept})
    >>> sorted(finding.code for finding in report.findings)
    ['CF201', 'CF901']
    """
    for entry in formulation.accept:
        missing = [key for key in ("rule", "components", "reason") if not getattr(entry, key)]
        if not entry.until:
            missing.append("until")
        elif accepted_until(entry) is None:
            missing.append(f"a day that can be read (until is {entry.until!r})")
        if missing:
            yield Remark(
                f"an acceptance without {' and '.join(missing)}",
                entry.span,
                help="write rule, components, reason and until (a day such as 2027-06-30)",
            )
