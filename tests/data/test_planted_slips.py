"""Slips of a prefix planted into the amounts that the bundled catalog documents."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Final

import pytest

from cytoform.catalog.loading import bundled
from cytoform.checker import Checker
from cytoform.model import Factor, WorkingRange
from cytoform.units import UNITS, Amount, impossible, sized

_CHECKER: Final = Checker(bundled())
_POWERS: Final = (3, -3, 6, -6)
_CODES: Final = frozenset({"CF401", "CF402", "CF403"})


def middle(usual: WorkingRange) -> Amount:
    """Return the geometric middle of a range, to three figures."""
    low, high = Decimal(usual.low), Decimal(usual.high)
    value = (low * high).sqrt() if low else high / 10
    number = Decimal(f"{value:.3g}")
    return Amount(number, number, UNITS[usual.unit])


def ranged() -> list[tuple[Factor, WorkingRange]]:
    """Return every factor with its working ranges of cultures, the first of each kind of unit."""
    found = []
    for id in bundled():
        factor = bundled()[id]
        seen = set[str]()
        for usual in factor.working_ranges:
            dimension = UNITS[usual.unit].dimension
            if not usual.route and dimension not in seen:
                seen.add(dimension)
                found.append((factor, usual))
    return found


RANGED: Final = ranged()


def told(factor: Factor, amount: Amount) -> list[tuple[str, str]]:
    """Return what is found of *amount* of *factor*: codes and severities."""
    mix = [{"name": factor.id, "amount": str(sized(amount))}]
    return [(f.code, f.severity.value) for f in _CHECKER.check(mix).findings if f.code in _CODES]


def planted() -> list[tuple[str, str, int, list[tuple[str, str]]]]:
    """Return every slip that a solution can hold: the factor, its range, the power of ten, and what is found of it."""
    found = []
    for factor, usual in RANGED:
        for power in _POWERS:
            amount = middle(usual).times(Decimal(10) ** power)
            if not impossible(amount.high, amount.unit):
                found.append((factor.id, f"{usual.low}-{usual.high} {usual.unit}", power, told(factor, amount)))
    return found


def test_at_least_95_of_100_planted_slips_are_flagged() -> None:
    """As unusual or as a slip; of at least 150 factors."""
    slips = planted()
    missed = [(id, usual, power) for id, usual, power, found in slips if not {code for code, _ in found} & {"CF402", "CF403"}]

    assert 150 <= len({factor.id for factor, _ in RANGED})
    assert 600 <= len(slips)
    assert len(missed) <= 0.05 * len(slips), missed


def test_no_usual_amount_is_an_error() -> None:
    """The middle of its own range is quiet for every factor."""
    loud = [(factor.id, usual, found) for factor, usual in RANGED if (found := told(factor, middle(usual)))]

    assert [] == loud


def test_both_ends_of_every_range_are_quiet() -> None:
    """A documented amount is never unusual."""
    loud = []
    for factor, usual in RANGED:
        for end in {usual.low, usual.high} - {"0"}:
            number = Decimal(end)
            found = told(factor, Amount(number, number, UNITS[usual.unit]))
            loud += [(factor.id, end, usual.unit, found)] if found else []

    assert [] == loud


@pytest.mark.parametrize(
    ("amounts", "flagged"),
    [
        ({"insulin": "25 µg/mL", "EGF": "20 ng/mL"}, set()),
        ({"FGF2": "25 µg/mL", "EGF": "20 ng/mL"}, {"FGF2"}),
        ({"insulin": "5 µg/mL", "transferrin": "5.5 µg/mL", "EGF": "20 ng/mL", "ascorbic acid": "50 µg/mL"}, set()),
        ({"Y-27632": "10 mM", "EGF": "50 ng/mL"}, {"Y-27632"}),
        ({"CHIR-99021": "3 mM"}, {"CHIR-99021"}),
        ({"R-spondin 1": "1 mg/mL", "Noggin": "100 ng/mL"}, {"R-spondin 1"}),
        ({"EGF": "50 ng/mL", "Noggin": "100 ng/mL", "R-spondin 1": "500 ng/mL", "Y-27632": "10 µM"}, set()),
    ],
)
def test_the_same_number_is_usual_for_one_and_a_slip_for_another(amounts: dict[str, str], flagged: set[str]) -> None:
    """What is compared is each factor's own range, never its neighbor's amount."""
    mix = [{"name": name, "amount": amount} for name, amount in amounts.items()]
    found = [f for f in _CHECKER.check(mix).findings if f.code in _CODES]

    assert flagged == {name for finding in found for name in finding.components}


def test_most_slips_name_the_amount_that_was_meant() -> None:
    """Not only that something is unusual."""
    tally = Counter(
        "CF403" if any(code == "CF403" for code, _ in found) else "CF402" if found else "missed" for *_, found in planted()
    )

    assert tally["CF403"] >= 0.9 * tally.total(), tally
