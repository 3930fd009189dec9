"""The checker on printed amounts: what two readers would let pass is let pass, what both would not is found."""

from __future__ import annotations

import pytest

from cytoform.checker import Checker
from tests.gold.amounts import Printed, called, printed_amounts

# Readable to a person who knows what is meant, but not as it stands; and a dose of which the two readers were of two minds.
DOUBTFUL = {("10", "-8 M"), ("10", "-7 m"), ("10", "ng/ML"), ("5", "ηg/ml"), ("2", "ng ml −1")}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One for all of them."""
    return Checker()


def told(printed: Printed) -> str:
    """Return what a failing test is called."""
    return f"{printed.paper}-{printed.component}-{printed.amount}-{printed.unit}"


@pytest.mark.parametrize("printed", list(printed_amounts()), ids=told)
def test_a_printed_amount_is_called_what_readers_call_it(printed: Printed, checker: Checker) -> None:
    """An error where both call it wrong, none where either lets it pass."""
    doubtful = (printed.amount, printed.unit) in DOUBTFUL

    assert (printed.verdict == "wrong" or doubtful) == (called(checker, printed) == "error")
