"""CF401: an amount that cannot be read, or that says something else than it means."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.dosage import written_amount
from cytoform.formulation import Component, Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule
from cytoform.units import read_plain


@document_rule("CF401", "unreadable-amount", Severity.ERROR, since="0.2.0", componentwise=True)
def unreadable_amount(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    An amount has no number, an unknown unit, a unit that is no concentration, or says more than a solution can hold.

    **Why it matters.** `1,5 ng/mL` is read as 15 by some programs, `2 lM` and `107 M` come from fonts that lost a letter or
    an exponent. What cannot be read cannot be checked, and is weighed in wrong by somebody.

    **What to do.** Write a number with a decimal point and a unit: `10 ng/mL`, `3 µM`, `5 %`, `1000 U/mL`, `1x`; ranges as
    `10-50 ng/mL`, a stock as `50 ng/mL (stock 0.5 mg/mL)`. Where the finding names a likely amount, look it up; it is a guess.

    **Severity.** Error; warning where the text can only mean one thing (`5 µm` is 5 µM: the capital was lost in print),
    says that there is none (`0 %`), or where a unit is told and no amount at all, as in a sheet whose cell was left empty.

    **Limits.** An amount that can be read may still be the wrong one: CF402 and CF403 hold it against what is documented.
    "q.s." and "trace" name no amount and are let pass.

    **Example.**

    >>> mix = [{"name": "EGF", "amount": "1,5 ng/mL"}]
    >>> [(finding.code, finding.help) for finding in cytoform.check(mix).findings]
    [('CF401', 'did you mean 1.5 ng/mL? look it up')]
    """
    told = {misread.span for misread in formulation.misreads if misread.span}
    for stage in formulation.stages:
        for component in stage.components:
            text = written_amount(component)
            if text is None or read_plain(text) is not None or component.place("amount", "unit") in told:
                continue
            yield from _remark(component, text, stage.name)


def _remark(component: Component, text: str, stage: str | None) -> Iterator[Remark]:
    from cytoform.amount_text import ZERO, read_amount

    reading = read_amount(text, component.name)
    if not reading.fault:
        return
    untold = "amount" not in component.details
    help = f"did you mean {reading.likely}? look it up" if reading.likely else "write a number and a unit, such as 10 ng/mL"
    if reading.amount:
        help = f"write {reading.likely}"
    yield Remark(
        f"the amount {visible(text)!r} of {visible(component.name)} cannot be read as it stands: {visible(reading.fault)}",
        component.place("amount", "unit"),
        (component,),
        help,
        Severity.WARNING if reading.amount or reading.fault == ZERO or untold else Severity.ERROR,
        stage=stage,
        data=(("amount", text), ("likely", reading.likely)),
    )
