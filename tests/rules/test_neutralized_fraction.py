"""CF404 on invented factors: gammatrap of 50 kDa holds alphin of 20 kDa with 1 nM, deltor betakin with a constant nobody told."""

from __future__ import annotations

import pytest

from tests.toy_catalog import found, written

CODE = "CF404"


def dosed(**amounts: str) -> list[object]:
    """Return a mix of these amounts."""
    return [{"name": name, "amount": amount} if amount else name for name, amount in amounts.items()]


@pytest.mark.parametrize(
    ("amounts", "message", "severity"),
    [
        (
            {"gammatrap": "500 ng/mL", "alphin": "20 ng/mL"},
            "at these amounts 90 % of alphin is bound by gammatrap (Kd 1 nM)",
            "error",
        ),
        (
            {"gammatrap": "5 ng/mL", "alphin": "100 ng/mL"},
            "at these amounts 2 % of alphin is bound by gammatrap (Kd 1 nM)",
            "warning",
        ),
        ({"gammatrap": "10 nM", "alphin": "1 nM"}, "at these amounts 90 % of alphin is bound by gammatrap (Kd 1 nM)", "error"),
        (
            {"deltor": "40 ng/mL", "betakin": "100 ng/mL"},
            "at these amounts at most 10 % of betakin is bound by deltor (from the amounts alone; no dissociation constant is on record)",
            "warning",
        ),
    ],
)
def test_the_share_is_a_note_beside_the_pair(amounts: dict[str, str], message: str, severity: str) -> None:
    """Which the pair tells too, and is softened by where the antagonist is in clear deficit."""
    (finding,) = found(CODE, dosed(**amounts))
    (pair,) = found("CF201", dosed(**amounts))

    assert ("note", message) == (finding.severity.value, finding.message)
    assert severity == pair.severity.value
    assert finding.data["bound"] == pair.data["neutralized"]
    assert set(amounts) == set(finding.factors) == set(finding.components)


def test_the_constants_are_carried_by_their_publications() -> None:
    """Where there are any."""
    with_constant, without = dosed(gammatrap="1 nM", alphin="1 nM"), dosed(deltor="40 ng/mL", betakin="100 ng/mL")

    assert ["page:https://example.org/1"] == [item.reference for item in found(CODE, with_constant)[0].evidence]
    assert () == found(CODE, without)[0].evidence


@pytest.mark.parametrize(
    "amounts",
    [
        {"gammatrap": "", "alphin": "20 ng/mL"},
        {"gammatrap": "500 ng/mL", "alphin": ""},
        {"gammatrap": "500 ng/mL", "alphin": "20 U/mL"},
        {"gammatrap": "500 ng/mL", "iotin": "20 U/mL"},
        {"deltor": "400 ng/mL", "betakin": "1 ng/mL"},
        {"muskin": "1 nM", "nuvin": "1 nM"},
        {"thetacept": "1 nM", "iotin": "1 nM"},
    ],
)
def test_what_cannot_be_computed_is_not_told(amounts: dict[str, str]) -> None:
    """An amount that is missing or of another kind, an interval from nothing to everything, what does not bind a ligand."""
    assert [] == found(CODE, dosed(**amounts))


def test_only_what_is_together_is_weighed() -> None:
    """And its place is the antagonist's."""
    apart = {"stages": [{"name": name, "components": dosed(**{name: "1 nM"})} for name in ("gammatrap", "alphin")]}
    text = "components:\n  - name: alphin\n    amount: 1 nM\n  - name: TrapMaster\n    amount: 1 nM\n"
    (finding,) = found(CODE, written(text))

    assert [] == found(CODE, apart)
    assert finding.location.span is not None
    assert (4, [2]) == (finding.location.span.line, [place.span.line for place in finding.related if place.span])


def test_an_intent_stays_an_intent() -> None:
    """A note is not made worse, and tells both."""
    mix = [{"name": "gammatrap", "amount": "5 ng/mL", "intent": "antagonize alphin"}, *dosed(alphin="100 ng/mL")]
    (pair,) = found("CF201", mix)

    assert "note" == pair.severity.value
    assert "a clear deficit of the antagonist, as intended" in pair.message
