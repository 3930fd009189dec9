"""How the amounts of a mix lie to the documented working ranges of their factors, and which of them look like slips of a prefix."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from cytoform.catalog.catalog import Catalog
from cytoform.formulation import Component, Formulation, Stage
from cytoform.model import Factor, WorkingRange
from cytoform.units import ACTIVITY, MASS, UNITS, Amount, converted, plain, read_plain, sized

UNUSUAL: Final = 10  # times outside the documented range
_PREFIXES: Final = (3, 6, 9)  # powers of ten by which a prefix slips
_NEAR: Final = 3  # times outside the range within which a corrected amount still counts as meant
_CULTURED: Final = ("culture", "ex vivo")
# What makers say to dissolve a protein to, ends included; and units in which people write stocks, hardly ever a medium.
_STOCKS: Final = {
    "mg/mL": (Decimal("0.1"), Decimal("0.5")),
    "ng/µL": (Decimal(1), Decimal(1000)),
    "µg/µL": (Decimal("0.1"), Decimal(10)),
}


class Dose(NamedTuple):
    """A component with the factor it stands for and the amount it is at."""

    component: Component
    factor: Factor
    amount: Amount


class Departure(NamedTuple):
    """
    A dose far outside what is documented: so many `times` above (or below) the `usual` range.

    `power` is the power of ten by which a prefix slipped, 0 where none explains it; `likely` the amount that was then
    meant; `elsewhere` is true where the range is one of cultures and the mix is meant for something else, `converted` where
    the range is told in another kind of unit than the dose.
    """

    dose: Dose
    times: Decimal
    above: bool
    usual: WorkingRange
    power: int = 0
    likely: Amount | None = None
    elsewhere: bool = False
    converted: bool = False

    @property
    def is_stock(self) -> bool:
        """Whether the amount is one that a protein is usually dissolved to, before it is diluted."""
        amount = self.dose.amount
        low, high = _STOCKS.get(amount.unit.symbol, (Decimal(1), Decimal(0)))
        return self.above and self.dose.factor.is_protein and low <= amount.low <= amount.high <= high


def written_amount(component: Component) -> str | None:
    """Return the amount of *component* as one text, number and unit, or None where neither is told."""
    amount, unit = component.details.get("amount"), component.details.get("unit")
    if amount is None or unit is None:
        told = amount or unit
        return told.text if told else None
    return f"{amount.text} {unit.text}".strip()


def doses(stage: Stage, catalog: Catalog) -> list[Dose]:
    """Return the components of *stage* whose factor and amount are both told."""
    found = []
    for component in stage.components:
        text = written_amount(component)
        factor = catalog.resolve(component.name).factor if text and component.readable else None
        if text is None or factor is None:
            continue
        amount = read_plain(text)
        if amount is None:
            from cytoform.amount_text import read_amount

            amount = read_amount(text, component.name).amount
        if amount is not None:
            found.append(Dose(component, factor, amount))
    return found


def departures(formulation: Formulation, catalog: Catalog) -> list[tuple[Stage, list[Departure], int]]:
    """
    Return each stage with the doses outside their documented ranges, and how many doses were held against one.

    Those of the last formulation are kept with *catalog*: more than one rule asks for them.
    """
    asked, found = catalog.kept.get("departures") or (None, [])
    if asked is not formulation:
        found = list(_departures(formulation, catalog))
        catalog.kept["departures"] = (formulation, found)
    return found


def _departures(formulation: Formulation, catalog: Catalog) -> Iterator[tuple[Stage, list[Departure], int]]:
    use = formulation.target.use.text if formulation.target.use else "culture"
    for stage in formulation.stages:
        ranged = [dose for dose in doses(stage, catalog) if dose.factor.working_ranges]
        judged = [(dose, ranges) for dose in ranged if (ranges := _ranges(dose, use))]
        yield stage, [found for dose, ranges in judged if (found := _departure(dose, ranges, use))], len(judged)


def _ranges(dose: Dose, use: str) -> list[tuple[Decimal, Decimal, WorkingRange]]:
    """
    The documented ranges that *dose* can be held against, in the base unit of its dimension.

    Ranges of the dimension it is written in come before converted ones: vendors of one factor use U/mL, others ng/mL.
    """
    wanted = dose.amount.dimension
    fitting = [(_based(usual), usual) for usual in dose.factor.working_ranges if not usual.route or usual.route == use]
    own = [(ends.low, ends.high, usual) for ends, usual in fitting if ends.dimension == wanted]
    if own or not dose.factor.molar_mass:
        return own
    kda = Decimal(str(dose.factor.molar_mass))
    found = []
    for ends, usual in fitting:
        low, high = (converted(end, ends.dimension, wanted, kda) for end in (ends.low, ends.high))
        if low is not None and high is not None:
            found.append((low, high, usual))
    return found


class _Ends(NamedTuple):
    dimension: str
    low: Decimal
    high: Decimal


@lru_cache(4096)
def _based(usual: WorkingRange) -> _Ends:
    """A working range in the base unit of its dimension."""
    unit = UNITS[usual.unit]
    return _Ends(unit.dimension, Decimal(usual.low) * unit.worth, Decimal(usual.high) * unit.worth)


def _departure(dose: Dose, ranges: list[tuple[Decimal, Decimal, WorkingRange]], use: str) -> Departure | None:
    low, high = dose.amount.based
    if any(most >= low / UNUSUAL and high <= most * UNUSUAL and low >= least / UNUSUAL for least, most, _ in ranges):
        return _per_liter(dose, ranges)
    times, above, usual = min((max(high / most, least / low), high / most >= least / low, usual) for least, most, usual in ranges)
    elsewhere = use not in _CULTURED and not usual.route
    foreign = UNITS[usual.unit].dimension != dose.amount.dimension
    departure = Departure(dose, times, above, usual, elsewhere=elsewhere, converted=foreign)
    if dose.amount.dimension == ACTIVITY and dose.amount.unit.symbol.startswith("I"):
        return departure
    for power in _PREFIXES:
        factor = Decimal(10) ** (-power if above else power)
        if any(least / _NEAR <= low * factor and high * factor <= most * _NEAR for least, most, _ in ranges):
            return departure._replace(power=power, likely=sized(dose.amount.times(factor)))
    return departure


def _per_liter(dose: Dose, ranges: list[tuple[Decimal, Decimal, WorkingRange]]) -> Departure | None:
    """The slip of ng/L for ng/mL: the amount lies at the very foot of the range, and a thousandfold well inside it."""
    if dose.amount.dimension != MASS or dose.amount.unit.symbol not in ("ng/L", "pg/L"):
        return None
    low, high = dose.amount.based
    for least, most, usual in ranges:
        foot = least * (most / least) ** Decimal("0.25")
        if high <= foot and least <= low * 1000 and high * 1000 <= most:
            likely = dose.amount._replace(unit=UNITS[dose.amount.unit.symbol.replace("/L", "/mL")])
            return Departure(dose, max(least / low, Decimal(1)), False, usual, 3, likely)
    return None


def told(usual: WorkingRange) -> str:
    """Return a working range as a message tells it."""
    return f"{usual.low}-{usual.high} {usual.unit}" if usual.low != usual.high else f"{usual.low} {usual.unit}"


def rounded(times: Decimal) -> str:
    """Return a ratio with as many figures as say something."""
    return str(round(times)) if times >= 10 else plain(times.quantize(Decimal("0.1")))
