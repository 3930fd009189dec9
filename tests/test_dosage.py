"""Amounts held against working ranges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cytoform.dosage import Departure, departures, doses, rounded, told, written_amount
from cytoform.formulation import Formulation, Stage, formulation_of
from cytoform.source.read import Document
from cytoform.source.tree import from_python
from cytoform.units import amount_of
from tests.toy_catalog import toy


def formulation(*components: tuple[str, str], **target: str) -> Formulation:
    """Return the formulation of *components*, each a name and an amount."""
    entries = [{"name": name, "amount": amount} for name, amount in components]
    return formulation_of(Document(None, "", from_python({"target": target, "components": entries}), ()))


def stage(*components: tuple[str, str]) -> Stage:
    """Return them as one stage."""
    return formulation(*components).stages[0]


def departed(name: str, amount: str, **target: str) -> Departure | None:
    """Return how *amount* of *name* departs from what is documented, or None."""
    ((_, found, _),) = departures(formulation((name, amount), **target), toy())
    return found[0] if found else None


@pytest.mark.parametrize(
    ("details", "text"),
    [
        ({"amount": "10 ng/mL"}, "10 ng/mL"),
        ({"amount": "10", "unit": "ng/mL"}, "10 ng/mL"),
        ({"unit": "ng/mL"}, "ng/mL"),
        ({"amount": "10"}, "10"),
        ({}, None),
    ],
)
def test_number_and_unit_may_stand_apart(details: dict[str, str], text: str | None) -> None:
    """They make one text."""
    document = Document(None, "", from_python([{"name": "alphin", **details}]), ())

    assert text == written_amount(formulation_of(document).components[0])


def test_doses_are_components_with_a_factor_and_an_amount() -> None:
    """What cannot be read, or is not known, has none; a warning does not stop a reading."""
    mix = stage(
        ("alphin", "10 ng/mL"), ("ALPH", "ALPH 5-20 ng/mL"), ("iotin", "1,5 U/mL"), ("unheard", "1 nM"), ("lambdin", "1 nM"),
        ("omegin", "q.s."), ("chisalt", "5 µm"),
    )  # fmt: skip

    assert [
        ("alphin", amount_of("10", "10", "ng/mL")), ("alphin", amount_of("5", "20", "ng/mL")), ("chisalt", amount_of("5", "5", "µM")),
    ] == [(dose.factor.id, dose.amount) for dose in doses(mix, toy())]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "amount"),
    [
        ("alphin", "1 ng/mL"), ("alphin", "100 ng/mL"), ("alphin", "0.1 ng/mL"), ("alphin", "1000 ng/mL"), ("alphin", "0.1-1000 ng/mL"),
        ("alphin", "0.05 nM"), ("alphin", "50 nM"), ("alphin", "10 U/mL"), ("alphin", "5 %"), ("gammatrap", "10 µg/mL"),
        ("iotin", "10000 IU/mL"), ("iotin", "10 mg/mL"), ("upsil", "10 mg/mL"), ("omegin", "20 ng/mL"), ("chisalt", "2 µg/mL"), ("chisalt", "1 mM"),
    ],
)  # fmt: skip
def test_within_tenfold_of_its_range_nothing_departs(name: str, amount: str) -> None:
    """Ends included; also where range and amount cannot be compared, or no range is on record."""
    assert departed(name, amount) is None


@pytest.mark.parametrize(
    ("name", "amount", "times", "above", "power", "likely"),
    [
        ("alphin", "1.1 µg/mL", "11", True, 3, "1.1 ng/mL"),
        ("alphin", "20 µg/mL", "200", True, 3, "20 ng/mL"),
        ("alphin", "20 pg/mL", "50", False, 3, "20 ng/mL"),
        ("alphin", "5 mg/mL", "50000", True, 6, "5 ng/mL"),
        ("alphin", "0.09 pg/mL", None, False, 6, "90 ng/mL"),
        ("alphin", "1 µM", "200", True, 3, "1 nM"),
        ("alphin", "10-50 µg/mL", "500", True, 3, "10-50 ng/mL"),
        ("omegin", "1 µM", "200", True, 3, "1 nM"),
        ("chisalt", "50 mM", "500", True, 3, "50 µM"),
        ("chisalt", "50 nM", "200", False, 3, "50 µM"),
        ("iotin", "100 kU/mL", "100", True, 3, "0.1 kU/mL"),
        ("alphin", "0.1-2000 ng/mL", "20", True, 0, None),
        ("alphin", "0.01-100 ng/mL", "100", False, 0, None),
        ("omegin", "60 nM", "12", True, 0, None),
    ],
)
def test_a_departure_says_how_far_and_which_slip_would_explain_it(
    name: str, amount: str, times: str | None, above: bool, power: int, likely: str | None
) -> None:
    """By 10^3 first; where neither end would lie in the range, by none."""
    found = departed(name, amount)

    assert found is not None
    assert (above, power, likely) == (found.above, found.power, str(found.likely) if found.likely else None)
    assert times is None or Decimal(times) == found.times


def test_units_of_another_assay_are_no_slip() -> None:
    """International units of one standard are no units of a maker: far outside, but by no prefix."""
    found = departed("iotin", "1000000 IU/mL")

    assert found is not None
    assert (0, Decimal(1000)) == (found.power, found.times)


def test_a_range_of_a_use_holds_for_that_use_alone() -> None:
    """Topical ranges count for topical mixes; those of cultures everywhere, elsewhere with a doubt."""
    assert departed("alphin", "30 µg/mL") is not None
    assert departed("alphin", "30 µg/mL", use="topical") is None
    injected = departed("alphin", "30 µg/mL", use="injection")
    assert injected is not None
    assert injected.elsewhere
    assert not (departed("alphin", "30 µg/mL", use="ex vivo") or injected).elsewhere


def test_a_range_in_another_kind_of_unit_is_a_doubt() -> None:
    """Told so, since the molar mass stands between."""
    converted, own = departed("alphin", "1 µM"), departed("alphin", "20 µg/mL")

    assert converted is not None
    assert own is not None
    assert (True, False) == (converted.converted, own.converted)


@pytest.mark.parametrize(
    ("name", "amount", "is_stock"),
    [
        ("alphin", "100 µg/mL", False), ("alphin", "0.1 mg/mL", True), ("alphin", "0.5 mg/mL", True), ("alphin", "0.6 mg/mL", False),
        ("alphin", "100 ng/µL", True), ("alphin", "1 µg/µL", True), ("chisalt", "0.5 mg/mL", False), ("alphin", "0.01 pg/mL", False),
    ],
)  # fmt: skip
def test_some_amounts_are_those_of_stocks(name: str, amount: str, is_stock: bool) -> None:
    """Proteins, above their range, as makers tell to dissolve them."""
    found = departed(name, amount)

    assert found is not None
    assert is_stock is found.is_stock


@pytest.mark.parametrize(
    ("amount", "likely"),
    [
        ("2 ng/L", "2 ng/mL"),
        ("90 ng/L", "90 ng/mL"),
        ("150 ng/L", "150 ng/mL"),
        ("1500 ng/L", None),
        ("2000 ng/L", None),
        ("150 pg/mL", None),
    ],
)
def test_a_liter_for_a_milliliter_is_seen_at_the_foot_of_a_range(amount: str, likely: str | None) -> None:
    """Only in units of liters, where a thousandfold lies well inside; 1-1000 ng/mL for this factor."""
    found = departed("rhovin", amount)

    assert likely == (str(found.likely) if found and found.likely else None)


@pytest.mark.parametrize(
    ("times", "text"),
    [("12.4", "12"), ("10", "10"), ("9.96", "10"), ("1.25", "1.2"), ("1e30", "1" + 30 * "0"), ("99999.5", "100000")],
)
def test_a_ratio_is_told_in_figures_that_say_something(times: str, text: str) -> None:
    """Whole above ten, however large."""
    assert text == rounded(Decimal(times))


def test_a_range_is_told_with_its_unit() -> None:
    """One number where both ends are equal."""
    usual = toy()["alphin"].working_ranges[0]

    assert ("1-100 ng/mL", "100 ng/mL") == (told(usual), told(usual._replace(low="100")))
