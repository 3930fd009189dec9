"""CF902: an acceptance past its day."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Formulation, accepted_until
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF902", "accept-expired", Severity.ERROR, since="0.1.0")
def accept_expired(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    An acceptance has passed its last day.

    **Why it matters.** What was accepted for a time is to be judged again; until then its finding is back.

    **What to do.** Judge it anew, then move `until`, or mend the mix.

    **Limits.** The day itself is still valid. The day of the check is today's, or the one given with `--today`.

    **Example.**

    >>> from datetime import date
    >>> entry = {"rule": "CF201", "components": ["Noggin", "BMP-4"], "reason": "protocol P-17", "until": "2026-01-31"}
    >>> mix = {"components": ["Noggin", "BMP-4"], "accept": [entry]}
    >>> sorted(finding.code for finding in cytoform.check(mix, today=date(2026, 2, 1)).findings)
    ['CF201', 'CF902']
    """
    for entry in formulation.accept:
        until = accepted_until(entry)
        if until is not None and until < formulation.today:
            yield Remark(
                f"the acceptance of {entry.rule or 'no rule'} ended on {entry.until}",
                entry.span,
                help="judge the finding anew: move until, or mend the mix",
            )
