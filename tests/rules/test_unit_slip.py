"""CF403 on invented factors."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, severities

CODE = "CF403"


def dosed(*components: tuple[str, str], **target: str) -> dict[str, object]:
    """Return a mix of *components*, each a name and an amount."""
    return {"components": [{"name": name, "amount": amount} for name, amount in components], "target": target}


@pytest.mark.parametrize(
    ("name", "amount", "likely", "message"),
    [
        ("alphin", "20 µg/mL", "20 ng/mL", "alphin at 20 µg/mL is 200 times above its documented 1-100 ng/mL: a slip by 10^3"),
        ("alphin", "20 pg/mL", "20 ng/mL", "alphin at 20 pg/mL is 50 times below its documented 1-100 ng/mL: a slip by 10^3"),
        ("alphin", "20 mg/mL", "20 ng/mL", "alphin at 20 mg/mL is 200000 times above its documented 1-100 ng/mL: a slip by 10^6"),
        ("omegin", "3 mM", "3 nM", "omegin at 3 mM is 600000 times above its documented 0.5-5 nM: a slip by 10^6"),
        ("chisalt", "50 mM", "50 µM", "chisalt at 50 mM is 500 times above its documented 10-100 µM: a slip by 10^3"),
        ("iotin", "200 kU/mL", "0.2 kU/mL", "iotin at 200 kU/mL is 200 times above its documented 10-1000 U/mL: a slip by 10^3"),
        ("rhovin", "90 ng/L", "90 ng/mL", "rhovin at 90 ng/L is 11 times below its documented 1-1000 ng/mL: a slip by 10^3"),
        ("rhovin", "2 ng/L", "2 ng/mL", "rhovin at 2 ng/L is 500 times below its documented 1-1000 ng/mL: a slip by 10^3"),
        ("rhovin", "150 ng/L", "150 ng/mL", "rhovin at 150 ng/L is 6.7 times below its documented 1-1000 ng/mL: a slip by 10^3"),
    ],
)
def test_a_slip_is_an_error_that_names_the_likely_amount(name: str, amount: str, likely: str, message: str) -> None:
    """As a question, in the unit that fits."""
    (finding,) = found(CODE, dosed((name, amount)))

    assert ("error", message) == (finding.severity.value, finding.message)
    assert f"did you mean {likely}? look it up" == finding.help
    assert (likely, (name,)) == (finding.data["likely"], finding.factors)


@pytest.mark.parametrize(
    ("mix", "doubt"),
    [
        (dosed(("alphin", "0.1 mg/mL")), "or the concentration of the stock"),
        (dosed(("alphin", "20 ng/µL")), "or the concentration of the stock"),
        (dosed(("alphin", "1 µM")), "if molar mass and range are those of your material"),
        (dosed(("alphin", "20 µg/mL"), use="injection"), "in cultures of bark, if that holds for this use"),
        (
            dosed(("alphin", "20 µg/mL"), ("betakin", "200 µg/mL"), ("omegin", "2 µM")),
            "as 3 amounts of this mix are; a concentrate?",
        ),
    ],
)
def test_doubt_makes_it_a_warning_that_says_why(mix: dict[str, object], doubt: str) -> None:
    """A stock, a concentrate, a converted range, a range of another use."""
    findings = found(CODE, mix)

    assert {"warning"} == {finding.severity.value for finding in findings}
    assert all(finding.message.endswith(doubt) for finding in findings)


def test_a_range_of_the_very_use_is_no_doubt() -> None:
    """A balm a thousandfold too strong."""
    mix = dosed(("alphin", "20 mg/mL"), use="topical")

    assert ["error"] == severities(CODE, mix)
    assert "did you mean 20 µg/mL? look it up" == found(CODE, mix)[0].help


def test_two_slips_are_no_concentrate() -> None:
    """Nor are three that go different ways."""
    two = (("alphin", "20 µg/mL"), ("betakin", "200 µg/mL"))

    assert ["error", "error"] == severities(CODE, dosed(*two))
    assert ["error"] * 3 == severities(CODE, dosed(*two, ("omegin", "3 pM")))


def test_stages_are_counted_apart() -> None:
    """A concentrate is one vessel."""
    slips = [
        {"name": name, "amount": amount}
        for name, amount in (("alphin", "20 µg/mL"), ("betakin", "200 µg/mL"), ("omegin", "2 µM"))
    ]
    mix = {"stages": [{"name": "one", "components": slips[:2]}, {"name": "two", "components": slips[2:]}]}

    assert [("one", "error"), ("one", "error"), ("two", "error")] == [(f.stage, f.severity.value) for f in found(CODE, mix)]


def test_the_usual_amounts_are_let_pass() -> None:
    """Beside each other and beside what has no range."""
    assert [] == found(CODE, dosed(("alphin", "20 ng/mL"), ("betakin", "100 ng/mL"), ("chisalt", "50 µM"), ("upsil", "1 mg/mL")))
