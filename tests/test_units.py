"""Amounts and units: exact, and equal to what another library makes of them."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import Any, Final

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cytoform.units import (
    ACTIVITY,
    BASES,
    CELLS,
    FOLD,
    MASS,
    MOLAR,
    SHARE,
    UNITS,
    Amount,
    Unit,
    amount_of,
    converted,
    impossible,
    plain,
    read_plain,
    sized,
)

# Cells and units of activity are counted; pint is told so, and that a percent is a number.
_REGISTRY: Final[Any] = pint.UnitRegistry(cache_folder=None)
for _line in ("cells = [cells]", "U = [activity]", "IU = U", "ppb = 1e-9"):
    _REGISTRY.define(_line)
_SPELLED: Final = {
    "µIU": "microIU",
    "mIU": "milliIU",
    "kIU": "kiloIU",
    "µU": "microU",
    "mU": "milliU",
    "kU": "kiloU",
    "MU": "megaU",
}
_LONE: Final = {"%": "percent", "ppm": "ppm", "ppb": "ppb", "x": "dimensionless"}
_MOLARS: Final = {"M": "mol/L", "mM": "mmol/L", "µM": "umol/L", "nM": "nmol/L", "pM": "pmol/L", "fM": "fmol/L"}


def foreign(symbol: str) -> str:
    """Return the unit with this symbol as pint writes it."""
    top, slash, bottom = symbol.partition("/")
    return _LONE.get(symbol) or _MOLARS.get(symbol) or f"{_SPELLED.get(top, top)}{slash}{bottom}"


def pairs() -> list[tuple[str, str]]:
    """Return every two units of one dimension."""
    return [(one, two) for one in UNITS for two in UNITS if UNITS[one].dimension == UNITS[two].dimension]


def conversions(count: int) -> list[tuple[str, str, str]]:
    """Return *count* random numbers, each with a unit to read it in and one to tell it in."""
    random, choices = Random(2026), pairs()
    return [(f"{random.uniform(1, 1000):.4f}e{random.randint(-4, 4)}", *random.choice(choices)) for _ in range(count)]


def test_500_conversions_are_those_of_pint() -> None:
    """Both ways of every dimension agree within one part in 10^12."""
    off = []
    for number, one, two in conversions(500):
        own = amount_of(number, number, one).based[0] / UNITS[two].worth
        theirs = _REGISTRY.Quantity(float(number), foreign(one)).to(foreign(two)).magnitude
        if abs(float(own) - theirs) > 1e-12 * theirs:
            off.append((number, one, two, own, theirs))

    assert [] == off


@pytest.mark.parametrize("symbol", UNITS)
def test_every_unit_is_worth_what_pint_says(symbol: str) -> None:
    """In the base unit of its dimension; a percent of a volume is a hundredth of it."""
    unit = UNITS[symbol]
    theirs: Any = _REGISTRY.Quantity(1.0, foreign(symbol)).to(foreign(BASES[unit.dimension])).magnitude

    assert (symbol, unit.symbol) == (unit.symbol, symbol)
    assert float(unit.worth) == pytest.approx(theirs, rel=1e-12)


@pytest.mark.parametrize(
    ("dimension", "symbol"),
    [(MASS, "ng/mL"), (MOLAR, "nM"), (ACTIVITY, "U/mL"), (SHARE, "%"), (FOLD, "x"), (CELLS, "cells/mL")],
)
def test_the_base_unit_of_a_dimension_is_worth_one(dimension: str, symbol: str) -> None:
    """So that an amount in it is the number as written."""
    assert BASES[dimension] == symbol
    assert Unit(symbol, dimension, Decimal(1)) == UNITS[symbol]


def test_every_dimension_has_a_base_and_every_unit_a_dimension_with_one() -> None:
    """No unit stands apart."""
    assert BASES.keys() == {unit.dimension for unit in UNITS.values()}


@pytest.mark.parametrize(
    ("low", "high", "symbol", "based"),
    [
        ("1.5", "1.5", "µg/mL", ("1500", "1500")),
        ("10", "50", "ng/mL", ("10", "50")),
        ("0.1", "0.1", "mM", ("100000", "100000")),
        ("1", "2", "µL/mL", ("0.1", "0.2")),
        ("5", "5", "ng/L", ("0.005", "0.005")),
    ],
)
def test_an_amount_in_its_base_unit_is_exact(low: str, high: str, symbol: str, based: tuple[str, str]) -> None:
    """Decimal, not binary."""
    assert (Decimal(based[0]), Decimal(based[1])) == amount_of(low, high, symbol).based


def test_a_unit_that_is_not_in_the_table_is_a_key_error() -> None:
    """`amount_of` takes symbols, not spellings."""
    with pytest.raises(KeyError):
        amount_of("1", "1", "ng/ml")


@pytest.mark.parametrize(
    ("value", "start", "wanted", "kda", "expected"),
    [
        ("17.2", MASS, MOLAR, "17.2", "1"),
        ("1", MOLAR, MASS, "17.2", "17.2"),
        ("7", MASS, MASS, None, "7"),
        ("7", MASS, MOLAR, None, None),
        ("7", MASS, MOLAR, "0", None),
        ("7", ACTIVITY, MASS, "17.2", None),
        ("7", MASS, ACTIVITY, "17.2", None),
        ("7", SHARE, MASS, "17.2", None),
        ("7", ACTIVITY, ACTIVITY, None, "7"),
    ],
)
def test_mass_and_molar_convert_by_the_molar_mass_and_nothing_else_does(
    value: str, start: str, wanted: str, kda: str | None, expected: str | None
) -> None:
    """1 nM of 1 kDa is 1 ng/mL; activity is defined by its assay and converts to nothing."""
    found = converted(Decimal(value), start, wanted, Decimal(kda) if kda else None)

    assert (Decimal(expected) if expected else None) == found


def test_a_molar_mass_means_what_pint_means_by_it() -> None:
    """25 kDa at 3 nM is 75 ng/mL, by kilograms and moles."""
    theirs = (_REGISTRY.Quantity(3, "nmol/L") * _REGISTRY.Quantity(25, "kg/mol")).to("ng/mL").magnitude

    assert float(converted(Decimal(3), MOLAR, MASS, Decimal(25)) or 0) == pytest.approx(theirs, rel=1e-12)


@pytest.mark.parametrize(
    ("low", "high", "symbol", "told"),
    [
        ("0.05", "0.05", "mg/mL", "50 µg/mL"),
        ("1500", "1500", "nM", "1.5 µM"),
        ("10", "50", "ng/mL", "10-50 ng/mL"),
        ("0.5", "2", "µg/mL", "0.5-2 µg/mL"),
        ("1000", "1000", "pg/mL", "1 ng/mL"),
        ("3", "3", "g/L", "3 mg/mL"),
        ("0.0001", "0.0001", "pg/mL", "0.0001 pg/mL"),
        ("0.5", "0.5", "fM", "0.5 fM"),
        ("2", "2", "M", "2 M"),
        ("5000", "5000", "mU/mL", "5000 mU/mL"),
        ("200", "200", "x", "200x"),
        ("0.01", "0.01", "%", "0.01 %"),
    ],
)
def test_an_amount_is_told_in_the_unit_that_fits_its_size(low: str, high: str, symbol: str, told: str) -> None:
    """By its upper end; dimensions without a ladder stay as they are."""
    assert told == str(sized(amount_of(low, high, symbol)))


@pytest.mark.parametrize("symbol", sorted(set(UNITS) - {"x"}))
def test_sizing_changes_no_amount(symbol: str) -> None:
    """It is the same in the base unit."""
    for number in ("0.00002", "1", "73", "12345"):
        amount = amount_of(number, number, symbol)
        assert amount.based == sized(amount).based
        assert amount.dimension == sized(amount).dimension


@pytest.mark.parametrize(
    ("number", "symbol", "beyond"),
    [
        ("5", "M", False), ("5.0001", "M", True), ("5000", "mM", False), ("5001", "mmol/L", True), ("107", "M", True),
        ("2000", "mg/mL", False), ("2001", "mg/mL", True), ("2001", "g/L", True), ("2000", "g/L", False),
        ("100", "%", False), ("100.1", "%", True), ("1", "mL/mL", False), ("1.1", "mL/mL", True), ("1000001", "ppm", True),
        ("1000000", "U/mL", False), ("1e12", "cells/mL", False), ("1000", "x", False),
    ],
)  # fmt: skip
def test_what_no_solution_can_hold_is_impossible(number: str, symbol: str, beyond: bool) -> None:
    """Five molar, two grams in a milliliter, and the whole are the most; activity and cells have no end."""
    assert beyond is impossible(Decimal(number), UNITS[symbol])


@pytest.mark.parametrize(
    ("number", "text"),
    [("10", "10"), ("1.50", "1.5"), ("1E+3", "1000"), ("1e-9", "0.000000001"), ("100", "100"), ("0", "0"), ("2.0", "2")],
)
def test_a_number_is_told_without_exponent_and_idle_zeros(number: str, text: str) -> None:
    """Trailing zeros of whole numbers say something and stay."""
    assert text == plain(Decimal(number))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("10 ng/mL", ("10", "ng/mL")),
        ("0.5 µM", ("0.5", "µM")),
        (".5 mM", (".5", "mM")),
        ("5. %", ("5", "%")),
        ("1 x", ("1", "x")),
    ],
)
def test_a_plain_amount_is_read_at_once(text: str, amount: tuple[str, str]) -> None:
    """A number, a space, a symbol of the table."""
    assert amount_of(amount[0], amount[0], amount[1]) == read_plain(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "10", "10 ", " ng/mL", "10ng/mL", "10  ng/mL", "-1 ng/mL", "0 ng/mL", "0.0 ng/mL", "1,5 ng/mL", "1.2.3 ng/mL", ". ng/mL",
     "1e3 ng/mL", "١٠ ng/mL", "² ng/mL", "107 M", "101 %", "10 ng/ml", "123456789012 ng/mL", "nan ng/mL", "+5 ng/mL", "5 ng/mL "],
)  # fmt: skip
def test_everything_else_is_left_to_the_long_way(text: str) -> None:
    """Nothing but digits and one point counts, nothing impossible or void."""
    assert read_plain(text) is None


@given(
    st.decimals("0.000001", "999999", places=6), st.decimals("0.000001", "999999", places=6), st.sampled_from(sorted(UNITS)),
    st.sampled_from((3, -3, 6, -6)),
)  # fmt: skip
def test_times_is_undone_by_its_inverse(one: Decimal, two: Decimal, symbol: str, power: int) -> None:
    """A slip and its correction give the amount back, to the last digit."""
    amount = Amount(min(one, two), max(one, two), UNITS[symbol])
    slipped = amount.times(Decimal(10) ** power)

    assert slipped.low == amount.low * Decimal(10) ** power
    assert amount == slipped.times(Decimal(10) ** -power)
