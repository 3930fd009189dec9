"""CF402 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found

CODE = "CF402"


def dosed(name: str, amount: str, **target: str) -> dict[str, object]:
    """Return a mix of one component at *amount*."""
    return {"components": [{"name": name, "amount": amount}], "target": target}


@pytest.mark.parametrize(
    ("name", "amount", "message"),
    [
        ("omegin", "60 nM", "omegin at 60 nM is 12 times above its documented 0.5-5 nM"),
        ("alphin", "0.1-2000 ng/mL", "alphin at 0.1-2000 ng/mL is 20 times above its documented 1-100 ng/mL"),
        ("iotin", "0.01 IU/mL", "iotin at 0.01 IU/mL is 1000 times below its documented 10-1000 U/mL"),
    ],
)
def test_an_amount_that_no_slip_explains_is_a_warning(name: str, amount: str, message: str) -> None:
    """With how far it lies outside, and of what range."""
    (finding,) = found(CODE, dosed(name, amount))

    assert ("warning", message) == (finding.severity.value, finding.message)
    assert {"source": "toy", "amount": amount} == {key: finding.data[key] for key in ("source", "amount")}


def test_a_range_of_cultures_is_a_note_elsewhere() -> None:
    """No range of that use is on record."""
    for use, severity in (("culture", "warning"), ("ex vivo", "warning"), ("injection", "note"), ("device", "note")):
        assert [severity] == [finding.severity.value for finding in found(CODE, dosed("omegin", "60 nM", use=use))]


def test_a_range_of_the_use_itself_is_a_warning() -> None:
    """Balms hold more."""
    assert [] == found(CODE, dosed("alphin", "20 µg/mL", use="topical"))
    (finding,) = found(CODE, dosed("alphin", "0.1-600 µg/mL", use="topical"))

    assert "warning" == finding.severity.value
    assert "1-50 µg/mL" in finding.message


def test_a_slip_is_left_to_the_rule_of_slips() -> None:
    """One departure, one finding."""
    assert [] == found(CODE, dosed("alphin", "20 µg/mL"))
    assert 1 == len(found("CF403", dosed("alphin", "20 µg/mL")))


def test_what_cannot_be_compared_is_let_pass() -> None:
    """No range, no factor, another kind of unit."""
    for name, amount in (("upsil", "5 mg/mL"), ("unheard", "5 mg/mL"), ("iotin", "5 mg/mL"), ("omegin", "5 %")):
        assert [] == found(CODE, dosed(name, amount))
