"""CF403: an amount that is off by a prefix."""

from collections.abc import Iterator

from cytoform.catalog.catalog import Catalog
from cytoform.dosage import Departure, departures, rounded, told
from cytoform.formulation import Formulation
from cytoform.names import visible
from cytoform.pattern import Severity
from cytoform.rule import Remark, document_rule

_ALIKE = 3  # so many amounts of one mix off by the same power of ten are a concentrate sooner than slips


@document_rule("CF403", "unit-slip", Severity.ERROR, since="0.2.0", componentwise=True)
def unit_slip(formulation: Formulation, catalog: Catalog) -> Iterator[Remark]:
    """
    An amount lies far outside the documented range, and a thousandfold (or millionfold) less or more lies within it.

    **Why it matters.** Published recipes print Y-27632 at 10 mM and R-spondin at 1 mg/mL: µ became m, on paper or in a font.

    **What to do.** The likely amount is named; look it up in your protocol and correct the prefix.

    **Severity.** Error. A warning where a stock was perhaps meant (a protein at 0.1-0.5 mg/mL, or in ng/µL), where three
    amounts of one stage are off alike (a concentrate?), where the range is told in the other kind of unit (mass or molar),
    or where it is one of cell culture and the mix is meant for another use.

    **Limits.** A slip that stays within the documented range is not seen; nor is one of a factor without a range. The likely
    amount is what the range suggests, never a correction.

    **Example.**

    >>> [f.message for f in cytoform.check([{"name": "Y-27632", "amount": "10 mM"}]).findings if f.code == "CF403"]
    ['Y-27632 at 10 mM is 100 times above its documented 2.5-100 µM: a slip by 10^3']
    """
    for stage, found, _ in departures(formulation, catalog):
        slips = [departure for departure in found if departure.power]
        for departure in slips:
            component, factor, amount = departure.dose
            alike = sum((other.power, other.above) == (departure.power, departure.above) for other in slips)
            doubt = _doubt(departure, alike)
            yield Remark(
                f"{visible(component.name)} at {amount} is {_where(departure)}: a slip by 10^{departure.power}{doubt}",
                component.place("amount"),
                (component,),
                f"did you mean {departure.likely}? look it up",
                Severity.WARNING if doubt else None,
                (factor.id,),
                stage=stage.name,
                data=(("amount", str(amount)), ("likely", str(departure.likely)), ("range", told(departure.usual)),
                      ("source", departure.usual.source)),
            )  # fmt: skip


def _where(departure: Departure) -> str:
    usual = told(departure.usual)
    if departure.times <= 1:
        return f"at the foot of its documented {usual}"
    return f"{rounded(departure.times)} times {'above' if departure.above else 'below'} its documented {usual}"


def _doubt(departure: Departure, alike: int) -> str:
    if departure.is_stock:
        return ", or the concentration of the stock"
    if alike >= _ALIKE:
        return f", as {alike} amounts of this mix are; a concentrate?"
    if departure.converted:
        return ", if molar mass and range are those of your material"
    return f" in {departure.usual.use}, if that holds for this use" if departure.elsewhere else ""
