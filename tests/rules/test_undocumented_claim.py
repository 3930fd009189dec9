"""CF601 on invented factors."""

from __future__ import annotations

import pytest

from tests.rules.claimed import claimed
from tests.toy_catalog import checked, found, written

CODE = "CF601"


@pytest.mark.parametrize(
    ("name", "claim", "message"),
    [
        ("alphin", "prevents rusting", "nothing on record of alphin carries the claim 'prevents rusting'"),
        ("alphin", "improves memory", "nothing on record of alphin carries the claim 'improves memory'"),
        (
            "alphin",
            "promotes sprouting, improves memory",
            "nothing on record of alphin carries the claim 'promotes sprouting, improves memory' (improves memory)",
        ),
        (
            "alphin",
            "promotes sprouting and prevents rusting",
            "nothing on record of alphin carries the claim 'promotes sprouting and prevents rusting' (rusting)",
        ),
        ("phibroth", "promotes budding", "nothing on record of phibroth carries the claim 'promotes budding'"),
        ("unheard", "promotes budding", "nothing on record of unheard carries the claim 'promotes budding'"),
        ("alphin", "blocks rhovin", "nothing on record of alphin carries the claim 'blocks rhovin'"),
    ],
)
def test_what_nothing_carries_is_an_error(name: str, claim: str, message: str) -> None:
    """It says which part."""
    (finding,) = found(CODE, claimed(name, claim))

    assert ("error", message) == (finding.severity.value, finding.message)
    assert "conflict" == checked(claimed("alphin", "prevents rusting")).verdict


@pytest.mark.parametrize("claim", ["safe", "promotes sprouting without side effects", "cures rusting", "guaranteed budding"])
def test_a_promise_is_an_error_whatever_else_is_carried(claim: str) -> None:
    """And nothing else is said of it; also of what the catalog is silent about."""
    for name in ("alphin", "chisalt", "unheard"):
        findings = [finding for finding in checked(claimed(name, claim)).findings if finding.code.startswith("CF6")]
        assert [(CODE, "error")] == [(finding.code, finding.severity.value) for finding in findings]
        assert "is a promise (" in findings[0].message


@pytest.mark.parametrize(
    ("mix", "part"),
    [
        (claimed("alphin", "promotes sprouting", tissue="stone"), "is documented elsewhere (moss), not for the target"),
        (claimed("betakin", "inhibits sprouting", tissue="stone"), "is documented only of something wider"),
    ],
)
def test_elsewhere_and_wider_are_warnings(mix: dict[str, object], part: str) -> None:
    """There is something on record."""
    (finding,) = found(CODE, mix)

    assert "warning" == finding.severity.value
    assert part in finding.message


@pytest.mark.parametrize(
    "mix", [claimed("alphin", "sprouting"), claimed("alphin", "vegan"), claimed("chisalt", "promotes budding"), ["alphin"]]
)
def test_what_is_carried_or_no_effect_or_of_no_protein_is_let_pass(mix: object) -> None:
    """Other rules speak of these."""
    assert isinstance(mix, (dict, list))
    assert [] == found(CODE, mix)


def test_a_neighbor_carries_nothing() -> None:
    """A claim belongs to its component."""
    mix = {"components": ["alphin", {"name": "iotin", "claims": ["promotes sprouting"]}]}

    assert [("iotin",)] == [finding.components for finding in found(CODE, mix)]
    assert [] == found(CODE, {"components": ["alphin", "iotin"], "claims": ["promotes sprouting"]})


def test_the_place_is_the_claim() -> None:
    """Of the mix too, which has no component."""
    text = "claims: [improves memory]\ncomponents:\n  - name: alphin\n    claims:\n      - sprouting\n      - boosts speed\n"
    findings = found(CODE, written(text))

    assert [(1, ()), (6, ("alphin",))] == [(f.location.span.line, f.components) for f in findings if f.location.span]
