"""CF401 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, severities, written

CODE = "CF401"


def dosed(amount: str, name: str = "alphin") -> list[object]:
    """Return a mix of one component at *amount*."""
    return [{"name": name, "amount": amount}]


@pytest.mark.parametrize(
    "amount", ["1,5 ng/mL", "10", "ng/mL", "107 M", "10 PG/ML", "-1 ng/mL", "5 mg/kg", "a little", "", "9**9**9**9 g/L"]
)
def test_what_cannot_be_read_is_an_error(amount: str) -> None:
    """Whatever the component is, known or not."""
    for name in ("alphin", "chisalt", "unheard", "lambdin", "phibroth"):
        assert ["error"] == severities(CODE, dosed(amount, name))


@pytest.mark.parametrize("amount", ["5 µm", "0 %", "0 ng/mL", "10 ng mL"])
def test_what_can_only_mean_one_thing_is_a_warning(amount: str) -> None:
    """So is nothing at all."""
    assert ["warning"] == severities(CODE, dosed(amount))


@pytest.mark.parametrize(
    "amount", ["10 ng/mL", "10-50 ng/ml", "5 %", "q.s.", "1x", "alphin: 10 ng/mL", "50 ng/mL (stock 1 mg/mL)"]
)
def test_what_can_be_read_is_let_pass(amount: str) -> None:
    """As is what tells no amount on purpose."""
    assert [] == found(CODE, dosed(amount))


@pytest.mark.parametrize("unit", ["ng/mL", "v/v", "nonsense"])
def test_a_unit_beside_no_amount_is_a_warning(unit: str) -> None:
    """Nothing wrong is said; something is left out."""
    assert ["warning"] == severities(CODE, [{"name": "alphin", "unit": unit}])
    assert ["error"] == severities(CODE, [{"name": "alphin", "amount": unit}])
    assert ["error"] == severities(CODE, [{"name": "alphin", "amount": "", "unit": unit}])


def test_a_component_without_an_amount_is_let_pass() -> None:
    """None is asked for."""
    assert [] == found(CODE, ["alphin", {"name": "iotin", "source": "recombinant"}])


@pytest.mark.parametrize(
    ("amount", "help", "likely"),
    [
        ("1,5 ng/mL", "did you mean 1.5 ng/mL? look it up", "1.5 ng/mL"),
        ("5 µm", "write 5 µM", "5 µM"),
        ("some", "write a number and a unit, such as 10 ng/mL", ""),
    ],
)
def test_the_likely_amount_is_offered_and_never_taken(amount: str, help: str, likely: str) -> None:
    """It stands in the help and the data."""
    (finding,) = found(CODE, dosed(amount))

    assert (help, {"amount": amount, "likely": likely}) == (finding.help, dict(finding.data))
    assert repr(amount) in finding.message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("components:\n  - name: alphin\n    unit: stones\n    amount: 5\n", 4),
        ("components:\n  - name: alphin\n    unit: ng/mL\n", 3),
        ("stages:\n  - name: one\n    components:\n      - name: alphin\n        amount: 1,5 nM\n", 5),
    ],
)
def test_the_place_is_the_amount_or_the_unit(text: str, line: int) -> None:
    """Where it is to be mended."""
    (finding,) = found(CODE, written(text))

    assert finding.location.span is not None
    assert line == finding.location.span.line
