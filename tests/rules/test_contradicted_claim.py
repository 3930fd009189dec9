"""CF602 on invented factors."""

from __future__ import annotations

import pytest

from tests.rules.claimed import claimed
from tests.toy_catalog import found

CODE = "CF602"


@pytest.mark.parametrize(
    ("name", "claim", "severity"),
    [
        ("alphin", "inhibits sprouting", "error"),
        ("sigmin", "prevents withering", "error"),
        ("gammatrap", "induces alphin", "error"),
        ("betakin", "promotes budding", "error"),
        ("deltor", "boosts betakin", "warning"),
    ],
)
def test_the_opposite_of_what_is_documented_is_an_error(name: str, claim: str, severity: str) -> None:
    """A warning where only a database row speaks."""
    (finding,) = found(CODE, claimed(name, claim))

    assert severity == finding.severity.value
    assert f"the claim '{claim}' of {name} is contradicted by what is documented" == finding.message
    assert {"refutes"} == {item.stance for item in finding.evidence}


@pytest.mark.parametrize(
    "mix",
    [
        claimed("upsil", "promotes withering"),
        claimed("muskin", "blocks nuvin"),
        {"components": ["alphin", "betakin"], "claims": ["promotes budding"]},
    ],
)
def test_evidence_on_both_sides_is_contested(mix: dict[str, object]) -> None:
    """A warning with the publications of both."""
    (finding,) = found(CODE, mix)

    assert "warning" == finding.severity.value
    assert "contested: publications stand on both sides" in finding.message
    assert {"supports", "refutes"} == {item.stance for item in finding.evidence}


@pytest.mark.parametrize(
    "mix",
    [
        claimed("alphin", "sprouting"),
        claimed("alphin", "safe sprouting"),
        claimed("betakin", "promotes budding", tissue="bark"),
        claimed("chisalt", "budding"),
    ],
)
def test_other_claims_are_let_pass(mix: dict[str, object]) -> None:
    """Carried, promised, contradicted in another tissue only, of nothing on record."""
    assert [] == found(CODE, mix)
