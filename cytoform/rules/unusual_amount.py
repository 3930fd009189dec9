"""CF402: an amount more than tenfold outside what is documented."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.dosage import departures, rounded, told
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule


@document_rule("CF402", "unusual-amount", Severity.WARNING, since="0.2.0", componentwise=True)
def unusual_amount(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    An amount lies more than tenfold outside the documented working range of the factor.

    **Why it matters.** Factors act in trace amounts, and many act the other way at a hundredfold.

    **What to do.** Compare it with the range that `cytoform show` prints and the source it names.

    **Limits.** A factor without a documented range gets no alarm. Most ranges come from cell culture; where the mix is for
    something else and no range of that use is on record, the finding is a note. Mass and molar amounts are compared by the
    molar mass of the active form; units of activity only with units of activity.

    **Example.**

    >>> mix = {"components": [{"name": "bFGF", "amount": "5 µg/mL"}, {"name": "insulin", "amount": "25 µg/mL"}]}
    >>> [(f.code, f.components) for f in cytoform.check(mix).findings if f.code.startswith("CF4")]
    [('CF403', ('bFGF',))]
    """
    for stage, found, _ in departures(formulation, catalog):
        for departure in found:
            if departure.power:
                continue
            component, factor, amount = departure.dose
            side = "above" if departure.above else "below"
            yield Remark(
                f"{visible(component.name)} at {amount} is {rounded(departure.times)} times {side} its documented {told(departure.usual)}",
                component.place("amount"),
                (component,),
                f"see {departure.usual.use}; compare with cytoform show {factor.id}",
                Severity.NOTE if departure.elsewhere else None,
                (factor.id,),
                stage=stage.name,
                data=(("amount", str(amount)), ("range", told(departure.usual)), ("source", departure.usual.source)),
            )
