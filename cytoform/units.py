"""Amounts: a closed table of units, exact in decimals, and what may be converted into what."""

from decimal import Context, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

# What the parts of a unit are worth: masses in ng, amounts of substance in pmol, activities in U, volumes in mL.
MASSES: Final = {"g": "1e9", "mg": "1e6", "µg": "1e3", "ng": "1", "pg": "1e-3", "fg": "1e-6"}
SUBSTANCES: Final = {"mol": "1e12", "mmol": "1e9", "µmol": "1e6", "nmol": "1e3", "pmol": "1", "fmol": "1e-3"}
ACTIVITIES: Final = {
    "U": "1",
    "IU": "1",
    "kU": "1e3",
    "kIU": "1e3",
    "mU": "1e-3",
    "mIU": "1e-3",
    "µU": "1e-6",
    "µIU": "1e-6",
    "MU": "1e6",
}
VOLUMES: Final = {"L": "1e3", "dL": "1e2", "mL": "1", "µL": "1e-3"}
_MOLAR: Final = {"M": "1e9", "mM": "1e6", "µM": "1e3", "nM": "1", "pM": "1e-3", "fM": "1e-6"}
_SHARES: Final = {"%": "1", "ppm": "1e-4", "ppb": "1e-7"}

MASS: Final = "mass per volume"
MOLAR: Final = "molar"
ACTIVITY: Final = "activity per volume"
SHARE: Final = "share"
FOLD: Final = "fold"
CELLS: Final = "cells per volume"
BASES: Final = {MASS: "ng/mL", MOLAR: "nM", ACTIVITY: "U/mL", SHARE: "%", FOLD: "x", CELLS: "cells/mL"}

# Pure water is 55 M, the strongest stock on a bench about 5 M; nothing dissolved weighs 2 g in a milliliter. The others bound
# what is written, so that no number is too large to be compared or printed.
_MOST: Final = {
    MOLAR: Decimal("5e9"), MASS: Decimal("2e9"), SHARE: Decimal(100), ACTIVITY: Decimal("1e12"), CELLS: Decimal("1e12"), FOLD: Decimal("1e6"),
}  # fmt: skip
# One molecule in a liter is 1.7e-15 nM; of 1 kDa it weighs as many ng/mL.
_LEAST: Final = Decimal("1e-15")

_EXACT: Final = Context(prec=60)


class Unit(NamedTuple):
    """A unit as it is printed, its dimension, and what one of it is in the base unit of that dimension (see `BASES`)."""

    symbol: str
    dimension: str
    worth: Decimal


def _units() -> dict[str, Unit]:
    found = {symbol: Unit(symbol, MOLAR, Decimal(worth)) for symbol, worth in _MOLAR.items()}
    found |= {symbol: Unit(symbol, SHARE, Decimal(worth)) for symbol, worth in _SHARES.items()}
    found["x"] = Unit("x", FOLD, Decimal(1))
    for volume in VOLUMES:
        for dimension, tops in ((MASS, MASSES), (MOLAR, SUBSTANCES), (ACTIVITY, ACTIVITIES), (CELLS, {"cells": "1"})):
            for top, worth in tops.items():
                found[f"{top}/{volume}"] = Unit(f"{top}/{volume}", dimension, Decimal(worth) / Decimal(VOLUMES[volume]))
        for top, worth in VOLUMES.items():
            found[f"{top}/{volume}"] = Unit(f"{top}/{volume}", SHARE, 100 * Decimal(worth) / Decimal(VOLUMES[volume]))
    for top, worth in MASSES.items():
        found[f"{top}/g"] = Unit(f"{top}/g", SHARE, 100 * Decimal(worth) / Decimal(MASSES["g"]))
    return found


# Every unit by its one symbol; a second spelling is put to it in `amount_text`, or the amount is read as unreadable.
UNITS: Final = _units()


class Amount(NamedTuple):
    """An amount as written, from `low` to `high`, ends included and equal where one number is told, both in `unit`."""

    low: Decimal
    high: Decimal
    unit: Unit

    @property
    def dimension(self) -> str:
        """What kind of amount it is: one of the keys of `BASES`."""
        return self.unit.dimension

    @property
    def based(self) -> tuple[Decimal, Decimal]:
        """Both ends in the base unit of the dimension, exact."""
        return _EXACT.multiply(self.low, self.unit.worth), _EXACT.multiply(self.high, self.unit.worth)

    def times(self, factor: Decimal) -> "Amount":
        """Return the amount multiplied by *factor*, in the same unit."""
        return Amount(_EXACT.multiply(self.low, factor), _EXACT.multiply(self.high, factor), self.unit)

    def __str__(self) -> str:
        low, high = plain(self.low), plain(self.high)
        unit = self.unit.symbol if self.dimension == FOLD else f" {self.unit.symbol}"
        return f"{low}{'' if low == high else f'-{high}'}{unit}"


def plain(number: Decimal) -> str:
    """Return *number* without an exponent and without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_of(low: str, high: str, unit: str) -> Amount:
    """Return the amount from *low* to *high* in the unit with this symbol. Raises KeyError for a unit not in `UNITS`."""
    return Amount(Decimal(low), Decimal(high), UNITS[unit])


def converted(value: Decimal, dimension: str, wanted: str, kda: Decimal | None) -> Decimal | None:
    """
    Return *value*, in the base unit of *dimension*, in the base unit of *wanted*; None where the two cannot be compared.

    Mass and molar convert by the molar mass *kda* of the active form, in kDa: 1 nM of 1 kDa is 1 ng/mL, since
    1 kg/mol times 1 nmol/L is 1 µg/L. Activity converts to nothing: units of activity are defined by their assay.
    """
    if dimension == wanted:
        return value
    if kda and (dimension, wanted) == (MASS, MOLAR):
        return value / kda
    if kda and (dimension, wanted) == (MOLAR, MASS):
        return value * kda
    return None


def sized(amount: Amount) -> Amount:
    """Return *amount* in the unit that fits its size: 0.05 mg/mL is 50 µg/mL, 1500 nM is 1.5 µM."""
    ladders = {
        MASS: ("g/L", "mg/mL", "µg/mL", "ng/mL", "pg/mL"),
        MOLAR: ("M", "mM", "µM", "nM", "pM"),
    }
    low, high = amount.based
    for symbol in ladders.get(amount.dimension, ()):
        unit = UNITS[symbol]
        if symbol != "g/L" and high >= unit.worth:
            return Amount(low / unit.worth, high / unit.worth, unit)
    return amount


@lru_cache(4096)
def read_plain(text: str) -> Amount | None:
    """Return the amount of a plain text such as "10 ng/mL"; None for every other, which `amount_text.read_amount` reads."""
    number, space, symbol = text.partition(" ")
    unit = UNITS.get(symbol)
    if unit is None or not (space and number.isascii() and len(number) < 12 and number.replace(".", "", 1).isdigit()):
        return None
    value = Decimal(number)
    return Amount(value, value, unit) if not (impossible(value, unit) or vanishing(value, unit)) else None


def impossible(value: Decimal, unit: Unit) -> bool:
    """
    Return whether no solution can hold *value* of *unit*.

    That is more than 5 M, 2 g in a milliliter, the whole, 1e12 units of activity or cells in a milliliter, or 1e6 fold.
    """
    return value * unit.worth > _MOST[unit.dimension]


def vanishing(value: Decimal, unit: Unit) -> bool:
    """Return whether *value* of *unit* is nothing, or less than one molecule in a liter: below 1e-15 of the base unit."""
    return value * unit.worth < _LEAST
